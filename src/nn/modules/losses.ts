// Losses as modules, by PyTorch's names; what they compute stands in ../functional/losses.ts.

import type { Tensor } from '../../engine/index.js';
import { checked, type Rules } from '../../options/index.js';
import * as losses from '../functional/losses.js';
import { written } from '../options.js';
import { Module } from './module.js';

abstract class Loss<O extends object> extends Module {
  /** Takes the options of the function, with `reduction` 'mean', 'sum' or 'none'. */
  constructor(
    protected readonly options: O,
    rules: Rules<O>,
  ) {
    super();
    checked(this.constructor.name, options, rules);
  }
  override extraRepr(): string {
    return written(this.options);
  }
}

type CrossEntropyOptions = losses.ClassLossOptions & { labelSmoothing?: number };
type HuberOptions = losses.LossOptions & { delta?: number };
type BCEOptions = losses.LossOptions & { weight?: Tensor };
type BCEWithLogitsOptions = losses.LossOptions & { posWeight?: Tensor };
type HingeOptions = losses.LossOptions & losses.MarginOptions;

const { lossRules } = losses;

/**
 * −ln p_label of softmax(input), for logits [N, classes] and labels [N], or for any others that `functional.crossEntropy` takes.
 * @example new nn.CrossEntropyLoss().forward(zeros([1, 10]), tensor([3], { dtype: 'int32' })).item() // ln 10 = 2.3026
 */
export class CrossEntropyLoss extends Loss<CrossEntropyOptions> {
  constructor(options: CrossEntropyOptions = {}) {
    super(options, lossRules.smoothed);
  }
  /** A single number, or with `reduction` 'none' one for each target. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.crossEntropy(input, target, this.options);
  }
}

/**
 * −input_label = −ln p, for logarithms of probabilities [N, classes] and labels [N], or for any others that `functional.nllLoss` takes.
 * @example new nn.NLLLoss().forward(tensor([[-0.5, -1]]), tensor([1], { dtype: 'int32' })).item() // 1
 */
export class NLLLoss extends Loss<losses.ClassLossOptions> {
  constructor(options: losses.ClassLossOptions = {}) {
    super(options, lossRules.ofClasses);
  }
  /** A single number, or with `reduction` 'none' one for each target. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.nllLoss(input, target, this.options);
  }
}

/**
 * The mean of (input − target)².
 * @example new nn.MSELoss().forward(tensor([1, 4]), tensor([0, 1])).item() // 5
 */
export class MSELoss extends Loss<losses.LossOptions> {
  constructor(options: losses.LossOptions = {}) {
    super(options, lossRules.plain);
  }
  /** A single number, or with `reduction` 'none' one for each element. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.mseLoss(input, target, this.options);
  }
}

/**
 * The mean of |input − target|.
 * @example new nn.L1Loss().forward(tensor([1, 4]), tensor([0, 1])).item() // 2
 */
export class L1Loss extends Loss<losses.LossOptions> {
  constructor(options: losses.LossOptions = {}) {
    super(options, lossRules.plain);
  }
  /** A single number, or with `reduction` 'none' one for each element. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.l1Loss(input, target, this.options);
  }
}

/**
 * Squares up to a distance of δ, straight lines beyond (Huber, 1964).
 * @example new nn.HuberLoss({ delta: 2 }).forward(tensor([10]), tensor([0])).item() // 18
 */
export class HuberLoss extends Loss<HuberOptions> {
  constructor(options: HuberOptions = {}) {
    super(options, lossRules.huber);
  }
  /** A single number, or with `reduction` 'none' one for each element. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.huberLoss(input, target, this.options);
  }
}

/**
 * −y ln x − (1 − y) ln(1 − x), for probabilities x and targets y from 0 to 1; `BCEWithLogitsLoss` is the same for logits, and exact.
 * @example new nn.BCELoss().forward(tensor([0.25]), tensor([0])).item() // ln(4/3) = 0.2877
 */
export class BCELoss extends Loss<BCEOptions> {
  constructor(options: BCEOptions = {}) {
    super(options, lossRules.binary);
  }
  /** A single number, or with `reduction` 'none' one for each target. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.binaryCrossEntropy(input, target, this.options);
  }
}

/**
 * −y ln σ(x) − (1 − y) ln(1 − σ(x)), for logits x and targets y from 0 to 1.
 * @example new nn.BCEWithLogitsLoss().forward(tensor([0]), tensor([1])).item() // ln 2 = 0.6931
 */
export class BCEWithLogitsLoss extends Loss<BCEWithLogitsOptions> {
  constructor(options: BCEWithLogitsOptions = {}) {
    super(options, lossRules.binaryLogits);
  }
  /** A single number, or with `reduction` 'none' one for each element. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.binaryCrossEntropyWithLogits(input, target, this.options);
  }
}

/**
 * The multi-class hinge loss, for scores [N, classes] and labels [N].
 * Σ max(0, margin − x_label + x_j)ᵖ over all j but the label, divided by the number of classes (Weston & Watkins, 1999).
 * @example new nn.MultiMarginLoss({ average: false }).forward(tensor([[3, 1, 5]]), tensor([0], { dtype: 'int32' })).item() // 3
 */
export class MultiMarginLoss extends Loss<HingeOptions> {
  constructor(options: HingeOptions = {}) {
    super(options, lossRules.margin);
  }
  /** A single number, or with `reduction` 'none' one for each sample. */
  forward(input: Tensor, target: Tensor): Tensor {
    return losses.multiMarginLoss(input, target, this.options);
  }
}
