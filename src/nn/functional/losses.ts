// Losses, and penalties on weights.

import { ShapeError, type Tensor, tensor, where } from '../../engine/index.js';
import { check, checked, finite, flag, fraction, oneOf, positive, whole, withDefaults } from '../../options/index.js';
import { messages } from '../messages.js';
import { aTensor, checkInput, tensorsOf } from '../options.js';

/** How the losses of a batch become one: their mean, their sum, or not at all. */
export type Reduction = 'mean' | 'sum' | 'none';

/** What losses are told. */
export interface LossOptions {
  reduction?: Reduction;
}

const plain = { reduction: oneOf('mean', 'sum', 'none') };
const ofClasses = { ...plain, weight: aTensor, ignoreIndex: whole };

/** What options of losses must keep. */
export const lossRules = {
  plain,
  ofClasses,
  smoothed: { ...ofClasses, labelSmoothing: fraction },
  huber: { ...plain, delta: positive },
  binary: { ...plain, weight: aTensor },
  binaryLogits: { ...plain, posWeight: aTensor },
  margin: { ...plain, p: oneOf(1, 2), margin: finite, average: flag },
};

function reduced(losses: Tensor, reduction: Reduction): Tensor {
  if (reduction === 'none') return losses;
  return reduction === 'sum' ? losses.sum() : losses.mean();
}

/** What losses for classes are told besides. */
export interface ClassLossOptions extends LossOptions {
  /** What the loss of a sample of each class is multiplied by, [classes]; the mean is a weighted one then. */
  weight?: Tensor;
  /** Samples with this label do not count; −100 when left out. */
  ignoreIndex?: number;
}

/** @throws {RangeError} when something else stands where tensors should */
function checkBoth(op: string, x: Tensor, target: Tensor): void {
  checkInput(op, x);
  check(op, 'the target', target, aTensor);
}

/** Along which dimension the classes lie: the one behind the samples, or the only one. */
const classDim = ({ shape }: Tensor): number => Math.min(1, shape.length - 1);

function checkLabels(op: string, scores: Tensor, labels: Tensor, options: ClassLossOptions = {}): void {
  checkBoth(op, scores, labels);
  const dim = classDim(scores);
  if (dim < 0 || String(labels.shape) !== String(scores.shape.toSpliced(dim, 1)))
    throw new ShapeError(messages.labels(op, scores.shape, labels.shape));
  if (labels.dtype !== 'int32') throw new TypeError(messages.labelKind(op, labels.dtype));
  const classes = scores.shape[dim]!;
  const wrong = labels.data.find((label) => (label < 0 || label >= classes) && label !== options.ignoreIndex);
  if (wrong !== undefined) throw new RangeError(messages.label(op, wrong, classes));
  checkWeight(op, scores, options);
}

function checkWeight(op: string, scores: Tensor, { weight }: ClassLossOptions): void {
  const classes = scores.shape[classDim(scores)]!;
  if (weight && String(weight.shape) !== String([classes]))
    throw new ShapeError(messages.weight(op, weight.shape, classes));
}

/** Which samples do not count, null where all do; and by how much each of the others counts, null where all count alike. */
function sampleWeights(
  labels: Tensor,
  { weight, ignoreIndex = -100 }: ClassLossOptions,
): { labels: Tensor; weights: Tensor | null; ignored: Tensor | null } {
  const of = (known: Tensor) => weight?.indexSelect(0, known.flatten()).reshape(known.shape) ?? null;
  if (!labels.data.includes(ignoreIndex as never)) return { labels, weights: of(labels), ignored: null };
  const ignored = labels.eq(ignoreIndex);
  const known = labels.maskedFill(ignored, 0);
  const kept = ignored.logicalNot().to(weight?.dtype ?? 'float32');
  return { labels: known, weights: of(known)?.mul(kept) ?? kept, ignored };
}

/** Losses, each as much as its sample counts. What is ignored is left out, not multiplied by 0: it may be infinite. */
function counted(losses: Tensor, weights: Tensor | null, ignored: Tensor | null): Tensor {
  const left = ignored ? losses.maskedFill(ignored, 0) : losses;
  return weights ? left.mul(weights) : left;
}

