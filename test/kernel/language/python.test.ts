import { expect, test } from 'vitest';
import { moduleIn, sliceIn, withOurLiterals, withPlainMarks } from '../../../src/kernel/language/python.js';

test.each([
  ['x = True if y else None', 'x = true if y else null'],
  ['flag: False', 'flag: false'],
  ['Trueish = NoneOf', 'Trueish = NoneOf'],
  [`print("True", 'None', True)`, `print("True", 'None', true)`],
  ['x = True // None of this', 'x = true'],
  ['x = "a // b" // c', 'x = "a // b"'],
])('%s', (line, ours) => expect(withOurLiterals(line)).toBe(ours));

test.each([
  ['  x = “a” ', 'x = "a"'],
  ['‘a’ – „b” − 2 × 3', `'a' - "b" - 2 * 3`],
  ['  x = "a"', undefined],
])('%s', (line, plain) => expect(withPlainMarks(line)).toBe(plain));

test.each([
  ['import math', 'math'],
  ['  from os.path import join', 'os.path'],
  ['important = 1', undefined],
  ['x = 1; import math', undefined],
])('%s', (line, name) => expect(moduleIn(line)).toBe(name));

test.each([
  ['b = a[1:3]', { name: 'a', range: '1, 3' }],
  ['a[ 1 : ]', { name: 'a', range: '1' }],
  ['a[:3]', { name: 'a', range: '0, 3' }],
  ['a[:]', { name: 'a', range: '' }],
  ['xs[-2:]', { name: 'xs', range: '-2' }],
  ['xs[i:j]', { name: 'xs', range: 'i, j' }],
  ['a[1]', undefined],
  ['{ a: 1 }', undefined],
])('%s', (line, slice) => expect(sliceIn(line)).toEqual(slice));
