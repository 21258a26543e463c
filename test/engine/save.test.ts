import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  Generator,
  load,
  loadSafetensors,
  ones,
  randn,
  save,
  saveSafetensors,
  slice,
  Tensor,
  tensor,
  zeros,
} from '../../src/engine/index.js';
import fixture from '../fixtures/files.json' with { type: 'json' };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name = 'value.safetensors') => join(folder, name);
const again = (value: unknown): unknown => {
  save(value, path());
  return load(path());
};
/** Tensors as plain objects, which are compared number by number. */
const plain = (value: unknown): unknown => {
  if (value instanceof Tensor) return { dtype: value.dtype, shape: value.shape, data: value.data };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
};
const expectSame = (loaded: unknown, value: unknown) => expect(plain(loaded)).toStrictEqual(plain(value));
const decode = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

test("a checkpoint is the very file that Python's safetensors writes from these names and words", () => {
  const named = loadSafetensors(decode(fixture.safetensors));
  const value = {
    model: { '0.weight': named['b'], mask: named['mask'] },
    averages: { nAveraged: 2, means: [Float64Array.of(1 / 3, -0, Math.PI)] },
    generator: { words: Uint32Array.of(1, 2 ** 32 - 1), next: 624, spare: null },
    bytes: Uint8Array.of(1, 2, 3),
    labels: Int32Array.of(-5),
    numbers: [Number.NaN, Number.NEGATIVE_INFINITY, -0, 0.1, 5e-324],
    nothing: undefined,
    $price: '5 €',
  };
  save(value, path());
  expect(new Uint8Array(readFileSync(path()))).toEqual(decode(fixture.checkpoint));
  const loaded = load(path());
  expectSame(loaded, value);
  expect(Object.keys(loaded)).toEqual(Object.keys(value));
  expect(loaded['numbers'][2]).toBe(-0);
});

test.each<[string, unknown]>([
  ['a number', 0.1],
  ['−0', -0],
  ['NaN', Number.NaN],
  ['∞', Number.POSITIVE_INFINITY],
  ['−∞', Number.NEGATIVE_INFINITY],
  ['the largest number', Number.MAX_VALUE],
  ['a string', 'ünï "quoted" \\ \n \ud83d\ude00'],
  ['true', true],
  ['null', null],
  ['undefined', undefined],
  ['a list', [1, [], [[undefined]], {}]],
  ['names with $', { $tensor: 'w', $$: { $number: '1' }, $: 1, $undefined: true, plain: '$tensor' }],
  ['a name that is no name', JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "": 3}')],
  ['a tensor', tensor([[1, 2]])],
  ['a scalar', tensor(3, { dtype: 'float64' })],
  ['nothing in a tensor', zeros([0, 4], { dtype: 'int32' })],
  ['a typed array', Float64Array.of(Number.NaN, -0, 1e-320)],
  ['none of its kinds is lost', [Float32Array.of(0.5), Int16Array.of(-3), Uint16Array.of(65535), Int8Array.of(-1)]],
  ['rare kinds', [Uint8ClampedArray.of(255), BigInt64Array.of(-5n), BigUint64Array.of(0xffff_ffff_ffff_ffffn)]],
  ['no number at all', [new Float64Array(0)]],
])('%s comes back as it was', (_, value) => {
  expectSame(again(value), value);
  expectSame(again({ value }), { value });
});

test('an object without prototype is plain, and what has no index in a list is undefined', () => {
  expect(again(Object.assign(Object.create(null), { a: 1 }))).toStrictEqual({ a: 1 });
  expect(again(Array(2))).toStrictEqual([undefined, undefined]);
});

test('names are those of their places, and no two are the same', () => {
  const value = {
    a: { 'b.c': tensor([1]), list: [tensor([2])] },
    'a.b': { c: tensor([3]) },
    'a.b.c': tensor([4]),
    '': tensor([5]),
    __metadata__: tensor([6]),
  };
  expectSame(again(value), value);
  expect(Object.keys(loadSafetensors(readFileSync(path()))).sort()).toEqual(
    ['a.b.c', 'a.b.c_', 'a.b.c__', 'a.list.0', '_', '__metadata___'].sort(),
  );
  expectSame(again({ __metadata__: tensor([6]) }), { __metadata__: tensor([6]) });
});

