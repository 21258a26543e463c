// A TrueType font as WOFF2 (https://www.w3.org/TR/WOFF2/), its tables as they are.

import { brotliCompressSync, constants } from 'node:zlib';

/** The numbers that tables have in a WOFF2; the upper bits of two say that their contents were left as they are. */
const tags: { readonly [tag: string]: number } = {
  cmap: 0,
  head: 1,
  hhea: 2,
  hmtx: 3,
  maxp: 4,
  name: 5,
  'OS/2': 6,
  post: 7,
  glyf: 0xc0 | 10,
  loca: 0xc0 | 11,
};

/** A number in as many bytes as it needs, seven bits each. */
function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

/** @throws {Error} when the font has a table that a subset does not have */
export function woff2(font: Uint8Array): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, i) => {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    if (tags[tag] === undefined) throw new Error(`woff2: the font has a table ${tag}`);
    const start = view.getUint32(at + 8);
    return { tag, content: font.subarray(start, start + view.getUint32(at + 12)) };
  });
  const directory = tables.flatMap(({ tag, content }) => [tags[tag]!, ...base128(content.length)]);
  const contents = Buffer.concat(tables.map(({ content }) => content));
  const packed = brotliCompressSync(contents, {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT },
  });
  const size = 48 + directory.length + packed.length;
  const head = Buffer.alloc(48);
  head.write('wOF2', 0, 'latin1');
  head.writeUInt32BE(view.getUint32(0), 4);
  head.writeUInt32BE(Math.ceil(size / 4) * 4, 8);
  head.writeUInt16BE(tables.length, 12);
  head.writeUInt32BE(font.length, 16);
  head.writeUInt32BE(packed.length, 20);
  head.writeUInt16BE(1, 24);
  return Buffer.concat([head, Buffer.from(directory), packed, Buffer.alloc((4 - (size % 4)) % 4)]);
}
