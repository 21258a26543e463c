import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  arange,
  data,
  full,
  Generator,
  linalg,
  manualSeed,
  ones,
  rand,
  randn,
  randperm,
  type Tensor,
  tensor,
  zeros,
} from '../../src/index.js';
import fixture from '../fixtures/toys.json' with { type: 'json' };

const { makeMoons, makeCircles, makeBlobs, makeSpirals, makeXor, trainTestSplit, DataLoader } = data;

const made: { [name: string]: data.Labelled } = {
  makeMoons: makeMoons(31, { noise: 0.1, randomState: 5 }),
  'makeMoons, plain': makeMoons(30, { shuffle: false, randomState: 5 }),
  makeCircles: makeCircles(31, { noise: 0.05, factor: 0.4, randomState: 6 }),
  makeBlobs: makeBlobs(32, { centers: 3, clusterStd: 0.5, randomState: 7 }),
  'makeBlobs, placed': makeBlobs(20, {
    centers: [
      [0, 0],
      [5, 1],
    ],
    randomState: 8,
  }),
  makeSpirals: makeSpirals(20, { randomState: 3 }),
};

test.each(Object.entries(fixture))("%s is scikit-learn's, or the course's", (name, { x, y }) => {
  expect(made[name]!.y.tolist()).toEqual(y);
  // ours is rounded to float32
  expect(made[name]!.x.allclose(tensor(x), { rtol: 1e-6, atol: 1e-6 })).toBe(true);
});

test('sets have the sizes of their origins when none is said, and an inner circle may be a point', () => {
  expect(makeCircles(4, { shuffle: false, factor: 0 }).x.abs().sum({ dim: 1 }).tolist()).toEqual([1, 1, 0, 0]);
  expect([makeMoons().y.numel(), makeCircles().y.numel(), makeBlobs().y.numel()]).toEqual([100, 100, 100]); // scikit-learn's
  const { train, test } = data.makeMNIST1D();
  expect([train, test].map(({ y }) => y.numel())).toEqual([4000, 1000]); // its authors'
});

test("one sample of a class lies where NumPy's linspace begins", () => {
  const plain = { shuffle: false };
  expect(makeMoons(2, plain).x.tolist()).toEqual([
    [1, 0],
    [0, 0.5],
  ]);
  expect(makeMoons(3, plain).x.tolist()).toEqual([
    [1, 0],
    [0, 0.5],
    [2, 0.5],
  ]);
  expect(makeSpirals(1).x.tolist()).toEqual(Array(3).fill([0, 0]));
});

test('makeXor has class 1 where one coordinate is above 0', () => {
  const { x, y } = makeXor(50, { randomState: 1 });
  for (let i = 0; i < 50; i++) expect(y.data[i]).toBe(Number(x.data[2 * i]! * x.data[2 * i + 1]! < 0));
  expect(y.to('float32').mean().item()).toBeGreaterThan(0.2);
});

test("a seed is one of NumPy's: a whole number of 32 bits", () => {
  const seeded: ((randomState: number) => unknown)[] = [
    (randomState) => makeMoons(4, { randomState }),
    (randomState) => makeCircles(4, { randomState }),
    (randomState) => makeBlobs(4, { randomState }),
    (randomState) => makeSpirals(4, { randomState }),
    (randomState) => makeXor(4, { randomState }),
    (randomState) => trainTestSplit(ones([4, 1]), ones([4]), { randomState }),
    (randomState) => new data.SymbolChannel({ randomState }),
  ];
  for (const f of seeded) {
    for (const seed of [0, 2 ** 32 - 1]) expect(() => f(seed)).not.toThrow();
    for (const seed of [-1, 2 ** 32, 0.5])
      expect(() => f(seed)).toThrow(`: randomState is ${seed}, but must be a whole number from 0 to 4294967295`);
  }
});

