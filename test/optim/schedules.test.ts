import { describe, expect, test } from 'vitest';
import { nn, optim, zeros } from '../../src/index.js';
import { pow } from '../../src/math/index.js';
import * as formulas from '../../src/optim/schedules/formulas.js';
import fixture from '../fixtures/torch-schedules.json' with { type: 'json' };

const { lrScheduler } = optim;
type LRScheduler = optim.lrScheduler.LRScheduler;
const parameter = () => zeros([1], { requiresGrad: true });
const twoGroups = () =>
  new optim.SGD([{ params: [parameter()] }, { params: [parameter()], lr: 0.02 }], { lr: 0.1, momentum: 0.9 });
type Scheduler = { step(metric?: number): void };
type Row = { name: string; options: object };
const scheduler = (optimizer: optim.SGD, { name, options }: Row) =>
  new lrScheduler[name as 'StepLR'](optimizer, options as never);

/** Schedules that are stepped one after the other. */
function together(schedulers: readonly Scheduler[], change = (_steps: number): void => {}): Scheduler {
  let steps = 0;
  return {
    step(metric) {
      for (const one of schedulers) one.step(one instanceof lrScheduler.ReduceLROnPlateau ? metric : undefined);
      change(++steps);
    },
  };
}

const chain = (optimizer: optim.SGD) =>
  new lrScheduler.ChainedScheduler([
    new lrScheduler.ConstantLR(optimizer, { factor: 0.2, totalIters: 4 }),
    new lrScheduler.ExponentialLR(optimizer, { gamma: 0.9 }),
    new lrScheduler.CosineAnnealingLR(optimizer, { TMax: 7, etaMin: 1e-3 }),
  ]);

/** Rates and momenta before each step, as in the fixtures. */
function rates(make: (optimizer: optim.SGD) => Scheduler, steps = 100, metrics: number[] = []): number[][][] {
  const optimizer = twoGroups();
  const scheduler = make(optimizer);
  return Array.from({ length: steps }, (_, t) => {
    const row = optimizer.paramGroups.map(({ lr, momentum }) => [lr, momentum]);
    scheduler.step(metrics[t]);
    return row;
  });
}

/** float64: PyTorch multiplies step by step, a closed form rounds twice or three times. */
function expectEqual(actual: number[][][], expected: number[][][]): void {
  for (const [t, groups] of expected.entries())
    for (const [i, numbers] of groups.entries())
      for (const [j, x] of numbers.entries()) {
        const difference = Math.abs(actual[t]![i]![j]! - x);
        expect(difference, `step ${t}, group ${i}`).toBeLessThanOrEqual(1e-12 * Math.abs(x) + 1e-17);
      }
}

describe("100 steps are PyTorch's", () => {
  const rows = fixture.schedules.map((row) => [`${row.name} ${JSON.stringify(row.options)}`, row] as const);
  test.each(rows)('%s', (_name, row) => {
    expectEqual(
      rates((optimizer) => scheduler(optimizer, row)),
      row.rates,
    );
  });

  test('LambdaLR with a function for each group', () => {
    const functions = [(t: number) => 1 / (1 + t), (t: number) => pow(0.95, t)];
    expectEqual(
      rates((optimizer) => new lrScheduler.LambdaLR(optimizer, functions)),
      fixture.lambda,
    );
  });

  test('MultiplicativeLR, from the start and when it takes over', () => {
    const functions = [() => 0.95, (t: number) => t / (1 + t)];
    expectEqual(
      rates((optimizer) => new lrScheduler.MultiplicativeLR(optimizer, functions)),
      fixture.multiplicative,
    );
    const later = (optimizer: optim.SGD) => {
      const decay = new lrScheduler.ExponentialLR(optimizer, { gamma: 0.9 });
      const schedulers = [decay, new lrScheduler.MultiplicativeLR(optimizer, (t) => 1 - 0.5 / (1 + t))];
      return new lrScheduler.SequentialLR(optimizer, { schedulers, milestones: [4] });
    };
    expectEqual(rates(later), fixture['multiplicative, later']);
  });

  test('ChainedScheduler', () => expectEqual(rates(chain), fixture.chained));

  test('SequentialLR', () => {
    const make = (optimizer: optim.SGD) => {
      const warmUp = new lrScheduler.LinearLR(optimizer, { startFactor: 0.1, totalIters: 10 });
      const cosine = new lrScheduler.CosineAnnealingLR(optimizer, { TMax: 40 });
      const schedulers = [warmUp, cosine, new lrScheduler.ExponentialLR(optimizer, { gamma: 0.9 })];
      return new lrScheduler.SequentialLR(optimizer, { schedulers, milestones: [10, 50] });
    };
    expectEqual(rates(make), fixture.sequential);
  });

  test.each(fixture.sequences.map((row) => [row.schedules.map(({ name }) => name).join(', then '), row] as const))(
    '%s',
    (_name, { schedules, rates: expected }) => {
      const make = (optimizer: optim.SGD) => {
        const schedulers = schedules.map((row) => scheduler(optimizer, row));
        return new lrScheduler.SequentialLR(optimizer, {
          schedulers,
          milestones: [4, 12].slice(0, schedulers.length - 1),
        });
      };
      expectEqual(rates(make, 30), expected);
    },
  );

  test.each(fixture.plateaus.map((row) => [JSON.stringify(row.options), row] as const))(
    'ReduceLROnPlateau %s',
    (_name, { options, rates: expected }) => {
      const make = (optimizer: optim.SGD) =>
        new lrScheduler.ReduceLROnPlateau(optimizer, options as object) as unknown as Scheduler;
      expectEqual(rates(make, 100, fixture.metrics), expected);
    },
  );
});