/** As `reduced`, where `weights` are what the losses were multiplied by. Without any weight the mean is NaN, and gradients are 0. */
function weighted(losses: Tensor, weights: Tensor | null, reduction: Reduction): Tensor {
  if (!weights || reduction !== 'mean') return reduced(losses, reduction);
  const total = weights.sum();
  return total.item() === 0 ? losses.sum().mul(0).add(Number.NaN) : losses.sum().div(total);
}

function checkSame(op: string, x: Tensor, target: Tensor): void {
  checkBoth(op, x, target);
  if (String(x.shape) !== String(target.shape)) throw new ShapeError(messages.targets(op, x.shape, target.shape));
}

/** The score of each sample's own class; the dimension of the classes stays, with size 1. */
function own(scores: Tensor, labels: Tensor): Tensor {
  const dim = classDim(scores);
  return scores.gather(dim, labels.unsqueeze(dim));
}

/** −x_label */
const negativeOf = (scores: Tensor, labels: Tensor): Tensor => own(scores, labels).squeeze(classDim(scores)).neg();

/**
 * The negative log-likelihood −w_label x_label, for logarithms of probabilities [N, classes] and labels [N]; or, as for `crossEntropy`,
 * [N, classes, …] and [N, …], or [classes] and a single label.
 * @throws {RangeError} when a label is out of range
 * @throws {ShapeError} when there is not one label for each sample
 * @example nllLoss(tensor([[-0.5, -1]]), tensor([1], { dtype: 'int32' })).item() // 1
 */
export function nllLoss(logProbabilities: Tensor, labels: Tensor, options?: ClassLossOptions): Tensor {
  const given = checked('nllLoss', options, lossRules.ofClasses);
  checkLabels('nllLoss', logProbabilities, labels, { ignoreIndex: -100, ...given });
  const { labels: known, weights, ignored } = sampleWeights(labels, given);
  return weighted(counted(negativeOf(logProbabilities, known), weights, ignored), weights, given.reduction ?? 'mean');
}

/**
 * The cross entropy −w_label ln p_label of p = softmax(logits), computed from the logits so that nothing overflows. With label
 * smoothing ε the label has 1 − ε of the weight, and all classes share the rest (Szegedy et al., 2016).
 * @param logits [N, classes]; [N, classes, …], such as the pixels of images; or [classes], a single sample
 * @param target labels [N], [N, …] or [], int32, from 0 to classes − 1; or the probability of each class, with the shape of the logits:
 * −Σ_c w_c t_c ln p_c
 * @throws {RangeError} when a label is out of range
 * @throws {ShapeError} when there is not one label for each sample
 * @example crossEntropy(zeros([1, 10]), tensor([3], { dtype: 'int32' })).item() // ln 10 = 2.3026
 */
export function crossEntropy(
  logits: Tensor,
  target: Tensor,
  options?: ClassLossOptions & { labelSmoothing?: number },
): Tensor {
  const given = checked('crossEntropy', options, lossRules.smoothed);
  const { reduction = 'mean', labelSmoothing = 0, weight } = given;
  checkBoth('crossEntropy', logits, target);
  const dim = classDim(logits);
  const classes = logits.shape[dim]!;
  const perClass = weight?.reshape([-1, ...logits.shape.slice(dim + 1).map(() => 1)]);
  const countedByClass = (x: Tensor) => (perClass ? x.mul(perClass) : x);
  if (target.dtype !== 'int32' && dim >= 0 && target.shape.length === logits.shape.length) {
    checkSame('crossEntropy', logits, target);
    checkWeight('crossEntropy', logits, given);
    if ((given.ignoreIndex ?? -1) >= 0) throw new TypeError(messages.ignoredShares(given.ignoreIndex!));
    const shares = target.mul(1 - labelSmoothing).add(labelSmoothing / classes);
    const losses = logits.logSoftmax(dim).mul(countedByClass(shares)).sum({ dim }).neg();
    return reduced(losses, reduction);
  }
  checkLabels('crossEntropy', logits, target, { ignoreIndex: -100, ...given });
  const { labels, weights, ignored } = sampleWeights(target, given);
  const all = logits.logSoftmax(dim);
  const losses = counted(negativeOf(all, labels), weights, ignored);
  if (labelSmoothing === 0) return weighted(losses, weights, reduction);
  const spread = counted(countedByClass(all).mean({ dim }).neg(), null, ignored);
  return weighted(losses.mul(1 - labelSmoothing).add(spread.mul(labelSmoothing)), weights, reduction);
}

