// How the words behind `from` are written in other kernels.

import { messages } from './messages.js';

/** What is loaded for an import: `npm:name@version/path` is `name/path`, `tslab` a module of ours. */
export function canonical(specifier: string): string {
  if (specifier === 'tslab' || specifier === 'npm:tslab') return 'lectern/tslab';
  const npm = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/.exec(specifier);
  return npm ? `${npm[1]}${npm[2] ?? ''}` : specifier;
}

/** The package that a specifier names, without version and path. */
export function packageOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/@]+/.exec(canonical(specifier))?.[0] ?? specifier;
}

/** Why nothing can be loaded for an import, and what to write instead; null when something may be there. */
export function refusal(specifier: string): string | null {
  const jsr = /^jsr:\/?(@[^/@]+\/[^/@]+)(?:@[^/]*)?(\/.*)?$/.exec(specifier);
  if (jsr) return messages.jsr(jsr[1] ?? '', jsr[2] ?? '');
  if (/^https?:/.test(specifier)) return messages.fromTheWeb(specifier, packageInAddress(specifier));
  return null;
}

/** The npm package behind the address of a module server; null where none is named. */
function packageInAddress(address: string): string | null {
  const path =
    /^https?:\/\/(?:esm\.sh\/|unpkg\.com\/|cdn\.skypack\.dev\/|esm\.run\/|ga\.jspm\.io\/npm:|cdn\.jsdelivr\.net\/npm\/|deno\.land\/x\/npm:)(?:v\d+\/|stable\/)?(.*)$/.exec(
      address,
    )?.[1];
  return /^(?:@[\w.-]+\/)?[\w.-]+/.exec(path ?? '')?.[0] ?? null;
}
