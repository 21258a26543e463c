// The exercises of the lessons: what their cells name is known, right results pass, and usual mistakes are named. What has a closed form
// is computed here once more; what a run gives is compared with the numbers that the lesson prints, which its solution gave.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { tensor } from '../../src/engine/index.js';
import { relativeError } from '../../src/homework/compare.js';
import { check } from '../../src/lesson/check.js';
import { exercises } from '../../src/lesson/exercises/index.js';
import { exp } from '../../src/math/index.js';
import { type Host, host, hostSymbol } from '../../src/notebook/host.js';

const lessons = join(import.meta.dirname, '../../lessons');

interface InLesson {
  number: string;
  names: string[];
  /** What stands under "Numbers to compare with". */
  numbers: number[];
}

const minus = (text: string) => text.replaceAll('−', '-').replaceAll(/(\d) (\d{3})\b/g, '$1$2');
const numbersIn = (text: string) => [...minus(text).matchAll(/(?<![\w.])-?\d+(\.\d+)?/g)].map(([one]) => Number(one));

function exercisesIn(folder: string): InLesson[] {
  const text = readFileSync(join(lessons, folder, 'lesson.ts'), 'utf8');
  const [, part = ''] = text.split('// ## Exercises\n');
  return part
    .split(/^\/\/ (?=\*\*\d+\.\*\*)/m)
    .slice(1)
    .map((one) => ({
      number: /^\/\/ check\('(.*)'\)$/m.exec(one)?.[1] ?? 'none',
      names: [...(/^\/\/ your code$[\s\S]*?^\/\/ check/m.exec(one)?.[0] ?? '').matchAll(/^\/\/ const (\w+) = /gm)].map(
        ([, name]) => name!,
      ),
      numbers: numbersIn(/Numbers to compare with<\/summary>([\s\S]*?)<\/details>/.exec(one)?.[1] ?? ''),
    }));
}

const folders = readdirSync(lessons).filter((name) => /^\d\d-/.test(name) && name !== '00-gallery');
const inLessons = folders.flatMap(exercisesIn);
const listOf = (numbers: number | readonly number[]): number[] =>
  typeof numbers === 'number' ? [numbers] : [...numbers];

test('each exercise of each lesson is known, and no other', () => {
  expect(inLessons.map(({ number, names }) => [number, names])).toEqual(
    Object.entries(exercises).map(([number, asked]) => [number, Object.keys(asked)]),
  );
  for (const folder of folders) {
    const own = exercisesIn(folder).map(({ number }) => number);
    expect(own).toEqual(own.map((_, i) => `${Number(folder.slice(0, 2))}.${i + 1}`));
  }
});

describe.each(inLessons)('exercise $number', ({ number, numbers }) => {
  const asked = exercises[number]!;
  const right = Object.fromEntries(Object.entries(asked).map(([name, { expected }]) => [name, expected]));

  test('passes with the right results', () => {
    const verdict = check(number, right);
    expect(verdict.right).toBe(true);
    expect(verdict.toString()).toContain(`Exercise ${number}: right\n`);
  });

  test('passes with the numbers that the lesson prints', () => {
    for (const { expected, within } of Object.values(asked))
      for (const one of listOf(expected))
        expect(
          numbers.some((printed) => relativeError(printed, one) <= within),
          `${one} in ${numbers}`,
        ).toBe(true);
  });

  const mistakes = Object.entries(asked).flatMap(([name, one]) =>
    Object.entries(one.mistakes).map(([title, { gives, hint }]) => ({ name, title, gives, hint })),
  );
  test.each(mistakes)('$name: $title', ({ name, title, gives, hint }) => {
    const verdict = check(number, { ...right, [name]: gives });
    expect(verdict.right).toBe(false);
    expect(verdict.results.filter((one) => !one.right).map((one) => one.mistake)).toEqual([{ name: title, hint }]);
  });
});

