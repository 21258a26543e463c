import { expect, test } from 'vitest';
import {
  functional,
  manualSeed,
  type NestedNumbers,
  nn,
  ones,
  rand,
  type Tensor,
  tensor,
  zeros,
} from '../../src/index.js';
import { exp, log1p } from '../../src/math/index.js';
import fixture from '../fixtures/torch-functional.json' with { type: 'json' };
import { losses } from '../parity/parts.js';

const { given } = fixture;
const read = (values: NestedNumbers) => tensor(values, { dtype: 'float64' });
const { batchNorm, crossEntropy, dropout, linear } = functional;
const [logits, images] = [read(given.logits), read(given.images)];
const labels = tensor(given.labels, { dtype: 'int32' });
const [weight, bias] = [read(given.gamma), read(given.beta)];

/** A few roundings of float64. */
const close = (actual: NestedNumbers, expected: NestedNumbers) =>
  expect(read(actual).allclose(read(expected), { rtol: 1e-14, atol: 1e-14 })).toBe(true);

test("losses and layers are PyTorch's", () => {
  close(crossEntropy(logits, labels).item(), fixture.crossEntropy);
  close(crossEntropy(logits, labels, { reduction: 'sum' }).item(), fixture['crossEntropy, sum']);
  close(crossEntropy(logits, labels, { reduction: 'none' }).tolist(), fixture['crossEntropy, none']);
  close(linear(read(given.x), read(given.w), read(given.b)).tolist(), fixture.linear);
});

test('a class without weight still has its share of smoothing; only ignored labels have none', () => {
  const x = read([
    [1, 2, 0, -1],
    [0.5, -0.5, 1, 2],
    [2, 1, 0, 0],
  ]).requiresGrad_();
  const target = tensor([1, 3, -100], { dtype: 'int32' });
  const options = { weight: read([0.5, 0, 2, 1.5]), labelSmoothing: 0.1 };
  // torch.nn.functional.cross_entropy of 2.13
  close(
    crossEntropy(x, target, { ...options, reduction: 'none' }).tolist(),
    [0.26901896985611956, 0.8150286999764141, 0],
  );
  const loss = crossEntropy(x, target, options);
  close(loss.item(), 0.7226984465550224);
  loss.backward();
  close(
    x.grad!.select(0, 0).tolist(),
    [0.007458854539327344, 0.04292761732586482, -0.027523712083864494, -0.02286275978132767],
  );
});

test('slopes of ELU and SELU at 0, where both sides meet, and far below', () => {
  const slopes = (f: (x: Tensor) => Tensor) => {
    const x = read([0, -10, -40]).requiresGrad_();
    f(x).sum().backward();
    return x.grad!.tolist();
  };
  const [e10, e40] = [4.5399929762484854e-5, 4.248354255291589e-18];
  close(slopes(functional.elu), [1, e10, e40]);
  const [scale, alpha] = [1.0507009873554805, 1.6732632423543772];
  close(
    slopes(functional.selu),
    [1, e10, e40].map((slope) => scale * alpha * slope),
  ); // as torch gives them
});

test('where all labels are ignored the mean is NaN, and gradients are 0', () => {
  const x = ones([2, 3], { requiresGrad: true });
  const loss = crossEntropy(x, tensor([-100, -100], { dtype: 'int32' }));
  loss.backward();
  expect(loss.item()).toBeNaN();
  expect(x.grad!.eq(0).all().item()).toBe(1);
});

test("batch normalisation is PyTorch's, and so are its running values", () => {
  const [runningMean, runningVar] = [read(given.mean), read(given.var)];
  const options = { runningMean, runningVar, weight, bias };
  close(batchNorm(images, options).tolist(), fixture['batchNorm, evaluation']);
  expect(runningMean.tolist()).toEqual(given.mean);
  close(batchNorm(images, { ...options, training: true, momentum: 0.3 }).tolist(), fixture['batchNorm, training']);
  close(runningMean.tolist(), fixture['mean after']);
  close(runningVar.tolist(), fixture['var after']);
});

