// How far every named part is from an independent source: the table that `npm run parity` prints, and what a test asserts of it.

import {
  data,
  functional,
  init,
  linalg,
  manualSeed,
  type NestedNumbers,
  nn,
  optim,
  RandomState,
  randn,
  stack,
  type Tensor,
  tensor,
  train,
  zeros,
} from '../../src/index.js';
import { exp } from '../../src/math/index.js';
import sets from '../fixtures/data.json' with { type: 'json' };
import keras from '../fixtures/keras-callbacks.json' with { type: 'json' };
import parts from '../fixtures/parts.json' with { type: 'json' };
import fixture from '../fixtures/torch-functional.json' with { type: 'json' };
import paths from '../fixtures/torch-optim.json' with { type: 'json' };
import schedules from '../fixtures/torch-schedules.json' with { type: 'json' };
import toys from '../fixtures/toys.json' with { type: 'json' };
import { problems } from '../optim/problems.js';
import { feed } from '../train/feed.js';
import { modules } from './modules.js';

/** A part, what it was compared with, and the largest error, as a share of the largest number there (of 1, when all are smaller). */
export interface Part {
  room: string;
  name: string;
  oracle: string;
  source: string;
  error: number;
  /** What roundings explain. */
  tolerance: number;
}

const wide = (values: NestedNumbers): Tensor => tensor(values, { dtype: 'float64' });
const flat = (values: NestedNumbers): number[] =>
  typeof values === 'number' ? [values] : values.flatMap((value) => flat(value as NestedNumbers));

function distance(actual: NestedNumbers | Tensor, expected: NestedNumbers): number {
  const [a, b] = ['tolist' in (actual as object) ? (actual as Tensor).tolist() : actual, expected].map((x) =>
    flat(x as NestedNumbers),
  );
  if (a!.length !== b!.length) return Number.POSITIVE_INFINITY;
  const size = b!.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
  return a!.reduce((worst, x, i) => Math.max(worst, Math.abs(x - b![i]!)), 0) / size;
}

const worst = (errors: readonly number[]): number =>
  errors.reduce((most, x) => (x > most || Number.isNaN(x) ? x : most), 0);

/** float64: a handful of roundings of 1.1e-16; whitening ends in roundings that the covariance's condition enlarges. */
const moduleTolerance = (name: string) => (name === 'DecorrelatedBatchNorm' ? 1e-11 : 1e-14);

function ofModules(): Part[] {
  return Object.entries(modules).map(([name, { make, source, oracle }]) => {
    const expected = parts.modules[name as keyof typeof parts.modules] as {
      x: NestedNumbers;
      state: { [name: string]: NestedNumbers };
      y: NestedNumbers;
      gradient: NestedNumbers | null;
      gradients: { [name: string]: NestedNumbers };
      buffers: { [name: string]: NestedNumbers };
    };
    const module = make().to('float64');
    for (const [parameter, values] of Object.entries(expected.state))
      module.stateDict()[parameter]!.copy_(wide(values));
    const x = expected.gradient ? wide(expected.x).requiresGrad_() : tensor(expected.x, { dtype: 'int32' });
    manualSeed(5);
    const y = module.forward(x);
    const count = y.numel();
    const weights = Array.from({ length: count }, (_, i) => -1 + (3 * i) / Math.max(1, count - 1));
    y.mul(wide(weights).reshape(y.shape)).sum().backward();
    const errors = [distance(y, expected.y)];
    if (expected.gradient) errors.push(distance(x.grad!, expected.gradient));
    for (const [parameter, tensor] of module.namedParameters())
      if (expected.gradients[parameter]) errors.push(distance(tensor.grad!, expected.gradients[parameter]));
    for (const [buffer, values] of Object.entries(expected.buffers))
      errors.push(distance(module.stateDict()[buffer]!, values));
    return { room: 'nn', name, oracle, source, error: worst(errors), tolerance: moduleTolerance(name) };
  });
}

const { given } = fixture;
const labels = tensor(given.labels, { dtype: 'int32' });
const ignored = labels.maskedFill(tensor([0, 1, 0, 0]).to('bool'), -100);
const [target, odds, posWeight] = [wide(given.target), wide(given.odds), wide(given.posWeight)];
const { crossEntropy } = functional;

