// What functions of tensors take besides tensors: dimensions and sizes may stand by position, as in PyTorch, and all else is an option.

import { Generator } from '../math/generator.js';
import {
  anyNumber,
  check,
  checked,
  either,
  finite,
  flag,
  fraction,
  instanceOf,
  listOf,
  notBelowZero,
  notNaN,
  notNegative,
  oneOf,
  positive,
  positiveCount,
  type Rule,
  type Rules,
  whole,
} from '../options/index.js';
import type { DType } from './arrays/dtype.js';
import type { Shape } from './arrays/shape.js';
import { messages } from './messages.js';

/** A dimension, or options. */
export type DimArgs<O> = [dim?: number | O];

/** A dimension, several of them, or options. */
export type DimsArgs<O> = [dim?: number | readonly number[] | O];

/** Numbers one by one, or in a list. */
export type NumbersArgs = number[] | [numbers: readonly number[]];

/** Sizes one by one, or in a list; and options behind them. */
export type SizeArgs<O> = [size: Shape, options?: O] | number[] | [...size: number[], options: O];

/** Which dimensions a reduction goes over (all, when left out), and whether they stay, with size 1. */
export interface ReduceOptions {
  dim?: number | readonly number[];
  keepdim?: boolean;
}

/** Along which dimension, and whether it stays, with size 1. */
export interface DimOptions {
  dim?: number;
  keepdim?: boolean;
}

/** The kind of a new tensor's numbers, and whether gradients flow to it. */
export interface TensorOptions {
  dtype?: DType;
  requiresGrad?: boolean;
}

/** What becomes of the history that a walk goes through. */
export interface GraphOptions {
  /** Keeps it, so that it can be walked again. */
  retainGraph?: boolean;
  /** Keeps it, and records how the gradients are computed. */
  createGraph?: boolean;
}

/** Which generator random numbers are drawn from: the common one when left out. */
export interface RandomOptions {
  generator?: Generator;
}

const dims: Rule = { text: 'a whole number, or a list of them', holds: either(whole, listOf(whole)).holds };
export const aGenerator = instanceOf(Generator, 'a Generator');
export const dimRules: Rules<{ dim?: number }> = { dim: whole };
export const reduceRules: Rules<ReduceOptions> = { dim: dims, keepdim: flag };
export const alongRules: Rules<DimOptions> = { dim: whole, keepdim: flag };
export const spreadRules: Rules<ReduceOptions & { correction?: number }> = { ...reduceRules, correction: finite };
export const tensorRules: Rules<TensorOptions> = {
  dtype: oneOf('float32', 'float64', 'int32', 'bool'),
  requiresGrad: flag,
};
export const graphRules: Rules<GraphOptions> = { retainGraph: flag, createGraph: flag };
/** Whether `gradient` is a tensor is looked at where its shape is. */
const aGradient: Rule = { text: 'a tensor', holds: (x) => typeof x === 'object' };
export const gradRules = { gradient: aGradient, allowUnused: flag, ...graphRules };
export const sortRules: Rules<{ dim?: number; descending?: boolean }> = { dim: whole, descending: flag };
export const topkRules: Rules<{ dim?: number; largest?: boolean }> = { dim: whole, largest: flag };
export const histcRules = { bins: positiveCount, min: notNaN, max: notNaN };
export const uniqueRules = { returnInverse: flag, returnCounts: flag };
export const clampRules = { min: notNaN, max: notNaN };
export const toleranceRules = { rtol: notNegative, atol: notNegative };
export const randomRules: Rules<RandomOptions> = { generator: aGenerator };
export const normalRules = { mean: finite, std: notBelowZero, ...randomRules };
export const uniformRules = { from: finite, to: finite, ...randomRules };
export const bernoulliRules = { p: fraction, ...randomRules };
export const exponentialRules = { lambda: positive, ...randomRules };
export const padRules = { value: anyNumber };
export const drawRules: Rules<TensorOptions & RandomOptions> = { ...tensorRules, ...randomRules };

/**
 * The options, of which `dim` may stand alone.
 * @throws {TypeError} when more stands by position, or an option does not exist
 * @throws {RangeError} when one breaks its rule
 */
export function optionsOf<O extends { dim?: unknown }>(op: string, args: readonly unknown[], rules: Rules<O>): O {
  const [given] = args;
  if (args.length > 1) throw new TypeError(messages.byPosition(op, args, Object.keys(rules)));
  if (typeof given === 'number' || Array.isArray(given)) return checked(op, { dim: given } as O, rules);
  return checked(op, given as O | undefined, rules);
}

/** Whether a name is that of a device, as PyTorch's code passes it to `to`. */
export const isDevice = (name: unknown): boolean => /^(cuda|cpu|mps)\b/.test(String(name));

/**
 * A value that keeps its rule.
 * @throws {RangeError} when it does not
 */
export function kept<T>(op: string, name: string, value: T, rule: Rule): T {
  check(op, name, value, rule);
  return value;
}

/** @throws {TypeError} when there is no number, or something else among them */
export function numbersOf(op: string, args: readonly unknown[]): readonly number[] {
  const list: unknown = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
  if (!(list as unknown[]).every((one) => typeof one === 'number')) throw new TypeError(messages.numbers(op, args));
  return list as readonly number[];
}

/**
 * The sizes and the options behind them.
 * @throws {TypeError} when there is no size, or an option does not exist
 */
export function sizeAndOptions<O extends object>(
  op: string,
  args: readonly unknown[],
  rules: Rules<O>,
): [size: Shape, options: O] {
  const [first, ...others] = args;
  const last = args.at(-1);
  if (Array.isArray(first)) {
    if (others.length > 1) throw new TypeError(messages.afterSizes(op, others[1]));
    return [first, checked(op, others[0] as O | undefined, rules)];
  }
  if (args.length === 0) throw new TypeError(messages.noSize(op));
  if (typeof last === 'number') return [args as Shape, checked(op, undefined, rules)];
  return [args.slice(0, -1) as Shape, checked(op, last as O | undefined, rules)];
}
