// Several nets that answer together, and what means of parameters need.

import { noGrad, type Tensor } from '../engine/index.js';
import { Module, type StateDict } from '../nn/index.js';
import { check, checked, listOf, positiveCount } from '../options/index.js';
import { someBatches } from './batches.js';
import { Callback } from './callbacks/callback.js';
import { messages } from './messages.js';
import { aModule, aTensor } from './options.js';
import { batchNorms, copyOf, keepingModes } from './state.js';

/**
 * Nets that answer together: the mean of their probabilities, softmax of each net's scores. "2 % extra" (CS231n).
 * @example new train.Ensemble([a, b, c]).forward(x).argmax({ dim: 1 })
 */
export class Ensemble extends Module {
  /** @throws {RangeError} when there is no net */
  constructor(readonly models: readonly Module[]) {
    super();
    check('Ensemble', 'models', models, listOf(aModule));
    if (models.length === 0) throw new RangeError(messages.noModels('Ensemble'));
  }

  /** Probabilities [N, classes]. */
  forward(x: Tensor): Tensor {
    return mean(this.models.map((model) => model.forward(x).softmax(1)));
  }
}

const mean = (answers: readonly Tensor[]): Tensor =>
  answers.reduce((sum, answer) => sum.add(answer)).div(answers.length);

/**
 * Keeps a copy of a net at the end of each cycle of its learning rate (Huang et al., 2017: snapshot ensembles, "train 1, get M for free").
 * @example
 * const snapshots = new train.Snapshots(10);
 * const scheduler = new optim.lrScheduler.CosineAnnealingWarmRestarts(optimizer, { T0: 10 });
 * await train.fit(net, loader, { optimizer, epochs: 50, scheduler, callbacks: [snapshots] });
 * snapshots.probabilities(net, x)
 */
export class Snapshots extends Callback {
  readonly states: StateDict[] = [];

  /**
   * @param every how many epochs a cycle has
   * @throws {RangeError} when that is no whole number above 0
   */
  constructor(private readonly every: number) {
    super();
    check('Snapshots', 'every', every, positiveCount);
  }

  override onEpochEnd(epoch: number): void {
    if (epoch % this.every === 0) this.take(this.training.model);
  }

  /**
   * Keeps a copy of the net as it is now.
   * @throws {RangeError} when that is no module
   */
  take(model: Module): void {
    check('Snapshots', 'the model', model, aModule);
    this.states.push(copyOf(model.stateDict()));
  }

  /**
   * The mean of what the last `last` snapshots say in evaluation mode, all when left out; the net is as before afterwards.
   * @throws {RangeError} when there is no snapshot, or `last` is no whole number above 0
   */
  probabilities(model: Module, x: Tensor, options?: { last?: number }): Tensor {
    if (this.states.length === 0) throw new RangeError(messages.noModels('Snapshots'));
    check('Snapshots', 'the model', model, aModule);
    check('Snapshots', 'the input', x, aTensor);
    const { last = this.states.length } = checked('Snapshots', options, { last: positiveCount });
    const now = copyOf(model.stateDict());
    const answer = (state: StateDict) => model.loadStateDict(state).eval().forward(x).softmax(1);
    try {
      return keepingModes(model, () => noGrad(() => mean(this.states.slice(-last).map(answer))));
    } finally {
      model.loadStateDict(now);
    }
  }
}

/**
 * Finds the running means and variances of batch normalisation anew, as means over all batches: after the parameters were averaged (SWA)
 * the old ones belong to other parameters. As `torch.optim.swa_utils.update_bn`.
 * @throws {RangeError} when there are no batches, or the model is no module
 * @example
 * const net = new nn.Sequential(new nn.Linear(2, 3), new nn.BatchNorm1d(3));
 * train.updateBN(loader, net);
 */
export function updateBN(batches: Iterable<readonly [x: Tensor, ...others: Tensor[]]>, model: Module): void {
  check('updateBN', 'batches', batches, someBatches);
  check('updateBN', 'the model', model, aModule);
  const norms = batchNorms(model);
  if (norms.length === 0) return;
  const momenta = norms.map(({ momentum }) => momentum);
  for (const norm of norms) {
    norm.resetRunningStats();
    norm.momentum = null;
  }
  try {
    keepingModes(model, () => {
      model.train();
      noGrad(() => {
        for (const [x] of batches) model.forward(x);
      });
    });
  } finally {
    for (const [i, norm] of norms.entries()) norm.momentum = momenta[i]!;
  }
}
