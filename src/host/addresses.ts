// What a chart's specification may not ask for: files and addresses, which a picture would have to load.

import { messages } from './messages.js';

/** How the address of a picture begins that needs no loading. */
export const pngStart = 'data:image/png;base64,';

/** Parts of a specification whose keys are the user's own words. */
const free = new Set(['values', 'datasets', 'usermeta']);

/**
 * Nothing, when all that a Vega-Lite specification needs stands in it. Addresses that come out of rows are seen only when it is drawn.
 * @throws {RangeError} when data, or a picture, would have to be loaded
 * @example refuseAddresses({ data: { values: [1, 2] }, mark: 'point' })
 */
export function refuseAddresses(spec: object): void {
  look(spec, 'spec', '');
}

function look(part: unknown, where: string, key: string): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    const place = Array.isArray(part) ? `${where}[${name}]` : `${where}.${name}`;
    if (name === 'url' && key === 'data') throw new RangeError(messages.dataAddress(place, value));
    if (name === 'url') picture(value, place);
    else if (!free.has(name)) look(value, place, Array.isArray(part) ? key : name);
  }
}

/** An address, or the `{ value }` or `{ field }` of an encoding. */
function picture(value: unknown, where: string): void {
  if (typeof value === 'string') refuseAddress(value, where);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    if (name === 'value') picture(part, `${where}.value`);
    if (name === 'condition') for (const one of [part].flat()) picture(one, `${where}.condition`);
  }
}

/** @throws {RangeError} when the address of a picture is no PNG that stands in it */
export function refuseAddress(address: unknown, where: string): void {
  if (typeof address !== 'string' || !address.startsWith(pngStart))
    throw new RangeError(messages.address(where, address));
}
