// The cells of lesson 9 that its stored comparisons come from, and fingerprints of both.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../../lessons/fingerprint.js';
import { root } from '../lib/run.mjs';

/** What the two comparisons need: the cells with the imports, from their budgets to the function of all trials. */
export function comparisonCells(): string {
  const lesson = readFileSync(join(root, 'lessons/09-adaptive-methods/lesson.ts'), 'utf8');
  const cells = lesson.split(/^(?=\/\/ %%)/m).filter((cell) => !cell.startsWith('// %% [markdown]'));
  const wanted = [/^import /m, /^const budget97 /m, /^function errors97/m, /^function training97/m, /^function tuned97/m, /^const budget98 /m, /^function fit98/m, /^function training98/m, /^function trials98/m]; // biome-ignore format: one line
  return wanted
    .map((pattern) => cells.find((cell) => pattern.test(cell)))
    .join('\n')
    .replace(/^import \{[^}]*\} from 'lectern\/lesson';$/m, '');
}

/** The cells with the budgets of the stored run. */
export const withFullBudget = (cells: string): string =>
  cells.replace(/seeds: \d+, trials: \d+/g, 'seeds: 20, trials: 10');

/** Of the code with its full budgets, however it is laid out. The first cell only imports. */
export const digestOfCells = (cells: string): string => fingerprint(withFullBudget(cells.slice(cells.indexOf('const budget97'))).replace(/[\s,]+/g, '')); // biome-ignore format: one line

/** Of the numbers. */
export const digestOfData = (data: unknown): string => fingerprint(JSON.stringify(data));
