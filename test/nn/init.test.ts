import { describe, expect, test } from 'vitest';
import { full, init, linalg, manualSeed, nn, noGrad, randn, type Tensor, tensor, zeros } from '../../src/index.js';
import fixture from '../fixtures/torch-functional.json' with { type: 'json' };

/** Standard deviation of 200 × 300 weights, over the one that the formula gives. */
function ratio(fill: (w: Tensor) => Tensor, std: number): number {
  manualSeed(0);
  return (
    fill(zeros([200, 300]))
      .std()
      .item() / std
  );
}

describe('the variance is that of the formula, for a weight of shape [200, 300]', () => {
  // 60 000 samples: the standard deviation of a normal sample is off by 1/√(2N) = 0.3 %; 5 of these
  test.each<[string, (w: Tensor) => Tensor, number]>([
    ['normal_', (w) => init.normal_(w, { std: 0.01 }), 0.01],
    ['uniform_', (w) => init.uniform_(w, { a: -1, b: 1 }), Math.sqrt(1 / 3)],
    ['xavierNormal_', (w) => init.xavierNormal_(w), Math.sqrt(2 / 500)],
    ['xavierUniform_ with a gain', (w) => init.xavierUniform_(w, { gain: 5 / 3 }), (5 / 3) * Math.sqrt(2 / 500)],
    ['kaimingNormal_, ReLU', (w) => init.kaimingNormal_(w, { nonlinearity: 'relu' }), Math.sqrt(2 / 300)],
    [
      'kaimingNormal_, fan_out',
      (w) => init.kaimingNormal_(w, { mode: 'fanOut', nonlinearity: 'relu' }),
      Math.sqrt(2 / 200),
    ],
    ['randomWalk_', (w) => init.randomWalk_(w), 1.001668056325776 / Math.sqrt(300)], // e^(1/600)
    ['randomWalk_, ReLU', (w) => init.randomWalk_(w, { nonlinearity: 'relu' }), 1.4199253 / Math.sqrt(300)], // √2 e^(1.2/297.6)
    ['kaimingUniform_, leaky', (w) => init.kaimingUniform_(w, { a: 0.5 }), Math.sqrt(2 / 1.25 / 300)],
  ])('%s', (_name, fill, std) => expect(Math.abs(ratio(fill, std) - 1)).toBeLessThan(0.015));
});

test('uniform forms stay within their bounds', () => {
  manualSeed(0);
  const a = Math.sqrt(6) / Math.sqrt(500);
  expect([...init.xavierUniform_(zeros([200, 300])).data].every((x) => Math.abs(x) <= a)).toBe(true);
});

test.each(Object.entries(fixture.init))("%s is PyTorch's", (name, expected) => {
  manualSeed(4);
  const w = zeros([expected.length, expected[0]!.length]);
  if (name.startsWith('orthogonal')) init.orthogonal_(w, { gain: 1.5 });
  else init.sparse_(w, { sparsity: 0.3, std: 0.1 });
  // PyTorch's own decomposition is in float32
  expect(w.allclose(tensor(expected), { rtol: 1e-5, atol: 1e-6 })).toBe(true);
});

test('orthogonal weights have singular values of gain, filters too', () => {
  manualSeed(0);
  const { s } = linalg.svd(init.orthogonal_(zeros([6, 2, 3, 3], { dtype: 'float64' }), { gain: 2 }).reshape([6, 18]));
  expect(s.sub(2).abs().amax().item()).toBeLessThan(1e-13);
});

test('sparse weights of a unit: exactly so many', () => {
  manualSeed(0);
  const w = init.sparse_(zeros([50, 200]), { nonZero: 15, std: 1 });
  expect(
    w
      .ne(0)
      .to('int32')
      .sum({ dim: 1 })
      .equal(full([50], 15, { dtype: 'int32' })),
  ).toBe(true);
});

