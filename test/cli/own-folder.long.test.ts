// A new instructor in a folder of her own, with Lectern as a package: the homework of docs/homework.md, from its source to nbgrader's table.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lectern-course-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: string[], cwd = folder): string {
  const env = { ...process.env, LECTERN_TERM: `${folder}.json` };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env, timeout: 300_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
const lectern = (...args: string[]): string => run('npx', ['--no-install', 'lectern', ...args]);
const at = (path: string): string => join(folder, path);

type Answers = { [cell: string]: [given: string, answer: string] };

/** The notebook that students got, as somebody fills it in. */
function handIn(student: string, answers: Answers): void {
  const notebook = JSON.parse(readFileSync(at('course/release/hw1.ipynb'), 'utf8'));
  for (const cell of notebook.cells)
    if (answers[cell.id]) cell.source = cell.source.join('').replace(...answers[cell.id]!);
  mkdirSync(at(`submitted/${student}/hw1`), { recursive: true });
  writeFileSync(at(`submitted/${student}/hw1/hw1.ipynb`), JSON.stringify(notebook));
}

beforeAll(() => {
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root));
  run('npm', ['init', '-y']);
  run('npm', ['install', `./${filename}`, '--prefer-offline', '--no-audit', '--no-fund']);
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/homework.md'), 'utf8'))!;
  mkdirSync(at('homework'));
  writeFileSync(at('homework/hw1.ts'), example!);
}, 300_000);

afterAll(() => rmSync(`${folder}.json`, { force: true }));

test('a homework is built, marked and exported', () => {
  lectern('assignment', 'new-term', 'autumn');
  expect(lectern('assignment', 'build', 'homework/hw1.ts', '--out', 'course')).toContain('2 questions, 5 points');
  const stub = "// Your code here.\n  throw new Error('this is not answered yet');";
  const words = (text: string): [string, string] => ['*Your answer here.*', text];
  handIn('ada', { q1: [stub, 'return Math.sqrt(2 / (fanIn + fanOut));'], q2: words('Both passes.') });
  handIn('bob', { q1: [stub, 'return 2 / (fanIn + fanOut);'], q2: words('Who knows?') });
  handIn('cyd', { q1: [stub, 'return fanIn'] });
  lectern('grade', 'submitted', '--assignment', 'hw1', '--out', 'marks');
  expect(readFileSync(at('marks/reports/bob.md'), 'utf8')).toContain('Looks like: the variance for the deviation.');
  expect(lectern('mark', 'hw1', '--out', 'marks')).toContain('q2: 2 of 2 answers to be marked');
  writeFileSync(at('set.csv'), 'student,question,points,reason\nada,q2,3,names both\nbob,q2,0,says nothing\n');
  lectern('marks', 'marks', '--overrides', 'set.csv');
  lectern('export', '--out', 'marks', '--format', 'nbgrader');
  const [, ...rows] = readFileSync(at('marks/export/hw1.nbgrader.csv'), 'utf8').trim().split('\n');
  expect(rows).toEqual(['hw1,,,ada,,,,5,0,5,5', 'hw1,,,bob,,,,0,0,0,5', 'hw1,,,cyd,,,,0,0,0,5']);
}, 300_000);
