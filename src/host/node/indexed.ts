// A picture in few colours: each pixel is a place in a palette, which takes a quarter of the bytes where thin lines cross.

import { pngFile, unfiltered } from '../png.js';
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
  const rows = zlibSync(unfiltered(places, width, height));
  return pngFile(width, height, 'indexed', rows, Uint8Array.from(palette.flatMap((color) => color.slice(0, 3))));
}
