// Code like a student's, worked on while nobody waits: what the engine has compiled and the checker has resolved by then is
// not waited for later.

import type { Cells } from './cells.js';
import { compile } from './compile.js';
import { complete, inspect } from './editor.js';

const codes = [
  'console.log([1].map((x) => x))',
  "import { manualSeed, nn, optim, plot, randn, train, type Tensor } from 'lectern';\nimport { table } from 'lectern/notebook';",
  'manualSeed(0);\nlet h: Tensor = randn([10, 20]);\nfor (let i = 0; i < 3; i++) h = h.matmul(randn([20, 20]).mul(0.01)).tanh();\nh.std().item()',
  'interface Row { layer: number; std?: number }\nconst rows: Row[] = Array.from({ length: 3 }, (_, layer) => ({ layer }));\ndisplay(table(rows.map(({ layer, std }) => ({ layer, std: std ?? 0 })), { digits: 3 }));',
  'class Counter { #n = 0; constructor(readonly name: string) {} next() { return ++this.#n } }\nconst counter = new Counter(`a${1}`);\ncounter.next()',
  'const net = new nn.Sequential(new nn.Linear(4, 3), new nn.ReLU(), new nn.Linear(3, 2));\nconst adam = new optim.Adam(net.parameters(), { lr: 1e-3 });',
  'async function later<T>(value: T): Promise<T> { await null; return value }\ntry { await later(1) } catch (error) { console.error(error) }',
  'plot.line({ a: [1, 2], b: [3, 4] }, { xLabel: "step", yScale: "log" })',
  'const counts = new Map<string, number>(); for (const word of "a b a".split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);\n[...counts]',
];

/** Steps of a few milliseconds each; between two of them the thread may be asked something else. */
export function* warmUp(cells: Cells): Generator<void> {
  for (const [i, code] of codes.entries()) {
    const id = -1 - i;
    const result = compile(cells, { id, name: 'warm-up', code, types: 'notebook' });
    if (result.status === 'error') throw new Error(`the warm-up does not compile: ${result.error.evalue}`);
    yield;
  }
  for (const code of ['Math.ro', 'h.', 'plot.line({}, { y', 'co']) {
    complete(cells, code, code.length);
    yield;
  }
  inspect(cells, 'randn', 3);
  yield;
  for (const i of codes.keys()) cells.forgetAll(-1 - i);
  cells.program.renew();
  void cells.program.checker;
}
