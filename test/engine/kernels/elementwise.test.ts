import { expect, test } from 'vitest';
import { NDArray } from '../../../src/engine/arrays/ndarray.js';
import { Tensor } from '../../../src/engine/index.js';
import { each, eachPair } from '../../../src/engine/kernels/elementwise.js';
import { type PrimitiveName, rules } from '../../../src/engine/ops.js';
import { exp, log, sigmoid, tanh } from '../../../src/math/elementary.js';
import { cos, sin } from '../../../src/math/trigonometric.js';
import { firstDifference } from '../first-difference.js';

const tanhOfFloats = (x: Float32Array) => each('tanh', x);

/** Every 9973rd positive float32, infinity, and the values around which the kernel changes its formula. */
function samples(): Float32Array {
  const bits: number[] = [];
  for (let i = 0; i <= 0x7f800000; i += 9973) bits.push(i);
  const around = [0.625, 9, 9.02, 20].map((x) => new Uint32Array(Float32Array.of(x).buffer)[0]!);
  bits.push(0x7f800000, ...around.flatMap((x) => [x - 1, x, x + 1]));
  return new Float32Array(Uint32Array.from(bits).buffer);
}

const ulp = new Float32Array(1);
const ulpBits = new Uint32Array(ulp.buffer);

/** The distance from the exact value, in units of its last place in float32; subnormal ones have that of the least. */
function ulps(y: number, exact: number): number {
  ulp[0] = Math.max(Math.abs(exact), 1.1754943508222875e-38);
  const rounded = ulp[0];
  ulpBits[0]! += 1;
  return Math.abs(y - exact) / (ulp[0] - rounded);
}

// the largest errors over every 37th float32 of both signs: 1.3112 at 0.63003, 0.963 at -59.9, 2.313 at -3.447; log below
test.each([
  ['tanh', tanh, 1.4],
  ['exp', exp, 1],
  ['sigmoid', sigmoid, 2.4],
] as const)('%s is within its bound of the exact value', (name, f, bound) => {
  for (const x of [samples(), samples().map((v) => -v)]) {
    const y = each(name, x);
    let worst = 0;
    for (let i = 0; i < x.length; i++) {
      const exact = f(x[i]!);
      const isInfinite = exact > 3.4028235677973366e38 && y[i] === Number.POSITIVE_INFINITY;
      if (!isInfinite) worst = Math.max(worst, ulps(y[i]!, exact));
    }
    expect(worst).toBeLessThan(bound);
  }
});

test.each([
  ['log', log, 1, Number.POSITIVE_INFINITY],
  ['sin', sin, 0.501, 1.6e6],
  ['cos', cos, 0.501, 1.6e6],
] as const)('%s is within its bound of the exact value', (name, f, bound, limit) => {
  const x = samples().filter((v) => v > 0 && v < limit);
  const y = each(name, x);
  let worst = 0;
  for (let i = 0; i < x.length; i++) worst = Math.max(worst, ulps(y[i]!, f(x[i]!)));
  expect(worst).toBeLessThan(bound);
});

test('special values of log, sin and cos', () => {
  const x = Float32Array.of(0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 1e-45);
  const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
  expect([...each('log', x)]).toEqual([-infinity, -infinity, nan, nan, infinity, nan, 0, Math.fround(log(x[7]!))]);
  expect([...each('sin', x.subarray(0, 6))]).toEqual([0, -0, Math.fround(sin(-1)), nan, nan, nan]);
  expect([...each('cos', x.subarray(0, 6))]).toEqual([1, 1, Math.fround(cos(1)), nan, nan, nan]);
  expect(() => each('sin', Float32Array.of(0, 2e6))).toThrow('sin and cos: |2000000| is above 1647099');
});

test('tanh is odd', () => {
  const x = samples();
  const negated = tanhOfFloats(x).map((y) => -y);
  expect(firstDifference(tanhOfFloats(x.map((v) => -v)), negated)).toBe(-1);
});

test('special values', () => {
  const x = Float32Array.of(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 9.02, -1e30, 1e-45);
  expect([...tanhOfFloats(x)]).toEqual([0, -0, Number.NaN, 1, -1, 1, -1, Math.fround(1e-45)]);
});

test('special values of exp and sigmoid', () => {
  const x = Float32Array.of(0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 89, -104.5);
  expect([...each('exp', x)]).toEqual([1, Number.NaN, Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0]);
  expect([...each('sigmoid', x)]).toEqual([0.5, Number.NaN, 1, 0, 1, 0]);
});

test('a number has the same bits wherever it stands', () => {
  const x = Float32Array.from({ length: 23 }, (_, i) => 0.37 * (i - 9));
  const alone = [...x].map((v) => tanhOfFloats(Float32Array.of(v))[0]!);
  expect([...tanhOfFloats(x)]).toEqual(alone);
});

const special = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-45, 3e38, -2.5, 0.1];
const xs = Float32Array.from({ length: 1003 }, (_, i) => (i < 121 ? special[i % 11]! : (i - 500) * 0.37));
const ys = Float32Array.from({ length: 1003 }, (_, i) => (i < 121 ? special[Math.floor(i / 11)]! : 1 / (i - 300.5)));
const bytes = (x: ArrayBufferView) => Buffer.from(x.buffer, x.byteOffset, x.byteLength);
/** The same NaN everywhere: which of its bits are set is not ours to say. */
const canonical = (x: ArrayLike<number>) => bytes(Float32Array.from(x, (v) => (Number.isNaN(v) ? Number.NaN : v)));
/** The plain loop: float64 has no kernel, and one rounding of it is float32's. */
const plain = (op: PrimitiveName, ...inputs: Float32Array[]) =>
  rules[op].forward(inputs.map((x) => NDArray.of(Float64Array.from(x), [x.length]))).data;

test.each(['abs', 'neg', 'relu', 'sqrt', 'square'] as const)('%s gives the bits of the plain loop', (op) => {
  expect(canonical(each(op, xs)).equals(canonical(plain(op, xs)))).toBe(true);
});

test.each(['add', 'sub', 'mul', 'div'] as const)('%s gives the bits of the plain loop', (op) => {
  expect(canonical(eachPair(op, xs, ys)).equals(canonical(plain(op, xs, ys)))).toBe(true);
  const one = Float32Array.of(0.3);
  expect(canonical(eachPair(op, xs, one)).equals(canonical(plain(op, xs, one)))).toBe(true);
});

test('the gate lets through where the second number is above 0', () => {
  expect(canonical(eachPair('gate', xs, ys)).equals(canonical(plain('thresholdBackward', xs, ys)))).toBe(true);
});

test.each([[1], [3], [7], [300], [5000], [8192], [9001], [20000]])(
  'a row of %d numbers is taken again and again',
  (length) => {
    const times = Math.ceil(20_100 / length);
    const x = Float32Array.from({ length: times * length }, (_, i) => i * 0.25 - 7);
    const row = Float32Array.from({ length }, (_, i) => 1 / (i + 1));
    const repeated = Float32Array.from(x, (_, i) => row[i % length]!);
    expect(firstDifference(eachPair('mul', x, row), eachPair('mul', x, repeated))).toBe(-1);
  },
);

test('a long array that is stretched takes the way around the kernel', () => {
  const [row, column] = [new Tensor(xs, [1, 1003]), new Tensor(Float32Array.of(2), [1, 1, 1])];
  expect(row.mul(column).shape).toEqual([1, 1, 1003]);
  expect(column.mul(row).shape).toEqual([1, 1, 1003]);
});
