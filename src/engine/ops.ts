// The operations that everything is made of. One table: the value beside its gradient, simple ones first.
//
// g is the gradient of the result y; a, b are the inputs. A gradient has the shape of y: the walker in autograd.ts sums
// it to the shape of an input that was stretched.

import { exp, expm1, log, log1p, sigmoid, softplus, tanh } from '../math/elementary.js';
import { erf } from '../math/erf.js';
import { acosh, asinh, atanh, cosh, sinh } from '../math/hyperbolic.js';
import { exp2, log2, log10, pow, powSingle } from '../math/pow.js';
import { acos, asin, atan, cos, sin, tan } from '../math/trigonometric.js';
import { convolution, filterGradient, transposedConvolution } from './arrays/convolution.js';
import { cumulativeSum } from './arrays/cumulative.js';
import { type DType, resultType, toFloat } from './arrays/dtype.js';
import {
  cast,
  choose,
  comparisons,
  map,
  mapFast,
  repeats,
  stretched,
  worthACopy,
  zip,
  zipFast,
} from './arrays/elementwise.js';
import { gatherAlong, scatterAlong } from './arrays/gather.js';
import { type ArrayIndex, indexAdded, indexed, indexReplaced } from './arrays/indexing.js';
import { wholePower } from './arrays/integers.js';
import { affine, product } from './arrays/matmul.js';
import { choleskyFactor, cofactors, determinant, inverted, lowerHalf, minors, solved } from './arrays/matrices.js';
import { median } from './arrays/median.js';
import { NDArray } from './arrays/ndarray.js';
import { type Moments, moments, normalized, normalizedGradients } from './arrays/normalize.js';
import { extreme, largest, reduce, smallest, sums, variance, wholeProduct } from './arrays/reductions.js';
import { broadcastShapes, numberOfElements, rowsAndColumns, type Shape, sameShape } from './arrays/shape.js';
import { concatenate, diagonalOf, embedded, pad, part } from './arrays/slices.js';
import { softmax } from './arrays/softmax.js';
import { ranked } from './arrays/sorting.js';
import { columns, images, type Windows } from './arrays/windows.js';
import { apply } from './autograd.js';
import type { BinaryKernel, UnaryKernel } from './kernels/wasm.js';
import { messages, ShapeError } from './messages.js';
import { Tensor } from './tensor.js';

/** The arguments of each operation besides its inputs. */
export interface Primitives {
  neg: [];
  abs: [];
  square: [];
  sqrt: [];
  exp: [];
  log: [];
  log1p: [];
  log2: [];
  expm1: [];
  erf: [];
  softplus: [];
  exp2: [];
  log10: [];
  tan: [];
  asin: [];
  acos: [];
  atan: [];
  sinh: [];
  cosh: [];
  asinh: [];
  acosh: [];
  atanh: [];
  floor: [];
  ceil: [];
  round: [];
  trunc: [];
  sign: [];
  clamp: [min: number, max: number];
  sin: [];
  cos: [];
  tanh: [];
  sigmoid: [];
  relu: [];
  thresholdBackward: [];
  add: [];
  sub: [];
  mul: [];
  div: [];
  pow: [];
  remainder: [];
  fmod: [];
  floorDivide: [];
  maximum: [];
  minimum: [];
  where: [];
  sum: [dims: number[]];
  variance: [dims: number[], correction: number];
  std: [dims: number[], correction: number];
  median: [];
  to: [dtype: DType];
  reshape: [shape: Shape];
  expand: [shape: Shape];
  permute: [order: number[]];
  narrow: [dim: number, start: number, length: number, step: number];
  embed: [size: number, dim: number, start: number, step: number];
  pad: [dim: number, before: number, after: number, value: number];
  cat: [dim: number];
  gather: [dim: number];
  scatter: [dim: number];
  scatterAdd: [dim: number];
  softmax: [dim: number];
  logSoftmax: [dim: number];
  normalize: [dims: number[], eps: number, moments?: Moments];
  cumsum: [dim: number];
  amax: [dims: number[]];
  amin: [dims: number[]];
  index: [indices: readonly ArrayIndex[]];
  indexAdd: [shape: Shape, indices: readonly ArrayIndex[]];
  indexPut: [indices: readonly ArrayIndex[]];
  unfold: [windows: Windows];
  fold: [size: readonly [number, number], windows: Windows];
  conv2d: [windows: Windows];
  convTranspose2d: [size: readonly [number, number], windows: Windows];
  conv2dWeight: [windows: Windows];
  matmul: [];
  linear: [];
  diagonal: [offset: number];
  diagEmbed: [shape: Shape, offset: number];
  solve: [];
  inv: [];
  det: [];
  cholesky: [];
  custom: [value: NDArray, gradient: (g: Tensor, y: Tensor) => (Tensor | null)[]];
}

