// Sorting along a dimension, by the digits of the numbers' bits: nothing is compared.

import { messages, ShapeError } from '../messages.js';
import type { TypedArray } from './dtype.js';
import { choose, map } from './elementwise.js';
import { gatherAlong } from './gather.js';
import { type Lanes, lanes, resized } from './lanes.js';
import { NDArray } from './ndarray.js';
import { extreme } from './reductions.js';
import { part } from './slices.js';

/** Lanes up to this length have fewer elements than a digit has values to look through. */
const short = 64;

/** The places of the elements along `dim` in order; equal ones keep theirs, NaN counts as the largest. */
export function order(a: NDArray, dim: number, descending: boolean): NDArray {
  const along = lanes(a.shape, dim);
  const words = wordsOf(a.data, descending);
  const out = new Int32Array(a.size);
  const [pairs, spare] = [pairsOf(along.size), pairsOf(along.size)];
  eachLane(along, (start) => {
    for (let i = 0; i < along.size; i++) pairs.places[i] = i;
    const { places } = sorted(words, start, along.inner, pairs, spare);
    for (let i = 0, at = start; i < along.size; i++, at += along.inner) out[at] = places[i]!;
  });
  return NDArray.of(out, a.shape);
}

/** The first `count` places of the elements along `dim` in order. */
export function firsts(a: NDArray, dim: number, count: number, descending: boolean): NDArray {
  const along = lanes(a.shape, dim);
  if (along.size <= short) return part(order(a, dim, descending), dim, 0, count, 1);
  const words = wordsOf(a.data, descending);
  const out = new Int32Array(along.outer * count * along.inner);
  const [found, rest] = [new Int32Array(count), new Int32Array(along.size)];
  const [pairs, spare] = [pairsOf(count), pairsOf(count)];
  eachLane(along, (start, lane) => {
    select(words, start, along.inner, found, rest);
    pairs.places.set(found.sort());
    const { places } = sorted(words, start, along.inner, pairs, spare);
    const first = Math.floor(lane / along.inner) * count * along.inner + (lane % along.inner);
    for (let i = 0; i < count; i++) out[first + i * along.inner] = places[i]!;
  });
  return NDArray.of(out, resized(a.shape, dim, count));
}

/** The place along `dim`, which keeps size 1, of the element that `rank` others come before in order. */
export function ranked(op: string, a: NDArray, dim: number, rank: number): NDArray {
  const along = lanes(a.shape, dim);
  if (along.size === 0) throw new ShapeError(messages.emptyDim(op, a.shape, dim));
  if (along.size <= short) return part(order(a, dim, false), dim, rank, 1, 1);
  const words = wordsOf(a.data, false);
  const out = new Int32Array(along.outer * along.inner);
  const [found, rest] = [new Int32Array(rank + 1), new Int32Array(along.size)];
  eachLane(along, (start, lane) => {
    select(words, start, along.inner, found, rest);
    out[lane] = found[rank]!;
  });
  return NDArray.of(out, resized(a.shape, dim, 1));
}

/** The place along `dim`, which keeps size 1, of the middle element in order, the lower of two; of a NaN, when there is one. */
export function middle(op: string, a: NDArray, dim: number): NDArray {
  const found = ranked(op, a, dim, ((a.shape[dim] ?? 1) - 1) >> 1);
  const last = extreme(op, a, dim, true); // NaN, when there is one
  return choose(
    map(gatherAlong(a, last, dim), 'bool', (x) => Number(Number.isNaN(x))),
    last,
    found,
  );
}

/** Calls `visit` with the place of the first element of each lane, and the lane's number. */
function eachLane({ outer, size, inner }: Lanes, visit: (start: number, lane: number) => void): void {
  for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) visit(o * size * inner + i, o * inner + i);
}

