import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  arange,
  data,
  full,
  functional,
  Generator,
  manualSeed,
  nn,
  ones,
  optim,
  rand,
  randperm,
  Tensor,
  tensor,
  train,
  zeros,
} from '../../src/index.js';
import fixture from '../fixtures/torch-data.json' with { type: 'json' };

const {
  BatchSampler,
  ConcatDataset,
  DataLoader,
  Dataset,
  defaultCollate,
  RandomSampler,
  randomSplit,
  SequentialSampler,
  Subset,
  SubsetRandomSampler,
  TensorDataset,
  WeightedRandomSampler,
} = data;

/** As a student writes it: a point and its square, by name. */
class Squares extends Dataset {
  length = 10;
  get(i: number) {
    return { x: tensor([i]), y: i * i };
  }
}

/** As a student writes it: a sample and its class. */
class Pairs extends Dataset<[Tensor, Tensor]> {
  get length() {
    return 6;
  }
  get(i: number): [Tensor, Tensor] {
    return [full([2], i), tensor(i % 2, { dtype: 'int32' })];
  }
}

const x = arange(20).reshape([10, 2]);
const y = arange(10);
const seeded = () => new Generator(3);
const ten = { length: 10 };
const passes = (sampler: Iterable<unknown>, count = 2) => Array.from({ length: count }, () => [...sampler]);

describe('data sets', () => {
  test('of tensors give a row of each', () => {
    const set = new TensorDataset(x, y);
    expect(set.length).toBe(10);
    expect(set.get(3).map((part) => part.tolist())).toEqual([[6, 7], 3]);
  });

  test('parts of others, and parts of parts', () => {
    const part = new Subset(new TensorDataset(x, y), [7, 2, 2, 5]);
    expect([part.length, part.get(0)[1].item(), part.get(2)[1].item()]).toEqual([4, 7, 2]);
    expect(new Subset(part, tensor([3, 0], { dtype: 'int32' })).get(0)[1].item()).toBe(5);
    expect(new Subset(part, []).length).toBe(0);
  });

  test('one behind the other', () => {
    const both = new ConcatDataset<readonly Tensor[]>([
      new TensorDataset(y),
      new TensorDataset(zeros([0])),
      new TensorDataset(y.mul(-1)),
    ]);
    expect(Array.from({ length: both.length }, (_, i) => both.get(i)[0]!.item())).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => 0 - i),
    ]);
  });
});

describe('randomSplit', () => {
  test.each(fixture.splits)("$samples samples by $lengths are PyTorch's", ({ samples, lengths, parts }) => {
    const set = new TensorDataset(arange(samples));
    const found = randomSplit(set, lengths, { generator: new Generator(42) });
    expect(found.map(({ indices }) => indices)).toEqual(parts);
    manualSeed(42);
    expect(randomSplit(set, lengths).map(({ indices }) => indices)).toEqual(parts);
  });
});

