// Which learning rates are too low, good, too high: one short run over all of them (Smith, 2015).

import type { Tensor } from '../engine/index.js';
import { exp, log } from '../math/index.js';
import type { Module } from '../nn/index.js';
import { Optimizer } from '../optim/index.js';
import { above, aFunction, check, checked, finite, instanceOf, type Rules, wholeFrom } from '../options/index.js';
import { type Chart, type ChartOptions, line } from '../plot/index.js';
import { chartRules } from '../plot/parts/options.js';
import { type Batches, pairs, someBatches } from './batches.js';
import { type Loss, type LossFunction, lossFunction } from './loss.js';
import { messages } from './messages.js';
import { aLoss, aModule, answer } from './options.js';
import { copyOf, keepingBuffers } from './state.js';

export interface RangeTestOptions {
  /** Makes a new optimiser for the parameters, so that nothing of the test stays in another one. */
  optimizer: () => Optimizer;
  /** Cross entropy when left out. */
  loss?: Loss;
  /** The rates of the first step and of the last. */
  minLr?: number;
  maxLr?: number;
  steps?: number;
  /** Ends the test when the smoothed loss is this many times its least. */
  divergeFactor?: number;
}

/**
 * The loss by learning rate.
 * @example train.lrRangeTest(net, loader, { optimizer: () => new optim.SGD(net.parameters(), { lr: 1 }) }).plot()
 */
export class RangeTest {
  /** @internal */
  constructor(
    readonly lr: number[],
    readonly loss: number[],
    /** An exponential mean of the loss, corrected for its start. */
    readonly smoothed: number[],
    /** The rate at which the smoothed loss falls fastest. */
    readonly suggestion: number,
  ) {}

  /**
   * The loss against the rate, with its mean, over a logarithmic axis; the suggestion stands in the title.
   * @throws {TypeError} when an option does not exist
   */
  plot(options?: ChartOptions): Chart {
    const { lr: x, loss, smoothed, suggestion } = this;
    const title = messages.suggestion(suggestion);
    const yScale = loss.every((one) => one > 0) ? ('log' as const) : ('linear' as const); // the last losses would flatten the fall
    return line(
      { 'each batch': loss, mean: smoothed },
      {
        x,
        xScale: 'log',
        yScale,
        xLabel: 'learning rate',
        yLabel: 'loss',
        title,
        ...checked('plot', options, chartRules),
      },
    );
  }
}

const rules: Rules<RangeTestOptions> = {
  optimizer: { ...aFunction, text: 'a function that makes one, as () => new optim.SGD(net.parameters())' },
  loss: aLoss,
  minLr: finite,
  maxLr: finite,
  steps: wholeFrom(2),
  divergeFactor: above(1),
};
const anOptimizer = instanceOf(Optimizer, 'an optimiser, such as new optim.SGD(net.parameters())');

function made(make: () => Optimizer): Optimizer {
  const optimizer = make();
  check('lrRangeTest', 'what optimizer() gives', optimizer, anOptimizer);
  return optimizer;
}

/**
 * Trains with a rate that grows by a constant factor from batch to batch, and gives the loss by rate; the net, its mode and its running
 * values are as before afterwards.
 * @throws {RangeError} when the rates do not grow from above 0, or the number of steps is no whole number above 1
 * @throws {Error} when the loss is not finite at the first rate already
 * @example const { lr, loss } = train.lrRangeTest(net, loader, { optimizer: () => new optim.SGD(net.parameters(), { lr: 1 }) });
 * @see https://arxiv.org/abs/1506.01186
 */
export function lrRangeTest(model: Module, batches: Batches, options: RangeTestOptions): RangeTest {
  check('lrRangeTest', 'the model', model, aModule);
  check('lrRangeTest', 'batches', batches, someBatches);
  const given = checked('lrRangeTest', options, rules);
  const { optimizer: make, loss, minLr = 1e-7, maxLr = 10, steps = 100, divergeFactor = 4 } = given;
  check('lrRangeTest', 'optimizer', make, rules.optimizer);
  if (!(minLr > 0 && maxLr > minLr && maxLr < Infinity)) throw new RangeError(messages.rates(minLr, maxLr));
  const growth = log(maxLr / minLr) / (steps - 1);
  const rates = Array.from({ length: steps }, (_, step) => minLr * exp(growth * step));
  const before = copyOf(model.stateDict());
  try {
    const found = keepingBuffers(model, () =>
      losses(model, batches, made(make), lossFunction('lrRangeTest', loss), rates, divergeFactor),
    );
    if (found.lr.length === 0) throw new Error(messages.noRates(minLr));
    return new RangeTest(found.lr, found.loss, found.smoothed, steepest(found));
  } finally {
    model.zeroGrad();
    model.loadStateDict(before);
  }
}

interface Losses {
  lr: number[];
  loss: number[];
  smoothed: number[];
}

/** The loss at each rate, until it has diverged. */
function losses(
  model: Module,
  batches: Batches,
  optimizer: Optimizer,
  loss: LossFunction,
  rates: readonly number[],
  divergeFactor: number,
): Losses {
  const result: Losses = { lr: [], loss: [], smoothed: [] };
  const source = endlessly(batches);
  let [mean, share, least] = [0, 1, Number.POSITIVE_INFINITY];
  model.train();
  for (const lr of rates) {
    const [x, y] = source.next().value!;
    for (const group of optimizer.paramGroups) group.lr = lr;
    const value = optimizer
      .step(() => {
        optimizer.zeroGrad();
        const value = loss(answer('lrRangeTest', model, x), y);
        value.backward();
        return value;
      })!
      .item();
    mean = 0.9 * mean + 0.1 * value;
    share *= 0.9;
    const smoothed = mean / (1 - share);
    if (!Number.isFinite(smoothed)) break;
    result.lr.push(lr);
    result.loss.push(value);
    result.smoothed.push(smoothed);
    least = Math.min(least, smoothed);
    if (smoothed > divergeFactor * least) break;
  }
  return result;
}

function* endlessly(batches: Batches): Generator<readonly [x: Tensor, y: Tensor], never> {
  for (;;) {
    let any = false;
    for (const batch of pairs('lrRangeTest', batches)) {
      any = true;
      yield batch;
    }
    if (!any) throw new RangeError(messages.noBatches());
  }
}

function steepest({ lr, smoothed }: Losses): number {
  let [best, found] = [0, lr[0]!];
  for (let i = 1; i < lr.length - 1; i++) {
    const slope = smoothed[i + 1]! - smoothed[i - 1]!;
    if (slope < best) [best, found] = [slope, lr[i]!];
  }
  return found;
}
