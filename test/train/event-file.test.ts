// Event files, byte by byte, read by the rules of the format: TFRecord's framing, protocol buffers, TensorFlow's event.proto and
// summary.proto.

import { describe, expect, test } from 'vitest';
import { maskedChecksum, summaryRecord, versionRecord } from '../../src/train/callbacks/event-file.js';

type Field = [number: number, value: number | Uint8Array];

/** The fields of a message; of kind 0 (varint), 1 (float64), 2 (bytes) and 5 (float32). */
function fields(message: Uint8Array): Field[] {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const found: Field[] = [];
  let at = 0;
  const varint = () => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = message[at++]!;
      value += (byte & 127) * factor;
      factor *= 128;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const [number, kind] = [key >> 3, key & 7];
    if (kind === 0) found.push([number, varint()]);
    else if (kind === 2) {
      const length = varint();
      found.push([number, message.subarray(at, (at += length))]);
    } else if (kind === 1) found.push([number, view.getFloat64((at += 8) - 8, true)]);
    else if (kind === 5) found.push([number, view.getFloat32((at += 4) - 4, true)]);
    else throw new Error(`kind ${kind}`);
  }
  return found;
}

const bytes = (value: unknown) => value as Uint8Array;
const text = (value: unknown) => new TextDecoder().decode(bytes(value));
const doubles = (value: unknown) => {
  const { buffer, byteOffset, byteLength } = bytes(value);
  return [...new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength))];
};

/** The message of the only record, whose frame is right. */
function message(record: Uint8Array): Uint8Array {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const length = Number(view.getBigUint64(0, true));
  expect(record.length).toBe(12 + length + 4);
  expect(view.getUint32(8, true)).toBe(maskedChecksum(record.subarray(0, 8)));
  const content = record.subarray(12, 12 + length);
  expect(view.getUint32(12 + length, true)).toBe(maskedChecksum(content));
  return content;
}

/** Least, largest, count, sum, sum of squares, limits and counts of the only histogram in a record. */
function histogram(values: number[], bins?: number) {
  const entry = { tag: 'w', histogram: bins === undefined ? { values } : { values, bins } };
  const summary = fields(message(summaryRecord(1, 0, [entry]))).find(([number]) => number === 5)![1];
  const [tag, histo] = fields(bytes(fields(bytes(summary))[0]![1]));
  expect([tag![0], text(tag![1]), histo![0]]).toEqual([1, 'w', 5]);
  const found = fields(bytes(histo![1]));
  expect(found.map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const [min, max, count, sum, squares, limits, counts] = found.map(([, value]) => value);
  return { moments: [min, max, count, sum, squares], limits: doubles(limits), counts: doubles(counts) };
}

describe('records', () => {
  test('begin with the version of the format', () => {
    const [time, version] = fields(message(versionRecord(1.5)));
    expect(time).toEqual([1, 1.5]);
    expect([version![0], text(version![1])]).toEqual([3, 'brain.Event:2']);
  });

  test.each([0, 1, 127, 128, 300, 16384, 2 ** 35])('have the time, step %d and numbers with names', (step) => {
    const record = summaryRecord(1.7e9 + 0.25, step, [
      { tag: 'loss', value: 0.1 },
      { tag: 'x'.repeat(200), value: -2 }, // longer than one digit of base 128
    ]);
    const [time, steps, summary] = fields(message(record));
    expect([time, steps]).toEqual([
      [1, 1.7e9 + 0.25],
      [2, step],
    ]);
    const values = fields(bytes(summary![1])).map(([number, value]) => [number, ...fields(bytes(value))] as const);
    expect(values.map(([number, tag, value]) => [number, tag![0], text(tag![1]), value])).toEqual([
      [1, 1, 'loss', [2, Math.fround(0.1)]],
      [1, 1, 'x'.repeat(200), [2, -2]],
    ]);
  });
});

describe('histograms', () => {
  test('have equally wide bins, closed on the left, the last one on both sides', () => {
    expect(histogram([0, 1, 2, 3, 4, 4.5, 10], 5)).toEqual({
      moments: [0, 10, 7, 24.5, 150.25],
      limits: [2, 4, 6, 8, 10],
      counts: [2, 2, 2, 0, 1],
    });
  });
  test('of negative values', () => {
    expect(histogram([-4, -1, -3, -2], 3)).toEqual({
      moments: [-4, -1, 4, -10, 30],
      limits: [-3, -2, -1],
      counts: [1, 1, 2],
    });
  });
  test('of equal values count them all in the first bin, of width 1', () => {
    expect(histogram([2, 2], 3)).toEqual({ moments: [2, 2, 2, 4, 8], limits: [3, 4, 5], counts: [2, 0, 0] });
  });
  test('have 30 bins where none are asked for', () => {
    const { limits, counts } = histogram(Array.from({ length: 61 }, (_, i) => i));
    expect(limits).toEqual(Array.from({ length: 30 }, (_, i) => 2 * (i + 1)));
    expect(counts).toEqual([...Array(29).fill(2), 3]);
  });
});
