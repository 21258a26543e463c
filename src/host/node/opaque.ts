// A PNG without transparency, on white: that of a page of paper is not taken apart then, which Node would do in its own way.

import { pixelsOf } from './raster.js';
import { require } from './require.js';

/** The address of the same picture as opaque PNG, of three bytes a pixel. */
export function opaque(url: string): string {
  const { pixels, width, height } = pixelsOf(pictureAlone(url), 1);
  const rows = new Uint8Array(height * (3 * width + 1)); // each row begins with a 0: its bytes stand as they are
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = 4 * (y * width + x);
      const white = 255 - pixels[from + 3]!; // colours are already multiplied by their opacity
      for (let c = 0; c < 3; c++) rows[y * (3 * width + 1) + 1 + 3 * x + c] = pixels[from + c]! + white;
    }
  const { zlibSync } = require('fflate') as { zlibSync(bytes: Uint8Array): Uint8Array };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // bits, and three colours
  const parts = [chunk('IHDR', header), chunk('IDAT', zlibSync(rows)), chunk('IEND', Buffer.alloc(0))];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return `data:image/png;base64,${Buffer.concat([signature, ...parts]).toString('base64')}`;
}

/** An SVG that shows the picture in its own size. */
function pictureAlone(url: string): string {
  const head = Buffer.from(url.slice(url.indexOf(',') + 1, url.indexOf(',') + 45), 'base64');
  const size = `width="${head.readUInt32BE(16)}" height="${head.readUInt32BE(20)}"`;
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return `<svg ${names} ${size}><image xlink:href="${url}" ${size} image-rendering="optimizeSpeed"/></svg>`;
}

/** The sum at its end stays empty: this file is read at once, by a reader that does not ask for it. */
function chunk(name: string, content: Uint8Array): Buffer {
  const all = Buffer.alloc(12 + content.length);
  all.writeUInt32BE(content.length, 0);
  all.write(name, 4, 'latin1');
  all.set(content, 8);
  return all;
}
