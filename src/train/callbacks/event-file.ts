// TensorBoard's event files: records of a length, a checksum, a message in protocol-buffer format, and its checksum
// (tensorflow/core/util/event.proto, framework/summary.proto, lib/io/record_writer).

/** A field of a message: its number and its content. */
type Field = Uint8Array;

/** Base 128, the low digits first. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const kinds = { varint: 0, double: 1, bytes: 2, float: 5 };
const key = (number: number, kind: keyof typeof kinds): number[] => varint(number * 8 + kinds[kind]);

const whole = (number: number, value: number): Field => Uint8Array.from([...key(number, 'varint'), ...varint(value)]);

function double(number: number, value: number): Field {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value, true);
  return joined([Uint8Array.from(key(number, 'double')), new Uint8Array(bytes.buffer)]);
}

function float(number: number, value: number): Field {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setFloat32(0, value, true);
  return joined([Uint8Array.from(key(number, 'float')), new Uint8Array(bytes.buffer)]);
}

const bytes = (number: number, content: Uint8Array): Field =>
  joined([Uint8Array.from([...key(number, 'bytes'), ...varint(content.length)]), content]);

const text = (number: number, content: string): Field => bytes(number, new TextEncoder().encode(content));

function doubles(number: number, values: readonly number[]): Field {
  const packed = new DataView(new ArrayBuffer(8 * values.length));
  for (const [i, value] of values.entries()) packed.setFloat64(8 * i, value, true);
  return bytes(number, new Uint8Array(packed.buffer));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** Counts of values between limits. */
export interface Histogram {
  values: ArrayLike<number>;
  bins?: number;
}

/** One number, or the distribution of many, under a name. */
export type Summary = { tag: string; value: number } | { tag: string; histogram: Histogram };

function summary(entry: Summary): Field {
  const value = 'value' in entry ? float(2, entry.value) : bytes(5, distribution(entry.histogram));
  return bytes(1, joined([text(1, entry.tag), value]));
}

/** Equally wide bins from the least to the largest value. */
function distribution({ values, bins = 30 }: Histogram): Uint8Array {
  let [min, max, sum, squares] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    squares += value * value;
  }
  const width = max > min ? (max - min) / bins : 1;
  const counts = Array<number>(bins).fill(0);
  for (let i = 0; i < values.length; i++) counts[Math.min(bins - 1, Math.floor((values[i]! - min) / width))]! += 1;
  const limits = counts.map((_, i) => min + (i + 1) * width);
  const moments = [min, max, values.length, sum, squares].map((value, i) => double(i + 1, value));
  return joined([...moments, doubles(6, limits), doubles(7, counts)]);
}

/**
 * A record with numbers at one step.
 * @param seconds when, since 1970
 */
export function summaryRecord(seconds: number, step: number, entries: readonly Summary[]): Uint8Array {
  return record(joined([double(1, seconds), whole(2, step), bytes(5, joined(entries.map(summary)))]));
}

/** The record with which a file begins. */
export const versionRecord = (seconds: number): Uint8Array =>
  record(joined([double(1, seconds), text(3, 'brain.Event:2')]));

function record(message: Uint8Array): Uint8Array {
  const head = new DataView(new ArrayBuffer(12));
  head.setUint32(0, message.length, true); // of a length in 64 bits
  head.setUint32(8, maskedChecksum(new Uint8Array(head.buffer, 0, 8)), true);
  const tail = new DataView(new ArrayBuffer(4));
  tail.setUint32(0, maskedChecksum(message), true);
  return joined([new Uint8Array(head.buffer), message, new Uint8Array(tail.buffer)]);
}

/** CRC-32C (Castagnoli), turned and moved as TensorFlow's records have it. */
export function maskedChecksum(content: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of content) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});
