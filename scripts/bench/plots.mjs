// `npm run bench -- plots`: milliseconds and bytes of a chart as a cell shows it, specification and PNG, by kind.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';

const one = join(root, 'scripts/bench/plots/one.mjs');

/** The aims, in milliseconds of the first chart, the next ones, those of 2 000 and of 50 000 values. */
const aims = { first: 500, next: 60, '2 000 values': 60, '50 000 values': 500 };

const line = (cells) => console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(20))).join(''));
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;

export async function benchPlots(wanted) {
  const { kinds } = await import('./plots/kinds.mjs');
  const chosen = wanted.length > 0 ? kinds.filter((kind) => wanted.includes(kind)) : kinds;
  console.log(
    'Milliseconds of a cell (of its processor time) + those of the thread that draws; bytes of specification + PNG\n',
  );
  line(['kind', ...Object.entries(aims).map(([name, ms]) => `${name} ≤ ${ms}`)]);
  for (const kind of chosen) {
    const { rows } = JSON.parse(execFileSync(process.execPath, [one, kind], { encoding: 'utf8', cwd: root }));
    line([
      kind,
      ...Object.values(rows).map(
        ({ cpu, ms, drawing }) => `${ms.toFixed(0)} (${cpu.toFixed(0)}) + ${drawing.toFixed(0)}`,
      ),
    ]);
    line(['', ...Object.values(rows).map(({ spec, png }) => `${kilobytes(spec)} + ${kilobytes(png)}`)]);
  }
  console.log('\nWhere the time goes, in milliseconds of processor time\n');
  const { partsOf } = await import('./plots/parts.mjs');
  for (const [i, kind] of chosen.entries()) {
    const parts = partsOf(kind, 2000, 5);
    if (i === 0) line(['2 000 values', ...Object.keys(parts)]);
    line([kind, ...Object.values(parts).map((ms) => ms.toFixed(1))]);
  }
}
