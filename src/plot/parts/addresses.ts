// What a figure may not ask for: files and addresses. The rasteriser would read the disk, and a page the network.

import { messages } from '../messages.js';

/** Keys under which the formats expect an address. */
const keys = new Set(['url', 'source', 'geojson', 'topojson', 'topojsonURL', 'mapStyle', 'style']);
const picture = /^data:image\/(png|jpeg);base64,/;
const elsewhere = /^\s*((https?|file|ftp|blob|wss?):|\/\/)/i;

/**
 * Refuses figures that would load something.
 * @param pictures whether the figure has pictures whose addresses stand in its rows, where no text may be one then
 * @throws {RangeError} when there is such an address
 */
export function refuseAddresses(op: string, figure: unknown, pictures = false, key = ''): void {
  if (typeof figure === 'string') {
    const isAddress = keys.has(key) && (key !== 'style' || elsewhere.test(figure));
    if (isAddress ? !picture.test(figure) : pictures && key !== '$schema' && elsewhere.test(figure))
      throw new RangeError(messages.address(op, key, figure));
  }
  if (typeof figure !== 'object' || figure === null || ArrayBuffer.isView(figure)) return;
  for (const [name, part] of Object.entries(figure)) {
    const under = Array.isArray(figure) || (keys.has(key) && ['value', 'condition'].includes(name)) ? key : name;
    refuseAddresses(op, part, pictures, under);
  }
}
