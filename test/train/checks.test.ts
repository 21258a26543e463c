import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  data,
  full,
  functional,
  Generator,
  manualSeed,
  nn,
  optim,
  randn,
  type Tensor,
  tensor,
  train,
  zeros,
} from '../../src/index.js';
import { displaySymbol } from '../../src/notebook/bundle.js';
import { training } from './feed.js';

const display = (value: object) => (value as { [displaySymbol](): { [type: string]: string } })[displaySymbol]();

describe('statistics of layers', () => {
  manualSeed(0);
  const model = new nn.Sequential(new nn.Linear(3, 4), new nn.ReLU(), new nn.Linear(4, 2));
  const x = randn([50, 3]);

  test('activations are what each layer gives', () => {
    const hidden = model.namedChildren()[0]![1].forward(x);
    const [first, second, third] = train.activationStatistics(model, x);
    expect([first!.name, second!.name, third!.name]).toEqual(['0 Linear', '1 ReLU', '2 Linear']);
    expect(first!.mean).toBeCloseTo(hidden.mean().item(), 6);
    expect(first!.std).toBeCloseTo(hidden.std({ correction: 0 }).item(), 6);
    expect(first!.rms).toBeCloseTo(Math.sqrt(hidden.square().mean().item()), 6);
    expect(first!.median).toBeCloseTo(hidden.abs().flatten().median().item(), 6);
    expect(second!.zeros).toBeCloseTo(hidden.le(0).to('float32').mean().item(), 6);
  });

  test('gradients flow back as the chain rule says, and leave no trace', () => {
    const flow = train.gradientFlow(model, x, (output) => output.sum());
    const last = model.parameters()[2]!;
    expect(flow.map(({ name }) => name)).toEqual(['0 Linear', '1 ReLU', '2 Linear']);
    expect([flow[2]!.mean, flow[2]!.std]).toEqual([1, 0]);
    // ∂sum/∂h is the sum of each column of the last weight
    expect(flow[1]!.mean).toBeCloseTo(last.sum({ dim: 0 }).mean().item(), 6);
    expect(model.parameters().every(({ grad }) => grad === null)).toBe(true);
    model.forward(x).sum().backward();
    expect(train.gradientStatistics(model).map(({ name }) => name)).toEqual([
      '0.weight',
      '0.bias',
      '2.weight',
      '2.bias',
    ]);
    expect(train.gradientStatistics(model)[3]!.mean).toBe(50);
    model.zeroGrad();
  });

  test('looking leaves running values, modes and gradients as they were', () => {
    const normed = new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4));
    normed.forward(x).sum().backward();
    const state = () => [
      Object.values(normed.stateDict()).map((tensor) => (tensor.shape.length > 0 ? tensor.tolist() : tensor.item())),
      normed.parameters().map(({ grad }) => grad!.tolist()),
      normed.modules().map((module) => module.training),
    ];
    const before = state();
    train.activationStatistics(normed, x);
    expect(state()).toEqual(before);
    train.gradientFlow(normed, x, (output) => output.square().sum());
    expect(state()).toEqual(before);
    expect(() => train.gradientFlow(normed, randn([50, 2]), (output) => output.sum())).toThrow();
    expect(state()).toEqual(before);
  });

  test('update ratios are those of the step', async () => {
    const w = new nn.Linear(2, 1, { bias: false });
    w.weight.write(Float32Array.of(3, 4));
    const ratios = new train.UpdateRatios();
    const optimizer = new optim.SGD(w.parameters(), { lr: 0.1 });
    const loss = (output: Tensor) => output.sum();
    await train.fit(w, [[tensor([[3, 4]]), tensor([[0]])]], { optimizer, loss, callbacks: [ratios], verbose: false });
    expect(ratios.history.weight![0]).toBeCloseTo(0.1, 6); // ‖0.1 (3, 4)‖ / ‖(3, 4)‖
  });
});

