// What counts as right, and what a wrong value is told.

import { describe, expect, test } from 'vitest';
import { tensor, zeros } from '../../src/engine/index.js';
import { difference, kindOf, relativeError } from '../../src/homework/compare.js';
import { restored, stored } from '../../src/homework/values.js';

describe('the relative error is that of CS231n', () => {
  test.each([
    [1, 1, 0],
    [1, 3, 0.5], // 2 / 4
    [-1, 1, 1], // 2 / 2
    [0, 1e-9, 0.1], // below 1e-8 the denominator stays 1e-8
    [Number.NaN, Number.NaN, 0],
    [Number.NaN, 1, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0],
    [Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY],
    [0, -0, 0],
  ])('%d and %d: %d', (x, y, error) => expect(relativeError(x, y)).toBeCloseTo(error, 12));
});

describe('a value beside the expected one', () => {
  const matrix = tensor([[1, 2], [3, 4]]); // biome-ignore format: as it is read
  test.each<[what: string, found: unknown, expected: unknown, said: string | null]>([
    ['the same number', 0.1 + 0.2, 0.3, null],
    ['another number', 2, 3, 'found 2, expected 3'],
    ['a negative one', -2, 3, 'found −2, expected 3'],
    ['no number', '3', 3, 'found a string, expected a number'],
    ['nothing', undefined, 3, 'found nothing, expected a number'],
    ['the same tensor', tensor([[1, 2], [3, 4]]), matrix, null], // biome-ignore format: as it is read
    ['a tensor that is wrong in one place', tensor([[1, 2], [9, 4]]), matrix, 'at [1, 0]: found 9, expected 3'], // biome-ignore format: as it is read
    ['a tensor of another shape', zeros([4]), matrix, 'found a tensor of shape [4], expected a tensor of shape [2, 2]'],
    ['a list for a tensor', [[1, 2], [3, 4]], matrix, 'found a list of 2, expected a tensor of shape [2, 2]'], // biome-ignore format: as it is read
    ['NaN in a tensor', tensor([Number.NaN]), tensor([1]), 'at [0]: found NaN, expected 1'],
    ['a list', [1, 2], [1, 2], null],
    ['a typed array for a list', Float32Array.of(1, 2), [1, 2], null],
    ['a shorter list', [1], [1, 2], 'found a list of 1, expected one of 2'],
    ['a list that is wrong in its midst', [1, 5, 3], [1, 2, 3], 'at [1]: found 5, expected 2'],
    ['the worst of several', [1, 2.1, 9], [1, 2, 3], 'at [2]: found 9, expected 3'],
    ['an object', { a: 1, b: [2] }, { b: [2], a: 1 }, null],
    ['another name', { a: 1 }, { b: 1 }, "found an object with 'a', expected one with 'b'"],
    ['deep inside', { a: { b: [1] } }, { a: { b: [2] } }, 'at .a.b[0]: found 1, expected 2'],
    ['a text', 'a', 'a', null],
    ['another text', 'a', 'b', "found 'a', expected 'b'"],
    ['null for nothing', undefined, null, null],
    ['true for 1', true, 1, 'found true, expected a number'],
  ])('%s', (_what, found, expected, said) => expect(difference(found, expected, 1e-5).said).toBe(said));

  test('what is within the tolerance is right, and what is beyond is not', () => {
    expect(difference(1 + 1.9e-5, 1, 1e-5).said).toBeNull();
    expect(difference(1 + 2.1e-5, 1, 1e-5).said).not.toBeNull();
  });

  test('below a scale numbers are compared as if they had its size', () => {
    expect(relativeError(1e-7, 3e-7, 1)).toBeCloseTo(2e-7, 12);
    expect(relativeError(10, 30, 1)).toBeCloseTo(0.5, 12); // above it nothing changes
    expect(difference({ x: [tensor([1e-7, 5])] }, { x: [tensor([3e-7, 5])] }, 1e-5, 1).said).toBeNull();
    expect(difference({ x: [1e-7] }, { x: [3e-7] }, 1e-5).said).toBe('at .x[0]: found 1e−7, expected 3e−7');
    expect(difference({ x: [2e-5] }, { x: [0] }, 1e-5, 1).said).toBe('at .x[0]: found 0.00002, expected 0');
  });

  test('kinds are named as a student would', () => {
    expect([kindOf(tensor(1)), kindOf(new Map()), kindOf({})]).toEqual([
      'a tensor with one number',
      'an instance of Map',
      'an object',
    ]);
  });
});

describe('values as JSON', () => {
  test.each([
    [null],
    [true],
    ['text'],
    [0.1],
    [Number.NaN],
    [Number.NEGATIVE_INFINITY],
    [-0],
    [[1, [2, 'a']]],
    [{ a: 1, tensor: 2, number: '3' }],
  ])('%j comes back', (value) => {
    const back = restored(JSON.parse(JSON.stringify(stored(value))));
    expect(back).toEqual(value);
    expect(Object.is(back, value) || typeof value === 'object').toBe(true);
  });

  test('a tensor comes back with its kind and shape', () => {
    const back = restored(JSON.parse(JSON.stringify(stored(tensor([[1.5, -2]], { dtype: 'float64' }))))) as ReturnType<
      typeof tensor
    >;
    expect([back.dtype, back.shape, back.tolist()]).toEqual(['float64', [1, 2], [[1.5, -2]]]);
  });

  test('what is no value is refused', () => {
    for (const value of [() => 1, new Map(), Symbol('x')]) expect(() => stored([value])).toThrow('cannot be stored');
  });
});
