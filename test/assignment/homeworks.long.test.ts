// The course's homeworks build, in every term; what they say of themselves holds, and an answer of another term does not.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignment } from '../../src/cli/assignment/command.js';
import { Tensor } from '../../src/engine/index.js';
import { difference } from '../../src/homework/compare.js';
import { type Homework, homework, homeworks, lostIn, references } from './in-process.js';

const names = ['hw1', 'hw2', 'hw3', 'hw4', 'hw5'];
const folder = mkdtempSync(join(tmpdir(), 'lectern-homeworks-'));
afterAll(() => rmSync(folder, { recursive: true }));
const expected: { [key: string]: unknown[] } = JSON.parse(readFileSync(join(homeworks, 'expected.json'), 'utf8'));

describe.each(names)('%s', (name) => {
  let given: Homework;
  /** What varies, and how many values it has. */
  const varying = new Map<string, number>();
  beforeAll(async () => {
    given = await homework(name, (constant, n) => {
      varying.set(constant, n);
      return 0;
    });
  }, 300_000); // nets are trained on a machine that has more to do
  const textOf = (id: string) =>
    given.assignment.cells
      .filter(({ question, role }) => question === id && role === 'answer')
      .map(({ source }) => source)[0]!;

  test('is built by the command', async () => {
    const said: string[] = [];
    const voice = { say: (line: string) => void said.push(line), complain: (line: string) => void said.push(line) };
    const status = await assignment(
      ['build', join(homeworks, `${name}.ts`), '--out', folder, '--term', join(folder, 'no-term.json')],
      voice,
    );
    expect([status, said]).toEqual([0, expect.arrayContaining([expect.stringMatching(/^[5-8] questions, /)])]);
  }, 300_000);

  test('says how many points it has and how long it takes', () => {
    const { cells, questions } = given.assignment;
    const [, points, minutes] = /\*(\d+) points, about (\d+) minutes\./.exec(cells[0]!.source) ?? [];
    expect(Number(points)).toBe(questions.reduce((sum, one) => sum + one.points, 0));
    expect(Number(minutes)).toBe(questions.reduce((sum, one) => sum + (one.minutes ?? Number.NaN), 0));
  });

  test('has a question in words, whose rubric adds up to its points, and which gives nothing away', () => {
    const manual = given.assignment.questions.filter(({ kind }) => kind === 'manual');
    expect(manual.length).toBeGreaterThan(0);
    for (const { id, points } of manual) {
      const [, scheme = ''] = /BEGIN MARK SCHEME -->\n(.*)\n<!-- END/s.exec(textOf(id)) ?? [];
      const lines = scheme.split('\n').map((line) => /^(\d+(?:\.\d+)?) points?: ./.exec(line)?.[1]);
      expect(
        lines.reduce((sum, one) => sum + Number(one), 0),
        scheme,
      ).toBe(points);
    }
  });

  test('has hidden inputs for every check, and a known mistake where numbers must be the same', () => {
    for (const check of [...given.checks.values()].flat()) {
      expect(check.hidden, check.what).not.toBeNull();
      if (check.quality === null) expect(Object.keys(check.mistakes).length, check.what).toBeGreaterThan(0);
    }
  });

  test('expects what NumPy gives', () => {
    const keys = Object.keys(expected).filter((key) => key.startsWith(name));
    const checked = [...given.checks.values()].flat().filter((check) => check.expected !== null);
    const keyOf = ({ calls }: (typeof checked)[number], i: number) => {
      const same = checked.flatMap((one, j) => (one.calls === calls ? [j] : []));
      return `${name} ${calls}${same.length > 1 ? `/${same.indexOf(i)}` : ''}`;
    };
    expect(checked.map(keyOf).sort()).toEqual(keys.sort());
    for (const [i, check] of checked.entries()) // ten digits of it are written down
      expect(difference(plain(check.expected), expected[keyOf(check, i)], 1e-9).said, check.calls).toBeNull();
  });

  test('is another one in each term: the reference of one loses in all others what depends on it', async () => {
    expect(varying.size).toBeGreaterThan(0);
    for (const [constant, n] of varying) {
      expect(n, constant).toBeGreaterThan(2);
      const terms: Homework[] = [];
      for (let i = 0; i < n; i++) terms.push(await homework(name, (one) => (one === constant ? i : 0)));
      const values = terms.map(({ assignment: { cells } }) => {
        const [, value] = new RegExp(`^const ${constant} = (.*);$`, 'm').exec(
          cells.find(({ role }) => role === 'term')!.source,
        )!;
        return value!;
      });
      const mention = new RegExp(`\\b${constant}\\b`);
      const depends = [...references(given)].filter(([, source]) => mention.test(source)).map(([id]) => id);
      expect(depends.length, constant).toBeGreaterThan(0);
      for (const [i, value] of values.entries()) {
        const all = references(terms[i]!);
        const written = new Map(depends.map((id) => [id, all.get(id)!.replace(new RegExp(mention, 'g'), value)]));
        for (const [j, term] of terms.entries())
          expect(
            [...(await lostIn(only(term, depends), written)).keys()],
            `${constant}: ${value} in term ${j}`,
          ).toEqual(i === j ? [] : depends);
      }
    }
  }, 300_000);
});

/** Some questions of a homework: what builds on them need not be answered again, least of all by training a net. */
function only({ assignment, checks, sheet }: Homework, ids: readonly string[]): Homework {
  const some = <Q extends { id: string }>(questions: Q[]) => questions.filter(({ id }) => ids.includes(id));
  return {
    assignment: { ...assignment, questions: some(assignment.questions) },
    checks,
    sheet: { ...sheet, questions: some(sheet.questions) },
  };
}

/** Tensors as lists. */
function plain(value: unknown): unknown {
  if (value instanceof Tensor) return value.tolist();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
  return value;
}
