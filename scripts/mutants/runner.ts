// A process that runs unit tests with one file of `src` replaced, as often as it is asked. It is a process of its own so that
// it can be ended when a mutant never comes back.

import { join } from 'node:path';
import { createVitest, type TestModule, type TestSpecification } from 'vitest/node';
import config from '../../vitest.config.js';
import { root } from '../lib/run.mjs';

/** What to run: the tests, in order, with files of `src` replaced; all unit tests, side by side, when none are named. */
export interface Task {
  replaced: { [file: string]: string };
  tests?: string[];
}

/** What became of it: those that failed (of named ones the first, which is the end), and milliseconds for each file. */
export interface Outcome {
  failed: string[];
  durations: { [test: string]: number };
}

const replaced = new Map<string, string>();
const { extends: _, test: unit } = config.test!.projects![0] as {
  extends: true;
  test: { include: string[]; exclude: string[] };
};

const vitest = await createVitest(
  'test',
  {
    config: false,
    root,
    watch: false,
    include: unit.include,
    // these look at the text of the source, or at the built package
    exclude: [
      ...unit.exclude,
      'test/structure/!(fuzz|options).test.ts',
      'test/docs/**',
      'test/scripts/**',
      '**/node_modules/**',
    ],
    testTimeout: config.test!.testTimeout!,
    reporters: [{}],
    // mistakes are tried side by side, the tests of each one after the other
    ...(process.env['MUTANTS_REACHED'] ? {} : { maxWorkers: 1 }),
    silent: true,
    setupFiles: [join(root, 'scripts/mutants/reached.ts')],
  },
  {
    resolve: config.resolve!,
    plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => replaced.get(id.split('?')[0]!) }],
  },
);
await vitest.standalone();
const all = await vitest.globTestSpecifications();
const byPath = new Map(all.map((specification) => [specification.moduleId, specification]));

/** Runs files of tests side by side. Vitest also hands out what it knows from earlier runs, which is left out. */
async function run(specifications: TestSpecification[]): Promise<Outcome> {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const own = testModules.filter(({ moduleId }) => specifications.some((other) => other.moduleId === moduleId));
  const failed = own.filter((module) => !module.ok()).map(({ moduleId }) => moduleId);
  if (unhandledErrors.length > 0 && failed.length === 0) failed.push(String(unhandledErrors[0]));
  return { failed, durations: Object.fromEntries(own.map((module) => [module.moduleId, durationOf(module)])) };
}

function durationOf(module: TestModule): number {
  const { duration, collectDuration, prepareDuration, setupDuration } = module.diagnostic();
  return duration + collectDuration + prepareDuration + setupDuration;
}

process.on('message', async ({ replaced: files, tests }: Task) => {
  const touched = [...replaced.keys()];
  replaced.clear();
  for (const [file, text] of Object.entries(files)) replaced.set(join(root, file), text);
  for (const file of [...touched, ...replaced.keys()]) vitest.invalidateFile(file);
  let outcome: Outcome = { failed: [], durations: {} };
  if (!tests) outcome = await run(all);
  for (const test of tests ?? []) {
    outcome = await run([byPath.get(test)!]);
    if (outcome.failed.length > 0) break;
  }
  process.send!(outcome);
});
process.on('disconnect', () => process.exit());
process.send!('ready');
