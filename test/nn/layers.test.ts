import { describe, expect, test } from 'vitest';
import {
  arange,
  cat,
  eye,
  functional,
  gradcheck,
  linalg,
  loadSafetensors,
  manualSeed,
  type NestedNumbers,
  nn,
  ones,
  rand,
  randn,
  saveSafetensors,
  type Tensor,
  tensor,
  zeros,
} from '../../src/index.js';
import fixture from '../fixtures/torch-functional.json' with { type: 'json' };

const read = (values: NestedNumbers) => tensor(values, { dtype: 'float64' });
const whole = { dtype: 'int32' } as const;

describe('fractional max pooling', () => {
  test.each([
    ['to 3 × 5', { outputSize: [3, 5] }],
    ['by 0.6', { outputRatio: 0.6 }],
  ] as const)("%s takes PyTorch's windows", (name, size) => {
    manualSeed(3);
    const { image, pooled } = fixture.fractional[name];
    const drawn = rand([2, 3, 7, 11]);
    expect(drawn.tolist()).toEqual(image.map((x) => x.map((y) => y.map((z) => z.map(Math.fround)))));
    expect(new nn.FractionalMaxPool2d(2, size as nn.FractionalSize).forward(drawn).equal(tensor(pooled))).toBe(true);
  });

  // of an image whose pixels count up, a maximum is the last pixel of its window; the numbers are those of torch 2.13
  test.each<[number[], [number, number], nn.FractionalSize, single: number[], double?: number[]]>([
    [[2, 5, 7], [2, 3], { outputSize: [3, 2] }, [9, 13, 16, 20, 30, 34, 44, 48, 58, 62, 65, 69]],
    [[1, 4, 6], [2, 3], { outputSize: 1 }, [23]],
    [[1, 3, 4], [2, 3], { outputSize: 2 }, [6, 7, 10, 11]],
    [[1, 6, 5], [3, 1], { outputSize: [2, 5] }, [10, 11, 12, 13, 14, 25, 26, 27, 28, 29]],
    [
      [1, 6, 5],
      [3, 1],
      { outputRatio: [0.5, 0.8] },
      [10, 12, 13, 14, 15, 17, 18, 19, 25, 27, 28, 29],
      [10, 11, 13, 14, 15, 16, 18, 19, 25, 26, 28, 29],
    ],
  ])('of %j by windows of %j: %j', (shape, window, size, single, double = single) => {
    for (const [dtype, expected] of [
      ['float32', single],
      ['float64', double],
    ] as const) {
      manualSeed(7);
      const image = arange(shape.reduce((a, b) => a * b)).reshape([1, ...shape]);
      expect([...functional.fractionalMaxPool2d(image.to(dtype), window, size).data]).toEqual(expected);
    }
  });

  test('says what does not fit', () => {
    const images = zeros([1, 1, 3, 4]);
    for (const outputSize of [
      [3, 2],
      [2, 3],
      [4, 1],
    ] as const)
      expect(() => functional.fractionalMaxPool2d(images, [2, 3], { outputSize })).toThrow(
        `images of shape [1, 1, 3, 4] to ${outputSize.join(' × ')} by windows of 2 × 3`,
      );
    const tooSmall = { outputRatio: 0.3 }; // 0.9 rows
    expect(() => functional.fractionalMaxPool2d(images, 1, tooSmall)).toThrow('to 0 × 1 by windows of 1 × 1');
    expect(() => functional.fractionalMaxPool2d(zeros([1, 3, 4]), 1, tooSmall)).toThrow('images of shape [1, 3, 4]');
    const pool = new nn.FractionalMaxPool2d(2, { outputSize: 4 });
    expect(() => pool.forward(zeros([1, 1, 4, 8]))).toThrow(
      'images of shape [1, 1, 4, 8] to 4 × 4 by windows of 2 × 2',
    );
    expect(() => new nn.FractionalMaxPool2d(2, { outputRatio: 1 })).toThrow(
      'outputRatio is 1, but must be a number above 0 and below 1',
    );
  });
});

