// Pixels as a PNG file: the same pixels give the same bytes.

import { require } from './require.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of three bytes a pixel, red, green and blue, row by row. */
export function pngOf(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const { zlibSync } = require('fflate') as { zlibSync(bytes: Uint8Array): Uint8Array };
  const line = 3 * width;
  const rows = new Uint8Array(height * (line + 1)); // each row begins with a 0: its bytes stand as they are
  for (let y = 0; y < height; y++) rows.set(rgb.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // bits, and three colours
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Width and height of a PNG: the second and the third number of its first chunk; 0 when it has none. */
export function pngSize(png: Uint8Array): [width: number, height: number] {
  const head = Buffer.from(png.subarray(0, 24));
  return head.length < 24 ? [0, 0] : [head.readUInt32BE(16), head.readUInt32BE(20)];
}

function chunk(name: string, content: Uint8Array): Buffer {
  const all = Buffer.alloc(12 + content.length);
  all.writeUInt32BE(content.length, 0);
  all.write(name, 4, 'latin1');
  all.set(content, 8);
  all.writeUInt32BE(cyclicSum(all.subarray(4, -4)), 8 + content.length);
  return all;
}

/** The cyclic redundancy check that ends a chunk, bit by bit (PNG specification, annex D). */
function cyclicSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
