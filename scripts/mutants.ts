// `npm run mutants -- --sample 100 --seed 1`: makes mistakes in `src`, one at a time, and says which of them no unit test notices.
//
// A sample is drawn from all mistakes that the compiler accepts. The tests run once with the places of the sample noted; then each
// mistake meets only the files of tests that reach its place, those of its own room first. Mistakes that change nothing are listed
// with a reason in test/mutants-equivalent.json, and are not drawn.

import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Generator } from '../src/math/generator.js';
import { program, root, Stop } from './lib/run.mjs';
import { compiler } from './mutants/compiler.js';
import type { Outcome, Task } from './mutants/runner.js';
import { type Mutation, mutated, mutationsOf, probed } from './mutants/sites.js';

/** What is generated, or no code of this process: AssemblyScript, the page's side, declarations. */
const leftOut = /^src\/(engine\/kernels\/(binary\.ts|assembly\/)|labextension\/)|\.d\.ts$/;

/** A mistake that changes nothing: found by its file, the text of its line and what it does. */
export interface Equivalent {
  file: string;
  lineText: string;
  what: string;
  reason: string;
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');

function filesOf(rooms: readonly string[]): string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !leftOut.test(file))
    .sort();
  return rooms.length === 0
    ? files
    : files.filter((file) => rooms.some((room) => file.startsWith(`src/${room}/`) || file === `src/${room}.ts`));
}

/** Mistakes in random order, without those that the compiler refuses or that change nothing, until there are enough. */
function draw(files: readonly string[], size: number, seed: number): Mutation[] {
  const all = files.flatMap((file) => mutationsOf(file, read(file)));
  const order = new Int32Array(all.length);
  new Generator(seed).fillPermutation(order);
  const equivalent = JSON.parse(read('test/mutants-equivalent.json')) as Equivalent[];
  const accepts = compiler();
  const sample: Mutation[] = [];
  for (const index of order) {
    if (sample.length === size) break;
    const mutation = all[index]!;
    const changesNothing = equivalent.some(
      ({ file, lineText, what }) => file === mutation.file && lineText === mutation.lineText && what === mutation.what,
    );
    if (!changesNothing && accepts(mutation.file, mutated(read(mutation.file), mutation))) sample.push(mutation);
  }
  console.log(`${files.length} files, ${all.length} mistakes, ${sample.length} drawn with seed ${seed}`);
  return sample;
}

/** A process that runs tests, and is begun anew when it had to be ended. */
class Runner {
  private child: ChildProcess | undefined;

  constructor(private readonly env: { [name: string]: string } = {}) {}

  private async start(): Promise<ChildProcess> {
    const child = fork(join(root, 'scripts/mutants/runner.ts'), {
      execArgv: ['--import', './scripts/ts.mjs'],
      cwd: root,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'ignore', process.env['MUTANTS_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
      detached: true, // a group of its own: its tests are ended with it
    });
    await new Promise((ready, failed) => {
      child.once('message', ready);
      child.once('exit', () => failed(new Stop('Vitest did not start; MUTANTS_DEBUG=1 shows what it says.')));
    });
    return child;
  }

  /** Null when the tests did not end in time. */
  async run(task: Task, milliseconds: number): Promise<Outcome | null> {
    const child = (this.child ??= await this.start());
    const outcome = await new Promise<Outcome | null>((done) => {
      const timer = setTimeout(() => done(null), milliseconds);
      const finish = (result: Outcome | null) => {
        clearTimeout(timer);
        done(result);
      };
      child.once('message', (message) => finish(message as Outcome));
      child.once('exit', () => finish(null));
      child.send(task);
    });
    child.removeAllListeners();
    if (outcome === null) this.end();
    return outcome;
  }

  end(): void {
    if (this.child?.pid !== undefined) {
      try {
        process.kill(-this.child.pid, 'SIGKILL');
      } catch {
        this.child.kill('SIGKILL'); // no groups on this system, or it has ended
      }
    }
    this.child = undefined;
  }
}

/** For each mutation the files of tests that reach it, those that are near and quick first; and how long each takes. */
async function reaching(sample: readonly Mutation[]): Promise<{ tests: string[][]; durations: Outcome['durations'] }> {
  const folder = join(root, 'output/mutants-reached');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const notes = join(folder, 'notes.jsonl');
  const replaced: { [file: string]: string } = {};
  for (const file of new Set(sample.map((mutation) => mutation.file))) {
    const here = [...sample.entries()].filter(([, mutation]) => mutation.file === file);
    replaced[file] = probed(read(file), here);
  }
  const runner = new Runner({ MUTANTS_REACHED: notes });
  const outcome = await runner.run({ replaced }, 30 * 60_000);
  runner.end();
  if (!outcome) throw new Stop('The unit tests did not end within half an hour.');
  if (outcome.failed.length > 0)
    throw new Stop(`The unit tests fail without any mistake:\n${outcome.failed.join('\n')}`);
  const lines = readFileSync(notes, 'utf8').trim().split('\n');
  const reached = lines.map((line) => JSON.parse(line) as { test: string; reached: number[] });
  const tests = sample.map(({ file }, id) => {
    const room = join(root, 'test', file.split('/')[1]!, '/');
    const far = (test: string) => (test.startsWith(room) ? 0 : 1);
    const names = reached.filter((note) => note.reached.includes(id)).map(({ test }) => test);
    return names.sort((a, b) => far(a) - far(b) || outcome.durations[a]! - outcome.durations[b]!);
  });
  rmSync(folder, { recursive: true });
  return { tests, durations: outcome.durations };
}

await program(async (args: string[]) => {
  const { values } = parseArgs({
    args,
    options: {
      sample: { type: 'string', default: '100' },
      seed: { type: 'string', default: '0' },
      rooms: { type: 'string', default: '' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const rooms = values.rooms.split(',').filter(Boolean);
  const start = performance.now();
  const minutes = () => ((performance.now() - start) / 60_000).toFixed(0);
  const sample = draw(filesOf(rooms), Number(values.sample), Number(values.seed));
  const { tests, durations } = await reaching(sample);
  console.log(`places reached, after ${minutes()} min`);
  const left = [...sample.entries()];
  const counts = { noticed: 0, survived: 0, unreached: 0 };
  const work = async () => {
    const runner = new Runner();
    for (let next = left.shift(); next; next = left.shift()) {
      const [id, mutation] = next;
      const { file, line, what, lineText } = mutation;
      const say = (text: string) => console.log(`\n${file}:${line}  ${what}\n    ${text}`);
      if (tests[id]!.length === 0) {
        counts.unreached++;
        say(`${lineText}  // no unit test comes here`);
        continue;
      }
      const usual = tests[id]!.reduce((sum, test) => sum + durations[test]!, 0);
      const task = { replaced: { [file]: mutated(read(file), mutation) }, tests: tests[id]! };
      const outcome = await runner.run(task, 30_000 + 4 * usual);
      if (outcome?.failed.length === 0) {
        counts.survived++;
        say(lineText);
      } else {
        counts.noticed++; // what never ends is noticed too
        const by = outcome?.failed.map((test) => relative(root, test)).join(', ') ?? 'its endlessness';
        if (values.verbose) say(`noticed by ${by}`);
      }
    }
    runner.end();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const { noticed, survived, unreached } = counts;
  const met = noticed + survived;
  console.log(
    `\n${sample.length} mistakes: of ${met} that unit tests reach, ${noticed} noticed (${((100 * noticed) / met).toFixed(0)} %), ${survived} not; ${unreached} where none comes; ${minutes()} min`,
  );
  return 0;
});