export type PrimitiveName = keyof Primitives;

/** What a gradient is computed from besides g: the result y, and the inputs a, b and c. */
export type Reads = '' | 'y' | 'a' | 'b' | 'ay' | 'by' | 'ab' | 'aby' | 'abc';

/** An operation: its value, and the gradient of each input (null where there is none). */
export interface Rule<Arguments extends unknown[]> {
  forward(inputs: NDArray[], ...args: Arguments): NDArray;
  /** What the gradient of each input reads: it must not be changed in place before. The last one holds for further inputs. */
  reads: readonly Reads[];
  backward(g: Tensor, y: Tensor, inputs: Tensor[], args: Arguments): (Tensor | null)[];
  /** The numbers of the gradients in one go, for those who do not ask how they come about. */
  gradients?(g: NDArray, y: NDArray, inputs: NDArray[], args: Arguments): (NDArray | null)[];
}

type Rules = { [P in PrimitiveName]: Rule<Primitives[P]> };

/** Kernels in float32 arithmetic, whose last bit is not that of the function in float64. */
const ownBits = new Set<UnaryKernel | undefined>(['cos', 'exp', 'log', 'sigmoid', 'sin', 'tanh']);

/** Operations that make whole numbers of whole numbers. */
const wholes = new Set<UnaryKernel | undefined>(['abs', 'neg', 'relu', 'square']);