describe('Embedding', () => {
  test("starts as PyTorch's", () => {
    manualSeed(9);
    expect(new nn.Embedding(4, 3).weight.tolist()).toEqual(fixture.embedding.map((row) => row.map(Math.fround)));
  });

  test('gives rows, and sums their gradients', () => {
    const embedding = new nn.Embedding(3, 2);
    const y = embedding.forward(
      tensor(
        [
          [2, 0],
          [2, 2],
        ],
        whole,
      ),
    );
    expect(y.shape).toEqual([2, 2, 2]);
    expect(y.select(0, 0).select(0, 0).tolist()).toEqual(embedding.weight.select(0, 2).tolist());
    y.sum().backward();
    expect(embedding.weight.grad!.tolist()).toEqual([
      [1, 1],
      [0, 0],
      [3, 3],
    ]);
    expect(() => embedding.forward(tensor([3], whole))).toThrow('index 3 is out of range; with 3 embeddings');
    expect(() => embedding.forward(tensor([1]))).toThrow('but must be int32');
  });
});

describe('decorrelated batch norm', () => {
  test('is ZCA whitening', () => {
    const layer = new nn.DecorrelatedBatchNorm(3);
    const y = layer.forward(read(fixture.given.samples));
    // the iteration ends in roundings
    expect(y.allclose(read(fixture.given.whitened), { rtol: 1e-12, atol: 1e-12 })).toBe(true);
    const covariance = y.T.matmul(y).div(12);
    expect(
      covariance
        .sub(
          tensor([
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ]),
        )
        .abs()
        .amax()
        .item(),
    ).toBeLessThan(0.02); // λ / (λ + ε) of the least λ
  });

  test('whitens images by channels, and in evaluation by what it has seen', () => {
    manualSeed(1);
    const layer = new nn.DecorrelatedBatchNorm(2, { momentum: 1 });
    const images = randn([8, 2, 5, 5]);
    const mixed = images.add(images.index(':', tensor([1, 0], whole)).mul(0.5));
    const y = layer.forward(mixed);
    expect(y.shape).toEqual([8, 2, 5, 5]);
    layer.eval();
    expect(layer.forward(mixed).allclose(y, { atol: 1e-5 })).toBe(true);
  });

  test.each([
    ['float64', [1, 1, 0.001], 1e-8],
    ['float64', [1000, 100, 10, 1, 0.1, 0.01], 1e-5],
    ['float32', [1000, 100, 10, 1, 0.1, 0.01], 1e-5],
    ['float32', [1, 2, 0.5, 1], 2e-4], // float32 is enough, when its result is within 1e-4
  ] as const)(
    'makes independent, with variance 1, what differs by orders of magnitude: %s, %s',
    (dtype, sds, bound) => {
      manualSeed(0);
      const { q } = linalg.qr(randn([sds.length, sds.length], { dtype: 'float64' }));
      const x = randn([200, sds.length], { dtype: 'float64' })
        .mul(read([...sds]))
        .matmul(q)
        .to(dtype);
      const y = functional.decorrelatedBatchNorm(x, { training: true, eps: 0 });
      expect(y.dtype).toBe(dtype);
      const covariance = y.T.matmul(y).div(200).to('float64');
      // roundings of the covariance, enlarged by the largest variance over the least one: up to 1e10 times 1e-16, ten times over
      expect(
        covariance
          .sub(eye(sds.length, { dtype: 'float64' }))
          .abs()
          .amax()
          .item(),
      ).toBeLessThan(bound);
    },
  );

  test('leaves out what has no variance at all, and ends', () => {
    manualSeed(0);
    const one = randn([50, 1]);
    const y = functional.decorrelatedBatchNorm(cat([one, zeros([50, 1])], { dim: 1 }), { training: true, eps: 0 });
    expect(y.select(1, 0).square().mean().item()).toBeCloseTo(1, 6);
    expect(y.select(1, 1).abs().amax().item()).toBe(0);
  });

  test('keeps what it has seen with its state', () => {
    expect(Object.keys(new nn.DecorrelatedBatchNorm(2).stateDict()).sort()).toEqual(
      ['weight', 'bias', 'runningMean', 'runningWhitening'].sort(),
    );
  });

  test('needs more than one value for each channel, but not in evaluation', () => {
    const layer = new nn.DecorrelatedBatchNorm(2);
    expect(() => layer.forward(ones([1, 2]))).toThrow('decorrelatedBatchNorm: shape [1, 2] must have channels');
    expect(
      layer
        .eval()
        .forward(ones([1, 2]))
        .tolist(),
    ).toEqual([[1, 1]]);
  });

  test('has the gradient of what it computes', () => {
    manualSeed(2);
    const layer = new nn.DecorrelatedBatchNorm(2);
    const x = randn([5, 2]).to('float64').requiresGrad_();
    // float64 and centred differences agree to about 9 digits
    expect(gradcheck((x) => layer.forward(x!).pow(3).sum(), [x]).relativeError).toBeLessThan(1e-6);
  });
});

