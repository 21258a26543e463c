// Attacks by whole files: notebooks whose cells are not what they were, JSON that is not what it seems, and files that are no files.

import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attack, notebookWith, questions } from './corpus.js';

interface Notebook {
  cells: { id: string; metadata: object; source: string[]; cell_type: string }[];
  metadata: object;
}

const wrong = new Map([['q1', 'function deviation() {\n  return 0;\n}']]);
const notebook = (answers?: ReadonlyMap<string, string>) => JSON.parse(notebookWith(answers)) as Notebook;

/** A file whose text is made of an honest notebook. */
const file =
  (text: (honest: Notebook) => string | Uint8Array, answers?: ReadonlyMap<string, string>) => (path: string) =>
    writeFileSync(path, text(notebook(answers)));
/** A notebook with one cell changed. */
const changed = (
  change: (cell: Notebook['cells'][number], all: Notebook) => void,
  answers?: ReadonlyMap<string, string>,
) =>
  file((all) => {
    change(all.cells.find(({ id }) => id === 'q1')!, all);
    return JSON.stringify(all);
  }, answers);
/** A notebook whose metadata are a text of JSON. */
const withMetadata = (text: string) =>
  file((all) => JSON.stringify({ ...all, metadata: 'HERE' }).replace('"HERE"', text), wrong);
/** The work of another student, beside the file. */
const another = (path: string): string => {
  const other = `${path}.of-another`;
  writeFileSync(other, notebookWith());
  return other;
};

const { q1, all } = { q1: 'q1', all: null };
const noMarks = 0;
type Row = [
  family: string,
  name: string,
  tries: string,
  aims: Attack['aims'],
  question: string | null,
  here: string,
  deserves: number,
  make: (path: string) => void,
];

