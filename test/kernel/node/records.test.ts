import { describe, expect, test } from 'vitest';
import { nn, tensor } from '../../../src/index.js';
import { recordsHtml } from '../../../src/kernel/node/records.js';

/** The cells of the table, row by row, as they stand in the HTML. */
const cells = (value: unknown) =>
  [...recordsHtml(value)!.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, text]) => text),
  );
const never = () => {
  throw new Error('this must not run');
};
const proxy = <T extends object>(target: T): T =>
  new Proxy(target, Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, never])));

describe('a list of records is a table', () => {
  test('of numbers, strings, truth, and nothing', () => {
    expect(
      cells([
        { name: 'a', n: 1, big: 12n, ok: true, none: null, gap: undefined },
        { name: 'b', n: -0.30000000000000004, big: -3n, ok: false, none: null, gap: 5 },
        { name: '', n: -0, big: 0n, ok: false, none: null, gap: Number.NaN },
      ]),
    ).toEqual([
      ['name', 'n', 'big', 'ok', 'none', 'gap'],
      ['a', '1', '12n', 'true', 'null', ''],
      ['b', '-0.30000000000000004', '-3n', 'false', 'null', '5'],
      ['', '-0', '0n', 'false', 'null', 'NaN'],
    ]);
  });
  test('numbers stand at the right', () => {
    expect(recordsHtml([{ n: 1, s: 'x' }])).toContain(
      '<tr><td style="text-align:right;white-space:nowrap">1</td><td style="text-align:left;white-space:nowrap">x</td></tr>',
    );
  });
  test("in the first one's order", () => {
    expect(
      cells([
        { a: 1, b: 2 },
        { b: 4, a: 3 },
      ]),
    ).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });
  test('nothing in it is HTML, and long strings are cut', () => {
    expect(cells([{ '<b>': '<script>&"' }])).toEqual([['&lt;b&gt;'], ['&lt;script&gt;&amp;&quot;']]);
    expect(cells([{ a: 'x'.repeat(100) }, { a: 'x'.repeat(101) }])).toEqual([
      ['a'],
      ['x'.repeat(100)],
      [`${'x'.repeat(100)}…`],
    ]);
  });
  test('of a thousand rows at most, of few cells', () => {
    const rows = (count: number, columns = 1) =>
      Array.from({ length: count }, (_, i) =>
        Object.fromEntries(Array.from({ length: columns }, (_, column) => [`c${column}`, i])),
      );
    expect(cells(rows(1000))).toHaveLength(1001);
    expect(recordsHtml(rows(1001))).toBeNull();
    expect(recordsHtml(rows(1000, 20))).not.toBeNull();
    expect(recordsHtml(rows(1000, 21))).toBeNull();
  });
  test('also of objects without a prototype', () => {
    expect(cells([Object.assign(Object.create(null), { a: 1 })])).toEqual([['a'], ['1']]);
  });
});

class Point {
  x = 1;
}
const hidden = Object.defineProperty({ b: 1 }, 'a', { value: 1 });

test.each<[string, unknown]>([
  ['a number', 1],
  ['nothing', undefined],
  ['null', null],
  ['a record by itself', { a: 1 }],
  ['an empty list', []],
  ['numbers', [1, 2]],
  ['lists', [[1], [2]]],
  ['records without keys', [{}, {}]],
  ['other keys', [{ a: 1 }, { b: 1 }]],
  ['more keys', [{ a: 1 }, { a: 1, b: 1 }]],
  ['fewer keys', [{ a: 1, b: 1 }, { a: 1 }]],
  ['an inherited key', [{ toString: 1 }, { a: 1 }]],
  ['a hidden key', [{ a: 1 }, hidden]],
  ['a record among numbers', [{ a: 1 }, 1]],
  ['nested records', [{ a: { b: 1 } }]],
  ['lists in records', [{ shape: [2, 3] }]],
  ['tensors in records', [{ x: tensor([1]) }]],
  ['functions', [{ f: never }]],
  ['symbols', [{ s: Symbol('s') }]],
  ['instances', [new Point()]],
  ['modules', [new nn.Tanh()]],
  ['dates', [new Date(0)]],
  ['gaps', Object.assign([], { 2: { a: 1 } })],
  ['a list with more than items', Object.assign([{ a: 1 }], { title: 'x' })],
  ['a list that says how it looks', Object.assign([{ a: 1 }], { [Symbol.for('nodejs.util.inspect.custom')]: never })],
  ['records that say how they look', [{ a: 1, [Symbol.for('nodejs.util.inspect.custom')]: never }]],
  ['a list of a class', new (class extends Array<object> {})({ a: 1 })],
  ['what is no list', Object.create(Array.prototype)],
  ['a proxy', proxy([{ a: 1 }])],
  ['proxies', [{ a: 1 }, proxy({ a: 1 })]],
  ['a proxy that has come to an end', revoked()],
  [
    'a getter',
    [
      { a: 1 },
      {
        get a() {
          return never();
        },
      },
    ],
  ],
  ['a getter in the list', Object.defineProperty([{ a: 1 }], '0', { get: never, enumerable: true })],
  ['values that are proxies', [{ a: proxy({}) }]],
])('%s: no table, and nothing runs', (_, value) => expect(recordsHtml(value)).toBeNull());

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}

test('what would be called by others is not', () => {
  const value = [{ a: 1, toJSON: 1 }];
  expect(cells(value)).toEqual([
    ['a', 'toJSON'],
    ['1', '1'],
  ]);
  expect(recordsHtml([{ a: 1, toJSON: never }])).toBeNull();
});