describe("several schedules, and changes by hand, leave what the others did, as PyTorch's do", () => {
  const rows = fixture.together.map((row) => [row.schedules.map(({ name }) => name).join(', '), row] as const);
  test.each(rows)('%s', (_name, { schedules, rates: expected }) => {
    const make = (optimizer: optim.SGD) => together(schedules.map((row) => scheduler(optimizer, row)));
    expectEqual(rates(make, 30), expected);
  });

  test.each(fixture.cut.map((row) => [row.name, row] as const))('%s, and a cut by hand', (_name, row) => {
    const make = (optimizer: optim.SGD) =>
      together([scheduler(optimizer, row)], (steps) => {
        if (steps === 4) optimizer.paramGroups[0]!.lr *= 0.1;
      });
    expectEqual(rates(make, 30), row.rates);
  });

  test.each(fixture.added.map((row) => [row.name, row] as const))('%s, and a group that comes later', (_name, row) => {
    const make = (optimizer: optim.SGD) =>
      together([scheduler(optimizer, row)], (steps) => {
        if (steps === 4) optimizer.addParamGroup({ params: [parameter()], lr: 0.05 });
      });
    expectEqual(rates(make, 30), row.rates);
  });

  test('a group that comes later has a rate, or the schedule says what it lacks', () => {
    const optimizer = twoGroups();
    const one = new lrScheduler.LambdaLR(optimizer, (t) => 1 / (1 + t));
    const each = new lrScheduler.LambdaLR(optimizer, [() => 1, () => 1]);
    optimizer.addParamGroup({ params: [parameter()], lr: 0.06 });
    one.step();
    expect(one.getLastLr()[2]).toBe(0.03);
    expect(() => each.step()).toThrow(
      'LambdaLR: lrLambda is [a function, a function], but must be a function, or a list of 3, one for each group',
    );
  });

  test('StepLR, ReduceLROnPlateau', () => {
    const make = (optimizer: optim.SGD) =>
      together([
        new lrScheduler.StepLR(optimizer, { stepSize: 5, gamma: 0.5 }),
        new lrScheduler.ReduceLROnPlateau(optimizer, { patience: 2 }) as Scheduler,
      ]);
    expectEqual(rates(make, 100, fixture.metrics), fixture['with a plateau']);
  });

  test('a schedule that is made later starts from the rate that there is', () => {
    const optimizer = twoGroups();
    const first = new lrScheduler.StepLR(optimizer, { stepSize: 1 });
    first.step();
    first.step();
    const late = new lrScheduler.LinearLR(optimizer, { startFactor: 1, endFactor: 0.5 });
    expect(late.getLastLr()).toEqual(first.getLastLr());
    expect(late.getLastLr()[0]).toBeCloseTo(0.001, 17);
  });

  test('a rate that no factor changes is the same to the bit; a given epoch starts from the rates at the start', () => {
    const optimizer = twoGroups();
    const steps = new lrScheduler.StepLR(optimizer, { stepSize: 3 });
    for (let t = 0; t < 4; t++) steps.step();
    optimizer.paramGroups[0]!.lr = 0.7; // 0.7 · 0.1 / 0.1 is less
    steps.step();
    expect(steps.getLastLr()[0]).toBe(0.7);
    steps.step(2);
    expect(steps.getLastLr()).toEqual([0.1, 0.02]);
  });
});

