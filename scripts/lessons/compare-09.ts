// `node --import ./scripts/ts.mjs scripts/lessons/compare-09.ts`: the full runs of lesson 9's comparisons, 9.7 and 9.8, written to
// src/lesson/stored/09-compared.ts. It runs the lesson's own cells with larger budgets: 20 seeds, 10 trials each. About ten minutes on one
// core; the same numbers on every machine. A test sees that the cells are still those that made the numbers.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';
import { comparisonCells, digestOfCells, digestOfData, withFullBudget } from './compare-09-cells.js';

type Run97 = { lr: number; loss: number; dense: number; rare: number };
type Run98 = { lr: number; choice: number; test: number };
interface Cells {
  tuned97(task: string, method: string, seed: number): Run97;
  methods97: object;
  trials98(task: string, method: string, seed: number): Run98[];
  training98(task: string, method: string, lr: number, seed: number): Run98;
  methods98: object;
}

const cells = comparisonCells();
const full = withFullBudget(cells);
const folder = join(root, 'output/compare-09');
mkdirSync(folder, { recursive: true });
const file = join(folder, 'cells.ts');
writeFileSync(file, `${full}\nexport { tuned97, methods97, trials98, training98, methods98 };\n`);
const { tuned97, methods97, trials98, training98, methods98 } = (await import(file)) as Cells;
rmSync(folder, { recursive: true });

const seeds = Array.from({ length: 20 }, (_, seed) => seed);
const short = (x: number, digits = 4) => Number(x.toPrecision(digits));
const each = <T>(names: readonly string[], value: (name: string) => T) =>
  Object.fromEntries(names.map((name) => [name, value(name)]));

const compared97 = each(['nice', 'harder'], (task) =>
  each(Object.keys(methods97), (method) =>
    seeds.map((seed) => {
      const { lr, loss, dense, rare } = tuned97(task, method, seed);
      return [lr, loss, dense, rare].map((x) => short(x));
    }),
  ),
);
const round = ({ lr, choice, test }: Run98) => [short(lr), short(choice, 5), short(test, 5)];
const compared98 = each(['digits', 'MNIST-1D'], (task) => ({
  ...each(Object.keys(methods98), (method) => seeds.map((seed) => trials98(task, method, seed).map(round))),
  ...each(['Adam, 1e-3', 'Adam, 5e-4'], (method) =>
    seeds.map((seed) => [round(training98(task, 'Adam', Number(method.slice(6)), seed))]),
  ),
}));

const made = { code: digestOfCells(cells), data: digestOfData({ compared97, compared98 }) };
writeFileSync(
  join(root, 'src/lesson/stored/09-compared.ts'),
  `// Written by scripts/lessons/compare-09.ts: the full runs of demos 9.7 and 9.8, 20 seeds and 10 trials each.

/** The cells that made these numbers, and the numbers, as fingerprints. */
export const made = ${JSON.stringify(made)};

/** By task and method, one row a seed: rate, loss on fresh examples, error on frequent and on rare features. */
// biome-ignore format: numbers
export const runs97: { [task: string]: { [method: string]: number[][] } } = ${lines(compared97)};

/** By data set and method, one row a seed; of each trial rate, accuracy where the rate is chosen, and where it counts. */
// biome-ignore format: numbers
export const runs98: { [task: string]: { [method: string]: number[][][] } } = ${lines(compared98)};
`,
);

/** JSON with a line for each seed. */
function lines(all: { [task: string]: { [method: string]: unknown[] } }): string {
  const method = ([name, rows]: [string, unknown[]]) =>
    `${JSON.stringify(name)}: [\n${rows.map((row) => `${JSON.stringify(row)},\n`).join('')}],\n`;
  const task = ([name, methods]: [string, { [method: string]: unknown[] }]) =>
    `${JSON.stringify(name)}: {\n${Object.entries(methods).map(method).join('')}},\n`;
  return `{\n${Object.entries(all).map(task).join('')}}`;
}
