// Writes notebooks/ from lessons/, and the pages of the course. With --check it writes nothing, and fails when a file is not up to date.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parsePercent, writeNotebook } from '../src/ipynb/index.js';
import { coursePages } from './lessons/course.js';

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

const lessons = readdirSync(join(root, 'lessons'))
  .sort()
  .filter((name) => existsSync(join(root, 'lessons', name, 'lesson.ts')))
  .map((name) => ({
    path: `notebooks/${name}.ipynb`,
    text: writeNotebook(parsePercent(readFileSync(join(root, 'lessons', name, 'lesson.ts'), 'utf8'))),
  }));
const stale = [...lessons, ...coursePages()].filter(
  ({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
);
const names = stale.map(({ path }) => path).join(', ');

if (!check) {
  mkdirSync(join(root, 'notebooks'), { recursive: true });
  for (const { path, text } of stale) writeFileSync(join(root, path), text);
  console.log(stale.length > 0 ? `Wrote ${names}` : 'All notebooks are up to date');
} else if (stale.length > 0) {
  console.error(`Not up to date: ${names}. Run npm run notebooks and commit the result.`);
  process.exitCode = 1;
}
