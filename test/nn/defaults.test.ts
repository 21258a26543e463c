// What is left out is what PyTorch takes: with the defaults written out the numbers are the same ones.

import { expect, test } from 'vitest';
import {
  eye,
  functional,
  Generator,
  init,
  manualSeed,
  nn,
  ones,
  randint,
  randn,
  type Tensor,
  zeros,
} from '../../src/index.js';

const generator = () => new Generator(3);
const x = randn([6, 4], { generator: generator() }).mul(3);
const y = randn([6, 4], { generator: generator() }).mul(2);
const images = randn([2, 4, 6, 6], { generator: generator() });
const filters = randn([4, 4, 3, 3], { generator: generator() });
const labels = randint(0, 4, [6], { generator: generator() });
const f = functional;

test.each<[name: string, left: () => Tensor, written: () => Tensor]>([
  ['batchNorm', () => f.batchNorm(x, { training: true }), () => f.batchNorm(x, { training: true, eps: 1e-5 })],
  ['layerNorm', () => f.layerNorm(x, [4]), () => f.layerNorm(x, [4], { eps: 1e-5 })],
  ['groupNorm', () => f.groupNorm(x, 2), () => f.groupNorm(x, 2, { eps: 1e-5 })],
  ['instanceNorm', () => f.instanceNorm(images), () => f.instanceNorm(images, { eps: 1e-5 })],
  [
    'decorrelatedBatchNorm',
    () => f.decorrelatedBatchNorm(x),
    () => f.decorrelatedBatchNorm(x, { training: false, eps: 1e-3, iterations: 60 }),
  ],
  [
    'conv2d',
    () => f.conv2d(images, filters),
    () => f.conv2d(images, filters, { stride: 1, padding: 0, dilation: 1, groups: 1 }),
  ],
  [
    'maxPool2d',
    () => f.maxPool2d(images, 2),
    () => f.maxPool2d(images, 2, { stride: 2, padding: 0, dilation: 1, ceilMode: false }),
  ],
  [
    'avgPool2d',
    () => f.avgPool2d(images, 2),
    () => f.avgPool2d(images, 2, { stride: 2, padding: 0, ceilMode: false, countIncludePad: true }),
  ],
  ['pad', () => f.pad(x, [1, 1]), () => f.pad(x, [1, 1], { value: 0 })],
  ['softplus', () => f.softplus(x.mul(9)), () => f.softplus(x.mul(9), { beta: 1, threshold: 20 })],
  ['gelu', () => f.gelu(x), () => f.gelu(x, { approximate: 'none' })],
  ['elu', () => f.elu(x), () => f.elu(x, { alpha: 1 })],
  ['leakyRelu', () => f.leakyRelu(x), () => f.leakyRelu(x, { negativeSlope: 0.01 })],
  ['maxout', () => f.maxout(x), () => f.maxout(x, { pieces: 2 })],
  [
    'crossEntropy',
    () => f.crossEntropy(x, labels),
    () => f.crossEntropy(x, labels, { reduction: 'mean', labelSmoothing: 0, ignoreIndex: -100 }),
  ],
  ['nllLoss', () => f.nllLoss(x, labels), () => f.nllLoss(x, labels, { reduction: 'mean', ignoreIndex: -100 })],
  ['mseLoss', () => f.mseLoss(x, y), () => f.mseLoss(x, y, { reduction: 'mean' })],
  ['l1Loss', () => f.l1Loss(x, y), () => f.l1Loss(x, y, { reduction: 'mean' })],
  ['huberLoss', () => f.huberLoss(x, y), () => f.huberLoss(x, y, { reduction: 'mean', delta: 1 })],
  [
    'binaryCrossEntropyWithLogits',
    () => f.binaryCrossEntropyWithLogits(x, y),
    () => f.binaryCrossEntropyWithLogits(x, y, { reduction: 'mean' }),
  ],
  [
    'multiMarginLoss',
    () => f.multiMarginLoss(x, labels),
    () => f.multiMarginLoss(x, labels, { reduction: 'mean', p: 1, margin: 1 }),
  ],
  [
    'dropout',
    () => f.dropout(x, { generator: generator() }),
    () => f.dropout(x, { p: 0.5, training: true, generator: generator() }),
  ],
  [
    'vanillaDropout',
    () => f.vanillaDropout(x, { generator: generator() }),
    () => f.vanillaDropout(x, { p: 0.5, training: true, generator: generator() }),
  ],
  [
    'stochasticDepth',
    () => f.stochasticDepth(x, { generator: generator() }),
    () => f.stochasticDepth(x, { p: 0.5, training: true, generator: generator() }),
  ],
])('%s', (_, left, written) => expect(left().equal(written())).toBe(true));