/** Whole numbers in the order of the elements, as words of 32 bits, the lowest first; NaN is the largest, −0 equals 0. */
function wordsOf(data: TypedArray, descending: boolean): Uint32Array[] {
  const floats = data instanceof Float32Array || data instanceof Float64Array;
  const count = data instanceof Float64Array ? 2 : 1;
  const bits = floats ? new Int32Array(data.buffer, data.byteOffset, count * data.length) : data;
  const words = Array.from({ length: count }, () => new Uint32Array(data.length));
  const [low, high] = [words[0]!, words[count - 1]!];
  const flip = descending ? -1 : 0;
  for (let i = 0; i < data.length; i++) {
    const x = data[i]!;
    const top = Number.isNaN(x) ? 0x7fffffff : x === 0 ? 0 : bits[count * i + count - 1]!;
    const negative = floats ? top >> 31 : 0; // of these a larger size means a smaller number
    if (count === 2) low[i] = (Number.isNaN(x) ? 0 : bits[2 * i]!) ^ negative ^ flip;
    high[i] = top ^ (negative | 0x80000000) ^ flip;
  }
  return words;
}

/** Places, and the word by which they are sorted. */
interface Pairs {
  places: Int32Array;
  keys: Uint32Array;
}

const pairsOf = (size: number): Pairs => ({ places: new Int32Array(size), keys: new Uint32Array(size) });

/** The places of `pairs` sorted by their words; in `pairs` or in `spare`. */
function sorted(words: readonly Uint32Array[], start: number, step: number, pairs: Pairs, spare: Pairs): Pairs {
  let [from, to] = [pairs, spare];
  for (const word of words) {
    const { places, keys } = from;
    for (let i = 0; i < places.length; i++) keys[i] = word[start + places[i]! * step]!;
    if (places.length <= short) insert(from);
    else for (let shift = 0; shift < 32; shift += 8) if (distribute(from, to, shift)) [from, to] = [to, from];
  }
  return from;
}

/** Sorts few pairs by their keys. */
function insert({ places, keys }: Pairs): void {
  for (let i = 1; i < keys.length; i++) {
    const [key, place] = [keys[i]!, places[i]!];
    let at = i;
    for (; at > 0 && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
      places[at] = places[at - 1]!;
    }
    keys[at] = key;
    places[at] = place;
  }
}

const counts = new Uint32Array(256);

/** Copies pairs to where 8 bits of their keys belong; false when these are the same in all. */
function distribute(from: Pairs, to: Pairs, shift: number): boolean {
  const { places, keys } = from;
  counts.fill(0);
  for (let i = 0; i < keys.length; i++) counts[(keys[i]! >>> shift) & 255]! += 1;
  if (counts[(keys[0]! >>> shift) & 255] === keys.length) return false;
  for (let digit = 0, sum = 0; digit < 256; digit++) {
    sum += counts[digit]!;
    counts[digit] = sum - counts[digit]!;
  }
  for (let i = 0; i < keys.length; i++) {
    const at = counts[(keys[i]! >>> shift) & 255]!++;
    to.keys[at] = keys[i]!;
    to.places[at] = places[i]!;
  }
  return true;
}

/** Fills `found` with the places that come first in a lane of the length of `rest`, the last of them at the end. */
function select(words: readonly Uint32Array[], start: number, step: number, found: Int32Array, rest: Int32Array): void {
  let [sure, left] = [0, rest.length];
  for (let i = 0; i < left; i++) rest[i] = i;
  for (let digit = 4 * words.length - 1; digit >= 0 && left > 1; digit--) {
    const word = words[digit >> 2]!;
    const shift = 8 * (digit & 3);
    counts.fill(0);
    for (let i = 0; i < left; i++) counts[(word[start + rest[i]! * step]! >>> shift) & 255]! += 1;
    let [value, below] = [0, sure];
    while (below + counts[value]! < found.length) below += counts[value++]!;
    let kept = 0;
    for (let i = 0; i < left; i++) {
      const place = rest[i]!;
      const own = (word[start + place * step]! >>> shift) & 255;
      if (own < value) found[sure++] = place;
      else if (own === value) rest[kept++] = place;
    }
    left = kept;
  }
  for (let i = 0; sure < found.length; i++) found[sure++] = rest[i]!; // equal ones
}