test("formulas: α₀ e^(−kt), α₀ / (1 + kt), α₀ (t + 1)^−p; the slides' 0.01 · 0.9²⁰", () => {
  const after = (t: number, make: (optimizer: optim.SGD) => Scheduler) => rates(make, t + 1)[t]![0]![0]!;
  expect(after(7, (o) => new lrScheduler.ExponentialLR(o, { k: 0.3 }))).toBeCloseTo(0.1 * 0.1224564282529819, 16); // e^−2.1
  expect(after(6, (o) => new lrScheduler.InverseTimeLR(o, { k: 0.5 }))).toBe(0.1 / 4);
  expect(after(3, (o) => new lrScheduler.PowerLR(o, { p: 0.5 }))).toBe(0.05);
  const optimizer = new optim.SGD([parameter()], { lr: 0.01 });
  const exponential = new lrScheduler.ExponentialLR(optimizer, { gamma: 0.9 });
  for (let epoch = 0; epoch < 20; epoch++) exponential.step();
  expect(exponential.getLastLr()[0]!.toPrecision(5)).toBe('0.0012158');
});

describe('a schedule is a function of t', () => {
  const at = <O>(f: (t: number, options: O) => number, options: O, ...ts: number[]) => ts.map((t) => f(t, options));

  test('factors, exact', () => {
    expect(at(formulas.stepDecay, { stepSize: 3, gamma: 0.5 }, 0, 2, 3, 8)).toEqual([1, 1, 0.5, 0.25]);
    expect(at(formulas.milestoneDecay, { milestones: [5, 2, 5], gamma: 0.5 }, 1, 2, 5)).toEqual([1, 0.5, 0.125]);
    expect(at(formulas.exponential, { gamma: 0.5 }, 0, 3)).toEqual([1, 0.125]);
    expect(at(formulas.inverseTime, { k: 3 }, 0, 1)).toEqual([1, 0.25]);
    expect(at(formulas.powerDecay, { p: 2 }, 0, 1, 3)).toEqual([1, 0.25, 0.0625]);
    expect(at(formulas.polynomial, { totalIters: 4, power: 2 }, 0, 2, 4, 9)).toEqual([1, 0.25, 0, 0]);
    expect(at(formulas.constant, { totalIters: 4, factor: 0.25 }, 3, 4)).toEqual([0.25, 1]);
    expect(at(formulas.linear, { startFactor: 0.5, endFactor: 1, totalIters: 4 }, 0, 1, 4, 9)).toEqual([
      0.5, 0.625, 1, 1,
    ]);
    expect(at(formulas.cosine, { TMax: 6, etaMin: 9 }, 0, 3, 6, 12)).toEqual([1, 0.5, 0, 1]); // cos 0, π/2, π, 2π
    expect(at(formulas.annealing, { annealEpochs: 4, annealStrategy: 'linear' as const }, 0, 1, 4, 9)).toEqual([
      1, 0.75, 0, 0,
    ]);
  });

  test('rates of cycles, exact', () => {
    const restarts = (t: number) => formulas.warmRestarts(t, { T0: 2, TMult: 2, etaMin: 0 }, 8);
    expect([0, 1, 2, 4, 6, 10].map(restarts)).toEqual([8, 4, 8, 4, 8, 4]); // periods of 2, 4 and 8 steps
    const phases = { totalSteps: 9, epochs: undefined, stepsPerEpoch: undefined, pctStart: 1 / 3, threePhase: false };
    const cycle = (t: number) => formulas.oneCycle(t, { ...phases, annealStrategy: 'linear' }, 1, 5, 0);
    expect([0, 1, 2, 5, 8].map(cycle)).toEqual([1, 3, 5, 2.5, 0]);
    const three = (t: number) =>
      formulas.oneCycle(t, { ...phases, threePhase: true, annealStrategy: 'linear' }, 1, 5, 0);
    expect([0, 2, 3, 4, 6, 8].map(three)).toEqual([1, 5, 3, 1, 0.5, 0]);
    const triangle = (mode: 'triangular' | 'triangular2' | 'expRange') => (t: number) =>
      formulas.triangles(t, { stepSizeUp: 2, stepSizeDown: 2, mode, gamma: 0.5 }, 1, 5);
    expect([0, 1, 2, 3, 4, 6].map(triangle('triangular'))).toEqual([1, 3, 5, 3, 1, 5]);
    expect([2, 4, 6].map(triangle('triangular2'))).toEqual([5, 1, 3]);
    expect([1, 2, 6].map(triangle('expRange'))).toEqual([2, 2, 1 + 4 / 64]);
  });
});

