// Points in the plane, in all the forms in which they come.

import { isPlain, type Rule } from '../options/index.js';
import { type Grid, gridOf, isLists, type Numbers, values } from './data.js';
import { messages } from './messages.js';

/** Points: a tensor [N, 2], a list of pairs, or their coordinates as two columns. */
export type Points =
  | { readonly data: ArrayLike<number>; readonly shape: ArrayLike<number> }
  | readonly Numbers[]
  | { readonly x: Numbers; readonly y: Numbers };

/** Coordinates, one list for each axis. */
export interface Coordinates {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

const isPair = (data: unknown): data is { x: Numbers; y: Numbers } => isPlain(data) && 'x' in data && 'y' in data;

/** Whether these are points. */
export const somePoints: Rule = {
  text: 'points: a tensor of shape [N, 2], a list of pairs [x, y], or { x, y }',
  holds: (data) => {
    if (isPair(data)) return true;
    const { shape } = Object(data) as { shape?: ArrayLike<number> };
    if (shape !== undefined && !Array.isArray(data)) return shape.length === 2 && shape[1] === 2;
    return isLists(data) && data.every((row) => values('plot', row).length === 2);
  },
};

/**
 * The coordinates of points.
 * @throws {TypeError} when these are no points
 * @throws {RangeError} when there are more of one coordinate than of the other
 */
export function coordinates(op: string, data: Points): Coordinates {
  if (!somePoints.holds(data, {})) throw new TypeError(messages.noPoints(op, data));
  if (isPair(data)) {
    const [x, y] = [values(op, data.x), values(op, data.y)];
    if (x.length !== y.length) throw new RangeError(messages.columnLengths(op, 'y', x.length, y.length));
    return { x, y };
  }
  const { rows, values: all } = gridOf(op, data as Grid);
  const column = (c: number) => Array.from({ length: rows }, (_, row) => all[2 * row + c]!);
  return { x: column(0), y: column(1) };
}