describe('checkGradients', () => {
  const batch = () => {
    const { x, y } = data.makeSpirals(10);
    return [x.to('float64'), y] as const;
  };

  test('finds a right net right, biases too', () => {
    manualSeed(1);
    const model = new nn.Sequential(new nn.Linear(2, 20), new nn.BatchNorm1d(20), new nn.ReLU(), new nn.Linear(20, 3));
    const checks = train.checkGradients(model.to('float64'), ...batch());
    expect(checks.map(({ name }) => name)).toEqual(model.namedParameters().map(([name]) => name));
    for (const { name, relativeError, checked } of checks) {
      expect(relativeError).toBeLessThan(1e-5);
      // batch normalisation takes a bias before it away, so that its gradient is 0 and a slope is the rounding of the loss
      if (name === '0.bias') continue;
      expect(checked).toBeGreaterThan(0);
      expect(relativeError).toBeGreaterThan(0);
    }
    const [, bias] = checks;
    expect(bias!.tooSmall + bias!.checked).toBe(20);
  });

  test('the running values stay as they were', () => {
    const model = new nn.Sequential(new nn.Linear(2, 3), new nn.BatchNorm1d(3)).to('float64');
    const norm = model.namedChildren()[1]![1] as nn.BatchNorm1d;
    train.checkGradients(model, ...batch());
    expect([norm.runningMean.tolist(), norm.numBatchesTracked.item()]).toEqual([[0, 0, 0], 0]);
  });

  test.each([1, 1e-8, 1e8])('finds a wrong gradient of a loss × %f', (scale) => {
    class Half extends nn.Module {
      constructor(readonly share: number) {
        super();
      }
      w = new nn.Parameter(tensor([1], { dtype: 'float64' }));
      forward(x: Tensor) {
        const y = x.mul(this.w).square();
        return y
          .detach()
          .mul(1 - this.share)
          .add(y.mul(this.share));
      }
    }
    const one = tensor([1], { dtype: 'float64' });
    const loss = (output: Tensor) => output.mul(scale).sum();
    expect(() => train.checkGradients(new Half(0.999), one, one, { loss })).toThrow('relative error 5.0e-4');
    const [right] = train.checkGradients(new Half(1), one, one, { loss });
    expect(right!.checked).toBe(1);
    expect(right!.relativeError).toBeLessThan(1e-9);
  });

  test('counts apart what is smaller than the rounding of the loss', () => {
    class Tiny extends nn.Module {
      w = new nn.Parameter(tensor([1], { dtype: 'float64' }));
      forward(x: Tensor) {
        return x.add(this.w.mul(1e-14)); // 1 + 1e-14 ± 1e-19 is 45 steps of 2⁻⁵² above 1, whatever the last digit
      }
    }
    const one = tensor([1], { dtype: 'float64' });
    const [check] = train.checkGradients(new Tiny(), one, one, { loss: (output) => output.sum() });
    expect(check).toEqual({ name: 'w', relativeError: 0, checked: 0, kinks: 0, tooSmall: 1 });
  });

  test('a small loss that is a difference of large numbers is no wrong gradient', () => {
    manualSeed(0);
    const model = new nn.Linear(2, 3).to('float64');
    model.weight.write(Float64Array.of(-9, 0.5, 1, 9, 8, -8)); // sure of itself: the loss is 1e-6, and ln(1 + 1e-6) has ten digits
    const x = tensor([[0.9, 1.1]], { dtype: 'float64' });
    const y = model.forward(x).argmax({ dim: 1 });
    const checks = train.checkGradients(model, x, y);
    for (const { relativeError } of checks) expect(relativeError).toBeLessThan(1e-5);
    expect(checks.reduce((sum, { checked, kinks, tooSmall }) => sum + checked + kinks + tooSmall, 0)).toBe(9);
  });

  test('finds a net that draws random numbers, and refuses wrong options', () => {
    const model = new nn.Sequential(new nn.Linear(2, 8), new nn.Dropout(0.5), new nn.Linear(8, 3)).to('float64');
    expect(() => train.checkGradients(model, ...batch())).toThrow('the net draws random numbers; call .eval()');
    expect(train.checkGradients(model.eval(), ...batch())).toHaveLength(4);
    for (const samples of [0, -1, 1.5])
      expect(() => train.checkGradients(model, ...batch(), { samples })).toThrow(`samples is ${samples}, but must be`);
    expect(() => train.checkGradients(model, ...batch(), { eps: 0 })).toThrow(
      'eps is 0, but must be a finite number above 0',
    );
    expect(() => train.checkGradients(model, ...batch(), { rtol: Number.NaN })).toThrow('rtol is NaN');
    expect(() => train.checkGradients(model, ...batch(), { loss: nn.MSELoss as never })).toThrow(
      'loss is the class MSELoss, but must be a function such as functional.crossEntropy, or a module',
    );
  });

  test('finds a wrong gradient, and says where', () => {
    class Wrong extends nn.Module {
      inner = new nn.Linear(2, 3);
      forward(x: Tensor) {
        const y = this.inner.forward(x);
        return y.detach().mul(0.5).add(y.mul(0.5)); // half of the gradient is lost
      }
    }
    const model = new Wrong().to('float64');
    expect(() => train.checkGradients(model, ...batch())).toThrow(
      /gradient of inner\.weight\[0\] is .*, but the slope there is/,
    );
  });

  test('leaves out kinks', () => {
    class Corner extends nn.Module {
      w = new nn.Parameter(tensor([0, 1], { dtype: 'float64' }));
      forward(x: Tensor) {
        return x.mul(this.w).relu();
      }
    }
    const ones = tensor([1, 1], { dtype: 'float64' });
    const [check] = train.checkGradients(new Corner(), ones, ones, { loss: (output) => output.sum() });
    expect([check!.checked, check!.kinks]).toEqual([1, 1]);
  });

  test('takes twenty elements of each parameter, spread evenly, and 1e-5 for step and error, when nothing is said', () => {
    /** Of one element the gradient is too small by a share. */
    class Off extends nn.Module {
      w = new nn.Parameter(full([40], 1, { dtype: 'float64' }));
      private readonly lost: Tensor;
      constructor(place: number, share: number) {
        super();
        this.lost = tensor(
          Array.from({ length: 40 }, (_, i) => (i === place ? share : 0)),
          { dtype: 'float64' },
        );
      }
      forward(x: Tensor) {
        const y = x.mul(this.w).square();
        return y
          .detach()
          .mul(this.lost)
          .add(y.mul(this.lost.neg().add(1)));
      }
    }
    const x = full([40], 1, { dtype: 'float64' });
    const loss = (output: Tensor) => output.sum();
    const found = (place: number, share: number, options = {}) =>
      train.checkGradients(new Off(place, share), x, x, { loss, ...options });
    for (const place of [0, 2, 20, 38]) expect(() => found(place, 0.5)).toThrow(`gradient of w[${place}] is`);
    for (const place of [1, 19, 39]) expect(found(place, 0.5)[0]!.checked).toBe(20);
    expect(() => found(39, 0.5, { samples: 40 })).toThrow('gradient of w[39] is');
    expect(found(0, 1.8e-5)[0]!.relativeError).toBeCloseTo(0.9e-5, 8); // |a − n| / (|a| + |n|)
    expect(() => found(0, 3e-5)).toThrow('relative error 1.5e-5');
    const model = new nn.Linear(2, 3).to('float64');
    const written = { samples: 20, eps: 1e-5, rtol: 1e-5, loss: functional.crossEntropy };
    expect(train.checkGradients(model, ...batch())).toEqual(train.checkGradients(model, ...batch(), written));
  });

  test('what the loss does not depend on has the gradient 0, and a slope of 0', () => {
    class Spare extends nn.Module {
      used = new nn.Linear(2, 3);
      spare = new nn.Parameter(full([3], 1, { dtype: 'float64' }));
      forward(x: Tensor) {
        return this.used.forward(x);
      }
    }
    const checks = train.checkGradients(new Spare().to('float64'), ...batch());
    expect(checks).toContainEqual({ name: 'spare', relativeError: 0, checked: 3, kinks: 0, tooSmall: 0 });
  });

  test('says how a loss changes from time to time', () => {
    let times = 0;
    const loss = (output: Tensor) => output.sum().mul(0).add(++times);
    const model = new nn.Linear(2, 3).to('float64');
    expect(() => train.checkGradients(model, ...batch(), { loss })).toThrow('is 1, then 2: the net');
  });

  test('says which argument is none', () => {
    const [model, [x, y]] = [new nn.Linear(2, 3).to('float64'), batch()];
    const message = (...args: unknown[]) => {
      try {
        return String(train.checkGradients(...(args as [nn.Module, Tensor, Tensor])));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message([1], x, y)).toMatch(/^checkGradients: the model is \[1\], but must be /);
    expect(message(model, [1], y)).toMatch(/^checkGradients: x is \[1\], but must be /);
    expect(message(model, x, [1])).toMatch(/^checkGradients: y is \[1\], but must be /);
  });

  test('wants float64', () => {
    const model = new nn.Linear(2, 3);
    expect(() => train.checkGradients(model, ...batch())).toThrow(
      'weight is float32, in which differences are rounding errors',
    );
  });
});

test('the rate range test finds rates, and leaves the net alone', () => {
  manualSeed(2);
  const { x, y } = data.makeMoons(100, { noise: 0.1 });
  const model = new nn.Sequential(new nn.Linear(2, 16), new nn.ReLU(), new nn.Linear(16, 2));
  const before = model.parameters().map(({ data }) => data.slice());
  const loader = new data.DataLoader([x, y], { batchSize: 20 });
  const optimizer = () => new optim.SGD(model.parameters(), { lr: 1 });
  const { lr, loss, smoothed, suggestion } = train.lrRangeTest(model, loader, {
    optimizer,
    minLr: 1e-4,
    maxLr: 1e4,
    steps: 60,
  });
  expect(lr[0]).toBe(1e-4);
  expect(lr[1]! / lr[0]!).toBeCloseTo(lr[2]! / lr[1]!, 10);
  expect(lr.length).toBeLessThan(60); // it diverged before the largest rate
  expect([loss.length, smoothed.length]).toEqual([lr.length, lr.length]);
  expect(smoothed[0]).toBeCloseTo(loss[0]!, 12); // the correction for the start
  expect(suggestion).toBeGreaterThan(1e-3);
  expect(suggestion).toBeLessThan(100);
  expect(model.parameters().map(({ data }) => data)).toEqual(before);
  expect(() => train.lrRangeTest(model, loader, { optimizer, minLr: 1, maxLr: 0.1 })).toThrow('go from 1 to 0.1');
  expect(() => train.lrRangeTest(model, [], { optimizer })).toThrow('there is no batch');
  expect(() => train.lrRangeTest(model, loader, { optimizer, divergeFactor: 1 })).toThrow('divergeFactor is 1');
});

describe('of losses that are known', () => {
  /** A net that learns nothing, and whose loss at each step is the batch's only number. */
  class Given extends nn.Module {
    w = new nn.Parameter(zeros([1]));
    forward(x: Tensor): Tensor {
      return x.add(this.w.mul(0));
    }
  }
  const range = (losses: readonly number[], options: Partial<train.RangeTestOptions> = {}) => {
    const model = new Given();
    const batches = losses.map((value): [Tensor, Tensor] => [tensor([value]), tensor([0])]);
    const optimizer = () => new optim.SGD(model.parameters(), { lr: 1 });
    return train.lrRangeTest(model, batches, { optimizer, loss: (output) => output.sum(), ...options });
  };

  test('the smoothed loss is a running mean, corrected for its start, and the suggestion is where it falls most', () => {
    const losses = [8, 8, 2, 1, 1];
    const { lr, smoothed, loss, suggestion } = range(losses, { minLr: 1, maxLr: 16, steps: 5 });
    expect(lr.map((x) => x.toFixed(12))).toEqual([1, 2, 4, 8, 16].map((x) => x.toFixed(12)));
    expect(loss).toEqual(losses);
    let [mean, share] = [0, 1];
    const wanted = losses.map((value) => {
      mean = 0.9 * mean + 0.1 * value;
      share *= 0.9;
      return mean / (1 - share);
    });
    for (const [i, value] of wanted.entries()) expect(smoothed[i]).toBeCloseTo(value, 10);
    expect(wanted[3]! - wanted[1]!).toBeLessThan(Math.min(wanted[2]! - wanted[0]!, wanted[4]! - wanted[2]!));
    expect(suggestion).toBe(lr[2]);
  });

  test('where it never falls the first rate is suggested', () => {
    expect(range([1, 2, 3], { minLr: 0.5, maxLr: 2, steps: 3 }).suggestion).toBe(0.5);
    expect(range([3, 1], { minLr: 0.5, maxLr: 2, steps: 2 }).suggestion).toBe(0.5); // no place has neighbours
  });

  test('it ends when the smoothed loss is beyond so many times the least one', () => {
    // 10 / 19 of the second loss and 9 / 19 of the first
    const smoothed = (second: number) => (9 + 10 * second) / 19;
    expect(range([1, 6, 1], { steps: 3 }).lr).toHaveLength(3);
    expect(smoothed(6)).toBeLessThan(4);
    expect(range([1, 7, 1], { steps: 3 }).lr).toHaveLength(2);
    expect(smoothed(7)).toBeGreaterThan(4);
    expect(range([1, 7, 1], { steps: 3, divergeFactor: 5 }).lr).toHaveLength(3);
    expect(range([1, Number.POSITIVE_INFINITY, 1], { steps: 3 }).lr).toHaveLength(1);
  });

  test('it goes from 1e-7 to 10 in 100 steps, over the batches again and again', () => {
    const { lr, loss } = range([1, 2]);
    expect([lr.length, lr[0]]).toEqual([100, 1e-7]);
    expect(lr[99]).toBeCloseTo(10, 10);
    expect(loss.slice(0, 4)).toEqual([1, 2, 1, 2]);
  });
});

test('the rate range test leaves the net alone when it fails, too', () => {
  const model = new nn.Sequential(new nn.Linear(2, 2), new nn.BatchNorm1d(2)).eval();
  const optimizer = () => new optim.SGD(model.parameters(), { lr: 1 });
  const norm = model.namedChildren()[1]![1] as nn.BatchNorm1d;
  const state = () =>
    Object.values(model.stateDict()).map((tensor) => (tensor.shape.length > 0 ? tensor.tolist() : tensor.item()));
  const before = state();
  const y = tensor([0, 1, 1], { dtype: 'int32' });
  const nothing = [[full([3, 2], Number.NaN), y]] as const;
  expect(() => train.lrRangeTest(model, nothing, { optimizer })).toThrow(
    'the loss is no finite number at the very first rate, 1e-7: the data hold NaN',
  );
  expect([state(), model.training, norm.training]).toEqual([before, false, false]);
  const later = [...Array(3).fill([randn([3, 2]), y]), [randn([3, 5]), y]] as [Tensor, Tensor][];
  expect(() => train.lrRangeTest(model, later, { optimizer, minLr: 0.1 })).toThrow();
  expect([state(), model.training, norm.training]).toEqual([before, false, false]);
  const { lr } = train.lrRangeTest(model, [[randn([3, 2]), y]], {
    optimizer,
    loss: new nn.CrossEntropyLoss(),
    steps: 5,
  });
  expect(lr.length).toBeGreaterThan(0);
  expect(state()).toEqual(before);
});

describe('searches', () => {
  test('a random search draws logarithms evenly, whichever way its bounds are given', async () => {
    const space = { lr: train.logUniform(1e-3, 1e-6), reg: train.uniform(0, 2), net: ['deep', 'wide'] };
    const { trials } = await train.randomSearch(space, 400, () => 0, { randomState: 1 });
    const decades = [0, 0, 0];
    for (const { params } of trials) {
      expect(['deep', 'wide']).toContain(params.net);
      expect(params.reg >= 0 && params.reg <= 2).toBe(true);
      decades[[1e-5, 1e-4, 1.01e-3].findIndex((edge) => params.lr < edge)]! += 1;
    }
    // 400/3 each, five standard deviations of 9.4
    for (const count of decades) expect(Math.abs(count - 400 / 3)).toBeLessThan(47);
    const again = await train.randomSearch(space, 400, () => 0, { randomState: 1 });
    expect(again.trials).toEqual(trials);
  });

  test('a grid is every combination', async () => {
    const seen: unknown[] = [];
    const space = { lr: train.logUniform(1e-4, 1e-2).grid(3), hidden: [5, 10] };
    const found = await train.gridSearch(space, ({ lr, hidden }) => {
      seen.push([lr, hidden]);
      return hidden - 1000 * lr;
    });
    expect(seen).toEqual([1e-4, expect.closeTo(1e-3, 15), 1e-2].flatMap((lr) => [5, 10].map((hidden) => [lr, hidden])));
    expect(found.best.params).toEqual({ lr: 1e-4, hidden: 10 });
    await expect(train.gridSearch({ lr: train.uniform(0, 1) } as never, () => 0)).rejects.toThrow(
      'lr is a range of numbers; say how many',
    );
  });

  test('a trial is ended at three times its own first cost, or at NaN', async () => {
    const costs = [
      [2, 5.9, 6.1, 1],
      [8, 20, 23.9, 24],
      [1, Number.NaN, 1],
    ];
    const found = await train.gridSearch({ i: [0, 1, 2] }, ({ i }, trial) => {
      for (const cost of costs[i]!) if (!trial.report(cost)) return Number.NaN;
      return 1;
    });
    expect(found.trials.map(({ stopped, reports }) => [stopped, reports])).toEqual([
      [true, 3],
      [false, 4],
      [true, 2],
    ]);
    expect(found.ranked.map(({ number }) => number)).toEqual([1, 0, 2]);
  });

  test('the best at the edge of its range is worrying', async () => {
    const space = { lr: train.logUniform(1e-4, 1e-3) };
    const upwards = await train.randomSearch(space, 50, ({ lr }) => lr, { randomState: 3 });
    expect(upwards.warnings).toEqual([
      expect.stringMatching(/best lr, .* lies at the upper edge of its range, 0\.001:/),
    ]);
    const inside = await train.randomSearch(space, 50, ({ lr }) => -Math.abs(lr - 3e-4), { randomState: 3 });
    expect(inside.warnings).toEqual([]);
    expect(String(upwards)).toMatch(/^best of 50 trials: .*\nthe best lr/);
    const shown = display(upwards);
    expect(shown['text/html']).toMatch(/<table.*⚠ the best lr/s);
    expect(shown['text/plain']).toContain('⚠');
  });

  test('the best at the end of a list of numbers is worrying, too', async () => {
    const space = { lr: [1e-2, 1e-3, 1e-4], units: [10, 20, 30], net: ['a', 'b'], only: [1] };
    const { warnings } = await train.gridSearch(space, ({ lr, units }) => -lr - Math.abs(units - 20));
    expect(warnings).toEqual([expect.stringMatching(/^the best lr, 0\.0001, lies at the lower edge of its range/)]);
    const upwards = await train.gridSearch(space, ({ lr, units }) => lr - Math.abs(units - 20), { minimize: false });
    expect(upwards.warnings).toEqual([expect.stringMatching(/best lr, 0\.01, lies at the upper edge/)]);
  });

  test('whole numbers are all equally likely, the bounds among them', async () => {
    const space = { layers: train.uniformInt(4, 1) };
    const { trials } = await train.randomSearch(space, 400, () => 0, { randomState: 2 });
    const counts = [1, 2, 3, 4].map((n) => trials.filter(({ params }) => params.layers === n).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400);
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(44); // five standard deviations of 8.7
    expect([space.layers.grid(4), space.layers.grid(2), space.layers.grid(9)]).toEqual([
      [1, 2, 3, 4],
      [1, 4],
      [1, 2, 3, 4],
    ]);
  });

  test('rows keep numbers, and a small score may be the best', async () => {
    const scores = [2, Number.NaN, -1];
    const found = await train.gridSearch({ i: [0, 1, 2], lr: [0.001] }, ({ i }) => scores[i]!, { minimize: true });
    expect(found.rows).toEqual([
      { trial: 2, i: 2, lr: 0.001, score: -1, note: '' },
      { trial: 0, i: 0, lr: 0.001, score: 2, note: '' },
      { trial: 1, i: 1, lr: 0.001, score: Number.NaN, note: 'failed' },
    ]);
    expect(display(found)['text/plain']).toMatch(/trial +i +lr +score +note\n.*\n *2 +2 +1\.000e-3 +-1\.0000/);
  });

  test('a trial whose training diverges has failed, and the search goes on', async () => {
    const { x, y } = data.makeMoons(40, { noise: 0.1 });
    const objective = async ({ lr, watched }: { lr: number; watched: boolean }, trial: train.Trial) => {
      manualSeed(3);
      const model = new nn.Sequential(new nn.Linear(2, 8), new nn.ReLU(), new nn.Linear(8, 2));
      const optimizer = new optim.SGD(model.parameters(), { lr });
      const callbacks = watched ? [trial.callback] : [];
      const { history } = await train.fit(model, [[x, y]], { optimizer, epochs: 6, callbacks, verbose: false });
      return history.loss!.at(-1)!;
    };
    const space = { lr: [0.1, 1e30], watched: [false, true] };
    const { trials } = await train.gridSearch(space, objective, { minimize: true });
    expect(trials.map(({ reports, stopped }) => [reports, stopped])).toEqual([
      [0, false],
      [6, false],
      [0, false],
      [2, true],
    ]);
    expect(trials.map(({ note }) => note)).toEqual([
      '',
      '',
      expect.stringMatching(/^failed: loss NaN in epoch \d/),
      'failed',
    ]);
    const broken = () => {
      throw new Error('a mistake');
    };
    await expect(train.gridSearch(space, broken)).rejects.toThrow('a mistake');
  });

  test('a first cost below 0 has a bound above it', async () => {
    const told = await train.gridSearch({ i: [0] }, (_, trial) => {
      expect([-1, 0, 0.9].map((cost) => trial.report(cost))).toEqual([true, true, true]); // up to −1 + 2 · 1
      return Number(trial.report(1.1));
    });
    expect(told.best.score).toBe(0);
    const stop = new train.StopDiverging();
    stop.training = { ...training(), batchLogs: { loss: -1 } };
    stop.onTrainBegin();
    for (const [loss, diverged] of [
      [-1, false],
      [0.9, false],
      [1.1, true],
    ] as const) {
      stop.training.batchLogs = { loss };
      stop.onTrainBatchEnd();
      expect(stop.diverged).toBe(diverged);
    }
  });

  test('wrong spaces are refused', async () => {
    await expect(train.randomSearch({}, 3, () => 0)).rejects.toThrow('no parameter');
    await expect(train.randomSearch({ a: [] }, 3, () => 0)).rejects.toThrow('a is an empty list');
    await expect(train.gridSearch({ lr: 3 } as never, () => 0)).rejects.toThrow(
      'lr is 3, but must be a list of values',
    );
    await expect(train.randomSearch({ lr: '3' } as never, 1, () => 0)).rejects.toThrow("lr is '3', but must be a list");
    for (const edge of [Number.NaN, 2, -1])
      await expect(train.gridSearch({ a: [1] }, () => 0, { edge })).rejects.toThrow(
        `edge is ${edge}, but must be a number from 0 up to`,
      );
    expect(() => train.uniformInt(1, 2.5)).toThrow('from 1 to 2.5, but both must be whole numbers');
    await expect(train.randomSearch({ a: [1] }, 0, () => 0)).rejects.toThrow('trials is 0');
    await expect(train.randomSearch({ a: [1] }, 1, () => 'good' as never)).rejects.toThrow('the objective gave good');
    expect(() => train.logUniform(0, 1)).toThrow('from 0 to 1, but both must be above 0');
    expect(() => train.uniform(0, Infinity)).toThrow('both must be finite');
  });
});

describe('ensembles', () => {
  const scores = (...rows: number[][]) => {
    const layer = new nn.Linear(2, 2, { bias: false });
    layer.weight.write(Float32Array.from(rows.flat()));
    return layer;
  };

  test('average probabilities, not scores', () => {
    const [a, b] = [scores([1, 0], [0, 1]), scores([-3, 0], [0, 2])];
    const x = tensor([[1, 2]]);
    const [p, q] = [a, b].map((net) => net.forward(x).softmax(1).tolist() as number[][]);
    const both = new train.Ensemble([a, b]).forward(x).tolist() as number[][];
    expect(both[0]![0]).toBeCloseTo((p![0]![0]! + q![0]![0]!) / 2, 6);
    expect(() => new train.Ensemble([])).toThrow('no net to ask');
  });

  test('snapshots are copies taken at the end of each cycle', async () => {
    const model = scores([1, 0], [0, 1]);
    const snapshots = new train.Snapshots(2);
    expect(() => snapshots.probabilities(model, tensor([[1, 2]]))).toThrow('no net');
    const optimizer = new optim.SGD(model.parameters(), { lr: 1 });
    const batch = [tensor([[1, 2]]), tensor([0], { dtype: 'int32' })] as const;
    const weights: number[][] = [];
    const watch = new train.LambdaCallback({ onEpochEnd: () => void weights.push([...model.weight.data]) });
    await train.fit(model, [batch], { optimizer, epochs: 4, callbacks: [snapshots, watch], verbose: false });
    expect(snapshots.states.map(({ weight }) => [...weight!.data])).toEqual([weights[1], weights[3]]);
    const before = model.weight.data.slice();
    const mean = snapshots.probabilities(model, batch[0]);
    const nets = snapshots.states.map((state) => scores([0, 0], [0, 0]).loadStateDict(state));
    expect(mean.tolist()).toEqual(new train.Ensemble(nets).forward(batch[0]).tolist());
    expect(model.weight.data).toEqual(before);
  });

  test('snapshots answer in evaluation mode, and leave the mode as it was', () => {
    const model = new nn.Sequential(scores([1, 0], [0, 1]), new nn.Dropout(0.5)).train();
    const snapshots = new train.Snapshots(1);
    snapshots.take(model);
    const x = tensor([[1, 2]]);
    expect(snapshots.probabilities(model, x).tolist()).toEqual(x.softmax(1).tolist());
    expect(model.modules().every(({ training }) => training)).toBe(true);
  });

  test('updateBN gives means over all batches, as update_bn', () => {
    const norm = new nn.BatchNorm1d(2);
    const model = new nn.Sequential(norm, new nn.Dropout(0.5)).eval();
    const batches = [0, 1, 2].map((seed) => [randn([8, 2], { generator: new Generator(seed) })] as const);
    norm.runningMean.fill_(100);
    train.updateBN(batches, model);
    const mean = (f: (x: Tensor) => Tensor) =>
      batches
        .map(([x]) => f(x))
        .reduce((sum, x) => sum.add(x))
        .div(3);
    expect(norm.runningMean.allclose(mean((x) => x.mean({ dim: 0 })))).toBe(true);
    expect(norm.runningVar.allclose(mean((x) => x.var({ dim: 0 })))).toBe(true);
    expect([norm.momentum, norm.numBatchesTracked.item(), model.training]).toEqual([0.1, 3, false]);
  });
});

describe('a history shows itself as a table', () => {
  const of = (...epochs: { [name: string]: number }[]) => {
    const history = new train.History();
    for (const [i, logs] of epochs.entries()) history.add(i + 1, logs);
    return history;
  };

  test('four digits of each number, one number of decimals in a column, tiny and huge ones as powers', () => {
    const history = of(
      { loss: 2.3456789, accuracy: 0.5, lr: 0.001, seen: 64, scale: 3e-5 },
      { loss: 0.0512345, accuracy: 1, lr: 0.001, seen: 128, scale: 123456789 },
      { loss: Number.NaN, accuracy: 0.9375, lr: 0.0002, seen: 192, scale: 0 },
    );
    expect(inspect(history)).toBe(
      [
        'epoch     loss  accuracy      lr  seen     scale',
        '─────  ───────  ────────  ──────  ────  ────────',
        '    1  2.34568    0.5000  0.0010    64      3e-5',
        '    2  0.05123    1.0000  0.0010   128  1.235e+8',
        '    3      NaN    0.9375  0.0002   192         0',
      ].join('\n'),
    );
  });
  test('in a notebook it is HTML besides', () => {
    const history = of({ loss: 0.5 });
    expect(display(history)).toEqual({
      'text/plain': String(history),
      'text/html': expect.stringMatching(/<th [^>]*>loss<.*<td style="text-align:right;white-space:nowrap">0\.5</),
    });
  });
  test('of a long training it has the first epochs and the last', () => {
    const epochs = (count: number) => of(...Array.from({ length: count }, (_, i) => ({ loss: i })));
    const first = (count: number) =>
      String(epochs(count))
        .split('\n')
        .slice(2)
        .map((line) => line.trim().split(/ +/)[0]);
    expect(first(20)).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1)));
    expect(first(21)).toEqual(['1', '2', '3', '4', '5', '…', '17', '18', '19', '20', '21']);
  });
  test('before the first epoch it has headings only, and a number that came late leaves a gap', () => {
    expect(String(of())).toBe('epoch\n─────');
    const history = of({ loss: 1 }, { loss: 2 });
    history.history['valLoss'] = [3];
    expect(String(history).split('\n').slice(2)).toEqual(['    1     1        3', '    2     2']);
  });
});