describe("samplers give PyTorch's orders, pass by pass", () => {
  const indices = [5, 3, 9, 1, 7];
  const weights = [0.1, 0.9, 0, 0.7, 3, 0.6];
  const draw = { replacement: true };
  test.each([
    ['RandomSampler', () => new RandomSampler(ten, { generator: seeded() })],
    ['RandomSampler, more', () => new RandomSampler(ten, { numSamples: 25, generator: seeded() })],
    ['RandomSampler, fewer', () => new RandomSampler(ten, { numSamples: 7, generator: seeded() })],
    ['RandomSampler, replacement', () => new RandomSampler(ten, { ...draw, numSamples: 70, generator: seeded() })],
    ['SubsetRandomSampler', () => new SubsetRandomSampler(indices, { generator: seeded() })],
    ['SubsetRandomSampler', () => new SubsetRandomSampler(tensor(indices), { generator: seeded() })],
    ['WeightedRandomSampler', () => new WeightedRandomSampler(weights, 12, { generator: seeded() })],
    [
      'WeightedRandomSampler, no replacement',
      () => new WeightedRandomSampler(weights, 4, { replacement: false, generator: seeded() }),
    ],
  ] as const)('%s', (name, make) => {
    const sampler = make();
    expect(passes(sampler, fixture[name].length)).toEqual(fixture[name]);
    expect(sampler.length).toBe(fixture[name][0]!.length);
  });

  test.each([
    ['RandomSampler, no generator', () => new RandomSampler(ten)],
    ['RandomSampler, replacement, no generator', () => new RandomSampler(ten, draw)],
    ['SubsetRandomSampler, no generator', () => new SubsetRandomSampler(indices)],
    ['WeightedRandomSampler, no generator', () => new WeightedRandomSampler(tensor(weights, { dtype: 'float64' }), 12)],
  ] as const)('%s, and leave the default generator where PyTorch does', (name, make) => {
    manualSeed(5);
    expect(passes(make())).toEqual(fixture[name].passes);
    expect(rand([1]).item()).toBe(fixture[name].then);
  });

  test('BatchSampler', () => {
    const [all, full] = [false, true].map(
      (dropLast) => new BatchSampler(new SequentialSampler(ten), { batchSize: 4, dropLast }),
    );
    expect([[...all!], [...full!]]).toEqual(fixture.BatchSampler);
    expect([all!.length, full!.length]).toEqual([3, 2]);
  });
});

describe("defaultCollate gives PyTorch's batches", () => {
  const made = (sample: unknown): unknown => {
    if (Array.isArray(sample)) return sample.map(made);
    if (typeof sample !== 'object') return sample;
    const { tensor: values, dtype } = sample as { tensor?: number[]; dtype: 'int32' };
    if (values !== undefined) return tensor(values, { dtype });
    return Object.fromEntries(Object.entries(sample as object).map(([name, part]) => [name, made(part)]));
  };
  /** As the fixture says it, but that numbers, PyTorch's float64, are float32 here: the kind of what `tensor` makes. */
  const described = (batch: unknown): unknown => {
    if (batch instanceof Tensor) return { dtype: batch.dtype, values: batch.tolist() };
    if (Array.isArray(batch)) return batch.map(described);
    if (typeof batch !== 'object') return batch;
    return Object.fromEntries(Object.entries(batch as object).map(([name, part]) => [name, described(part)]));
  };
  test.each(Object.entries(fixture.collated))('of %s', (_, { samples, batch }) => {
    const ours = JSON.parse(JSON.stringify(batch).replaceAll('float64', 'float32'));
    expect(described(defaultCollate(samples.map(made)))).toEqual(ours);
  });

  test('gradients flow back to the samples', () => {
    const samples = [ones(2, { requiresGrad: true }), zeros(2, { requiresGrad: true })];
    defaultCollate(samples).mul(3).sum().backward();
    expect(samples.map(({ grad }) => grad?.tolist())).toEqual([
      [3, 3],
      [3, 3],
    ]);
  });
});