/**
 * The cross entropy as slides write it, −ln(e^x_label / Σ e^x), step by step: from x ≈ 89 on float32 overflows, and the loss is no
 * number. To show why `crossEntropy` computes otherwise.
 * @throws {ShapeError} when logits and labels do not fit
 * @throws {RangeError} when a label is out of range
 * @example naiveCrossEntropy(tensor([[0, 0]]), tensor([1], { dtype: 'int32' })).item() // ln 2 = 0.6931
 */
export function naiveCrossEntropy(logits: Tensor, labels: Tensor, options?: LossOptions): Tensor {
  const { reduction = 'mean' } = checked('naiveCrossEntropy', options, lossRules.plain);
  checkLabels('naiveCrossEntropy', logits, labels);
  const powers = logits.exp();
  const dim = classDim(logits);
  const probabilities = powers.div(powers.sum({ dim, keepdim: true }));
  return reduced(own(probabilities, labels).squeeze(dim).log().neg(), reduction);
}

/**
 * The mean (or sum) of (x − y)², as `torch.nn.functional.mse_loss`.
 * @throws {ShapeError} when the target has another shape
 * @example mseLoss(tensor([1, 4]), tensor([0, 1])).item() // 5
 */
export function mseLoss(x: Tensor, target: Tensor, options?: LossOptions): Tensor {
  const { reduction = 'mean' } = checked('mseLoss', options, lossRules.plain);
  checkSame('mseLoss', x, target);
  return reduced(x.sub(target).square(), reduction);
}

/**
 * The mean (or sum) of |x − y|, as `torch.nn.functional.l1_loss`.
 * @throws {ShapeError} when the target has another shape
 * @example l1Loss(tensor([1, 4]), tensor([0, 1])).item() // 2
 */
export function l1Loss(x: Tensor, target: Tensor, options?: LossOptions): Tensor {
  const { reduction = 'mean' } = checked('l1Loss', options, lossRules.plain);
  checkSame('l1Loss', x, target);
  return reduced(x.sub(target).abs(), reduction);
}

/**
 * (x − y)² / 2 up to a distance of δ, and δ (|x − y| − δ/2) beyond: outliers pull no more than δ (Huber, 1964).
 * @throws {RangeError} when δ is not above 0
 * @example huberLoss(tensor([1, 10]), tensor([0, 0]), { reduction: 'none' }).tolist() // [0.5, 9.5]
 */
export function huberLoss(x: Tensor, target: Tensor, options?: LossOptions & { delta?: number }): Tensor {
  const { reduction = 'mean', delta = 1 } = checked('huberLoss', options, lossRules.huber);
  checkSame('huberLoss', x, target);
  const distance = x.sub(target).abs();
  const near = distance.clamp({ max: delta });
  return reduced(near.mul(distance.sub(near.mul(0.5))), reduction);
}

/** What PyTorch divides the slope of the binary cross entropy by at least: a number of float32, for float64 too. */
const leastDivisor = Math.fround(1e-12);

/** −y ln x − (1 − y) ln(1 − x), where no logarithm is below −100. */
const ofProbabilities = (x: Tensor, target: Tensor): Tensor => {
  const yes = target.mul(x.log().clamp({ min: -100 }));
  return target
    .sub(1)
    .mul(x.neg().log1p().clamp({ min: -100 }))
    .sub(yes);
};

/**
 * −w (y ln x + (1 − y) ln(1 − x)), for probabilities x and targets y from 0 to 1. As in PyTorch no logarithm is taken for less than −100,
 * so that the loss is finite, and the slope (x − y) / (x (1 − x)) is divided by 1e-12 at least. `binaryCrossEntropyWithLogits` needs
 * neither.
 * @param options `weight` has a factor w for each element, or can be stretched to them
 * @throws {RangeError} when an input is not between 0 and 1
 * @throws {ShapeError} when the target has another shape
 * @example binaryCrossEntropy(tensor([0.25]), tensor([0])).item() // ln(4/3) = 0.2877
 */
export function binaryCrossEntropy(x: Tensor, target: Tensor, options?: LossOptions & { weight?: Tensor }): Tensor {
  const { reduction = 'mean', weight } = checked('binaryCrossEntropy', options, lossRules.binary);
  checkSame('binaryCrossEntropy', x, target);
  const wrong = x.data.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(messages.probability('binaryCrossEntropy', wrong));
  const value = x.detach();
  const certain = value.mul(value.neg().add(1)).lt(leastDivisor);
  const slope = value.sub(target.detach()).div(leastDivisor);
  const atEnds = ofProbabilities(value, target).add(slope.mul(x.sub(value)));
  const losses = where(certain, atEnds, ofProbabilities(where(certain, 0.5, x), target));
  return reduced(weight ? losses.mul(weight) : losses, reduction);
}