describe('weights from data', () => {
  const net = () =>
    new nn.Sequential(
      new nn.Conv2d(1, 4, 3, { padding: 1 }),
      new nn.ReLU(),
      new nn.Flatten(),
      new nn.Linear(64, 20),
      new nn.Tanh(),
      new nn.Linear(20, 5),
    );
  const outputs = (module: nn.Sequential, x: Tensor) => {
    const seen: Tensor[] = [];
    for (const part of module.modules())
      if (part instanceof nn.Linear || part instanceof nn.Conv2d)
        part.registerForwardHook((_module, _inputs, output) => void seen.push(output) as undefined);
    module.forward(x);
    return seen;
  };

  test('lsuv_ gives each layer variance 1', () => {
    manualSeed(0);
    const [module, x] = [net(), randn([64, 1, 4, 4]).mul(3)];
    init.lsuv_(module, x, { tolerance: 0.01 });
    expect(module.modules().some((inner) => Object.hasOwn(inner, 'forward'))).toBe(false); // nobody listens any more
    for (const output of outputs(module, x)) expect(Math.abs(output.var().item() - 1)).toBeLessThan(0.01);
    expect(() => init.lsuv_(module, zeros([64, 1, 4, 4]).add(Number.NaN))).toThrow('the output of layer 0');
  });

  test('goes in the order of the forward pass, and leaves running means and modes alone', () => {
    class Crossed extends nn.Module {
      second = new nn.Linear(20, 5);
      norm = new nn.BatchNorm1d(20);
      first = new nn.Linear(10, 20);
      forward(x: Tensor): Tensor {
        return this.second.forward(this.norm.forward(this.first.forward(x)).mul(10));
      }
    }
    for (const fill of [init.lsuv_, init.dataDependent_]) {
      manualSeed(0);
      const [module, x] = [new Crossed(), randn([200, 10])];
      noGrad(() => module.first.bias!.normal_({ std: 3 }));
      fill(module, x);
      expect(module.training).toBe(true);
      expect(module.norm.runningMean.abs().sum().item()).toBe(0);
      expect(Math.abs(module.eval().forward(x).var().item() - 1)).toBeLessThan(0.02);
    }
  });

  test('a variance that cannot be reached is said', () => {
    class Twice extends nn.Module {
      layer = new nn.Linear(5, 5);
      forward(x: Tensor): Tensor {
        return this.layer.forward(this.layer.forward(x).mul(3));
      }
    }
    manualSeed(0);
    const [net, x] = [new Twice(), randn([50, 5])];
    expect(() => init.lsuv_(net, x, { maxIter: 1 })).toThrow('still has variance');
    expect(() => init.lsuv_(net, x, { maxIter: 0 })).toThrow('maxIter is 0, but must be a whole number');
    expect(() => init.lsuv_(net, x, { tolerance: Number.NaN })).toThrow('tolerance is NaN');
    expect(() => init.lsuv_(new nn.Linear(5, 5), zeros([50, 5]))).toThrow('the output of layer 0 is the same');
  });

  test('dataDependent_ gives each unit mean 0 and variance 1', () => {
    manualSeed(0);
    const [module, x] = [net(), randn([64, 1, 4, 4]).mul(3)];
    init.dataDependent_(module, x);
    for (const output of outputs(module, x)) {
      const dim = output.shape.length === 4 ? [0, 2, 3] : [0];
      expect(output.mean({ dim }).abs().amax().item()).toBeLessThan(1e-5);
      expect(output.var({ dim, correction: 0 }).sub(1).abs().amax().item()).toBeLessThan(1e-5);
    }
    expect(() => init.dataDependent_(new nn.Linear(2, 2, { bias: false }), randn([3, 2]))).toThrow(
      'layer 0 has no bias',
    );
    expect(() => init.dataDependent_(new nn.Linear(2, 2), zeros([3, 2]))).toThrow('the output of layer 0 is the same');
  });
});

test('filters count into both fans', () => {
  manualSeed(0);
  expect(
    init
      .kaimingNormal_(zeros([64, 32, 3, 3]), { nonlinearity: 'relu' })
      .std()
      .item(),
  ).toBeCloseTo(Math.sqrt(2 / 288), 3);
});

test('an infinite deviation gives what arithmetic gives', () => {
  manualSeed(0);
  expect(
    init
      .normal_(zeros([4]), { std: Number.POSITIVE_INFINITY })
      .isfinite()
      .any()
      .item(),
  ).toBe(0);
});

test('constants', () => {
  expect(init.constant_(zeros([2]), 3).tolist()).toEqual([3, 3]);
  const { weight } = new nn.Linear(2, 1); // a parameter, of which a gradient is wanted
  for (const fill of [init.ones_, init.zeros_]) fill(weight);
  expect(init.constant_(weight, 2).tolist()).toEqual([[2, 2]]);
  expect(init.ones_(zeros([1])).item() + init.zeros_(zeros([1])).item()).toBe(1);
});

test("gains are PyTorch's", () => {
  // torch.nn.init.calculate_gain
  expect(
    ['linear', 'sigmoid', 'tanh', 'relu', 'selu'].map((name) => init.calculateGain(name as init.Nonlinearity)),
  ).toEqual([1, 1, 5 / 3, Math.SQRT2, 0.75]);
  expect(init.calculateGain('leakyRelu', { param: 0.2 })).toBeCloseTo(1.3867504905630728, 14);
});

describe('wrong arguments are named', () => {
  const w = zeros([2, 2]);
  test.each<[() => unknown, string]>([
    [() => init.normal_(w, { std: -1 }), 'init.normal_: std is -1, but must be a number, 0 or more'],
    [() => init.uniform_(w, { a: 2, b: 1 }), 'a is 2 and b is 1'],
    [() => init.xavierNormal_(zeros([5])), 'shape [5] has no fans'],
    [
      () => init.calculateGain('step' as never),
      "init.calculateGain: nonlinearity is 'step', but must be one of 'linear'",
    ],
    [
      () => init.kaimingNormal_(w, { mode: 'fan' as never }),
      "init.kaimingNormal_: mode is 'fan', but must be one of 'fanIn', 'fanOut'",
    ],
    [() => init.normal_(zeros([2], { dtype: 'int32' })), 'normal_: the tensor is int32'],
    [
      () => init.xavierNormal_(zeros([2, 2]), { gain: -1 }),
      'init.xavierNormal_: gain is -1, but must be a finite number, 0 or more',
    ],
    [() => init.normal_(zeros([2]), { mean: Number.NaN }), 'init.normal_: mean is NaN'],
    [() => init.uniform_(zeros([2]), { a: -1, b: Number.POSITIVE_INFINITY }), 'init.uniform_: b is Infinity'],
    [() => init.normal_(w, 0 as never), 'init.normal_: the options are 0, but must be an object, such as { std: 0 }'],
    [() => init.kaimingNormal_(w, { nonLinearity: 'relu' } as never), "there is no option 'nonLinearity'"],
    [() => init.constant_(w, undefined as never), 'init.constant_: value is missing'],
    [() => init.orthogonal_(w, { gain: -1 }), 'init.orthogonal_: gain is -1'],
    [() => init.randomWalk_(w, { nonlinearity: 'tanh' as never }), "must be one of 'linear', 'relu'"],
    [() => init.calculateGain('toString' as never), "nonlinearity is 'toString'"],
  ])('%#', (f, message) => expect(f).toThrow(message));
});
