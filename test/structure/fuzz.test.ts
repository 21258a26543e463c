// Whatever stands in an argument's place, what is said about it is ours: no raw error of JavaScript reaches a student.

import { beforeAll, describe, expect, test } from 'vitest';
import { ones } from '../../src/index.js';
import { all, called, rooms } from './entries.js';
import { still } from './host.js';
import { publicMethods } from './public-methods.js';
import { isOurs, thrown } from './said.js';

beforeAll(still);

const values: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['a number', 3.5],
  ['NaN', Number.NaN],
  ['minus one', -1],
  ['a function', () => undefined],
  ['a tensor', ones([2])],
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

/** Methods that only a training calls. */
const moment = /^on[A-Z]\w+(Begin|End)$/;

type Methods = { [name: string]: unknown };
const methodsOf = (exports: object, name: string): Methods =>
  ((exports as { [name: string]: { prototype?: Methods } })[name]?.prototype ?? {}) as Methods;

/** What rows call: a method that several classes share needs one row. */
const known = new Set(
  all.flatMap(([, { exports }, row]) => {
    const [name, method] = row.split('.') as [string, string?];
    return method ? [methodsOf(exports, name)[method]] : [];
  }),
);

test.each(Object.entries(rooms))('the methods of %s are in the table', (_, { exports }) => {
  const classes = Object.entries(exports).filter(
    ([, value]) => typeof value === 'function' && /^class\b/.test(String(value)),
  );
  const missed = classes.flatMap(([name, kind]) =>
    publicMethods(kind)
      .filter((method) => !moment.test(method) && !known.has(methodsOf(exports, name)[method]))
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