/**
 * −y ln σ(x) − (1 − y) ln(1 − σ(x)), for logits x and targets y from 0 to 1, as y ln(1 + e^−x) + (1 − y) ln(1 + e^x), each of
 * which is computed so that it neither overflows nor loses digits. With `posWeight` p the first part counts p times. What
 * counts 0 times is left out, so that a logit may be infinite.
 * @throws {ShapeError} when the target has another shape
 * @example binaryCrossEntropyWithLogits(tensor([0]), tensor([1])).item() // ln 2 = 0.6931
 */
export function binaryCrossEntropyWithLogits(
  x: Tensor,
  target: Tensor,
  options?: LossOptions & { posWeight?: Tensor },
): Tensor {
  const { reduction = 'mean', posWeight } = checked('binaryCrossEntropyWithLogits', options, lossRules.binaryLogits);
  checkSame('binaryCrossEntropyWithLogits', x, target);
  const share = (y: Tensor, loss: Tensor) => loss.mul(y).maskedFill(y.eq(0), 0);
  const yes = share(posWeight ? target.mul(posWeight) : target, x.neg().softplus());
  return reduced(yes.add(share(target.neg().add(1), x.softplus())), reduction);
}

/**
 * The multi-class hinge loss Σ max(0, margin − x_label + x_j)ᵖ over all j but the label, divided by the number of classes as in
 * PyTorch, or, with `average: false`, the plain sum of the slides (Weston & Watkins, 1999).
 * @throws {ShapeError} when logits and labels do not fit
 * @throws {RangeError} when a label is out of range
 * @example multiMarginLoss(tensor([[3, 1, 5]]), tensor([0], { dtype: 'int32' }), { average: false }).item() // 3
 */
export function multiMarginLoss(scores: Tensor, labels: Tensor, options?: LossOptions & MarginOptions): Tensor {
  const {
    reduction = 'mean',
    p = 1,
    margin = 1,
    average = true,
  } = checked('multiMarginLoss', options, lossRules.margin);
  checkLabels('multiMarginLoss', scores, labels);
  const above = scores.sub(own(scores, labels)).add(margin).relu();
  const hinges = p === 1 ? above : above.square();
  const dim = classDim(scores);
  // the label's own term is a constant, max(0, margin)ᵖ
  const losses = hinges.sum({ dim }).sub(Math.max(0, margin) * (p === 1 ? 1 : Math.max(0, margin)));
  return reduced(average ? losses.div(scores.shape[dim]!) : losses, reduction);
}

/** How the hinge loss is formed. */
export interface MarginOptions {
  p?: 1 | 2;
  margin?: number;
  average?: boolean;
}

function summed(op: string, parameters: Iterable<Tensor>, f: (w: Tensor) => Tensor): Tensor {
  const sums = tensorsOf(op, parameters).map((w) => f(w).sum());
  return sums.reduce((sum, x) => sum.add(x), tensor(0));
}

/**
 * Σ |w|: pulls all weights by the same force, so that small ones become 0.
 * @example l1Penalty([tensor([1, -2])]).item() // 3
 */
export const l1Penalty = (parameters: Iterable<Tensor>): Tensor => summed('l1Penalty', parameters, (w) => w.abs());

/**
 * Σ w²: pulls large weights more than small ones.
 * @example l2Penalty([tensor([1, -2])]).item() // 5
 */
export const l2Penalty = (parameters: Iterable<Tensor>): Tensor => summed('l2Penalty', parameters, (w) => w.square());

const elasticRules = { beta: finite };

/**
 * The elastic net, Σ (β w² + |w|) (Zou & Hastie, 2005).
 * @throws {RangeError} when β is no finite number
 * @example elasticPenalty([tensor([1, -2])], { beta: 2 }).item() // 13
 */
export function elasticPenalty(parameters: Iterable<Tensor>, options: { beta: number }): Tensor {
  const { beta } = withDefaults('elasticPenalty', {}, options, elasticRules);
  return summed('elasticPenalty', parameters, (w) => w.square().mul(beta).add(w.abs()));
}
