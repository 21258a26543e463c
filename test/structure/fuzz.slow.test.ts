// Whatever stands in an argument's place, what is said about it is ours, and begins with the name of what was called: no raw error of
// JavaScript reaches a student.

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

/** Who speaks when it is not what was called: what computes for it, or what another name stands for. */
const speakers: { [name: string]: string } = {
  clip: 'clamp',
  clampMin: 'clamp',
  clampMax: 'clamp',
  variance: 'var',
  view: 'reshape',
  max: 'maximum',
  min: 'minimum',
  narrow: 'slice',
  mv: 'matmul',
  indexSelect: 'gather',
  indexPut_: 'index',
  maskedSelect: 'expand',
  maskedFill_: 'where',
  maskedFill: 'where',
  copy_: 'expand',
  grad: 'backward',
  gradcheck: 'grad',
  Optimizer: 'SGD',
  ModuleList: 'extend',
  DropConnect: 'Linear',
  dropConnect: 'linear',
  'BCELoss.forward': 'binaryCrossEntropy',
  'BCEWithLogitsLoss.forward': 'binaryCrossEntropyWithLogits',
  'DropConnect.forward': 'linear',
  'Maxout.forward': 'linear',
  'Sequential.forward': 'linear',
  'ReflectionPad2d.forward': 'pad',
  'ReplicationPad2d.forward': 'pad',
  'ZeroPad2d.forward': 'pad',
  'Upsample.forward': 'interpolate',
  'Compose.forward': 'hflip',
  'Transform.forward': 'RandomAffine',
  vflip: 'flip',
  'Ensemble.forward': 'linear',
  gradientFlow: 'linear',
  checkGradients: 'crossEntropy',
  gridSearch: 'search',
  randomSearch: 'search',
};

/** What is said about what was given, and not about what was called: by an operator, and by a layer of a net that is run. */
const common = /^(there is no (batch|file|kind of numbers)\b|a tensor is no number|linear: the input has shape)/;

/** Whether a message begins with the name of what was called; a module may speak as the function that it calls: `relu: …`. */
function beginsRight(message: string, title: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/loss$|_$/, '');
  const speaker = plain(/^(?:[\w.]+\.)?(\w+)[: ]/.exec(message)?.[1] ?? '');
  const names = title.split('.');
  const others = [names.at(-1)!, names.slice(-2).join('.')].map((name) => speakers[name] ?? '');
  return common.test(message) || [...names, ...others].some((name) => plain(name) === speaker);
}

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

describe.each(all.filter(([, , , { args }]) => args().length > 0))('%s', (title, room, name, entry) => {
  const expectGood = (error: unknown, what: string) => {
    if (error === null) return;
    if (!isOurs(error)) expect.fail(`${what}: ${(error as Error)?.stack}`); // where it stands takes long to say
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
