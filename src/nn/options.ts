// Rules that know tensors and windows, and what else layers and functions ask of what they are given.

import { aTensor, ShapeError, Tensor } from '../engine/index.js';
import { check, count, either, listOf, positiveCount, type Rule, shown } from '../options/index.js';
import { messages } from './messages.js';

export { aGenerator, aTensor } from '../engine/index.js';

/** Lists of sizes, as of the dimensions that are normalised. */
export const sizes: Rule = {
  text: 'a list of whole numbers, 1 or more',
  holds: (x) => Array.isArray(x) && x.length > 0 && x.every((one) => positiveCount.holds(one, {})),
};
export const sizeOrSizes = either(positiveCount, sizes);

/** One value for height and width, or one each. */
export const pairOf = (rule: Rule): Rule => ({
  text: `${rule.text}, or two of them, [height, width]`,
  holds: (x) => (Array.isArray(x) ? listOf(rule, 2).holds(x, {}) : rule.holds(x, {})),
});
export const aSize = pairOf(positiveCount);
export const rowOf = (rows: number): Rule => ({
  text: `a row from 0 to ${rows - 1}, or from -1 to ${-rows}, counted from the end`,
  holds: (x) => Number.isInteger(x) && (x as number) >= -rows && (x as number) < rows,
});

/** How a window moves. */
export const windowRules = { stride: aSize, padding: pairOf(count), dilation: aSize };

/** @throws {RangeError} when there is no tensor where an input should be */
export function checkInput(op: string, x: unknown): void {
  check(op, 'the input', x, aTensor);
}

/** How a window moves along sequences. */
export const sequenceRules = { stride: positiveCount, padding: count, dilation: positiveCount };

/** @throws {ShapeError} when there are no sequences [N, C, L], or they are shorter than the window */
export function checkSequences(op: string, x: Tensor, kernelSize: number, padding: number, dilation: number): void {
  checkInput(op, x);
  const { shape } = x;
  if (shape.length !== 3) throw new ShapeError(messages.sequences(op, shape));
  if (shape[2]! + 2 * padding <= dilation * (kernelSize - 1))
    throw new ShapeError(messages.tooShort(op, shape, kernelSize));
}

/** The tensors of one, or of a list. @throws {TypeError} when there is something else among them */
export function tensorsOf(op: string, given: Tensor | Iterable<Tensor>): Tensor[] {
  const list =
    given instanceof Tensor ? [given] : typeof Object(given)[Symbol.iterator] === 'function' ? [...given] : null;
  if (!list?.every((one) => one instanceof Tensor)) throw new TypeError(messages.notParameters(op, given));
  return list;
}

/** Sizes of layers are whole numbers, 1 or more. */
export function checkSizes(op: string, sizes: { [name: string]: unknown }): void {
  for (const [name, value] of Object.entries(sizes)) check(op, name, value, positiveCount);
}

/** Options as `toString` prints them, without those that are as usual. */
export function written(options: object, usual: { [name: string]: unknown } = {}): string {
  const unusual = Object.entries(options).filter(([name, value]) => value !== undefined && usual[name] !== value);
  return unusual.map(([name, value]) => `${name}=${shown(value)}`).join(', ');
}
