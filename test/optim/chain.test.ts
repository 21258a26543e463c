import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { nn, optim, type Tensor, tensor, zeros } from '../../src/index.js';
import { problems } from './problems.js';

const { chain, transforms, lrScheduler } = optim;
const w = () => [zeros([1], { requiresGrad: true })];
/** What somebody passes whom no type checker stops. */
const any = (x: unknown) => x as never;

/** Where some steps on Rosenbrock's valley lead, or on many numbers of float32 at once. */
function walk(make: (params: Tensor[]) => Pick<optim.Chain, 'step' | 'zeroGrad'>, steps = 20): number[] {
  const long = Array.from({ length: 5000 }, (_, i) => ((i * 7) % 11) - 5);
  const [p, q] = [tensor([-1.2, 1], { dtype: 'float64', requiresGrad: true }), tensor(long, { requiresGrad: true })];
  const optimizer = make([p, q]);
  for (let step = 0; step < steps; step++) {
    optimizer.zeroGrad();
    problems.rosenbrock!(p).backward();
    q.square().sum().backward();
    optimizer.step();
  }
  return [...p.data, ...q.data];
}

describe('chain', () => {
  const { addDecayedWeights, scaleByAdam, momentum, scaleByNAdam } = transforms;

  test('AdamW is Adam with one line in another place, to the bit', () => {
    const options = { lr: 0.01, weightDecay: 0.1 };
    const decay = addDecayedWeights({ weightDecay: 0.1 });
    expect(walk((p) => chain(p, [decay, scaleByAdam()], { lr: 0.01 }))).toEqual(
      walk((p) => new optim.Adam(p, options)),
    );
    const adamW = walk((p) => chain(p, [scaleByAdam(), decay], { lr: 0.01 }));
    expect(adamW).toEqual(walk((p) => new optim.AdamW(p, options)));
    expect(adamW).not.toEqual(walk((p) => new optim.Adam(p, options)));
  });

  test('other optimisers are chains, too', () => {
    const nesterov = { momentum: 0.5, nesterov: true };
    expect(walk((p) => chain(p, [momentum(nesterov)], { lr: 1e-3 }))).toEqual(
      walk((p) => new optim.SGD(p, { lr: 1e-3, ...nesterov })),
    );
    expect(walk((p) => chain(p, [scaleByNAdam({ betas: [0.8, 0.9] })], { lr: 0.1 }))).toEqual(
      walk((p) => new optim.NAdam(p, { lr: 0.1, betas: [0.8, 0.9] })),
    );
    const scaled = chain(w(), [transforms.scale({ factor: 3 })], { lr: 0.5 });
    scaled.paramGroups[0]!.params[0]!.grad = tensor([2]);
    scaled.step();
    expect(scaled.paramGroups[0]!.params[0]!.item()).toBe(-3);
  });

  test("a transform of one's own: Lion's sign, with a memory that starts where it says", () => {
    const lion: optim.Transform<'mean'> = {
      state: { mean: 1 },
      update({ values, step, state: { mean } }) {
        for (let i = 0; i < values.length; i++) {
          const g = values[i]!;
          values[i] = Math.sign(0.5 * mean[i]! + 0.5 * g) * step;
          mean[i] = 0.5 * mean[i]! + 0.5 * g;
        }
      },
    };
    const [p, ...steps] = [w()[0]!, -3, -3];
    const optimizer = chain([p], [lion], { lr: 1 });
    const places = steps.map((g) => {
      p.grad = tensor([g]);
      optimizer.step();
      return p.item();
    });
    expect(places).toEqual([1, 3]);
    expect(optimizer.stateDict().state[0]!.buffers.mean!.tolist()).toEqual([-2]);
  });

  test('goes on where it was; groups and schedules change its rate', () => {
    const make = (p: Tensor[]) => chain(p, [scaleByAdam(), addDecayedWeights({ weightDecay: 0.1 })], { lr: 0.1 });
    const whole = walk(make, 20);
    let saved: ReturnType<optim.Chain['stateDict']> | undefined;
    const start = walk((p) => {
      const first = make(p);
      const { step } = first;
      let steps = 0;
      first.step = () => {
        const loss = step.call(first);
        if (++steps !== 10) return loss;
        saved = first.stateDict();
        const second = make(p);
        second.loadStateDict(saved);
        first.step = () => second.step();
        return loss;
      };
      return first;
    });
    expect(saved!.state[0]!.step).toBe(10);
    expect(start).toEqual(whole);
    const groups = chain([{ params: w() }, { params: w(), lr: 0.5 }], [], { lr: 0.1 });
    new lrScheduler.StepLR(groups, { stepSize: 1 }).step();
    expect(groups.paramGroups.map(({ lr }) => lr)).toEqual([expect.closeTo(0.01, 15), 0.05]);
  });

  test.each<[() => unknown, string]>([
    [() => chain(any(undefined), []), 'chain: undefined stands where a list of parameters should'],
    [() => chain(w(), any(scaleByAdam())), 'chain: the transforms are { state, update }, but must be a list, such as'],
    [
      () => chain(w(), [any(scaleByAdam)]),
      'chain: transform 0 is a function, but must be a transform; call the function',
    ],
    [() => chain(w(), [scaleByAdam(), any(3)]), 'chain: transform 1 is 3, but must be a transform, such as'],
    [
      () => chain(w(), [scaleByAdam(), scaleByNAdam()]),
      'transforms 0 and 1 both remember something under the name expAvg',
    ],
    [() => chain(w(), [], { lr: -1 }), 'chain: lr is -1, but must be a finite number, 0 or more'],
    [() => chain(w(), [], any({ momentum: 0.9 })), "chain: there is no option 'momentum'; it has lr"],
    [() => chain(w(), [], any(0.1)), 'chain: the options are 0.1, but must be an object, such as { lr: 0.1 }'],
    [
      () => momentum({ momentum: 0.9, dampening: 0.5, nesterov: true }),
      'momentum: nesterov is true, but must be true or',
    ],
  ])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
});

