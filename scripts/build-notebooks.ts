// Writes notebooks/ from lessons/. With --check it writes nothing, and fails when a notebook is not up to date.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePercent, writeNotebook } from '../src/ipynb/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const stale: string[] = [];

mkdirSync(join(root, 'notebooks'), { recursive: true });
for (const name of readdirSync(join(root, 'lessons')).sort()) {
  const source = join(root, 'lessons', name, 'lesson.ts');
  if (!existsSync(source)) continue;
  const target = join(root, 'notebooks', `${name}.ipynb`);
  const text = writeNotebook(parsePercent(readFileSync(source, 'utf8')));
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  stale.push(`notebooks/${name}.ipynb`);
  if (!check) writeFileSync(target, text);
}

if (check && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run npm run notebooks and commit the result.`);
  process.exitCode = 1;
} else if (!check) console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}` : 'All notebooks are up to date');
