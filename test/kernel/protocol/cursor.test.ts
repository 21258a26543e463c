import { expect, test } from 'vitest';
import { toCodePoints, toUtf16 } from '../../../src/kernel/protocol/cursor.js';

test.each([
  ['abc', 2, 2],
  ['a😀b', 2, 3],
  ['😀😀', 2, 4],
  ['abc', 99, 3],
  ['', 0, 0],
])('in %j, %i code points are %i units', (code, points, units) => {
  expect(toUtf16(code, points)).toBe(units);
  if (points <= [...code].length) expect(toCodePoints(code, units)).toBe(points);
});