describe('DataLoader', () => {
  const x = arange(10).reshape([5, 2]);
  const y = tensor([0, 1, 2, 3, 4], { dtype: 'int32' });
  const labels = (batches: Iterable<readonly Tensor[]>) => [...batches].map(([, labels]) => labels!.tolist());

  test('goes through rows in order, the last batch being smaller', () => {
    const loader = new DataLoader([x, y], { batchSize: 2 });
    expect(loader.length).toBe(3);
    expect(labels(loader)).toEqual([[0, 1], [2, 3], [4]]);
    expect([...loader][1]![0].tolist()).toEqual([
      [4, 5],
      [6, 7],
    ]);
    expect(labels(new DataLoader([x, y], { batchSize: 2, dropLast: true }))).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('changes the samples of each batch, but no labels', () => {
    const [[samples, classes]] = [...new DataLoader([x, y], { batchSize: 5, transform: (batch) => batch.mul(2) })] as [
      [Tensor, Tensor],
    ];
    expect(samples.tolist()).toEqual(x.mul(2).tolist());
    expect(classes.tolist()).toEqual(y.tolist());
    const images = rand([4, 1, 2, 2]);
    const flip = new data.transforms.RandomHorizontalFlip({ p: 1 });
    for (const [flipped] of new DataLoader([images], { batchSize: 4, transform: flip }))
      expect(flipped.equal(images.flip(-1))).toBe(true);
  });

  test('has a new order for each pass, the same for the same seed', () => {
    const loader = new DataLoader([x, y], { batchSize: 5, shuffle: true, generator: new Generator(3) });
    const [first, second] = [labels(loader), labels(loader)];
    const generator = new Generator(3);
    expect(first).toEqual([randperm(5, { generator }).tolist()]);
    expect(second).toEqual([randperm(5, { generator }).tolist()]);
    for (const [rows, classes] of loader) expect(rows.select(1, 0).tolist()).toEqual(classes.mul(2).tolist());
    manualSeed(3);
    expect(labels(new DataLoader([x, y], { batchSize: 5, shuffle: true }))).toEqual(first);
  });

  test.each([
    [() => new DataLoader([]), 'DataLoader: [] is no list of tensors; pass one, such as [x, y]'],
    [() => new DataLoader(x as never), 'DataLoader: Tensor [5, 2] is no list of tensors'],
    [() => new DataLoader({ x, y } as never), 'DataLoader: { x, y } is no list of tensors'],
    [() => new DataLoader([x, [1, 2]] as never), 'DataLoader: number 1 of the list is [1, 2], but must be a tensor'],
    [
      () => new DataLoader([x], { batchSize: 6, dropLast: true }),
      'with dropLast there would be no batch, as batchSize is 6, but there are 5 samples',
    ],
    [
      () => new DataLoader([x], { transform: 'flip' as never }),
      "DataLoader: transform is 'flip', but must be a function of images, or a transform",
    ],
    [
      () => new DataLoader([x], { transform: data.transforms.RandomHorizontalFlip as never }),
      'transform is the class RandomHorizontalFlip, but must be a function of images, or a transform, such as new',
    ],
    [() => new DataLoader([x, zeros([4])]), 'DataLoader: the tensors have 5, 4 rows'],
    [() => new DataLoader([x], { batchSize: 0 }), 'DataLoader: batchSize is 0'],
    [() => makeMoons(1), 'makeMoons: nSamples is 1, but must be a whole number, 2 or more'],
    [() => makeCircles(10, { factor: 1 }), 'makeCircles: factor is 1'],
    [() => makeCircles(10, { factor: -0.1 }), 'makeCircles: factor is -0.1'],
    [() => makeCircles(1), 'makeCircles: nSamples is 1'],
    [() => makeCircles(10, { noise: Number.POSITIVE_INFINITY }), 'makeCircles: noise is Infinity'],
    [() => makeCircles(10, { noise: Number.NaN }), 'makeCircles: noise is NaN'],
    [() => makeMoons(10, { noise: -1 }), 'makeMoons: noise is -1'],
    [() => new data.Normalize().transform(x), 'Normalize: transforming comes after fit'],
    [() => new data.PCA().inverseTransform(x), 'PCA: transforming comes after fit'],
    [
      () => new data.PCA(1).fit(x.to('float32')).inverseTransform(x),
      'PCA: inverseTransform takes [N, 1], as transform gives it, not [5, 2]',
    ],
    [() => new data.Normalize().fit(y), 'Normalize: the data have shape [5]'],
    [() => new data.PCA().fit(x), "PCA: the data are int32, but must be fractions; .to('float32') makes them so"],
    [() => new data.Whiten({ eps: -1 }), 'Whiten: eps is -1, but must be a finite number, 0 or more'],
    [() => new data.Whiten(3).fit(x.to('float32')), 'Whiten: nComponents is 3, but must be a whole number from 1 to 2'],
    [
      () => new data.PCA(3).fit(x.to('float32')),
      'PCA: nComponents is 3, but must be a whole number from 1 to 2, as many as the samples span',
    ],
    [() => new data.ZeroCenter().fit(x).transform(zeros([2, 3])), 'fitted to samples of shape [2]'],
    [() => new data.PCA().fit(zeros([2, 3, 4])), 'PCA: the data have shape [2, 3, 4], but must be [samples, features]'],
    [() => new data.Normalize().fit(zeros([0, 3])), 'with one sample at least'],
    [() => new data.ZeroCenter({ dim: 1 }), 'ZeroCenter: dim is [1], but must hold 0'],
  ])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
});

test('a DataLoader says what it goes through, and none of the numbers', () => {
  const [x, y] = [zeros([1000, 2]), zeros([1000], { dtype: 'int32' })];
  expect(inspect(new DataLoader([x, y], { batchSize: 64, shuffle: true }))).toBe(
    'DataLoader(batchSize: 64, shuffle: true, 1000 samples in 16 batches: [1000, 2] float32, [1000] int32)',
  );
  const all = new DataLoader([zeros([5])], { transform: (samples) => samples, dropLast: true, batchSize: 5 });
  expect(String(all)).toBe(
    'DataLoader(batchSize: 5, transform: a function, dropLast: true, 5 samples in 1 batch: [5] float32)',
  );
  expect(String(new DataLoader([zeros([1])]))).toBe('DataLoader(batchSize: 1, 1 sample in 1 batch: [1] float32)');
  class Squares extends data.Dataset<number> {
    readonly length = 10;
    get = (i: number) => i * i;
  }
  const sampler = new data.BatchSampler(new data.SequentialSampler(new Squares()), { batchSize: 3 });
  expect(String(new DataLoader(new Squares(), { batchSampler: sampler }))).toMatch(
    /^DataLoader\(batchSampler: .*, 4 batches: Squares\)$/,
  );
});

describe('preprocessing is fitted to the training data', () => {
  manualSeed(0);
  const mixed = tensor(
    [
      [2, 1, 0],
      [0, 1, 0.5],
      [0, 0, 0.1],
    ],
    { dtype: 'float64' },
  );
  const train = randn([200, 3])
    .to('float64')
    .matmul(mixed)
    .add(tensor([1, 2, 3]));
  const test1 = train.narrow(0, 0, 50);
  const covariance = (x: Tensor) => {
    const centred = x.sub(x.mean({ dim: 0 }));
    return centred.T.matmul(centred).div(x.shape[0]!);
  };
  const identity = tensor(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    { dtype: 'float64' },
  );
  const near = (a: Tensor, b: Tensor, atol = 1e-12) => expect(a.allclose(b, { rtol: 0, atol })).toBe(true);

  test('a constant feature becomes 0, however many samples there are and however large it is', () => {
    for (const dtype of ['float32', 'float64'] as const)
      for (const [rows, value] of [
        [1000, 14.62],
        [7, 0.1],
        [20_000, 1e6 / 3],
        [3, -1e-30],
      ] as const) {
        const x = full([rows, 1], value, { dtype });
        const normalize = new data.Normalize().fit(x);
        expect(normalize.std.item()).toBe(1);
        expect(normalize.transform(x).abs().amax().item()).toBe(0);
      }
    const small = tensor([[1e6], [1e6 + 1]], { dtype: 'float64' }); // little against its size, and no rounding
    expect(new data.Normalize().fitTransform(small).tolist()).toEqual([[-1], [1]]);
  });

  test('features that are constant stand beside others, which have a mean of their own', () => {
    for (const dtype of ['float32', 'float64'] as const) {
      const x = tensor(
        [
          [3, 0],
          [3, 0],
          [3, 6],
        ],
        { dtype },
      );
      const normalize = new data.Normalize().fit(x);
      expect(normalize.mean.tolist()).toEqual([3, 2]);
      expect(normalize.std.data[0]).toBe(1);
      expect(normalize.std.data[1]).toBeCloseTo(Math.sqrt(8), dtype === 'float32' ? 6 : 14);
      const same = tensor([[0.1], [0.1], [0.1]], { dtype });
      expect(new data.Normalize().fit(same).mean.tolist()).toEqual(same.select(0, 0).tolist()); // (0.1 + 0.1 + 0.1) / 3 is more
    }
  });

  // From 1 on the next numbers are a step of 2⁻⁵², or 2⁻²³, apart. Rounding is up to 4 steps, and in float64 half a step for each sample.
  const often = (steps: number[]) => Array.from({ length: 100 }, (_, i) => steps[i % 2]!);
  test.each<[dtype: 'float32' | 'float64', steps: number[], constant: boolean]>([
    ['float64', [0, 8], true],
    ['float64', [0, 2, 8, 10], false], // √17 steps
    ['float64', [0, 10], false],
    ['float64', often([0, 80]), true],
    ['float64', often([0, 120]), false],
    ['float32', [0, 8], true],
    ['float32', [0, 2, 8, 10], false],
    ['float32', often([0, 12]), false],
  ])('%s: %o steps above 1 are rounding: %s', (dtype, steps, constant) => {
    const step = dtype === 'float64' ? 2 ** -52 : 2 ** -23;
    const x = tensor(
      steps.map((count) => [1 + count * step, 1]),
      { dtype },
    );
    const normalize = new data.Normalize().fit(x);
    expect(normalize.std.data[0] === 1).toBe(constant);
    expect(normalize.std.data[1]).toBe(1);
  });

  test('ZeroCenter and Normalize', () => {
    near(new data.ZeroCenter().fitTransform(train).mean({ dim: 0 }), zeros([3], { dtype: 'float64' }));
    const normalize = new data.Normalize().fit(train);
    near(normalize.transform(train).mean({ dim: 0 }), zeros([3], { dtype: 'float64' }));
    near(normalize.transform(train).std({ dim: 0, correction: 0 }), tensor([1, 1, 1], { dtype: 'float64' }));
    near(normalize.transform(test1), normalize.transform(train).narrow(0, 0, 50));
    expect(new data.Normalize().fitTransform(tensor([[1], [1]])).tolist()).toEqual([[0], [0]]);
    const constant = full([10, 1], 0.1, { dtype: 'float64' }); // whose mean is not 0.1, as ten roundings add up
    expect(new data.Normalize().fitTransform(constant).abs().amax().item()).toBeLessThan(1e-16);
  });

  test('of images: the mean image (AlexNet), or one number for each channel (VGG)', () => {
    const images = rand([20, 3, 4, 5]).mul(tensor([1, 2, 3]).reshape([3, 1, 1]));
    const image = new data.ZeroCenter().fit(images);
    expect(image.mean.equal(images.mean({ dim: 0 }))).toBe(true);
    expect(image.transform(images).mean({ dim: 0 }).abs().amax().item()).toBeLessThan(1e-6);
    const channels = new data.Normalize({ dim: [0, 2, 3] }).fit(images);
    expect(channels.mean.shape).toEqual([3, 1, 1]);
    const [mean, std] = [images.mean({ dim: [0, 2, 3] }), images.std({ dim: [0, 2, 3], correction: 0 })];
    expect([channels.mean.flatten().equal(mean), channels.std.flatten().equal(std)]).toEqual([true, true]);
    expect(
      channels
        .transform(images)
        .std({ dim: [0, 2, 3], correction: 0 })
        .sub(1)
        .abs()
        .amax()
        .item(),
    ).toBeLessThan(1e-6);
  });

  test('PCA takes correlations away and keeps the largest variances', () => {
    const pca = new data.PCA().fit(train);
    near(covariance(pca.transform(train)), identity.mul(pca.explainedVariance));
    near(pca.components.matmul(pca.components.T), identity);
    expect(pca.explainedVariance.data[0]).toBeGreaterThan(pca.explainedVariance.data[1]!);
    for (const options of [1, { nComponents: 1 }])
      near(new data.PCA(options).fitTransform(train), pca.transform(train).narrow(1, 0, 1));
    near(pca.inverseTransform(pca.transform(train)), train, 1e-11);
    // what one direction leaves over varies as the others did
    const first = new data.PCA(1).fit(train);
    const left = train
      .sub(first.inverseTransform(first.transform(train)))
      .square()
      .sum({ dim: 1 })
      .mean();
    near(left, pca.explainedVariance.narrow(0, 1, 2).sum());
  });

  test('of fewer samples than features PCA finds the directions that they span', () => {
    const few = randn([6, 40], { generator: new Generator(4) }).to('float64');
    const pca = new data.PCA().fit(few);
    const { s, vh } = linalg.svd(few.sub(few.mean({ dim: 0 })));
    const eye = tensor([1, 1, 1, 1, 1]).diag().to('float64');
    near(pca.explainedVariance, s.square().div(6).narrow(0, 0, 5)); // around their mean six points span five directions
    near(pca.components.matmul(pca.components.T), eye);
    near(pca.components.matmul(vh.narrow(0, 0, 5).T).abs(), eye);
    near(pca.inverseTransform(pca.transform(few)), few, 1e-11);
    expect(() => new data.PCA(6).fit(few)).toThrow('nComponents is 6, but must be a whole number from 1 to 5');
    const twice = new data.PCA().fit(few.repeat([2, 1])); // the same points again span no more
    near(twice.explainedVariance, pca.explainedVariance);
  });

  test('Whiten makes the covariance 1', () => {
    near(covariance(new data.Whiten({ eps: 0 }).fitTransform(train)), identity, 1e-9);
    const white = new data.Whiten({ nComponents: 2, eps: 0.1 }).fit(train);
    near(new data.Whiten(2).fitTransform(train), new data.Whiten({ nComponents: 2 }).fitTransform(train));
    expect(new data.Whiten(2).fitTransform(train).shape).toEqual([200, 2]);
    near(
      white.inverseTransform(white.transform(train)),
      new data.PCA(2).fit(train).inverseTransform(new data.PCA(2).fitTransform(train)),
      1e-11,
    );
  });
});

describe('what is left out', () => {
  const same = (left: data.Labelled, written: data.Labelled) =>
    expect([left.x.tolist(), left.y.tolist()]).toEqual([written.x.tolist(), written.y.tolist()]);
  const x = randn([12, 3], { generator: new Generator(1) });
  const labels = arange(12);

  test("is what scikit-learn's functions take, with a seed of 0", () => {
    same(makeMoons(9), makeMoons(9, { noise: 0, randomState: 0, shuffle: true }));
    same(makeCircles(9), makeCircles(9, { noise: 0, factor: 0.8, randomState: 0, shuffle: true }));
    same(
      makeBlobs(9),
      makeBlobs(9, { centers: 3, clusterStd: 1, centerBox: [-10, 10], randomState: 0, shuffle: true }),
    );
    const [left, written] = [
      trainTestSplit(x, labels),
      trainTestSplit(x, labels, { testSize: 0.25, randomState: 0, shuffle: true }),
    ];
    same(left.train, written.train);
    same(left.test, written.test);
  });

  test('is what the doc comments of other sets say', () => {
    same(makeSpirals(9), makeSpirals(9, { nClasses: 3, noise: 0.2, randomState: 0 }));
    same(makeXor(9), makeXor(9, { noise: 0, randomState: 0 }));
    same(data.makeImages(2), data.makeImages(2, { randomState: 0 }));
    same(data.makeImageSplit(2, 1).test, data.makeImageSplit(2, 1, { randomState: 0 }).test);
    same(data.makeMNIST1D(20).train, data.makeMNIST1D(20, { randomState: 42 }).train);
    const channel = { modulation: 'QPSK', snr: 10, taps: [[1, 0]], randomState: 0 } as const;
    same(new data.SymbolChannel().transmit(9), new data.SymbolChannel(channel).transmit(9));
  });

  test('is what preprocessing takes', () => {
    const fitted = (one: data.ZeroCenter) => one.fitTransform(x).tolist();
    expect(fitted(new data.Whiten())).toEqual(fitted(new data.Whiten({ eps: 1e-5 })));
    expect(fitted(new data.PCA())).toEqual(fitted(new data.PCA({ nComponents: 3 })));
    expect(fitted(new data.Normalize())).toEqual(fitted(new data.Normalize({ dim: 0 })));
  });
});
