// Imports run only downward, as CONTRIBUTING draws them; only some rooms may use Node.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Which rooms a room may import from, besides itself. */
const arrows: { [room: string]: string[] } = {
  math: [],
  options: [],
  engine: ['math', 'options', 'host'],
  nn: ['engine', 'options', 'math'],
  optim: ['engine', 'options', 'math'],
  data: ['engine', 'options', 'math', 'host'],
  train: ['nn', 'optim', 'engine', 'options', 'math', 'notebook', 'plot', 'host'],
  slides: [],
  homework: ['engine', 'options', 'notebook', 'host'],
  assignment: ['ipynb', 'homework', 'engine', 'math', 'options'],
  lesson: ['homework', 'data', 'engine', 'plot', 'notebook', 'options', 'math', 'host', 'slides'],
  notebook: ['options'],
  host: [],
  plot: ['options', 'math', 'notebook', 'host'],
  'kernel/protocol': [],
  'kernel/session': ['kernel/protocol'],
  'kernel/language': ['kernel/protocol', 'kernel/session'],
  'kernel/runtime': ['kernel/protocol', 'kernel/session', 'notebook'],
  'kernel/node': ['kernel/protocol', 'kernel/session', 'kernel/language', 'kernel/runtime', 'notebook', 'host'],
  ipynb: [],
  grading: ['assignment', 'homework', 'engine', 'options', 'kernel/node'],
  cli: ['ipynb', 'plot', 'options', 'host', 'kernel/protocol', 'assignment', 'grading', 'homework'],
  index: ['data', 'engine', 'nn', 'optim', 'plot', 'train'],
};

/** Folders that may import from `node:`. */
const onNode = /^(host\/node|kernel\/node|ipynb|grading|cli)\//;

/** The host's two sides, of which only its doors know: which of them is behind a door is the build's choice. */
const sides = /^host\/(node|web)\//;

/** Declarations are left out: they name types, and nothing is loaded when the program runs. */
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.ts$/.test(file));

function roomOf(file: string): string {
  const path = relative(src, file)
    .replaceAll('\\', '/')
    .replace(/\.[jt]s$/, '')
    .split('/');
  return path[0] === 'kernel' ? `${path[0]}/${path[1]}` : (path[0] ?? '');
}

const importsOf = (file: string) =>
  ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);

test.each(files)('%s imports only what lies below it', (name) => {
  const file = join(src, name);
  const room = roomOf(file);
  const path = name.replaceAll('\\', '/');
  for (const target of importsOf(file)) {
    if (target.startsWith('node:')) expect(path, `${name} imports ${target}`).toMatch(onNode);
    if (!target.startsWith('.')) continue;
    const found = resolve(dirname(file), target);
    const to = roomOf(found);
    const side = sides.exec(relative(src, found).replaceAll('\\', '/'))?.[1];
    if (side) expect(path, `${name} imports ${target}`).toMatch(new RegExp(`^host/(${side}/|[^/]+$)`));
    if (to !== room) expect(arrows[room], `${name} imports ${target}`).toContain(to);
  }
});

test('every room is drawn', () => {
  expect([...new Set(files.map((file) => roomOf(join(src, file))))].sort()).toEqual(Object.keys(arrows).sort());
});