const rows: Row[] = [
  [
    '11-cells',
    'deleted',
    'Has no cell for the question.',
    'marks',
    q1,
    'there is no cell for q1',
    noMarks,
    changed((cell, nb) => nb.cells.splice(nb.cells.indexOf(cell), 1)),
  ],
  [
    '11-cells',
    'renamed',
    'Has a cell of another name.',
    'marks',
    q1,
    'there is no cell for q1',
    noMarks,
    changed((cell) => (cell.id = 'q1-old'), wrong),
  ],
  [
    '11-cells',
    'points',
    'Says how many points it brings.',
    'marks',
    q1,
    'nothing is lost',
    2,
    changed((cell) => (cell.metadata = { points: 100 })),
  ],
  [
    '11-cells',
    'doubled',
    'Answers twice, the second time for more points.',
    'marks',
    q1,
    'answered in 2 cells',
    noMarks,
    changed((cell, nb) => nb.cells.push({ ...cell, source: ['1;'], metadata: { points: 100 } })),
  ],
  [
    '11-cells',
    'long',
    'Has an answer of 300 000 letters.',
    'ends',
    q1,
    'has 300009 characters',
    noMarks,
    changed((cell) => (cell.source = ['const x = "', 'a'.repeat(299_998)])),
  ],
  [
    '12-prototypes',
    'scores',
    'Gives all objects two points, by __proto__ in the metadata.',
    'marks',
    q1,
    'found 0',
    noMarks,
    withMetadata('{"__proto__": {"q1": 2}}'),
  ],
  [
    '12-prototypes',
    'constructor',
    'Gives all objects two points, by the prototype of the constructor.',
    'marks',
    q1,
    'found 0',
    noMarks,
    withMetadata('{"constructor": {"prototype": {"q1": 2}}}'),
  ],
  [
    '15-files',
    'symbolic-link',
    'Is a link to the work of another student.',
    'marks',
    all,
    'no regular file',
    noMarks,
    (path) => symlinkSync(another(path), path),
  ],
  [
    '15-files',
    'hard-link',
    'Is the file of another student, by a second name.',
    'marks',
    all,
    'no regular file',
    noMarks,
    (path) => linkSync(another(path), path),
  ],
  [
    '15-files',
    'pipe',
    'Is a pipe into which nobody writes.',
    'hangs',
    all,
    'no regular file',
    noMarks,
    (path) => execFileSync('mkfifo', ['-m', '644', path]),
  ],
  ['15-files', 'folder', 'Is a folder.', 'ends', all, 'no regular file', noMarks, (path) => mkdirSync(path)],
  [
    '15-files',
    'dangling',
    'Is a link to nothing.',
    'ends',
    all,
    'no regular file',
    noMarks,
    (path) => symlinkSync('/nowhere', path),
  ],
  [
    '15-files',
    'heavy',
    'Has 60 MB.',
    'ends',
    all,
    'it has 60 MB, more than 50',
    noMarks,
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, 60 * 2 ** 20);
    },
  ],
  ['15-files', 'empty', 'Is empty.', 'ends', all, 'the file is empty', noMarks, file(() => '')],
  [
    '15-files',
    'half',
    'Is half a notebook.',
    'ends',
    all,
    'its JSON cannot be read',
    noMarks,
    file((nb) => JSON.stringify(nb).slice(0, 400)),
  ],
  [
    '15-files',
    'other-bytes',
    'Is text in no encoding.',
    'ends',
    all,
    'its JSON cannot be read',
    noMarks,
    file(() => new Uint8Array([0xff, 0xfe, 0, 0xd8])),
  ],
  // no tool of ours should meet these three as files
  [
    '16-compiler',
    'arrows',
    'Nests functions so that a parser tries 2⁴⁰ ways to read them.',
    'hangs',
    q1,
    'it took longer than 5 s of computing',
    noMarks,
    changed((cell) => (cell.source = [`const nested = ${'async (zz = '.repeat(40)}1${')'.repeat(40)};`])),
  ],
  [
    '16-compiler',
    'brackets',
    'Nests 20 000 brackets.',
    'ends',
    q1,
    'Maximum call stack',
    noMarks,
    changed((cell) => (cell.source = [`const x = ${'('.repeat(20_000)}1${')'.repeat(20_000)};`])),
  ],
  [
    '16-compiler',
    'sum',
    'Adds 60 000 numbers in one expression.',
    'ends',
    q1,
    'Maximum call stack',
    noMarks,
    changed((cell) => (cell.source = [`const x = ${'1+'.repeat(60_000)}1;`])),
  ],
  [
    '16-compiler',
    'depth',
    'Nests a million lists.',
    'ends',
    all,
    'its JSON cannot be read',
    noMarks,
    file(() => '['.repeat(1e6)),
  ],
  [
    '16-compiler',
    'deep-metadata',
    'Nests 100 000 lists in its metadata.',
    'ends',
    q1,
    'found 0',
    noMarks,
    withMetadata(`{"x": ${'{"x":'.repeat(1e5)}1${'}'.repeat(1e5)}}`),
  ],
  [
    '16-compiler',
    'double-keys',
    'Says twice how many points it brings.',
    'marks',
    q1,
    'nothing is lost',
    2,
    file((nb) =>
      JSON.stringify(nb).replace('"id":"q1","metadata":{}', '"id":"q1","metadata":{"points":2,"points":100}'),
    ),
  ],
  [
    '16-compiler',
    'language',
    'Is a notebook of another language.',
    'marks',
    all,
    'not for TypeScript',
    noMarks,
    file((nb) =>
      JSON.stringify({
        ...nb,
        cells: [{ ...nb.cells[0], source: ['import os'] }],
        metadata: { kernelspec: { language: 'python' } },
      }),
    ),
  ],
];

export const fileAttacks = (): Attack[] =>
  rows.map(([family, name, tries, aims, question, here, deserves, make]) => ({
    family,
    name: `${family.slice(0, 2)}-${name}`,
    tries,
    aims,
    question,
    here,
    deserves,
    beside: question === null ? [] : questions.filter((id) => id !== question),
    put: (folder, as) => make(join(folder, `${as}.ipynb`)),
  }));
