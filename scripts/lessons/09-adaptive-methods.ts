// `node --import ./scripts/ts.mjs scripts/lessons/09-adaptive-methods.ts`: the full runs of lesson 9's comparisons, 9.7 and 9.8, written to
// src/lesson/stored/09-compared.ts: 20 seeds, 10 trials each. About ten minutes on one core; the same numbers on every machine. Build first:
// the cells import `lectern`.

import { digestOfData, digestOfProgram, programOf, resultOf, write } from './stored.js';

type Run97 = { lr: number; loss: number; dense: number; rare: number };
type Run98 = { lr: number; choice: number; test: number };
type By<T> = { [task: string]: { [method: string]: T[] } };

const imports = `import { cat, data, functional, manualSeed, nn, noGrad, optim, rand, randn, randperm, tensor, train, zeros } from 'lectern';
import { pow } from 'lectern/math';
`;

const runs = `const { part } = globalThis;
budget97.trials = budget98.trials = 10;
const bySeed = (run) => Array.from({ length: 20 }, (_, seed) => run(seed));
const [found97, found98] = [{}, {}];
for (const task of ['nice', 'harder']) {
  found97[task] = {};
  for (const method of Object.keys(methods97))
    found97[task][method] = part(task + ', ' + method, () => bySeed((seed) => tuned97(task, method, seed)));
}
for (const task of ['digits', 'MNIST-1D']) {
  found98[task] = {};
  for (const method of Object.keys(methods98))
    found98[task][method] = part(task + ', ' + method, () => bySeed((seed) => trials98(task, method, seed)));
  for (const method of ['Adam, 1e-3', 'Adam, 5e-4']) {
    const untuned = (seed) => [training98(task, 'Adam', Number(method.slice(6)), seed)];
    found98[task][method] = part(task + ', ' + method, () => bySeed(untuned));
  }
}
globalThis.result = { found97, found98 };
`;

/** The cells of the lesson that the runs need, and the runs. */
export const program = (): string => programOf('09-adaptive-methods', imports, runs);

const short = (x: number, digits = 4) => Number(x.toPrecision(digits));
const row97 = ({ lr, loss, dense, rare }: Run97) => [lr, loss, dense, rare].map((x) => short(x));
const row98 = (trials: Run98[]) => trials.map(({ lr, choice, test }) => [short(lr), short(choice, 5), short(test, 5)]);

const each = <T, U>(all: By<T>, to: (run: T) => U): By<U> =>
  Object.fromEntries(
    Object.entries(all).map(([task, methods]) => [
      task,
      Object.fromEntries(Object.entries(methods).map(([method, seeds]) => [method, seeds.map(to)])),
    ]),
  );

/** JSON with a line for each seed. */
function lines(all: By<unknown>): string {
  const method = ([name, rows]: [string, unknown[]]) =>
    `${JSON.stringify(name)}: [\n${rows.map((row) => `${JSON.stringify(row)},\n`).join('')}],\n`;
  const task = ([name, methods]: [string, { [method: string]: unknown[] }]) =>
    `${JSON.stringify(name)}: {\n${Object.entries(methods).map(method).join('')}},\n`;
  return `{\n${Object.entries(all).map(task).join('')}}`;
}

async function main(): Promise<void> {
  const text = program();
  const { found97, found98 } = await resultOf<{ found97: By<Run97>; found98: By<Run98[]> }>(text);
  const [compared97, compared98] = [each(found97, row97), each(found98, row98)];
  const made = { code: digestOfProgram(text), data: digestOfData({ compared97, compared98 }) };
  write(
    '09-compared.ts',
    `// Written by scripts/lessons/09-adaptive-methods.ts: the full runs of demos 9.7 and 9.8, 20 seeds and 10 trials each.

/** The program that made these numbers, and the numbers, as fingerprints. */
export const made = ${JSON.stringify(made)};

/** By task and method, one row a seed: rate, loss on fresh examples, error on frequent and on rare features. */
// biome-ignore format: numbers
export const runs97: { [task: string]: { [method: string]: number[][] } } = ${lines(compared97)};

/** By data set and method, one row a seed; of each trial rate, accuracy where the rate is chosen, and where it counts. */
// biome-ignore format: numbers
export const runs98: { [task: string]: { [method: string]: number[][][] } } = ${lines(compared98)};
`,
  );
}

if (process.argv[1]?.endsWith('09-adaptive-methods.ts')) await main();
