// Looking for good hyper-parameters: by a grid, or at random (Bergstra & Bengio, 2012).

import { Generator, rand } from '../engine/index.js';
import { exp, log } from '../math/index.js';
import { displaySymbol } from '../notebook/bundle.js';
import type { MimeBundle } from '../notebook/host.js';
import { table } from '../notebook/media.js';
import { checkCount } from './check.js';
import { messages } from './messages.js';

/** Numbers between two bounds, which may be given in either order. */
export class Range {
  readonly low: number;
  readonly high: number;

  constructor(
    bounds: readonly [number, number],
    readonly logarithmic: boolean,
  ) {
    this.low = Math.min(...bounds);
    this.high = Math.max(...bounds);
  }

  /** The number at a share from 0 to 1 of the way. */
  at(share: number): number {
    if (share === 0) return this.low;
    if (share === 1) return this.high;
    const along = (from: number, to: number) => from + share * (to - from);
    return this.logarithmic ? exp(along(log(this.low), log(this.high))) : along(this.low, this.high);
  }

  /** At which share of the way a number lies. */
  place(value: number): number {
    const along = (x: number, from: number, to: number) => (to > from ? (x - from) / (to - from) : 0.5);
    return this.logarithmic ? along(log(value), log(this.low), log(this.high)) : along(value, this.low, this.high);
  }

  /** `count` numbers at equal distances, the bounds among them. */
  grid(count: number): number[] {
    checkCount('grid', 'count', count, 1);
    return Array.from({ length: count }, (_, i) => this.at(count === 1 ? 0.5 : i / (count - 1)));
  }
}

/**
 * Numbers between two bounds, all equally likely.
 * @throws {RangeError} when a bound is not finite
 */
export function uniform(low: number, high: number): Range {
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new RangeError(messages.range('uniform', low, high, 'both must be finite'));
  return new Range([low, high], false);
}

/**
 * Numbers between two bounds above 0, whose logarithms are all equally likely: for rates and penalties.
 * @throws {RangeError} when a bound is not above 0
 * @example train.logUniform(1e-6, 1e-3) // 10^uniform(−6, −3)
 */
export function logUniform(low: number, high: number): Range {
  if (!(low > 0 && high > 0 && Number.isFinite(low) && Number.isFinite(high)))
    throw new RangeError(messages.range('logUniform', low, high, 'both must be above 0'));
  return new Range([low, high], true);
}

/** What may be tried: a range, or a list of values. */
export type Space = { readonly [name: string]: Range | readonly (number | string | boolean)[] };

/** One value for each name of a space. */
export type Sample<S extends Space> = { [K in keyof S]: S[K] extends readonly (infer V)[] ? V : number };

/** A run with one choice of hyper-parameters. */
export class Trial {
  /** Whether `report` ended it early. */
  stopped = false;
  /** How often `report` was called. */
  reports = 0;
  private first: number | null = null;

  constructor(
    readonly number: number,
    private readonly factor: number,
  ) {}

  /**
   * Takes in the cost so far, and says whether to go on: no, when it is NaN, infinite, or above `divergeFactor` times the trial's own
   * first cost.
   * @example if (!trial.report(loss.item())) return NaN;
   */
  report(cost: number): boolean {
    this.reports++;
    this.first ??= cost;
    if (!Number.isFinite(cost) || cost > this.factor * this.first) this.stopped = true;
    return !this.stopped;
  }
}

/** How a choice did. */
export interface TrialResult<P> {
  number: number;
  params: P;
  /** What the objective gave; NaN for a failed trial. */
  score: number;
  stopped: boolean;
  reports: number;
}

export interface SearchOptions {
  /** The seed of PyTorch's generator. */
  seed?: number;
  /** A trial's cost may be this many times its first one. */
  divergeFactor?: number;
  /** How near to a bound, as a share of the range, the best is worrying. */
  edge?: number;
  /** Sees each result as it comes. */
  onTrial?: (result: TrialResult<{ [name: string]: number | string | boolean }>) => void;
}

/** Gives the score of a choice, the larger the better, such as an accuracy in validation. */
export type Objective<P> = (params: P, trial: Trial) => number | Promise<number>;

/** All trials of a search; in a notebook a table, the best first, with warnings below. */
export class SearchResult<P extends { [name: string]: number | string | boolean }> {
  constructor(
    readonly trials: readonly TrialResult<P>[],
    private readonly space: Space,
    private readonly edge: number,
  ) {}

  /** The trials from the best to the worst; failed ones come last. */
  get ranked(): TrialResult<P>[] {
    const rank = ({ score }: TrialResult<P>) => (Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score);
    return [...this.trials].sort((a, b) => (rank(b) === rank(a) ? a.number - b.number : rank(b) - rank(a)));
  }

  /** The best trial. */
  get best(): TrialResult<P> {
    return this.ranked[0]!;
  }

  /** What is worrying about the best: a value at the edge of its range. */
  get warnings(): string[] {
    const { params, score } = this.best;
    if (Number.isNaN(score)) return [];
    return Object.entries(this.space).flatMap(([name, range]) => {
      const value = params[name];
      if (!(range instanceof Range) || typeof value !== 'number') return [];
      const place = range.place(value);
      if (place <= this.edge) return [messages.edge(name, value, range.low, 'lower')];
      if (place >= 1 - this.edge) return [messages.edge(name, value, range.high, 'upper')];
      return [];
    });
  }

