// Whatever stands in an argument's place, what is said about it is ours, and begins with the name of what was called: no raw error of
// JavaScript reaches a student.

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
  /^(fields|hooked|withHooks|tensors)$/, // Module
  /^(one|uniform|integer|part)$/, // Transform
  /^(learn|apply|unscaled)$/, // what is fitted
  /^(isBetter|direction|watched|write)$/, // callbacks
  /^undisturbed$/, // SymbolChannel
];

/** Who speaks when it is not what was called: what computes for it, or what another name stands for. */
const speakers: { [title: string]: string } = {
  'functions.clip': 'clamp',
  'functions.variance': 'var',
  'makers.fullLike': 'full',
  'nn.DropConnect': 'Linear',
  'nn.BCEWithLogitsLoss.forward': 'binaryCrossEntropyWithLogits',
  'nn.Maxout.forward': 'linear',
  'nn.Sequential.forward': 'linear',
  'data.transforms.Compose.forward': 'hflip',
  'data.transforms.Transform.forward': 'RandomAffine',
  'train.Ensemble.forward': 'linear',
  'train.gridSearch': 'search',
  'train.randomSearch': 'search',
};

/** What several functions say, about what they were given and not about themselves. */
const common = /^there is no (batch|file)\b/;

/** Whether a message begins with the name of what was called; a module may speak as the function that it calls: `relu: …`. */
function beginsRight(message: string, title: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/loss$/, '');
  const speaker = /^(?:[\w.]+\.)?(\w+)[: ]/.exec(message)?.[1] ?? '';
  return (
    common.test(message) ||
    [...title.split('.'), speakers[title]].some((name) => name && plain(name) === plain(speaker))
  );
}

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

describe.each(all.filter(([, , , { args }]) => args().length > 0))('%s', (title, room, name, entry) => {
  const expectGood = (error: unknown, what: string) => {
    if (error === null) return;
    expect(isOurs(error), `${what}: ${(error as Error)?.stack}`).toBe(true);
    expect(beginsRight((error as Error).message, title), `${what}: ${(error as Error).message}`).toBe(true);
  };
  const right = entry.args();
  const places = right.map((_, place) => place);
  test.each(places)('argument %i', async (place) => {
    for (const [kind, value] of values) {
      if (entry.slow && value === undefined) continue;
      expectGood(await thrown(() => called(room, name, entry, entry.args().with(place, value))), kind);
    }
  });
  if (!entry.slow)
    test('nothing at all', async () => expectGood(await thrown(() => called(room, name, entry, [])), 'nothing'));
});
