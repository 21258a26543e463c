// A figure carries its data itself: it loads no file and nothing from the net, whoever wrote it.

import { messages } from './messages.js';

const isOwn = (address) => /^data:/i.test(address);

/** Where rows stand: what they say is text, until a mark makes an address of it, which the loader sees. */
const rows = new Set(['values', 'datasets']);

/** Throws when `spec` names an address under one of `keys`, as itself or as `{ value: … }`. */
export function refuseAddresses(spec, keys) {
  if (Array.isArray(spec)) for (const part of spec) refuseAddresses(part, keys);
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return;
  for (const [key, part] of Object.entries(spec)) {
    const address = keys.includes(key) ? (part?.value ?? part?.datum ?? part) : null;
    if (typeof address === 'string' && !isOwn(address)) throw new Error(messages.foreign(address));
    if (!rows.has(key)) refuseAddresses(part, keys);
  }
}

/** What Vega asks for addresses that it meets while it draws; `refuse` is told of those that are not the figure's own. */
export function ownLoader(refuse) {
  const own = (address) => {
    if (isOwn(address)) return address;
    const error = new Error(messages.foreign(address));
    refuse(error);
    throw error;
  };
  return {
    load: async (address) => (await fetch(own(address))).text(),
    sanitize: async (address, { context }) => {
      // a link is followed only when somebody clicks it
      if (context !== 'href') return { href: own(address) };
      if (!/^https?:/i.test(address)) throw new Error(messages.foreign(address));
      return { href: address, target: '_blank', rel: 'noopener noreferrer' };
    },
  };
}
