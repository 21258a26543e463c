// `npm run lessons [name …]`: executes the notebooks through our kernel, as many at once as there are processors, checks the numbers that
// their figures show, and writes output/lessons: each notebook with its outputs, as a page to read, and as slides. `-- --record` notes the
// figures' fingerprints anew, by which a lesson's own numbers are told from a student's.

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { digestsOf, isRecorded, record } from './lessons/digests.mjs';
import { isMeant } from './lib/deliver.mjs';
import { loudly, onStandIn, program, quietly, root, Stop, venv } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const output = join(root, 'output/lessons');
const noted = join(output, 'digests.jsonl');

await program(async (given) => {
  const wanted = given.filter((word) => word !== '--record');
  const recording = wanted.length < given.length;
  if (recording) Object.assign(process.env, onStandIn);
  setUp();
  const all = readdirSync(join(root, 'notebooks'))
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => file.replace(/\.ipynb$/, ''))
    .sort();
  for (const name of wanted)
    if (!all.some((lesson) => isMeant(lesson, name)))
      throw new Stop(`There is no lesson "${name}". There are ${all.join(', ')}.`);
  const chosen = wanted.length === 0 ? all : all.filter((lesson) => wanted.some((name) => isMeant(lesson, name)));
  mkdirSync(output, { recursive: true });
  quietly('npm', ['run', 'notebooks'], 'The notebooks could not be written.');
  let code = await execute(chosen);
  if (recording && !isRecorded(digestsOf(noted))) {
    record(digestsOf(noted));
    quietly('npm', ['run', 'build'], 'The fingerprints could not be built in.');
    code = await execute(chosen);
  }
  const written = await Promise.all(shares(chosen).map((names) => typescript('scripts/lessons/pages/write.ts', names)));
  const checked = await typescript('scripts/lessons/check.ts', [...(recording ? ['--record'] : []), ...chosen]);
  return checked || Math.max(...written) || code;
});

/** Runs a program of ours on what lessons have shown. */
function typescript(script, names) {
  return loudly(process.execPath, ['--import', './scripts/ts.mjs', script, output, ...names]);
}

/** The lessons as each processor gets them. */
function shares(names) {
  const hands = Math.min(availableParallelism(), names.length);
  return Array.from({ length: hands }, (_, hand) => names.filter((_, i) => i % hands === hand));
}

/** Executes lessons; what they show is noted. */
function execute(names) {
  rmSync(noted, { force: true });
  const env = { ...process.env, LECTERN_DIGESTS: noted };
  return loudly(venv('python'), ['scripts/lessons/execute.py', output, ...names], { env });
}