test("clipped gradients are PyTorch's", () => {
  const clip = (f: (parameters: Tensor[]) => number | undefined) => {
    const parameters = [
      [3, -4, 0.5],
      [12, 0.125],
    ].map((values) => {
      const parameter = zeros([values.length], { dtype: 'float64', requiresGrad: true });
      parameter.grad = read(values);
      return parameter;
    });
    return { norm: f(parameters) ?? null, gradients: parameters.map(({ grad }) => grad!.tolist()) };
  };
  const { clipGradNorm_, clipGradValue_ } = nn.utils;
  const results = {
    'norm 1': clip((p) => clipGradNorm_(p, 1)),
    'norm 100': clip((p) => clipGradNorm_(p, 100)),
    'largest 2': clip((p) => clipGradNorm_(p, 2, { normType: Number.POSITIVE_INFINITY })),
    value: clip((p) => clipGradValue_(p, 3.5) as undefined),
  };
  for (const [name, { norm, gradients }] of Object.entries(results)) {
    const expected = fixture.clips[name as keyof typeof fixture.clips];
    if (norm !== null) close(norm, expected.norm!);
    for (const [i, values] of gradients.entries()) close(values, expected.gradients[i]!);
  }
  expect(() => clipGradNorm_([], -1)).toThrow('clipGradNorm_: maxNorm is -1, but must be a number, 0 or more');
  expect(() => clipGradValue_([], Number.NaN)).toThrow('clipGradValue_: clipValue is NaN');
});

const [target, odds] = [read(given.target), read(given.odds)];
const form = (name: string, options: object = {}) => losses[name]!.of(logits, options);

test('losses as modules are the functions', () => {
  const pairs: [nn.Module, Tensor, Tensor][] = [
    [new nn.CrossEntropyLoss({ labelSmoothing: 0.1 }), form('crossEntropy smoothed'), labels],
    [new nn.NLLLoss(), form('nllLoss'), labels],
    [new nn.MSELoss(), form('mseLoss'), target],
    [new nn.L1Loss({ reduction: 'sum' }), form('l1Loss', { reduction: 'sum' }), target],
    [new nn.HuberLoss({ delta: 0.7 }), form('huberLoss'), target],
    [new nn.BCEWithLogitsLoss(), form('binaryCrossEntropyWithLogits'), odds],
    [new nn.MultiMarginLoss(), form('multiMarginLoss'), labels],
  ];
  expect(new nn.BCELoss({ weight: odds }).forward(odds, odds).item()).toBe(
    functional.binaryCrossEntropy(odds, odds, { weight: odds }).item(),
  );
  for (const [module, expected, targets] of pairs) expect(module.forward(logits, targets).item()).toBe(expected.item());
  expect(String(pairs[4]![0])).toBe('HuberLoss(delta=0.7)');
});

test('the naive cross entropy overflows in float32, as the slides say', () => {
  const one = tensor([0], { dtype: 'int32' });
  expect(functional.naiveCrossEntropy(tensor([[100, 0]]), one).item()).toBeNaN();
  expect(crossEntropy(tensor([[100, 0]]), one).item()).toBe(0);
});

test("the slides' hinge loss: scores 3.2, 5.1, −1.7 of a cat, margin 1", () => {
  const scores = tensor([[3.2, 5.1, -1.7]], { dtype: 'float64' });
  const loss = functional.multiMarginLoss(scores, tensor([0], { dtype: 'int32' }), { average: false });
  expect(loss.item()).toBeCloseTo(2.9, 14); // max(0, 5.1 − 3.2 + 1) + max(0, −1.7 − 3.2 + 1)
});

test('penalties are sums over all weights', () => {
  const weights = [tensor([[1, -2]]), tensor([3])];
  expect(functional.l1Penalty(weights).item()).toBe(6);
  expect(functional.l2Penalty(weights).item()).toBe(14);
  expect(functional.elasticPenalty(weights, { beta: 0.5 }).item()).toBe(13);
});

const [wideGamma, wideBeta] = [read(given.wideGamma), read(given.wideBeta)];
const norms: { [name: string]: (x: Tensor) => Tensor } = {
  layerNorm: (x) => {
    const [weight, bias] = [read(given.elementGamma), read(given.elementBeta)];
    return functional.layerNorm(x, [3, 3], { weight, bias, eps: 1e-3 });
  },
  'layerNorm, plain': (x) => functional.layerNorm(x, [4, 3, 3]),
  groupNorm: (x) => functional.groupNorm(x, 2, { weight: wideGamma, bias: wideBeta }),
  instanceNorm: (x) => functional.instanceNorm(x, { weight: wideGamma, bias: wideBeta }),
};