test('the rate from before the first schedule stands in its group, and goes along with the state of the optimiser', () => {
  const optimizer = twoGroups();
  for (let t = 0; t < 3; t++) new lrScheduler.StepLR(optimizer, { stepSize: 1 }).step();
  expect(optimizer.paramGroups.map(({ initialLr }) => initialLr)).toEqual([0.1, 0.02]);
  const other = twoGroups();
  other.loadStateDict(optimizer.stateDict());
  const later = new lrScheduler.LambdaLR(other, () => 1);
  expect(later.getLastLr()).toEqual([0.1, 0.02]);
  const search = new optim.LBFGS([parameter()]);
  new lrScheduler.StepLR(search, { stepSize: 1 });
  new optim.LBFGS([parameter()]).loadStateDict(search.stateDict());
});

test('a cycle whose first phase is one step long starts at the top', () => {
  const cycle = new lrScheduler.OneCycleLR(twoGroups(), { maxLr: 0.5, totalSteps: 10, pctStart: 0.1 });
  expect(cycle.getLastLr()).toEqual([0.5, 0.5]);
});

test('betas are cycled where there is no momentum', () => {
  const optimizer = new optim.Adam([parameter()]);
  const cycle = new lrScheduler.OneCycleLR(optimizer, { maxLr: 0.1, totalSteps: 10 });
  expect(optimizer.paramGroups[0]!.betas).toEqual([0.95, 0.999]);
  cycle.step();
  cycle.step();
  expect(optimizer.paramGroups[0]!.betas[0]).toBeCloseTo(0.85, 15);
});

test('resumed runs are equal to the bit, whatever has changed the rates, and in whatever order states are loaded', () => {
  const make = () => {
    const optimizer = twoGroups();
    const options = { stepSize: 3, gamma: 0.7 };
    const cosine = new lrScheduler.CosineAnnealingLR(optimizer, { TMax: 9, etaMin: 1e-3 });
    return [optimizer, [cosine, new lrScheduler.StepLR(optimizer, options)]] as const;
  };
  const run = (schedulers: readonly Scheduler[], steps: number) => {
    for (let t = 0; t < steps; t++) together(schedulers).step();
  };
  const [optimizer, schedulers] = make();
  run(schedulers, 4);
  optimizer.paramGroups[1]!.lr *= 3;
  const states = JSON.stringify(schedulers.map((one) => one.stateDict()));
  run(schedulers, 20);
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const [other, resumed] = make();
    for (const i of order) resumed[i]!.loadStateDict(JSON.parse(states)[i]);
    run(resumed, 20);
    expect(other.paramGroups.map(({ lr }) => lr)).toEqual(optimizer.paramGroups.map(({ lr }) => lr));
  }
});

test('ChainedScheduler starts anew where it is told to, takes its turn, and goes on where it was', () => {
  const lr = (some: LRScheduler) => some.getLastLr();
  const [chained, again] = [chain(twoGroups()), chain(twoGroups())];
  for (let t = 0; t < 5; t++) chained.step();
  for (const group of again.optimizer.paramGroups) group.lr = 5;
  again.step(5);
  expect(lr(again)).toEqual(lr(chained));
  const optimizer = twoGroups();
  const schedulers = [new lrScheduler.PowerLR(optimizer, { p: 1 }), chain(optimizer)];
  const sequence = new lrScheduler.SequentialLR(optimizer, { schedulers, milestones: [2] });
  for (let t = 0; t < 7; t++) sequence.step();
  expect(lr(sequence)).toEqual(lr(chained));
  const resumed = chain(twoGroups());
  resumed.loadStateDict(JSON.parse(JSON.stringify(chained.stateDict())));
  chained.step();
  resumed.step();
  expect(lr(resumed)).toEqual(lr(chained));
});

