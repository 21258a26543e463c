// Pixels as a PNG file, with the same bytes everywhere: Node's own compression differs from version to version.

import { load } from '../../host/packages.js';

interface Fflate {
  zlibSync(bytes: Uint8Array, options: { level: 9 }): Uint8Array;
}

/** The file of a picture whose pixels are red, green, blue and opacity, row by row. */
export function pngOf(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const { zlibSync } = load('fflate') as Fflate;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 6], 8); // eight bits each, four channels
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const data = zlibSync(filtered(width, height, pixels), { level: 9 });
  return joined([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array(0))]);
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

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(type, (c) => c.charCodeAt(0)), data]);
  const ends = new Uint8Array(8);
  const view = new DataView(ends.buffer);
  view.setUint32(0, data.length);
  view.setUint32(4, checksum(named));
  return joined([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** CRC-32, as the PNG specification has it, bit by bit: pictures are small. */
function checksum(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
