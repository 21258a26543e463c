// The operations that everything is made of. One table: the value beside its gradient, simple ones first.
//
// g is the gradient of the result y; a, b are the inputs. A gradient has the shape of y: the walker in autograd.ts sums
// it to the shape of an input that was stretched.

import { exp, expm1, log, log1p, sigmoid, softplus, tanh } from '../math/elementary.js';
import { erf } from '../math/erf.js';
import { log2, pow, powSingle } from '../math/pow.js';
import { cos, sin } from '../math/trigonometric.js';
import { apply, isGradEnabled } from './autograd.js';
import { fold, unfold } from './conv.js';
import { convolved, convolvedGradients } from './convolution.js';
import { zeros, zerosLike } from './create.js';
import { type DType, resultType, Single, toFloat, zerosOf } from './dtype.js';
import { where } from './join.js';
import { each, eachPair } from './kernels/elementwise.js';
import type { BinaryKernel, UnaryKernel } from './kernels/wasm.js';
import { concatenate, cumulate, gatherAlong, pad, part, resized, scatterAlong, softmax } from './lanes.js';
import { inv, solve } from './linalg.js';
import { affine, affineGradients } from './linear.js';
import {
  cast,
  choose,
  comparisons,
  largest,
  map,
  product,
  reduce,
  smallest,
  stretched,
  sums,
  variance,
  wholePower,
  zip,
} from './loops.js';
import { choleskyFactor, cofactors, determinant, inverted, lowerHalf, solved } from './matrices.js';
import { median } from './median.js';
import { messages, ShapeError } from './messages.js';
import { type Moments, moments, normalized, normalizedGradients } from './normalize.js';
import { broadcastShapes, numberOfElements, type Shape, sameShape, sizeOf } from './shape.js';
import { Tensor } from './tensor.js';
import { reshapedStrides, stridesIn, viewOf } from './views.js';
import { columns, images, type Windows } from './windows.js';

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
  floor: [];
  ceil: [];
  round: [];
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
  unfold: [windows: Windows];
  fold: [size: readonly [number, number], windows: Windows];
  conv2d: [windows: Windows];
  matmul: [];
  linear: [];
  solve: [];
  inv: [];
  det: [];
  cholesky: [];
}

export type PrimitiveName = keyof Primitives;

/** An operation: its value, and the gradient of each input (null where there is none). */
export interface Rule<Arguments extends unknown[]> {
  forward(inputs: Tensor[], ...args: Arguments): Tensor;
  backward(g: Tensor, y: Tensor, inputs: Tensor[], args: Arguments): (Tensor | null)[];
}

type Rules = { [P in PrimitiveName]: Rule<Primitives[P]> };

/** Kernels in float32 arithmetic, whose last bit is not that of the function in float64. */
const ownBits = new Set<UnaryKernel | undefined>(['cos', 'exp', 'log', 'sigmoid', 'sin', 'tanh']);

/** Operations that make whole numbers of whole numbers. */
const wholes = new Set<UnaryKernel | undefined>(['abs', 'neg', 'relu', 'square']);

/** Arrays from this length on are worth the copy to a kernel. */
const worthwhile = 256;