  /** One record a trial, the best first, as tables and charts take them. */
  get rows(): { [name: string]: number | string }[] {
    return this.ranked.map(({ number, params, score, stopped }) => {
      const shown = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'number' && !Number.isInteger(value) ? value.toExponential(3) : String(value),
      ]);
      const note = Number.isNaN(score) ? 'failed' : stopped ? 'stopped' : '';
      return {
        trial: number,
        ...Object.fromEntries(shown),
        score: Number.isNaN(score) ? 'NaN' : score.toFixed(4),
        note,
      };
    });
  }

  toString(): string {
    const { params, score, number } = this.best;
    const values = Object.entries(params).map(
      ([name, value]) => `${name} = ${typeof value === 'number' ? value.toPrecision(4) : value}`,
    );
    return [
      `best of ${this.trials.length} trials: ${score} in trial ${number} with ${values.join(', ')}`,
      ...this.warnings,
    ].join('\n');
  }

  [displaySymbol](): MimeBundle {
    const shown = table(this.rows)[displaySymbol]() as MimeBundle;
    const notes = this.warnings.map((warning) => `⚠ ${warning}`);
    const below = notes.map((note) => `<p>${note}</p>`).join('');
    return { 'text/html': `${shown['text/html']}${below}`, 'text/plain': [shown['text/plain'], ...notes].join('\n') };
  }
}

/**
 * Tries choices drawn at random from a space.
 * @param trials how many
 * @throws {RangeError} when the number of trials is no whole number above 0, or the space is empty
 * @example
 * const found = await train.randomSearch({ lr: train.logUniform(1e-6, 1e-3), reg: train.logUniform(1e-5, 1e5) }, 100, async ({ lr, reg }, trial) => {
 *   …
 *   if (!trial.report(cost)) return NaN;
 *   …
 *   return accuracy;
 * });
 * found.best.params.lr
 */
export async function randomSearch<const S extends Space>(
  space: S,
  trials: number,
  objective: Objective<Sample<S>>,
  options: SearchOptions = {},
): Promise<SearchResult<Sample<S> & { [name: string]: number | string | boolean }>> {
  checkCount('randomSearch', 'trials', trials, 1);
  const generator = new Generator(options.seed ?? 0);
  const draw = () => rand([1], { dtype: 'float64', generator }).item();
  const choose = (values: Range | readonly (number | string | boolean)[]) =>
    values instanceof Range ? values.at(draw()) : values[Math.floor(draw() * values.length)]!;
  const samples = Array.from({ length: trials }, () => mapped(space, choose));
  return search(space, samples, objective, options);
}

/**
 * Tries every combination of values.
 * @throws {RangeError} when the space is empty or holds a range, whose values are endless
 * @example await train.gridSearch({ lr: train.logUniform(1e-4, 1e-1).grid(4), hidden: [50, 100] }, objective)
 */
export async function gridSearch<const S extends { readonly [name: string]: readonly (number | string | boolean)[] }>(
  space: S,
  objective: Objective<Sample<S>>,
  options: SearchOptions = {},
): Promise<SearchResult<Sample<S> & { [name: string]: number | string | boolean }>> {
  let samples: { [name: string]: number | string | boolean }[] = [{}];
  for (const [name, values] of Object.entries(space)) {
    if (values instanceof Range) throw new RangeError(messages.gridRange(name));
    samples = samples.flatMap((sample) => values.map((value) => ({ ...sample, [name]: value })));
  }
  return search(space, samples, objective, options);
}

const mapped = <T>(
  space: Space,
  f: (values: Range | readonly (number | string | boolean)[]) => T,
): { [name: string]: T } => Object.fromEntries(Object.entries(space).map(([name, values]) => [name, f(values)]));

async function search<S extends Space>(
  space: S,
  samples: readonly { [name: string]: number | string | boolean }[],
  objective: Objective<Sample<S>>,
  { divergeFactor = 3, edge = 0.05, onTrial }: SearchOptions,
): Promise<SearchResult<Sample<S> & { [name: string]: number | string | boolean }>> {
  if (Object.keys(space).length === 0) throw new RangeError(messages.noSpace());
  for (const values of Object.values(space))
    if (Array.isArray(values) && values.length === 0) throw new RangeError(messages.noChoices());
  if (!(divergeFactor > 1)) throw new RangeError(messages.factor('search', divergeFactor, 'above 1'));
  const results: TrialResult<Sample<S> & { [name: string]: number | string | boolean }>[] = [];
  for (const [number, sample] of samples.entries()) {
    const params = sample as Sample<S> & { [name: string]: number | string | boolean };
    const trial = new Trial(number, divergeFactor);
    const score = await objective(params, trial);
    if (typeof score !== 'number') throw new TypeError(messages.score(score));
    const result = { number, params, score, stopped: trial.stopped, reports: trial.reports };
    results.push(result);
    onTrial?.(result);
  }
  return new SearchResult(results, space, edge);
}
