// `node --import ./scripts/ts.mjs scripts/lessons/10-schedules.ts`: the full run of demo 10.10, written to src/lesson/stored/10-schedules.ts.
// Ten minutes on one core; the same numbers on every machine. Build first: the cells import `lectern`.

import type { DecayRun } from '../../src/lesson/decay.js';
import { digestOfData, digestOfProgram, programOf, resultOf, write } from './stored.js';

const budget = { seeds: 20, trials: 8, epochs: 20 };

const imports = `import { data, functional, manualSeed, nn, noGrad, optim, rand } from 'lectern';
import { exp, log } from 'lectern/math';
`;

/** The cells of the lesson that the run needs, and the run. */
export const program = (): string =>
  programOf('10-schedules', imports, `globalThis.result = compare(${JSON.stringify(budget)});\n`);

const short = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value);

async function main(): Promise<void> {
  const text = program();
  const runs: DecayRun[] = JSON.parse(JSON.stringify(await resultOf<DecayRun[]>(text), short));
  const made = { code: digestOfProgram(text), data: digestOfData({ budget, runs }) };
  write(
    '10-schedules.ts',
    `// Written by scripts/lessons/10-schedules.ts: the full run of demo 10.10.

import type { DecayRuns } from '../decay.js';

/** The program that made these numbers, and the numbers, as fingerprints. */
export const made = ${JSON.stringify(made)};

/** The best trials of 20 seeds: SGD with momentum and Adam, with a constant and with a decayed rate. */
export const storedDecay: DecayRuns = {
  budget: ${JSON.stringify(budget)},
  // biome-ignore format: one line a run
  runs: [
${runs.map((run) => `    ${JSON.stringify(run)},`).join('\n')}
  ],
};
`,
  );
}

if (process.argv[1]?.endsWith('10-schedules.ts')) await main();
