import { describe, expect, test } from 'vitest';
import { optim, type Tensor, tensor, zeros } from '../../src/index.js';
import fixture from '../fixtures/torch-optim.json' with { type: 'json' };

const wide = (values: number[] | number[][]) => tensor(values, { dtype: 'float64' });
const [matrix, target] = [wide(fixture.matrix), wide(fixture.target)];

const problems: { [name: string]: (p: Tensor) => Tensor } = {
  rosenbrock: (p) => {
    const [x, y] = [p.select(0, 0), p.select(0, 1)];
    return x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
  },
  'least squares': (p) => matrix.matmul(p.unsqueeze(1)).squeeze(1).sub(target).square().mean(),
  saddle: (p) => {
    const [x, y] = [p.select(0, 0), p.select(0, 1)];
    return x.pow(3).sub(x.mul(y.square()).mul(3)).add(p.pow(4).sum());
  },
};

const { SGD, Adagrad, RMSprop, Adadelta, Adam, AdamW, Adamax, RAdam } = optim;
const optimisers: {
  [name: string]: new (params: Tensor[], options: object) => optim.Optimizer<optim.OptimizerOptions>;
} = {
  ...{ SGD, Adagrad, RMSprop, Adadelta },
  ...{ Adam, AdamW, Adamax, RAdam },
};

describe("100 steps are PyTorch's", () => {
  const rows = fixture.paths.map(
    (row) => [`${row.optimiser} ${JSON.stringify(row.options)}, ${row.problem}`, row] as const,
  );
  test.each(rows)('%s', (_name, { optimiser, options, problem, start, path }) => {
    const p = wide(start).requiresGrad_();
    const stepper = new optimisers[optimiser]!([p], options);
    for (let step = 1; step <= 100; step++) {
      stepper.zeroGrad();
      problems[problem]!(p).backward();
      stepper.step();
      if (step % 10 > 0) continue;
      const expected = path[step / 10 - 1]!;
      const size = Math.max(...expected.map(Math.abs));
      // float64: roundings of a hundred steps
      for (const [i, x] of expected.entries()) expect(Math.abs(p.data[i]! - x)).toBeLessThan(1e-12 * Math.max(size, 1));
    }
  });
});

test('a long float32 parameter, part by part, goes the way of short ones', () => {
  const length = 20_000;
  const start = Float32Array.from({ length }, (_, i) => ((i * 37) % 101) / 50 - 1);
  const long = tensor([...start]).requiresGrad_();
  const short = [0, 5, 8191, 8192, 19_999].map((i) => tensor([start[i]!]).requiresGrad_());
  const optimizers = [new optim.Adam([long], { weightDecay: 0.1 }), new optim.Adam(short, { weightDecay: 0.1 })];
  for (let step = 0; step < 5; step++) {
    for (const optimizer of optimizers) optimizer.zeroGrad();
    long.square().sum().backward();
    for (const x of short) x.square().sum().backward();
    for (const optimizer of optimizers) optimizer.step();
  }
  expect([0, 5, 8191, 8192, 19_999].map((i) => long.data[i])).toEqual(short.map((x) => x.item()));
});

test('what has no gradient stays, and the learning rate may be changed between steps', () => {
  const [a, b] = [tensor([1], { requiresGrad: true }), tensor([1], { requiresGrad: true })];
  const optimizer = new optim.SGD([a, b], { lr: 0.5 });
  a.mul(1).backward();
  optimizer.step();
  optimizer.paramGroups[0]!.lr = 0.25;
  optimizer.step();
  expect([a.item(), b.item()]).toEqual([0.25, 1]);
});

const w = () => [zeros([1], { requiresGrad: true })];
test.each([
  [() => new optim.SGD([]), 'SGD: there is nothing to optimise'],
  [() => new optim.SGD([zeros([1])]), 'SGD: parameter 0 does not want a gradient'],
  [() => new optim.Adam([w()[0]!.mul(2)]), 'Adam: parameter 0 does not want a gradient, or was computed from others'],
  [() => new optim.SGD(Array(2).fill(w()[0])), 'SGD: parameter 1 is named twice'],
  [() => new optim.SGD(w(), { lr: -1 }), 'SGD: lr is -1, but must be a finite number, 0 or more'],
  [() => new optim.SGD(w(), { lr: 'x' as never }), 'SGD: lr is x'],
  [() => new optim.SGD(w(), { momentum: 1 }), 'SGD: momentum is 1, but must be from 0 up to, but not, 1'],
  [() => new optim.SGD(w(), { dampening: 2 }), 'SGD: dampening is 2, but must be from 0 to 1'],
  [() => new optim.SGD(w(), { weightDecay: Number.NaN }), 'SGD: weightDecay is NaN'],
  [
    () => new optim.SGD(w(), { nesterov: true }),
    'SGD: momentum is 0, but must be above 0, and dampening 0, for nesterov',
  ],
  [() => new optim.Adam(w(), { betas: [0.9, 1] }), 'Adam: betas[1] is 1, but must be from 0 up to, but not, 1'],
  [() => new optim.Adam(w(), { eps: -1 }), 'Adam: eps is -1, but must be a finite number, 0 or more'],
  [() => new optim.RMSprop(w(), { alpha: 1 }), 'RMSprop: alpha is 1, but must be from 0 up to, but not, 1'],
  [() => new optim.RMSprop(w(), { nesterov: true }), 'RMSprop: momentum is 0, but must be above 0 for nesterov'],
  [() => new optim.Adagrad(w(), { lrDecay: -1 }), 'Adagrad: lrDecay is -1'],
  [() => new optim.Adadelta(w(), { rho: 2 }), 'Adadelta: rho is 2'],
  [() => new optim.AdamW(w(), { lr: Number.POSITIVE_INFINITY }), 'AdamW: lr is Infinity'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
