// One valid call of every optimiser, transform and schedule, and of their methods.

import { nn, optim, type Tensor } from '../../src/index.js';
import type { Entry, Room } from './entries.js';

const { lrScheduler, transforms } = optim;
type Made = { [name: string]: (...args: unknown[]) => unknown };
type Constructors = { [name: string]: new (...args: unknown[]) => Made };

const call = (args: () => unknown[], options?: number): Entry => ({
  args,
  ...(options === undefined ? {} : { options }),
});
const method = (name: string, made: () => object, args: () => unknown[] = () => []): Entry => ({
  ...call(args),
  call: (...given) => (made() as Made)[name]!(...given),
});

const parameters = () => new nn.Linear(2, 1).parameters();
/** The loss |w|² of parameters, and its gradients. */
function closureOf(weights: Iterable<Tensor>): () => Tensor {
  return () => {
    let [loss] = [undefined as Tensor | undefined];
    for (const weight of weights) {
      weight.grad = null;
      loss = loss ? loss.add(weight.square().sum()) : weight.square().sum();
    }
    loss!.backward(undefined, { retainGraph: true });
    return loss!;
  };
}

const optimizers = [
  ...(['SGD', 'Adam', 'AdamW', 'Adamax', 'NAdam', 'RAdam', 'AdaBelief', 'Adagrad', 'Adadelta', 'RMSprop'] as const),
  ...(['Newton', 'BFGS', 'LBFGS'] as const),
];

/** An optimiser's class and its methods: each has its own options, and its own memory. */
function optimizerOf(name: (typeof optimizers)[number]): [string, Entry][] {
  let weights = parameters();
  const made = () => new (optim as unknown as Constructors)[name]!(weights);
  const closure = () => closureOf((weights = parameters()));
  /** After a step, when there is something to remember. */
  const used = () => {
    const f = closure();
    const optimizer = made();
    optimizer.step!(f);
    return optimizer;
  };
  const rows: [string, Entry][] = [
    [name, call(() => [parameters(), {}], 1)],
    [`${name}.step`, method('step', made, () => [closure()])],
    [`${name}.zeroGrad`, method('zeroGrad', made)],
  ];
  if (name === 'Newton') return [...rows, addGroup(name, made)];
  rows.push([`${name}.stateDict`, method('stateDict', used)]);
  rows.push([`${name}.loadStateDict`, method('loadStateDict', made, () => [used().stateDict!()])]);
  return [...rows, name.endsWith('BFGS') ? noGroup(name, made) : addGroup(name, made)];
}

const addGroup = (name: string, made: () => object): [string, Entry] => [
  `${name}.addParamGroup`,
  { ...method('addParamGroup', made, () => [{ params: parameters() }]), options: 0 },
];

/** Directions go through all parameters together, so that no others can come: whatever is given, that is said. */
const noGroup = (name: string, made: () => object): [string, Entry] => {
  const entry = method('addParamGroup', made, () => [{ params: parameters() }]);
  const call = (...given: never[]) => {
    try {
      return entry.call!(...given);
    } catch (error) {
      if (String(error).includes('takes one list of parameters')) return null;
      throw error;
    }
  };
  return [`${name}.addParamGroup`, { ...entry, call }];
};

const averaged = () => {
  const averages = new optim.AveragedParameters(parameters());
  averages.update();
  return averages;
};

const optimEntries: Room['entries'] = {
  ...Object.fromEntries(optimizers.flatMap(optimizerOf)),
  Optimizer: {
    ...call(() => [parameters(), {}], 1),
    call: (...args: never[]) => new optim.SGD(...(args as unknown as [Tensor[]])),
  },
  chain: call(() => [parameters(), [transforms.scaleByAdam()], {}], 2),
  AveragedParameters: call(() => [parameters(), {}], 1),
  'AveragedParameters.update': method('update', averaged),
  'AveragedParameters.stateDict': method('stateDict', averaged),
  'AveragedParameters.loadStateDict': method('loadStateDict', averaged, () => [averaged().stateDict()]),
  'AveragedParameters.applied': method('applied', averaged, () => [() => 1]),
};

const optimizer = () => new optim.SGD(parameters(), { lr: 0.1, momentum: 0.9 });

/** The schedules, and what each needs. */
const schedules: { [name: string]: (of: optim.SGD) => unknown[] } = {
  StepLR: () => [{ stepSize: 3 }],
  MultiStepLR: () => [{ milestones: [1, 3] }],
  ExponentialLR: () => [{ gamma: 0.9 }],
  LinearLR: () => [{}],
  ConstantLR: () => [{}],
  PolynomialLR: () => [{}],
  InverseTimeLR: () => [{ k: 0.1 }],
  PowerLR: () => [{ p: 0.5 }],
  CosineAnnealingLR: () => [{ TMax: 5 }],
  SWALR: () => [{ swaLr: 0.05 }],
  CosineAnnealingWarmRestarts: () => [{ T0: 3 }],
  OneCycleLR: () => [{ maxLr: 0.1, totalSteps: 9 }],
  CyclicLR: () => [{ baseLr: 0.01, maxLr: 0.1 }],
  ReduceLROnPlateau: () => [{}],
  SequentialLR: (of) => [
    { schedulers: [new lrScheduler.ConstantLR(of), new lrScheduler.LinearLR(of)], milestones: [2] },
  ],
};

/** A schedule's class and its methods. */
function scheduleOf(name: string, args: () => unknown[], options?: number): [string, Entry][] {
  const made = () => new (lrScheduler as unknown as Constructors)[name]!(...args());
  return [
    [name, call(args, options)],
    [`${name}.step`, method('step', made, () => [1])],
    [`${name}.stateDict`, method('stateDict', made)],
    [`${name}.loadStateDict`, method('loadStateDict', made, () => [made().stateDict!()])],
  ];
}

const scheduleEntries: Room['entries'] = Object.fromEntries([
  ...Object.entries(schedules).flatMap(([name, options]) =>
    scheduleOf(
      name,
      () => {
        const of = optimizer();
        return [of, ...options(of)];
      },
      1,
    ),
  ),
  ...scheduleOf('LambdaLR', () => [optimizer(), (t: number) => 1 / (1 + t)]),
  ...scheduleOf('MultiplicativeLR', () => [optimizer(), () => 0.9]),
  ...scheduleOf('ChainedScheduler', () => [[new lrScheduler.LinearLR(optimizer())]]),
  ['LRScheduler', call(() => [optimizer()])],
]);

const transformEntries: Room['entries'] = Object.fromEntries(
  Object.keys(transforms).map((name) => [name, call(() => [{}], 0)]),
);

export const optimRooms: { [name: string]: Room } = {
  optim: { exports: optim, entries: optimEntries },
  'optim.lrScheduler': { exports: lrScheduler, entries: scheduleEntries },
  'optim.transforms': { exports: transforms, entries: transformEntries },
};
