// One valid call of each function of the root and of linalg.

import * as functions from '../../src/engine/functions.js';
import * as root from '../../src/index.js';
import type { Entry, Room } from './entries.js';

const { arange, linalg, ones, randn, saveNpy, saveSafetensors, tensor } = root;
type Tensor = root.Tensor;

const rows = () => randn([4, 3]);
const square = () => randn([3, 3]);
const wholes = () => arange(3);
const call = (args: () => unknown[], options?: number): Entry => ({
  args,
  ...(options === undefined ? {} : { options }),
});
/** Options of which `dim` may stand by position. */
const along = (args: () => unknown[]): Entry => ({
  ...call(() => [...args(), { dim: 0 }], args().length),
  byPosition: true,
});

const each = (names: readonly string[], entry: Entry) => Object.fromEntries(names.map((name) => [name, entry]));

export const functionEntries: { [name: string]: Entry } = {
  ...each(
    [
      ...['neg', 'abs', 'square', 'sqrt', 'exp', 'log', 'log1p', 'log2', 'log10', 'exp2', 'expm1', 'erf', 'reciprocal'],
      ...['rsqrt', 'floor', 'ceil', 'round', 'trunc', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh'],
      ...['tanh', 'asinh', 'acosh', 'atanh', 'sigmoid', 'relu', 'sign', 'isnan', 'isinf', 'isfinite', 'logicalNot'],
      ...['nonzero', 'flatten'],
    ],
    call(() => [rows()]),
  ),
  ...each(
    [
      ...[
        'add',
        'sub',
        'mul',
        'div',
        'pow',
        'remainder',
        'fmod',
        'floorDivide',
        'maximum',
        'minimum',
        'gt',
        'lt',
        'ge',
      ],
      ...['le', 'eq', 'ne', 'logicalAnd', 'logicalOr', 'equal'],
    ],
    call(() => [rows(), rows()]),
  ),
  ...each(
    [
      ...['any', 'all', 'sum', 'mean', 'variance', 'std', 'median', 'amax', 'amin', 'argmax', 'argmin', 'max', 'min'],
      ...['sort', 'argsort', 'prod', 'softmax', 'logSoftmax', 'logsumexp', 'cumsum', 'cumprod', 'unbind'],
    ],
    along(() => [rows()]),
  ),
  ...each(
    ['topk', 'norm', 'split', 'chunk', 'repeatInterleave'],
    along(() => [rows(), 2]),
  ),
  quantile: along(() => [rows(), 0.5]),
  allclose: call(() => [rows(), rows(), {}], 2),
  histc: call(() => [rows(), {}], 1),
  unique: call(() => [rows(), {}], 1),
  bincount: call(() => [wholes(), {}], 1),
  clamp: call(() => [rows(), { min: 0 }], 1),
  clip: call(() => [rows(), { min: 0 }], 1),
  reshape: call(() => [rows(), [12]]),
  permute: call(() => [rows(), [1, 0]]),
  flip: call(() => [rows(), [0]]),
  transpose: call(() => [rows(), 0, 1]),
  unsqueeze: call(() => [rows(), 0]),
  squeeze: call(() => [randn([1, 3]), 0]),
  narrow: call(() => [rows(), 0, 0, 2]),
  select: call(() => [rows(), 0, 1]),
  roll: call(() => [rows(), 1, 0]),
  gather: call(() => [rows(), 0, tensor([[0, 1, 2]], { dtype: 'int32' })]),
  scatter: call(() => [rows(), 0, tensor([[0, 1, 2]], { dtype: 'int32' }), ones([1, 3])]),
  scatterAdd: call(() => [rows(), 0, tensor([[0, 1, 2]], { dtype: 'int32' }), ones([1, 3])]),
  indexSelect: call(() => [rows(), 0, wholes()]),
  maskedSelect: call(() => [rows(), rows().gt(0)]),
  tril: call(() => [square(), 0]),
  triu: call(() => [square(), 0]),
  diag: call(() => [square(), 0]),
  diagonal: call(() => [square(), 0]),
  trace: call(() => [square()]),
  outer: call(() => [randn([3]), randn([2])]),
  dot: call(() => [randn([3]), randn([3])]),
  matmul: call(() => [rows(), square()]),
  mm: call(() => [rows(), square()]),
  bmm: call(() => [randn([2, 4, 3]), randn([2, 3, 5])]),
  mv: call(() => [rows(), randn([3])]),
};

const linalgEntries: { [name: string]: Entry } = {
  ...each(
    ['inv', 'det', 'qr', 'svd', 'eigh'],
    call(() => [ones([3, 3]).add(tensor([1, 2, 3]).diag())]),
  ),
  cholesky: call(() => [tensor([2, 3, 4]).diag()]),
  solve: call(() => [tensor([2, 3, 4]).diag(), randn([3, 2])]),
};

const makers: { [name: string]: Entry } = {
  ...each(
    ['zeros', 'ones', 'empty', 'randn', 'rand'],
    call(() => [[2, 3], {}], 1),
  ),
  ...each(
    ['zerosLike', 'onesLike', 'randnLike', 'randLike'],
    call(() => [rows(), {}], 1),
  ),
  tensor: call(() => [[1, 2], {}], 1),
  full: call(() => [[2, 3], 1, {}], 2),
  fullLike: call(() => [rows(), 1, {}], 2),
  arange: call(() => [0, 3, 1, {}], 3),
  linspace: call(() => [0, 1, 3, {}], 3),
  eye: call(() => [2, {}], 1),
  randint: call(() => [0, 5, [3], {}], 3),
  randperm: call(() => [4, {}], 1),
  bernoulli: call(() => [ones([2]).mul(0.5), {}], 1),
  multinomial: call(() => [ones([3]), 2, {}], 2),
  manualSeed: call(() => [1]),
  cat: along(() => [[rows(), rows()]]),
  stack: along(() => [[rows(), rows()]]),
  where: call(() => [rows().gt(0), rows(), 0]),
  oneHot: call(() => [wholes(), 3]),
  meshgrid: call(() => [[wholes(), wholes()], {}], 1),
  einsum: call(() => ['ij,jk->ik', rows(), square()]),
  slice: call(() => [0, 2, 1]),
  unfold: call(() => [randn([1, 1, 4, 4]), 2, {}], 2),
  save: call(() => [{ x: rows() }, 'output/entries/saved.safetensors']),
  load: {
    ...call(() => ['output/entries/saved.safetensors']),
    // whatever stands in the path's place, there is a file to be read
    call: (...args: never[]) => {
      root.save({ x: rows() }, 'output/entries/saved.safetensors');
      return root.load(...(args as unknown as [string]));
    },
  },
};

const summed = (x: Tensor) => x.square().sum();
const wanting = () => tensor([1, 2], { requiresGrad: true });

const others: { [name: string]: Entry } = {
  avgPool2d: call(() => [randn([1, 1, 4, 4]), 2, {}], 2),
  conv2d: call(() => [randn([1, 1, 4, 4]), randn([1, 1, 3, 3]), {}], 2),
  maxPool2d: call(() => [randn([1, 1, 4, 4]), 2, {}], 2),
  enableGrad: call(() => [() => 1]),
  noGrad: call(() => [() => 1]),
  isGradEnabled: call(() => []),
  getNumThreads: call(() => []),
  setNumThreads: call(() => [1]),
  grad: {
    ...call(() => [null, null, {}], 2),
    args: () => {
      const x = wanting();
      return [summed(x), [x], {}];
    },
  },
  gradcheck: call(() => [summed, [tensor([1, 2], { dtype: 'float64' })], {}], 2),
  customGradient: call(() => [{ forward: (x: Tensor) => x.round(), backward: (g: Tensor) => g }]),
  hessian: call(() => [summed, wanting()]),
  hvp: call(() => [summed, wanting(), ones([2])]),
  jacobian: call(() => [(x: Tensor) => x.square(), wanting()]),
  loadNpy: call(() => [saveNpy(rows())]),
  saveNpy: call(() => [rows()]),
  loadSafetensors: call(() => [saveSafetensors({ x: rows() })]),
  saveSafetensors: call(() => [{ x: rows() }]),
  ShapeError: call(() => ['the shapes differ']),
};

/** What of the root stands in no other room. */
const ofTensors = ['Tensor', 'RandomState', 'Generator'];
const own = Object.fromEntries(
  Object.entries(root).filter(([name]) => !Object.hasOwn(functions, name) && !ofTensors.includes(name)),
);

export const engineRooms: { [name: string]: Room } = {
  functions: { exports: functions, entries: functionEntries },
  linalg: { exports: linalg, entries: linalgEntries },
  root: { exports: own, entries: { ...makers, ...others } },
};
