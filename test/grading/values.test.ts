// Values as bytes: what goes out comes back, and bytes of anybody's choosing give an error, and nothing else.

import { describe, expect, test } from 'vitest';
import { tensor } from '../../src/engine/index.js';
import { decode, encode } from '../../src/grading/channel/values.js';
import { difference } from '../../src/homework/compare.js';

const bytes = (...all: (number | number[] | string)[]) =>
  Uint8Array.from(all.flatMap((one) => (typeof one === 'string' ? [...new TextEncoder().encode(one)] : one)));
const length = (n: number) => [...new Uint8Array(Uint32Array.of(n).buffer)];
const double = (x: number) => [...new Uint8Array(Float64Array.of(x).buffer)];

describe('a value that was sent', () => {
  test.each<[what: string, value: unknown]>([
    ['nothing', null],
    ['truth', true],
    ['a number', 0.1],
    ['a negative zero', -0],
    ['what is no number', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['a text', 'θ̂ = 1 😀\u0000'],
    ['a list', [1, [2, []], 'x', null]],
    ['a record', { a: 1, b: { c: [true] }, '': 0 }],
    ['no dimensions', tensor(3)],
    ['no numbers', tensor([])],
    ['float32', tensor([[1, 2], [3, 4.5]])], // biome-ignore format: one line
    ['float64', tensor([0.1, -0], { dtype: 'float64' })],
    ['int32', tensor([-7, 2 ** 31 - 1], { dtype: 'int32' })],
    ['bool', tensor([true, false])],
    ['a record of tensors', { w: tensor([[1]]), state: [tensor([2])] }],
  ])('%s comes back', (_what, value) => {
    const back = decode(encode(value));
    expect(difference(back, value, 0).said).toBeNull();
    expect(difference(value, back, 0).said).toBeNull();
    expect(encode(back)).toEqual(encode(value));
  });

  test('of more bytes than there is room for at first comes back', () => {
    const list = [
      Array.from({ length: 1000 }, (_, i) => i),
      'x'.repeat(5000),
      Array(300).fill(true),
      tensor(Array(700).fill(2)),
    ];
    expect(difference(decode(encode(list)), list, 0).said).toBeNull();
  });

  test('undefined is nothing, and numbers of a typed array are a list', () => {
    expect(decode(encode(undefined))).toBeNull();
    expect(decode(encode(Float32Array.of(1, 2)))).toEqual([1, 2]);
  });

  test('a part of a tensor comes back alone', () => {
    const row = tensor([[1, 2], [3, 4]]).select(0, 1); // biome-ignore format: one line
    expect(difference(decode(encode(row)), row, 0).said).toBeNull();
    expect(encode(row).length).toBe(1 + 2 + 4 + 2 * 4);
  });

  test('has no prototype, whatever its names', () => {
    const record = decode(bytes(6, length(2), length(9), '__proto__', 2, length(11), 'constructor', 2)) as object;
    expect(Object.getPrototypeOf(record)).toBeNull();
    expect(Object.keys(record)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a value that cannot be sent', () => {
  const deep = () => {
    let list: unknown[] = [];
    for (let i = 0; i < 20; i++) list = [list];
    return list;
  };
  test.each<[what: string, value: unknown, said: string]>([
    ['a function', () => 1, 'cannot be compared; an answer gives numbers'],
    ['an instance', new Map(), 'cannot be compared'],
    ['a symbol', Symbol('x'), 'cannot be compared'],
    ['one in a list', [1, [new Date(0)]], 'cannot be compared'],
    ['lists in lists', deep(), 'lists in lists may be 16 deep, not deeper'],
  ])('%s', (_what, value, said) => {
    expect(() => encode(value)).toThrow(said);
  });
});

describe('bytes that are no value', () => {
  test.each<[what: string, bytes: Uint8Array, said: string]>([
    ['none', bytes(), '1 bytes are said to follow, and there are 0'],
    ['an unknown kind', bytes(99), 'there is no kind 99'],
    ['half a number', bytes(3, 0, 0), '8 bytes are said to follow, and there are 2'],
    ['more behind it', bytes(0, 0), '1 bytes follow its end'],
    ['a list of 2³² − 1', bytes(5, length(2 ** 32 - 1)), 'are said to follow'],
    ['a text longer than there is', bytes(4, length(9), 'abc'), '9 bytes are said to follow, and there are 3'],
    ['a text that is no UTF-8', bytes(4, length(1), 255), 'not valid'],
    ['a record with a name twice', bytes(6, length(2), length(1), 'a', 0, length(1), 'a', 0), "'a' is named twice"],
    ['a record of 10⁷ names', bytes(6, length(1e7)), 'are said to follow'],
    ['an unknown dtype', bytes(7, 9, 0), 'there is no kind 9'],
    ['a tensor without its numbers', bytes(7, 0, 2, length(60000), length(60000)), 'are said to follow'],
    ['a tensor of the wrong dtype', bytes(7, 1, 1, length(2), [...new Uint8Array(8)]), '16 bytes are said to follow'],
    ['a tensor whose sizes overflow', bytes(7, 0, 8, ...Array(8).fill(length(2 ** 32 - 1))), 'are said to follow'],
    ['lists in lists', bytes(...Array(20).fill([5, ...length(1)]), 0), 'may be 16 deep'],
  ])('%s', (_what, given, said) => {
    expect(() => decode(given)).toThrow(said);
  });

  test('a number is any number', () => {
    expect(decode(bytes(3, double(-1.5)))).toBe(-1.5);
  });
});

test('a tensor whose sizes are more than numbers can hold is none', () => {
  // 62 sizes of 2³² − 1 and one of 0: their product is NaN
  const bytes = new Uint8Array([7, 0, 63, ...new Array(62 * 4).fill(255), 0, 0, 0, 0]);
  expect(() => decode(bytes)).toThrow(RangeError);
});
