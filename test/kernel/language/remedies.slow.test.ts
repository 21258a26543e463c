// What a beginner types, and what the error says to type instead: each suggestion is pasted, and compiles.

import { builtinModules } from 'node:module';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { rulesOf } from '../../../src/kernel/language/advice.js';
import { complete } from '../../../src/kernel/language/editor.js';
import { nodeNames } from '../../../src/kernel/language/importable.js';
import { type Rule, remedy } from '../../../src/kernel/language/remedies.js';
import { runtimeRules } from '../../../src/kernel/language/runtime-rules.js';
import { notebook } from './notebook.js';

/** What the lines below find in their notebook. */
const setup = [
  "import { nn, optim, tensor } from 'lectern';",
  'const a = tensor([1, 2, 3]); const b = tensor([4, 5, 6]); const w = tensor([1, 2], { requiresGrad: true });',
  'const net = new nn.Sequential(new nn.Linear(2, 3));',
  'const xs = [3, 1, 2]; let word = "abc"; const o = { name: "x", n: 1 }; const i = Number("0");',
  'const load = async () => ({ history: [1, 2] });',
  'const maybe = [1, 2].find((q) => q > 5);',
  'const c = 3; let v = 1; function half(v: number) { return v / 2 }; const shout = (s: string) => s;',
  'class Acc { add(v: number) { return v } }',
  'enum Colour { Red, Green }',
].join('\n');

/** A line, the code that its error says to type, and what the student has then; the code itself when it stands alone. */
type Row = [line: string, code: string, pasted?: string];

const names: Row[] = [
  ['randn([2])', "import { randn } from 'lectern';", "import { randn } from 'lectern';\nrandn([2])"],
  ['progress([1])', "import { progress } from 'lectern/notebook';"],
  ['hconcat()', "import { hconcat } from 'lectern/plot';"],
  ["fs.readFileSync('a')", "import fs from 'node:fs';", "import fs from 'node:fs';\nfs.readFileSync('a')"],
  ["readFileSync('a')", "import { readFileSync } from 'node:fs';"],
  ['new Linear(2, 3)', 'nn.Linear', "import { nn } from 'lectern';\nnew nn.Linear(2, 3)"],
  ["import { Linear } from 'lectern'", 'nn.Linear'],
  ["import { progress } from 'lectern'", "import { progress } from 'lectern/notebook';"],
  ['hlaf(3)', 'half', 'half(3)'],
  ['x = 3', 'let x = 3'],
  ['lostName + 1', 'run the cells above', '1 + 1'],
  ["import left from 'left-pad-nowhere'", 'npm install left-pad-nowhere', '1 + 1'],
];

const promises: Row[] = [
  ['load().history', '(await load()).history'],
  ['for (const q of load()) {}', 'await load()', 'for (const q of (await load()).history) {}'],
  ['const m: { history: number[] } = load()', 'await load()', 'const m: { history: number[] } = await load()'],
  ['load() + 1', '(await load()) + 1', '(await load()).history.length + 1'],
];

