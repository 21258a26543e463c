// Frames arrive in pieces of any size, and one that is too long is refused before it is there.

import { expect, test } from 'vitest';
import { FrameError, FrameReader, frame } from '../../src/grading/channel/frames.js';

const all = [frame(1, new Uint8Array()), frame(2, Uint8Array.of(7, 8, 9)), frame(3, new Uint8Array(1000).fill(5))];
const joined = Uint8Array.from(all.flatMap((one) => [...one]));

test.each([1, 2, 3, 5, 7, 100, 2000])('frames in pieces of %i bytes', (size) => {
  const reader = new FrameReader(1000);
  const found: [number, number[]][] = [];
  for (let at = 0; at < joined.length; at += size) {
    reader.add(joined.slice(at, at + size));
    for (let one = reader.next(); one; one = reader.next()) found.push([one.kind, [...one.content]]);
  }
  expect(found).toEqual([[1, []], [2, [7, 8, 9]], [3, Array(1000).fill(5)]]); // biome-ignore format: one line
  expect(reader.left).toBe(0);
});

test('a frame that is too long', () => {
  const reader = new FrameReader(999);
  reader.add(joined.slice(0, 5 + 8 + 4));
  expect(reader.next()!.kind).toBe(1);
  expect(reader.next()!.kind).toBe(2);
  expect(() => reader.next()).not.toThrow(); // its length is not whole yet
  reader.add(joined.slice(17, 18));
  expect(() => reader.next()).toThrow(FrameError);
});
