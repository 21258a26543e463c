import { expect, test } from 'vitest';
import { tanh as tanhOfFloats } from '../../../src/engine/kernels/elementary.js';
import { tanh } from '../../../src/math/elementary.js';

/** Every 9973rd positive float32, infinity, and the values around which the kernel changes its formula. */
function samples(): Float32Array {
  const bits: number[] = [];
  for (let i = 0; i <= 0x7f800000; i += 9973) bits.push(i);
  const around = [0.625, 9, 9.02, 20].map((x) => new Uint32Array(Float32Array.of(x).buffer)[0]!);
  bits.push(0x7f800000, ...around.flatMap((x) => [x - 1, x, x + 1]));
  return new Float32Array(Uint32Array.from(bits).buffer);
}

test('tanh is within 1.4 ulp of the exact value, and odd', () => {
  const x = samples();
  const y = tanhOfFloats(x);
  const ulp = new Float32Array(1);
  const bits = new Uint32Array(ulp.buffer);
  let worst = 0;
  for (let i = 1; i < x.length; i++) {
    const exact = tanh(x[i]!);
    ulp[0] = exact;
    const rounded = ulp[0]!;
    bits[0]! += 1;
    worst = Math.max(worst, Math.abs(y[i]! - exact) / (ulp[0]! - rounded));
  }
  expect(worst).toBeLessThan(1.4); // 1.3112 over all float32, at 0.63003
  expect(tanhOfFloats(x.map((v) => -v))).toEqual(y.map((v) => -v));
});

test('special values', () => {
  const x = Float32Array.of(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 9.02, -1e30, 1e-45);
  expect([...tanhOfFloats(x)]).toEqual([0, -0, Number.NaN, 1, -1, 1, -1, Math.fround(1e-45)]);
});

test('a number has the same bits wherever it stands', () => {
  const x = Float32Array.from({ length: 23 }, (_, i) => 0.37 * (i - 9));
  const alone = [...x].map((v) => tanhOfFloats(Float32Array.of(v))[0]!);
  expect([...tanhOfFloats(x)]).toEqual(alone);
});
