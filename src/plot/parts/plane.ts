// Two axes of numbers.

import { quantitative, spanOf, wholeTicks } from './axes.js';
import type { AxesOptions } from './options.js';
import { type ReferenceOptions, reached } from './references.js';

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
    const more = { grid: false, ...(log ? {} : wholeTicks(numbers)) };
    return quantitative(along, options[`${along}Label`], spanOf(numbers, log, room), { log, numbers }, more);
  };
  return { x: axis('x', xs), y: axis('y', ys) };
}
