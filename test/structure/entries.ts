// One valid call of everything that rooms export, for tests that break it.

import {
  data,
  functional,
  Generator,
  init,
  nn,
  ones,
  optim,
  plot,
  randn,
  type Tensor,
  tensor,
  train,
} from '../../src/index.js';
import * as notebook from '../../src/notebook/index.js';
import { engineRooms } from './engine-entries.js';
import { optimRooms } from './optim-entries.js';
import { tensorRooms } from './tensor-entries.js';

/** A call. */
export interface Entry {
  /** Arguments that are right, made anew for each call. */
  args: () => unknown[];
  /** Which of them is the options; nothing for what takes none. */
  options?: number;
  /** What is called; the export itself, or a new instance of it, when left out. */
  call?: (...args: never[]) => unknown;
  /** Whether one of the options may stand in their place as a number or a list, as `dim` does. */
  byPosition?: boolean;
  /** Whether the defaults take too long for a test. */
  slow?: boolean;
}

/** What a room exports, and a call of each. `Linear.forward` is a method. */
export interface Room {
  exports: object;
  entries: { [name: string]: Entry };
}

const call = (args: () => unknown[], options?: number): Entry => ({
  args,
  ...(options === undefined ? {} : { options }),
});
const slow = (entry: Entry): Entry => ({ ...entry, slow: true });
/** A method of an instance that is made anew for each call. */
const method = (name: string, made: () => object, args: () => unknown[], options?: number): Entry => ({
  ...call(args, options),
  call: (...given) => {
    const instance = made() as { [name: string]: (...args: unknown[]) => unknown };
    return instance[name]!(...given);
  },
});

const rows = () => randn([4, 3]);
const images = () => randn([2, 3, 8, 8]);
const sequences = () => randn([2, 3, 8]);
const labels = () => tensor([0, 1, 2, 1], { dtype: 'int32' });
const net = () => new nn.Sequential(new nn.Linear(3, 3), new nn.Tanh());
const named = () => new nn.ModuleDict({ last: new nn.Tanh() });
const batches = () => [[rows(), labels()]];
const sgd = (model = net()) => new optim.SGD(model.parameters(), { lr: 0.1 });
const generator = () => new Generator(0);

const loss = (place = 2) => call(() => [rows(), rows(), {}], place);
const classLoss = () => call(() => [rows(), labels(), {}], 2);