const python: Row[] = [
  ["print('hello')", "console.log('hello')"],
  ['for x in range(3):\n  print(x)', 'for (let x = 0; x < 3; x++) { }'],
  ['for x in range(1, 3):\n  print(x)', 'for (let x = 1; x < 3; x++) { }'],
  ['for x in xs:\n  print(x)', 'for (const x of xs) { }'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['pass', '{ }'],
  ['def f(x):\n  return x', 'function f(x) { }'],
  ['while True:\n  1', 'while (true) { }'],
  ['if c == 3:\n  1', 'if (c == 3) { }'],
  ['if (v == 3) { 1 }\nelif c:', 'else if (c) { }', 'if (v == 3) { 1 } else if (c) { }'],
  ['if (v == 3) { 1 }\nelse:', 'else { }', 'if (v == 3) { 1 } else { }'],
  ['try:\n  1', 'try { } catch (error) { }'],
  ['class A:\n  pass', 'class A { }'],
  ['class B(Acc):\n  pass', 'class B extends Acc { }'],
  ['const f = lambda x: x', '(x) => x'],
  ['import path as p', "import * as p from 'path';"],
  ['import path', "import * as path from 'path';"],
  ['from os import cpus', "import { cpus } from 'os';"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  ['f"a {c}"', '`a ${c}`'],
  ['v = 3 # a remark', '// a remark', 'v = 3 // a remark'],
  ['c if c else 1', 'c ? c : 1'],
  ['c and v', 'c && v'],
  ['c or v', 'c || v'],
  ['not c', '!c'],
  ['del word', 'word = undefined', 'let word2: any = 1; word2 = undefined'],
  ['len(xs)', 'xs.length'],
  ['range(3)', '[...Array(3).keys()]'],
  ['str(c)', 'String(c)'],
  ['int("3")', 'Number("3")'],
  ['bool(1)', 'Boolean(1)'],
  ['const q: int = 3', 'number', 'const q: number = 3'],
  ['const q: str = "3"', 'string', 'const q: string = "3"'],
  ['const q: bool = true', 'boolean', 'const q: boolean = true'],
  ['type(c)', 'typeof c'],
  ['isinstance(net, Acc)', 'net instanceof Acc'],
  ['sum(xs)', 'xs.reduce((sum, value) => sum + value, 0)'],
  ['sorted(xs)', 'xs.toSorted((a, b) => a - b)'],
  ['enumerate(xs)', 'xs.entries()'],
  ['max(xs)', 'Math.max(...xs)'],
  ['math.sqrt(2)', 'Math.sqrt(2)'],
  ['math.pi', 'Math.PI'],
  ['sqrt(2)', 'Math.sqrt(2)'],
  ['System.out.println("x")', 'console.log("x")'],
  ['xs.append(3)', 'xs.push(3)'],
  ['xs.extend([1])', 'xs.push(...[1])'],
  ['xs.size', 'xs.length'],
  ['xs.contains(3)', 'xs.includes(3)'],
  ['xs.sum()', 'xs.reduce((sum, value) => sum + value, 0)'],
  ['", ".join(["a"])', '["a"].join(", ")'],
  ['word.upper()', 'word.toUpperCase()'],
  ['word.lower()', 'word.toLowerCase()'],
  ['word.strip()', 'word.trim()'],
  ['word.startswith("a")', 'word.startsWith("a")'],
  ['word.endswith("a")', 'word.endsWith("a")'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  ['"{}".format(c)', '`value: ${c}`'],
  ['o.items()', 'Object.entries(o)'],
  ['o.keys()', 'Object.keys(o)'],
  ['o.values()', 'Object.values(o)'],
];

const javascript: Row[] = [
  ['const z', 'let z: any'],
  ['console.log("a"', 'console.log("a")'],
  ['string(3)', 'String(3)'],
  ['o.nmae', 'name', 'o.name'],
  ["o['nmae']", 'name', "o['name']"],
  ['o.foo', 'n', 'o.n'],
  ["Colour['Blue']", 'Green', "Colour['Green']"],
  ["xs['first']", 'xs[0]'],
  ['globalThis.foo', '(globalThis as any).foo'],
  ['maybe.toFixed(2)', 'maybe!', 'maybe!.toFixed(2)'],
  ['xs.at(-1) + 1', 'xs.at(-1)!', 'xs.at(-1)! + 1'],
  ['half(maybe)', 'maybe!', 'half(maybe!)'],
  ['let s: string = null', 'string | null', 'let s: string | null = null'],
  ['c = 4', 'let c = 3', 'let c = 3\nc = 4'],
  ['if (c = 3) {}', 'c === 3', 'if (c === 3) {}'],
  ['Acc()', 'new Acc()'],
  ["half('3')", "Number('3')", "half(Number('3'))"],
  ['shout(3)', 'String(3)', 'shout(String(3))'],
  ['let s: String = 5', 'string', 'let s: string = "5"'],
  ['const all: Array = []', 'Array<number>', 'const all: Array<number> = []'],
  ["v == '3'", "v === Number('3')"],
  ['word == 3', 'word === String(3)'],
  ['"a" * 3', '"a".repeat(3)'],
  ['"3" - 1', 'Number("3") - 1'],
  ['xs + [1]', '[...xs, ...[1]]'],
  ['xs * 2', 'xs.map((value) => value * 2)'],
  ['console.lgo(1)', 'log', 'console.log(1)'],
  ['Math.Sqrt(2)', 'sqrt', 'Math.sqrt(2)'],
];

const tensors: Row[] = [
  ['a + b', 'a.add(b)'],
  ['a - b', 'a.sub(b)'],
  ['a * 2', 'a.mul(2)'],
  ['a / b', 'a.div(b)'],
  ['a ** 2', 'a.pow(2)'],
  ['1 + a', 'a.add(1)'],
  ['2 * a', 'a.mul(2)'],
  ['1 - a', 'a.neg().add(1)'],
  ['1 / a', 'a.reciprocal().mul(1)'],
  ['let t = a; t += b', 't.add_(b)', 'let t = a; t.add_(b)'],
  ['a @ b', 'a.matmul(b)'],
  ['a == 3', 'a.eq(3)'],
  ['a[0]', 'a.index(0)'],
  ['a[i]', 'a.index(i)'],
  ['a[0] = 1', 'a.indexPut_([0], 1)'],
  ['net(a)', 'net.forward(a)'],
  ['a.shape()', 'a.shape'],
  ['a.grad()', 'a.grad'],
  ['net.forward(xs)', 'tensor(xs)', "import { tensor } from 'lectern';\nnet.forward(tensor(xs))"],
  ["a.to('cuda')", 'a'],
  ['a.cuda()', 'a'],
  ['w.sub(w.grad.mul(0.1))', 'w.grad!', 'w.sub(w.grad!.mul(0.1))'],
  ['a.size(0)', 'a.shape[0]'],
  ['a.size()', 'a.shape'],
  ['a.ndim', 'a.shape.length'],
  ['a.numpy()', 'a.tolist()'],
  ['a.map((v) => v * 2)', 'a.mul(2)'],
  ['a.float()', "a.to('float32')"],
  ['a.double()', "a.to('float64')"],
  ['a.long()', "a.to('int32')"],
  ['a.mm(b)', 'a.matmul(b)'],
  ['a.t()', 'a.T'],
  ['new optim.SGD(net.parameters(), 0.1)', '{ lr: 0.1 }', 'new optim.SGD(net.parameters(), { lr: 0.1 })'],
  ['new optim.SGD(net.parameters(), lr=0.1)', 'new optim.SGD(net.parameters(), { lr: 0.1 })'],
  ['new nn.Linear(2, 3, false)', '{ bias: false }', 'new nn.Linear(2, 3, { bias: false })'],
  ['tensor([1], requires_grad=True)', 'tensor([1], { requiresGrad: true })'],
  ['nn.Linear(2, 3)', 'new nn.Linear(2, 3)'],
  ['new nn.Relu()', 'ReLU', 'new nn.ReLU()'],
  ['net.zero_grad()', 'zeroGrad', 'net.zeroGrad()'],
  [
    'net.fit(a, b)',
    'await train.fit(net, batches, { epochs: 10, optimizer })',
    "import { data, optim, train } from 'lectern';\nconst batches = new data.DataLoader([a, b], { batchSize: 2 });\nconst optimizer = new optim.SGD(net.parameters());\nawait train.fit(net, batches, { epochs: 10, optimizer })",
  ],
  ["net.compile('adam')", 'new optim.Adam(net.parameters())'],
  ['net.predict(a)', 'net.forward(a)'],
  ['net.summary()', 'net.parameterCount()'],
];

const otherLibraries: Row[] = [
  [
    'F.cross_entropy(a, b)',
    'functional.crossEntropy',
    "import { functional } from 'lectern';\nfunctional.crossEntropy(a, b)",
  ],
  ['torch.randn([3])', 'randn', "import { randn } from 'lectern';\nrandn([3])"],
  ['torch.nn.functional.relu(a)', 'functional.relu', "import { functional } from 'lectern';\nfunctional.relu(a)"],
  ['torch.no_grad()', 'noGrad', "import { noGrad } from 'lectern';\nnoGrad(() => a)"],
  ['torch.tensor([1, 2])', 'tensor([1, 2])'],
  ['np.array([1, 2])', 'tensor([1, 2])'],
  ['np.zeros([3])', 'zeros', "import { zeros } from 'lectern';\nzeros([3])"],
  ['np.random.seed(0)', 'manualSeed(0)', "import { manualSeed } from 'lectern';\nmanualSeed(0)"],
  ['np.random.normal(0, 1)', 'randn', "import { randn } from 'lectern';\nrandn([2])"],
  ['np.random.uniform(0, 1)', 'rand', "import { rand } from 'lectern';\nrand([2])"],
  ['np.dot(a, b)', 'a.matmul(b)'],
  ['np.exp(a)', 'a.exp()'],
  ['np.concatenate([a, b])', 'cat([a, b])', "import { cat } from 'lectern';\ncat([a, b])"],
  ['plt.plot(xs)', 'plot.line({ y: xs })', "import { plot } from 'lectern';\nplot.line({ y: xs })"],
  ['plt.hist(a)', 'plot.hist(a)', "import { plot } from 'lectern';\nplot.hist(a)"],
  ['plt.show()', "import { plot } from 'lectern';"],
  [
    "plt.title('x')",
    "plot.line({ y: [1, 4, 9] }, { title: 'squares', xLabel: 'n' })",
    "import { plot } from 'lectern';\nplot.line({ y: [1, 4, 9] }, { title: 'squares', xLabel: 'n' })",
  ],
  ['pd.DataFrame([{ a: 1 }])', 'table([{ a: 1 }])', "import { table } from 'lectern/notebook';\ntable([{ a: 1 }])"],
  ['keras.Sequential()', 'nn.Sequential', "import { nn } from 'lectern';\nnew nn.Sequential()"],
  ['tf.keras.layers.Dense(3)', 'nn.Linear(2, 3)', "import { nn } from 'lectern';\nnew nn.Linear(2, 3)"],
  ['train_test_split(a)', 'data.trainTestSplit', "import { data } from 'lectern';\ndata.trainTestSplit"],
  ["import * as np from 'numpy'", "import { tensor, nn, optim } from 'lectern';"],
  ["import plt from 'matplotlib'", "import { plot } from 'lectern';"],
  ["import pandas from 'pandas'", "import { table } from 'lectern/notebook';"],
  ['import numpy as np', "import { tensor, nn, optim } from 'lectern';"],
  ['import matplotlib.pyplot as plt', "import { plot } from 'lectern';"],
];

/** What Node 20 lacks. */
const newer: Row[] = process.versions.node.startsWith('20.')
  ? [
      [
        'Object.groupBy(xs, (v) => v % 2)',
        'const groups = new Map<unknown, unknown[]>(); for (const item of xs) groups.set(item, [...(groups.get(item) ?? []), item])',
      ],
      ['Promise.withResolvers()', 'new Promise((resolve, reject) => { })'],
      ['new Set([1]).union(new Set([2]))', 'union', '1 + 1'],
    ]
  : [];

const rows = [...names, ...promises, ...python, ...javascript, ...tensors, ...otherLibraries, ...newer];

/** What runs as it stands. */
const right = [
  '# a remark',
  'a.T',
  'xs.toSorted()',
  '[...xs, 4]',
  'new optim.Adam(net.parameters())',
  "console.log('a')",
];

let book: ReturnType<typeof notebook>;
beforeAll(() => {
  book = notebook();
  book.cells.formerNames = new Set(['lostName']);
  expect(book.errors(setup)).toBe('');
});

/** Compiles a line; its error, its whole traceback, and the quiet line. Names that it declares are taken back. */
function look(line: string): { evalue: string; shown: string; hints: string[]; note: string | null } {
  const result = book.compile(line);
  if (result.status === 'ok') {
    book.forget(result.cell.declares);
    return { evalue: '', shown: '', hints: [], note: result.cell.note };
  }
  const unnumbered = (text: string) => stripVTControlCharacters(text).replaceAll(/In \[\d+\]/g, 'In [n]');
  const evalue = unnumbered(result.error.evalue);
  const lines = result.error.traceback.map(unnumbered);
  const hints = lines.filter((text) => text.startsWith('→ ')).map((text) => text.slice(2));
  return { evalue, shown: lines.join('\n'), hints, note: null };
}

const seen: string[] = [];

test.each(right)('%s runs', (line) => expect(look(line).evalue).toBe(''));

test.each(rows)('%s → %s', (line, code, pasted = code) => {
  const { evalue, hints } = look(line);
  expect(evalue).not.toBe('');
  seen.push(...hints);
  expect([evalue, ...hints].join('\n')).toContain(code);
  expect(look(pasted).evalue).toBe('');
});

test('errors say the same in any order, and after many completions', () => {
  const before = rows.map(([line]) => look(line));
  for (let i = 0; i < 200; i++) complete(book.cells, `xs.${'abcde'[i % 5]}`, 4);
  const after = [...rows].reverse().map(([line]) => look(line));
  expect(after.reverse()).toEqual(before);
});

describe('of what compiles, the quiet line warns', () => {
  test.each([
    ['a == b', 'a.eq(b)'],
    ['a !== b', 'a.eq(b)'],
    ['if (a.gt(0)) { 1 }', 'a.gt(0).all().item()'],
    ['!a', 'a.item()'],
    ['if (v = 3) { 1 }', 'v === 3'],
  ])('%s → %s', (line, code) => {
    const { note } = look(line);
    seen.push((note ?? '').replace(/^line \d+: /, ''));
    expect(note).toContain(code);
    expect(look(code).evalue).toBe('');
  });

  test.each(['w.grad == null', 'c == 4', 'if (w.grad) { 1 }', '// @ts-nocheck\na == b'])('%s is quiet', (line) =>
    expect(look(line).note).toBeNull(),
  );
});

test('a value of an older run is to be made again', () => {
  const older = 'class Old { #n = Math.random(); add() { return this.#n } }';
  const result = book.compile(`${older}\nconst old = new Old()`);
  expect(result.status).toBe('ok');
  book.compile('class Old { #n = 1; add() { return this.#n } }');
  const { evalue, hints } = look('const one: Old = old');
  expect(evalue).not.toMatch(/import\(|\.lectern|cell-/);
  seen.push(...hints);
  expect(hints).toEqual(['One of them was made by an older run of its cell: make it again.']);
  book.compile('class Old { #n = 1; add() { return this.#n } reset() {} }');
  seen.push(...look('old.reset()').hints);
  expect(seen.at(-1)).toContain('`old` was made by an older run of the cell with `Old`, which had no `reset`');
});

test('every rule is tried here', () => {
  const missed = rulesOf(book.cells).filter(({ say }) => !seen.some((text) => pattern(say).test(text)));
  expect(missed.map(({ say }) => say)).toEqual([]);
});

test.each([
  ['const q: number = "x"', true],
  ['half(1, 2)', true],
  ['a + b', false],
  ["half(1, 2); half('3')", true],
  ['const q: Nowhere = 3', true],
  ['nowhere', false],
  ['import x from "nowhere-at-all"', false],
  ['o.nmae()', false],
  ['net(a)', false],
  ['c = 4', false],
  ['const (', false],
])('the first line @ts-nocheck helps with %s: %s', (line, helps) => {
  expect(look(line).shown.includes('@ts-nocheck')).toBe(helps);
  if (helps) expect(look(`// @ts-nocheck\n${line}`).evalue).toBe('');
});

test.each(['half()', 'console.log("this and that"', 'class P { #x = (1 }', '!word && (c', 'const q: number = "x"'])(
  'where no rule fits, nothing wrong is said: %s',
  (line) => expect(look(line).hints.join()).not.toMatch(/&& that|\/\/|execSync|→/),
);

test('what follows from a sentence of another language is not shown', () => {
  const { evalue, shown } = look('for x in range(3):\n  print(x)');
  expect(evalue.split('\n')).toHaveLength(2);
  expect(shown).not.toContain("')' expected");
});

test('messages name no path, and no setting of the compiler', () => {
  expect(look('nn.Relu').evalue).toContain("on type 'nn'");
  expect(look('nn.Relu').evalue).not.toContain('import(');
  for (const [line] of newer) expect(look(line).evalue).not.toContain("'lib'");
});

test("Node's names are there", () => {
  for (const [module, list] of Object.entries(nodeNames)) {
    expect(builtinModules).toContain(module);
    const found = Object.keys(process.getBuiltinModule(module) ?? {});
    if (module === 'util' && process.versions.node < '20.12') continue;
    expect(found).toEqual(expect.arrayContaining([...list]));
  }
});

describe('of a running cell', () => {
  const tried = new Set<Rule>();
  test.each([
    ['eval("nowhere * 2")', "new Function('nowhere', 'return nowhere')(nowhere)"],
    ['const k = 1\nk = 2', 'let k'],
    ['const u = undefined\nu.length', '?.length'],
    ['const n = 5\nn.map(1)', 'Array.from(n).map'],
    ['const p = Promise.resolve([1])\nconst [q] = p', 'await p'],
    ['const self = {}; self.self = self\nJSON.stringify(self)', 'display(value)'],
    ['1n + 1', 'Number(10n)'],
    ['class P { #a = 1; static read(p) { return p.#a } }\nP.read({})', 'make it again'],
    ['(function f() { f() })()', 'a case that returns'],
    ['JSON.parse("{\'a\': 1}")', '{"a": [1, 2]}'],
    ['process.getBuiltinModule("fs").readFileSync("nowhere.txt")', 'process.cwd()'],
    ['process.getBuiltinModule("module").createRequire("/")("nowhere-at-all")', 'npm install nowhere-at-all'],
  ])('%s → %s', (code, hint) => {
    const error = failure(code);
    const line = code.split('\n').at(-1) ?? '';
    const facts = new Map([
      ['error', error.name],
      ['message', error.message.split('\n')[0] ?? ''],
      ['line', line],
    ]);
    for (const rule of runtimeRules) if (remedy([rule], (name) => facts.get(name)) !== null) tried.add(rule);
    expect(remedy(runtimeRules, (name) => facts.get(name)) ?? error.message).toContain(hint);
  });

  test('every rule is tried here', () => expect(runtimeRules.filter((rule) => !tried.has(rule))).toEqual([]));
});

/** What a cell of JavaScript throws. */
function failure(code: string): Error {
  try {
    new Function(code)();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error(`${code} does not fail`);
}

/** A rule's sentence with anything in its gaps. */
function pattern(say: string): RegExp {
  const parts = say.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
