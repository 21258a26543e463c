// Pixels as a PNG file, with the same bytes everywhere: Node's own compression differs from version to version.

import { load } from '../../host/packages.js';
import { pngFile } from '../../host/png.js';

interface Fflate {
  zlibSync(bytes: Uint8Array, options: { level: 9 }): Uint8Array;
}

/** The file of a picture whose pixels are red, green, blue and opacity, row by row. */
export function pngOf(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const { zlibSync } = load('fflate') as Fflate;
  return pngFile(width, height, 'rgba', zlibSync(filtered(width, height, pixels), { level: 9 }));
}

/** Each row as its difference from the row above it: where pixels are enlarged, most of these are zero. */
function filtered(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const length = 4 * width;
  const bytes = new Uint8Array(height * (length + 1));
  for (let row = 0; row < height; row++) {
    const [to, from] = [row * (length + 1), row * length];
    bytes[to] = 2;
    for (let i = 0; i < length; i++)
      bytes[to + 1 + i] = row === 0 ? pixels[i]! : pixels[from + i]! - pixels[from + i - length]!;
  }
  return bytes;
}