/** Every form of a loss that the fixtures have, and where it comes from. */
export const losses: { [form: string]: { of: (x: Tensor, options: object) => Tensor; source: string } } = {
  nllLoss: { of: (x, o) => functional.nllLoss(x, labels, o), source: '−ln p' },
  'nllLoss with ignored labels': {
    of: (x, o) => functional.nllLoss(x, ignored, { weight: posWeight, ...o }),
    source: '−ln p',
  },
  mseLoss: { of: (x, o) => functional.mseLoss(x, target, o), source: '(x − y)²' },
  l1Loss: { of: (x, o) => functional.l1Loss(x, target, o), source: '|x − y|' },
  huberLoss: { of: (x, o) => functional.huberLoss(x, target, { delta: 0.7, ...o }), source: 'Huber 1964' },
  binaryCrossEntropyWithLogits: {
    of: (x, o) => functional.binaryCrossEntropyWithLogits(x, odds, o),
    source: '−y ln σ − (1−y) ln(1−σ)',
  },
  'binaryCrossEntropyWithLogits with posWeight': {
    of: (x, o) => functional.binaryCrossEntropyWithLogits(x, odds, { posWeight, ...o }),
    source: '−y ln σ − (1−y) ln(1−σ)',
  },
  multiMarginLoss: { of: (x, o) => functional.multiMarginLoss(x, labels, o), source: 'Weston & Watkins 1999' },
  'multiMarginLoss squared': {
    of: (x, o) => functional.multiMarginLoss(x, labels, { p: 2, margin: 0.5, ...o }),
    source: 'Weston & Watkins 1999',
  },
  'crossEntropy smoothed': {
    of: (x, o) => crossEntropy(x, labels, { labelSmoothing: 0.1, ...o }),
    source: 'Szegedy et al. 2016',
  },
  'crossEntropy weighted': { of: (x, o) => crossEntropy(x, labels, { weight: posWeight, ...o }), source: '−w ln p' },
  'crossEntropy weighted and smoothed': {
    of: (x, o) => crossEntropy(x, ignored, { weight: posWeight, labelSmoothing: 0.2, ...o }),
    source: 'Szegedy et al. 2016',
  },
  'crossEntropy of probabilities': {
    of: (x, o) => crossEntropy(x, odds, { weight: posWeight, labelSmoothing: 0.1, ...o }),
    source: '−Σ t ln p',
  },
  'crossEntropy with ignored labels': { of: (x, o) => crossEntropy(x, ignored, o), source: '−ln p' },
  naiveCrossEntropy: { of: (x, o) => functional.naiveCrossEntropy(x, labels, o), source: 'slides: softmax' },
};

function ofLosses(): Part[] {
  const found = Object.entries(losses).map(([name, { of, source }]): Part => {
    const rows = Object.entries(fixture.losses).filter(([row]) => row.split(', ')[0] === name);
    const errors = rows.flatMap(([row, { loss, gradient }]) => {
      const x = wide(given.logits).requiresGrad_();
      const y = of(x, { reduction: row.split(', ')[1] });
      y.sum().backward();
      return [distance(y, loss), distance(x.grad!, gradient)];
    });
    return { room: 'nn', name, oracle: 'PyTorch', source, error: worst(errors), tolerance: 1e-14 };
  });
  const weights = [tensor([[1, -2]]), tensor([3])];
  const penalty = (name: string, y: Tensor, expected: number, source: string): Part => {
    return { room: 'nn', name, oracle: 'by hand', source, error: distance(y, expected), tolerance: 0 };
  };
  return [
    ...found,
    penalty('l1Penalty', functional.l1Penalty(weights), 6, 'slides: Σ|w|'),
    penalty('l2Penalty', functional.l2Penalty(weights), 14, 'slides: Σw²'),
    penalty(
      'elasticPenalty',
      functional.elasticPenalty(weights, { beta: 0.5 }),
      13,
      'slides: βw² + |w|; Zou & Hastie 2005',
    ),
  ];
}

const fills: { [name: string]: { fill: (w: Tensor) => Tensor; source: string } } = {
  normal_: { fill: (w) => init.normal_(w, { mean: 0.1, std: 0.01 }), source: 'N(μ, σ²)' },
  uniform_: { fill: (w) => init.uniform_(w, { a: -0.2, b: 0.2 }), source: 'U(a, b)' },
  constant_: { fill: (w) => init.constant_(w, 0.3), source: 'c' },
  xavierNormal_: { fill: (w) => init.xavierNormal_(w, { gain: 5 / 3 }), source: 'Glorot & Bengio 2010' },
  xavierUniform_: { fill: (w) => init.xavierUniform_(w), source: 'Glorot & Bengio 2010' },
  kaimingNormal_: { fill: (w) => init.kaimingNormal_(w, { nonlinearity: 'relu' }), source: 'He et al. 2015' },
  kaimingUniform_: { fill: (w) => init.kaimingUniform_(w, { mode: 'fanOut', a: 0.5 }), source: 'He et al. 2015' },
  orthogonal_: { fill: (w) => init.orthogonal_(w, { gain: 1.5 }), source: 'Saxe et al. 2013' },
  sparse_: { fill: (w) => init.sparse_(w, { sparsity: 0.3, std: 0.1 }), source: 'Martens 2010' },
};