test('functions are what modules compute', () => {
  manualSeed(6);
  const [rows, images, indices] = [randn([4, 6]), randn([2, 4, 6, 6]), tensor([[2, 0]], whole)];
  const f = functional;
  const [conv, words, slopes] = [new nn.Conv2d(4, 3, 3, { padding: 1 }), new nn.Embedding(3, 5), new nn.PReLU(6)];
  const [maxout, drop, white] = [new nn.Maxout(6, 2), new nn.DropConnect(6, 2), new nn.DecorrelatedBatchNorm(6)];
  const ratio = { outputRatio: 0.6 };
  const pairs: [nn.Module, Tensor, (x: Tensor) => Tensor][] = [
    [new nn.ReLU(), rows, f.relu],
    [new nn.Sigmoid(), rows, f.sigmoid],
    [new nn.Tanh(), rows, f.tanh],
    [new nn.Softplus(), rows, (x) => f.softplus(x)],
    [new nn.Softmax(1), rows, (x) => f.softmax(x, 1)],
    [slopes, rows, (x) => f.prelu(x, slopes.weight)],
    [conv, images, (x) => f.conv2d(x, conv.weight, { bias: conv.bias!, padding: 1 })],
    [new nn.MaxPool2d(2), images, (x) => f.maxPool2d(x, 2)],
    [new nn.AvgPool2d(2, { stride: 1 }), images, (x) => f.avgPool2d(x, 2, { stride: 1 })],
    [new nn.FractionalMaxPool2d(2, ratio), images, (x) => f.fractionalMaxPool2d(x, 2, ratio)],
    [words, indices, (x) => f.embedding(x, words.weight)],
    [maxout, rows, (x) => f.maxout(f.linear(x, maxout.linear.weight, maxout.linear.bias!))],
    [drop, rows, (x) => f.dropConnect(x, drop.weight, drop.bias!)],
    [white, rows, (x) => f.decorrelatedBatchNorm(x, { training: true })],
  ];
  for (const [module, x, of] of pairs) {
    manualSeed(8);
    const y = module.forward(x);
    manualSeed(8);
    expect(of(x).equal(y), String(module)).toBe(true);
  }
  expect(f.oneHot(indices, 3).tolist()).toEqual([
    [
      [0, 0, 1],
      [1, 0, 0],
    ],
  ]);
});

test("a convolution's options can be read, and pooling keeps the sizes of whole numbers and of left-out strides", () => {
  const conv = new nn.Conv2d(2, 4, [3, 1], { stride: 2, padding: 'valid', groups: 2, bias: false });
  expect([conv.stride, conv.padding, conv.dilation, conv.groups]).toEqual([2, 'valid', 1, 2]);
  expect(String(conv)).toBe("Conv2d(2, 4, kernelSize=[3, 1], stride=2, padding='valid', groups=2, bias=false)");
  expect(String(new nn.Conv2d(2, 4, 3))).toBe('Conv2d(2, 4, kernelSize=3, stride=1)');
  expect(String(new nn.AvgPool2d([2, 3], { ceilMode: true }))).toBe('AvgPool2d(kernelSize=[2, 3], ceilMode=true)');
  expect(conv.forward(zeros([1, 2, 5, 5])).shape).toEqual([1, 4, 2, 3]);
  const numbers = tensor([[[[-7, -9, -8]]]], whole);
  expect(functional.maxPool2d(numbers, [1, 2], { ceilMode: true }).tolist()).toEqual([[[[-7, -8]]]]);
  expect(functional.maxPool2d(numbers, [1, 2], { stride: undefined } as never).tolist()).toEqual([[[[-7]]]]);
});