describe('a DataLoader of a data set', () => {
  test('puts samples together by name', () => {
    const loader = new DataLoader(new Squares(), { batchSize: 4 });
    expect(loader.length).toBe(3);
    const found: unknown[] = [];
    for (const { x, y } of loader) {
      expectTypeOf(x).toEqualTypeOf<Tensor>();
      expectTypeOf(y).toEqualTypeOf<Tensor>();
      found.push([x.shape, y.tolist()]);
    }
    expect(found).toEqual([
      [
        [4, 1],
        [0, 1, 4, 9],
      ],
      [
        [4, 1],
        [16, 25, 36, 49],
      ],
      [
        [2, 1],
        [64, 81],
      ],
    ]);
  });

  test('puts samples together place by place, shuffled as rows of tensors are', () => {
    const options = { batchSize: 4, shuffle: true };
    const order = randperm(6, { generator: seeded() });
    const labels: number[] = [];
    const loader = new DataLoader(new Pairs(), { ...options, generator: seeded() });
    for (const [samples, classes] of loader) {
      expectTypeOf(samples).toEqualTypeOf<Tensor>();
      expectTypeOf(classes).toEqualTypeOf<Tensor>();
      expect(classes.dtype).toBe('int32');
      labels.push(...samples.select(1, 0).data);
    }
    expect(labels).toEqual(order.tolist());
  });

  test.each([
    ['in order', () => ({})],
    ['shuffled', () => ({ shuffle: true, generator: seeded() })],
    ['without a last batch', () => ({ shuffle: true, dropLast: true, generator: seeded() })],
    ['drawn', () => ({ sampler: new RandomSampler(ten, { replacement: true, generator: seeded() }) })],
    ['in given batches', () => ({ batchSize: 1, batchSampler: [[3, 1], [9]] })],
  ])('of tensors, %s, takes all rows at once, as its samples one by one are', (_, options) => {
    const batches = (source: readonly Tensor[] | data.TensorDataset<Tensor[]> | data.Subset<Tensor[]>, more = {}) =>
      [...new DataLoader(source, { batchSize: 3, ...options(), ...more })].map((batch) =>
        batch.map((part) => [part.dtype, part.tolist()]),
      );
    const set = new TensorDataset<Tensor[]>(x, y);
    const right = batches(set, { collate: defaultCollate });
    expect(right[0]).toHaveLength(2);
    expect(batches([x, y])).toEqual(right);
    expect(batches(set)).toEqual(right);
    expect(batches(new Subset(set, [...Array(10).keys()]))).toEqual(right);
    expect(
      batches(new Subset(new Subset(set, [...Array(10).keys()].reverse()), [...Array(10).keys()].reverse())),
    ).toEqual(right);
  });

  test('what a class of tensors gives instead of its rows is what batches hold', () => {
    class Doubled extends TensorDataset<[Tensor]> {
      override get(i: number): [Tensor] {
        return [super.get(i)[0].mul(2)];
      }
    }
    const [[first]] = [...new DataLoader(new Doubled(y), { batchSize: 3 })] as [[Tensor]];
    expect(first.tolist()).toEqual([0, 2, 4]);
    class Negative extends Subset<[Tensor]> {
      override get(i: number): [Tensor] {
        return [super.get(i)[0].neg()];
      }
    }
    const part = new Negative(new Doubled(y), [4, 5]);
    expect([...new DataLoader(part, { batchSize: 2 })].map(([batch]) => batch.tolist())).toEqual([[-8, -10]]);
  });

  test('batches in order are views of the tensors, others are not', () => {
    const zero = () => zeros([4, 2]);
    for (const [options, changes] of [
      [{}, true],
      [{ shuffle: true }, false],
      [{ sampler: [0, 1, 2, 3] }, false],
    ] as const) {
      const rows = zero();
      for (const [batch] of new DataLoader(new TensorDataset(rows), { ...options, batchSize: 2 })) batch.add_(1);
      expect(rows.sum().item() === 8).toBe(changes);
    }
  });

  test.each([
    ['DataLoader, sampler', { batchSize: 5 }],
    ['DataLoader, dropLast', { batchSize: 4, dropLast: true }],
  ] as const)("%s: PyTorch's batches, pass by pass", (name, options) => {
    const set = new TensorDataset(y);
    const loader = new DataLoader(set, { ...options, sampler: new RandomSampler(set, { generator: seeded() }) });
    const found = passes(loader).map((pass) => pass.map((batch) => (batch as [Tensor])[0].tolist()));
    expect(found).toEqual(fixture[name]);
    expect(loader.length).toBe(fixture[name][0]!.length);
  });

  test("DataLoader, batchSampler: PyTorch's batches, pass by pass", () => {
    const set = new TensorDataset(y);
    const batchSampler = new BatchSampler(new RandomSampler(set, { generator: seeded() }), { batchSize: 3 });
    const loader = new DataLoader(set, { batchSampler });
    const found = passes(loader).map((pass) => pass.map((batch) => (batch as [Tensor])[0].tolist()));
    expect(found).toEqual(fixture['DataLoader, batchSampler']);
    expect([loader.length, loader.batchSize]).toEqual([4, null]);
  });

  test('a sampler may be a list, or a class of your own, and be longer or shorter than the data set', () => {
    class Evens implements data.Sampler {
      length = 5;
      *[Symbol.iterator]() {
        for (let i = 0; i < 10; i += 2) yield i;
      }
    }
    const batches = (sampler: data.Sampler) =>
      [...new DataLoader([y], { sampler, batchSize: 2 })].map(([batch]) => batch.tolist());
    expect(batches(new Evens())).toEqual([[0, 2], [4, 6], [8]]);
    expect(batches([3, 3, 1])).toEqual([[3, 3], [1]]);
    expect(new DataLoader([y], { sampler: [3, 3, 1], batchSize: 3, dropLast: true }).length).toBe(1);
  });

  test('a data set may grow between passes', () => {
    const seen: number[] = [1, 2];
    const loader = new DataLoader(
      {
        get length() {
          return seen.length;
        },
        get: (i: number) => seen[i]!,
      },
      { batchSize: 2 },
    );
    expect([...loader].length).toBe(1);
    seen.push(3);
    expect([loader.length, ...[...loader].map((batch) => batch.tolist())]).toEqual([2, [1, 2], [3]]);
  });

  test('collate makes batches of samples, and says what they are', () => {
    const loader = new DataLoader(new Squares(), {
      batchSize: 5,
      collate: (samples) => samples.map(({ y }) => y).join(' '),
    });
    for (const batch of loader) expectTypeOf(batch).toEqualTypeOf<string>();
    expect([...loader]).toEqual(['0 1 4 9 16', '25 36 49 64 81']);
    const rows = new DataLoader([x, y], {
      batchSize: 10,
      collate: (samples) => samples.map(([, last]) => last.item()),
    });
    expect([...rows]).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  });

  test('transform changes the tensor that stands first', () => {
    const options = { batchSize: 6, transform: (batch: Tensor) => batch.neg() };
    const [[samples, classes]] = [...new DataLoader(new Pairs(), options)] as [[Tensor, Tensor]];
    expect([samples.amin().item(), classes.tolist()]).toEqual([-5, [0, 1, 0, 1, 0, 1]]);
    const single = { length: 2, get: (i: number) => i + 1 };
    expect([...new DataLoader(single, options)].map((batch) => batch.tolist())).toEqual([[-1, -2]]);
  });

  test('knows the types of batches', () => {
    type Batch<L> = L extends Iterable<infer B> ? B : never;
    const set = new TensorDataset(x, y);
    expectTypeOf(set.get(0)).toEqualTypeOf<[Tensor, Tensor]>();
    const ofTensors = new DataLoader([x, y]);
    expectTypeOf<Batch<typeof ofTensors>>().toEqualTypeOf<[Tensor, Tensor]>();
    const ofSet = new DataLoader(set, { shuffle: true });
    expectTypeOf<Batch<typeof ofSet>>().toEqualTypeOf<[Tensor, Tensor]>();
    const [part] = randomSplit(new Squares(), [4, 6]);
    const ofPart = new DataLoader(part);
    expectTypeOf<Batch<typeof ofPart>>().toEqualTypeOf<{ x: Tensor; y: Tensor }>();
    const options: data.DataLoaderOptions = { batchSize: 2 };
    const withOptions = new DataLoader([x, y], options);
    expectTypeOf<Batch<typeof withOptions>>().toEqualTypeOf<[Tensor, Tensor]>();
    const annotated: data.DataLoader<[Tensor, Tensor]> = new DataLoader<[Tensor, Tensor]>([x, y]);
    expectTypeOf<Batch<typeof annotated>>().toEqualTypeOf<[Tensor, Tensor]>();
    expectTypeOf<data.Collated<readonly [Tensor, number, 'a' | 'b', boolean, { z: number[] }]>>().toEqualTypeOf<
      [Tensor, Tensor, ('a' | 'b')[], Tensor, { z: Tensor[] }]
    >();
    expect(part!.length).toBe(4);
  });

  test('fit and evaluate take it', async () => {
    manualSeed(0);
    const net = new nn.Linear(2, 2);
    const [first, second] = randomSplit(new Pairs(), [4, 2]);
    const optimizer = new optim.SGD(net.parameters(), { lr: 0.01 });
    const validation = new DataLoader(second, { batchSize: 2 });
    const batches = new DataLoader(first, { batchSize: 2, sampler: new RandomSampler(first) });
    const options = { optimizer, epochs: 2, validation, verbose: false };
    const { history } = await train.fit(net, batches, options);
    const [samples, classes] = [...validation][0]!;
    expect(train.evaluate(net, validation)['loss']).toBe(functional.crossEntropy(net.forward(samples), classes).item());
    expect(history['loss']).toHaveLength(2);
  });
});

