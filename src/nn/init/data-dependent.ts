// First weights from a batch of data: what comes out of each layer is measured and set right, layer by layer.

import { noGrad, type Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';
import { Conv2d, Linear } from '../modules/layers.js';
import type { Module } from '../modules/module.js';
import { orthogonal_ } from './orthogonal.js';

type Layer = Linear | Conv2d;

/** What a layer gives when the net is given x. */
function outputOf(net: Module, layer: Layer, x: Tensor): Tensor {
  let seen: Tensor | null = null;
  const hook = layer.registerForwardHook((_module, _inputs, output) => {
    seen = output;
    return undefined;
  });
  try {
    net.forward(x);
  } finally {
    hook.remove();
  }
  if (!seen) throw new Error(messages.notReached());
  return seen;
}

const layersOf = (net: Module): Layer[] =>
  net.modules().filter((module): module is Layer => module instanceof Linear || module instanceof Conv2d);

/**
 * Layer-sequential unit variance (Mishkin & Matas, 2016): each linear or convolutional layer starts orthogonal and is divided by the
 * standard deviation of its output until the variance is 1 within `tolerance`.
 * @throws {RangeError} when a layer's output does not vary at all
 * @example init.lsuv_(net, batch)
 */
export function lsuv_(
  net: Module,
  x: Tensor,
  { tolerance = 0.01, maxIter = 10 }: { tolerance?: number; maxIter?: number } = {},
): void {
  noGrad(() => {
    for (const [i, layer] of layersOf(net).entries()) {
      orthogonal_(layer.weight);
      for (let step = 0; step < maxIter; step++) {
        const variance = outputOf(net, layer, x).var().item();
        if (!(variance > 0 && variance < Infinity)) throw new RangeError(messages.noVariance('lsuv_', i));
        if (Math.abs(variance - 1) < tolerance) break;
        layer.weight.div_(Math.sqrt(variance));
      }
    }
  });
}

/**
 * Scales and shifts each unit of each layer so that its output has mean 0 and variance 1 over the batch (Krähenbühl et al., 2016).
 * Layers need biases.
 * @throws {RangeError} when a unit's output does not vary at all, or a layer has no bias
 */
export function dataDependent_(net: Module, x: Tensor): void {
  noGrad(() => {
    for (const [i, layer] of layersOf(net).entries()) {
      const { weight, bias } = layer;
      if (!bias) throw new RangeError(messages.noBias(i));
      const output = outputOf(net, layer, x);
      const units = layer instanceof Linear ? output.shape.length - 1 : 1;
      const others = [...output.shape.keys()].filter((d) => d !== units);
      const deviation = output.std({ dim: others, correction: 0 });
      if (!(deviation.amin().item() > 0)) throw new RangeError(messages.noVariance('dataDependent_', i));
      const mean = output.mean({ dim: others });
      weight.div_(deviation.reshape([-1, ...weight.shape.slice(1).map(() => 1)]));
      bias.copy_(bias.sub(mean).div(deviation));
    }
  });
}
