// Every wording of the layers and initialisers that a user can meet.

import { batchOfOne, isPlain, listed, shown } from '../options/index.js';

export const messages = {
  badBounds: (op: string, a: unknown, b: unknown) =>
    `init.${op}: a is ${String(a)} and b is ${String(b)}, but a must not be above b, and both must be finite`,
  matrix: (op: string, shape: readonly number[]) =>
    `init.${op}: the tensor has shape [${shape.join(', ')}], but must be a matrix`,
  oneSparsity: () => 'init.sparse_: pass either { sparsity } or { nonZero }',
  sparsity: (given: number, shape: readonly number[]) =>
    `init.sparse_: nonZero is ${given}, but must be at most ${shape[1]}, the number of columns of shape [${shape.join(', ')}]`,
  notReachedVariance: (i: number, variance: number, steps: number) =>
    `init.lsuv_: the output of layer ${i} still has variance ${variance} after ${steps} steps; is its weight used twice?`,
  noVariance: (op: string, i: number) =>
    `init.${op}: the output of layer ${i} is the same for all of the batch, or not finite; pass a batch of different samples`,
  noBias: (i: number) => `init.dataDependent_: layer ${i} has no bias to shift its output with`,
  notReached: () => 'init: a layer is not used when the net is given the batch',
  labels: (op: string, logits: readonly number[], labels: readonly number[]) =>
    `${op}: logits of shape [${logits.join(', ')}] and labels of shape [${labels.join(', ')}]: labels [N] need a row [N, classes] each, labels [N, …] need [N, classes, …], and a single one [classes]`,
  labelKind: (op: string, dtype: string) =>
    `${op}: the labels are ${dtype}, but must be int32. Convert them with .to('int32')`,
  probability: (op: string, given: number) =>
    `${op}: an input is ${given}, but probabilities go from 0 to 1; for logits there is ${op}WithLogits`,
  ignoredShares: (index: number) =>
    `crossEntropy: ignoreIndex is ${index}, but a target of probabilities has no labels to ignore; leave it out`,
  label: (op: string, label: number, classes: number) =>
    `${op}: label ${label} is out of range; with ${classes} classes labels go from 0 to ${classes - 1}`,
  targets: (op: string, x: readonly number[], target: readonly number[]) =>
    `${op}: an input of shape [${x.join(', ')}] and a target of shape [${target.join(', ')}]; the two must be equal`,
  weight: (op: string, given: readonly number[], classes: number) =>
    `${op}: weight has shape [${given.join(', ')}], but must have [${classes}], one number for each class`,
  normalizedShape: (shape: readonly number[], wanted: readonly number[]) =>
    `layerNorm: shape [${shape.join(', ')}] does not end in the sizes to be normalised, [${wanted.join(', ')}]`,
  groups: (shape: readonly number[], groups: unknown) =>
    `groupNorm: ${String(groups)} groups of the channels of shape [${shape.join(', ')}]; the input is [N, C, …], and the groups divide C`,
  embeddings: (shape: readonly number[]) =>
    `embedding: the weight has shape [${shape.join(', ')}], but must have [rows, size]`,
  row: (index: number, count: number) =>
    `embedding: index ${index} is out of range; with ${count} embeddings indices go from 0 to ${count - 1}`,
  oneSize: (op: string) => `${op}: pass either { outputSize } or { outputRatio }`,
  poolPadding: (op: string, padding: unknown, kernel: unknown) =>
    `${op}: padding is ${shown(padding)}, but must be at most half of the window, which is ${shown(kernel)}`,
  same: (op: string, stride: unknown) =>
    `${op}: padding 'same' keeps an image's size, for which stride must be 1, but it is ${shown(stride)}`,
  filterGroups: (op: string, channels: number, out: number, groups: number) =>
    `${op}: groups is ${groups}, but must divide the ${channels} channels of the input and the ${out} of the output`,
  filters1d: (x: readonly number[], weight: readonly number[], groups: number) =>
    `conv1d: sequences [${x.join(', ')}] and filters [${weight.join(', ')}]: both need three dimensions, [N, C, L] and [out, C / groups, length] with the same C; groups is ${groups}${batchOfOne(x, 3)}`,
  transposed: (x: readonly number[], weight: readonly number[]) =>
    `convTranspose2d: images [${x.join(', ')}] and filters [${weight.join(', ')}]: both need four dimensions, [N, C, H, W] and [C, out / groups, height, width] with the same C${batchOfOne(x, 4)}`,
  outputPadding: (op: string, more: unknown, stride: unknown, dilation: unknown) =>
    `${op}: outputPadding is ${shown(more)}, but must be below the stride, which is ${shown(stride)}, or below the dilation, which is ${shown(dilation)}`,
  nothingLeft: (shape: readonly number[], padding: unknown) =>
    `convTranspose2d: padding ${shown(padding)} cuts off all that images of shape [${shape.join(', ')}] give`,
  padValue: (mode: string, value: number) =>
    `pad: value is ${value}, but with mode '${mode}' elements of the tensor stand around it; leave the value out`,
  padReach: (mode: string, given: readonly number[], shape: readonly number[], reach: number) =>
    `pad: the sizes are [${given.join(', ')}], but with mode '${mode}' a dimension of [${shape.join(', ')}] can have ${reach} more at most`,
  images: (op: string, shape: readonly number[]) =>
    `${op}: images have shape [N, C, H, W], and at least one pixel; this tensor has shape [${shape.join(', ')}]${batchOfOne(shape, 4)}`,
  noChannels: (op: string, shape: readonly number[]) =>
    `${op}: shape [${shape.join(', ')}] has no channels; the input is [N, C, …]`,
  sizeOrFactor: (op: string) => `${op}: pass either { size } or { scaleFactor }`,
  alignCorners: (op: string) =>
    `${op}: alignCorners says how places lie between pixels, which mode 'nearest' does not ask; pass { mode: 'bilinear' } too`,
  noPixel: (shape: readonly number[], factor: unknown) =>
    `interpolate: scaleFactor ${shown(factor)} leaves no pixel of images of shape [${shape.join(', ')}]`,
  sequences: (op: string, shape: readonly number[]) =>
    `${op}: sequences have shape [N, C, L]; this tensor has shape [${shape.join(', ')}]${batchOfOne(shape, 3)}`,
  tooShort: (op: string, shape: readonly number[], kernel: number) =>
    `${op}: a window of ${kernel} has no place in sequences of shape [${shape.join(', ')}]`,
  pads: (given: unknown, shape: readonly number[]) =>
    `pad: the sizes are ${shown(given)}, but must be two whole numbers, before and after, for each dimension of [${shape.join(', ')}] from the last one on, and leave no negative size`,
  pieces: (shape: readonly number[], pieces: number) =>
    `maxout: the last size of shape [${shape.join(', ')}] must be a multiple of pieces, which is ${pieces}`,
  indexKind: (dtype: string) =>
    `embedding: the indices are ${dtype}, but must be int32. Convert them with .to('int32')`,
  fractional: (shape: readonly number[], kernel: readonly number[], out: readonly number[]) =>
    `fractionalMaxPool2d: images of shape [${shape.join(', ')}] to ${out.join(' × ')} by windows of ${kernel.join(' × ')}; the input is [N, C, H, W], and the output at most its size less that of the window, plus 1`,
  batch: (op: string, shape: readonly number[]) =>
    `${op}: shape [${shape.join(', ')}] must have channels, [N, C, …], and in training more than one value for each`,
  single: (op: string, shape: readonly number[]) =>
    `${op}: shape [${shape.join(', ')}] has a single value where a mean and a variance are formed, so that nothing but 0 would be left`,
  features: (op: string, count: number, ranks: readonly number[], shape: readonly number[]) =>
    `${op}: the input has shape [${shape.join(', ')}], but must have ${ranks.join(' or ')} dimensions, the second of size ${count}`,
  parameter: (given: unknown) =>
    `Parameter: ${shown(given)} is no tensor of float32 or float64; pass e.g. randn([3, 2])`,
  buffer: (given: unknown) => `Buffer: ${shown(given)} is no tensor; pass e.g. zeros([3])`,
  hook: (name: string, given: unknown) => `${name}: a hook gave ${shown(given)}, but must give a tensor, or nothing`,
  state: (state: unknown, wrong: [string, unknown] | undefined) =>
    wrong
      ? `loadStateDict: ${wrong[0]} is ${shown(wrong[1])}, but must be a tensor${isPlain(wrong[1]) ? `; of what save has put together, pass its part, such as saved.${wrong[0]}` : ''}`
      : `loadStateDict: ${shown(state)} is no set of tensors by name, as stateDict() gives${typeof state === 'string' ? `; read a file first, with load(${shown(state)})` : ''}`,
  notParameters: (op: string, given: unknown) =>
    `${op}: ${shown(given)} stands where parameters should; pass net.parameters()`,
  nonfiniteNorm: (norm: number) =>
    `clipGradNorm_: the length of all gradients is ${norm}; look for the loss that is NaN, or lower the rate`,
  stateNames: (missing: string[], unknown: string[]) =>
    [
      'loadStateDict: ',
      missing.length > 0 ? `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing` : '',
      missing.length > 0 && unknown.length > 0 ? '; ' : '',
      unknown.length > 0
        ? `${unknown.join(', ')} ${unknown.length > 1 ? 'belong' : 'belongs'} to no part of this module`
        : '',
    ].join(''),
  stateShape: (name: string, own: readonly number[], given: readonly number[]) =>
    `loadStateDict: ${name} has shape [${given.join(', ')}], but [${own.join(', ')}] is needed`,
  notAModule: (i: number, given: unknown) =>
    `Sequential: argument ${i} is no module; pass ${Array.isArray(given) ? '...layers, the modules one by one' : 'new nn.ReLU(), not nn.ReLU or a function'}`,
  notModules: (op: string, given: unknown) =>
    `${op}: ${shown(given)} is no list of modules; pass e.g. [new nn.Linear(2, 3), new nn.ReLU()]`,
  notByName: (op: string, given: unknown) =>
    `${op}: ${shown(given)} stands where modules by name should; pass e.g. { conv: new nn.Conv2d(3, 8, 3) }`,
  noModule: (name: unknown, known: readonly string[]) =>
    `ModuleDict: there is no module ${shown(name)}; there ${known.length > 0 ? `is ${listed(known)}` : 'are none at all'}`,
  uninitialized: (layer: string) =>
    `${layer}: this parameter has no shape before the first input; call forward once with a batch, and then initialise it, count it or make the optimiser`,
  noSize: (op: string, shape: readonly number[], ranks: readonly number[]) =>
    `${op}: the input has shape [${shape.join(', ')}], but must have ${ranks.length > 0 ? ranks.join(' or ') : '1 or more'} dimensions, from which the layer learns its size`,
  place: (place: unknown, length: number) =>
    `at: place ${shown(place)} is out of range; ${length > 0 ? `places go from 0 to ${length - 1}, or from -1 to ${-length}, counted from the end` : 'there is no module'}`,
  noForward: (name: string) =>
    `${name}: modules that are only kept compute nothing together; call the forward of each, or use nn.Sequential`,
  perChannel: (op: string, channels: number, shape: readonly number[]) =>
    `${op}: [${shape.join(', ')}] is the shape of what should have a number for each of the ${channels} channels`,
  summaryColumns: () => ['layer', 'kind', 'output shape', 'parameters'],
  summaryTotals: (all: string, bytes: string, trainable: string, fixed: string) =>
    `${all} parameters in ${bytes} bytes: ${trainable} trainable, ${fixed} not`,
  calledBefore: () => 'as above',
  notCalled: () => 'not called',
  device: (given: unknown) =>
    `to: there is no device ${shown(given)} to choose: parameters live in ordinary memory. Leave .to(${shown(given)}) out`,
  noFans: (op: string, shape: readonly number[]) =>
    `init.${op}: shape [${shape.join(', ')}] has no fans; the weight needs two dimensions at least, [out, in]`,
};