test('SequentialLR goes on where it was: rates at the start, and the momentum of the schedule whose turn it is', () => {
  const make = (optimizer: optim.SGD) => {
    const { OneCycleLR, CyclicLR, ExponentialLR, SequentialLR } = lrScheduler;
    const last = new ExponentialLR(optimizer, { gamma: 0.9 });
    const first = new OneCycleLR(optimizer, { maxLr: 0.5, totalSteps: 20 });
    const schedulers = [first, new CyclicLR(optimizer, { baseLr: 0.01, maxLr: 0.1, stepSizeUp: 4 }), last];
    return new SequentialLR(optimizer, { schedulers, milestones: [8, 15] });
  };
  const whole = rates(make, 20);
  for (const steps of [5, 13]) {
    const first = make(twoGroups());
    for (let t = 0; t < steps; t++) first.step();
    const state = JSON.parse(JSON.stringify(first.stateDict()));
    const resume = (optimizer: optim.SGD) => {
      for (const group of optimizer.paramGroups) group.lr = 1;
      const resumed = make(optimizer);
      resumed.loadStateDict(state);
      return resumed;
    };
    expect(rates(resume, 20 - steps)).toEqual(whole.slice(steps));
  }
});

test('stateDict goes on where it was, also under another schedule before', () => {
  const options = { TMax: 9 };
  const whole = rates((optimizer) => new lrScheduler.CosineAnnealingLR(optimizer, options), 9);
  const first = new lrScheduler.CosineAnnealingLR(twoGroups(), options);
  for (let t = 0; t < 5; t++) first.step();
  const second = new lrScheduler.CosineAnnealingLR(twoGroups(), options);
  second.loadStateDict(first.stateDict());
  expect(second.getLastLr()).toEqual(whole[5]!.map(([lr]) => lr));
});

describe('at the end of patience and of cooldown', () => {
  const worse = [1, ...Array<number>(9).fill(2)];
  /** The epochs, from 1, after which the rate was lowered. */
  const cuts = (options: optim.lrScheduler.PlateauOptions, metrics = worse) => {
    const optimizer = twoGroups();
    const plateau = new lrScheduler.ReduceLROnPlateau(optimizer, options);
    const after = (metric: number) => {
      const before = optimizer.paramGroups[0]!.lr;
      plateau.step(metric);
      return optimizer.paramGroups[0]!.lr < before;
    };
    return metrics.flatMap((metric, i) => (after(metric) ? [i + 1] : []));
  };
  const base = { eps: 0 } as const;

  test('PyTorch lowers when numBadEpochs > patience, and counts none in the cooldown', () => {
    expect(cuts({ ...base, patience: 2 })).toEqual([4, 7, 10]);
    expect(cuts({ ...base, patience: 0 })).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(cuts({ ...base, patience: 1, cooldown: 2 })).toEqual([3, 7]); // 4 and 5 do not count
  });

  test('Keras lowers when wait >= patience, and counts the last epoch of the cooldown', () => {
    const keras = { ...base, counting: 'keras' } as const;
    expect(cuts({ ...keras, patience: 2 })).toEqual([3, 5, 7, 9]);
    expect(cuts({ ...keras, patience: 0 })).toEqual(cuts({ ...keras, patience: 1 }));
    expect(cuts({ ...keras, patience: 2, cooldown: 2 })).toEqual([3, 6, 9]); // 4 does not count, 5 and 6 do
    expect(cuts({ ...keras, patience: 1, cooldown: 1 }, [1, 2, 0.5, 2])).toEqual([2, 4]); // better, while it cools down
  });

  test('what counts as progress: a part of the best value, or a difference to it', () => {
    const metrics = [10, 9.5, 9.5];
    expect(cuts({ ...base, patience: 0, threshold: 0.1 }, metrics)).toEqual([2, 3]); // less than 9
    expect(cuts({ ...base, patience: 0, threshold: 0.1, thresholdMode: 'abs' }, metrics)).toEqual([3]); // less than 9.9
    const rising = [10, 10.5, 10.5];
    expect(cuts({ ...base, mode: 'max', patience: 0, threshold: 0.1 }, rising)).toEqual([2, 3]);
    expect(cuts({ ...base, mode: 'max', patience: 0, threshold: 0.1, thresholdMode: 'abs' }, rising)).toEqual([3]);
  });
});

