// Looking for good hyper-parameters: by a grid, or at random (Bergstra & Bengio, 2012).

import { Generator, rand } from '../engine/index.js';
import { displaySymbol } from '../notebook/bundle.js';
import type { MimeBundle } from '../notebook/host.js';
import { table } from '../notebook/tables.js';
import {
  above,
  aFunction,
  anyNumber,
  check,
  checked,
  flag,
  positiveCount,
  type Rule,
  type Rules,
  whole,
} from '../options/index.js';
import { Callback } from './callbacks/callback.js';
import { DivergedError, diverges } from './diverging.js';
import { messages } from './messages.js';
import { checkSpace, edgeOf, Range, type Sample, type Space, type Value } from './spaces.js';

/**
 * A run with one choice of hyper-parameters.
 * @example
 * const trial = new train.Trial(0, 3);
 * trial.report(2.3); trial.report(7) // false
 */
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
   * first cost. For a first cost C below 0 the bound is C + (`divergeFactor` − 1) |C|.
   * @throws {RangeError} when the cost is no number
   * @example if (!trial.report(loss.item())) return NaN;
   */
  report(cost: number): boolean {
    check('report', 'the cost', cost, anyNumber);
    this.reports++;
    this.first ??= cost;
    if (diverges(cost, this.first, this.factor)) this.stopped = true;
    return !this.stopped;
  }

  /**
   * Reports the loss of each batch of `fit`, and ends the training when it shall not go on.
   * @example await train.fit(net, loader, { optimizer, callbacks: [trial.callback] });
   */
  get callback(): Callback {
    return new Report(this);
  }
}

class Report extends Callback {
  constructor(private readonly trial: Trial) {
    super();
  }

  override onTrainBatchEnd(): void {
    if (!this.trial.report(this.training.batchLogs.loss!)) this.training.stopTraining = true;
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
  /** Why it failed or was stopped; otherwise empty. */
  note: string;
}

/** How trials are judged. */
export interface SearchOptions {
  /** Whether the smallest score is the best, such as that of a loss. */
  minimize?: boolean;
  /** A trial's cost may be this many times its first one. */
  divergeFactor?: number;
  /** How near to a bound, as a share of the range, the best is worrying. In a list of numbers it is the smallest and the largest. */
  edge?: number;
  /** Sees each result as it comes. */
  onTrial?: (result: TrialResult<{ [name: string]: Value }>) => void;
}

/** How values are drawn, too. */
export interface RandomSearchOptions extends SearchOptions {
  /** The seed, of PyTorch's generator; 0 when left out. */
  randomState?: number;
}

const belowHalf: Rule = {
  text: 'a number from 0 up to, but not, 0.5',
  holds: (x) => typeof x === 'number' && x >= 0 && x < 0.5,
};
const rules: Rules<SearchOptions> = {
  minimize: flag,
  divergeFactor: above(1),
  edge: belowHalf,
  onTrial: aFunction,
};
const randomRules: Rules<RandomSearchOptions> = { ...rules, randomState: whole };

/**
 * Gives the score of a choice, such as an accuracy in validation. A training that diverges, `fit`'s DivergedError, is a failed trial; any
 * other error ends the search.
 */
export type Objective<P> = (params: P, trial: Trial) => number | Promise<number>;

/**
 * All trials of a search; in a notebook a table, the best first, with warnings below.
 * @example
 * const found = await train.gridSearch({ lr: [0.1, 0.2] }, ({ lr }) => 1 - lr);
 * found.best.params.lr // 0.1
 */
export class SearchResult<P extends { [name: string]: Value }> {
  constructor(
    readonly trials: readonly TrialResult<P>[],
    private readonly space: Space,
    private readonly edge: number,
    private readonly minimize = false,
  ) {}

  /** The trials from the best to the worst; failed ones come last. */
  get ranked(): TrialResult<P>[] {
    const rank = ({ score }: TrialResult<P>) =>
      Number.isNaN(score) ? Number.NEGATIVE_INFINITY : this.minimize ? -score : score;
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
    return Object.entries(this.space).flatMap(([name, values]) => {
      const found = edgeOf(values, params[name]!, this.edge);
      return found ? [messages.edge(name, params[name] as number, found.bound, found.side)] : [];
    });
  }

  /** One record a trial, the best first, as tables and charts take them. */
  get rows(): { [name: string]: Value }[] {
    return this.ranked.map(({ number, params, score, note }) => ({ trial: number, ...params, score, note }));
  }

