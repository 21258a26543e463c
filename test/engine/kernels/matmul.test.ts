import { createContext, runInContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { getNumThreads, linear, manualSeed, randn, setNumThreads } from '../../../src/engine/index.js';
import { matmul as matmulOf, otherMatmul } from '../../../src/engine/kernels/matmul.js';
import { reserveShared } from '../../../src/engine/kernels/pool.js';
import { reserve } from '../../../src/engine/kernels/wasm.js';
import { firstDifference } from '../../first-difference.js';

/** The product of matrices that lie by rows. */
const matmul = (a: Float32Array, b: Float32Array, m: number, k: number, n: number) =>
  matmulOf({ numbers: a, down: k, across: 1 }, { numbers: b, down: n, across: 1 }, m, k, n);

/** What the kernel computes, in plain JavaScript. */
function plainMatmul(a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float32Array {
  const out = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = Math.fround(sum + Math.fround(a[i * k + p]! * b[p * n + j]!));
      out[i * n + j] = sum;
    }
  }
  return out;
}

test('transposed matrices give the bits of their copies', () => {
  manualSeed(3);
  for (const [m, k, n] of [
    [1, 1, 1],
    [2, 3, 4],
    [5, 6, 7],
    [17, 300, 21],
    [130, 9, 35],
    [3, 70, 16],
  ] as const) {
    const [a, b] = [randn([k, m]).T, randn([n, k]).T];
    const expected = a.contiguous().matmul(b.contiguous()).data;
    for (const [x, y] of [
      [a, b],
      [a.contiguous(), b],
      [a, b.contiguous()],
    ] as const)
      expect(x.matmul(y).data, `${m}×${k} @ ${k}×${n}`).toEqual(expected);
    expect(a.narrow(0, 1, m - 1).matmul(b.narrow(1, 0, n - 1)).data).toEqual(
      a
        .narrow(0, 1, m - 1)
        .contiguous()
        .matmul(b.narrow(1, 0, n - 1).contiguous()).data,
    );
  }
});

// every way through the tiles: rows one and two at a time, columns 16, 4 and 1 at a time
const sizes = [0, 1, 2, 3, 4, 5, 15, 16, 17, 19, 20, 21, 33];

test('the kernel gives the bits of the plain loop, for all sizes', () => {
  manualSeed(0);
  for (const m of [0, 1, 2, 3, 8]) {
    for (const k of [0, 1, 7, 64]) {
      for (const n of sizes) {
        const [a, b] = [randn([m, k]), randn([k, n])].map(({ data }) => Float32Array.from(data)) as [
          Float32Array,
          Float32Array,
        ];
        expect(matmul(a, b, m, k, n), `${m}×${k} @ ${k}×${n}`).toEqual(plainMatmul(a, b, m, k, n));
      }
    }
  }
});

test('inner sizes beyond a panel give the same bits', () => {
  manualSeed(2);
  for (const k of [255, 256, 257, 600]) {
    const [a, b] = [randn([5, k]).data as Float32Array, randn([k, 37]).data as Float32Array];
    expect(matmul(a, b, 5, k, 37), `k = ${k}`).toEqual(plainMatmul(a, b, 5, k, 37));
  }
});

test('a bias gives the bits of a sum behind the product, in all kinds, and with any number of threads', () => {
  manualSeed(4);
  for (const count of [1, 3]) {
    setNumThreads(count);
    for (const [m, k, n] of [...sizes.map((n) => [3, 5, n] as const), [5, 0, 6], [333, 120, 77]] as const)
      for (const dtype of ['float32', 'float64'] as const) {
        const [x, w, b] = [[m, k], [n, k], [n]].map((shape) => randn(shape, { dtype }));
        const [whole, parts] = [linear(x!, w!, b!), x!.matmul(w!.T).add(b!)];
        expect(firstDifference(whole.data, parts.data), `${m}×${k} @ ${k}×${n}, ${dtype}`).toBe(-1);
        expect(whole.dtype).toBe(parts.dtype);
      }
  }
});