test.each(['min', 'max'] as const)(
  'ReduceLROnPlateau, %s: its state goes through JSON, also before a value was best',
  (mode) => {
    const plateau = new lrScheduler.ReduceLROnPlateau(twoGroups(), { mode });
    const through = () => {
      const other = new lrScheduler.ReduceLROnPlateau(twoGroups(), { mode });
      other.loadStateDict(JSON.parse(JSON.stringify(plateau.stateDict())));
      return other;
    };
    expect(through().stateDict()).toEqual({ best: null, numBadEpochs: 0, cooldownCounter: 0, lastEpoch: 0 });
    for (const other of [plateau, through()]) {
      other.step(mode === 'min' ? 1e300 : -1e300);
      expect(other.stateDict()).toMatchObject({ best: mode === 'min' ? 1e300 : -1e300, numBadEpochs: 0 });
    }
    plateau.step(Number.NaN);
    expect(through().stateDict()).toEqual(plateau.stateDict());
    expect(plateau.stateDict()).toMatchObject({ numBadEpochs: 1, lastEpoch: 2 });
  },
);

test.each([
  ['StepLR', 'stepSize'],
  ['MultiStepLR', 'milestones'],
  ['ExponentialLR', 'gamma'],
  ['InverseTimeLR', 'k'],
  ['PowerLR', 'p'],
  ['CosineAnnealingLR', 'TMax'],
  ['CosineAnnealingWarmRestarts', 'T0'],
  ['OneCycleLR', 'maxLr'],
  ['CyclicLR', 'baseLr'],
  ['SWALR', 'swaLr'],
  ['SequentialLR', 'schedulers'],
])('%s needs %s', (name, option) => {
  const Schedule = lrScheduler[name as 'StepLR'];
  const missing = `${name}: ${option} is missing, but must be`;
  expect(() => new Schedule(twoGroups(), {} as never)).toThrow(missing);
  expect(() => new Schedule(twoGroups(), undefined as never)).toThrow(missing);
  expect(() => new Schedule(twoGroups(), { [option]: undefined } as never)).toThrow(missing);
});

