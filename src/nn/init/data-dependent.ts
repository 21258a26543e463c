// First weights from a batch of data: what comes out of each layer is measured and set right, layer by layer.

import { noGrad, type Tensor } from '../../engine/index.js';
import { check, checked, positive, positiveCount } from '../../options/index.js';
import { messages } from '../messages.js';
import { Conv2d } from '../modules/convolutions.js';
import { Linear } from '../modules/layers.js';
import { aModule, type Module } from '../modules/module.js';
import { aTensor } from '../options.js';
import { orthogonal_ } from './orthogonal.js';

type Layer = Linear | Conv2d;

/**
 * Calls `f` with each linear or convolutional layer, in the order in which x goes through the net, and with what measures the layer's
 * output for x. The net is in evaluation mode meanwhile: nothing is dropped, and running means stay as they are.
 */
function eachLayer(
  op: string,
  net: Module,
  x: Tensor,
  f: (layer: Layer, output: () => Tensor, place: number) => void,
): void {
  check(op, 'the net', net, aModule);
  check(op, 'the batch', x, aTensor);
  const outputs = new Map<Layer, Tensor>();
  const modes = net.modules().map((module) => [module, module.training] as const);
  const layers = net.modules().filter((module) => module instanceof Linear || module instanceof Conv2d);
  const hooks = layers.map((layer) =>
    layer.registerForwardHook((_module, _inputs, output) => {
      outputs.set(layer, output);
      return undefined;
    }),
  );
  net.eval();
  try {
    noGrad(() => {
      net.forward(x);
      if (outputs.size < layers.length) throw new Error(messages.notReached());
      for (const [place, layer] of [...outputs.keys()].entries()) {
        const output = () => {
          net.forward(x);
          return outputs.get(layer)!;
        };
        f(layer, output, place);
      }
    });
  } finally {
    for (const hook of hooks) hook.remove();
    for (const [module, mode] of modes) module.training = mode;
  }
}

const lsuvRules = { tolerance: positive, maxIter: positiveCount };

/**
 * Layer-sequential unit variance (Mishkin & Matas, 2016): each linear or convolutional layer starts orthogonal, without a bias, and
 * is divided by the standard deviation of its output until the variance is 1 within `tolerance`.
 * @throws {RangeError} when a layer's output does not vary at all, or its variance is not reached in `maxIter` steps
 * @example init.lsuv_(net, batch)
 */
export function lsuv_(net: Module, x: Tensor, options?: { tolerance?: number; maxIter?: number }): void {
  const { tolerance = 0.01, maxIter = 10 } = checked('init.lsuv_', options, lsuvRules);
  eachLayer('init.lsuv_', net, x, ({ weight, bias }, output, place) => {
    orthogonal_(weight);
    bias?.zero_();
    let variance = output().var().item();
    for (let step = 0; !(Math.abs(variance - 1) < tolerance); step++) {
      if (!(variance > 0 && variance < Infinity)) throw new RangeError(messages.noVariance('lsuv_', place));
      if (step === maxIter) throw new RangeError(messages.notReachedVariance(place, variance, maxIter));
      weight.div_(Math.sqrt(variance));
      variance = output().var().item();
    }
  });
}

/**
 * Scales and shifts each unit of each layer so that its output has mean 0 and variance 1 over the batch (Krähenbühl et al., 2016).
 * Layers need biases.
 * @throws {RangeError} when a unit's output does not vary at all, or a layer has no bias
 * @example
 * dataDependent_(net, x);
 * train.activations(net, x)[0]![1].std().item() // about 1
 */
export function dataDependent_(net: Module, x: Tensor): void {
  eachLayer('init.dataDependent_', net, x, (layer, outputOf, place) => {
    const { weight, bias } = layer;
    if (!bias) throw new RangeError(messages.noBias(place));
    const output = outputOf();
    const units = layer instanceof Linear ? output.shape.length - 1 : 1;
    const others = [...output.shape.keys()].filter((d) => d !== units);
    const deviation = output.std({ dim: others, correction: 0 });
    if (!(deviation.amin().item() > 0)) throw new RangeError(messages.noVariance('dataDependent_', place));
    const mean = output.mean({ dim: others });
    weight.div_(deviation.reshape([-1, ...weight.shape.slice(1).map(() => 1)]));
    bias.copy_(bias.sub(mean).div(deviation));
  });
}
