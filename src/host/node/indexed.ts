// A picture in few colours: each pixel is a place in a palette, which takes a quarter of the bytes where thin lines cross.

import { pngFile } from '../png.js';
import { require } from './require.js';

interface Gifenc {
  quantize(pixels: Uint8Array, colors: number, options: { format: string }): number[][];
  applyPalette(pixels: Uint8Array, palette: number[][], format: string): Uint8Array;
}
interface Fflate {
  zlibSync(bytes: Uint8Array): Uint8Array;
}

/** Colours that agree in their first four bits are one: that is five times as fast, and nobody sees it. */
const format = 'rgb444';

/** The PNG file of opaque pixels (red, green, blue and opacity of each) in at most so many colours. */
export function indexed(
  { pixels, width, height }: { pixels: Uint8Array; width: number; height: number },
  colors: number,
): Uint8Array {
  const { quantize, applyPalette } = require('gifenc') as Gifenc;
  const { zlibSync } = require('fflate') as Fflate;
  const own = new Uint8Array(pixels); // at the beginning of its memory, as the package wants it
  const palette = quantize(own, colors, { format });
  const places = applyPalette(own, palette, format);
  const rows = new Uint8Array(height * (width + 1)); // each row begins with a 0: its bytes stand as they are
  for (let y = 0; y < height; y++) rows.set(places.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return pngFile(
    width,
    height,
    'indexed',
    zlibSync(rows),
    Uint8Array.from(palette.flatMap((color) => color.slice(0, 3))),
  );
}
