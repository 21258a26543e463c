// Which submissions a command names, however they lie; a link is named and refused, never left out.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { entriesIn } from '../../src/cli/grade/entries.js';
import { readBounded } from '../../src/grading/submission.js';

let folder = mkdtempSync(join(tmpdir(), 'lectern-entries-'));
const made = [folder];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-entries-'));
  made.push(folder);
});
afterAll(() => {
  for (const one of made) rmSync(one, { recursive: true });
});

const write = (path: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), '{}');
};
const link = (path: string, to: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(to, join(folder, path));
};
/** The students, and where their notebooks lie below the folder. */
const found = (...paths: string[]) =>
  entriesIn(
    paths.map((path) => join(folder, path)),
    'hw1',
  ).map(({ student, file }) => [student, file?.slice(folder.length + 1).replaceAll('\\', '/') ?? null]);

test('a folder of notebooks, of folders, and of folders as nbgrader has them', () => {
  for (const path of ['alice.ipynb', 'bob/hw1.ipynb', 'carol/hw1/hw1.ipynb', 'dave/hw2.ipynb', 'README.txt'])
    write(path);
  expect(found('')).toEqual([
    ['alice', 'alice.ipynb'],
    ['bob', 'bob/hw1.ipynb'],
    ['carol', 'carol/hw1/hw1.ipynb'],
    ['dave', null],
  ]);
});

test.each([
  ['a folder', 'mallory', '../elsewhere', 'mallory'],
  ['a folder of a homework', 'mallory/hw1', '../../elsewhere', 'mallory/hw1'],
  ['a notebook', 'mallory/hw1.ipynb', '../alice.ipynb', 'mallory/hw1.ipynb'],
  ['a notebook of a name', 'mallory.ipynb', 'alice.ipynb', 'mallory.ipynb'],
  ['nothing', 'mallory', 'nowhere', 'mallory'],
])('a link to %s is the submission of that student, and refused', (_what, path, to, file) => {
  write('class/alice.ipynb');
  write('elsewhere/hw1.ipynb');
  link(`class/${path}`, to);
  expect(found('class')).toEqual([
    ['alice', 'class/alice.ipynb'],
    ['mallory', `class/${file}`],
  ]);
  expect(() => readBounded(join(folder, 'class', file))).toThrow('it is no regular file of its own; links');
});

test('a notebook beside the folders of students is refused, since it would hide them', () => {
  for (const path of ['class/hw1.ipynb', 'class/ada/hw1.ipynb', 'class/bob/hw1/hw1.ipynb']) write(path);
  expect(() => found('class')).toThrow(
    `has a notebook of its own, ${join(folder, 'class/hw1.ipynb')}, and those of ada, bob`,
  );
  write('eve/hw1.ipynb');
  write('eve/data/hw2.ipynb');
  expect(found('eve')).toEqual([['eve', 'eve/hw1.ipynb']]);
});

test('notebooks of other names in a student’s folder are named', () => {
  for (const path of ['class/fay/hw1.ipynb', 'class/fay/hw1 (1).ipynb', 'class/max/a.ipynb', 'class/max/hw1/b.ipynb'])
    write(path);
  expect(entriesIn([join(folder, 'class')], 'hw1')).toEqual([
    { student: 'fay', file: join(folder, 'class/fay/hw1.ipynb'), others: ['hw1 (1).ipynb'] },
    { student: 'max', file: null, others: ['a.ipynb', 'b.ipynb'] },
  ]);
});

test('a link among what a command names is refused as well', () => {
  write('elsewhere/hw1.ipynb');
  link('mallory', 'elsewhere');
  expect(found('mallory')).toEqual([['mallory', 'mallory']]);
  link('eve/hw1', '../elsewhere');
  expect(found('eve')).toEqual([['eve', 'eve/hw1']]);
});
