// The checks of the lessons can fail: each mistake of a lesson's mutants.ts turns one red, and every demo has a mistake.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../lessons/check.js';
import type { Demo, Mutant } from '../../lessons/demo.js';
import type { Figures } from '../../lessons/figures.js';
import { type Change, figuresOf, root } from './run.js';
import { slice } from './slice.js';

/** Declares the tests of a lesson's mistakes. Each lesson has a file of its own, so that several run at once. */
export const mistakesIn = (name: string) =>
  describe(name, async () => {
    let folder: string;
    beforeAll(() => {
      mkdirSync(join(root, 'output'), { recursive: true });
      folder = mkdtempSync(join(root, 'output/mutants-')); // below the root, so that `lectern` is found
    });
    afterAll(() => rmSync(folder, { recursive: true }));

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

    test.each(mutants.map((mutant, i) => [mutant.what, i, mutant] as const))('%s', async (_what, i, mutant) => {
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
    });
  });
