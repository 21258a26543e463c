// What learning-rate decay is worth, over seeds.

import { check, isPlain, type Rule } from '../options/index.js';
import type { Chart } from '../plot/chart.js';
import { table } from '../plot/marks/table.js';
import { meanOf } from '../plot/numbers.js';

/** What the best of some trials came to. */
export interface Tuned {
  readonly lr: number;
  readonly loss: number;
  readonly validation: number;
  readonly test: number;
}

/** One seed of one optimiser: the best trial with a constant rate, and with a decayed one. */
export interface DecayRun {
  readonly seed: number;
  readonly kind: string;
  readonly constant: Tuned;
  readonly decayed: Tuned;
}

/** Runs, and what each procedure was allowed. */
export interface DecayRuns {
  readonly budget: { readonly seeds: number; readonly trials: number; readonly epochs: number };
  readonly runs: readonly DecayRun[];
}

const someRuns: Rule = {
  text: 'an object { name: { budget, runs } }, with a name or more',
  holds: (x) =>
    isPlain(x) &&
    Object.keys(x).length > 0 &&
    Object.values(x).every(
      (one) => isPlain(one) && 'budget' in one && isPlain(one.budget) && 'runs' in one && Array.isArray(one.runs),
    ),
};

const kindsOf = (runs: readonly DecayRun[]) => [...new Set(runs.map(({ kind }) => kind))];
const gain = ({ constant, decayed }: DecayRun) => 100 * (decayed.test - constant.test);

/**
 * Percentage points of test accuracy that decay has gained, seed by seed, for each optimiser.
 * @example decayGains(storedDecay.runs)
 */
export function decayGains(runs: readonly DecayRun[]): { [kind: string]: number[] } {
  return Object.fromEntries(kindsOf(runs).map((kind) => [kind, runs.filter((run) => run.kind === kind).map(gain)]));
}

/** The standard error of a mean. */
function standardError(numbers: readonly number[]): number {
  const average = meanOf(numbers);
  const squares = numbers.reduce((sum, one) => sum + (one - average) * (one - average), 0);
  return Math.sqrt(squares / (numbers.length - 1) / numbers.length);
}

/** A mean; with its standard error, when there are several numbers. */
function written(numbers: readonly number[]): string {
  const average = meanOf(numbers).toFixed(2);
  return numbers.length > 1 ? `${average} ± ${standardError(numbers).toFixed(2)}` : average;
}

/**
 * Budgets and results, a row for each optimiser: means over seeds with their standard errors.
 * @param all runs with their budgets, by what they are
 * @throws {RangeError} when `all` is something else
 * @example decayTable({ stored: storedDecay })
 */
export function decayTable(all: { readonly [name: string]: DecayRuns }): Chart {
  check('decayTable', 'runs', all, someRuns);
  const rows = Object.entries(all).flatMap(([name, { budget, runs }]) =>
    kindsOf(runs).map((kind) => {
      const own = runs.filter((run) => run.kind === kind);
      const percent = (how: 'constant' | 'decayed') => meanOf(own.map((run) => 100 * run[how].test)).toFixed(1);
      const losses = (how: 'constant' | 'decayed') => meanOf(own.map((run) => run[how].loss)).toFixed(3);
      return {
        'seeds × trials\n× epochs': `${[budget.seeds, budget.trials, budget.epochs].join('×')}, ${name}`,
        optimiser: kind,
        'test, %': `${percent('constant')} → ${percent('decayed')}`,
        'gain,\npoints': written(own.map(gain)),
        'seeds\nthat gain': own.filter((run) => gain(run) > 0).length,
        'training\nloss': `${losses('constant')} → ${losses('decayed')}`,
      };
    }),
  );
  return table(rows, { subtitle: 'constant rate → decayed rate' });
}
