// Where a function on a grid reaches a level: lines, and the areas above it.

import { contours } from 'd3-contour';

/** A place on the grid: column and row, also between them. */
export type Place = [column: number, row: number];

/** Numbers in rows. What is no number is below all levels. */
export interface Field {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}

/**
 * The rings around all that reaches a level; holes run the other way round. Between neighbours the level is where a straight line through
 * both reaches it (marching squares).
 */
export function rings({ rows, columns, values }: Field, level: number, coarse = 0): Place[][] {
  const { coordinates } = contours()
    .size([columns, rows])
    .contour(
      Array.from(values, (value) => (Number.isFinite(value) ? value : Number.NaN)),
      level,
    );
  const [right, bottom] = [columns - 1, rows - 1];
  const place = ([x, y]: number[]): Place => [
    Math.min(right, Math.max(0, x! - 0.5)), // rings would end half a cell outside
    Math.min(bottom, Math.max(0, y! - 0.5)),
  ];
  return coordinates.flat().map((ring) => straightened(ring.map(place), coarse));
}

/** The lines of a level: rings without what runs along the border of the grid. */
export function lines(field: Field, level: number, coarse = 0): Place[][] {
  const [right, bottom] = [field.columns - 1, field.rows - 1];
  const along = ([x, y]: Place, [u, v]: Place) =>
    (x === u && (x === 0 || x === right)) || (y === v && (y === 0 || y === bottom));
  return rings(field, level, coarse).flatMap((ring) => {
    const pieces: Place[][] = [[]];
    for (const [i, place] of ring.entries()) {
      if (i > 0 && along(ring[i - 1]!, place)) pieces.push([]);
      pieces.at(-1)!.push(place);
    }
    const [first, last] = [pieces[0]!, pieces.at(-1)!];
    if (pieces.length > 1 && first.length > 0 && last.length > 0)
      pieces.splice(0, 1, [...last, ...first.slice(1)]) && pieces.pop();
    return pieces.filter((piece) => piece.length > 1);
  });
}

/** A path that leads into each ring and back, so that all of them can be drawn as one; what it adds has no area. */
export function joined(all: readonly Place[][]): Place[] {
  const [first, ...others] = all;
  if (first === undefined) return [];
  return [...first, ...others.flatMap((ring) => [...ring, first[0]!])];
}

/** Without the places that are nearly on the line between the last one that was kept and the next. */
function straightened(path: readonly Place[], coarse: number): Place[] {
  const kept: Place[] = [path[0]!];
  let skipped: Place[] = [];
  for (let i = 1; i < path.length - 1; i++) {
    skipped.push(path[i]!);
    if (skipped.every((place) => away(place, kept.at(-1)!, path[i + 1]!) <= coarse)) continue;
    kept.push(path[i]!);
    skipped = [];
  }
  return [...kept, path.at(-1)!];
}

/** How far a place is from a line through two others. */
function away([x, y]: Place, [x0, y0]: Place, [x1, y1]: Place): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return Math.sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0));
  return Math.abs(dx * (y - y0) - dy * (x - x0)) / length;
}
