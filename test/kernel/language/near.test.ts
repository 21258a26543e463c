import { expect, test } from 'vitest';
import { nearest } from '../../../src/kernel/language/near.js';

test.each([
  // other capitals
  ['map', 'MAP', true],
  ['zeroscore', 'zeroScore', true],
  // a letter too few, at the end, in the middle, at the beginning
  ['lengt', 'length', true],
  ['legth', 'length', true],
  ['ength', 'length', true],
  ['lx', 'lxy', true],
  ['ac', 'abc', true],
  ['abc', 'xabc', false], // of a word of three letters the first one is not missed
  ['abcd', 'xabcd', true],
  ['ab', 'abcd', false], // two are missing
  // a letter too many
  ['lengthh', 'length', true],
  ['lenggth', 'length', true],
  ['abx', 'ab', true],
  ['ax', 'a', false],
  ['lengthxy', 'length', false],
  // another letter
  ['lemgth', 'length', true],
  ['abcx', 'abcd', true],
  ['abx', 'abc', false], // of a short name it makes another word
  ['lemgtj', 'length', false],
  // two that changed places
  ['lenght', 'length', true],
  ['bac', 'abc', true],
  ['acb', 'abc', true],
  ['ba', 'ab', false],
  ['lhngte', 'length', false],
  ['lenxht', 'length', false],
  ['cbad', 'abcd', false],
])('%s may mean %s: %s', (given, name, near) => expect(nearest(given, [name])).toBe(near ? name : undefined));

test('other capitals are nearer than another letter, and the name itself is no answer', () => {
  expect(nearest('relu', ['rely', 'reLU'])).toBe('reLU');
  expect(nearest('relu', ['relu'])).toBeUndefined();
  expect(nearest('relu', ['relu', 'relux'])).toBe('relux');
});

test('of a single letter, of nothing and among nothing there is no answer', () => {
  expect(nearest('x', ['X'])).toBeUndefined();
  expect(nearest('xy', ['XY'])).toBe('XY');
  expect(nearest(undefined, ['a'])).toBeUndefined();
  expect(nearest('relu', undefined)).toBeUndefined();
});