const table: Rules = {
  neg: unary(
    (a) => -a,
    '',
    (g) => g.neg(),
    'neg',
  ),
  abs: unary(Math.abs, 'a', (g, _, a) => g.mul(a.sign()), 'abs'),
  square: unary(
    (a) => a * a,
    'a',
    (g, _, a) => g.mul(a).mul(2),
    'square',
  ),
  sqrt: unary(Math.sqrt, 'y', (g, y) => g.div(y).mul(0.5), 'sqrt'),
  exp: unary(exp, 'y', (g, y) => g.mul(y), 'exp'),
  log: unary(log, 'a', (g, _, a) => g.div(a), 'log'),
  log1p: unary(log1p, 'a', (g, _, a) => g.div(a.add(1))),
  log2: unary(log2, 'a', (g, _, a) => g.div(a.mul(Math.LN2))),
  expm1: unary(expm1, 'a', (g, _, a) => g.mul(a.exp())), // y + 1 has lost the digits where y is near −1
  erf: unary(erf, 'a', (g, _, a) => g.mul(a.square().neg().exp()).mul(1.1283791670955126)), // 2/√π e^(-a²)
  softplus: unary(softplus, 'a', (g, _, a) => g.mul(a.sigmoid())),
  exp2: unary(exp2, 'y', (g, y) => g.mul(y).mul(Math.LN2)),
  log10: unary(log10, 'a', (g, _, a) => g.div(a.mul(Math.LN10))),
  floor: whole(Math.floor),
  ceil: whole(Math.ceil),
  round: whole(nearestEven),
  trunc: whole(Math.trunc),
  sign: whole((a) => Number(a > 0) - Number(a < 0)),
  sin: unary(sin, 'a', (g, _, a) => g.mul(a.cos()), 'sin'),
  cos: unary(cos, 'a', (g, _, a) => g.mul(a.sin()).neg(), 'cos'),
  tan: unary(tan, 'y', (g, y) => g.mul(y.square().add(1))), // 1 + tan²
  asin: unary(asin, 'a', (g, _, a) => g.mul(a.square().neg().add(1).rsqrt())), // 1 / √(1 - a²)
  acos: unary(acos, 'a', (g, _, a) => g.mul(a.square().neg().add(1).rsqrt()).neg()),
  atan: unary(atan, 'a', (g, _, a) => g.div(a.square().add(1))), // 1 / (1 + a²)
  sinh: unary(sinh, 'a', (g, _, a) => g.mul(a.cosh())),
  cosh: unary(cosh, 'a', (g, _, a) => g.mul(a.sinh())),
  asinh: unary(asinh, 'a', (g, _, a) => g.mul(a.square().add(1).rsqrt())), // 1 / √(a² + 1)
  acosh: unary(acosh, 'a', (g, _, a) => g.mul(a.square().sub(1).rsqrt())), // 1 / √(a² - 1)
  atanh: unary(atanh, 'a', (g, _, a) => g.div(a.square().neg().add(1))), // 1 / (1 - a²)
  tanh: unary(tanh, 'y', (g, y) => g.mul(y.square().neg().add(1)), 'tanh'), // 1 - tanh²
  sigmoid: unary(sigmoid, 'y', (g, y) => g.mul(y.mul(y.neg().add(1))), 'sigmoid'), // σ (1 - σ)
  relu: unary(
    (a) => (a < 0 ? 0 : a),
    'y',
    (g, y) => apply('thresholdBackward', [g, y]),
    'relu',
  ), // NaN stays NaN
  clamp: {
    forward: ([a], min, max) =>
      map(a!, a!.dtype, (x) => {
        const y = x < min ? min : x;
        return y > max ? max : y;
      }),
    reads: ['a'],
    backward: (g, _, [a], [min, max]) => [only(g, a!.ge(min).logicalAnd(a!.le(max)))],
  },
  thresholdBackward: binary(
    'thresholdBackward',
    (g, y) => (y <= 0 ? 0 : g), // NaN lets the gradient through, as in PyTorch
    ['b', ''],
    (g, _, _g, y) => [apply('thresholdBackward', [g, y]), null],
    'gate',
  ),

  add: binary(
    'add',
    (a, b) => a + b,
    ['', ''],
    (g) => [g, g],
    'add',
  ),
  sub: binary(
    'sub',
    (a, b) => a - b,
    ['', ''],
    (g) => [g, g.neg()],
    'sub',
  ),
  mul: binary(
    'mul',
    (a, b) => a * b,
    ['b', 'a'],
    (g, _, a, b) => [g.mul(b), g.mul(a)],
    'mul',
    Math.imul, // keeps the low bits, as integers of 32 bits do
  ),
  div: binary(
    'div',
    (a, b) => a / b,
    ['b', 'by'],
    (g, y, _, b) => [g.div(b), g.mul(y).div(b).neg()],
    'div',
  ),
  pow: {
    forward: ([a, b]) => {
      const dtype = promoted('pow', a!, b!);
      return zip('pow', a!, b!, dtype, dtype === 'float32' ? powSingle : dtype === 'int32' ? wholePower : pow);
    },
    reads: ['ab', 'aby'],
    backward: (g, y, [a, b]) => [
      a!.requiresGrad ? g.mul(b!).mul(a!.pow(b!.sub(1).add(b!.eq(0)))) : null, // b a^(b - 1), 0 where b is 0
      b!.requiresGrad ? g.mul(y).mul(a!.add(a!.eq(0).mul(b!.ge(0))).log()) : null, // y ln a, 0 where 0^b is 0
    ],
  },
  remainder: binary(
    'remainder',
    floorRemainder,
    ['', 'ab'],
    (g, _, a, b) => [g, g.mul(a.div(b).floor()).neg()],
    undefined,
    divided('remainder', floorRemainder),
  ),
  fmod: binary(
    'fmod',
    (a, b) => a % b,
    ['', 'ab'],
    (g, _, a, b) => [g, g.mul(a.div(b).trunc()).neg()],
    undefined,
    divided('fmod', (a, b) => a % b),
  ),
  floorDivide: binary(
    'floorDivide',
    floorQuotient,
    ['', ''],
    (g) => [zeros(g.dtype, g.shape), zeros(g.dtype, g.shape)],
    undefined,
    divided('floorDivide', floorQuotient),
  ),
  maximum: binary(
    'maximum',
    (a, b) => Math.max(a, b),
    ['ab', 'ab'],
    (g, _, a, b) => shares(g, a.gt(b), a.eq(b)),
  ),
  minimum: binary(
    'minimum',
    (a, b) => Math.min(a, b),
    ['ab', 'ab'],
    (g, _, a, b) => shares(g, a.lt(b), a.eq(b)),
  ),
  where: {
    forward: ([c, a, b]) => choose(c!, a!, b!),
    reads: ['', 'a', 'a'],
    backward: (g, _, [c]) => [null, only(g, c!), g.maskedFill(c!, 0)],
  },

  sum: {
    forward: ([a], dims) => sums(a!, dims, number(a!.dtype)),
    reads: [''],
    backward: (g, _, [a]) => [g.expand(a!.shape)],
  },
  variance: {
    forward: ([a], dims, correction) => reduce(a!, dims, toFloat(a!.dtype), (...run) => variance(...run, correction)),
    reads: ['a'],
    backward: (g, _, [a], [dims, correction]) => {
      const count = dims.reduce((product, dim) => product * a!.shape[dim]!, 1);
      const mean = a!.sum({ dim: dims, keepdim: true }).div(count);
      const slope = a!.sub(mean).mul(2 / (count - correction)); // 2 (a - ā) / (N - c)
      return [slope.mul(g)];
    },
  },
  std: {
    forward: ([a], dims, correction) =>
      reduce(a!, dims, toFloat(a!.dtype), (...run) => Math.sqrt(variance(...run, correction))), // rounded once
    reads: ['ay'],
    backward: (g, y, [a], [dims, correction]) => {
      const count = dims.reduce((product, dim) => product * a!.shape[dim]!, 1);
      const mean = a!.sum({ dim: dims, keepdim: true }).div(count);
      const std = y.add(y.eq(0)); // equal numbers have std 0, and gradient 0
      const slope = a!
        .sub(mean)
        .div(std)
        .div(count - correction); // (a - ā) / ((N - c) std)
      return [slope.mul(g)];
    },
  },
  median: {
    forward: ([a]) => NDArray.single(median(a!.data), toFloat(a!.dtype)),
    reads: ['ay'],
    backward: (g, y, [a]) => [shared(g, y, a!)],
  },
  amax: {
    forward: ([a], dims) => reduce(a!, dims, a!.dtype, largest),
    reads: ['ay'],
    backward: (g, y, [a], [dims]) => [shared(g, y, a!, { dim: dims, keepdim: true })],
  },
  amin: {
    forward: ([a], dims) => reduce(a!, dims, a!.dtype, smallest),
    reads: ['ay'],
    backward: (g, y, [a], [dims]) => [shared(g, y, a!, { dim: dims, keepdim: true })],
  },
  cumsum: {
    forward: ([a], dim) => cumulativeSum(a!, dim),
    reads: [''],
    backward: (g, _y, _inputs, [dim]) => [g.flip(dim).cumsum(dim).flip(dim)], // summed from the end
  },
  softmax: {
    forward: ([a], dim) => softmax(a!, dim, false),
    reads: ['y'],
    backward: (g, y, _, [dim]) => [y.mul(g.sub(g.mul(y).sum({ dim, keepdim: true })))],
  },
  logSoftmax: {
    forward: ([a], dim) => softmax(a!, dim, true),
    reads: ['y'],
    backward: (g, y, _, [dim]) => [g.sub(y.exp().mul(g.sum({ dim, keepdim: true })))],
  },
  normalize: {
    forward: (inputs, dims, eps, known) => normalized(three(inputs), dims, eps, known ?? moments(inputs[0]!, dims)),
    reads: ['ab', 'a', ''],
    backward: (g, _, [a, gamma], [dims, eps]) => {
      const over = { dim: dims, keepdim: true };
      const scale = a!
        .var({ ...over, correction: 0 })
        .add(eps)
        .rsqrt();
      const z = a!.sub(a!.mean(over)).mul(scale);
      const along = g.mul(z);
      const inner = g.sub(g.mean(over)).sub(z.mul(along.mean(over)));
      const sums = [along, g].map((t) => t.sum(over).reshape(gamma!.shape));
      return [inner.mul(scale).mul(gamma!.reshape(scale.shape)), ...sums];
    },
    gradients: (g, _, inputs, [dims, eps, known]) =>
      normalizedGradients(g.data, three(inputs), dims, eps, known ?? moments(inputs[0]!, dims)),
  },

  to: {
    forward: ([a], dtype) => cast(a!, dtype),
    reads: [''],
    backward: (g, _, [a]) => [g.to(a!.dtype)],
  },
  reshape: {
    forward: ([a], shape) => {
      if (numberOfElements('reshape', shape) !== a!.size)
        throw new ShapeError(messages.elements('reshape', shape, a!.size));
      return a!.reshape(shape);
    },
    reads: [''],
    backward: (g, _, [a]) => [g.reshape(a!.shape)],
  },
  expand: {
    forward: ([a], shape) => {
      const fits = sameShape(broadcastShapes('expand', a!.shape, shape), shape);
      if (!fits) throw new ShapeError(messages.expand(a!.shape, shape));
      return stretched(a!, shape);
    },
    reads: [''],
    backward: (g) => [g],
  },
  permute: {
    forward: ([a], order) => a!.permute(order),
    reads: [''],
    backward: (g, _y, _inputs, [order]) => [g.permute(order.map((_, dim) => order.indexOf(dim)))],
  },
  narrow: {
    forward: ([a], dim, start, length, step) => part(a!, dim, start, length, step),
    reads: [''],
    backward: (g, _, [a], [dim, start, , step]) => [apply('embed', [g], a!.shape[dim]!, dim, start, step)],
  },
  embed: {
    forward: ([a], size, dim, start, step) => embedded(a!, size, dim, start, step),
    reads: [''],
    backward: (g, _, [a], [, dim, start, step]) => [apply('narrow', [g], dim, start, a!.shape[dim]!, step)],
  },
  pad: {
    forward: ([a], dim, before, after, value) => pad(a!, dim, before, after, value),
    reads: [''],
    backward: (g, _, [a], [dim, before]) => [g.narrow(dim, before, a!.shape[dim]!)],
  },
  cat: {
    forward: (parts, dim) => concatenate(parts, dim),
    reads: [''],
    backward: (g, _, parts, [dim]) => {
      let end = 0;
      return parts.map(({ shape }) => g.narrow(dim, (end += shape[dim]!) - shape[dim]!, shape[dim]!));
    },
  },
  gather: {
    forward: ([a, index], dim) => gatherAlong(a!, index!, dim),
    reads: ['b', ''],
    backward: (g, _, [a, index], [dim]) => [zeros(g.dtype, a!.shape).scatterAdd(dim, index!, g), null],
  },
  scatter: {
    forward: ([a, index, source], dim) => scatterAlong(a!, index!, source!, dim, false),
    reads: ['b', '', 'b'],
    backward: (g, _, [, index, source], [dim]) => [
      g.scatter(dim, index!, zeros(g.dtype, source!.shape)),
      null,
      g.gather(dim, index!),
    ],
  },
  scatterAdd: {
    forward: ([a, index, source], dim) => scatterAlong(a!, index!, source!, dim, true),
    reads: ['', '', 'b'],
    backward: (g, _, [, index], [dim]) => [g, null, g.gather(dim, index!)],
  },
  index: {
    forward: ([a], indices) => indexed(a!, indices),
    reads: [''],
    backward: (g, _, [a], [indices]) => [apply('indexAdd', [g], a!.shape, indices)],
  },
  indexAdd: {
    forward: ([a], shape, indices) => indexAdded(a!, shape, indices),
    reads: [''],
    backward: (g, _y, _inputs, [, indices]) => [apply('index', [g], indices)],
  },
  indexPut: {
    forward: ([a, values], indices) => indexReplaced(a!, values!, indices),
    reads: [''],
    backward: (g, _y, _inputs, [indices]) => [
      apply('indexPut', [g, zeros(g.dtype, [])], indices),
      apply('index', [g], indices),
    ],
  },

  unfold: {
    forward: ([a], windows) => columns(a!, windows),
    reads: [''],
    backward: (g, _, [a], [windows]) => [apply('fold', [g], sizeOfImages(a!), windows)],
  },
  fold: {
    forward: ([a], size, windows) => images(a!, size, windows),
    reads: [''],
    backward: (g, _y, _inputs, [, windows]) => [apply('unfold', [g], windows)],
  },
  conv2d: {
    forward: ([x, weight, bias], windows) => convolution(x!, weight!, bias, windows),
    reads: ['b', 'a', ''],
    backward: (g, _, [x, weight, bias], [windows]) => [
      x!.requiresGrad ? apply('convTranspose2d', [g, weight!], sizeOfImages(x!), windows) : null,
      weight!.requiresGrad ? apply('conv2dWeight', [x!, g], windows) : null,
      bias?.requiresGrad ? g.sum({ dim: [0, 2, 3] }) : null,
    ],
  },
  convTranspose2d: {
    forward: ([a, weight], size, windows) => transposedConvolution(a!, weight!, size, windows),
    reads: ['b', 'a'],
    backward: (g, _, [a, weight], [, windows]) => [
      a!.requiresGrad ? apply('conv2d', [g, weight!], windows) : null,
      weight!.requiresGrad ? apply('conv2dWeight', [g, a!], windows) : null,
    ],
  },
  conv2dWeight: {
    forward: ([x, a], windows) => filterGradient(x!, a!, windows),
    reads: ['b', 'a'],
    backward: (g, _, [x, a], [windows]) => [
      x!.requiresGrad ? apply('convTranspose2d', [a!, g], sizeOfImages(x!), windows) : null,
      a!.requiresGrad ? apply('conv2d', [x!, g], windows) : null,
    ],
  },
  matmul: {
    forward: ([a, b]) => product(a!, b!),
    reads: ['b', 'a'],
    backward: (g, _, [a, b]) => [
      a!.requiresGrad ? g.matmul(transposed(b!)) : null,
      b!.requiresGrad ? transposed(a!).matmul(g) : null,
    ],
  },
  linear: {
    forward: ([x, weight, bias]) => affine(x!, weight!, bias),
    reads: ['b', 'a', ''],
    backward: (g, _, [x, weight, bias]) => {
      const ofWeight = weight!.requiresGrad ? rowsOf(g).T.matmul(rowsOf(x!)) : null;
      return [
        x!.requiresGrad ? g.matmul(weight!) : null,
        ofWeight,
        bias?.requiresGrad ? rowsOf(g).sum({ dim: 0 }) : null,
      ];
    },
  },

  diagonal: {
    forward: ([a], offset) => diagonalOf(a!, offset),
    reads: [''],
    backward: (g, _, [a], [offset]) => [apply('diagEmbed', [g], a!.shape, offset)],
  },
  diagEmbed: {
    forward: ([a], shape, offset) => {
      const y = NDArray.zeros(a!.dtype, shape);
      diagonalOf(y, offset).write(a!.data);
      return y;
    },
    reads: [''],
    backward: (g, _y, _inputs, [, offset]) => [apply('diagonal', [g], offset)],
  },
  solve: {
    forward: ([a, b]) => solved(a!, b!),
    reads: ['ay', 'a'],
    backward: (g, y, [a]) => {
      const part = apply('solve', [transposed(a!), g]);
      return [part.matmul(transposed(y)).neg(), part]; // -A⁻ᵀ g xᵀ, A⁻ᵀ g
    },
  },
  inv: {
    forward: ([a]) => inverted(a!),
    reads: ['y'],
    backward: (g, y) => [transposed(y).matmul(g).matmul(transposed(y)).neg()], // -A⁻ᵀ g A⁻ᵀ
  },
  det: {
    forward: ([a]) => determinant(a!),
    reads: ['ay'],
    backward: (g, y, [a]) => {
      const [outer, scale] = [g, y].map((t) => t.unsqueeze(-1).unsqueeze(-1));
      const regular = y.ne(0).all().item() === 1;
      return [(regular ? transposed(apply('inv', [a!])).mul(scale!) : cofactorsOf(a!)).mul(outer!)]; // det A · A⁻ᵀ
    },
    gradients: (g, y, [a]) => {
      const outer = g.reshape([...g.shape, 1, 1]);
      return [zip('mul', cofactors(a!, y), outer, a!.dtype, (x, z) => x * z)];
    },
  },
  cholesky: {
    forward: ([a]) => choleskyFactor(a!),
    reads: ['y'],
    backward: (g, y) => {
      const half = new Tensor(lowerHalf(y.shape.at(-1)!, y.dtype));
      const lower = transposed(y).matmul(g).mul(half);
      const inverse = apply('inv', [y]);
      const inner = transposed(inverse).matmul(lower).matmul(inverse);
      return [inner.add(transposed(inner)).mul(0.5)]; // Murray 2016, (9) and (10)
    },
  },
  custom: {
    forward: (_, value) => value,
    reads: ['y'],
    backward: (g, y, _, [, gradient]) => gradient(g, y),
  },
};

