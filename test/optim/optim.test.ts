import { describe, expect, test } from 'vitest';
import { linalg, nn, optim, type Tensor, tensor, zeros } from '../../src/index.js';
import fixture from '../fixtures/torch-optim.json' with { type: 'json' };
import { problems } from './problems.js';

const wide = (values: number[] | number[][]) => tensor(values, { dtype: 'float64' });
const [matrix, target] = [wide(fixture.matrix), wide(fixture.target)];

const { SGD, Adagrad, RMSprop, Adadelta, Adam, AdamW, Adamax, NAdam, RAdam, AdaBelief } = optim;
type Kind = new (params: Tensor[], options: object) => optim.Chain;
const optimisers = {
  ...{ SGD, Adagrad, RMSprop, Adadelta },
  ...{ Adam, AdamW, Adamax, NAdam, RAdam, AdaBelief },
} as unknown as { [name: string]: Kind };

describe("100 steps are PyTorch's, or the paper's", () => {
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

describe('parameter groups', () => {
  const pair = () => [wide([1]).requiresGrad_(), wide([1]).requiresGrad_()] as const;
  const descend = (optimizer: optim.Optimizer<object>, ...params: Tensor[]) => {
    optimizer.zeroGrad();
    for (const p of params) p.mul(1).backward();
    optimizer.step();
  };

  test('have options of their own', () => {
    const [a, b] = pair();
    const optimizer = new SGD([{ params: [a] }, { params: [b], lr: 0.25 }], { lr: 0.5 });
    descend(optimizer, a, b);
    expect([a.item(), b.item()]).toEqual([0.5, 0.75]);
  });

  test('can be added', () => {
    const [a, b] = pair();
    const optimizer = new SGD([a], { lr: 0.5 });
    optimizer.addParamGroup({ params: [b], lr: 0.25 });
    descend(optimizer, a, b);
    expect([a.item(), b.item()]).toEqual([0.5, 0.75]);
    expect(() => optimizer.addParamGroup({ params: [a] })).toThrow('SGD: parameter 2 is named twice');
    expect(() => optimizer.addParamGroup({ params: [wide([1]).requiresGrad_()], lr: -1 })).toThrow('SGD: lr is -1');
  });
});

describe('stateDict', () => {
  const train = (optimizer: optim.Optimizer<object>, p: Tensor, steps: number) => {
    for (let step = 0; step < steps; step++) {
      optimizer.zeroGrad();
      p.square().sum().backward();
      optimizer.step();
    }
  };
  const start = (length: number) => tensor(Array.from({ length }, (_, i) => ((i * 7) % 11) - 5)).requiresGrad_();

  test.each([
    ['SGD', { momentum: 0.9 }],
    ['Adam', { amsgrad: true }],
    ['Adam', {}],
    ['NAdam', {}],
    ['RMSprop', { centered: true }],
  ])('%s %o goes on as if it had not been interrupted', (name, options) => {
    for (const length of [3, 5000]) {
      const [whole, parts] = [start(length), start(length)];
      train(new optimisers[name]!([whole], options), whole, 7);
      const first = new optimisers[name]!([parts], options);
      train(first, parts, 3);
      const saved = first.stateDict();
      train(first, start(length), 1); // what was saved is a copy
      const second = new optimisers[name]!([parts], { lr: 1 });
      second.loadStateDict(saved);
      train(second, parts, 4);
      expect(parts.data).toEqual(whole.data);
    }
  });

  test('has names and numbers as in PyTorch', () => {
    const p = start(2);
    const optimizer = new SGD([p], { lr: 0.1, momentum: 0.9 });
    train(optimizer, p, 1);
    const { state, paramGroups } = optimizer.stateDict();
    expect(state[0]!.step).toBe(1);
    expect(state[0]!.buffers.momentumBuffer!.tolist()).toEqual([-10, 4]);
    expect(paramGroups).toEqual([
      { lr: 0.1, momentum: 0.9, dampening: 0, weightDecay: 0, nesterov: false, velocity: 'gradients', params: [0] },
    ]);
  });

  test('fits only parameters like those it was saved of', () => {
    const optimizer = new SGD([start(2)], { momentum: 0.9 });
    const other = start(3);
    const filled = new SGD([other], { momentum: 0.9 });
    train(filled, other, 1);
    expect(() => optimizer.loadStateDict(filled.stateDict())).toThrow(
      'SGD: momentumBuffer of parameter 0 has shape [3] in the state, but the parameter has [2]',
    );
    expect(() => optimizer.loadStateDict(new SGD([start(1), start(1)]).stateDict())).toThrow(
      'SGD: the state is of groups with 2 parameters, but there are groups with 1 here',
    );
  });
});

describe('methods that search along a direction', () => {
  const kinds = { LBFGS: optim.LBFGS, BFGS: optim.BFGS };
  const closure = (optimizer: optim.Optimizer<object>, p: Tensor, problem: string) => () => {
    optimizer.zeroGrad();
    const loss = problems[problem]!(p);
    loss.backward();
    return loss;
  };
  const rows = fixture.searches.map(
    (row) => [`${row.optimiser} ${JSON.stringify(row.options)}, ${row.problem}`, row] as const,
  );

  test.each(rows)('%s goes as in PyTorch', (_name, { optimiser, options, problem, start, places }) => {
    const p = wide(start).requiresGrad_();
    const bfgs = { maxIter: 1, maxEval: 26, lineSearchFn: 'strongWolfe' };
    const optimizer = new kinds[optimiser as 'BFGS']([p], (optimiser === 'BFGS' ? bfgs : options) as object);
    for (const expected of places) {
      optimizer.step(closure(optimizer, p, problem));
      // float64: each step repeats the roundings of the last ones, times the curvature
      for (const [i, x] of expected.entries()) expect(Math.abs(p.data[i]! - x)).toBeLessThan(1e-10);
    }
  });

  test.each([
    ['a slope', { toleranceChange: 0.25, toleranceGrad: 0 }, true], // −0.5 · 0.5 along the gradient
    ['a slope', { toleranceChange: 0.26, toleranceGrad: 0 }, false],
    ['a gradient', { toleranceChange: 0, toleranceGrad: 0.49 }, true],
    ['a gradient', { toleranceChange: 0, toleranceGrad: 0.5 }, false],
  ])('%s above the tolerance is gone down: %o', (_, tolerances, moves) => {
    for (const kind of [optim.LBFGS, optim.BFGS]) {
      const x = wide([1]).requiresGrad_();
      const optimizer = new kind([x], { ...tolerances, maxIter: 1 });
      optimizer.step(() => {
        optimizer.zeroGrad();
        const loss = x.mul(0.5).sum();
        loss.backward();
        return loss;
      });
      expect(x.item() !== 1).toBe(moves);
    }
  });

  test('Newton is at the minimum of a quadratic function after one step, and damped after a shorter one', () => {
    const p = wide([0.5, -0.5, 1, 0]).requiresGrad_();
    new optim.Newton([p]).step(() => problems['least squares']!(p));
    const { data } = linalg.solve(matrix.T.matmul(matrix), matrix.T.matmul(target.unsqueeze(1)));
    for (const [i, x] of data.entries()) expect(p.data[i]).toBeCloseTo(x, 12);
    const [x] = [wide([1]).requiresGrad_()];
    new optim.Newton([x], { damping: 2 }).step(() => x.square().sum());
    expect(x.item()).toBe(0.5); // 1 − 2 / (2 + 2)
  });

  test('Newton goes to a saddle, too', () => {
    const [a, b] = [wide([1]).requiresGrad_(), wide([1]).requiresGrad_()];
    const loss = new optim.Newton([a, b]).step(() => a.square().sub(b.square()).sum());
    expect([a.item(), b.item(), loss.item()]).toEqual([0, 0, 0]);
  });
});

test("Nesterov's two forms follow one path: x̃ = x − lr μ v", () => {
  const [ahead, here] = [wide([1, -2]).requiresGrad_(), wide([1, -2]).requiresGrad_()];
  const f = (p: Tensor) =>
    p
      .square()
      .mul(wide([1, 10]))
      .sum();
  const options = { lr: 0.02, momentum: 0.9 };
  const [first, second] = [
    new SGD([ahead], { ...options, nesterov: true }),
    new SGD([here], { ...options, nesterov: 'lookAhead' }),
  ];
  for (let step = 0; step < 20; step++) {
    first.zeroGrad();
    f(ahead).backward();
    first.step();
    const loss = second.step(() => {
      second.zeroGrad();
      const loss = f(here);
      loss.backward();
      return loss;
    });
    expect(loss!.numel()).toBe(1);
    const velocity = second.stateDict().state[0]!.buffers.momentumBuffer!;
    const there = here.detach().sub(velocity.mul(options.lr * options.momentum));
    for (let i = 0; i < 2; i++) expect(there.data[i]).toBeCloseTo(ahead.data[i]!, 13); // roundings of 20 steps
  }
  expect(() => second.step()).toThrow(
    'SGD: step needs a function that computes the loss and its gradients, as nesterov is',
  );
});

describe('AveragedParameters', () => {
  const walk = (options: optim.AverageOptions) => {
    const p = wide([0, 0]).requiresGrad_();
    const averages = new optim.AveragedParameters([p], options);
    for (const x of [1, 2, 6]) {
      p.write(Float64Array.of(x, -x));
      averages.update();
    }
    return { p, averages, means: averages.applied(() => p.tolist()) };
  };

  test('the arithmetic mean, an exponential one, and a corrected one', () => {
    expect(walk({}).means).toEqual([3, -3]);
    expect(walk({ decay: 0.5 }).means).toEqual([3.75, -3.75]); // ((1 + 2) / 2 + 6) / 2
    expect(walk({ decay: 0.5, biasCorrection: true }).means).toEqual([3.625 / 0.875, -3.625 / 0.875]); // (½ + … ) / (1 − ½³)
  });

  test('parameters come back, even when something throws', () => {
    const { p, averages } = walk({});
    expect(() =>
      averages.applied(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(p.tolist()).toEqual([6, -6]);
    expect(averages.nAveraged).toBe(3);
    expect(() => averages.applied(async () => 0)).toThrow('the function is asynchronous');
    expect(p.tolist()).toEqual([6, -6]);
    expect(() => new optim.AveragedParameters([p]).applied(() => 0)).toThrow('no mean before the first update()');
    expect(() => new optim.AveragedParameters([p], { decay: 1 })).toThrow(
      'decay is 1, but must be a number from 0 up to, but not, 1, or null',
    );
    expect(() => new optim.AveragedParameters([])).toThrow('there is nothing to optimise');
  });
});

describe('velocities of gradients and of steps', () => {
  /** Where 60 steps on ½ (x² + 25 y²) lead, the rate halved every `every` steps. */
  const path = (velocity: 'gradients' | 'steps', every: number, nesterov: boolean | 'lookAhead' = false) => {
    const p = tensor([10, 1], { dtype: 'float64', requiresGrad: true });
    const optimizer = new optim.SGD([p], { lr: 0.02, momentum: 0.9, velocity, nesterov });
    const schedule = new optim.lrScheduler.StepLR(optimizer, { stepSize: every, gamma: 0.5 });
    const places: number[] = [];
    for (let step = 0; step < 60; step++) {
      optimizer.step(() => {
        optimizer.zeroGrad();
        const loss = p
          .square()
          .mul(tensor([0.5, 12.5], { dtype: 'float64' }))
          .sum();
        loss.backward();
        return loss;
      });
      schedule.step();
      places.push(...p.data);
    }
    return places;
  };
  const apart = (a: number[], b: number[]) => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)));

  test.each([false, true, 'lookAhead'] as const)('follow one path at a constant rate, nesterov: %s', (nesterov) => {
    // some hundreds of roundings of numbers up to 10
    expect(apart(path('gradients', 1000, nesterov), path('steps', 1000, nesterov))).toBeLessThan(1e-13);
  });
  test('follow different paths under a schedule', () => {
    expect(apart(path('gradients', 20), path('steps', 20))).toBeGreaterThan(0.1);
  });
});

test('where ε stands', () => {
  const step = (make: (p: Tensor[]) => optim.Optimizer, g: number) => {
    const p = tensor([0], { dtype: 'float64', requiresGrad: true });
    p.grad = tensor([g], { dtype: 'float64' });
    make([p]).step();
    return -p.item();
  };
  const eps = 1e-8;
  for (const g of [1e-6, 1e-8]) {
    const of = { rms: Math.sqrt(0.1) * g, sum: g }; // the roots of 0.1 g² and of g² after one step
    for (const epsInside of [false, true]) {
      const over = (root: number) => (epsInside ? Math.sqrt(root * root + eps) : root + eps);
      const rms = step((p) => new optim.RMSprop(p, { lr: 1, alpha: 0.9, eps, epsInside }), g);
      const ada = step((p) => new optim.Adagrad(p, { lr: 1, eps, epsInside }), g);
      expect(rms / (g / over(of.rms))).toBeCloseTo(1, 12);
      expect(ada / (g / over(of.sum))).toBeCloseTo(1, 12);
    }
  }
});

test('what is frozen stays where it is, and is learned again later', () => {
  const [a, b] = [zeros([1], { requiresGrad: true }), zeros([1])];
  const optimizer = new optim.SGD([a, b], { lr: 1 });
  a.add(b).backward();
  optimizer.step();
  expect([a.item(), b.item()]).toEqual([-1, 0]);
  b.requiresGrad_();
  a.add(b).backward();
  optimizer.step();
  expect(b.item()).toBe(-1);
});

const w = () => [zeros([1], { requiresGrad: true })];
test.each([
  [() => new optim.SGD([]), 'SGD: there is nothing to optimise'],
  [() => new optim.SGD([zeros([1])]), 'SGD: no parameter wants a gradient'],
  [() => new optim.Adam([w()[0]!.mul(2)]), 'Adam: parameter 0 was computed from others'],
  [() => new optim.SGD(w()[0]! as never), 'stands where a list of parameters should; pass net.parameters(), or [w, b]'],
  [() => new optim.SGD(new nn.Linear(1, 1) as never), 'stands where a list of parameters should'],
  [() => new optim.SGD(new nn.Linear(1, 1).namedParameters() as never), 'no tensor; pass net.parameters(), not named'],
  [() => new optim.SGD([{ params: [] }, { params: w() }]), 'SGD: there is nothing to optimise'],
  [
    () => new optim.SGD(w(), 0.1 as never),
    'SGD: the options are 0.1, but must be an object, such as { lr: 0.1 }; it has lr, momentum',
  ],
  [() => new optim.LBFGS(w(), 0.1 as never), 'LBFGS: the options are 0.1, but must be an object'],
  [() => new optim.AveragedParameters(w(), 0.9 as never), 'AveragedParameters: the options are 0.9'],
  [() => new optim.SGD(w(), { velocity: 'x' as never }), "must be one of 'gradients', 'steps'"],
  [() => new optim.AveragedParameters(new nn.Linear(1, 1) as never), 'stands where a list of parameters should'],
  [() => new optim.SGD(Array(2).fill(w()[0])), 'SGD: parameter 1 is named twice'],
  [() => new optim.SGD(w(), { lr: -1 }), 'SGD: lr is -1, but must be a finite number, 0 or more'],
  [() => new optim.SGD(w(), { lr: 'x' as never }), "SGD: lr is 'x'"],
  [() => new optim.SGD(w(), { momentum: 1 }), 'SGD: momentum is 1, but must be a number from 0 up to, but not, 1'],
  [() => new optim.SGD(w(), { dampening: 2 }), 'SGD: dampening is 2, but must be a number from 0 to 1'],
  [() => new optim.SGD(w(), { weightDecay: Number.NaN }), 'SGD: weightDecay is NaN'],
  [
    () => new optim.SGD(w(), { nesterov: true }),
    "SGD: nesterov is true, but must be true, false or 'lookAhead'; the first and the last need a momentum above 0",
  ],
  [
    () => new optim.Adam(w(), { betas: [0.9, 1] }),
    'Adam: betas is [0.9, 1], but must be a list of 2, each a number from 0 up to, but not, 1',
  ],
  [() => new optim.Adam(w(), { eps: -1 }), 'Adam: eps is -1, but must be a finite number, 0 or more'],
  [() => new optim.RMSprop(w(), { alpha: 1 }), 'RMSprop: alpha is 1, but must be a number from 0 up to, but not, 1'],
  [
    () => new optim.RMSprop(w(), { nesterov: true }),
    'RMSprop: nesterov is true, but must be true or false; true needs a momentum above 0',
  ],
  [() => new optim.Adagrad(w(), { lrDecay: -1 }), 'Adagrad: lrDecay is -1'],
  [() => new optim.Adadelta(w(), { rho: 2 }), 'Adadelta: rho is 2'],
  [() => new optim.Adam(w(), { amsgrad: 1 as never }), 'Adam: amsgrad is 1, but must be true or false'],
  [
    () => new optim.Adam(w(), { learningRate: 0.1 } as never),
    "Adam: there is no option 'learningRate'; did you mean lr? It also has weightDecay, betas, eps, amsgrad",
  ],
  [() => new optim.SGD([...w(), { params: w() }] as never), 'SGD: tensors and groups { params, … } stand in one list'],
  [() => new optim.AdamW(w(), { lr: Number.POSITIVE_INFINITY }), 'AdamW: lr is Infinity'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
