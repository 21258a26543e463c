import { expect, test } from 'vitest';
import { mapValues } from '../../src/lesson/index.js';

test('the names stay in their order, and what is made knows them', () => {
  const made = mapValues({ b: 2, a: 1 }, (value, name) => `${name}${value}`);
  expect(Object.entries(made)).toEqual([
    ['b', 'b2'],
    ['a', 'a1'],
  ]);
});

test('what is no object and what is no function is refused', () => {
  expect(() => mapValues([1] as never, () => 1)).toThrow(/mapValues/);
  expect(() => mapValues({}, 2 as never)).toThrow(/mapValues/);
});
