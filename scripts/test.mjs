// `npm test`: sets up what is missing and runs the suite. `unit` runs what needs neither Python nor a browser, `all`
// everything. Prints a line per part, and at the end what was skipped and why.

import { join } from 'node:path';
import { chromium } from './lib/chromium.mjs';
import { loudly, program, root, Stop, stopped, venv } from './lib/run.mjs';
import { setUp, setUpNode } from './setup.mjs';

const bin = (name) => join(root, 'node_modules', name);
const node =
  (...args) =>
  () =>
    loudly(process.execPath, args);
const vitest = (project) => node(bin('vitest/vitest.mjs'), 'run', '--project', project, '--reporter=dot');
const python = (folder) => () =>
  loudly(venv('python'), [
    '-W',
    'ignore::DeprecationWarning',
    '-m',
    'unittest',
    'discover',
    '-s',
    folder,
    '-t',
    folder,
  ]);

/** The parts of the suite, quick ones first. `lacks` says what is missing on this machine. */
const parts = [
  { name: 'lint', set: 'unit', run: node(bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.') },
  { name: 'types', set: 'unit', run: node(bin('typescript/bin/tsc'), '--noEmit') },
  {
    name: 'notebooks are up to date',
    set: 'unit',
    run: node('--import', './scripts/ts.mjs', 'scripts/build-notebooks.ts', '--check'),
  },
  { name: 'unit tests', set: 'unit', run: vitest('unit') },
  { name: 'slow unit tests', set: 'test', run: vitest('slow') },
  { name: 'kernel on the wire', set: 'test', run: python('test/wire') },
  { name: 'checks of the lessons', set: 'test', run: vitest('lessons') },
  { name: 'lessons in our kernel', set: 'test', run: node('scripts/lessons.mjs') },
  { name: 'notebooks', set: 'test', run: python('test/notebooks') },
  { name: 'notebooks of other kernels', set: 'test', run: python('test/kernels') },
  {
    name: 'browser',
    set: 'test',
    run: vitest('browser'),
    lacks: chromium() ? null : 'Chromium (Debian: apt-get install chromium)',
  },
  {
    name: 'bits on other versions of Node',
    set: 'all',
    run: python('test/bits'),
    lacks:
      process.platform === 'linux' && process.arch === 'x64' ? null : 'Linux on x64, for which npm has Node itself',
  },
  { name: 'event files in TensorBoard', set: 'all', run: python('test/tensorboard') },
  { name: 'stock tslab', set: 'all', run: python('test/tslab') },
];

/** Each set contains those before it. */
const sets = ['unit', 'test', 'all'];

await program(async ([wanted = 'test', ...rest]) => {
  if (!sets.includes(wanted) || rest.length > 0)
    throw new Stop(`npm test takes one of ${sets.join(', ')}; "${[wanted, ...rest].join(' ')}" is none.`);
  if (wanted === 'unit') setUpNode();
  else setUp();
  const chosen = parts.filter(({ set }) => sets.indexOf(set) <= sets.indexOf(wanted));
  const [passed, failed, skipped] = [[], [], []];
  for (const { name, run, lacks } of chosen) {
    if (lacks) {
      skipped.push(`${name}: this machine lacks ${lacks}`);
      continue;
    }
    console.log(`\n• ${name}`);
    const start = performance.now();
    const code = await run();
    if (code === stopped) return stopped;
    console.log(`  ${code === 0 ? 'passed' : 'FAILED'} after ${((performance.now() - start) / 1000).toFixed(0)} s`);
    (code === 0 ? passed : failed).push(name);
  }
  const strict = process.env.CI === 'true';
  console.log(
    `\n${passed.length} passed, ${failed.length + (strict ? skipped.length : 0)} failed, ${strict ? 0 : skipped.length} skipped`,
  );
  for (const name of failed) console.log(`  failed: ${name}`);
  for (const line of skipped) console.log(`  ${strict ? 'failed' : 'skipped'}: ${line}`);
  return failed.length > 0 || (strict && skipped.length > 0) ? 1 : 0;
});