describe('whatever has options refuses what it does not know', () => {
  const optimisers = Object.entries(optim).filter(
    ([name, value]) => /^[A-Z]/.test(name) && typeof value === 'function' && name !== 'Optimizer',
  ) as unknown as [string, new (params: unknown, options?: unknown) => unknown][];
  const schedules = Object.entries(lrScheduler).filter(
    ([name]) => !['LRScheduler', 'LambdaLR', 'MultiplicativeLR', 'ChainedScheduler'].includes(name),
  ) as unknown as [string, new (optimizer: unknown, options?: unknown) => unknown][];
  const kinds = Object.entries(transforms) as unknown as [string, (options: unknown) => unknown][];

  test.each(optimisers)('%s', (name, Kind) => {
    for (const none of [undefined, null, 3, w()[0], new nn.Linear(1, 1), {}])
      expect(() => new Kind(none)).toThrow(`${name}: ${none === null ? 'null' : ''}`);
    expect(() => new Kind(undefined)).toThrow('stands where a list of parameters should');
    expect(() => new Kind([3])).toThrow(`${name}: parameter 0 is 3, and no tensor`);
    expect(() => new Kind(w(), { nonsense: 1 })).toThrow(`${name}: there is no option 'nonsense'`);
    expect(() => new Kind(w(), [])).toThrow(`${name}: the options are [], but must be an object`);
  });

  test.each(schedules)('%s', (name, Kind) => {
    for (const none of [undefined, 3, w(), new nn.Linear(1, 1)])
      expect(() => new Kind(none)).toThrow(`${name}: takes an optimiser first`);
    const optimizer = new optim.SGD(w(), { momentum: 0.9 });
    expect(() => new Kind(optimizer, { nonsense: 1 })).toThrow(`${name}: there is no option 'nonsense'`);
    expect(() => new Kind(optimizer, [[]])).toThrow(`${name}: the options are [[]], but must be an object`);
  });

  test.each(kinds)('%s', (name, kind) => {
    expect(() => kind({ nonsense: 1 })).toThrow(`${name}: there is no option 'nonsense'`);
    expect(() => kind([])).toThrow(`${name}: the options are [], but must be an object`);
  });

  const averages = () => new optim.AveragedParameters(w());
  const adam = () => new optim.Adam(w());
  test.each<[() => unknown, string]>([
    [() => adam().addParamGroup(any(w())), 'Adam: the group is [Tensor [1]], but must be parameters and their options'],
    [() => adam().addParamGroup(any({ params: w(), lrr: 1 })), "Adam: there is no option 'lrr'; did you mean lr?"],
    [() => adam().addParamGroup({ params: any(3) }), 'Adam: 3 stands where a list of parameters should'],
    [() => new optim.SGD([{ params: w() }, { params: w(), momentum: 2 }]), 'SGD: momentum is 2, but must be'],
    [() => adam().step(any(3)), 'Adam: step needs a function that computes the loss'],
    [() => adam().step(any(() => undefined)), 'was given returned nothing, but must return the loss, a tensor of one'],
    [() => adam().step(any(async () => 1)), 'returned Promise {…}, but must return the loss'],
    [() => new optim.LBFGS(w()).step(any(() => 3)), 'LBFGS: the function that step was given returned 3, but must'],
    [() => new optim.Newton(w()).step(any(undefined)), 'Newton: step needs a function'],
    [() => adam().loadStateDict(any(undefined)), 'Adam: the state is undefined, but must be what stateDict() gave'],
    [
      () => adam().loadStateDict(any(new optim.SGD(w(), { momentum: 0.9 }).stateDict())),
      "Adam: the state has 'momentum', which Adam does not know: it is that of an optimiser of another kind",
    ],
    [() => adam().loadStateDict(any({})), 'Adam: state.state is missing, but must be an object'],
    [() => adam().loadStateDict(any({ state: {} })), 'Adam: state.paramGroups is missing, but must be a list'],
    [
      () => adam().loadStateDict({ ...adam().stateDict(), state: { 3: { step: 1, buffers: { expAvg: zeros([1]) } } } }),
      'Adam: expAvg of parameter 3 has shape [1] in the state, but there is no such parameter',
    ],
    [
      () => adam().loadStateDict({ ...adam().stateDict(), state: { 0: { step: 1, buffers: { expAvg: any(3) } } } }),
      'Adam: expAvg of parameter 0 is no tensor in the state, but the parameter has [1]',
    ],
    [() => new optim.BFGS(w()).loadStateDict(any(3)), 'BFGS: the state is 3, but must be what stateDict() gave'],
    [() => averages().loadStateDict(any({})), 'AveragedParameters: state.nAveraged is missing'],
    [() => averages().applied(any(3)), 'AveragedParameters: the function of applied is 3, but must be a function'],
    [() => new lrScheduler.ChainedScheduler(any(3)), 'ChainedScheduler: schedulers is 3, but must be a list'],
    [
      () => new lrScheduler.StepLR(adam(), { stepSize: 1 }).step(any('x')),
      'StepLR: the epoch is x, but must be a number',
    ],
  ])('%s', (f, message) => expect(f).toThrow(message));
});

