// `npm test`: sets up what is missing and runs the suite. `unit` runs what needs neither Python nor a browser, `all`
// everything. Prints a line per part, and at the end what was skipped and why.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from './lib/chromium.mjs';
import { loudly, onStandIn, program, root, Stop, stopped, venv } from './lib/run.mjs';
import { setUp, setUpNode } from './setup.mjs';

Object.assign(process.env, onStandIn); // its numbers are those of the checks

const bin = (name) => join(root, 'node_modules', name);
const node = (...args) => [process.execPath, args];
const vitest = (project, env) => [
  ...node(bin('vitest/vitest.mjs'), 'run', '--project', project),
  env && { env: { ...process.env, ...env } },
];
const has = (command) => spawnSync(command, ['--version']).error === undefined;
const python = (folder) => [venv('python'), ['scripts/unittests.py', folder]];
/** Its checks do not depend on anything that other lessons do. */
const example = '10-schedules';

/**
 * The parts of the suite, quick ones first. `aside` are those that run beside the unit tests and are heard when they have ended.
 * `lacks` says what is missing on this machine; `less` is a part of another one, and not run beside it.
 */
const parts = [
  {
    name: 'lint',
    set: 'unit',
    aside: true,
    command: node(bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'),
  },
  {
    name: 'types',
    set: 'unit',
    aside: true,
    command: node(
      bin('typescript/bin/tsc'),
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      'output/types.tsbuildinfo',
    ),
  },
  {
    name: 'types of the lessons',
    set: 'unit',
    aside: true,
    command: node(bin('typescript/bin/tsc'), '--noEmit', '-p', 'lessons'),
  },
  {
    name: 'notebooks are up to date',
    set: 'unit',
    aside: true,
    command: node('--import', './scripts/ts.mjs', 'scripts/build-notebooks.ts', '--check'),
  },
  { name: 'unit tests', set: 'unit', command: vitest('unit') },
  { name: 'slow unit tests', set: 'test', command: vitest('slow') },
  { name: 'kernel on the wire', set: 'test', command: python('test/wire') },
  { name: 'a lesson in our kernel', set: 'test', less: true, command: node('scripts/lessons.mjs', example) },
  { name: 'notebooks', set: 'test', command: python('test/notebooks') },
  {
    name: 'browser',
    set: 'test',
    command: vitest('browser'),
    lacks: chromium() ? null : 'Chromium (Debian: apt-get install chromium)',
  },
  {
    name: 'lessons, charts and pages in the browser',
    set: 'all',
    command: vitest('long browser'),
    lacks: chromium() ? null : 'Chromium (Debian: apt-get install chromium)',
  },
  { name: 'lessons in our kernel', set: 'all', command: node('scripts/lessons.mjs') },
  {
    name: 'figures of the lessons', // that the part before has shown
    set: 'all',
    command: node('scripts/figures.mjs', '--check', '--from', 'output/lessons'),
  },
  { name: 'mistakes in the lessons', set: 'all', command: vitest('lessons') },
  { name: 'notebooks of other kernels', set: 'all', command: python('test/kernels') },
  { name: 'a course in nbgrader', set: 'all', command: python('test/nbgrader') },
  {
    name: 'bits on other versions of Node',
    set: 'all',
    command: python('test/bits'),
    lacks:
      process.platform === 'linux' && process.arch === 'x64' ? null : 'Linux on x64, for which npm has Node itself',
  },
  {
    name: 'attacks on marking',
    set: 'all',
    command: vitest('attacks'),
    lacks:
      process.platform === 'linux' && has('bwrap')
        ? null
        : 'Linux with bubblewrap (Debian: apt-get install bubblewrap)',
  },
  {
    name: 'attacks on the weaker isolation', // those that isolation is against
    set: 'all',
    command: vitest('attacks', { LECTERN_ISOLATION: 'user', LECTERN_ATTACKS: '^(08|20|21)-' }),
    lacks: process.platform === 'linux' && process.getuid?.() === 0 ? null : 'Linux, and root, who has other users',
  },
  { name: 'lessons on another Node and elsewhere', set: 'all', command: python('test/again') },
  {
    name: 'the course as a zip',
    set: 'all',
    command: python('test/package'),
    lacks: has('bwrap') ? null : 'bubblewrap, to run without a network (Debian: apt-get install bubblewrap)',
  },
  {
    name: 'long unit tests', // homework as a whole, figures of the command line, nets that learn
    set: 'all',
    command: vitest('long'),
  },
  {
    name: 'marking by workers of a queue',
    set: 'all',
    command: vitest('queue'),
    lacks: has('redis-server') ? null : 'Redis (Debian: apt-get install redis-server)',
  },
  { name: 'answers to homework that train nets', set: 'all', command: vitest('training') },
  { name: 'event files in TensorBoard', set: 'all', command: python('test/tensorboard') },
  { name: 'stock tslab', set: 'all', command: python('test/tslab') },
];

/** Each set contains those before it. */
const sets = ['unit', 'test', 'all'];

/** Runs a program; what it says is shown when it has ended. */
async function collected(command, args) {
  const said = [];
  const code = await loudly(command, args, { stdio: ['inherit', 'pipe', 'pipe'] }, (chunk) => said.push(chunk));
  if (said.length > 0) console.log(`\n${Buffer.concat(said).toString().trim()}`);
  return code;
}

await program(async ([wanted = 'test', ...rest]) => {
  if (!sets.includes(wanted) || rest.length > 0)
    throw new Stop(`npm test takes one of ${sets.join(', ')}; "${[wanted, ...rest].join(' ')}" is none.`);
  if (wanted === 'unit') setUpNode();
  else setUp();
  const chosen = parts.filter(
    ({ set, less }) => sets.indexOf(set) <= sets.indexOf(wanted) && !(less && wanted === 'all'),
  );
  const [passed, failed, skipped, taken] = [[], [], [], []];
  const run = async ({ name, command, aside, lacks }) => {
    if (lacks) {
      skipped.push(`${name}: this machine lacks ${lacks}`);
      return 0;
    }
    if (!aside) console.log(`\n• ${name}`);
    const start = performance.now();
    const code = await (aside ? collected : loudly)(...command);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`  ${aside ? `${name}: ` : ''}${code === 0 ? 'passed' : 'FAILED'} after ${seconds} s`);
    taken.push([name, Number(seconds)]);
    if (code !== stopped) (code === 0 ? passed : failed).push(name);
    return code;
  };
  const atOnce = chosen.filter(({ set }) => set === 'unit').map(run);
  if ((await Promise.all(atOnce)).includes(stopped)) return stopped;
  for (const part of chosen.filter(({ set }) => set !== 'unit')) if ((await run(part)) === stopped) return stopped;
  const minutes = (seconds) => (seconds / 60).toFixed(1).padStart(6);
  console.log('\nminutes  part');
  for (const [name, seconds] of taken) console.log(`${minutes(seconds)}   ${name}`);
  const strict = process.env.CI === 'true';
  console.log(
    `\n${passed.length} passed, ${failed.length + (strict ? skipped.length : 0)} failed, ${strict ? 0 : skipped.length} skipped`,
  );
  for (const name of failed) console.log(`  failed: ${name}`);
  for (const line of skipped) console.log(`  ${strict ? 'failed' : 'skipped'}: ${line}`);
  return failed.length > 0 || (strict && skipped.length > 0) ? 1 : 0;
});