type Running = { [name: string]: Tensor };
test.each<[name: string, call: (running: Running, options: object) => Tensor, names: string[], written: object]>([
  [
    'batchNorm',
    (running, options) => f.batchNorm(x, { ...running, training: true, ...options }),
    ['runningMean', 'runningVar'],
    { momentum: 0.1, eps: 1e-5 },
  ],
  [
    'batchNorm, afterwards',
    (running, options) => f.batchNorm(x, { ...running, ...options }),
    ['runningMean', 'runningVar'],
    { training: false, eps: 1e-5 },
  ],
  [
    'instanceNorm',
    (running, options) => f.instanceNorm(images, { ...running, ...options }),
    ['runningMean', 'runningVar'],
    { useInputStats: true, momentum: 0.1, eps: 1e-5 },
  ],
  [
    'decorrelatedBatchNorm',
    (running, options) => f.decorrelatedBatchNorm(x, { ...running, training: true, ...options }),
    ['runningMean', 'runningWhitening'],
    { momentum: 0.1, eps: 1e-3, iterations: 60 },
  ],
  [
    'decorrelatedBatchNorm, afterwards',
    (running, options) => f.decorrelatedBatchNorm(x, { ...running, ...options }),
    ['runningMean', 'runningWhitening'],
    { training: false },
  ],
])('%s with running values', (_, call, names, written) => {
  const run = (options: object) => {
    const running = Object.fromEntries(
      names.map((name) => [name, name === 'runningWhitening' ? eye(4).mul(2) : ones([4]).mul(0.5)]),
    );
    return [call(running, options), ...Object.values(running)].map((t) => t.tolist());
  };
  expect(run({})).toEqual(run(written));
});

const modules: [name: string, left: () => nn.Module, written: () => nn.Module, input?: Tensor][] = [
  ['Linear', () => new nn.Linear(4, 3), () => new nn.Linear(4, 3, { bias: true })],
  [
    'Conv2d',
    () => new nn.Conv2d(4, 2, 3),
    () => new nn.Conv2d(4, 2, 3, { stride: 1, padding: 0, dilation: 1, groups: 1, bias: true }),
    images,
  ],
  ['Maxout', () => new nn.Maxout(4, 3), () => new nn.Maxout(4, 3, { pieces: 2 })],
  ['DropConnect', () => new nn.DropConnect(4, 3), () => new nn.DropConnect(4, 3, { bias: true, p: 0.5 })],
  ['PReLU', () => new nn.PReLU(), () => new nn.PReLU(1, { init: 0.25 })],
  ['LeakyReLU', () => new nn.LeakyReLU(), () => new nn.LeakyReLU(0.01)],
  ['ELU', () => new nn.ELU(), () => new nn.ELU(1)],
  ['Softplus', () => new nn.Softplus(), () => new nn.Softplus({ beta: 1, threshold: 20 })],
  ['GELU', () => new nn.GELU(), () => new nn.GELU({ approximate: 'none' })],
  ['Flatten', () => new nn.Flatten(), () => new nn.Flatten(1, -1), images],
  ['Dropout', () => new nn.Dropout(), () => new nn.Dropout(0.5)],
  ['VanillaDropout', () => new nn.VanillaDropout(), () => new nn.VanillaDropout(0.5)],
  ['StochasticDepth', () => new nn.StochasticDepth(), () => new nn.StochasticDepth(0.5)],
  [
    'BatchNorm1d',
    () => new nn.BatchNorm1d(4),
    () => new nn.BatchNorm1d(4, { eps: 1e-5, momentum: 0.1, affine: true, trackRunningStats: true }),
  ],
  [
    'BatchNorm2d',
    () => new nn.BatchNorm2d(4),
    () => new nn.BatchNorm2d(4, { eps: 1e-5, momentum: 0.1, affine: true, trackRunningStats: true }),
    images,
  ],
  [
    'InstanceNorm2d',
    () => new nn.InstanceNorm2d(4),
    () => new nn.InstanceNorm2d(4, { eps: 1e-5, momentum: 0.1, affine: false, trackRunningStats: false }),
    images,
  ],
  [
    'InstanceNorm2d with running values',
    () => new nn.InstanceNorm2d(4, { trackRunningStats: true }),
    () => new nn.InstanceNorm2d(4, { eps: 1e-5, momentum: 0.1, affine: false, trackRunningStats: true }),
    images,
  ],
  [
    'LayerNorm',
    () => new nn.LayerNorm(4),
    () => new nn.LayerNorm(4, { eps: 1e-5, elementwiseAffine: true, bias: true }),
  ],
  ['GroupNorm', () => new nn.GroupNorm(2, 4), () => new nn.GroupNorm(2, 4, { eps: 1e-5, affine: true })],
  [
    'DecorrelatedBatchNorm',
    () => new nn.DecorrelatedBatchNorm(4),
    () => new nn.DecorrelatedBatchNorm(4, { eps: 1e-3, momentum: 0.1, iterations: 60 }),
  ],
];

