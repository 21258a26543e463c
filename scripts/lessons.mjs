// `npm run lessons [name …]`: executes the notebooks through our kernel, checks the numbers that their figures show, and
// writes output/lessons: each notebook with its outputs, and as a page to read. Prints a line per lesson.

import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loudly, program, quietly, root, Stop, venv } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const output = join(root, 'output/lessons');
const mathjax = 'node_modules/mathjax/es5/tex-svg-full.js';

await program(async (wanted) => {
  setUp();
  const all = readdirSync(join(root, 'notebooks'))
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => file.replace(/\.ipynb$/, ''))
    .sort();
  for (const name of wanted)
    if (!all.some((lesson) => lesson.startsWith(name)))
      throw new Stop(`There is no lesson "${name}". There are ${all.join(', ')}.`);
  const chosen = wanted.length === 0 ? all : all.filter((lesson) => wanted.some((name) => lesson.startsWith(name)));
  mkdirSync(output, { recursive: true });
  cpSync(join(root, mathjax), join(output, 'mathjax.js'));
  quietly('npm', ['run', 'notebooks'], 'The notebooks could not be written.');
  const code = await loudly(venv('python'), ['scripts/lessons/execute.py', output, ...chosen]);
  const check = ['--import', './scripts/ts.mjs', 'scripts/lessons/check.ts', output, ...chosen];
  return (await loudly(process.execPath, check)) || code;
});
