import { expect, test } from 'vitest';
import { functional, manualSeed, type NestedNumbers, nn, ones, type Tensor, tensor, zeros } from '../../src/index.js';
import fixture from '../fixtures/torch-functional.json' with { type: 'json' };

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

test('large logits overflow nothing', () => {
  expect(crossEntropy(tensor([[1000, -1000]]), tensor([1], { dtype: 'int32' })).item()).toBe(2000);
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
  [() => crossEntropy(logits, tensor([0], { dtype: 'int32' })), 'logits of shape [4, 5] and labels of shape [1]'],
  [() => dropout(logits, { p: 1.5 }), 'dropout: p is 1.5, but must be between 0 and 1'],
  [() => batchNorm(zeros([3])), 'batchNorm: shape [3] must have channels'],
  [() => batchNorm(zeros([1, 3]), { training: true }), 'in training more than one value for each'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
