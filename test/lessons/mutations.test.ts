// The checks of a lesson can fail: each mistake of mutants.ts turns one red.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { check } from '../../lessons/03-weight-initialization/checks.js';
import { figureOf, nameOf } from '../../lessons/figures.js';
import { plot } from '../../src/index.js';
import { displaySymbol } from '../../src/notebook/index.js';
import { mutants } from './mutants.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lesson = readFileSync(join(root, 'lessons/03-weight-initialization/lesson.ts'), 'utf8');
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, 'output'), { recursive: true });
  folder = mkdtempSync(join(root, 'output/mutants-')); // below the root, so that `lectern` is found
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The figures of a lesson, which is run for them. */
async function charts(name: string, source: string): Promise<plot.Chart[]> {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, source);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined); // figures are displayed as text here
  try {
    const module = (await import(file)) as { [name: string]: unknown };
    return Object.values(module).filter((value) => value instanceof plot.Chart);
  } finally {
    log.mockRestore();
  }
}

/** Which checks pass. */
function passed(list: plot.Chart[]): Map<string, boolean> {
  const figures = list.map((chart) => figureOf(chart[displaySymbol]())!);
  const findings = check(Object.fromEntries(figures.map((figure) => [nameOf(figure) ?? '', figure])));
  return new Map(findings.map(({ demo, what, passed }) => [`${demo}: ${what}`, passed]));
}

/** The lesson up to a heading: what comes later takes time and is not looked at. */
function cut(source: string, until: string): string {
  const at = source.indexOf(`// ${until}`);
  expect(at, `the heading "${until}"`).toBeGreaterThan(0);
  return source.slice(0, source.lastIndexOf('// %% [markdown]', at));
}

const right = new Map<string, Promise<Map<string, boolean>>>();

test.each(mutants.map((mutant, i) => [mutant.what, i, mutant] as const))(
  '%s',
  async (_what, i, { from, to, notices, until }) => {
    expect(lesson.split(from).length, 'the mistake can be made').toBeGreaterThan(1);
    if (!right.has(until)) right.set(until, charts(`right-${i}`, cut(lesson, until)).then(passed));
    const before = await right.get(until)!;
    const after = passed(await charts(`mutant-${i}`, cut(lesson.replace(from, to), until)));
    for (const demo of notices) {
      const red = [...before].filter(([name, was]) => was && name.startsWith(`${demo}: `) && after.get(name) !== true);
      expect(red.length, `checks of ${demo} that turned red`).toBeGreaterThan(0);
    }
  },
  60_000,
);

test('the whole lesson is green, and its figures are at most 800 pixels wide', async () => {
  const list = await charts('whole', lesson);
  expect([...passed(list)].filter(([, passed]) => !passed)).toEqual([]);
  for (const chart of list)
    expect(Number(/ width="([\d.]+)"/.exec(chart.toSVG())![1]), nameOf(chart.spec)).toBeLessThanOrEqual(800);
}, 60_000);