test('a plain state dict is the file of saveSafetensors, and anybody’s file is a plain state dict', () => {
  const state = { '1.weight': randn([2, 3]), '0.bias': ones([2], { dtype: 'float64' }) };
  expectSame(again(state), state);
  expect(new Uint8Array(readFileSync(path()))).toEqual(saveSafetensors(state));
  expect(again({})).toStrictEqual({});
  writeFileSync(path(), decode(fixture.foreign));
  const foreign = load<{ [name: string]: Tensor }>(path());
  expect(Object.keys(foreign).sort()).toEqual(Object.keys(fixture.foreignValues).sort());
  expect(foreign['numBatchesTracked']!.item()).toBe(7);
});

test('views, and tensors that stand in two places, come back with their own numbers', () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ]);
  const loaded = again({ x, again: x, column: x.index(':', 1), turned: x.T, row: x.index(slice(1, 2)) });
  expectSame(loaded, {
    x,
    again: x,
    column: tensor([2, 4]),
    turned: tensor([
      [1, 3],
      [2, 4],
    ]),
    row: tensor([[3, 4]]),
  });
});

test('tensors come back without wanting gradients', () => {
  const w = tensor([1, 2], { requiresGrad: true });
  const { y } = again({ y: w.mul(2) }) as { y: Tensor };
  expect(y).toBeInstanceOf(Tensor);
  expect(y.requiresGrad).toBe(false);
});

test('a generator goes on from where it stood, in the middle of a pair of normal numbers too', () => {
  const generator = new Generator(5);
  randn([3], { generator });
  const state = again({ generator: generator.getState() }) as { generator: ReturnType<Generator['getState']> };
  const other = new Generator(1).setState(state.generator);
  expect(randn([100], { generator: other }).equal(randn([100], { generator }))).toBe(true);
});

describe('what can not be saved is refused, with its place and what to do', () => {
  class History {
    loss = [1];
  }
  const net = { stateDict: () => ({}), forward: () => null };
  const withKind = (kind: string, methods: object) =>
    Object.assign(Object.create({ constructor: { name: kind } }), methods);
  const cycle: { name: string; inner: unknown[] } = { name: 'a', inner: [] };
  cycle.inner.push({ outer: cycle });

  test.each<[unknown, string]>([
    [{ model: withKind('Net', net) }, 'model: save net.stateDict(), not the net itself'],
    [withKind('Net', net), 'the value: save net.stateDict(), not the net itself'],
    [
      { optimizer: withKind('SGD', { stateDict: net.stateDict }) },
      'optimizer: save its stateDict(), not the SGD itself',
    ],
    [{ a: { generator: new Generator(0) } }, 'a.generator: save its getState(), not the Generator itself'],
    [{ epochs: [0, { '0.loss': Math.max }] }, "epochs[1]['0.loss']: a function can not be saved; leave it out"],
    [{ kind: History }, 'kind: a function can not be saved'],
    [{ history: new History() }, 'history: History {…} can not be saved; save what it holds: tensors, typed arrays'],
    [[new Map()], '[0]: Map {…} can not be saved'],
    [{ at: new Date(0) }, 'at: Date {…} can not be saved'],
    [{ n: 5n }, 'n: 5n can not be saved'],
    [{ s: Symbol('a') }, 's: Symbol(a) can not be saved'],
    [new DataView(new ArrayBuffer(1)), 'the value: DataView() can not be saved'],
    [new ArrayBuffer(1), 'the value: ArrayBuffer {…} can not be saved'],
    [{ a: cycle }, 'a.inner[0].outer: this is a again, in which it stands'],
    [cycle, 'inner[0].outer: this is the value again'],
  ])('%#: %s', (value, words) => {
    expect(() => save(value, path('refused.safetensors'))).toThrow(words);
    expect(() => save(value, path('refused.safetensors'))).toThrow(TypeError);
    expect(existsSync(path('refused.safetensors'))).toBe(false);
  });
});

