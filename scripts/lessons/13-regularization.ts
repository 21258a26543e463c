// `node --import ./scripts/ts.mjs scripts/lessons/13-regularization.ts` writes src/lesson/stored/13-regularization.ts: the runs over many
// seeds that lesson 13 shows beside its own. They are made with the functions of the lesson's cells, so that a changed cell needs new runs;
// the digest of these cells is kept with them, and a test compares it. About twenty minutes on one core.
//
// Every kind of net gets the same budget: `trials` learning rates, drawn log-uniformly from `range` by NumPy's generator with the trial's
// number as seed, each tried once with as many epochs as the runs have, on images that are used for nothing else; the rate with the best
// accuracy after the last epoch is taken for all seeds.

import { digestOfProgram, programOf, resultOf, write } from './stored.js';

const runs = `const budget = { trials: 6, range: [3e-4, 1e-2], seeds: 20, epochs: 30, patternEpochs: 8 };
const toChoose = images(fashion.train, 4000, 1000);
const halfToChoose = images(fashion.train, 4000, 500);
const half = images(fashion.test, 0, 500);
const { part } = globalThis;
const range = train.logUniform(...budget.range);
const search = (accuracyOf) =>
  Array.from({ length: budget.trials }, (_, trial) => {
    const lr = range.at(new RandomState(trial).rand([1]).item());
    return [lr, accuracyOf(1000 + trial, lr)];
  });
const bestOf = (tried) => tried.reduce((a, b) => (b[1] > a[1] ? b : a))[0];
const bySeed = (run) => Array.from({ length: budget.seeds }, (_, seed) => run(seed));
const [tried, rates, gap, removal, units, patterns] = [{}, {}, {}, {}, {}, {}];
const timesAll = (net) => [0.8, 0.2, 1].map((factor) => noGrad(() => timesFactor(net, factor)));
const slips = part('slips', () => bySeed((seed) => timesAll(vanilla(seed))));
for (const kind of ['plain', 'dropout', 'batch norm', 'dropout and batch norm']) {
  tried[kind] = part(kind, () => search((seed, rate) => trained(kind, seed, rate, toChoose).unseen.at(-1)));
  const lr = (rates[kind] = bestOf(tried[kind]));
  const measured = (seed) => {
    const net = trained(kind, seed, lr, heldOut);
    const last = [net.seen.at(-1), net.unseen.at(-1)];
    if (kind.includes('batch')) return { last };
    manualSeed(seed);
    const { correlation, worst } = noGrad(() => coAdaptation(net));
    return { last, removal: noGrad(() => withoutUnits(net)), units: [correlation, worst] };
  };
  const nets = part(kind + ', seeds', () => bySeed(measured));
  gap[kind] = nets.map((net) => net.last);
  if (kind.includes('batch')) continue;
  removal[kind] = nets.map((net) => net.removal);
  units[kind] = nets.map((net) => net.units);
}
const noises = ['dropout', 'batch norm', 'augmentation', 'DropConnect', 'stochastic depth', 'fractional max pooling'];
for (const noise of ['none', ...noises]) {
  const name = noise + ' in the pattern';
  const run = (seed, lr, held) => pattern(noise, seed, { lr, epochs: budget.patternEpochs }, held);
  tried[name] = part(name, () => search((seed, rate) => run(seed, rate, halfToChoose).accuracies[1]));
  const lr = (rates[name] = bestOf(tried[name]));
  const found = part(name + ', seeds', () => bySeed((seed) => run(seed, lr, half)));
  patterns[noise] = found.map(({ accuracies, away }) => [...accuracies, ...away]);
}
globalThis.result = { budget, tried, rates, gap, removal, units, patterns, slips };
`;

const imports = `import { cat, data, eye, functional, manualSeed, nn, noGrad, optim, RandomState, randperm, train } from 'lectern';
`;

/** The cells of the lesson that the runs need, and the runs. */
export const program = (): string => programOf('13-regularization', imports, runs);

/** Six digits are enough for accuracies and distances; rates are kept as they are. */
const short = (_key: string, value: unknown) =>
  typeof value === 'number' && value > 0.01 ? Number(value.toPrecision(6)) : value;

async function main(): Promise<void> {
  const text = program();
  const result = await resultOf<object>(text);
  const numbers = JSON.stringify({ digest: digestOfProgram(text), ...result }, short);
  write(
    '13-regularization.ts',
    `// Written by scripts/lessons/13-regularization.ts: the runs over twenty seeds of lesson 13.\n\n/** What lesson 13 shows beside its own runs; each list has an entry a seed. */\nexport const regularization = ${numbers};\n`,
  );
}

if (process.argv[1]?.endsWith('13-regularization.ts')) await main();