const functionalEntries: Room['entries'] = {
  linear: call(() => [rows(), randn([2, 3]), randn([2])]),
  oneHot: call(() => [labels(), 3]),
  elu: call(() => [rows(), { alpha: 1 }], 1),
  gelu: call(() => [rows(), {}], 1),
  leakyRelu: call(() => [rows(), { negativeSlope: 0.1 }], 1),
  logSoftmax: call(() => [rows(), 1]),
  maxout: call(() => [randn([4, 6]), { pieces: 2 }], 1),
  prelu: call(() => [rows(), ones([1])]),
  relu: call(() => [rows()]),
  selu: call(() => [rows()]),
  sigmoid: call(() => [rows()]),
  silu: call(() => [rows()]),
  softmax: call(() => [rows(), 1]),
  softplus: call(() => [rows(), { beta: 2 }], 1),
  tanh: call(() => [rows()]),
  conv1d: call(() => [sequences(), randn([2, 3, 3]), { padding: 1 }], 2),
  convTranspose2d: call(() => [images(), randn([3, 2, 3, 3]), { padding: 1 }], 2),
  conv2d: call(() => [images(), randn([2, 3, 3, 3]), { padding: 1 }], 2),
  dropConnect: call(() => [rows(), randn([2, 3]), randn([2]), { p: 0.5 }], 3),
  dropout: call(() => [rows(), { generator: generator() }], 1),
  dropout2d: call(() => [images(), { generator: generator() }], 1),
  stochasticDepth: call(() => [rows(), {}], 1),
  vanillaDropout: call(() => [rows(), {}], 1),
  embedding: call(() => [labels(), randn([5, 2]), {}], 2),
  fractionalMaxPool2d: call(() => [images(), 2, { outputSize: 4 }], 2),
  binaryCrossEntropy: call(() => [rows().sigmoid(), rows(), {}], 2),
  binaryCrossEntropyWithLogits: loss(),
  crossEntropy: classLoss(),
  elasticPenalty: call(() => [[rows()], { beta: 0.5 }], 1),
  huberLoss: loss(),
  l1Loss: loss(),
  l1Penalty: call(() => [[rows()]]),
  l2Penalty: call(() => [[rows()]]),
  mseLoss: loss(),
  multiMarginLoss: classLoss(),
  naiveCrossEntropy: classLoss(),
  nllLoss: classLoss(),
  batchNorm: call(() => [rows(), { training: true }], 1),
  groupNorm: call(() => [images(), 3, {}], 2),
  instanceNorm: call(() => [images(), {}], 1),
  layerNorm: call(() => [rows(), [3], {}], 2),
  pad: call(() => [rows(), [1, 1], {}], 2),
  adaptiveAvgPool2d: call(() => [images(), [1, null]]),
  interpolate: call(() => [images(), { scaleFactor: 2 }], 1),
  avgPool1d: call(() => [sequences(), 2, {}], 2),
  maxPool1d: call(() => [sequences(), 2, {}], 2),
  avgPool2d: call(() => [images(), 2, {}], 2),
  maxPool2d: call(() => [images(), 2, {}], 2),
  decorrelatedBatchNorm: call(() => [rows(), {}], 1),
};

const fill = () => call(() => [rows()]);
const fillWith = () => call(() => [rows(), {}], 1);
const initEntries: Room['entries'] = {
  dataDependent_: call(() => [net(), rows()]),
  lsuv_: call(() => [net(), rows(), { maxIter: 20 }], 2),
  orthogonal_: fillWith(),
  calculateGain: call(() => ['relu', { param: 0.1 }], 1),
  constant_: call(() => [rows(), 1]),
  kaimingNormal_: fillWith(),
  kaimingUniform_: fillWith(),
  normal_: fillWith(),
  ones_: fill(),
  randomWalk_: fillWith(),
  sparse_: call(() => [rows(), { sparsity: 0.5 }], 1),
  uniform_: fillWith(),
  xavierNormal_: fillWith(),
  xavierUniform_: fillWith(),
  zeros_: fill(),
};

/** A module's class, and its `forward` for an input. */
function moduleOf(
  name: keyof typeof nn,
  inputs: () => unknown[],
  args: () => unknown[] = () => [],
  options?: number,
): [string, Entry][] {
  const kind = nn[name] as new (...args: unknown[]) => object;
  return [
    [name, call(args, options)],
    [`${name}.forward`, method('forward', () => new kind(...args()), inputs)],
  ];
}
const x = () => [rows()];
const xs = () => [images()];

