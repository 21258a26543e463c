import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { deliver, isMeant } from '../../scripts/lib/deliver.mjs';
import { isMeant as isMeantByCommands } from '../../src/cli/lessons.js';

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
  for (const _ of [1, 2]) expect(deliver(lessons, work)).toEqual({ lessons: 1, updates: [] });
  expect(has()).toEqual(['a.ipynb']);
});

test("a student's work is never overwritten: a new version arrives beside it, once", () => {
  deliver(lessons, work);
  writeFileSync(join(work, 'a.ipynb'), 'my answers');
  writeFileSync(join(lessons, 'a.ipynb'), 'version 2');
  expect(deliver(lessons, work)).toEqual({
    lessons: 1,
    updates: ['• a.ipynb has a new version: it is beside yours as update-1-a.ipynb'],
  });
  expect(deliver(lessons, work).updates).toEqual([]);
  writeFileSync(join(lessons, 'a.ipynb'), 'version 3');
  deliver(lessons, work);
  expect(has()).toEqual(['a.ipynb', 'update-1-a.ipynb', 'update-2-a.ipynb']);
  expect([read('a.ipynb'), read('update-1-a.ipynb'), read('update-2-a.ipynb')]).toEqual([
    'my answers',
    'version 2',
    'version 3',
  ]);
});

test('a copy in which nothing was changed becomes the new version', () => {
  deliver(lessons, work);
  writeFileSync(join(lessons, 'a.ipynb'), 'version 2');
  expect(deliver(lessons, work).updates).toEqual(['• a.ipynb is a new version now; in yours nothing was changed']);
  expect([has(), read('a.ipynb')]).toEqual([['a.ipynb'], 'version 2']);
  writeFileSync(join(work, 'a.ipynb'), 'my answers');
  writeFileSync(join(lessons, 'a.ipynb'), 'version 3');
  deliver(lessons, work);
  expect([read('a.ipynb'), read('update-1-a.ipynb')]).toEqual(['my answers', 'version 3']);
});

test('a file of the same name that was there before is kept', () => {
  writeFileSync(join(work, 'a.ipynb'), 'mine');
  deliver(lessons, work);
  expect(read('a.ipynb')).toBe('mine');
  expect(read('update-1-a.ipynb')).toBe('version 1');
});

test('a record that cannot be read costs a second copy, and no work', () => {
  deliver(lessons, work);
  writeFileSync(join(work, '.lectern.json'), '{broken');
  deliver(lessons, work);
  expect(has()).toEqual(['a.ipynb', 'update-1-a.ipynb']);
});

test('a new version stands beside its lesson, begins unlike it, and leaves those of other days alone', () => {
  writeFileSync(join(lessons, '03-losses.ipynb'), 'version 1');
  deliver(lessons, work);
  writeFileSync(join(work, '03-losses.ipynb'), 'my answers');
  writeFileSync(join(work, '03-losses (update).ipynb'), 'of another day');
  writeFileSync(join(work, '03-update-1-losses.ipynb'), 'mine');
  writeFileSync(join(lessons, '03-losses.ipynb'), 'version 2');
  deliver(lessons, work);
  expect(read('03-losses (update).ipynb')).toBe('of another day');
  expect(read('03-update-1-losses.ipynb')).toBe('mine');
  expect(read('03-update-2-losses.ipynb')).toBe('version 2');
});

test('what was deleted or renamed stays so, and comes again when it is asked for', () => {
  writeFileSync(join(lessons, 'b.ipynb'), 'version 1');
  deliver(lessons, work);
  rmSync(join(work, 'a.ipynb'));
  renameSync(join(work, 'b.ipynb'), join(work, 'my b.ipynb'));
  expect(deliver(lessons, work).updates).toEqual([]);
  expect(has()).toEqual(['my b.ipynb']);
  writeFileSync(join(lessons, 'a.ipynb'), 'version 2');
  expect(deliver(lessons, work).updates).toEqual([
    '• a.ipynb has a new version. You have deleted or renamed yours; npm start -- --bring a. brings it',
  ]);
  expect(deliver(lessons, work).updates).toEqual([]);
  expect(has()).toEqual(['my b.ipynb']);
  expect(deliver(lessons, work, ['a']).updates).toEqual([]);
  expect(read('a.ipynb')).toBe('version 2');
  expect(deliver(lessons, work, ['a']).updates).toEqual(['• a.ipynb is beside yours as update-1-a.ipynb']);
});

test.each([
  ['before anything is built', isMeant],
  ['on the command line', isMeantByCommands],
])('a lesson is meant by the beginning of its name, or by its whole number, %s', (_where, isMeant) => {
  const meant = (given: string) =>
    ['01-a.ipynb', '03-losses.ipynb', '10-b.ipynb', '13-c.ipynb'].filter((name) => isMeant(name, given));
  expect(['3', '03', '03-lo', '10', '1', '99'].map(meant)).toEqual([
    ['03-losses.ipynb'],
    ['03-losses.ipynb'],
    ['03-losses.ipynb'],
    ['10-b.ipynb'],
    ['01-a.ipynb'],
    [],
  ]);
});
