// The checks of the lessons can fail: each mistake of a lesson's mutants.ts turns one red, and every demo has a mistake.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../lessons/check.js';
import type { Demo, Mutant } from '../../lessons/demo.js';
import type { Figures } from '../../lessons/figures.js';
import { type Change, figuresOf, root } from './run.js';
import { slice } from './slice.js';

const lessons = readdirSync(join(root, 'lessons')).filter((name) => /^(?!00)\d\d-/.test(name)).sort(); // biome-ignore format: one line
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, 'output'), { recursive: true });
  folder = mkdtempSync(join(root, 'output/mutants-')); // below the root, so that `lectern` is found
});
afterAll(() => rmSync(folder, { recursive: true }));

/** For each demo the first mistake that it notices, those drawn by the script before others. */
function firstOfEach(ids: readonly string[], mutants: readonly Mutant[]): Mutant[] {
  const noticing = (id: string) => mutants.filter(({ notices }) => notices.includes(id));
  return [
    ...new Set(ids.flatMap((id) => noticing(id).find(({ drawn }) => drawn !== undefined) ?? noticing(id)[0] ?? [])),
  ];
}

const files = (name: string) => [
  `lessons/${name}/lesson.ts`,
  `lessons/${name}/checks.ts`,
  `lessons/${name}/mutants.ts`,
];
const digest = (name: string): string => {
  const hash = createHash('sha256');
  for (const file of files(name)) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
};
const stamp = (name: string): string => join(root, 'output', 'mistakes', name);
const kept = (name: string): string => (existsSync(stamp(name)) ? readFileSync(stamp(name), 'utf8') : '');

/** Notes that all mistakes in a lesson, as it is now, are noticed. */
function keep(name: string, state: string): void {
  mkdirSync(join(root, 'output', 'mistakes'), { recursive: true });
  writeFileSync(stamp(name), state);
}

describe.each(lessons)('%s', async (name) => {
  const from = (file: string) => import(join(root, 'lessons', name, file));
  const { check } = (await from('checks.ts')) as { check(figures: Figures): Finding[] };
  const { demos } = (await from('demos.ts')) as { demos: readonly Demo[] };
  const { mutants } = (await from('mutants.ts')) as { mutants: readonly Mutant[] };
  const lesson = readFileSync(join(root, 'lessons', name, 'lesson.ts'), 'utf8');
  const figuresFor = (ids: readonly string[]) => demos.filter(({ id }) => ids.includes(id)).flatMap((demo) => demo.figures); // biome-ignore format: one line
  const right = new Map<string, Promise<Finding[]>>();

  /** What the checks of some demos find in the cells that these need. */
  async function findings(ids: readonly string[], file: string, source: string, change?: Change): Promise<Finding[]> {
    const figures = await figuresOf(slice(source, figuresFor(ids)), folder, `${name}-${file}`, change);
    return check(figures).filter(({ demo }) => ids.includes(demo));
  }

  test('every demo has a mistake that its checks notice, and a third of the mistakes are drawn', () => {
    const noticed = new Set(mutants.flatMap(({ notices }) => notices));
    expect(demos.map(({ id }) => id).filter((id) => !noticed.has(id))).toEqual([]);
    expect(3 * mutants.filter(({ drawn }) => drawn !== undefined).length).toBeGreaterThanOrEqual(mutants.length);
  });

  // one mistake a demo of lessons that have changed since they were last looked at; all of all lessons in the whole suite
  const some = process.env['LECTERN_MISTAKES'] === 'test';
  const chosen = some ? firstOfEach(demos.map(({ id }) => id), mutants) : mutants; // biome-ignore format: one line
  const state = digest(name);
  let failed = false;
  afterEach(({ task }) => {
    failed ||= task.result?.state === 'fail';
  });
  afterAll(() => {
    if (!failed) keep(name, state);
  });

  test.skipIf(some && kept(name) === state).each(chosen.map((mutant, i) => [mutant.what, i, mutant] as const))(
    '%s',
    async (_what, i, mutant) => {
      const { file, from, to, notices } = mutant;
      const key = notices.join();
      if (!right.has(key)) right.set(key, findings(notices, `right-${i}`, lesson));
      const before = await right.get(key)!;
      expect(before.filter(({ passed }) => !passed)).toEqual([]);
      if (file === undefined) expect(lesson, 'the mistake can be made').toContain(from);
      const source = file === undefined ? lesson.replace(from, () => to) : lesson;
      const after = await findings(notices, `mutant-${i}`, source, file === undefined ? undefined : { file, from, to });
      for (const demo of notices) {
        const red = after.filter((finding) => finding.demo === demo && !finding.passed);
        expect(red.length, `checks of ${demo} that turned red`).toBeGreaterThan(0);
      }
    },
  );
});
