// What goes on in each layer: activations, gradients, and how far a step moves the weights.

import { noGrad, type Tensor } from '../engine/index.js';
import type { Module } from '../nn/index.js';
import { aFunction, check } from '../options/index.js';
import { Callback } from './callbacks/callback.js';
import { aModule, answer, aTensor } from './options.js';
import { keepingBuffers } from './state.js';

/** Numbers about all elements of a tensor; a type, of which tables are made, and no interface, which may grow. */
export type Statistics = {
  name: string;
  mean: number;
  std: number;
  /** √mean(x²) */
  rms: number;
  /** The median of |x|. */
  median: number;
  /** The share of elements that are exactly 0. */
  zeros: number;
};

function statistics(name: string, x: Tensor): Statistics {
  const values = x.detach().to('float64').flatten();
  return {
    name,
    mean: values.mean().item(),
    std: values.std({ correction: 0 }).item(),
    rms: Math.sqrt(values.square().mean().item()),
    median: values.abs().median().item(),
    zeros: values.eq(0).to('float64').mean().item(),
  };
}

function checkBoth(op: string, model: Module, x: Tensor): void {
  check(op, 'the model', model, aModule);
  check(op, 'the input', x, aTensor);
}

/** The layers that hold no others, by name. */
const leaves = (model: Module): [string, Module][] =>
  model.namedModules().filter(([, module]) => module.namedChildren().length === 0);

/** `0 Linear`: the place of a layer and what it is. */
const label = (name: string, module: Module): string => `${name === '' ? '' : `${name} `}${module.constructor.name}`;

/**
 * What each layer gives for `x`, in the order in which they are computed.
 * @throws {RangeError} when the model is no module, or x no tensor
 * @example
 * const found = train.activations(net, x);
 * found.map(([name]) => name) // [0 Linear, 1 Tanh, 2 Linear]
 */
export function activations(model: Module, x: Tensor): [name: string, output: Tensor][] {
  checkBoth('activations', model, x);
  const found: [string, Tensor][] = [];
  const hooks = leaves(model).map(([name, module]) =>
    module.registerForwardHook((_, __, output) => {
      found.push([label(name, module), output]);
      return undefined;
    }),
  );
  try {
    answer('activations', model, x);
  } finally {
    for (const hook of hooks) hook.remove();
  }
  return found;
}

/**
 * Mean, deviation, size and zeros of what each layer gives for `x`: vanishing, exploding and dead units show here. The net stays
 * as it was, running values of normalisation too.
 * @throws {RangeError} when the model is no module, or x no tensor
 * @example plot.table(train.activationStatistics(net, x), { digits: 4 })
 */
export function activationStatistics(model: Module, x: Tensor): Statistics[] {
  checkBoth('activationStatistics', model, x);
  return keepingBuffers(model, () => noGrad(() => activations(model, x))).map(([name, output]) =>
    statistics(name, output),
  );
}

/**
 * The same of ∂loss/∂output of each layer: what flows back. The net, its gradients and running values stay as they were.
 * @param loss one number from the net's output
 * @throws {RangeError} when the model is no module, x no tensor, or the loss no function that gives one
 * @example train.gradientFlow(net, x, (output) => functional.crossEntropy(output, y)).length // 3
 */
export function gradientFlow(model: Module, x: Tensor, loss: (output: Tensor) => Tensor): Statistics[] {
  checkBoth('gradientFlow', model, x);
  check('gradientFlow', 'loss', loss, aFunction);
  const kept = model.parameters().map((parameter) => [parameter, parameter.grad] as const);
  const flow: [string, Tensor][] = [];
  const hooks = leaves(model).map(([name, module]) =>
    module.registerForwardHook((_, __, output) => {
      if (!output.requiresGrad) return undefined;
      output.registerHook((gradient) => {
        flow.push([label(name, module), gradient]);
        return undefined;
      });
      return undefined;
    }),
  );
  try {
    keepingBuffers(model, () => {
      const value = loss(answer('gradientFlow', model, x));
      check('gradientFlow', 'what the loss gives', value, aTensor);
      value.backward();
    });
  } finally {
    for (const hook of hooks) hook.remove();
    for (const [parameter, grad] of kept) parameter.grad = grad;
  }
  return flow.toReversed().map(([name, gradient]) => statistics(name, gradient));
}

/**
 * The same of each parameter's gradient, after `backward`.
 * @throws {RangeError} when the model is no module
 * @example
 * functional.crossEntropy(net.forward(x), y).backward();
 * train.gradientStatistics(net).length // 4
 */
export function gradientStatistics(model: Module): Statistics[] {
  check('gradientStatistics', 'the model', model, aModule);
  const parameters = model.namedParameters().filter(([, { grad }]) => grad);
  return parameters.map(([name, { grad }]) => statistics(name, grad!));
}

/**
 * Keeps ‖Δw‖ / ‖w‖ of each parameter, batch by batch: how far a step moves the weights. About 1e-3 is good (CS231n); much more is a
 * rate that is too high, much less one that is too low.
 * @example
 * const ratios = new train.UpdateRatios();
 * await train.fit(net, loader, { optimizer, callbacks: [ratios] });
 * plot.line(ratios.history);
 */
export class UpdateRatios extends Callback {
  readonly history: { [parameter: string]: number[] } = {};
  private before: [name: string, parameter: Tensor, values: Tensor][] = [];

  override onTrainBatchBegin(): void {
    const parameters = this.training.model.namedParameters();
    this.before = parameters.map(([name, parameter]) => [name, parameter, parameter.detach().clone()]);
  }

  override onTrainBatchEnd(): void {
    for (const [name, parameter, values] of this.before) {
      this.history[name] ??= [];
      const size = values.norm().item();
      const moved = parameter.detach().sub(values).norm().item();
      this.history[name].push(size > 0 ? moved / size : moved > 0 ? Number.POSITIVE_INFINITY : 0);
    }
  }
}
