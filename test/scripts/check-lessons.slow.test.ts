// What `npm run lessons` says of what lessons have shown.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'check-'));
const script = ['--import', './scripts/ts.mjs', 'scripts/lessons/check.ts', folder];

beforeAll(() => {
  const notebook = { cells: [{ cell_type: 'code', outputs: [] }], metadata: {} };
  for (const name of ['02-preprocessing', '05-babysitting'])
    writeFileSync(join(folder, `${name}.ipynb`), JSON.stringify(notebook));
  mkdirSync(join(folder, 'cifar-10-batches-bin'));
  writeFileSync(join(folder, 'cifar-10-batches-bin/data_batch_1.bin'), '.');
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (lesson: string, data: string) =>
  spawnSync(process.execPath, [...script, lesson], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LECTERN_DATA: data },
  });

const wrongNumber = /^05-babysitting, cell .*, demo 5.1, .*: found .*, expected /m;

test('a number that is not there is a problem', () => {
  const { status, stdout, stderr } = check('05-babysitting', root);
  expect([status, stderr]).toEqual([1, expect.stringMatching(wrongNumber)]);
  expect(stdout).not.toContain('CIFAR-10');
});

test('on CIFAR-10 it is only said, but each figure must be there', () => {
  const { status, stdout, stderr } = check('05-babysitting', folder);
  expect(stdout).toMatch(
    /^On CIFAR-10 .* ran 05-babysitting. Otherwise than on the stand-in:\n {2}05-babysitting, cell .*, demo 5.1/m,
  );
  expect([status, stderr]).toEqual([1, expect.stringContaining('demo 5.1 has no figure')]);
  expect(stderr).not.toMatch(wrongNumber);
});

test('lessons without these images do not care', () => {
  const { status, stdout, stderr } = check('02-preprocessing', folder);
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^02-preprocessing/)]);
  expect(stdout).not.toContain('CIFAR-10');
});