const nnEntries: Room['entries'] = Object.fromEntries([
  ...(['Identity', 'ReLU', 'SELU', 'Sigmoid', 'SiLU', 'Tanh'] as const).flatMap((name) => moduleOf(name, x)),
  ...moduleOf('ELU', x, () => [1]),
  ...moduleOf('Flatten', xs, () => [1, -1]),
  ...moduleOf('GELU', x, () => [{}], 0),
  ...moduleOf('LeakyReLU', x, () => [0.1]),
  ...moduleOf('PReLU', x, () => [1, {}], 1),
  ...moduleOf('Softmax', x, () => [1]),
  ...moduleOf('LogSoftmax', x, () => [1]),
  ...moduleOf('Softplus', x, () => [{}], 0),
  ...(['Dropout', 'StochasticDepth', 'VanillaDropout'] as const).flatMap((name) => moduleOf(name, x, () => [0.5])),
  ...moduleOf(
    'Conv1d',
    () => [sequences()],
    () => [3, 2, 3, {}],
    3,
  ),
  ...moduleOf('ConvTranspose2d', xs, () => [3, 2, 3, {}], 3),
  ...moduleOf('Conv2d', xs, () => [3, 2, 3, {}], 3),
  ...moduleOf('DropConnect', x, () => [3, 2, {}], 2),
  ...moduleOf(
    'Embedding',
    () => [labels()],
    () => [5, 2, {}],
    2,
  ),
  ...moduleOf('Linear', x, () => [3, 2, {}], 2),
  ...moduleOf('LazyLinear', x, () => [2, {}], 1),
  ...moduleOf('LazyConv2d', xs, () => [2, 3, {}], 2),
  ...moduleOf('LazyBatchNorm1d', x, () => [{}], 0),
  ...moduleOf('LazyBatchNorm2d', xs, () => [{}], 0),
  ...moduleOf('Maxout', x, () => [3, 2, {}], 2),
  ...(['BCEWithLogitsLoss', 'HuberLoss', 'L1Loss', 'MSELoss'] as const).flatMap((name) =>
    moduleOf(
      name,
      () => [rows(), rows()],
      () => [{}],
      0,
    ),
  ),
  ...moduleOf(
    'BCELoss',
    () => [rows().sigmoid(), rows()],
    () => [{}],
    0,
  ),
  ...(['CrossEntropyLoss', 'MultiMarginLoss', 'NLLLoss'] as const).flatMap((name) =>
    moduleOf(
      name,
      () => [rows(), labels()],
      () => [{}],
      0,
    ),
  ),
  ...moduleOf('BatchNorm1d', x, () => [3, {}], 1),
  ...moduleOf('BatchNorm2d', xs, () => [3, {}], 1),
  ...moduleOf('DecorrelatedBatchNorm', x, () => [3, {}], 1),
  ...moduleOf('GroupNorm', xs, () => [1, 3, {}], 2),
  ...moduleOf('InstanceNorm2d', xs, () => [3, {}], 1),
  ...moduleOf('LayerNorm', x, () => [3, {}], 1),
  ...(['AvgPool1d', 'MaxPool1d'] as const).flatMap((name) =>
    moduleOf(
      name,
      () => [sequences()],
      () => [2, {}],
      1,
    ),
  ),
  ...moduleOf('AdaptiveAvgPool2d', xs, () => [[1, null]]),
  ...moduleOf('Dropout2d', xs, () => [0.5]),
  ...(['ReflectionPad2d', 'ReplicationPad2d', 'ZeroPad2d'] as const).flatMap((name) => moduleOf(name, xs, () => [1])),
  ...moduleOf('Upsample', xs, () => [{ scaleFactor: 2 }], 0),
  ...moduleOf('AvgPool2d', xs, () => [2, {}], 1),
  ...moduleOf('FractionalMaxPool2d', xs, () => [2, { outputSize: 4 }], 1),
  ...moduleOf('MaxPool2d', xs, () => [2, {}], 1),
  ...moduleOf('Sequential', x, () => [new nn.Linear(3, 3), new nn.Tanh()]),
  ['ModuleList', call(() => [[new nn.Linear(3, 3), new nn.Tanh()]])],
  ['ModuleList.at', method('at', net, () => [0])],
  ['ModuleList.append', method('append', net, () => [new nn.Tanh()])],
  ['ModuleList.extend', method('extend', net, () => [[new nn.Tanh()]])],
  ['ModuleList.insert', method('insert', net, () => [1, new nn.Tanh()])],
  ['ModuleDict', call(() => [{ last: new nn.Tanh() }])],
  ...(['has', 'get', 'pop'] as const).map((name): [string, Entry] => [
    `ModuleDict.${name}`,
    method(name, named, () => ['last']),
  ]),
  ['ModuleDict.set', method('set', named, () => ['first', new nn.Tanh()])],
  ['ModuleDict.update', method('update', named, () => [{ first: new nn.Tanh() }])],
  ['Buffer', call(x)],
  ['Parameter', call(x)],
  ['Module', call(() => [])],
  ['Module.apply', method('apply', net, () => [() => undefined])],
  ['Module.loadStateDict', method('loadStateDict', net, () => [net().stateDict(), {}], 1)],
  ['Module.registerForwardHook', method('registerForwardHook', net, () => [() => undefined])],
  ['Module.registerForwardPreHook', method('registerForwardPreHook', net, () => [() => undefined])],
  ['Module.requiresGrad_', method('requiresGrad_', net, () => [true])],
  ['Module.summary', method('summary', net, () => [rows()])],
  ['Module.to', method('to', net, () => ['float64'])],
  ['Module.train', method('train', net, () => [true])],
]);