test('quasi-Newton methods and means of parameters go on where they were', () => {
  const valley = (w: Tensor) =>
    w
      .sub(tensor([1, 2, 3], { dtype: 'float64' }))
      .mul(tensor([1, 5, 20], { dtype: 'float64' }))
      .square()
      .sum();
  const start = () => tensor([5, -3, 2], { dtype: 'float64' }).requiresGrad_();
  const steps = (optimizer: optim.LBFGS | optim.BFGS, w: Tensor, count: number) => {
    for (let i = 0; i < count; i++)
      optimizer.step(() => {
        optimizer.zeroGrad();
        const loss = valley(w);
        loss.backward();
        return loss;
      });
  };
  for (const Method of [optim.LBFGS, optim.BFGS]) {
    const [whole, parts] = [start(), start()];
    steps(new Method([whole], { lr: 0.5, maxIter: 2 }), whole, 4);
    const first = new Method([parts], { lr: 0.5, maxIter: 2 });
    steps(first, parts, 2);
    const saved = first.stateDict();
    const second = new Method([parts]);
    second.loadStateDict(saved as never);
    steps(second, parts, 2);
    expect(parts.data).toEqual(whole.data);
    expect(() => new Method([tensor([1, 2]).requiresGrad_()]).loadStateDict(saved as never)).toThrow(
      'of 3 numbers, but the parameters have 2',
    );
  }
  const w = start();
  const means = new optim.AveragedParameters([w]);
  means.update();
  const others = new optim.AveragedParameters([w]);
  others.loadStateDict(means.stateDict());
  w.write(Float64Array.of(7, -1, 4));
  for (const each of [means, others]) each.update();
  expect(others.applied(() => w.tolist())).toEqual([6, -2, 3]);
  expect(means.applied(() => w.tolist())).toEqual([6, -2, 3]);
  expect(() => others.loadStateDict({ nAveraged: 1, means: [] })).toThrow('AveragedParameters');
});
