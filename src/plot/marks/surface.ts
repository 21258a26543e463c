// Surfaces: a function of the plane, or numbers on a grid, in three dimensions. A notebook turns them; the still is drawn by us.

import {
  aFunction,
  check,
  checked,
  either,
  finite,
  isPlain,
  positive,
  type Rule,
  type Rules,
  string,
  wholeBetween,
} from '../../options/index.js';
import { Chart } from '../chart.js';
import { type Grid, gridOf, isLists, type Numbers, someNumbers, values } from '../data.js';
import { messages } from '../messages.js';
import { brief, distinctly, extent, isDrawable, short } from '../numbers.js';
import { type ChartOptions, chartRules, joinedSubtitles } from '../parts/options.js';
import { aRange } from '../parts/plane.js';
import { framesOf, type Scene, sceneTitled, stillOf } from '../parts/scene.js';
import type { Space, Track } from '../parts/space.js';
import { plotlyOf } from '../parts/space-figure.js';
import { looks, mostSeries } from '../series.js';
import { evenly, numberAt } from '../transforms/range.js';
import { picked } from '../transforms/thin.js';

/** The steps of a path: [x, y] or [x, y, z] each, as lists or a tensor, or as columns. */
export type PathPoints = Grid | { readonly x: Numbers; readonly y: Numbers; readonly z?: Numbers };

/** How a surface is shown. */
export interface SurfaceOptions extends ChartOptions {
  /** Where the function is computed, or the grid lies; [−1, 1] for a function, and the numbers of columns and rows for a grid, when left out. */
  x?: readonly [number, number];
  y?: readonly [number, number];
  /** At how many places along each axis a function is computed. */
  samples?: number;
  /** Paths on the surface: the steps of an optimiser, for example; one, or several by name. */
  paths?: PathPoints | { readonly [name: string]: PathPoints };
  /** The paths grow in so many pictures, which a notebook plays; the still shows three of them. */
  frames?: number;
  /** From where it is seen: degrees around the surface, and above its floor. */
  azimuth?: number;
  elevation?: number;
  /** What is measured, with its unit. */
  xLabel?: string;
  yLabel?: string;
  zLabel?: string;
  /** Size of the picture in CSS pixels. */
  width?: number;
  height?: number;
}

const isPath = (x: unknown): boolean => {
  if (isPlain(x) && 'x' in x && 'y' in x) return someNumbers.holds(x.x, {}) && someNumbers.holds(x.y, {});
  return isLists(x) || (x as { shape?: ArrayLike<number> } | null)?.shape?.length === 2;
};
const namedPaths: Rule = {
  text: 'points, or an object { name: points }: a list of [x, y], a tensor [N, 2], or { x, y }',
  holds: (x) => isPath(x) || (isPlain(x) && Object.values(x).every(isPath)),
};
const rules: Rules<SurfaceOptions> = {
  x: aRange,
  y: aRange,
  samples: wholeBetween(2, 60),
  paths: namedPaths,
  frames: wholeBetween(2, 100),
  azimuth: finite,
  elevation: { text: 'a number from 0 to 90', holds: (x) => typeof x === 'number' && x >= 0 && x <= 90 },
  xLabel: string,
  yLabel: string,
  zLabel: string,
  width: positive,
  height: positive,
  ...chartRules,
};
const someSurface: Rule = either(aFunction, {
  text: 'a matrix of numbers',
  holds: (x) => isLists(x) || (x as { shape?: ArrayLike<number> } | null)?.shape?.length === 2,
});

/** Rows and columns of a grid that are drawn; of more, some are left out. */
const mostLines = 60;
/** Points of a path; of an animation, whose pictures each repeat the path so far, fewer: a figure has less than 200 kB. */
const mostPoints = (paths: number, frames = 1): number =>
  Math.max(20, Math.min(500, Math.floor(9000 / (paths * frames))));

/**
 * A surface over the plane, coloured by its height, with paths on it. In JupyterLab it can be turned, and its frames played; the still
 * picture is a parallel projection.
 *
 * @param surface a function of x and y, or a grid: a matrix whose rows lie along y, from low to high
 * @throws {TypeError} when it is neither, or a path has no places
 * @throws {RangeError} when the grid has fewer than two rows or columns, no value is finite, or frames are asked for without paths
 * @example
 * plot.surface((x, y) => x * x - y * y, { x: [-2, 2], y: [-2, 2], title: 'A saddle' })
 * @example
 * plot.surface((x, y) => x * x + y * y, { paths: { sgd: [[1, 1], [0.5, 0.5], [0.25, 0.25]] }, frames: 3 })
 */