const utilsEntries: Room['entries'] = {
  clipGradNorm_: call(() => [net().parameters(), 1, {}], 2),
  clipGradValue_: call(() => [net().parameters(), 1]),
};

const fitted = (kind: new () => data.ZeroCenter) => () => new kind().fit(rows());
const centred = (name: 'Normalize' | 'PCA' | 'Whiten' | 'ZeroCenter'): [string, Entry][] =>
  ['fit', 'fitTransform', 'transform'].map((verb) => [`${name}.${verb}`, method(verb, fitted(data[name]), x)]);
const channel = () => new data.SymbolChannel();

const samples = () => new data.TensorDataset(rows(), labels());
const dataEntries: Room['entries'] = {
  DataLoader: {
    ...call(() => [[rows(), labels()], { batchSize: 2 }], 1),
    call: (...args: never[]) => [...new data.DataLoader(...(args as unknown as [Tensor[]]))],
  },
  BatchSampler: call(() => [[0, 1, 2], { batchSize: 2 }], 1),
  ConcatDataset: call(() => [[samples(), samples()]]),
  'ConcatDataset.get': method(
    'get',
    () => new data.ConcatDataset([samples(), samples()]),
    () => [5],
  ),
  Dataset: call(() => []),
  RandomSampler: call(() => [samples(), { numSamples: 3 }], 1),
  SequentialSampler: call(() => [samples()]),
  Subset: call(() => [samples(), [0, 2]]),
  'Subset.get': method(
    'get',
    () => new data.Subset(samples(), [0, 2]),
    () => [1],
  ),
  SubsetRandomSampler: call(() => [[0, 2], { generator: generator() }], 1),
  TensorDataset: call(() => [rows(), labels()]),
  'TensorDataset.get': method('get', samples, () => [1]),
  WeightedRandomSampler: call(() => [[0.5, 1], 3, { replacement: true }], 2),
  defaultCollate: call(() => [[{ x: rows(), y: 1 }]]),
  randomSplit: call(() => [samples(), [3, 1], {}], 2),
  Normalize: call(() => [{}], 0),
  PCA: call(() => [{ nComponents: 2 }], 0),
  Whiten: call(() => [{ eps: 1e-3 }], 0),
  ZeroCenter: call(() => [{}], 0),
  ...Object.fromEntries((['Normalize', 'PCA', 'Whiten', 'ZeroCenter'] as const).flatMap(centred)),
  'PCA.inverseTransform': method('inverseTransform', fitted(data.PCA), x),
  'Whiten.inverseTransform': method('inverseTransform', fitted(data.Whiten), x),
  loadDigits: call(() => []),
  loadCIFAR10: {
    ...call(() => [{ root: 'nowhere', perFile: 1 }], 0),
    // there are no files: options are looked at before they are missed
    call: (...args: never[]) => {
      try {
        return data.loadCIFAR10(...(args as unknown as [{ root: string }]));
      } catch (error) {
        if (String(error).includes('there is no file')) return null;
        throw error;
      }
    },
  },
  loadFashionMNIST: slow(call(() => [{}], 0)),
  loadIdx: call(() => ['lessons/data/digits-labels-idx1-ubyte.gz']),
  makeImageSplit: slow(call(() => [2, 2, {}], 2)),
  makeImages: slow(call(() => [2, {}], 1)),
  makeMNIST1D: slow(call(() => [10, {}], 1)),
  SymbolChannel: call(() => [{}], 0),
  'SymbolChannel.transmit': method('transmit', channel, () => [3]),
  'SymbolChannel.detect': method('detect', channel, () => [randn([3, 2])]),
  'SymbolChannel.bitErrorRate': method('bitErrorRate', channel, () => [labels(), labels()]),
  makeBlobs: call(() => [10, {}], 1),
  makeCircles: call(() => [10, {}], 1),
  makeMoons: call(() => [10, {}], 1),
  makeSpirals: call(() => [10, {}], 1),
  makeXor: call(() => [10, {}], 1),
  trainTestSplit: call(() => [rows(), labels(), { testSize: 0.5 }], 2),
};

