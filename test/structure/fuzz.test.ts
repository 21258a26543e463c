// Whatever stands in an argument's place, what is said about it is ours: no raw error of JavaScript reaches a student.

import { beforeAll, describe, expect, test } from 'vitest';
import { all, called, rooms } from './entries.js';
import { still } from './host.js';
import { isOurs, thrown } from './said.js';

beforeAll(still);

const values: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 3.5],
  ['a string', 'text'],
  ['an empty list', []],
  ['a list', [1, 2]],
  [
    'a list of lists',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['an empty object', {}],
];

/** Methods that a training calls, or a class its own ones; nobody else does. */
const inner = [
  /^on[A-Z]\w+(Begin|End)$/,
  /^(fields|hooked|withHooks|tensors|put|willLoad|build)$/, // Module
  /^(one|uniform|integer|part)$/, // Transform
  /^(learn|apply|unscaled)$/, // what is fitted
  /^(isBetter|direction|watched|write)$/, // callbacks
  /^undisturbed$/, // SymbolChannel
];

/** Methods with parameters, of a class and of those above it. */
function methods(kind: { prototype: object }): string[] {
  const found: string[] = [];
  for (
    let p = kind.prototype;
    p && !['Tensor', 'Object', 'Error'].includes(p.constructor.name);
    p = Object.getPrototypeOf(p)
  )
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(p)))
      if (typeof value === 'function' && name !== 'constructor' && value.length > 0) found.push(name);
  return found;
}

test.each(Object.entries(rooms))('the methods of %s are in the table', (_, { exports, entries }) => {
  const classes = Object.entries(exports).filter(
    ([, value]) => typeof value === 'function' && /^class\b/.test(String(value)),
  );
  /** A method that several classes share stands in the table once, but `forward` for each that computes. */
  const isKnown = (name: string, method: string) =>
    Object.hasOwn(entries, `${name}.${method}`) ||
    (method !== 'forward' && all.some(([, , entry]) => entry.endsWith(`.${method}`)));
  const missed = classes.flatMap(([name, kind]) =>
    methods(kind)
      .filter((method) => !inner.some((pattern) => pattern.test(method)) && !isKnown(name, method))
      .map((method) => `${name}.${method}`),
  );
  expect(missed).toEqual([]);
});

describe.each(all.filter(([, , , { args }]) => args().length > 0))('%s', (_, room, name, entry) => {
  const right = entry.args();
  const places = right.map((_, place) => place);
  test.each(places)('argument %i', async (place) => {
    for (const [kind, value] of values) {
      if (entry.slow && value === undefined) continue;
      const error = await thrown(() => called(room, name, entry, entry.args().with(place, value)));
      expect(error === null || isOurs(error), `${kind}: ${(error as Error)?.stack}`).toBe(true);
    }
  });
  if (!entry.slow)
    test('nothing at all', async () => {
      const error = await thrown(() => called(room, name, entry, []));
      expect(error === null || isOurs(error), String((error as Error)?.stack)).toBe(true);
    });
});