describe('files', () => {
  test('folders are made, and nothing is left beside the file', () => {
    save([1], path('new/folder/a.safetensors'));
    save([2], path('new/folder/a.safetensors'));
    expect(readdirSync(path('new/folder'))).toEqual(['a.safetensors']);
    expect(load(path('new/folder/a.safetensors'))).toEqual([2]);
  });

  test('a save that fails leaves what was there', () => {
    save([1], path('kept.safetensors'));
    symlinkSync(path('nowhere/file'), `${path('kept.safetensors')}.${process.pid}-${threadId}.part`); // where it would be written first
    expect(() => save([2], path('kept.safetensors'))).toThrow(/^save: '.*' cannot be written: ENOENT/);
    expect(load(path('kept.safetensors'))).toEqual([1]);
  });

  test('a link stays one, and a file keeps its mode', () => {
    save([1], path('real.safetensors'));
    chmodSync(path('real.safetensors'), 0o600);
    symlinkSync(path('real.safetensors'), path('link.safetensors'));
    save([2], path('link.safetensors'));
    expect(load(path('real.safetensors'))).toEqual([2]);
    expect(statSync(path('real.safetensors')).mode & 0o777).toBe(0o600);
  });

  test.each<[() => unknown, string | RegExp]>([
    [() => save({}, 'net.pt'), "save: 'net.pt': only .safetensors files are written; name it 'net.safetensors'"],
    [() => save({}, 'net'), "name it 'net.safetensors'"],
    [() => load('a/net.pth'), "safetensors.torch.save_file(torch.load('a/net.pth'), 'a/net.safetensors')"],
    [
      () => save('net.safetensors', { a: 1 } as never),
      'save: the path is { a }, but must be a string, the path of a file',
    ],
    [() => load(undefined as never), 'load: the path is missing'],
    [() => load('nowhere.safetensors'), "load: there is no file 'nowhere.safetensors'; a path counts from the folder"],
  ])('%#: %s', (call, words) => expect(call).toThrow(words));

  test('a folder in the place of a file', () => {
    mkdirSync(path('folder.safetensors'));
    expect(() => load(path('folder.safetensors'))).toThrow(/^load: .* is a folder; pass the path of a file in it/);
    expect(() => save(1, path('folder.safetensors'))).toThrow(/^save: .* is a folder; pass the path of a file in it/);
  });

  test('files that are none, cut off, damaged, or of a newer version', () => {
    const file = decode(fixture.checkpoint);
    const given = (bytes: Uint8Array | string) => {
      writeFileSync(path(), bytes);
      return () => load(path());
    };
    const none = /^load: .*: these are not the bytes of a .safetensors file/;
    for (const bytes of ['', 'PK\x03\x04', 'some text {"a": 1}', '1234567.{', `\x02${'\0'.repeat(7)}{x`])
      expect(given(bytes)).toThrow(none);
    expect(given(`\x30${'\0'.repeat(7)}{"a":{"dtype":"F32","shape":[1]}}                 `)).toThrow(none);
    expect(given(`\x0a${'\0'.repeat(7)}{"a":null}`)).toThrow(none);
    expect(given(file.subarray(0, 50))).toThrow(
      /^load: .*: the file is cut off: its header should have \d+ bytes, and 42/,
    );
    expect(given(file.subarray(0, file.length - 1))).toThrow(
      /the file is cut off: \d+ bytes of numbers should follow, and/,
    );
    const replaced = (from: string, to: string) =>
      Buffer.from(Buffer.from(file).toString('latin1').replace(from, to), 'latin1');
    expect(given(replaced('"lectern.format":"1"', '"lectern.format":"2"'))).toThrow(
      'was saved by a newer version of Lectern, in format 2, and this one reads format 1; update Lectern',
    );
    for (const [from, to] of [
      ['$Uint32Array', '$Uint31Array'],
      ['$tensor', '$sensor'],
      ['{\\"$tensor\\":\\"model.mask\\"}', '{\\"$tensor\\":\\"model.musk\\"}'],
      ['{\\"model\\"', '{,,model\\"'],
    ] as const)
      expect(given(replaced(from, to)), to).toThrow(
        'is damaged: what save has written beside the tensors cannot be read',
      );
  });
});
