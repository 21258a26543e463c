import { expect, test } from 'vitest';
import { merged, without } from '../../src/cli/settings.js';

const ours = { 'our:plugin': { on: true, list: [1], inner: { a: 1, none: null } }, plain: 'x' };

test('settings are put into those of others, level by level; ours win', () => {
  const others = { 'their:plugin': { b: 2 }, 'our:plugin': { on: false, list: [2, 3], own: 1, inner: { b: 2 } } };
  expect(merged(others, ours)).toEqual({
    'their:plugin': { b: 2 },
    'our:plugin': { on: true, list: [1], own: 1, inner: { a: 1, b: 2, none: null } },
    plain: 'x',
  });
  expect(others['our:plugin'].on).toBe(false); // a new value
});

test('what is no object is replaced, and replaces, as a whole', () => {
  expect(merged({ a: [1], b: null, c: 1, d: { e: 1 } }, { a: { x: 1 }, b: { x: 1 }, c: { x: 1 }, d: [1] })).toEqual({
    a: { x: 1 },
    b: { x: 1 },
    c: { x: 1 },
    d: [1],
  });
});

test('what was put in is taken out again, and nothing is left of what is empty then', () => {
  expect(without(merged({ 'their:plugin': { b: 2 } }, { plain: 'x', deep: { er: { a: 1 } } }), { plain: 'x' })).toEqual(
    { 'their:plugin': { b: 2 }, deep: { er: { a: 1 } } },
  );
  expect(without({ deep: { er: { a: 1 } }, other: 1 }, { deep: { er: { a: 1 } } })).toEqual({ other: 1 });
  expect(without({ deep: { er: { a: 1 }, b: 1 } }, { deep: { er: { a: 1 } } })).toEqual({ deep: { b: 1 } });
});

test('what somebody has changed since stays, and what is not ours', () => {
  expect(without({ a: 2, b: undefined, c: { x: 1 }, d: 1 }, { a: 1, c: 1, d: { x: 1 } })).toEqual({
    a: 2,
    b: undefined,
    c: { x: 1 },
    d: 1,
  });
});