const transform = (kind: new (...args: never[]) => object, ...args: unknown[]) =>
  method('forward', () => new (kind as new (...args: unknown[]) => object)(...args), xs);
const { transforms } = data;

const transformsEntries: Room['entries'] = {
  adjustBrightness: call(() => [images(), 1.5]),
  adjustContrast: call(() => [images(), 1.5]),
  adjustSaturation: call(() => [images(), 1.5]),
  affine: call(() => [images(), { angle: 10 }], 1),
  centerCrop: call(() => [images(), 4]),
  crop: call(() => [images(), 0, 0, 4, 4]),
  fiveCrop: call(() => [images(), 4]),
  hflip: call(xs),
  lensDistortion: call(() => [images(), 0.1]),
  pad: call(() => [images(), 1, { fill: 0 }], 2),
  resize: call(() => [images(), 4]),
  tenCrop: call(() => [images(), 4]),
  vflip: call(xs),
  ColorJitter: call(() => [{}], 0),
  'ColorJitter.forward': transform(transforms.ColorJitter, { contrast: 0.5 }),
  Compose: call(() => [[transforms.hflip]]),
  'Compose.forward': transform(transforms.Compose, [transforms.hflip]),
  PCAColor: call(() => [images(), {}], 1),
  'PCAColor.forward': transform(transforms.PCAColor, images()),
  RandomAffine: call(() => [{}], 0),
  'RandomAffine.forward': transform(transforms.RandomAffine),
  RandomCrop: call(() => [4, {}], 1),
  'RandomCrop.forward': transform(transforms.RandomCrop, 4),
  RandomHorizontalFlip: call(() => [{}], 0),
  'RandomHorizontalFlip.forward': transform(transforms.RandomHorizontalFlip),
  RandomLensDistortion: call(() => [{ most: 0.2 }], 0),
  'RandomLensDistortion.forward': transform(transforms.RandomLensDistortion),
  ScaleJitterCrop: call(() => [4, { shortSide: [6, 8] }], 1),
  'ScaleJitterCrop.forward': transform(transforms.ScaleJitterCrop, 4, { shortSide: [6, 8] }),
  Transform: call(() => [{}], 0),
  'Transform.forward': transform(transforms.RandomAffine),
};