export function surface(surface: ((x: number, y: number) => number) | Grid, given?: SurfaceOptions): Chart {
  check('plot.surface', 'the surface', surface, someSurface);
  const options = checked('plot.surface', given, rules);
  const { field: exact, of } = fieldOf(surface, options);
  const field = { x: exact.x.map(brief), y: exact.y.map(brief), z: exact.z.map((row) => row.map(brief)) };
  const finiteOnes = field.z.flat().filter((height) => isDrawable(height));
  if (finiteOnes.length === 0) throw new RangeError(messages.noNumber('plot.surface'));
  const paths = pathsOf(options.paths);
  if (paths.length > mostSeries) throw new RangeError(messages.tooManyPaths('plot.surface', paths.length, mostSeries));
  const styles = looks(paths.map(([name]) => name));
  const tracks = paths.map(([name, points], i) => ({
    name,
    look: styles[i]!,
    ...stepsOf(name, points, field, mostPoints(paths.length, options.frames)),
  }));
  if (options.frames !== undefined && tracks.length === 0) throw new RangeError(messages.noPaths());
  const missing = field.z.flat().length - finiteOnes.length;
  const away = tracks.flatMap(({ points }) => points).filter((step) => !onSurface(step)).length;
  const notes = [
    ...(of > field.x.length * field.y.length ? [messages.gridThinned(field.y.length, field.x.length, of)] : []),
    ...(missing > 0 ? [messages.surfaceGaps(missing)] : []),
    ...(away > 0 ? [messages.stepsAway(away)] : []),
  ];
  const { azimuth = -60, elevation = 40 } = options;
  const heights = [...finiteOnes, ...tracks.flatMap(({ points }) => points.map(([, , z]) => z))];
  const [low, high] = extent(heights.filter(Number.isFinite));
  const span = low < high ? ([low, high] as const) : ([low - 0.5, low + 0.5] as const);
  const { xLabel = 'x', yLabel = 'y', zLabel = 'z' } = options;
  const space: Space = {
    ...field,
    tracks,
    low: span[0],
    high: span[1],
    eye: { azimuth, elevation },
    xLabel,
    yLabel,
    zLabel,
  };
  const { title, name, frames, width, height } = options;
  const { subtitle: below } = joinedSubtitles(options.subtitle, ...notes);
  const scene: Scene = { space, frames, size: { width, height }, heading: { title, name, subtitle: below } };
  const text = describe(space, finiteOnes, notes, options);
  const data = tracks.flatMap(({ name, points, stride, last }) =>
    points.map(([x, y, z], i) => ({ path: name, step: Math.min(i * stride, last), x, y, z })),
  );
  return new Chart(stillOf(scene), text, data, {
    shown: (more) => ({ bundle: { 'application/vnd.plotly.v1+json': plotlyOf(sceneTitled(scene, more)) } }),
    frames: (more) => framesOf(sceneTitled(scene, more)),
  });
}

/** The paths with their names; a single one has none. */
const pathsOf = (paths: SurfaceOptions['paths'] = {}): [name: string, points: PathPoints][] =>
  isPath(paths) ? [['', paths as PathPoints]] : Object.entries(paths as { [name: string]: PathPoints });

const onSurface = (step: readonly number[]): boolean => step.every((at) => isDrawable(at));

type Field = Pick<Space, 'x' | 'y' | 'z'>;

/** The numbers of the surface at their places, and how many there were before some were left out. */
function fieldOf(
  surface: ((x: number, y: number) => number) | Grid,
  options: SurfaceOptions,
): { field: Field; of: number } {
  if (typeof surface === 'function') {
    const { x = [-1, 1], y = [-1, 1], samples = 41 } = options;
    const [xs, ys] = [evenly(x, samples), evenly(y, samples)];
    const z = ys.map((yi) => xs.map((xi) => drawableOr(numberAt('plot.surface', surface, xi, yi))));
    return { field: { x: xs, y: ys, z }, of: samples * samples };
  }
  const { rows, columns, values: all } = gridOf('plot.surface', surface);
  if (rows < 2 || columns < 2) throw new RangeError(messages.smallGrid('plot.surface', rows, columns));
  const { x = [0, columns - 1], y = [0, rows - 1] } = options;
  const [xs, ys] = [evenly(x, columns), evenly(y, rows)];
  const [c, r] = [picked(columns, mostLines), picked(rows, mostLines)];
  const z = r.map((row) => c.map((column) => drawableOr(all[row * columns + column]!)));
  return { field: { x: c.map((i) => xs[i]!), y: r.map((i) => ys[i]!), z }, of: rows * columns };
}

