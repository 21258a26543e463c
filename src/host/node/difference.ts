// Where two pictures differ.

import { pixelsOnWhite } from './opaque.js';
import { pngOf } from './png.js';

/** How many pixels of two PNG files differ, and a picture: these in red, all else faded. Of two sizes the larger is shown. */
export function difference(before: Uint8Array, after: Uint8Array): { changed: number; png: Uint8Array } {
  const [a, b] = [pixelsOnWhite(before), pixelsOnWhite(after)];
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
  const rgb = new Uint8Array(3 * width * height);
  let changed = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [was, is] = [at(a, x, y), at(b, x, y)];
      const same = was !== null && is !== null && was.every((color, c) => color === is[c]);
      if (!same) changed++;
      rgb.set(same ? was.map((color) => 255 - (255 - color) / 4) : [220, 0, 0], 3 * (y * width + x));
    }
  return { changed, png: pngOf(rgb, width, height) };
}

function at({ rgb, width, height }: ReturnType<typeof pixelsOnWhite>, x: number, y: number): Uint8Array | null {
  return x < width && y < height ? rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3) : null;
}
