// The autograder for Gradescope, unzipped and run as its containers do: as root, without a network and without our folders.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GradescopeResults } from '../../src/grading/export/gradescope.js';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist/cli/main.js');
const work = mkdtempSync(join(tmpdir(), 'lectern-gradescope-'));
afterAll(() => rmSync(work, { recursive: true }));

const homework = `// %% answer="q1" points=2
export function double(x: number): number {
  // BEGIN SOLUTION
  return 2 * x;
  // END SOLUTION
}
// %% checks="q1"
import { check } from 'lectern/assignment';
export const q1 = [check(double, { visible: [[3]], hidden: (draw) => [draw.number(1, 9)] })];
// %% answer="q2" points=3
export function half(x: number): number {
  // BEGIN SOLUTION
  return x / 2;
  // END SOLUTION
}
// %% checks="q2"
export const q2 = [check(half, { visible: [[3]], hidden: (draw) => [draw.number(1, 9)] })];
// %% [markdown] answer="q3" points=1
// Why?
// <!-- BEGIN SOLUTION -->
// Because.
// <!-- END SOLUTION -->
`;
const secret = 'a'.repeat(64);
const source = join(work, 'hw.ts');
const term = join(work, 'term.json');
mkdirSync(join(work, 'node_modules'));
symlinkSync(root, join(work, 'node_modules/lectern'));
writeFileSync(source, homework);
writeFileSync(term, JSON.stringify({ name: 'test', secret }));

const build = (...args: string[]) =>
  spawnSync(process.execPath, [main, 'gradescope', ...args], { cwd: work, encoding: 'utf8' });

test.each([
  ['no homework', ['build', 'nowhere.ts'], 'nowhere.ts does not exist'],
  ['no secret', ['build', 'hw.ts', '--term', 'none.json'], 'there is no secret of a term in none.json'],
  ['another visibility', ['build', 'hw.ts', '--term', 'term.json', '--visibility', 'never'], 'must be one of visible'],
  ['no such command', ['zip', 'hw.ts'], 'there are: lectern gradescope build FILE'],
])('%s is refused', (_what, args, said) => {
  const { status, stderr } = build(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});

describe.runIf(process.env['CI'] || (process.platform === 'linux' && process.getuid?.() === 0))('the zip', () => {
  const folder = join(work, 'autograder');
  const zip = join(work, 'hw.zip');

  beforeAll(() => {
    expect(build('build', 'hw.ts', '--term', 'term.json', '--out', zip)).toMatchObject({ status: 0, stderr: '' });
    chmodSync(work, 0o755);
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
      const file = join(folder, 'source', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    writeFileSync(join(folder, 'run_autograder'), readFileSync(join(folder, 'source/run_autograder')), { mode: 0o755 });
    const setUp = spawnSync('sh', [join(folder, 'source/setup.sh')], {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin' },
    });
    expect(setUp).toMatchObject({ status: 0, stderr: '' });
  }, 120_000);

  beforeEach(() => {
    for (const name of ['submission', 'results']) {
      rmSync(join(folder, name), { recursive: true, force: true });
      mkdirSync(join(folder, name), { mode: 0o777 });
      chmodSync(join(folder, name), 0o777);
    }
  });

  const submit = (answers: { [id: string]: string }, name = 'hw.ipynb') => {
    const cells = Object.entries(answers).map(([id, text]) => ({
      cell_type: id === 'q3' ? 'markdown' : 'code',
      ...{ id, metadata: {}, source: text, ...(id !== 'q3' && { outputs: [], execution_count: null }) },
    }));
    writeFileSync(join(folder, 'submission', name), JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 })); // biome-ignore format: one line
  };

  const marked = (): GradescopeResults => {
    const command = ['-n', join(folder, 'run_autograder')];
    const run = spawnSync('unshare', command, { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } });
    expect([run.status, run.stderr]).toEqual([0, '']);
    return JSON.parse(readFileSync(join(folder, 'results/results.json'), 'utf8'));
  };

  const right = { q1: 'function double(x) { return 2 * x; }', q2: 'function half(x) { return x / 2; }', q3: 'So.' };

  test('is for its instructor only', () => {
    expect(statSync(zip).mode & 0o777).toBe(0o600);
  });

  test('marks a submission without a network', () => {
    submit({ ...right, q2: 'function half(x) { return x / 3; }' });
    const results = marked();
    const valid = new Ajv({ strict: false }).compile(
      JSON.parse(readFileSync(join(import.meta.dirname, 'export/gradescope.schema.json'), 'utf8')),
    );
    expect(valid(results), JSON.stringify(valid.errors)).toBe(true);
    expect(results).toMatchObject({ score: 2, output: 'Marked by hand, and not in this score: q3.' });
    expect(results.tests.map(({ name, score, max_score, status }) => [name, score, max_score, status])).toEqual([
      ['q1', 2, 2, 'passed'],
      ['q2', 0, 3, 'failed'],
    ]);
    expect(results.tests[1]!.output).toContain('half(3): found 1, expected 1.5');
  }, 120_000);

  test('keeps what students may not read and write from them', () => {
    const places = [
      'source/homework/term.json',
      'source/homework/hw.ts',
      'results/results.json',
      'source/run_autograder',
    ];
    submit({
      ...right,
      q1: `function double(x) {
        const fs = require('node:fs');
        for (const place of ${JSON.stringify(places)}) {
          const path = ${JSON.stringify(folder)} + '/' + place;
          for (const attempt of [() => fs.readFileSync(path), () => fs.writeFileSync(path, '{ "score": 100 }')])
            try { attempt(); return 0; } catch (error) { if (error.code !== 'EACCES') return error.code; }
        }
        return 2 * x;
      }`,
    });
    expect(marked().score).toBe(5);
  }, 120_000);

  test.each([
    ['nothing', {}, 'There is no notebook in this submission. Hand in hw.ipynb'],
    [
      'two notebooks',
      { 'a.ipynb': right, 'b.ipynb': right },
      'There are several notebooks in this submission: a.ipynb, b.ipynb',
    ],
    ['another notebook', { 'a.ipynb': { x: 'const x = 1;' } }, 'it has none of the answers of hw'],
  ])(
    'says what is wrong with %s',
    (_what, files, said) => {
      for (const [name, answers] of Object.entries(files)) submit(answers, name);
      expect(marked()).toMatchObject({ score: 0, output: expect.stringContaining(said) });
    },
    120_000,
  );

  test('leaves no results where the marker itself fails, so that nobody has a 0', () => {
    submit(right);
    const settings = join(folder, 'source/homework/settings.json');
    const before = readFileSync(settings);
    writeFileSync(settings, JSON.stringify({ homework: 'gone', visibility: 'visible' }));
    const { status } = spawnSync(join(folder, 'run_autograder'), [], { env: { PATH: '/usr/bin:/bin' } });
    writeFileSync(settings, before);
    expect(status).not.toBe(0);
    expect(readdirSync(join(folder, 'results'))).toEqual([]);
  }, 120_000);
});