  /** The best trial in words, and what is worrying about it. */
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
    const short = (value: Value) =>
      typeof value === 'number' && !Number.isInteger(value) ? value.toExponential(3) : value;
    const rows = this.ranked.map(({ number, params, score, note }) => {
      return { trial: number, ...mapped(params, short), score: Number.isNaN(score) ? 'NaN' : score.toFixed(4), note };
    });
    const shown = table(rows)[displaySymbol]() as MimeBundle;
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
 * const space = { lr: train.logUniform(1e-6, 1e-3), weightDecay: train.logUniform(1e-5, 1e-1) };
 * const found = await train.randomSearch(space, 20, async (params, trial) => {
 *   const net = new nn.Sequential(new nn.Linear(2, 100), new nn.ReLU(), new nn.Linear(100, 2));
 *   const optimizer = new optim.SGD(net.parameters(), params);
 *   await train.fit(net, loader, { optimizer, callbacks: [trial.callback], verbose: false });
 *   return train.evaluate(net, loader, { metrics: { accuracy: train.accuracy } }).accuracy!;
 * });
 * found.best.params.lr
 */
export async function randomSearch<const S extends Space>(
  space: S,
  trials: number,
  objective: Objective<Sample<S>>,
  options?: RandomSearchOptions,
): Promise<SearchResult<Sample<S> & { [name: string]: Value }>> {
  checkSpace('randomSearch', space);
  check('randomSearch', 'trials', trials, positiveCount);
  check('randomSearch', 'objective', objective, aFunction);
  const given = checked('randomSearch', options, randomRules);
  const generator = new Generator(given.randomState ?? 0);
  const draw = () => rand([1], { dtype: 'float64', generator }).item();
  const choose = (values: Range | readonly Value[]) =>
    values instanceof Range ? values.at(draw()) : values[Math.floor(draw() * values.length)]!;
  const samples = Array.from({ length: trials }, () => mapped(space, choose));
  return search('randomSearch', space, samples, objective, given);
}

/**
 * Tries every combination of values.
 * @throws {RangeError} when the space is empty or holds a range, whose values are endless
 * @example await train.gridSearch({ lr: train.logUniform(1e-4, 1e-1).grid(4), hidden: [50, 100] }, objective)
 */
export async function gridSearch<const S extends { readonly [name: string]: readonly Value[] }>(
  space: S,
  objective: Objective<Sample<S>>,
  options?: SearchOptions,
): Promise<SearchResult<Sample<S> & { [name: string]: Value }>> {
  checkSpace('gridSearch', space);
  check('gridSearch', 'objective', objective, aFunction);
  const given = checked('gridSearch', options, rules);
  let samples: { [name: string]: Value }[] = [{}];
  for (const [name, values] of Object.entries(space)) {
    if (values instanceof Range) throw new RangeError(messages.gridRange(name));
    samples = samples.flatMap((sample) => values.map((value) => ({ ...sample, [name]: value })));
  }
  return search('gridSearch', space, samples, objective, given);
}

const mapped = <V, T>(record: { readonly [name: string]: V }, f: (value: V) => T): { [name: string]: T } =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]));

async function search<S extends Space>(
  op: string,
  space: S,
  samples: readonly { [name: string]: Value }[],
  objective: Objective<Sample<S>>,
  { divergeFactor = 3, edge = 0.05, minimize = false, onTrial }: SearchOptions,
): Promise<SearchResult<Sample<S> & { [name: string]: Value }>> {
  const results: TrialResult<Sample<S> & { [name: string]: Value }>[] = [];
  for (const [number, sample] of samples.entries()) {
    const params = sample as Sample<S> & { [name: string]: Value };
    const trial = new Trial(number, divergeFactor);
    const { score, why } = await tried(op, () => objective(params, trial));
    const note = Number.isNaN(score) ? messages.failed(why) : trial.stopped ? messages.stopped() : '';
    const result = { number, params, score, stopped: trial.stopped, reports: trial.reports, note };
    results.push(result);
    onTrial?.(result);
  }
  return new SearchResult(results, space, edge, minimize);
}

/** The score, and why there is none when the training has diverged. */
async function tried(
  op: string,
  objective: () => number | Promise<number>,
): Promise<{ score: number; why?: DivergedError }> {
  try {
    const score: unknown = await objective();
    if (typeof score !== 'number') throw new TypeError(messages.score(op, score));
    return { score };
  } catch (error) {
    if (error instanceof DivergedError) return { score: Number.NaN, why: error };
    throw error;
  }
}