function ofInitialisers(): Part[] {
  const drawn = Object.entries(fills).map(([name, { fill, source }]): Part => {
    manualSeed(7);
    const error = distance(fill(zeros([7, 20])), parts.init[name as keyof typeof parts.init]);
    // float32; the vector logarithm and cosine that PyTorch draws normal numbers with differ by 2 ulp, its decomposition is in float32
    return { room: 'init', name, oracle: 'PyTorch', source, error, tolerance: name === 'orthogonal_' ? 1e-5 : 1e-6 };
  });
  manualSeed(0);
  const net = new nn.Sequential(new nn.Linear(20, 30), new nn.ReLU(), new nn.Linear(30, 10));
  const x = randn([200, 20]);
  const spread = (dim?: number) => {
    const output = net.forward(x);
    return worst(flat((dim === undefined ? output.var() : output.var({ dim, correction: 0 })).sub(1).abs().tolist()));
  };
  init.lsuv_(net, x, { tolerance: 0.01 });
  const lsuv = spread();
  init.dataDependent_(net, x);
  const walk = init
    .randomWalk_(zeros([1, 300_000].toReversed()))
    .std()
    .item();
  const property = (name: string, oracle: string, source: string, error: number, tolerance: number): Part => {
    return { room: 'init', name, oracle, source, error, tolerance };
  };
  const slopes = ['linear', 'sigmoid', 'tanh', 'relu', 'selu'] as const;
  const gains = [...slopes.map((name) => init.calculateGain(name)), init.calculateGain('leakyRelu', { param: 0.2 })];
  const gain = distance(gains, [1, 1, 5 / 3, Math.SQRT2, 3 / 4, 1.3867504905630728]);
  return [
    ...drawn,
    property('calculateGain', 'PyTorch', 'PyTorch', gain, 1e-15),
    // 300 000 samples: the deviation of a normal sample is off by 1/√(2N) = 0.13 %; 5 of these
    property('randomWalk_', 'its variance', 'Sussillo & Abbott 2014', Math.abs(walk / exp(1 / 2) - 1), 6.5e-3),
    property('lsuv_', 'its variance 1', 'Mishkin & Matas 2015', lsuv, 0.01),
    property('dataDependent_', 'its variance 1', 'Krähenbühl et al. 2015', spread(0), 1e-5),
  ];
}

const papers: { [name: string]: string } = {
  SGD: 'Robbins & Monro 1951; Polyak 1964; Nesterov 1983',
  Adagrad: 'Duchi et al. 2011',
  RMSprop: 'Hinton 2012',
  Adadelta: 'Zeiler 2012',
  Adam: 'Kingma & Ba 2014; Reddi et al. 2018',
  AdamW: 'Loshchilov & Hutter 2017',
  Adamax: 'Kingma & Ba 2014',
  NAdam: 'Dozat 2016',
  RAdam: 'Liu et al. 2019',
  AdaBelief: 'Zhuang et al. 2020',
  LBFGS: 'Liu & Nocedal 1989',
  BFGS: 'Nocedal & Wright 2006',
};

/** Forms of optimisers that have a row of their own, by the option that asks for them. */
const forms: { [option: string]: string } = {
  amsgrad: ', AMSGrad',
  biasCorrection: ', no bias correction',
  epsInside: ', ε inside the root',
  centered: ', centred',
  nesterov: ', Nesterov',
};

/** An optimiser's name, with the form that its options ask for. */
function formOf({ optimiser, options }: (typeof paths.paths)[number]): string {
  const found = Object.keys(forms).find((option) => option in options);
  return `${optimiser}${found ? forms[found] : ''}`;
}

