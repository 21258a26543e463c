// First weights. Each function fills a tensor in place and returns it; no gradient flows through.
//
// The fans of a weight of shape [out, in] are in (fan_in) and out (fan_out); further dimensions, those of a filter,
// multiply both.

import { noGrad, randperm, type Tensor } from '../../engine/index.js';
import { exp } from '../../math/index.js';
import {
  check,
  checked,
  count,
  finite,
  fraction,
  notBelowZero,
  notNegative,
  oneOf,
  type Rules,
} from '../../options/index.js';
import { messages } from '../messages.js';
import { checkWeight } from './weight.js';

/** Which fan keeps its variance: `fanIn` that of the activations, `fanOut` that of the gradients. */
export type FanMode = 'fanIn' | 'fanOut';

/** Non-linearities that have a gain of their own. */
export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

/** A deviation has no bound: what an infinite one does is worth a look. */
const normalRules = { std: notBelowZero, mean: finite };
const uniformRules = { a: finite, b: finite };
const gainRules = { gain: notNegative };

/**
 * w ~ N(mean, std²).
 * @throws {RangeError} when std is negative
 * @example init.normal_(zeros([500, 500]), { std: 0.01 })
 */
export function normal_(w: Tensor, options?: { mean?: number; std?: number }): Tensor {
  checkWeight('normal_', w);
  const { mean = 0, std = 1 } = checked('init.normal_', options, normalRules);
  return noGrad(() => w.normal_({ mean, std }));
}

/**
 * w ~ U(a, b): from a on, below b, with variance (b − a)² / 12.
 * @throws {RangeError} when a is above b
 * @example uniform_(zeros([300, 300]), { a: -1, b: 1 }).std().item() // about 0.577
 */
export function uniform_(w: Tensor, options?: { a?: number; b?: number }): Tensor {
  checkWeight('uniform_', w);
  const { a = 0, b = 1 } = checked('init.uniform_', options, uniformRules);
  if (!(a <= b && Number.isFinite(b - a))) throw new RangeError(messages.badBounds('uniform_', a, b));
  return noGrad(() => w.uniform_({ from: a, to: b }));
}

/**
 * w = value.
 * @throws {RangeError} when the value is no finite number
 * @throws {RangeError} when the value is no finite number
 * @example init.constant_(new nn.Linear(2, 1).weight, 0.5).tolist() // [[0.5, 0.5]]
 * @example constant_(zeros([2]), 0.5).tolist() // [0.5, 0.5]
 */
export function constant_(w: Tensor, value: number): Tensor {
  check('init.constant_', 'value', value, finite);
  return filled('constant_', w, value);
}

function filled(op: string, w: Tensor, value: number): Tensor {
  checkWeight(op, w);
  return noGrad(() => w.fill_(value));
}

/**
 * w = 0.
 * @example zeros_(new nn.Linear(2, 3).bias!).tolist() // [0, 0, 0]
 */
export const zeros_ = (w: Tensor): Tensor => filled('zeros_', w, 0);

/**
 * w = 1.
 * @example ones_(zeros([2])).tolist() // [1, 1]
 */
export const ones_ = (w: Tensor): Tensor => filled('ones_', w, 1);

/**
 * The factor by which a non-linearity asks for larger weights: 1 for linear and sigmoid, 5/3 for tanh, √2 for ReLU,
 * √(2/(1 + slope²)) for leaky ReLU, 3/4 for SELU.
 * @param options.param the negative slope of leaky ReLU, 0.01 when left out
 * @throws {RangeError} when there is no such non-linearity, or the slope is no finite number
 * @example calculateGain('relu') // 1.4142135623730951
 */
export function calculateGain(nonlinearity: Nonlinearity, options?: { param?: number }): number {
  const { param = 0.01 } = checked('init.calculateGain', options, { param: finite });
  const gains = gainsOf(param);
  check('init.calculateGain', 'nonlinearity', nonlinearity, oneOf(...Object.keys(gains)));
  return gains[nonlinearity];
}

function gainsOf(slope: number): { [N in Nonlinearity]: number } {
  const leakyRelu = Math.sqrt(2 / (1 + slope * slope));
  return { linear: 1, sigmoid: 1, tanh: 5 / 3, relu: Math.SQRT2, leakyRelu, selu: 3 / 4 };
}

/**
 * Xavier, also known as Glorot: w ~ N(0, gain² · 2 / (fan_in + fan_out)), a compromise between the variance of the
 * activations and that of the gradients.
 *
 * Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010.
 * @example xavierNormal_(zeros([300, 500])).std().item() // about 0.05
 */
export function xavierNormal_(w: Tensor, options?: { gain?: number }): Tensor {
  return normal_(w, { std: xavierStd('xavierNormal_', w, options) });
}

/**
 * Xavier with w ~ U(−a, a), a = gain · √6 / √(fan_in + fan_out): the same variance.
 * @example xavierUniform_(zeros([300, 500])).amax().item() // about 0.0866
 */
export function xavierUniform_(w: Tensor, options?: { gain?: number }): Tensor {
  const a = Math.sqrt(3) * xavierStd('xavierUniform_', w, options);
  return uniform_(w, { a: -a, b: a });
}