const quiet = (...args: unknown[]) => {
  const [, , options] = args;
  const silent = typeof options === 'object' && options !== null && !Array.isArray(options);
  return silent ? [args[0], args[1], { ...options, verbose: false }] : args;
};
const objective = () => 1;
const trainEntries: Room['entries'] = {
  Callback: call(() => []),
  LambdaCallback: call(() => [{}], 0),
  LearningRateScheduler: call(() => [() => 1]),
  ReduceLROnPlateau: call(() => [{}], 0),
  CSVLogger: call(() => ['log.csv', {}], 1),
  ModelCheckpoint: call(() => ['net.safetensors', {}], 1),
  ProgbarLogger: call(() => []),
  RemoteMonitor: call(() => [{}], 0),
  EarlyStopping: call(() => [{}], 0),
  StopDiverging: call(() => [{}], 0),
  TerminateOnNaN: call(() => []),
  TensorBoard: call(() => [{}], 0),
  DivergedError: call(() => [Number.NaN, 0, 0, 0.1]),
  Ensemble: call(() => [[net()]]),
  'Ensemble.forward': method('forward', () => new train.Ensemble([net()]), x),
  Snapshots: call(() => [2]),
  'Snapshots.take': method(
    'take',
    () => new train.Snapshots(1),
    () => [net()],
  ),
  'Snapshots.probabilities': method(
    'probabilities',
    () => {
      const snapshots = new train.Snapshots(1);
      snapshots.take(net());
      return snapshots;
    },
    () => [net(), rows(), { last: 1 }],
    2,
  ),
  updateBN: call(() => [batches(), net()]),
  evaluate: call(() => [net(), batches(), {}], 2),
  fit: {
    args: () => {
      const model = net();
      return [model, batches(), { optimizer: sgd(model), epochs: 1, verbose: false }];
    },
    options: 2,
    call: (...args: never[]) => train.fit(...(quiet(...args) as Parameters<typeof train.fit>)),
  },
  checkGradients: call(() => [net().to('float64'), rows().to('float64'), labels(), { samples: 1 }], 3),
  History: call(() => []),
  'History.add': method(
    'add',
    () => new train.History(),
    () => [0, { loss: 1 }],
  ),
  'History.plot': method(
    'plot',
    () => {
      const history = new train.History();
      history.add(1, { loss: 1 });
      return history;
    },
    () => [{}],
    0,
  ),
  TrainingCard: call(() => []),
  activationStatistics: call(() => [net(), rows()]),
  activations: call(() => [net(), rows()]),
  gradientFlow: call(() => [net(), rows(), (output: Tensor) => output.sum()]),
  gradientStatistics: call(() => [net()]),
  UpdateRatios: call(() => []),
  lrRangeTest: {
    args: () => {
      const model = net();
      return [model, batches(), { optimizer: () => sgd(model), steps: 3 }];
    },
    options: 2,
  },
  showBatch: call(() => [batches(), {}], 1),
  accuracy: call(() => [rows(), labels()]),
  binaryAccuracy: call(() => [randn([4]), labels()]),
  gridSearch: call(() => [{ a: [1, 2] }, objective, {}], 2),
  randomSearch: call(() => [{ a: train.uniform(0, 1) }, 2, objective, {}], 3),
  SearchResult: call(() => [[], {}, 0.1, false]),
  Trial: call(() => [0, 3]),
  'Trial.report': method(
    'report',
    () => new train.Trial(0, 3),
    () => [1],
  ),
  Range: call(() => [[0, 1], 'uniform']),
  'Range.at': method(
    'at',
    () => train.uniform(0, 1),
    () => [0.5],
  ),
  'Range.place': method(
    'place',
    () => train.uniform(0, 1),
    () => [0.5],
  ),
  'Range.grid': method(
    'grid',
    () => train.uniform(0, 1),
    () => [3],
  ),
  logUniform: call(() => [1e-3, 1]),
  uniform: call(() => [0, 1]),
  uniformInt: call(() => [0, 3]),
};

