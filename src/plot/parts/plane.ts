// Two axes of numbers.

import { exp } from '../../math/elementary.js';
import { finite, listOf, type Rule } from '../../options/index.js';
import { logRatio } from '../numbers.js';
import type { Range } from '../transforms/range.js';
import { noLabels, quantitative, type Span, spanOf, wholeTicks } from './axes.js';
import type { AxesOptions, FrameOptions } from './options.js';
import { type ReferenceOptions, reached } from './reference-options.js';

/** More room around many powers of ten, in which points at both ends would be cut otherwise. */
function roomy({ low, high }: Span, room: number): Span {
  const factor = exp(room * logRatio(high, low));
  return { low: Math.max(low / factor, 1e-307), high: Math.min(high * factor, 1e308) }; // no further than numbers reach
}

/** Both axes with their scales, so that all points and all that is laid over them can be seen. */
export function plane(
  xs: readonly number[],
  ys: readonly number[],
  options: AxesOptions & ReferenceOptions,
  room = 0.04,
) {
  const also = reached(options);
  const axis = (along: 'x' | 'y', all: readonly number[]) => {
    const log = options[`${along}Scale`] === 'log';
    const numbers = [...all, ...also[along]].filter((one) => !log || one > 0);
    const more = { grid: false, ...(log ? {} : wholeTicks(numbers)), ...(numbers.length === 0 && noLabels) };
    return quantitative(
      along,
      options[`${along}Label`],
      log ? roomy(spanOf(numbers, true), room) : spanOf(numbers, false, room),
      { log, numbers },
      more,
    );
  };
  return { x: axis('x', xs), y: axis('y', ys) };
}

/** From where to where. */
export const aRange: Rule = {
  text: '[low, high] with low < high, both finite',
  holds: (x) => listOf(finite, 2).holds(x, {}) && (x as number[])[0]! < (x as number[])[1]!,
};

/** How large the figure is, with a legend above it or without: a unit to the right as long as one upwards, as far as the page allows it. */
export function planeSize({ x, y }: { x: Range; y: Range }, { width, height }: FrameOptions, hasLegend = false) {
  const high = height ?? (hasLegend ? 236 : 268);
  const wide = (high * (x[1] - x[0])) / (y[1] - y[0]);
  return { width: width ?? Math.round(Math.min(600, Math.max(300, wide))), height: high };
}

/** The axes of a part of the plane, from edge to edge. */
export function planeAxes(ranges: { x: Range; y: Range }, options: FrameOptions) {
  const axis = (along: 'x' | 'y') => {
    const [low, high] = ranges[along];
    const title = options[`${along}Label`] ?? along;
    return quantitative(along, title, { low, high }, { log: false, numbers: [] }, { grid: false });
  };
  return { x: axis('x'), y: axis('y') };
}