const table: Rules = {
  neg: unary(
    (a) => -a,
    (g) => g.neg(),
    'neg',
  ),
  abs: unary(Math.abs, (g, _, a) => g.mul(a.sign()), 'abs'),
  square: unary(
    (a) => a * a,
    (g, _, a) => g.mul(a).mul(2),
    'square',
  ),
  sqrt: unary(Math.sqrt, (g, y) => g.div(y).mul(0.5), 'sqrt'),
  exp: unary(exp, (g, y) => g.mul(y), 'exp'),
  log: unary(log, (g, _, a) => g.div(a), 'log'),
  log1p: unary(log1p, (g, _, a) => g.div(a.add(1))),
  log2: unary(log2, (g, _, a) => g.div(a.mul(Math.LN2))),
  expm1: unary(expm1, (g, _, a) => g.mul(a.exp())), // y + 1 has lost the digits where y is near −1
  erf: unary(erf, (g, _, a) => g.mul(a.square().neg().exp()).mul(1.1283791670955126)), // 2/√π e^(-a²)
  softplus: unary(softplus, (g, _, a) => g.mul(a.sigmoid())),
  floor: whole(Math.floor),
  ceil: whole(Math.ceil),
  round: whole(nearestEven),
  sign: whole((a) => Number(a > 0) - Number(a < 0)),
  sin: unary(sin, (g, _, a) => g.mul(a.cos()), 'sin'),
  cos: unary(cos, (g, _, a) => g.mul(a.sin()).neg(), 'cos'),
  tanh: unary(tanh, (g, y) => g.mul(y.square().neg().add(1)), 'tanh'), // 1 - tanh²
  sigmoid: unary(sigmoid, (g, y) => g.mul(y.mul(y.neg().add(1))), 'sigmoid'), // σ (1 - σ)
  relu: unary(
    (a) => (a < 0 ? 0 : a),
    (g, y) => apply('thresholdBackward', [g, y]),
    'relu',
  ), // NaN stays NaN
  clamp: {
    forward: ([a], min, max) =>
      map(a!, a!.dtype, (x) => {
        const y = x < min ? min : x;
        return y > max ? max : y;
      }),
    backward: (g, _, [a], [min, max]) => [
      where(
        map(a!, 'bool', (x) => Number(x >= min && x <= max)),
        g,
        0,
      ),
    ],
  },
  thresholdBackward: binary(
    'thresholdBackward',
    (g, y) => (y <= 0 ? 0 : g), // NaN lets the gradient through, as in PyTorch
    (g, _, _g, y) => [apply('thresholdBackward', [g, y]), null],
    'gate',
  ),

  add: binary(
    'add',
    (a, b) => a + b,
    (g) => [g, g],
    'add',
  ),
  sub: binary(
    'sub',
    (a, b) => a - b,
    (g) => [g, g.neg()],
    'sub',
  ),
  mul: binary(
    'mul',
    (a, b) => a * b,
    (g, _, a, b) => [g.mul(b), g.mul(a)],
    'mul',
    Math.imul, // keeps the low bits, as integers of 32 bits do
  ),
  div: binary(
    'div',
    (a, b) => a / b,
    (g, y, _, b) => [g.div(b), g.mul(y).div(b).neg()],
    'div',
  ),
  pow: {
    forward: ([a, b]) => {
      const dtype = promoted('pow', a!, b!);
      return zip('pow', a!, b!, dtype, dtype === 'float32' ? powSingle : dtype === 'int32' ? wholePower : pow);
    },
    backward: (g, y, [a, b]) => [
      a!.requiresGrad ? g.mul(b!).mul(a!.pow(b!.sub(1).add(b!.eq(0)))) : null, // b a^(b - 1), 0 where b is 0
      b!.requiresGrad ? g.mul(y).mul(a!.add(a!.eq(0).mul(b!.ge(0))).log()) : null, // y ln a, 0 where 0^b is 0
    ],
  },
  maximum: binary(
    'maximum',
    (a, b) => Math.max(a, b),
    (g, _, a, b) => shares(g, a.gt(b), a.eq(b)),
  ),
  minimum: binary(
    'minimum',
    (a, b) => Math.min(a, b),
    (g, _, a, b) => shares(g, a.lt(b), a.eq(b)),
  ),
  where: {
    forward: ([c, a, b]) => choose(c!, a!, b!),
    backward: (g, _, [c]) => [null, where(c!, g, 0), where(c!, 0, g)],
  },

  sum: {
    forward: ([a], dims) => sums(a!, dims, number(a!.dtype)),
    backward: (g, _, [a]) => [g.expand(a!.shape)],
  },
  variance: {
    forward: ([a], dims, correction) => reduce(a!, dims, toFloat(a!.dtype), (...run) => variance(...run, correction)),
    backward: (g, _, [a], [dims, correction]) => {
      const count = dims.reduce((product, dim) => product * a!.shape[dim]!, 1);
      const mean = a!.sum({ dim: dims, keepdim: true }).div(count);
      return [
        a!
          .sub(mean)
          .mul(2 / (count - correction))
          .mul(g),
      ]; // 2 (a - ā) / (N - c)
    },
  },
  std: {
    forward: ([a], dims, correction) =>
      reduce(a!, dims, toFloat(a!.dtype), (...run) => Math.sqrt(variance(...run, correction))), // rounded once
    backward: (g, y, [a], [dims, correction]) => {
      const count = dims.reduce((product, dim) => product * a!.shape[dim]!, 1);
      const mean = a!.sum({ dim: dims, keepdim: true }).div(count);
      const std = y.add(y.eq(0)); // equal numbers have std 0, and gradient 0
      return [
        a!
          .sub(mean)
          .div(std)
          .div(count - correction)
          .mul(g),
      ]; // (a - ā) / ((N - c) std)
    },
  },
  median: {
    forward: ([a]) => new Tensor(new Single(median(a!.data), toFloat(a!.dtype)), []),
    backward: (g, y, [a]) => {
      const chosen = same(a!, y);
      return [g.mul(chosen).div(chosen.sum())]; // equal ones share
    },
  },

  to: {
    forward: ([a], dtype) => cast(a!, dtype),
    backward: (g, _, [a]) => [g.to(a!.dtype)],
  },
  reshape: {
    forward: ([a], shape) => {
      if (numberOfElements('reshape', shape) !== a!.numel())
        throw new ShapeError(messages.elements('reshape', shape, a!.numel()));
      const strides = a!.layout && reshapedStrides(a!.shape, a!.layout.strides, shape);
      if (strides) return viewOf(a!, shape, strides);
      return a!.layout ? new Tensor(a!.data.slice(), shape) : new Tensor(a!.memory, shape, a!);
    },
    backward: (g, _, [a]) => [g.reshape(a!.shape)],
  },
  expand: {
    forward: ([a], shape) => {
      const fits = sameShape(broadcastShapes('expand', a!.shape, shape), shape);
      if (!fits) throw new ShapeError(messages.expand(a!.shape, shape));
      const y = stretched(a!, shape);
      return y === a ? viewOf(y, shape, stridesIn(y)) : y; // a result is never the input itself
    },
    backward: (g) => [g],
  },
  permute: {
    forward: ([a], order) => {
      const strides = stridesIn(a!);
      const [shape, steps] = [a!.shape, strides].map((list) => order.map((dim) => list[dim]!));
      return viewOf(a!, shape!, steps!);
    },
    backward: (g, _y, _inputs, [order]) => [g.permute(order.map((_, dim) => order.indexOf(dim)))],
  },

  narrow: {
    forward: ([a], dim, start, length, step) => part(a!, dim, start, length, step),
    backward: (g, _, [a], [dim, start, , step]) => [apply('embed', [g], a!.shape[dim]!, dim, start, step)],
  },
  embed: {
    forward: ([a], size, dim, start, step) => {
      const shape = resized(a!.shape, dim, size);
      const y = new Tensor(zerosOf(a!.dtype, sizeOf(shape)), shape);
      part(y, dim, start, a!.shape[dim]!, step).write(a!.data);
      return y;
    },
    backward: (g, _, [a], [, dim, start, step]) => [apply('narrow', [g], dim, start, a!.shape[dim]!, step)],
  },
  pad: {
    forward: ([a], dim, before, after, value) => pad(a!, dim, before, after, value),
    backward: (g, _, [a], [dim, before]) => [g.narrow(dim, before, a!.shape[dim]!)],
  },
  cat: {
    forward: (parts, dim) => concatenate(parts, dim),
    backward: (g, _, parts, [dim]) => {
      let end = 0;
      return parts.map(({ shape }) => g.narrow(dim, (end += shape[dim]!) - shape[dim]!, shape[dim]!));
    },
  },
  gather: {
    forward: ([a, index], dim) => gatherAlong(a!, index!, dim),
    backward: (g, _, [a, index], [dim]) => [zeros(a!.shape, { dtype: g.dtype }).scatterAdd(dim, index!, g), null],
  },
  scatter: {
    forward: ([a, index, source], dim) => scatterAlong(a!, index!, source!, dim, false),
    backward: (g, _, [, index, source], [dim]) => [
      g.scatter(dim, index!, zeros(source!.shape, { dtype: g.dtype })),
      null,
      g.gather(dim, index!),
    ],
  },
  scatterAdd: {
    forward: ([a, index, source], dim) => scatterAlong(a!, index!, source!, dim, true),
    backward: (g, _, [, index], [dim]) => [g, null, g.gather(dim, index!)],
  },
  softmax: {
    forward: ([a], dim) => softmax(a!, dim, false),
    backward: (g, y, _, [dim]) => [y.mul(g.sub(g.mul(y).sum({ dim, keepdim: true })))],
  },
  logSoftmax: {
    forward: ([a], dim) => softmax(a!, dim, true),
    backward: (g, y, _, [dim]) => [g.sub(y.exp().mul(g.sum({ dim, keepdim: true })))],
  },
  normalize: {
    forward: (inputs, dims, eps, known) => normalized(three(inputs), dims, eps, known ?? moments(inputs[0]!, dims)),
    backward: (g, _, inputs, [dims, eps, known]) => {
      const [a, gamma] = three(inputs);
      if (!isGradEnabled()) return normalizedGradients(g.data, three(inputs), dims, eps, known ?? moments(a, dims));
      const over = { dim: dims, keepdim: true };
      const scale = a
        .var({ ...over, correction: 0 })
        .add(eps)
        .rsqrt();
      const z = a.sub(a.mean(over)).mul(scale);
      const along = g.mul(z);
      const inner = g.sub(g.mean(over)).sub(z.mul(along.mean(over)));
      const sums = [along, g].map((t) => t.sum(over).reshape(gamma.shape));
      return [inner.mul(scale).mul(gamma.reshape(scale.shape)), ...sums];
    },
  },
  cumsum: {
    forward: ([a], dim) => cumulate(a!, dim),
    backward: (g, _y, _inputs, [dim]) => [g.flip(dim).cumsum(dim).flip(dim)], // summed from the end
  },
  amax: {
    forward: ([a], dims) => reduce(a!, dims, a!.dtype, largest),
    backward: (g, y, [a], [dims]) => [shared(g, y, a!, dims)],
  },
  amin: {
    forward: ([a], dims) => reduce(a!, dims, a!.dtype, smallest),
    backward: (g, y, [a], [dims]) => [shared(g, y, a!, dims)],
  },
  unfold: {
    forward: ([a], windows) => columns(a!, windows),
    backward: (g, _, [a], [windows]) => [fold(g, [a!.shape[2]!, a!.shape[3]!], windows)],
  },
  fold: {
    forward: ([a], size, windows) => images(a!, size, windows),
    backward: (g, _y, _inputs, [, windows]) => [unfold(g, windows.kernel, windows)],
  },
  conv2d: {
    forward: (inputs, windows) => convolved(inputs as [Tensor, Tensor], windows),
    backward: (g, _, inputs, [windows]) => convolvedGradients(g, inputs as [Tensor, Tensor], windows),
  },
  matmul: {
    forward: ([a, b]) => product(a!, b!),
    backward: (g, _, [a, b]) => [
      a!.requiresGrad ? g.matmul(transposed(b!)) : null,
      b!.requiresGrad ? transposed(a!).matmul(g) : null,
    ],
  },
  linear: {
    forward: (inputs) => affine(inputs as [Tensor, Tensor]),
    backward: (g, _, inputs) => affineGradients(g, inputs as [Tensor, Tensor]),
  },

  solve: {
    forward: ([a, b]) => solved(a!, b!),
    backward: (g, y, [a]) => {
      const part = solve(transposed(a!), g);
      return [part.matmul(transposed(y)).neg(), part]; // -A⁻ᵀ g xᵀ, A⁻ᵀ g
    },
  },
  inv: {
    forward: ([a]) => inverted(a!),
    backward: (g, y) => [transposed(y).matmul(g).matmul(transposed(y)).neg()], // -A⁻ᵀ g A⁻ᵀ
  },
  det: {
    forward: ([a]) => determinant(a!),
    backward: (g, y, [a]) => [cofactors(a!, y).mul(g.unsqueeze(-1).unsqueeze(-1))],
  },
  cholesky: {
    forward: ([a]) => choleskyFactor(a!),
    backward: (g, y) => {
      const lower = transposed(y)
        .matmul(g)
        .mul(lowerHalf(y.shape.at(-1)!, y.dtype));
      const inner = transposed(inv(y)).matmul(lower).matmul(inv(y));
      return [inner.add(transposed(inner)).mul(0.5)]; // Murray 2016, (9) and (10)
    },
  },
};