function ofOptimisers(): Part[] {
  type Kind = new (params: Tensor[], options: object) => optim.Chain;
  const first = [...new Set(paths.paths.map(formOf))].map((name): Part => {
    const rows = paths.paths.filter((row) => formOf(row) === name);
    const { optimiser } = rows[0]!;
    const errors = rows.flatMap(({ options, problem, start, path }) => {
      const p = wide(start).requiresGrad_();
      const stepper = new (optim[optimiser as 'Adam'] as unknown as Kind)([p], options);
      return path.map((expected) => {
        for (let step = 0; step < 10; step++) {
          stepper.zeroGrad();
          problems[problem]!(p).backward();
          stepper.step();
        }
        return distance(p, expected);
      });
    });
    const byFormula = optimiser === 'AdaBelief' || /bias|inside|RMSprop, Nesterov/.test(name);
    const oracle = byFormula ? "the paper's formula in PyTorch" : 'PyTorch, 100 steps × 3 problems';
    return { room: 'optim', name, oracle, source: papers[optimiser]!, error: worst(errors), tolerance: 1e-12 };
  });
  const searches = (['LBFGS', 'BFGS'] as const).map((name): Part => {
    const errors = paths.searches
      .filter(({ optimiser }) => optimiser === name)
      .flatMap(({ options, problem, start, places }) => {
        const p = wide(start).requiresGrad_();
        const bfgs = { maxIter: 1, maxEval: 26, lineSearchFn: 'strongWolfe' };
        const optimizer = new optim[name]([p], (name === 'BFGS' ? bfgs : options) as object);
        return places.map((expected) => {
          optimizer.step(() => {
            optimizer.zeroGrad();
            const loss = problems[problem]!(p);
            loss.backward();
            return loss;
          });
          return distance(p, expected);
        });
      });
    // each step repeats the roundings of the last ones, times the curvature
    const oracle = name === 'LBFGS' ? 'PyTorch' : "the book's formula in NumPy";
    return { room: 'optim', name, oracle, source: papers[name]!, error: worst(errors), tolerance: 1e-10 };
  });
  const p = wide([0.5, -0.5, 1, 0]).requiresGrad_();
  new optim.Newton([p]).step(() => problems['least squares']!(p));
  const [matrix, goal] = [wide(paths.matrix), wide(paths.target)];
  const minimum = linalg.solve(matrix.T.matmul(matrix), matrix.T.matmul(goal.unsqueeze(1))).squeeze(1);
  const newton: Part = {
    ...{ room: 'optim', name: 'Newton', oracle: "a quadratic's minimum", source: 'slides: second order' },
    ...{ error: distance(p, minimum.tolist()), tolerance: 1e-12 },
  };
  return [...first, ...searches, newton, ...averages()];
}

/** Means over the steps 1, 2, 6 of a parameter. */
function averages(): Part[] {
  const mean = (options: optim.AverageOptions) => {
    const at = wide([0]).requiresGrad_();
    const averaged = new optim.AveragedParameters([at], options);
    for (const x of [1, 2, 6]) {
      at.write(Float64Array.of(x));
      averaged.update();
    }
    return averaged.applied(() => at.item());
  };
  const row = (name: string, source: string, options: optim.AverageOptions, expected: number): Part => ({
    ...{ room: 'optim', name, oracle: 'by hand', source, tolerance: 1e-15 },
    error: distance([mean(options)], [expected]),
  });
  return [
    row('AveragedParameters', 'Polyak & Juditsky 1992; slides: Polyak averaging', {}, 3),
    row('AveragedParameters, exponential', 'slides: Polyak averaging', { decay: 0.5 }, 3.75),
    row('AveragedParameters, corrected', 'slides: Polyak averaging', { decay: 0.5, biasCorrection: true }, 29 / 7),
  ];
}

const curves: { [name: string]: string } = {
  StepLR: 'slides: step decay',
  MultiStepLR: 'slides: step decay',
  ExponentialLR: 'slides: α₀ e^(−kt)',
  LinearLR: 'slides: linear to τ; warm-up',
  ConstantLR: 'PyTorch',
  PolynomialLR: 'PyTorch',
  CosineAnnealingLR: 'Loshchilov & Hutter 2016',
  CosineAnnealingWarmRestarts: 'Loshchilov & Hutter 2016',
  OneCycleLR: 'Smith & Topin 2017',
  SWALR: 'Izmailov et al. 2018',
  CyclicLR: 'Smith 2015',
};

