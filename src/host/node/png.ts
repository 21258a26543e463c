// Pixels as a PNG file: the same pixels give the same bytes.

import { pngFile, unfiltered } from '../png.js';
import { require } from './require.js';

/** A PNG of three bytes a pixel, red, green and blue, row by row. */
export function pngOf(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const { zlibSync } = require('fflate') as { zlibSync(bytes: Uint8Array): Uint8Array };
  return pngFile(width, height, 'rgb', zlibSync(unfiltered(rgb, 3 * width, height)));
}

/** Width and height of a PNG: the second and the third number of its first chunk; 0 when it has none. */
export function pngSize(png: Uint8Array): [width: number, height: number] {
  const head = Buffer.from(png.subarray(0, 24));
  return head.length < 24 ? [0, 0] : [head.readUInt32BE(16), head.readUInt32BE(20)];
}