/** The table, for a walker that does not know which operation it meets. */
export const rules: { [P in PrimitiveName]: Rule<unknown[]> } = table as never;

/** Each matrix with rows and columns exchanged. */
const transposed = (a: Tensor): Tensor => a.transpose(-2, -1);

const three = (inputs: Tensor[]): [Tensor, Tensor, Tensor] => inputs as never;

// how the entries are made

type UnaryGradient = (g: Tensor, y: Tensor, a: Tensor) => Tensor;
type BinaryGradient = (g: Tensor, y: Tensor, a: Tensor, b: Tensor) => [Tensor | null, Tensor | null];

/** `kernel` computes a float32 array at once. Most give the bits of `f`, so that short arrays need no kernel. */
function unary(f: (a: number) => number, gradient: UnaryGradient, kernel?: UnaryKernel): Rule<[]> {
  const least = ownBits.has(kernel) ? 0 : worthwhile;
  return {
    forward: ([a]) => {
      const fast = kernel && a!.dtype === 'float32' && a!.numel() >= least;
      return fast
        ? new Tensor(each(kernel, a!.data as Float32Array), a!.shape)
        : map(a!, wholes.has(kernel) ? number(a!.dtype) : toFloat(a!.dtype), f);
    },
    backward: (g, y, [a]) => [gradient(g, y, a!)],
  };
}