test("convolutions of sequences, and transposed ones, start with PyTorch's weights", () => {
  const start = (make: () => nn.Conv1d | nn.ConvTranspose2d) => {
    manualSeed(0);
    const { weight, bias } = make();
    return [...weight.flatten().narrow(0, 0, 3).data, ...bias!.data];
  };
  // torch 2.13, to the bit
  expect(start(() => new nn.Conv1d(4, 2, 3, { groups: 2 }))).toEqual([
    ...[-0.0030564817134290934, 0.21900218725204468, -0.3360067903995514],
    ...[-0.39001941680908203, -0.2703755497932434],
  ]);
  expect(start(() => new nn.ConvTranspose2d(2, 4, [2, 1], { groups: 2 }))).toEqual([
    ...[-0.003743410110473633, 0.26822179555892944, -0.4115225672721863],
    ...[-0.04437202215194702, 0.1323062777519226, -0.15110653638839722, -0.09828269481658936],
  ]);
});

test('a row of padding starts as 0', () => {
  manualSeed(9);
  const words = new nn.Embedding(4, 3, { paddingIdx: 1 });
  const rows = fixture.embedding.map((row, i) => (i === 1 ? [0, 0, 0] : row.map(Math.fround)));
  expect(words.weight.tolist()).toEqual(rows);
  expect(String(words)).toBe('Embedding(4, 3, paddingIdx=1)');
  expect(String(new nn.Embedding(4, 3))).toBe('Embedding(4, 3)');
});

test('Maxout is the largest of its pieces', () => {
  const layer = new nn.Maxout(1, 1, { pieces: 2 });
  layer.linear.weight.write(Float32Array.of(1, -1));
  layer.linear.bias!.write(Float32Array.of(0, 0));
  expect(layer.forward(tensor([[3], [-2]])).tolist()).toEqual([[3], [2]]);
});

test('DropConnect leaves out weights in training only, and keeps the mean', () => {
  manualSeed(0);
  const layer = new nn.DropConnect(1000, 50, { p: 0.5, bias: false });
  layer.weight.write(new Float32Array(50_000).fill(1));
  const x = ones([1, 1000]);
  const y = layer.forward(x);
  expect(Math.abs(y.mean().item() - 1000)).toBeLessThan(4 * Math.sqrt(1000 / 50)); // 4 standard errors
  expect(y.std().item()).toBeGreaterThan(10);
  layer.eval();
  expect(layer.forward(x).amin().item()).toBe(1000);
  expect(String(layer)).toBe('DropConnect(inFeatures=1000, outFeatures=50, bias=false, p=0.5)');
});

test('PReLU learns its slope, one or one for each channel', () => {
  const layer = new nn.PReLU();
  layer
    .forward(tensor([-2, 3]))
    .sum()
    .backward();
  expect(layer.weight.grad!.tolist()).toEqual([-2]);
  expect(layer.forward(tensor([-2, 3])).tolist()).toEqual([-0.5, 3]);
  expect(new nn.PReLU(2).forward(tensor([[-4, -8]])).tolist()).toEqual([[-1, -2]]);
});

