// Losses as modules, by PyTorch's names; what they compute stands in ../functional/losses.ts.

import type { Tensor } from '../../engine/index.js';
import * as losses from '../functional/losses.js';
import { Module } from './module.js';

abstract class Loss<O> extends Module {
  /** Takes the options of the function, with `reduction` 'mean', 'sum' or 'none'. */
  constructor(protected readonly options: O = {} as O) {
    super();
  }
  override extraRepr(): string {
    return Object.entries(this.options as object)
      .map(([name, value]) => `${name}=${value}`)
      .join(', ');
  }
}

/** −ln p_label of softmax(input), for logits [N, classes] and labels [N]. */
export class CrossEntropyLoss extends Loss<losses.ClassLossOptions & { labelSmoothing?: number }> {
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.crossEntropy(input, target, this.options);
  }
}

/** −input_label, for logarithms of probabilities [N, classes] and labels [N]. */
export class NLLLoss extends Loss<losses.ClassLossOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.nllLoss(input, target, this.options);
  }
}

/** The mean of (input − target)². */
export class MSELoss extends Loss<losses.LossOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.mseLoss(input, target, this.options);
  }
}

/** The mean of |input − target|. */
export class L1Loss extends Loss<losses.LossOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.l1Loss(input, target, this.options);
  }
}

/** Squares up to a distance of δ, straight lines beyond (Huber, 1964). */
export class HuberLoss extends Loss<losses.LossOptions & { delta?: number }> {
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.huberLoss(input, target, this.options);
  }
}

/** −y ln σ(x) − (1 − y) ln(1 − σ(x)), for logits x and targets y from 0 to 1. */
export class BCEWithLogitsLoss extends Loss<losses.LossOptions & { posWeight?: Tensor }> {
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.binaryCrossEntropyWithLogits(input, target, this.options);
  }
}

/** The multi-class hinge loss, for scores [N, classes] and labels [N]. */
export class MultiMarginLoss extends Loss<losses.LossOptions & losses.MarginOptions> {
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.multiMarginLoss(input, target, this.options);
  }
}
