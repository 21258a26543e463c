// The median of an array.

import type { TypedArray } from './dtype.js';

const half = 1 << 16;

/** The middle one of all numbers in order, the lower of two; NaN when one is NaN, or there is none. */
export function median(values: TypedArray): number {
  if (values.length === 0) return Number.NaN;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return Number.NaN;
  const rank = (values.length - 1) >> 1;
  return values instanceof Float32Array && values.length > half ? select(values, rank) : values.slice().sort()[rank]!;
}

/** The number of a rank, by counting: how many numbers share their upper 16 bits, then their lower 16. */
function select(values: Float32Array, rank: number): number {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  const counts = new Int32Array(half);
  for (let i = 0; i < bits.length; i++) counts[ordered(bits[i]!) >>> 16]! += 1;
  const [upper, below] = find(counts, rank);
  counts.fill(0);
  for (let i = 0; i < bits.length; i++) {
    const key = ordered(bits[i]!);
    if (key >>> 16 === upper) counts[key & 0xffff]! += 1;
  }
  const [lower] = find(counts, rank - below);
  const key = (upper << 16) | lower;
  return new Float32Array(Int32Array.of(key < 0 ? key ^ 0x80000000 : ~key).buffer)[0]!;
}

/** The bits of a float32 as a whole number in the same order as the numbers, when its sign is not looked at. */
function ordered(bits: number): number {
  return bits < 0 ? ~bits : bits | 0x80000000;
}

/** Where the running sum passes `rank`, and the sum before that. */
function find(counts: Int32Array, rank: number): [index: number, before: number] {
  let [index, before] = [0, 0];
  while (before + counts[index]! <= rank) before += counts[index++]!;
  return [index, before];
}