describe('says what is wrong:', () => {
  const set = new TensorDataset(x, y);
  const gives = (...samples: unknown[]) => ({ length: samples.length, get: (i: number) => samples[i] });
  const batch = (...samples: unknown[]) => [...new DataLoader(gives(...samples), { batchSize: samples.length })];
  class Silent extends Dataset<undefined> {
    length = 3;
    get(_: number) {
      return undefined;
    }
  }
  test.each([
    [() => set.get(10), 'TensorDataset: there is no sample 10; 10 samples have the places 0 to 9'],
    [() => set.get(-1), 'TensorDataset: there is no sample -1'],
    [() => set.get(0.5), 'TensorDataset: there is no sample 0.5'],
    [() => new Subset(set, [0, 10]), 'Subset: there is no sample 10; 10 samples have the places 0 to 9'],
    [() => new Subset(set, []).get(0), 'Subset: there is no sample 0; the data set is empty'],
    [
      () => new Subset(set, x),
      'Subset: indices is Tensor [10, 2], but must be places, whole numbers from 0 on, in a list',
    ],
    [() => new Subset(set, [0.5]), 'Subset: indices is [0.5], but must be places'],
    [
      () => new Subset([x, y] as never, [0]),
      'Subset: [Tensor [10, 2], Tensor [10]] is no data set, which has length and get(i); new data.TensorDataset(x, y) makes one',
    ],
    [() => new ConcatDataset([set]).get(10), 'ConcatDataset: there is no sample 10'],
    [() => new ConcatDataset([]), 'ConcatDataset: [] is no list of data sets'],
    [() => new ConcatDataset(set as never), 'ConcatDataset: TensorDataset {…} is no list of data sets'],
    [() => new ConcatDataset([set, x] as never), 'ConcatDataset: Tensor [10, 2] is no data set'],
    [() => new TensorDataset(), 'TensorDataset: there is no tensor; pass some, as in new data.TensorDataset(x, y)'],
    [
      () => new TensorDataset([x, y] as never),
      'TensorDataset: number 0 of the list is [Tensor [10, 2], Tensor [10]], but must be a tensor; take its brackets away',
    ],
    [() => new TensorDataset(x, [1] as never), 'number 1 of the list is [1], but must be a tensor; tensor(…) makes'],
    [() => new TensorDataset(x, zeros([3])), 'TensorDataset: the tensors have 10, 3 rows'],
    [
      () => new DataLoader({ length: 1.5, get: () => 1 }),
      "DataLoader: the data set's length is 1.5, but must be a whole number, 0 or more",
    ],
    [
      () => new DataLoader({ get: () => 1 } as never),
      "DataLoader: the data set's length is missing, but must be a whole",
    ],
    [() => new DataLoader(new Squares().get as never), 'DataLoader: a function is no list of tensors'],
    [
      () => new DataLoader(5 as never),
      'DataLoader: 5 is no list of tensors; pass one, such as [x, y], or a data set, which has',
    ],
    [
      () => [...new DataLoader(new Silent())],
      'Silent: get(0) gives nothing, but must give a sample; look whether a return',
    ],
    [() => new Subset(new Silent(), [2]).get(0), 'Silent: get(2) gives nothing'],
    [() => new ConcatDataset([new Silent()]).get(1), 'Silent: get(1) gives nothing'],
    [
      () => [...new DataLoader(set, { sampler: [0, 12] })],
      'DataLoader: there is no sample 12; 10 samples have the places',
    ],
    [
      () => [...new DataLoader(new Subset(set, [1, 2]), { sampler: [2] })],
      'DataLoader: there is no sample 2; 2 samples',
    ],
    [() => [...new DataLoader(set, { sampler: [[0, 1]] as never })], 'DataLoader: there is no sample [0, 1]'],
    [
      () => [...new DataLoader(set, { batchSampler: [0, 1] as never })],
      'DataLoader: batchSampler gave 0, but must give lists',
    ],
    [
      () => [...new DataLoader(set, { batchSampler: [[]] })],
      'DataLoader: batchSampler gave [], but must give lists of',
    ],
    [() => [...new DataLoader(set, { batchSampler: [[0, 10]] })], 'DataLoader: there is no sample 10'],
    [
      () => new DataLoader(set, { sampler: RandomSampler as never }),
      'DataLoader: sampler is the class RandomSampler, but must be a list of places, or a sampler, such as new',
    ],
    [
      () => new DataLoader(set, { sampler: y as never }),
      'DataLoader: sampler is Tensor [10], but must be a list of places',
    ],
    [
      () => new DataLoader(set, { batchSampler: 3 as never }),
      'DataLoader: batchSampler is 3, but must be lists of places',
    ],
    [
      () => new DataLoader(set, { collate: 'stack' as never }),
      "DataLoader: collate is 'stack', but must be a function",
    ],
    [
      () => new DataLoader(set, { sampler: [0], shuffle: true }),
      'DataLoader: sampler says the order, so that shuffle has no meaning; leave one of them out',
    ],
    ...(['shuffle', 'dropLast'] as const).map(
      (name) =>
        [
          () => new DataLoader(set, { batchSampler: [[0]], [name]: true }),
          `DataLoader: batchSampler says what each batch holds, so that ${name} has no meaning`,
        ] as const,
    ),
    [() => new DataLoader(set, { batchSampler: [[0]], batchSize: 2 }), 'so that batchSize has no meaning'],
    [() => new DataLoader(set, { batchSampler: [[0]], sampler: [0] }), 'so that sampler has no meaning'],
    [
      () => new DataLoader(set, { sampler: [0], dropLast: true, batchSize: 2 }),
      'there would be no batch, as batchSize is 2, but there are 1 samples',
    ],
    [
      () => [...new DataLoader(new Squares(), { transform: (x) => x })],
      'DataLoader: transform changes a tensor that stands first in a batch, but the batch is { x, y }',
    ],
    [
      () => batch(zeros([3]), zeros([3]), zeros([3]), zeros([2])),
      'defaultCollate: sample 3 has shape [2], sample 0 has shape [3]: one batch needs one shape; bring samples to it in get, or pass a collate that pads them',
    ],
    [() => batch(zeros([3]), zeros([3, 1])), 'defaultCollate: sample 1 has shape [3, 1], sample 0 has shape [3]'],
    [
      () => batch({ a: [zeros([3])] }, { a: [zeros([2])] }),
      'defaultCollate: a[0] of sample 1 has shape [2], a[0] of sample 0 has shape [3]',
    ],
    [
      () => batch([{ a: { b: 1 } }], [{ a: { b: 'c' } }]),
      "defaultCollate: [0].a.b of sample 1 is 'c', but [0].a.b of sample 0 is 1; all must be of one kind",
    ],
    [
      () => batch(y, y.to('float64')),
      "defaultCollate: sample 1 is float64, sample 0 is int32; convert one in get, e.g. with .to('int32')",
    ],
    [() => batch([1, 2], [1]), 'defaultCollate: sample 1 has length 1, sample 0 has length 2'],
    [() => batch({ x: 1, y: 2 }, { x: 1 }), 'defaultCollate: sample 1 has no y, but sample 0 has'],
    [() => batch(null), 'defaultCollate: sample 0 is null, but must be a tensor, a number'],
    [() => batch([new Map()]), 'defaultCollate: [0] of sample 0 is Map {…}, but must be'],
    [() => batch(Promise.resolve(1)), 'pass a collate of your own for others. A get must not wait'],
    [() => defaultCollate([]), 'defaultCollate: [] is no list of samples'],
    [() => defaultCollate(set as never), 'defaultCollate: TensorDataset {…} is no list of samples'],
    [
      () => new SequentialSampler([x, y]),
      'SequentialSampler: a list of tensors has as many places as tensors, not as rows; new',
    ],
    [
      () => new RandomSampler([]),
      'RandomSampler: [] has no samples; pass what has a length above 0, such as a data set',
    ],
    [() => new RandomSampler(10 as never), 'RandomSampler: 10 has no samples'],
    [() => new RandomSampler(null as never), 'RandomSampler: null has no samples'],
    [
      () => new RandomSampler(set, { numSamples: 0 }),
      'RandomSampler: numSamples is 0, but must be a whole number, 1 or more',
    ],
    [
      () => new RandomSampler(set, { replacement: 1 as never }),
      'RandomSampler: replacement is 1, but must be true or false',
    ],
    [() => new SubsetRandomSampler([-1]), 'SubsetRandomSampler: indices is [-1], but must be places'],
    [
      () => new WeightedRandomSampler([1, -1], 2),
      'WeightedRandomSampler: the weights are [1, -1], but must be numbers, 0 or',
    ],
    [() => new WeightedRandomSampler([0, 0], 2), 'WeightedRandomSampler: the weights are [0, 0]'],
    [() => new WeightedRandomSampler(x, 2), 'WeightedRandomSampler: the weights are Tensor [10, 2]'],
    [() => new WeightedRandomSampler([1], 0.5), 'WeightedRandomSampler: numSamples is 0.5, but must be a whole number'],
    [
      () => new WeightedRandomSampler([1, 0, 1], 3, { replacement: false }),
      'numSamples is 3, but without replacement only 2 samples with a weight above 0 can be drawn',
    ],
    [
      () => new BatchSampler(3 as never, { batchSize: 2 }),
      'BatchSampler: the sampler is 3, but must be a list of places',
    ],
    [() => new BatchSampler([1], {} as never), 'BatchSampler: batchSize is missing'],
    [() => randomSplit(set, [5, 6]), 'randomSplit: the lengths [5, 6] add up to 11, but there are 10 samples'],
    [
      () => randomSplit(set, [0.5, 0.6]),
      'randomSplit: the lengths are [0.5, 0.6], but must be a list of whole numbers, such as [80, 20], or of shares',
    ],
    [() => randomSplit(set, [-1, 11]), 'randomSplit: the lengths are [-1, 11]'],
    [() => randomSplit(set, []), 'randomSplit: the lengths are []'],
    [() => randomSplit(set, 0.8 as never), 'randomSplit: the lengths are 0.8'],
    [() => randomSplit(set, [0.97, 0.03]), 'randomSplit: part 1, a share of 0.03, would have none of 10 samples'],
    [() => randomSplit([x, y] as never, [0.8, 0.2]), 'randomSplit: [Tensor [10, 2], Tensor [10]] is no data set'],
  ] as [() => unknown, string][])('%s', (f, message) => expect(f).toThrow(message));
});

test('weights that are alike are drawn alike', () => {
  const drawn = [...new WeightedRandomSampler(ones(4), 4000, { generator: seeded() })];
  const counts = [0, 1, 2, 3].map((place) => drawn.filter((other) => other === place).length);
  // 4 standard deviations of a binomial number: 4·√(4000·¼·¾) = 110
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(110);
});
