// Every wording of the layers and initialisers that a user can meet.

import { shown } from '../options/index.js';

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
    `${op}: logits of shape [${logits.join(', ')}] and labels of shape [${labels.join(', ')}]: a row [N, classes] for each label [N] is needed`,
  labelKind: (op: string, dtype: string) =>
    `${op}: the labels are ${dtype}, but must be int32. Convert them with .to('int32')`,
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
  poolPadding: (padding: unknown, kernel: unknown) =>
    `avgPool2d: padding is ${shown(padding)}, but must be at most half of the window, which is ${shown(kernel)}`,
  same: (op: string, stride: unknown) =>
    `${op}: padding 'same' keeps an image's size, for which stride must be 1, but it is ${shown(stride)}`,
  filterGroups: (channels: number, out: number, groups: number) =>
    `conv2d: groups is ${groups}, but must divide the ${channels} channels of the images and the ${out} filters`,
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
      ? `loadStateDict: ${wrong[0]} is ${shown(wrong[1])}, but must be a tensor`
      : `loadStateDict: ${shown(state)} is no set of tensors by name, as stateDict() gives`,
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