test('infinity and NaN go through', () => {
  const a = Float32Array.of(Number.POSITIVE_INFINITY, 0, Number.NaN, 1);
  const b = Float32Array.of(1, 0, 0, 1);
  expect(matmul(a, b, 2, 2, 2)).toEqual(plainMatmul(a, b, 2, 2, 2));
});

test('products grow the memory, and keep nothing of each other', () => {
  const small = matmul(Float32Array.of(2), Float32Array.of(3), 1, 1, 1);
  const large = matmul(new Float32Array(300 * 300).fill(1), new Float32Array(300 * 300).fill(1), 300, 300, 300);
  expect(large.every((x) => x === 300)).toBe(true);
  expect(small).toEqual(Float32Array.of(6));
});

const threads = getNumThreads();
afterEach(() => setNumThreads(threads));

test('any number of threads gives the same bits', async () => {
  manualSeed(1);
  const [a, b] = [randn([333, 120]), randn([120, 77])];
  const bytes = (x: ArrayBufferView) => Buffer.from(x.buffer, x.byteOffset, x.byteLength);
  const expected = bytes(plainMatmul(a.data as Float32Array, b.data as Float32Array, 333, 120, 77));
  for (const count of [1, 2, 5]) {
    setNumThreads(count);
    for (let round = 0; round < 30; round++) {
      expect(bytes(a.matmul(b).data).equals(expected)).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 5)); // helpers start meanwhile
    }
  }
});

test('the number of threads is a whole number', () => {
  for (const bad of [0, -1, 1.5, Number.NaN, 65])
    expect(() => setNumThreads(bad)).toThrow(
      `the number of threads is ${bad}, but must be a whole number from 1 to 64`,
    );
  for (const good of [1, 64]) {
    setNumThreads(good);
    expect(getNumThreads()).toBe(good);
  }
});

test('a product that was interrupted spoils nothing that comes after it', async () => {
  setNumThreads(3);
  const [a, b] = [randn([4000, 500]), randn([500, 1000])];
  a.matmul(b);
  await new Promise((resolve) => setTimeout(resolve, 100)); // helpers are there
  const [x, y] = [randn([3_000_000]), randn([3_000_000])];
  const context = createContext({ go: () => a.matmul(b) });
  for (let round = 0; round < 5; round++) {
    expect(() => runInContext('go()', context, { timeout: 20 })).toThrow('timed out');
    const products = x.mul(y).data;
    expect(products.findIndex((z, i) => z !== Math.fround(x.data[i]! * y.data[i]!))).toBe(-1);
  }
});

test('operands that the kernels have no room for are refused with their size', () => {
  for (const room of [reserve, reserveShared])
    expect(() => room(2 ** 30)).toThrow('take 4.0 GiB together; the kernels have 2 GiB');
});

test('float64 and int32 are summed over k from 0 upwards, whatever the tiles', () => {
  manualSeed(5);
  for (const m of [0, 1, 2, 3, 5])
    for (const k of [0, 1, 7])
      for (const n of [0, 1, 3, 4, 5, 9]) {
        const [a, b, bias] = [randn([m * k]), randn([k * n]), randn([n])].map((t) => t.mul(1000).to('float64').data);
        const expected = Float64Array.from({ length: m * n }, (_, at) => {
          let sum = 0;
          for (let p = 0; p < k; p++) sum += a![Math.floor(at / n) * k + p]! * b![p * n + (at % n)]!;
          return sum + bias![at % n]!;
        });
        const given = [a, b].map((numbers) => Float64Array.from(numbers!)) as [Float64Array, Float64Array];
        const found = otherMatmul(...given, m, k, n, Float64Array.from(bias!));
        expect(found, `${m}×${k} @ ${k}×${n}`).toEqual(expected);
        const whole = [a, b].map((numbers) => Int32Array.from(numbers!)) as [Int32Array, Int32Array];
        const wide = whole.map((numbers) => Float64Array.from(numbers)) as [Float64Array, Float64Array];
        expect(otherMatmul(...whole, m, k, n)).toEqual(otherMatmul(...wide, m, k, n).map((x) => x + 0)); // no −0
      }
});