const o = twoGroups;
test.each([
  [() => new lrScheduler.StepLR(o(), { stepSize: 0 }), 'StepLR: stepSize is 0, but must be a whole number, 1 or more'],
  [() => new lrScheduler.StepLR(o(), { stepSize: 1, gama: 1 } as never), "StepLR: there is no option 'gama'"],
  [
    () => new lrScheduler.MultiStepLR(o(), { milestones: [5, -3] }),
    'MultiStepLR: milestones is [5, -3], but must be a list, each a whole number, 0 or more',
  ],
  [
    () => {
      const optimizer = o();
      const schedulers = [1, 2, 3].map(() => new lrScheduler.LinearLR(optimizer));
      return new lrScheduler.SequentialLR(optimizer, { schedulers, milestones: [5, 5] });
    },
    'SequentialLR: milestones is [5, 5], but must be a list of whole numbers, each above the one before, one less',
  ],
  [
    () => new lrScheduler.OneCycleLR(o(), { maxLr: 1, epochs: 2.5, stepsPerEpoch: 4 }),
    'OneCycleLR: epochs is 2.5, but',
  ],
  [
    () => new lrScheduler.OneCycleLR(o(), { maxLr: 1, totalSteps: 9, pctStart: 1 }),
    'OneCycleLR: pctStart is 1, but must be a number from 0 up to, but not, 1',
  ],
  [
    () => new lrScheduler.LambdaLR(o(), (() => {}) as never),
    'LambdaLR: the function gave undefined for 0, but must give a finite number, 0 or more',
  ],
  [() => new lrScheduler.LambdaLR(o(), (t) => 1 - t).step(2), 'LambdaLR: the function gave -1 for 2, but must give'],
  [
    () => new lrScheduler.MultiplicativeLR(o(), () => Number.NaN).step(),
    'MultiplicativeLR: the function gave NaN for 1',
  ],
  [
    () => new lrScheduler.ChainedScheduler([]),
    'ChainedScheduler: schedulers is [], but must be a list of schedules of',
  ],
  [() => new lrScheduler.ChainedScheduler(o() as never), 'ChainedScheduler: schedulers is SGD {…}, but must be a list'],
  [
    () => new lrScheduler.ChainedScheduler([o(), o()].map((optimizer) => new lrScheduler.LinearLR(optimizer))),
    'ChainedScheduler: schedulers is [LinearLR {…}, LinearLR {…}], but must be a list of schedules of this optimiser',
  ],
  [
    () => new lrScheduler.ChainedScheduler([new lrScheduler.ReduceLROnPlateau(o())] as never),
    'ChainedScheduler: schedulers is [ReduceLROnPlateau {…}], but must be a list of schedules of this optimiser, none of',
  ],
  [() => new lrScheduler.LambdaLR(o(), (t) => 1 / t), 'LambdaLR: the function gave Infinity for 0'],
  [() => new lrScheduler.LambdaLR(o(), (async () => 1) as never), 'LambdaLR: the function gave Promise {…} for 0'],
  [() => new lrScheduler.LambdaLR(o(), [() => 1]), 'but must be a function, or a list of 2, one for each group'],
  [() => new lrScheduler.LinearLR(o(), { startFactor: 0 }), 'LinearLR: startFactor is 0, but must be above 0'],
  [() => new lrScheduler.CosineAnnealingLR(o(), { TMax: -1 }), 'CosineAnnealingLR: TMax is -1'],
  [
    () => new lrScheduler.OneCycleLR(o(), { maxLr: 1 }),
    'OneCycleLR: totalSteps is missing, but must be a whole number, 1 or more, or left out where epochs and stepsPerEpoch are',
  ],
  [
    () => new lrScheduler.OneCycleLR(o(), { maxLr: 1, totalSteps: 3 }).step(4),
    'the cycle has 3 steps, and they are over',
  ],
  [
    () => new lrScheduler.CyclicLR(o(), { baseLr: 1, maxLr: 0.1 }),
    'CyclicLR: maxLr is 0.1, but must be a finite number',
  ],
  [
    () => new lrScheduler.CyclicLR(o(), { baseLr: [0.1, 0.2], maxLr: [0.3, 0.1] }),
    'maxLr is [0.3, 0.1], but must be a finite number, 0 or more, or a list of 2, one for each group; baseLr or more',
  ],
  [
    () => new lrScheduler.OneCycleLR(o(), { maxLr: [1], totalSteps: 9 }),
    'OneCycleLR: maxLr is [1], but must be a finite number above 0, or a list of 2, one for each group',
  ],
  [() => new lrScheduler.SWALR(o(), { swaLr: [1, 1, 1] }), 'SWALR: swaLr is [1, 1, 1], but must be'],
  [
    () => {
      const optimizer = o();
      const plateau = new lrScheduler.ReduceLROnPlateau(optimizer, { patience: 0, minLr: [0, 0] });
      optimizer.addParamGroup({ params: [parameter()] });
      for (const loss of [1, 1]) plateau.step(loss);
    },
    'ReduceLROnPlateau: minLr is [0, 0], but must be a finite number, 0 or more, or a list of 3, one for each group',
  ],
  [
    () => new lrScheduler.CyclicLR(new optim.Adagrad([parameter()]), { baseLr: 0, maxLr: 1 }),
    'CyclicLR: the optimiser has neither momentum nor betas to cycle; pass cycleMomentum: false',
  ],
  [
    () => new lrScheduler.ReduceLROnPlateau(o(), { factor: 1 }),
    'ReduceLROnPlateau: factor is 1, but must be a number from 0',
  ],
  [
    () => new lrScheduler.ReduceLROnPlateau(o()).step(undefined as never),
    'step needs a number to watch, such as a loss',
  ],
  [
    () => {
      const optimizer = o();
      const schedulers = [new lrScheduler.LinearLR(optimizer)];
      return new lrScheduler.SequentialLR(optimizer, { schedulers, milestones: [3] });
    },
    'SequentialLR: milestones is [3], but must be a list of whole numbers',
  ],
  [
    () => new lrScheduler.SequentialLR(o(), { schedulers: [new lrScheduler.LinearLR(o())], milestones: [] }),
    'SequentialLR: schedulers is [LinearLR {…}], but must be a list of schedules of this optimiser, none of which is',
  ],
  [() => new lrScheduler.LinearLR(o()).step(-1), 'LinearLR: the epoch is -1, but must be a number, 0 or more'],
  [
    () => new lrScheduler.ReduceLROnPlateau(o()).loadStateDict({} as never),
    'ReduceLROnPlateau: state.best is missing, but must be a number, or null',
  ],
  [
    () => new lrScheduler.ReduceLROnPlateau(o()).loadStateDict({ best: 1, numBadEpochs: 0 } as never),
    'ReduceLROnPlateau: state.cooldownCounter is missing, but must be a whole number, 0 or more',
  ],
  [() => new lrScheduler.StepLR(o(), { stepSize: 1 }).loadStateDict({} as never), 'StepLR: state.lastEpoch is missing'],
  [
    () => new lrScheduler.LinearLR(o()).loadStateDict({ lastEpoch: 1, lastLr: [1, 1] }),
    'LinearLR: state.baseLrs is missing, but must be a list, each a finite number',
  ],
  [
    () => new lrScheduler.LinearLR(o()).loadStateDict({ lastEpoch: 1, lastLr: [1], baseLrs: [1, 1] }),
    'LinearLR: the state is of an optimiser with 1 groups, but this one has 2',
  ],
  [
    () => new lrScheduler.LinearLR(o()).loadStateDict(undefined as never),
    'LinearLR: the state is undefined, but must be what stateDict() gave',
  ],
  [
    () => chain(o()).loadStateDict({ lastEpoch: 1, lastLr: [1, 1], schedulers: [] }),
    'ChainedScheduler: state.schedulers is [], but must be a list of 3, each an object',
  ],
  [
    () => new lrScheduler.LinearLR(o()).loadStateDict({ lastEpoch: 1, lastLr: [1], baseLrs: [1] }),
    'LinearLR: the state is of an optimiser with 1 groups, but this one has 2',
  ],
  [
    () => new lrScheduler.LambdaLR(o(), undefined as never),
    'LambdaLR: lrLambda is missing, but must be a function, or',
  ],
  [() => new lrScheduler.MultiStepLR(o(), { milestones: '5' as never }), "MultiStepLR: milestones is '5', but must"],
  [
    () => new lrScheduler.StepLR(o(), 30 as never),
    'the options are 30, but must be an object, such as { stepSize: 30 }',
  ],
  [
    () => new lrScheduler.MultiStepLR(o(), [3, 9] as never),
    'MultiStepLR: the options are [3, 9], but must be an object, such as { milestones: [3, 9] }',
  ],
  [
    () => new lrScheduler.ReduceLROnPlateau(o(), 'min' as never),
    "the options are 'min', but must be an object, such as { mode: 'min' }",
  ],
  [
    () => new lrScheduler.StepLR(o(), null as never),
    'StepLR: the options are null, but must be an object; it has stepSize',
  ],
  [
    () => new lrScheduler.ExponentialLR(o(), { gama: 0.9 } as never),
    "ExponentialLR: there is no option 'gama'; did you mean gamma? It also has k",
  ],
  [
    () => new lrScheduler.ExponentialLR(o(), { gamma: 0.9, k: 1 } as never),
    'ExponentialLR: gamma is 0.9, but must be a finite number above 0, or left out where k is given',
  ],
  [() => new lrScheduler.ExponentialLR(o(), { k: 1e4 }), 'k is 10000, but must be a number for which e^−k is finite'],
  [
    () => new lrScheduler.StepLR(new nn.Linear(1, 1) as never, { stepSize: 1 }),
    'StepLR: takes an optimiser first, such as new SGD(net.parameters()), but was given Linear {…}',
  ],
  [() => new lrScheduler.LambdaLR({} as never, () => 1), 'LambdaLR: takes an optimiser first'],
  [
    () => new lrScheduler.ReduceLROnPlateau(undefined as never),
    'ReduceLROnPlateau: takes an optimiser first, such as new SGD(net.parameters()), but was given undefined',
  ],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