/** What the Kaiming functions are told. */
export interface KaimingOptions {
  /** The negative slope of leaky ReLU. */
  a?: number;
  mode?: FanMode;
  nonlinearity?: Nonlinearity;
}

/**
 * Kaiming, also known as He: w ~ N(0, gain² / fan). With ReLU, which drops half of the variance, std = √(2 / fan_in).
 *
 * He, Zhang, Ren & Sun, "Delving deep into rectifiers", ICCV 2015.
 * @example kaimingNormal_(zeros([300, 200]), { nonlinearity: 'relu' }).std().item() // about 0.1
 */
export function kaimingNormal_(w: Tensor, options?: KaimingOptions): Tensor {
  return normal_(w, { std: kaimingStd('kaimingNormal_', w, options) });
}

/**
 * Kaiming with w ~ U(−b, b), b = gain · √(3 / fan): the same variance.
 * @example kaimingUniform_(zeros([300, 600]), { nonlinearity: 'relu' }).amax().item() // about 0.1
 */
export function kaimingUniform_(w: Tensor, options?: KaimingOptions): Tensor {
  const b = Math.sqrt(3) * kaimingStd('kaimingUniform_', w, options);
  return uniform_(w, { a: -b, b });
}

function xavierStd(op: string, w: Tensor, options: { gain?: number } | undefined): number {
  const { gain = 1 } = checked(`init.${op}`, options, gainRules);
  const { fanIn, fanOut } = fans(op, w);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

const kaimingRules = { a: finite, mode: oneOf('fanIn', 'fanOut'), nonlinearity: oneOf(...Object.keys(gainsOf(0))) };

function kaimingStd(op: string, w: Tensor, options: KaimingOptions | undefined): number {
  const { a = 0, mode = 'fanIn', nonlinearity = 'leakyRelu' } = checked(`init.${op}`, options, kaimingRules);
  return calculateGain(nonlinearity, { param: a }) / Math.sqrt(fans(op, w)[mode]);
}

function fans(op: string, w: Tensor): { fanIn: number; fanOut: number } {
  checkWeight(op, w);
  const { shape } = w;
  const [out, into, ...filter] = shape;
  if (out === undefined || into === undefined) throw new RangeError(messages.noFans(op, shape));
  const field = filter.reduce((product, size) => product * size, 1);
  return { fanIn: into * field, fanOut: out * field };
}

const walkRules = { nonlinearity: oneOf('linear', 'relu') };

/**
 * A random walk of the signal's size through the layers that has no drift: w ~ N(0, g² / fan_in), g = e^(1 / (2 fan_in)) for linear
 * units and √2 · e^(1.2 / (max(fan_in, 6) − 2.4)) for ReLU (Sussillo & Abbott, 2014).
 * @throws {RangeError} when the non-linearity is another one
 * @example randomWalk_(zeros([300, 100]), { nonlinearity: 'relu' }).std().item() // about 0.143
 */
export function randomWalk_(w: Tensor, options?: { nonlinearity?: 'linear' | 'relu' }): Tensor {
  const { nonlinearity = 'linear' } = checked('init.randomWalk_', options, walkRules);
  const { fanIn } = fans('randomWalk_', w);
  const gain = nonlinearity === 'linear' ? exp(1 / (2 * fanIn)) : Math.SQRT2 * exp(1.2 / (Math.max(fanIn, 6) - 2.4));
  return normal_(w, { std: gain / Math.sqrt(fanIn) });
}

/** How many weights stay 0. */
export type Sparsity = { sparsity: number } | { nonZero: number };

type SparseOptions = { sparsity?: number; nonZero?: number; std?: number };
const sparseRules: Rules<SparseOptions> = { sparsity: fraction, nonZero: count, std: notBelowZero };

/**
 * w ~ N(0, std²), most of them 0: with `sparsity`, as in PyTorch, that share of each column; with `nonZero` all but so many of each
 * row, the weights of one unit (Martens, 2010).
 * @throws {RangeError} when w is no matrix, or has not so many weights
 * @example sparse_(zeros([10, 20]), { nonZero: 3 }).ne(0).to('int32').sum().item() // 30
 */
export function sparse_(w: Tensor, options: Sparsity & { std?: number }): Tensor {
  checkWeight('sparse_', w);
  const { std = 0.01, sparsity, nonZero } = checked<SparseOptions>('init.sparse_', options, sparseRules);
  if ((sparsity === undefined) === (nonZero === undefined)) throw new TypeError(messages.oneSparsity());
  const [rows, columns] = w.shape as [number, number];
  if (w.shape.length !== 2) throw new RangeError(messages.matrix('sparse_', w.shape));
  const perRow = nonZero !== undefined;
  const zeros = perRow ? columns - nonZero : Math.ceil(sparsity! * rows);
  const [lanes, length] = perRow ? [rows, columns] : [columns, rows];
  if (zeros < 0) throw new RangeError(messages.sparsity(nonZero!, w.shape));
  normal_(w, { std });
  const { data } = w;
  for (let lane = 0; lane < lanes; lane++)
    for (const at of randperm(length).data.subarray(0, zeros))
      data[perRow ? lane * columns + at : at * columns + lane] = 0;
  return w.write(data);
}
