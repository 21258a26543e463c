// The frame of a PNG file around rows that are compressed already.

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** What a pixel is, in bytes of its own, as the file calls it. */
const colours = { rgb: 2, indexed: 3, rgba: 6 } as const;

/**
 * The file of a picture.
 * @param rows each with the byte of its filter before it, compressed by zlib
 * @param palette red, green and blue of each colour, where pixels are places in it
 */
export function pngFile(
  width: number,
  height: number,
  kind: keyof typeof colours,
  rows: Uint8Array,
  palette?: Uint8Array,
): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, colours[kind]], 8); // eight bits each
  const colors = palette ? [chunk('PLTE', palette)] : [];
  return joined([signature, chunk('IHDR', header), ...colors, chunk('IDAT', rows), chunk('IEND', new Uint8Array(0))]);
}

/** Rows of so many bytes as a file has them: each begins with a 0, which says that its bytes stand as they are. */
export function unfiltered(bytes: Uint8Array, length: number, rows: number): Uint8Array {
  const all = new Uint8Array(rows * (length + 1));
  for (let y = 0; y < rows; y++) all.set(bytes.subarray(y * length, (y + 1) * length), y * (length + 1) + 1);
  return all;
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