const aLine = () => plot.line({ a: [1, 2] });
const plotEntries: Room['entries'] = {
  live: call(() => [{}], 0),
  Chart: call(() => [{}, 'a chart']),
  'Chart.toPNG': method('toPNG', aLine, () => [{ scale: 1, theme: 'dark' }], 0),
  'Chart.toSVG': method('toSVG', aLine, () => [{ theme: 'dark', embedFont: false }], 0),
  'Chart.toPDF': method('toPDF', aLine, () => [{ theme: 'dark' }], 0),
  'Chart.toGIF': method('toGIF', aLine, () => [{ theme: 'dark' }], 0),
  'Chart.titled': method('titled', aLine, () => [{ title: 'T', name: 'n' }], 0),
  hconcat: call(() => [[aLine()], {}], 1),
  layer: call(() => [[aLine()], {}], 1),
  facet: call(() => [[{ a: 'b', x: 1 }], { by: 'a', chart: aLine }], 1),
  vconcat: call(() => [[aLine()], {}], 1),
  hist: call(() => [rows(), {}], 1),
  image: call(() => [[[0, 1]], {}], 1),
  line: call(() => [{ a: [1, 2] }, {}], 1),
  graph: call(() => [net(), {}], 1),
  parallel: call(() => [[{ lr: 0.1, score: 1 }], {}], 1),
  plotly: call(() => [{ data: [{ y: [1, 2] }] }, {}], 1),
  vegaLite: call(() => [{ mark: 'point' }, {}], 1),
  surface: call(
    () => [
      [
        [1, 2],
        [3, 4],
      ],
      {},
    ],
    1,
  ),
  bar: call(() => [{ a: 1, b: 2 }, {}], 1),
  box: call(() => [rows(), {}], 1),
  confusion: call(() => [labels(), labels(), {}], 2),
  contour: call(() => [(x: number, y: number) => x * y, {}], 1),
  heatmap: call(() => [rows(), {}], 1),
  quiver: call(() => [(x: number, y: number) => [-y, x], {}], 1),
  regions: call(() => [new nn.Linear(2, 2), randn([4, 2]), [0, 1, 0, 1], {}], 3),
  scatter: call(() => [randn([4, 2]), {}], 1),
  table: call(() => [[{ a: 1 }], {}], 1),
};

const notebookEntries: Room['entries'] = {
  clearOutput: call(() => [{}], 0),
  DisplayHandle: call(() => ['output-1']),
  'DisplayHandle.update': method(
    'update',
    () => new notebook.DisplayHandle('output-1'),
    () => ['text', {}],
    1,
  ),
  display: call(() => ['text', {}], 1),
  input: call(() => ['> ', {}], 1),
  html: call(() => ['<b>bold</b>']),
  md: call(() => ['**bold**']),
  png: call(() => [new Uint8Array(8)]),
  svg: call(() => ['<svg/>']),
  table: call(() => [[{ a: 1 }], {}], 1),
  progress: {
    ...call(() => [3, {}], 1),
    call: (...args: never[]) => [...notebook.progress(...(args as unknown as [number]))],
  },
};

/** A room is added by a line. */
export const rooms: { [name: string]: Room } = {
  ...engineRooms,
  ...tensorRooms,
  nn: { exports: nn, entries: nnEntries },
  'nn.functional': { exports: functional, entries: functionalEntries },
  'nn.init': { exports: init, entries: initEntries },
  'nn.utils': { exports: nn.utils, entries: utilsEntries },
  ...optimRooms,
  data: { exports: data, entries: dataEntries },
  'data.transforms': { exports: transforms, entries: transformsEntries },
  train: { exports: train, entries: trainEntries },
  plot: { exports: plot, entries: plotEntries },
  notebook: { exports: notebook, entries: notebookEntries },
};

const isClass = (f: unknown): f is new (...args: unknown[]) => object =>
  typeof f === 'function' && /^class\b/.test(String(f));

/** Calls an entry with arguments of one's own. */
export function called({ exports }: Room, name: string, entry: Entry, args: readonly unknown[]): unknown {
  if (entry.call) return entry.call(...(args as never[]));
  const exported = (exports as { [name: string]: (...args: unknown[]) => unknown })[name]!;
  return isClass(exported) ? new exported(...args) : exported(...args);
}

/** Every call of every room: `[room and name, room, name, entry]`. */
export const all: [title: string, room: Room, name: string, entry: Entry][] = Object.entries(rooms).flatMap(
  ([title, room]) =>
    Object.entries(room.entries).map(([name, entry]): [string, Room, string, Entry] => [
      `${title}.${name}`,
      room,
      name,
      entry,
    ]),
);
