// What is read of a student's notebook, and what is said of files that are none.

import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAssignment } from '../../src/assignment/source.js';
import { readBounded, submissionIn } from '../../src/grading/submission.js';

const folder = mkdtempSync(join(import.meta.dirname, 'tmp-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = (id: string) =>
  `// %% answer="${id}" points=1\n// BEGIN SOLUTION\n1;\n// END SOLUTION\n// %% checks="${id}"\n1;\n`;
const assignment = parseAssignment('hw', source('q1') + source('q2'));
const plan = { assignment, source: '', questions: assignment.questions, checks: new Map() };
const read = (notebook: unknown) =>
  submissionIn(new TextEncoder().encode(typeof notebook === 'string' ? notebook : JSON.stringify(notebook)), plan);
const cell = (id: string, text: unknown = 'code') => ({
  cell_type: 'code',
  id,
  source: text,
  metadata: {},
  outputs: [],
});
const notebook = (...cells: unknown[]) => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

describe('a notebook', () => {
  test('has answers, in text or in lines', () => {
    const { answers, problems } = read(notebook(cell('q1', 'a\nb'), cell('other'), cell('q2', ['c\n', 'd'])));
    expect([...answers]).toEqual([['q1', 'a\nb'], ['q2', 'c\nd']]); // biome-ignore format: one line
    expect(problems.size).toBe(0);
  });

  test("is known by nbgrader's names, also where its cells have lost theirs", () => {
    const one = { ...cell('x7'), metadata: { nbgrader: { grade_id: 'q1' } } };
    expect(read(notebook(one)).answers.get('q1')).toBe('code');
  });

  test('has the same digest as long as its answers are the same', () => {
    const one = read(notebook(cell('q1'), cell('q2')));
    const moved = read({
      ...notebook(cell('q2'), cell('x', 'other'), { ...cell('q1'), outputs: [1] }),
      metadata: { a: 1 },
    });
    expect(moved.digest).toBe(one.digest);
    expect(read(notebook(cell('q1', 'other'), cell('q2'))).digest).not.toBe(one.digest);
  });

  test.each<[what: string, cells: unknown[], id: string, said: string]>([
    ['a deleted cell', [cell('q1')], 'q2', 'there is no cell for q2; it was deleted, or its name was changed'],
    ['a cell twice', [cell('q1'), cell('q2'), cell('q2', 'b')], 'q2', 'q2 is answered in 2 cells'],
    ['a source that is none', [cell('q1'), cell('q2', { a: 1 })], 'q2', 'there is no cell for q2'],
    [
      'a very long answer',
      [cell('q1'), cell('q2', 'x'.repeat(300_000))],
      'q2',
      'has 300000 characters, more than 200000',
    ],
  ])('with %s', (_what, cells, id, said) => {
    const { answers, problems } = read(notebook(...cells));
    expect(problems.get(id)).toContain(said);
    expect([...answers.keys()]).toEqual(['q1']);
  });
});

describe('what is no notebook of this homework', () => {
  test.each<[what: string, text: unknown, said: string]>([
    ['nothing', '', 'the file is empty'],
    ['half of one', JSON.stringify(notebook(cell('q1'))).slice(0, -30), 'it is no notebook, or only a part of one'],
    ['a list', [], 'it is no notebook'],
    ['one without cells', { metadata: {} }, 'it is no notebook'],
    ['deep JSON', '['.repeat(1e6), 'it is no notebook'],
    ['one in Python', { ...notebook(cell('q1')), metadata: { kernelspec: { language: 'python' } } }, 'for "python"'],
    ['another homework', notebook(cell('p1')), 'it has none of the answers of hw (q1, q2)'],
  ])('%s', (_what, text, said) => {
    expect(() => read(text)).toThrow(said);
  });

  test('bytes that are no text', () => {
    expect(() => submissionIn(Uint8Array.of(0x80, 0xff), plan)).toThrow('it is no notebook');
  });
});

describe('a file', () => {
  const path = (name: string) => join(folder, name);
  writeFileSync(path('fine.ipynb'), 'fine');
  symlinkSync(path('fine.ipynb'), path('link.ipynb'));
  mkdirSync(path('folder.ipynb'));
  writeFileSync(path('linked.ipynb'), 'x');
  linkSync(path('linked.ipynb'), path('hard.ipynb'));
  execFileSync('mkfifo', [path('pipe.ipynb')]);
  writeFileSync(path('heavy.ipynb'), '');
  execFileSync('truncate', ['-s', '101M', path('heavy.ipynb')]);

  test('is read', () => {
    expect(new TextDecoder().decode(readBounded(path('fine.ipynb')))).toBe('fine');
  });

  test.each([
    ['that is not there', 'nobody.ipynb', 'there is no such file'],
    ['that is a link', 'link.ipynb', 'it is no regular file of its own'],
    ['that has two names', 'hard.ipynb', 'it is no regular file of its own'],
    ['that is a folder', 'folder.ipynb', 'it is no regular file of its own'],
    ['that is a pipe', 'pipe.ipynb', 'it is no regular file of its own'],
    ['that is too heavy', 'heavy.ipynb', 'it has 101 MB, more than 50; clear its output'],
  ])('%s is refused', (_what, name, said) => {
    expect(() => readBounded(path(name))).toThrow(said);
  });
});