test.each(modules)('%s, in training and afterwards', (_, left, written, input = x) => {
  const run = (make: () => nn.Module) => {
    manualSeed(4);
    const module = make();
    const trained = module.forward(input);
    return [trained, module.eval().forward(input), ...Object.values(module.stateDict())].map((t) => [
      t.shape,
      [...t.data],
    ]);
  };
  expect(run(left)).toEqual(run(written));
});

test.each<[name: string, left: (w: Tensor) => unknown, written: (w: Tensor) => unknown]>([
  ['normal_', (w) => init.normal_(w), (w) => init.normal_(w, { mean: 0, std: 1 })],
  ['uniform_', (w) => init.uniform_(w), (w) => init.uniform_(w, { a: 0, b: 1 })],
  ['xavierNormal_', (w) => init.xavierNormal_(w), (w) => init.xavierNormal_(w, { gain: 1 })],
  ['xavierUniform_', (w) => init.xavierUniform_(w), (w) => init.xavierUniform_(w, { gain: 1 })],
  [
    'kaimingNormal_',
    (w) => init.kaimingNormal_(w),
    (w) => init.kaimingNormal_(w, { a: 0, mode: 'fanIn', nonlinearity: 'leakyRelu' }),
  ],
  [
    'kaimingUniform_',
    (w) => init.kaimingUniform_(w),
    (w) => init.kaimingUniform_(w, { a: 0, mode: 'fanIn', nonlinearity: 'leakyRelu' }),
  ],
  ['orthogonal_', (w) => init.orthogonal_(w), (w) => init.orthogonal_(w, { gain: 1 })],
  ['randomWalk_', (w) => init.randomWalk_(w), (w) => init.randomWalk_(w, { nonlinearity: 'linear' })],
  ['sparse_', (w) => init.sparse_(w, { sparsity: 0.5 }), (w) => init.sparse_(w, { sparsity: 0.5, std: 0.01 })],
])('init.%s', (_, left, written) => {
  const run = (fill: (w: Tensor) => unknown) => {
    manualSeed(5);
    const w = zeros([6, 4]);
    fill(w);
    return w.tolist();
  };
  expect(run(left)).toEqual(run(written));
});

test('clipGradNorm_ measures by the sum of squares, and lets what is not finite pass', () => {
  const w = ones([2]).requiresGrad_();
  w.grad = ones([2]).mul(3);
  expect(nn.utils.clipGradNorm_([w], 1)).toBeCloseTo(Math.sqrt(18), 5);
  w.grad = ones([2]).mul(Number.POSITIVE_INFINITY);
  expect(nn.utils.clipGradNorm_([w], 1)).toBe(Number.POSITIVE_INFINITY);
});