function binary(
  op: string,
  f: (a: number, b: number) => number,
  gradient: BinaryGradient,
  kernel?: BinaryKernel,
  ofIntegers = f,
): Rule<[]> {
  return {
    forward: ([a, b]) => {
      if (kernel && a!.numel() >= worthwhile && a!.dtype === 'float32' && b!.dtype === 'float32' && repeats(a!, b!))
        return new Tensor(eachPair(kernel, a!.data as Float32Array, b!.data as Float32Array), a!.shape);
      const dtype = promoted(op, a!, b!);
      return zip(op, a!, b!, dtype, dtype === 'int32' ? ofIntegers : dtype === 'bool' ? ofBools(op, f) : f);
    },
    backward: (g, y, [a, b]) => gradient(g, y, a!, b!),
  };
}

/** Whether `b` has the shape of `a`, or that of its last dimensions, or is a single number. */
function repeats(a: Tensor, b: Tensor): boolean {
  const extra = a.shape.length - b.shape.length;
  return extra >= 0 && (b.numel() === 1 || b.shape.every((size, d) => size === a.shape[extra + d])) && b.numel() > 0;
}

/** Rounding, which keeps the kind, and whose gradient is 0. */
function whole(f: (a: number) => number): Rule<[]> {
  return { forward: ([a]) => map(a!, number(a!.dtype), f), backward: (g) => [zerosLike(g)] };
}

/** The nearest whole number, of two the even one. */
function nearestEven(x: number): number {
  const near = Math.round(x);
  return near - x === 0.5 && near % 2 !== 0 ? near - 1 : near;
}

/** The kind of a result: the quotient of whole numbers has fractions. */
function promoted(op: string, a: Tensor, b: Tensor): DType {
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

/** Elements that are equal to the reduced one share its gradient. */
function shared(g: Tensor, y: Tensor, a: Tensor, dims: number[]): Tensor {
  const chosen = same(a, y);
  return g.mul(chosen).div(chosen.sum({ dim: dims, keepdim: true }));
}

/** Where the elements are equal, or both NaN. */
const same = (a: Tensor, y: Tensor): Tensor => zip('eq', a, y, 'bool', comparisons.same);

/** Where both are equal, each gets half of the gradient. */
function shares(g: Tensor, first: Tensor, equal: Tensor): [Tensor, Tensor] {
  const half = g.mul(equal).mul(0.5);
  const chosen = g.mul(first);
  return [chosen.add(half), g.sub(chosen).sub(half)];
}