test.each(Object.entries(fixture.norms))("%s and its gradient are PyTorch's", (name, expected) => {
  const x = read(given.blocks).requiresGrad_();
  const y = norms[name]!(x);
  y.mul(y).mul(y).sum().backward();
  close(y.tolist(), expected.y);
  // float64: differences of numbers up to 50 times as large
  expect(x.grad!.allclose(read(expected.gradient), { rtol: 1e-12, atol: 1e-12 })).toBe(true);
});

test('large logits overflow nothing', () => {
  expect(crossEntropy(tensor([[1000, -1000]]), tensor([1], { dtype: 'int32' })).item()).toBe(2000);
});

test('vanilla dropout scales in evaluation, stochastic depth takes whole samples', () => {
  manualSeed(0);
  const x = ones([100, 100]);
  const y = functional.vanillaDropout(x, { p: 0.25 });
  expect(Math.abs(y.mean().item() - 0.75)).toBeLessThan(0.018); // 4 standard errors
  expect(y.amax().item()).toBe(1);
  expect(functional.vanillaDropout(x, { p: 0.25, training: false }).amin().item()).toBe(0.75);
  const z = functional.stochasticDepth(x, { p: 0.5 });
  expect(new Set(z.data)).toEqual(new Set([0, 2]));
  expect(z.amax({ dim: 1 }).equal(z.amin({ dim: 1 }))).toBe(true);
  expect(functional.stochasticDepth(x, { training: false })).toBe(x);
  expect(functional.stochasticDepth(x, { p: 1 }).amax().item()).toBe(0);
});

test("the dropouts draw as many random numbers as PyTorch's, and none where nothing is random", () => {
  const x = ones([3, 2]);
  const next = (f: () => Tensor) => {
    manualSeed(0);
    f();
    return rand([1]).item();
  };
  const first = next(() => x);
  const { stochasticDepth, vanillaDropout } = functional;
  for (const f of [dropout, stochasticDepth, vanillaDropout]) {
    expect(next(() => f(x, { training: false }))).toBe(first);
    expect(next(() => f(x, { p: 0.5 }))).not.toBe(first);
  }
  // torch 2.13: F.dropout(x, 1) draws none, torchvision's stochastic_depth(x, 1, 'row') one for each sample
  expect(next(() => dropout(x, { p: 1 }))).toBe(first);
  expect(next(() => stochasticDepth(x, { p: 1 }))).toBe(next(() => zeros([3]).bernoulli_({ p: 0 })));
});

test('dropout keeps the mean in training, and does nothing otherwise', () => {
  manualSeed(0);
  const x = ones([100, 100]);
  const y = dropout(x, { p: 0.25 });
  const kept = y.gt(0).to('float32').mean().item();
  expect(Math.abs(kept - 0.75)).toBeLessThan(0.018); // 4 standard errors, √(0.75 · 0.25 / 10⁴) each
  expect(y.amax().item()).toBe(Math.fround(1 / 0.75));
  expect(dropout(x, { training: false })).toBe(x);
  expect(dropout(x, { p: 1 }).amax().item()).toBe(0);
});