function ofSchedules(): Part[] {
  type Scheduler = { step(metric?: number): void };
  const parameter = () => zeros([1], { requiresGrad: true });
  const error = (make: (optimizer: optim.SGD) => Scheduler, expected: number[][][], metrics: number[] = []) => {
    const optimizer = new optim.SGD([{ params: [parameter()] }, { params: [parameter()], lr: 0.02 }], {
      lr: 0.1,
      momentum: 0.9,
    });
    const scheduler = make(optimizer);
    return expected.map((row, t) => {
      const now = optimizer.paramGroups.map(({ lr, momentum }) => [lr, momentum]);
      scheduler.step(metrics[t]);
      return distance(now, row);
    });
  };
  const { lrScheduler } = optim;
  const part = (name: string, source: string, errors: readonly number[], oracle = 'PyTorch, 100 steps'): Part => {
    return { room: 'optim', name, oracle, source, error: worst(errors), tolerance: 1e-13 };
  };
  const closed = (make: (optimizer: optim.SGD) => Scheduler, rate: (t: number) => number) =>
    error(
      make,
      Array.from({ length: 100 }, (_, t) => [0.1, 0.02].map((base) => [base * rate(t), 0.9])),
    );
  const functions = [(t: number) => 1 / (1 + t), (t: number) => exp(-t * 0.05129329438755058)]; // 0.95ᵗ
  return [
    ...Object.entries(curves).map(([name, source]) => {
      const rows = schedules.schedules.filter((row) => row.name === name);
      const errors = rows.flatMap(({ options, rates }) =>
        error((o) => new lrScheduler[name as 'StepLR'](o, options as never), rates),
      );
      return part(name, source, errors);
    }),
    part(
      'LambdaLR',
      'PyTorch',
      error((o) => new lrScheduler.LambdaLR(o, functions), schedules.lambda),
    ),
    part(
      'MultiplicativeLR',
      'PyTorch',
      error((o) => new lrScheduler.MultiplicativeLR(o, [() => 0.95, (t) => t / (1 + t)]), schedules.multiplicative),
    ),
    part(
      'ChainedScheduler',
      'PyTorch',
      error(
        (o) =>
          new lrScheduler.ChainedScheduler([
            new lrScheduler.ConstantLR(o, { factor: 0.2, totalIters: 4 }),
            new lrScheduler.ExponentialLR(o, { gamma: 0.9 }),
            new lrScheduler.CosineAnnealingLR(o, { TMax: 7, etaMin: 1e-3 }),
          ]),
        schedules.chained,
      ),
    ),
    part(
      'SequentialLR',
      'PyTorch',
      error(
        (o) =>
          new lrScheduler.SequentialLR(o, {
            schedulers: [
              new lrScheduler.LinearLR(o, { startFactor: 0.1, totalIters: 10 }),
              new lrScheduler.CosineAnnealingLR(o, { TMax: 40 }),
              new lrScheduler.ExponentialLR(o, { gamma: 0.9 }),
            ],
            milestones: [10, 50],
          }),
        schedules.sequential,
      ),
    ),
    part(
      'ReduceLROnPlateau',
      'PyTorch',
      schedules.plateaus.flatMap(({ options, rates }) =>
        error((o) => new lrScheduler.ReduceLROnPlateau(o, options as object) as Scheduler, rates, schedules.metrics),
      ),
    ),
    part(
      'InverseTimeLR',
      'slides: α₀ / (1 + kt)',
      closed(
        (o) => new lrScheduler.InverseTimeLR(o, { k: 0.5 }),
        (t) => 1 / (1 + 0.5 * t),
      ),
      'formula',
    ),
    part(
      'PowerLR',
      'slides: k^(−p)',
      closed(
        (o) => new lrScheduler.PowerLR(o, { p: 0.5 }),
        (t) => 1 / Math.sqrt(t + 1),
      ),
      'formula',
    ),
  ];
}

/** The sets of the fixtures, made here. */
const made: { [name: string]: () => data.Labelled } = {
  makeMoons: () => data.makeMoons(31, { noise: 0.1, randomState: 5 }),
  makeCircles: () => data.makeCircles(31, { noise: 0.05, factor: 0.4, randomState: 6 }),
  makeBlobs: () => data.makeBlobs(32, { centers: 3, clusterStd: 0.5, randomState: 7 }),
  makeSpirals: () => data.makeSpirals(20, { randomState: 3 }),
};

