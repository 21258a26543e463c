import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { deliver } from '../../scripts/lib/deliver.mjs';

let [lessons, work] = ['', ''];
beforeEach(() => {
  lessons = mkdtempSync(join(tmpdir(), 'lessons-'));
  work = mkdtempSync(join(tmpdir(), 'work-'));
  writeFileSync(join(lessons, 'a.ipynb'), 'version 1');
  return () => {
    rmSync(lessons, { recursive: true });
    rmSync(work, { recursive: true });
  };
});
const has = () =>
  readdirSync(work)
    .filter((name) => name.endsWith('.ipynb'))
    .sort();
const read = (name: string) => readFileSync(join(work, name), 'utf8');

test('a notebook that is not there is copied, and nothing happens the second time', () => {
  expect(deliver(lessons, work)).toEqual(['• a.ipynb is ready']);
  expect(deliver(lessons, work)).toEqual([]);
  expect(has()).toEqual(['a.ipynb']);
});

test("a student's work is never overwritten: a new version arrives beside it, once", () => {
  deliver(lessons, work);
  writeFileSync(join(work, 'a.ipynb'), 'my answers');
  writeFileSync(join(lessons, 'a.ipynb'), 'version 2');
  expect(deliver(lessons, work)).toEqual(['• a.ipynb has a new version: it is beside yours as a (update).ipynb']);
  expect(deliver(lessons, work)).toEqual([]);
  writeFileSync(join(lessons, 'a.ipynb'), 'version 3');
  deliver(lessons, work);
  expect(has()).toEqual(['a (update 2).ipynb', 'a (update).ipynb', 'a.ipynb']);
  expect([read('a.ipynb'), read('a (update).ipynb'), read('a (update 2).ipynb')]).toEqual([
    'my answers',
    'version 2',
    'version 3',
  ]);
});

test('a file of the same name that was there before is kept', () => {
  writeFileSync(join(work, 'a.ipynb'), 'mine');
  deliver(lessons, work);
  expect(read('a.ipynb')).toBe('mine');
  expect(read('a (update).ipynb')).toBe('version 1');
});

test('a record that cannot be read costs a second copy, and no work', () => {
  deliver(lessons, work);
  writeFileSync(join(work, '.lectern.json'), '{broken');
  deliver(lessons, work);
  expect(has()).toEqual(['a (update).ipynb', 'a.ipynb']);
});