test('norm layers compute what their functions do', () => {
  manualSeed(0);
  const x = randn([2, 4, 3, 3]);
  expect(new nn.LayerNorm([3, 3]).forward(x).equal(functional.layerNorm(x, [3, 3]))).toBe(true);
  expect(new nn.LayerNorm(3).weight!.shape).toEqual([3]);
  expect(new nn.GroupNorm(2, 4).forward(x).equal(functional.groupNorm(x, 2))).toBe(true);
  expect(new nn.InstanceNorm2d(4).forward(x).equal(functional.instanceNorm(x))).toBe(true);
  expect(new nn.InstanceNorm2d(4).parameters()).toEqual([]);
  expect(() => new nn.GroupNorm(3, 4)).toThrow('numChannels is 4, but must be a multiple of numGroups, which is 3');
  expect(() => new nn.InstanceNorm2d(3).forward(x)).toThrow('InstanceNorm2d: the input has shape [2, 4, 3, 3]');
  expect(() => new nn.LayerNorm([2, 0])).toThrow('LayerNorm: normalizedShape is [2, 0]');
});

test('without running values evaluation uses those of the batch, and there is nothing to keep', () => {
  manualSeed(3);
  const x = randn([6, 2]).add(5);
  const norm = new nn.BatchNorm1d(2, { trackRunningStats: false });
  const y = norm.forward(x);
  norm.resetRunningStats();
  expect(norm.eval().forward(x).equal(y)).toBe(true);
  expect(Object.keys(norm.stateDict())).toEqual(['weight', 'bias']);
  expect(Object.keys(new nn.BatchNorm1d(2).stateDict()).sort()).toEqual(
    ['weight', 'bias', 'runningMean', 'runningVar', 'numBatchesTracked'].sort(),
  );
  expect(() => norm.forward(ones([1, 2]))).toThrow('more than one value');
  expect(String(norm)).toBe('BatchNorm1d(2, eps=0.00001, momentum=0.1, affine=true, trackRunningStats=false)');
});

test('running values are forgotten', () => {
  const norm = new nn.BatchNorm1d(2);
  norm.forward(randn([6, 2]).add(5));
  norm.resetRunningStats();
  expect(norm.runningMean.tolist()).toEqual([0, 0]);
  expect(norm.runningVar.tolist()).toEqual([1, 1]);
  expect(norm.numBatchesTracked.item()).toBe(0);
});

test('instance normalisation uses its running values in evaluation, when it has them', () => {
  manualSeed(3);
  const norm = new nn.InstanceNorm2d(2, { trackRunningStats: true });
  norm.forward(randn([3, 2, 4, 4]).add(5));
  const { runningMean, runningVar } = norm;
  const one = ones([1, 2, 1, 1]); // a single pixel has no variance of its own
  expect(norm.eval().forward(one).equal(functional.batchNorm(one, { runningMean, runningVar }))).toBe(true);
  expect(String(norm)).toBe('InstanceNorm2d(2, eps=0.00001, momentum=0.1, affine=false, trackRunningStats=true)');
});

test("layer normalisation has PyTorch's options", () => {
  expect(String(new nn.LayerNorm([2, 3], { bias: false }))).toBe(
    'LayerNorm([2, 3], eps=0.00001, elementwiseAffine=true, bias=false)',
  );
  expect(new nn.LayerNorm(3, { elementwiseAffine: false }).parameters()).toEqual([]);
  expect(() => new nn.LayerNorm(3, { affine: false } as never)).toThrow(
    "no option 'affine'; did you mean elementwiseAffine?",
  );
});

test('a mean over all batches goes on from a state that was kept', () => {
  manualSeed(4);
  const batches = [1, 2, 3].map((mean) => randn([8, 2]).add(mean));
  const norm = () => new nn.BatchNorm1d(2, { momentum: null });
  const [whole, first, second] = [norm(), norm(), norm()];
  for (const batch of batches) whole.forward(batch);
  for (const batch of batches.slice(0, 2)) first.forward(batch);
  second.loadStateDict(loadSafetensors(saveSafetensors(first.stateDict())));
  second.forward(batches[2]!);
  expect(second.numBatchesTracked.equal(tensor(3, { dtype: 'int32' }))).toBe(true);
  expect(second.runningMean.equal(whole.runningMean)).toBe(true);
  expect(second.runningVar.equal(whole.runningVar)).toBe(true);
  second.to('float64').resetRunningStats();
  expect([second.numBatchesTracked.dtype, second.numBatchesTracked.item()]).toEqual(['int32', 0]);
});
