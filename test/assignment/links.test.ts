// Homework points to the lessons where its questions are taught; those that are not written yet are listed here.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../lessons/contract.js';
import { homeworks } from './in-process.js';

const lessons = readdirSync(join(homeworks, '..')).flatMap((name) => /^\d\d(?=-)/.exec(name)?.[0] ?? []);
const names = readdirSync(homeworks).filter((name) => /^hw\d+\.ts$/.test(name));
const text = (name: string) => readFileSync(join(homeworks, name), 'utf8');
const links = (name: string) => [...text(name).matchAll(/\blessons? (\d+)/gi)].map(([, number]) => number!);

test.each(names)('%s points to lessons, each with two digits', (name) => {
  expect(links(name).length).toBeGreaterThan(0);
  for (const number of links(name)) expect(number).toMatch(/^\d\d$/);
  expect(text(name)).not.toMatch(/\blessons \d/i); // one at a time: "lesson 03 and lesson 04"
});

test.each(names)('%s points to demos that lessons have or shall have', (name) => {
  const demos = [...text(name).matchAll(/\bdemos? ([\d.]+\db?)(?: (?:and|to) ([\d.]+\db?))?/g)].flatMap(
    ([, ...all]) => all,
  );
  expect(Object.values(contract).flat()).toEqual(expect.arrayContaining(demos.filter((demo) => demo !== undefined)));
});

test('lessons that homework points to and that are not written yet', () => {
  const missing = names.flatMap(links).filter((number) => !lessons.includes(number));
  expect([...new Set(missing)].sort()).toEqual([]);
});