const images = tensor(sets.images);
const { transforms } = data;
const changes: { [name: string]: { of: () => Tensor; source: string } } = {
  hflip: { of: () => transforms.hflip(images), source: 'slides: augmentation' },
  crop: { of: () => transforms.crop(images, 2, 1, 3, 5), source: 'slides: augmentation' },
  fiveCrop: { of: () => stack(transforms.fiveCrop(images, 4)), source: 'Krizhevsky et al. 2012' },
  tenCrop: { of: () => stack(transforms.tenCrop(images, 4)), source: 'Krizhevsky et al. 2012' },
  'resize, smaller': { of: () => transforms.resize(images, [3, 4]), source: 'slides: scales' },
  'affine, all': {
    of: () => transforms.affine(images, { angle: 15, translate: [1, 2], scale: 1.3, shear: [10, -5] }),
    source: 'slides: translation, rotation, shearing',
  },
  lensDistortion: { of: () => transforms.lensDistortion(images, 0.3), source: 'Brown 1966' },
  adjustBrightness: { of: () => transforms.adjustBrightness(images, 1.4), source: 'slides: colour jitter' },
  adjustContrast: { of: () => transforms.adjustContrast(images, 0.4), source: 'slides: colour jitter' },
  adjustSaturation: { of: () => transforms.adjustSaturation(images, 1.7), source: 'slides: colour jitter' },
};

function ofData(): Part[] {
  const part = (name: string, oracle: string, source: string, error: number, tolerance: number): Part => {
    return { room: 'data', name, oracle, source, error, tolerance };
  };
  const sklearn = Object.entries(made).map(([name, make]) => {
    const { x, y } = toys[name as keyof typeof toys];
    const ours = make();
    const oracle = name === 'makeSpirals' ? "CS231n's notes in NumPy" : 'scikit-learn';
    // coordinates are rounded to float32
    return part(
      name,
      oracle,
      name === 'makeSpirals' ? 'CS231n' : 'scikit-learn',
      worst([distance(ours.x, x), distance(ours.y, y)]),
      1e-7,
    );
  });
  const curve = data.makeMNIST1D(50, { randomState: 7 });
  const wanted = sets['MNIST-1D'];
  const digits = data.loadDigits();
  const samples = new RandomState(1).randn([50, 3]).matmul(
    wide([
      [2, 0, 0],
      [1, 1, 0],
      [0, 1, 0.5],
    ]),
  );
  const white = new data.Whiten({ eps: 0 }).fitTransform(samples);
  const covariance = white.T.matmul(white).div(50).tolist();
  return [
    ...sklearn,
    part(
      'makeMNIST1D',
      "the authors' package",
      'Greydanus & Kobak 2020',
      worst([distance(curve.train.x, wanted.x), distance(curve.test.y, wanted.y_test)]),
      1e-7,
    ),
    part(
      'loadDigits',
      'scikit-learn',
      'Alpaydin & Kaynak 1998',
      worst([
        distance(digits.x.select(0, 0), sets.digits.first),
        distance(digits.x.to('float64').sum(), sets.digits.sum),
      ]),
      0,
    ),
    part(
      'PCA, Whiten',
      'identity covariance',
      'slides: preprocessing',
      distance(covariance, [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
      1e-12,
    ),
    ...Object.entries(changes).map(([name, { of, source }]) => {
      // torchvision computes the places of pixels in float32
      return part(name, 'torchvision', source, distance(of(), sets.results[name as keyof typeof sets.results]), 5e-6);
    }),
  ];
}

/** Rates and stops that the same losses lead to in Keras; it keeps rates in float32. */
async function ofCallbacks(): Promise<Part[]> {
  const part = (name: string, errors: readonly number[]): Part => {
    return { room: 'train', name, oracle: 'Keras 3', source: 'Keras', error: worst(errors), tolerance: 1e-7 };
  };
  const stops: number[] = [];
  for (const { options, epochs } of keras.EarlyStopping) {
    const { rates } = await feed(new train.EarlyStopping(options as train.EarlyStoppingOptions), keras.losses);
    stops.push(Math.abs(rates.length - epochs));
  }
  const rates: number[] = [];
  for (const { options, rates: expected } of keras.ReduceLROnPlateau)
    rates.push(distance((await feed(new train.ReduceLROnPlateau(options), keras.losses)).rates, expected));
  return [part('EarlyStopping', stops), part('ReduceLROnPlateau (callback)', rates)];
}

/** Every part, room by room. */
export const measured = async (): Promise<Part[]> => [
  ...ofModules(),
  ...ofLosses(),
  ...ofInitialisers(),
  ...ofOptimisers(),
  ...ofSchedules(),
  ...ofData(),
  ...(await ofCallbacks()),
];