test('an optimiser shows its groups and their numbers, a schedule its last rates', () => {
  const net = new nn.Linear(3, 2);
  const sgd = new optim.SGD(net.parameters(), { lr: 0.1, momentum: 0.9 });
  expect(inspect(sgd)).toBe(
    "SGD(lr: 0.1, momentum: 0.9, dampening: 0, weightDecay: 0, nesterov: false, velocity: 'gradients', 2 parameters of 8 numbers)",
  );
  const adam = new optim.Adam([{ params: w() }, { params: w(), betas: [0.5, 0.5] }]);
  expect(String(adam).split('\n')).toEqual([
    'Adam(',
    expect.stringMatching(/^ {2}group 0: .*lr: 0\.001.* betas: \[0\.9, 0\.999\], .*, 1 parameter of 1 number$/),
    expect.stringMatching(/^ {2}group 1: .* betas: \[0\.5, 0\.5\], /),
    ')',
  ]);
  const schedule = new lrScheduler.StepLR(sgd, { stepSize: 1, gamma: 0.5 });
  schedule.step();
  expect(inspect(schedule)).toBe('StepLR(lastEpoch: 1, lastLr: [0.05])');
  const plateau = new lrScheduler.ReduceLROnPlateau(sgd);
  plateau.step(0.25);
  plateau.step(0.5);
  expect(inspect(plateau)).toBe('ReduceLROnPlateau(lastEpoch: 2, lastLr: [0.05], best: 0.25, numBadEpochs: 1)');
});
