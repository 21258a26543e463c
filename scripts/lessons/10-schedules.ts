// `node --import ./scripts/ts.mjs scripts/lessons/10-schedules.ts`: the full run of demo 10.10, with the very cells of lesson 10 and a larger
// budget. Writes src/lesson/stored/10-schedules.ts. Deterministic; ten minutes on one processor. Build first: the cells import `lectern`.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DecayRun } from '../../src/lesson/decay.js';
import { slice } from '../../test/lessons/slice.js';
import { root } from '../lib/run.mjs';

const budget = { seeds: 20, trials: 8, epochs: 20 };

const lesson = readFileSync(join(root, 'lessons/10-schedules/lesson.ts'), 'utf8');
const cells = slice(lesson, ['10.10 table']).replace(/const budget = .*;/, `const budget = ${JSON.stringify(budget)};`);
const own = cells.slice(0, cells.indexOf("show('10.10 table'"));
const file = join(root, 'output/10-schedules-full.ts');
writeFileSync(file, `${own}\nexport { live };\n`);
const { live } = (await import(file)) as { live: DecayRun[] };
rmSync(file);

const rounded = JSON.stringify(live, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value));
const text = `// Written by scripts/lessons/10-schedules.ts: the full run of demo 10.10.

import type { DecayRuns } from '../decay.js';

/** The best trials of 20 seeds: SGD with momentum and Adam, with a constant and with a decayed rate. */
export const storedDecay: DecayRuns = {
  budget: ${JSON.stringify(budget)},
  // biome-ignore format: one line a run
  runs: [
${(JSON.parse(rounded) as object[]).map((run) => `    ${JSON.stringify(run)},`).join('\n')}
  ],
};
`;
writeFileSync(join(root, 'src/lesson/stored/10-schedules.ts'), text);