const drawableOr = (height: number): number => (isDrawable(height) ? height : Number.NaN);

/** A path with its heights: its own, or those of the surface below it. */
function stepsOf(
  name: string,
  points: PathPoints,
  field: Field,
  most: number,
): Pick<Track, 'points' | 'stride' | 'last'> {
  const columns = isPlain(points) && 'x' in points ? columnsOf(points) : listed(points as Grid);
  const [x, y, z] = columns;
  if (x.length === 0) throw new RangeError(messages.emptyPath('plot.surface', name));
  if (y.length !== x.length || (z && z.length !== x.length))
    throw new RangeError(
      messages.columnLengths(
        'plot.surface',
        name === '' ? 'the path' : `the path "${name}"`,
        x.length,
        Math.min(y.length, z?.length ?? y.length),
      ),
    );
  const [stride, last] = [Math.max(1, Math.ceil(x.length / most)), x.length - 1];
  const kept = Array.from({ length: x.length }, (_, i) => i).filter((i) => i % stride === 0 || i === last);
  const height = (i: number) => (z ? drawableOr(z[i]!) : heightAt(field, x[i]!, y[i]!));
  return { points: kept.map((i) => [brief(x[i]!), brief(y[i]!), brief(height(i))] as const), stride, last };
}

type Columns = [x: ArrayLike<number>, y: ArrayLike<number>, z?: ArrayLike<number>];
const columnsOf = ({ x, y, z }: { x: Numbers; y: Numbers; z?: Numbers }): Columns => {
  const read = (column: Numbers) => values('plot.surface', column);
  return z === undefined ? [read(x), read(y)] : [read(x), read(y), read(z)];
};

function listed(points: Grid): Columns {
  const { rows, columns, values: all } = gridOf('plot.surface', points);
  if (columns !== 2 && columns !== 3) throw new TypeError(messages.noPathPoints('plot.surface', columns));
  const column = (c: number) => Array.from({ length: rows }, (_, r) => all[r * columns + c]!);
  return columns === 2 ? [column(0), column(1)] : [column(0), column(1), column(2)];
}

/** The height of the surface between its places, from the four around; NaN outside. */
function heightAt({ x: xs, y: ys, z }: Field, x: number, y: number): number {
  const place = (all: readonly number[], at: number): [number, number] | null => {
    const [low, high] = [all[0]!, all.at(-1)!];
    if (!(at >= low && at <= high)) return null;
    const i = Math.max(
      0,
      Math.min(all.length - 2, all.findIndex((one) => one > at) - 1 + (at >= high ? all.length : 0)),
    );
    return [i, (at - all[i]!) / (all[i + 1]! - all[i]!)];
  };
  const [across, up] = [place(xs, x), place(ys, y)];
  if (!across || !up) return Number.NaN;
  const [[i, u], [j, v]] = [across, up];
  const row = (r: number) => z[r]![i]! * (1 - u) + z[r]![i + 1]! * u;
  return row(j) * (1 - v) + row(j + 1) * v;
}

function describe(space: Space, heights: readonly number[], notes: string[], options: SurfaceOptions): string {
  const [low, high] = extent(heights);
  const write = distinctly([low, high]);
  const at = (height: number): [string, string] => {
    const row = space.z.findIndex((line) => line.includes(height));
    return [short(space.x[space.z[row]!.indexOf(height)]!), short(space.y[row]!)];
  };
  const { x, y, xLabel, yLabel, zLabel } = space;
  const ends = (all: readonly number[]): [string, string] => [short(all[0]!), short(all.at(-1)!)];
  const lines = [
    messages.describeSurface(zLabel, xLabel, ends(x), yLabel, ends(y)),
    messages.describeHeights(write(low), at(low), write(high), at(high)),
    ...space.tracks.map(({ name, points, last }) => {
      const place = ([px, py, pz]: readonly number[]) => `(${short(px!)}, ${short(py!)}, ${short(brief(pz!))})`;
      const there = points.filter(onSurface);
      if (there.length === 0) return messages.describeAway(name, last + 1);
      return messages.describePath(name, last + 1, place(there[0]!), place(there.at(-1)!));
    }),
    ...(options.frames === undefined ? [] : [messages.describeFrames(options.frames)]),
  ];
  return [...(options.title ? [options.title] : []), ...lines, ...notes].join('\n');
}