/** The table, for a walker that does not know which operation it meets. */
export const rules: { [P in PrimitiveName]: Rule<unknown[]> } = table as never;

const three = (inputs: NDArray[]): [NDArray, NDArray, NDArray] => inputs as never;

// how the entries are made

type UnaryGradient = (g: Tensor, y: Tensor, a: Tensor) => Tensor;
type BinaryGradient = (g: Tensor, y: Tensor, a: Tensor, b: Tensor) => [Tensor | null, Tensor | null];

/** `kernel` computes a float32 array at once. Most give the bits of `f`, so that short arrays need no kernel. */
function unary(f: (a: number) => number, reads: Reads, gradient: UnaryGradient, kernel?: UnaryKernel): Rule<[]> {
  const least = ownBits.has(kernel) ? 0 : worthACopy;
  return {
    forward: ([a]) =>
      kernel && a!.dtype === 'float32' && a!.size >= least
        ? mapFast(kernel, a!)
        : map(a!, wholes.has(kernel) ? number(a!.dtype) : toFloat(a!.dtype), f),
    reads: [reads],
    backward: (g, y, [a]) => [gradient(g, y, a!)],
  };
}

function binary(
  op: string,
  f: (a: number, b: number) => number,
  reads: [ofA: Reads, ofB: Reads],
  gradient: BinaryGradient,
  kernel?: BinaryKernel,
  ofIntegers = f,
): Rule<[]> {
  return {
    forward: ([a, b]) => {
      if (kernel && a!.size >= worthACopy && a!.dtype === 'float32' && b!.dtype === 'float32' && repeats(a!, b!))
        return zipFast(kernel, a!, b!);
      const dtype = promoted(op, a!, b!);
      return zip(op, a!, b!, dtype, dtype === 'int32' ? ofIntegers : dtype === 'bool' ? ofBools(op, f) : f);
    },
    reads,
    backward: (g, y, [a, b]) => gradient(g, y, a!, b!),
  };
}