test('closed forms give the right results', () => {
  const stepsOf = (rho: number) => {
    let [x, v, last] = [1, 0, 0];
    for (let t = 1; t <= 1000; t++) {
      v = rho * v - 0.04 * x;
      x += v;
      if (Math.abs(x) >= 0.001) last = t;
    }
    return last + 1;
  };
  const power = (base: number, n: number) =>
    Array(n)
      .fill(base)
      .reduce((a, b) => a * b, 1);
  const ratio = (t: number) => (1 - power(0.9, t)) / Math.sqrt(1 - power(0.95, t));
  const ratios = Array.from({ length: 500 }, (_, i) => ratio(i + 1));
  const sums = (n: number) =>
    [
      (t: number) => power(0.9, t),
      (t: number) => 1 / (1 + 0.1 * t),
      (t: number) => Math.max(1 - t / 15, 0) + Math.min(t / 15, 1) * 0.01,
      (t: number) => power(0.5, Math.floor(t / 5)),
    ].map((rate) => 0.01 * Array.from({ length: n }, (_, t) => rate(t)).reduce((a, b) => a + b, 0));
  const all: { [number: string]: { [name: string]: number | number[] } } = {
    '3.2': { std: Math.sqrt(2 / 100) },
    '3.3': { leaky: Math.sqrt(2 / (1.01 * 500)) },
    '3.4': { factor: 0.01 * Math.sqrt(500 / 2) },
    '8.1': {
      longer: 1 / (1 - 0.8),
      step99: Array.from({ length: 50 }, (_, t) => power(0.8, t)).findIndex((x) => x <= 0.01),
    },
    '8.2': { rho: 0.8 * 0.8, needed: [stepsOf(0.64), stepsOf(0.9)] },
    '8.3': { limit: (2 + 1.8) / (1 + 1.8) },
    '9.1': {
      first: ratio(1),
      peak: ratios.indexOf(Math.max(...ratios)) + 1,
      within1: ratios.findLastIndex((one) => Math.abs(one - 1) > 0.01) + 2,
    },
    '10.1': { k: Math.LN2 / 5, gamma: exp(-Math.LN2 / 5) },
    '10.2': { sums20: sums(20), sums2000: sums(2000) },
    '10.3': { warmRates: [0.001, 0.01, 0.005 * (1 + 0.5), 0] },
    '11.1': { minimum: [1 / 11, 7 / 11], halfway: [(2 + 1 / 11) / 2, (1 + 7 / 11) / 2] },
    '11.2': { border: 1 / 5, after: (4 * power(0.25, 3)) / power(3 * 0.25 - 1, 2) },
    '11.3': {
      parameters: 785 * 300 + 301 * 100 + 101 * 10,
      bytes: [4 * power(266610, 2), 8 * 10 * 266610, 4 * [785, 300, 301, 100, 101, 10].reduce((sum, n) => sum + n * n, 0)], // biome-ignore format: one line
    },
    '12.1': { decay: exp(-Math.LN2 / 100), reached: 1 - Math.SQRT1_2 },
    '12.2': { average: [(0.9 + 0.4 + 0.45) / 3, (0.1 + 0.6 + 0.55) / 3], votes: 1 / 3 },
    '12.3': { place: power(-0.99, 40), meanPlace: (1 - power(-0.99, 41)) / (1 + 0.99) / 41 },
    '13.1': { twoVariances: [(36 + 16) / 4, (4 * (36 + 16)) / 4] },
  };
  for (const [number, results] of Object.entries(all)) {
    expect(check(number, results).right, number).toBe(true);
    for (const [name, { expected }] of Object.entries(exercises[number]!)) {
      const found = listOf(results[name]!);
      for (const [i, one] of listOf(expected).entries())
        expect(relativeError(found[i]!, one), `${number} ${name}`).toBeLessThan(1e-4); // they are written with five digits
    }
  }
});

test('wrong results are shown, and the right ones are not', () => {
  expect(check('8.1', { longer: 7, step99: 21 }).toString()).toBe(
    [
      'Exercise 8.1: not yet',
      '✗ longer, how many times as long the step gets: not yet',
      '    found 7',
      '✓ step99, the step from which it is at 99 %: right',
    ].join('\n'),
  );
});

test.each([
  ['nothing', undefined, 'there is no settled yet; declare it, const settled = …, and run its cell'],
  ['a text', 'I do not know', 'found a string, expected a number'],
  ['a list for a number', [0.65, 0.65], 'found a list of 2, expected a number'],
  ['NaN', Number.NaN, 'found NaN'],
])('%s is no result', (_what, settled, said) => {
  const [only] = check('3.1', { settled }).results;
  expect(only).toMatchObject({ right: false, said, mistake: null });
});

test('lists of another length are counted', () => {
  expect(check('7.3', { saddleShares: [0.9997, 0.975] }).results[0]).toMatchObject({
    right: false,
    said: 'found a list of 2, expected one of 4',
  });
});

test.each([
  ['a tensor with one number', { settled: tensor(0.652) }, '3.1'],
  ['a tensor with several', { twoVariances: tensor([13, 52]) }, '13.1'],
  ['a list of tensors', { twoVariances: [tensor(13), tensor(52)] }, '13.1'],
  ['pairs', { accuracies: [[0.205, 0.343], [0.38, 0.455], [0.458, 0.478]] }, '9.3'], // biome-ignore format: one line
])('%s is taken for its numbers', (_what, results, number) => {
  expect(check(number, results).right).toBe(true);
});

test('an exercise that is none is refused, and the nearest named', () => {
  expect(() => check('3.9')).toThrow("there is no exercise '3.9'; did you mean '3.");
  expect(() => check('')).toThrow("there is no exercise ''");
  expect(() => check(3.2 as unknown as string)).toThrow('the exercise');
});

describe('in a notebook', () => {
  const globals = globalThis as { [hostSymbol]?: Host };
  const own = host();
  afterEach(() => {
    globals[hostSymbol] = own;
  });

  test('results are looked up', () => {
    globals[hostSymbol] = { ...own, named: (name) => (name === 'limit' ? 1.357 : undefined) };
    expect(check('8.3').right).toBe(true);
    expect(check('3.2').results[0]?.said).toContain('there is no std yet');
  });

  test('where that is not possible, they must be handed over', () => {
    const { named: _, ...without } = own;
    globals[hostSymbol] = without;
    expect(() => check('8.1')).toThrow("hand your results over: check('8.1', { longer, step99 })");
  });
});
