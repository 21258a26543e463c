// The checks of the lessons can fail: each mistake of a lesson's mutants.ts turns one red, and every demo has a mistake.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../lessons/check.js';
import type { Demo, Mutant } from '../../lessons/demo.js';
import type { Figures } from '../../lessons/figures.js';
import { figuresOf, root } from './run.js';
import { slice } from './slice.js';

/** Declares the tests of a lesson's mistakes. Each lesson has a file of its own, so that several run at once. */
export const mistakesIn = (name: string) =>
  describe(name, async () => {
    let folder: string;
    /** The figures of the lesson as it is. */
    let right: Figures;
    beforeAll(async () => {
      mkdirSync(join(root, 'output'), { recursive: true });
      folder = mkdtempSync(join(root, 'output/mutants-')); // below the root, so that `lectern` is found
      right = await figuresOf(lesson, folder, `${name}-right`);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const from = (file: string) => import(join(root, 'lessons', name, file));
    const { check } = (await from('checks.ts')) as { check(figures: Figures): Finding[] };
    const { demos } = (await from('demos.ts')) as { demos: readonly Demo[] };
    const { mutants } = (await from('mutants.ts')) as { mutants: readonly Mutant[] };
    const lesson = readFileSync(join(root, 'lessons', name, 'lesson.ts'), 'utf8');
    const figuresFor = (ids: readonly string[]) => demos.filter(({ id }) => ids.includes(id)).flatMap((demo) => demo.figures); // biome-ignore format: one line
    const redIn = (figures: Figures) => check(figures).filter(({ passed }) => !passed);

    test('as it is, every check passes', () => {
      expect(redIn(right)).toEqual([]);
    });

    test('every demo has a mistake that its checks notice, and a third of the mistakes are drawn', () => {
      const noticed = new Set(mutants.flatMap(({ notices }) => notices));
      expect(demos.map(({ id }) => id).filter((id) => !noticed.has(id))).toEqual([]);
      expect(3 * mutants.filter(({ drawn }) => drawn !== undefined).length).toBeGreaterThanOrEqual(mutants.length);
    });

    test.each(mutants.map((mutant, i) => [mutant.what, i, mutant] as const))('%s', async (_what, i, mutant) => {
      const { file, from, to, notices } = mutant;
      if (file === undefined) expect(lesson, 'the mistake can be made').toContain(from);
      const source = file === undefined ? lesson.replace(from, () => to) : lesson;
      const change = file === undefined ? undefined : { file, from, to };
      const changes = (figure: string) => change !== undefined || slice(source, [figure]) !== slice(lesson, [figure]);
      const changed = figuresFor(notices).filter(changes);
      const unnoticed = (red: Finding[]) => notices.filter((id) => !red.some(({ demo }) => demo === id));
      /** Whether every demo has a red check in what is shown, though the figures not shown yet count as right. */
      const enough = (shown: Figures) => {
        const red = redIn({ ...right, ...shown });
        return unnoticed(red.filter(({ figure }) => figure !== null && figure in shown)).length === 0;
      };
      const shown = await figuresOf(slice(source, changed), folder, `${name}-mutant-${i}`, { change, enough });
      if (enough(shown)) return;
      const others = Object.fromEntries(Object.entries(right).filter(([figure]) => !changed.includes(figure)));
      expect(unnoticed(redIn({ ...others, ...shown })), 'demos whose checks stay green').toEqual([]);
    });
  });