test.each([
  [() => crossEntropy(logits, tensor([0, 1, 2, 5], { dtype: 'int32' })), 'label 5 is out of range; with 5 classes'],
  [() => crossEntropy(logits, tensor([0, 1, -1, 5], { dtype: 'int32' })), 'label -1 is out of range'],
  [() => crossEntropy(logits, tensor([0, 1, 2, 3])), 'the labels are float32, but must be int32'],
  [() => functional.mseLoss(logits, tensor([1])), 'mseLoss: an input of shape [4, 5] and a target of shape [1]'],
  [
    () => crossEntropy(logits, labels, { reduction: 'max' as never }),
    "crossEntropy: reduction is 'max', but must be one of 'mean', 'sum', 'none'",
  ],
  [() => crossEntropy(logits, labels, { weight: tensor([1, 2]) }), 'weight has shape [2], but must have [5]'],
  [() => crossEntropy(logits, tensor([0, 1, 7, 0], { dtype: 'int32' }), { ignoreIndex: 6 }), 'label 7 is out of range'],
  [() => crossEntropy(zeros([2, 3, 4]), tensor([0, 1], { dtype: 'int32' })), 'labels [N, …] need [N, classes, …]'],
  [() => crossEntropy(tensor(1), tensor(0, { dtype: 'int32' })), 'logits of shape [] and labels of shape []'],
  [() => functional.binaryCrossEntropy(logits, odds), 'probabilities go from 0 to 1; for logits there is binaryCross'],
  [() => functional.binaryCrossEntropy(odds, labels), 'an input of shape [4, 5] and a target of shape [4]'],
  [() => crossEntropy(zeros([3]), tensor(3, { dtype: 'int32' })), 'label 3 is out of range; with 3 classes'],
  [() => crossEntropy(logits, odds, { weight: ones([4]) }), 'crossEntropy: weight has shape [4], but must have [5]'],
  [
    () => crossEntropy(logits, odds, { ignoreIndex: 1 }),
    'crossEntropy: ignoreIndex is 1, but a target of probabilities',
  ],
  [() => crossEntropy(logits, labels, { labelSmoothing: 2 }), 'crossEntropy: labelSmoothing is 2'],
  [
    () => functional.huberLoss(logits, logits, { delta: 0 }),
    'huberLoss: delta is 0, but must be a finite number above 0',
  ],
  [
    () => functional.multiMarginLoss(logits, labels, { p: 3 as never }),
    'multiMarginLoss: p is 3, but must be one of 1, 2',
  ],
  [() => functional.layerNorm(logits, [4]), 'layerNorm: shape [4, 5] does not end in the sizes to be normalised, [4]'],
  [() => functional.groupNorm(images, 3), 'groupNorm: 3 groups of the channels of shape [3, 2, 2, 2]'],
  [() => functional.vanillaDropout(images, { p: 2 }), 'vanillaDropout: p is 2, but must be a number from 0 to 1'],
  [() => crossEntropy(logits, tensor([0], { dtype: 'int32' })), 'logits of shape [4, 5] and labels of shape [1]'],
  [() => dropout(logits, { p: 1.5 }), 'dropout: p is 1.5, but must be a number from 0 to 1'],
  [() => batchNorm(zeros([3])), 'batchNorm: shape [3] must have channels'],
  [() => batchNorm(zeros([1, 3]), { training: true }), 'in training more than one value for each'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));

test('an ignored row is left out whatever stands in it, infinities too', () => {
  const x = tensor(
    [
      [1, 2],
      [-Infinity, 3],
    ],
    { dtype: 'float64' },
  ).requiresGrad_();
  const target = tensor([1, -100], { dtype: 'int32' });
  const [p, q] = [1 / (1 + Math.E), 1 / (1 + 1 / Math.E)]; // the softmax of the first row
  for (const loss of [crossEntropy(x, target), functional.nllLoss(x.logSoftmax(1), target)]) {
    close(loss.item(), log1p(1 / Math.E));
    x.grad = null;
    loss.backward();
    close(x.grad!.tolist(), [
      [p, q - 1],
      [0, 0],
    ]);
  }
  close(crossEntropy(x, target, { reduction: 'none' }).tolist(), [log1p(1 / Math.E), 0]);
  // with smoothing the first row's own share and its mean, by the definition
  const smoothed = 0.9 * log1p(1 / Math.E) + 0.1 * (log1p(1 / Math.E) + 0.5);
  close(crossEntropy(x, target, { labelSmoothing: 0.1 }).item(), smoothed);
});

test('the binary cross entropy of logits keeps its digits where it is small, and takes infinite logits', () => {
  const bce = functional.binaryCrossEntropyWithLogits;
  for (const at of [-0.5, -12, -16, -20, -60]) {
    for (const y of [0, 1]) {
      const x = tensor([y === 0 ? at : -at]).requiresGrad_(); // float32
      const loss = bce(x, tensor([y]));
      loss.backward();
      // one rounding of float32 each in σ, ln and the products: 4 · 6e-8
      expect(loss.item() / log1p(exp(at)) - 1).toBeCloseTo(0, 6);
      expect(((y === 0 ? 1 : -1) * x.grad!.item()) / (1 / (1 + exp(-at))) - 1).toBeCloseTo(0, 6);
    }
  }
  const [x, y] = [tensor([Infinity, Infinity, -Infinity, -Infinity]), tensor([1, 0, 1, 0])];
  expect(bce(x, y, { reduction: 'none' }).tolist()).toEqual([0, Infinity, Infinity, 0]);
  expect(bce(tensor([2]), tensor([0.25])).item()).toBeCloseTo(log1p(exp(2)) - 0.5, 6);
});
