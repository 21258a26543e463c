// Curves of many steps, for an axis on which the first steps have as much room as the last thousand.

import { anyNumber, check, listOf } from '../options/index.js';

/** Steps up to here are all kept; from there on one about every 2 %. */
const all = 200;

/**
 * The points of a curve that a logarithmic axis has room for: the first 200, and from there on one about every 2 %, the last among them.
 * @param values one for each step, from step 1 on
 * @throws {RangeError} when they are no numbers
 * @example plot.line({ 'one over t': onLogAxis(Array.from({ length: 4000 }, (_, i) => 1 / (i + 1))) }, { xScale: 'log', yScale: 'log' })
 */
export function onLogAxis(values: readonly number[]): { x: number[]; y: number[] } {
  check('onLogAxis', 'values', values, listOf(anyNumber));
  const x: number[] = [];
  for (let step = 1; step < values.length; step = step < all ? step + 1 : Math.ceil(step * 1.02)) x.push(step);
  if (values.length > 0) x.push(values.length);
  return { x, y: x.map((step) => values[step - 1]!) };
}