/** Rounding, which keeps the kind, and whose gradient is 0. */
function whole(f: (a: number) => number): Rule<[]> {
  return {
    forward: ([a]) => map(a!, number(a!.dtype), f),
    reads: [''],
    backward: (g) => [zeros(g.dtype, g.shape)],
  };
}

/** What is left of a when b is taken away as often as its floor says: it has the sign of b. */
function floorRemainder(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

function floorQuotient(a: number, b: number): number {
  return b === 0 ? a / b : Math.round((a - floorRemainder(a, b)) / b);
}

/** The same of whole numbers, which cannot be divided by 0. */
function divided(op: string, f: (a: number, b: number) => number): (a: number, b: number) => number {
  return (a, b) => {
    if (b === 0) throw new RangeError(messages.divideByZero(op));
    return f(a, b);
  };
}

/** The nearest whole number, of two the even one. */
function nearestEven(x: number): number {
  const near = Math.round(x);
  return near - x === 0.5 && near % 2 !== 0 ? near - 1 : near;
}

/** The kind of a result: the quotient of whole numbers has fractions. */
function promoted(op: string, a: NDArray, b: NDArray): DType {
  const dtype = resultType(a, b);
  return op === 'div' ? toFloat(dtype) : dtype;
}

/** Arithmetic of true and false: or, and, the larger, the smaller. */
function ofBools(op: string, f: (a: number, b: number) => number): (a: number, b: number) => number {
  if (op === 'add') return (a, b) => a | b;
  if (op === 'mul' || op === 'maximum' || op === 'minimum') return f;
  throw new TypeError(messages.dtypes(op, 'bool', 'bool'));
}

/** The kind of the result of arithmetic: that of true and false is whole numbers. */
function number(dtype: DType): DType {
  return dtype === 'bool' ? 'int32' : dtype;
}

// what gradients are made of

const zeros = (dtype: DType, shape: Shape): Tensor => new Tensor(NDArray.zeros(dtype, shape));

/** The gradient where the condition holds, and 0 elsewhere. */
const only = (g: Tensor, condition: Tensor): Tensor => g.maskedFill(condition.logicalNot(), 0);

/** Elements that are equal to the reduced one (or both NaN) share its gradient. */
function shared(g: Tensor, y: Tensor, a: Tensor, over?: { dim: readonly number[]; keepdim: true }): Tensor {
  const chosen = new Tensor(zip('eq', a.array, y.array, 'bool', comparisons.same));
  return g.mul(chosen).div(chosen.sum(over));
}

/** Where both are equal, each gets half of the gradient. */
function shares(g: Tensor, first: Tensor, equal: Tensor): [Tensor, Tensor] {
  const half = g.mul(equal).mul(0.5);
  const larger = g.mul(first);
  return [larger.add(half), g.sub(larger).sub(half)];
}

/** Each matrix with rows and columns exchanged. */
const transposed = (a: Tensor): Tensor => a.transpose(-2, -1);

/** All dimensions but the last as one. */
const rowsOf = (x: Tensor): Tensor => (x.shape.length === 2 ? x : x.reshape(rowsAndColumns(x.shape)));

const sizeOfImages = ({ shape }: Tensor): readonly [number, number] => [shape[2]!, shape[3]!];

/** The cofactors as operations that have gradients themselves, also where there is no inverse. */
function cofactorsOf(a: Tensor): Tensor {
  const n = a.shape.at(-1)!;
  const { places, signs } = minors(n);
  const chosen = a.flatten(-2).indexSelect(-1, new Tensor(places));
  return apply('det', [chosen.reshape([...a.shape, n - 1, n - 1])]).mul(new Tensor(signs));
}

// what is made of the operations

/** The product along a dimension, which keeps size 1: halves multiplied with each other, so that gradients are right at 0 too. */
export function productAlong(x: Tensor, dim: number): Tensor {
  if (x.dtype === 'int32') return new Tensor(reduce(x.array, [dim], 'int32', wholeProduct));
  const size = x.shape[dim]!;
  if (size === 1) return x;
  if (size === 0) return x.pad(dim, 0, 1, { value: 1 });
  const half = Math.ceil(size / 2);
  const rest = x.narrow(dim, half, size - half).pad(dim, 0, 2 * half - size, { value: 1 });
  return productAlong(x.narrow(dim, 0, half).mul(rest), dim);
}

/** The running product along a dimension: of 1, 2, 4, … elements in turn, so that gradients are right at 0 too. */
export function runningProduct(x: Tensor, dim: number): Tensor {
  const size = x.shape[dim] ?? 1;
  let y = x;
  for (let step = 1; step < size; step *= 2) y = y.mul(y.narrow(dim, 0, size - step).pad(dim, step, 0, { value: 1 }));
  return y;
}

/** The element of rank q (N − 1) along a dimension, which keeps size 1; between two elements it is interpolated. */
export function quantileAlong(x: Tensor, q: number, dim: number): Tensor {
  const place = q * ((x.shape[dim] ?? 1) - 1);
  const below = Math.floor(place);
  const element = (rank: number) => x.gather(dim, new Tensor(ranked('quantile', x.array, dim, rank)));
  const [low, high] = [element(below), element(Math.ceil(place))];
  const last = x.detach().gather(dim, new Tensor(extreme('quantile', x.array, dim, true))); // NaN, when there is one
  return low.add(high.sub(low).mul(place - below)).maskedFill(last.isnan(), Number.NaN);
}

/** ln Σ eˣ, from the largest element down, so that nothing overflows. */
export function logOfSumOfPowers(x: Tensor, dims: readonly number[]): Tensor {
  const over = { dim: dims, keepdim: true };
  const most = x.detach().amax(over);
  const shift = most.maskedFill(most.isfinite().logicalNot(), 0);
  return x.sub(shift).exp().sum(over).log().add(shift);
}

/** (Σ|x|ᵖ)^(1/p); where a sum is 0, or an element, its root or its power has no slope, and the gradient is 0. */
export function pNorm(x: Tensor, p: number, options: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor {
  if (p === Number.POSITIVE_INFINITY) return x.abs().amax(options);
  if (p === Number.NEGATIVE_INFINITY) return x.abs().amin(options);
  if (p === 1) return x.abs().sum(options);
  if (p === 0) return x.ne(0).to(toFloat(x.dtype)).sum(options);
  const size = x.abs();
  const root = 1 / p;
  if (p < 0) return size.pow(p).sum(options).pow(root); // infinite powers of zeros are right there
  const none = size.eq(0);
  const sum = p === 2 ? x.square().sum(options) : size.add(none).pow(p).mul(none.logicalNot()).sum(options);
  const zero = sum.eq(0);
  const safe = sum.add(zero);
  return (p === 2 ? safe.sqrt() : safe.pow(root)).mul(zero.logicalNot());
}
