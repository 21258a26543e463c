// Contours: the levels of a function of the plane, or of numbers on a grid, with paths over them.

import {
  check,
  checked,
  either,
  finite,
  flag,
  isPlain,
  listOf,
  oneOf,
  type Rules,
  string,
  wholeBetween,
} from '../../options/index.js';
import { type LayerPart, published } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { type Grid, gridOf } from '../data.js';
import { messages } from '../messages.js';
import { brief, distinctly, extent, isDrawable, short } from '../numbers.js';
import { labelsOf } from '../parts/axes.js';
import { pickedOpacity, picking, zooming } from '../parts/interaction.js';
import { legend, longSymbols, rampLegend, scalesOf } from '../parts/legend.js';
import { type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import { aRange, planeAxes, planeSize } from '../parts/plane.js';
import { type ReferenceOptions, referenceRules } from '../parts/reference-options.js';
import { described, references } from '../parts/references.js';
import { type Coordinates, coordinates, type Points, somePoints } from '../points.js';
import { looks, mostSeries } from '../series.js';
import { ramps, themes } from '../theme.js';
import { blockMeans } from '../transforms/blocks.js';
import { type Field, lines, joined as outline, type Place, rings, straightened } from '../transforms/contours.js';
import { type LevelScale, levelsOf } from '../transforms/levels.js';
import { evenly, numberAt, type Range } from '../transforms/range.js';

/** How contours are drawn. */
export interface ContourOptions extends FrameOptions, ReferenceOptions {
  /** From where to where the function is shown, or the columns and rows of the grid lie. */
  x?: Range;
  y?: Range;
  /** How many levels there are about, or which. */
  levels?: number | readonly number[];
  /** Equal steps between levels, equal factors, or equal shares of the plane. */
  levelScale?: LevelScale;
  /** Areas instead of lines; when left out, areas unless there are paths, which stand out better over lines. */
  filled?: boolean;
  /** At how many places along each axis the function is computed. */
  samples?: number;
  /** Paths over the contours: the steps of an optimiser, for example. A ring marks where each begins, a dot where it ends. */
  paths?: Points | { readonly [name: string]: Points };
  /** What is measured, with its unit; it stands beside the colours. */
  zLabel?: string;
}

/** A function of the plane. */
export type Surface = (x: number, y: number) => number;

const rules: Rules<ContourOptions> = {
  x: aRange,
  y: aRange,
  levels: either(wholeBetween(2, 40), listOf(finite)),
  levelScale: oneOf('linear', 'log', 'quantile'),
  filled: flag,
  samples: wholeBetween(2, 400),
  paths: either(somePoints, {
    text: 'an object { name: points }',
    holds: (x) => isPlain(x) && Object.values(x).every((one) => somePoints.holds(one, {})),
  }),
  zLabel: string,
  ...frameRules,
  ...referenceRules,
};

/** Corners of all contours together: of more, those that hardly bend are left out. */
const mostCorners = 3000;
/** Of more, even those that are left cannot be so few. */
const mostBends = 4 * mostCorners;
/** Points of all paths together. */
const mostSteps = 800;
/** Rows and columns of places at which a notebook says the value. */
const [sensedColumns, sensedRows] = [24, 16];

interface Plane {
  field: Field;
  x: Range;
  y: Range;
}

interface Path extends Coordinates {
  name: string;
}

/**
 * The levels of a function, or of numbers on a grid, whose row 0 is below. Where there is no finite number nothing is drawn, and the
 * subtitle says so.
 *
 * @param data a function `(x, y) => z`, or a matrix
 * @throws {TypeError} when the data are neither, or the function gives no number
 * @throws {RangeError} when the grid has fewer than two rows or columns, or there is no finite number
 * @example
 * plot.contour((x, y) => x * x + 10 * y * y, { x: [-3, 3], y: [-1, 1], paths: { sgd: [[-3, 1], [-2, -0.5], [-1, 0.2]] } })
 */
export function contour(data: Surface | Grid, given?: ContourOptions): Chart {
  const options = checked('plot.contour', given, rules);
  const plane = planeOf(data, options);
  const numbers = Array.from(plane.field.values).filter((value) => isDrawable(value));
  if (numbers.length === 0) throw new RangeError(messages.noNumber('plot.contour'));
  const paths = pathsOf(options.paths);
  if (paths.length > mostSeries)
    throw new RangeError(messages.tooManyClasses('plot.contour', 'paths', paths.length, mostSeries));
  const { levels = 12, levelScale = 'linear', filled = paths.length === 0 } = options;
  const all = typeof levels === 'number' ? levelsOf(numbers, levels, levelScale) : [...levels].sort((a, b) => a - b);
  const hidden = plane.field.values.length - numbers.length;
  const steps = paths.reduce((sum, { x }) => sum + x.length, 0);
  const { corners, joined } = cornersOf(plane, all, filled);
  const notes = [
    hidden > 0 ? messages.nowhere(hidden) : '',
    corners.length === 0 ? messages.noLevel(...(extent(numbers).map(short) as [string, string])) : '',
    ...pathNotes(paths, plane),
    joined > 1 ? messages.smoothed(joined) : '',
    steps > mostSteps ? messages.thinned(drawnSteps(paths), steps) : '',
  ].filter(Boolean);
  const spec = specification(plane, corners, all, filled, paths, notes, options);
  return new Chart(
    spec,
    describe(plane, numbers, paths, notes, options),
    paths.flatMap(({ name, x, y }) => Array.from(x, (at, step) => ({ path: name, step, x: at, y: y[step]! }))),
  );
}

const drawableOr = (value: number): number => (isDrawable(value) ? value : Number.NaN);

/** The numbers on a grid, and where it lies. */
function planeOf(data: Surface | Grid, { x, y, samples = 80 }: { x?: Range; y?: Range; samples?: number }): Plane {
  if (typeof data === 'function') {
    const [across, up] = [x ?? ([-1, 1] as const), y ?? ([-1, 1] as const)];
    const [xs, ys] = [evenly(across, samples), evenly(up, samples)];
    const values = ys.flatMap((b) => xs.map((a) => drawableOr(numberAt('plot.contour', data, a, b))));
    return { field: { rows: samples, columns: samples, values }, x: across, y: up };
  }
  check('plot.contour', 'the data', data, {
    text: 'a function (x, y) => z, or a matrix',
    holds: (one) => typeof one === 'object' && one !== null,
  });
  const field = gridOf('plot.contour', data);
  if (field.rows < 2 || field.columns < 2)
    throw new RangeError(messages.smallGrid('plot.contour', field.rows, field.columns));
  const values = Array.from(field.values, drawableOr);
  return { field: { ...field, values }, x: x ?? [0, field.columns - 1], y: y ?? [0, field.rows - 1] };
}

function pathsOf(paths: ContourOptions['paths']): Path[] {
  if (paths === undefined) return [];
  const named = somePoints.holds(paths, {}) ? { '': paths as Points } : (paths as { [name: string]: Points });
  return Object.entries(named).map(([name, points]) => {
    const path = { name, ...coordinates('plot.contour', points) };
    if (path.x.length === 0) throw new RangeError(messages.emptyPath('plot.contour', name));
    return path;
  });
}

/** What is not seen of the paths: steps without a place, and paths of which every step lies outside. */
function pathNotes(paths: readonly Path[], { x: across, y: up }: Plane): string[] {
  const inside = (at: number, [low, high]: Range) => at >= low && at <= high;
  let missing = 0;
  const away: string[] = [];
  for (const { name, x, y } of paths) {
    const steps = Array.from(x, (at, i) => [at, y[i]!] as const).filter((step) => step.every((at) => isDrawable(at)));
    missing += x.length - steps.length;
    if (!steps.some(([a, b]) => inside(a, across) && inside(b, up))) away.push(name);
  }
  return [...(missing > 0 ? [messages.missingSteps(missing)] : []), ...away.map(messages.pathAway)];
}

/** Every how many-th step of the paths is drawn. */
const every = (paths: readonly Path[]) => Math.ceil(paths.reduce((sum, { x }) => sum + x.length, 0) / mostSteps) || 1;
const kept = (path: Path, each: number) =>
  Array.from(path.x, (_, i) => i).filter((i) => i % each === 0 || i === path.x.length - 1);
const drawnSteps = (paths: readonly Path[]) => paths.reduce((sum, path) => sum + kept(path, every(paths)).length, 0);

/** The place on the axes of a place on the grid. */
const onAxes = ({ field, x, y }: Plane) => {
  const along = ([low, high]: Range, at: number, last: number) => brief(low + ((high - low) * at) / last);
  return ([column, row]: Place) => ({ x: along(x, column, field.columns - 1), y: along(y, row, field.rows - 1) });
};

/** A corner of an area, or of one of the lines of a level. */
interface Corner {
  level: number;
  part: number;
  x: number;
  y: number;
}

/**
 * All corners, and how many rows and columns of the grid had to be joined for that: of a rough field there would be too many, however few
 * stand for a line.
 */
function cornersOf(plane: Plane, levels: readonly number[], filled: boolean): { corners: Corner[]; joined: number } {
  for (let each = 1; ; each++) {
    const { field } = plane;
    const means = each === 1 ? field : blockMeans(field, { high: each, wide: each });
    const smooth = { ...means, values: Array.from(means.values, (value) => value ?? Number.NaN) };
    const place = onAxes({ ...plane, field: smooth });
    const last = smooth.rows <= 4;
    const found = levels.map((level) => (filled ? rings : lines)(smooth, level));
    if (!last && found.flat().reduce((sum, { length }) => sum + length, 0) > mostBends) continue;
    for (const coarse of [0.02, 0.08, 0.3]) {
      const corners = found.flatMap((all, level) => {
        const simple = all.map((path) => straightened(path, coarse));
        const parts = filled ? [outline(simple)] : simple;
        return parts.flatMap((path, part) => path.map((at) => ({ level, part, ...place(at) })));
      });
      if (corners.length <= mostCorners || last) return { corners, joined: each };
    }
  }
}

function specification(
  plane: Plane,
  corners: readonly Corner[],
  levels: number[],
  filled: boolean,
  paths: Path[],
  notes: string[],
  options: ContourOptions,
) {
  const size = planeSize(
    plane,
    options,
    paths.some(({ name }) => name !== ''),
  );
  const { x, y } = planeAxes(plane, options);
  const position = { x: { field: 'x', ...x }, y: { field: 'y', ...y } };
  const last = Math.max(1, levels.length - 1);
  const step = Math.ceil(levels.length / 7);
  const ticks = levels.map((_, k) => k).filter((k) => levels.length < 3 || (k > 0 && (k - 1) % step === 0)); // the first is not round
  const write = labelsOf(levels);
  const color = {
    field: 'level',
    type: 'quantitative' as const,
    scale: { ...(filled ? { scheme: ramps.sequential } : { range: [...themes.light.shades] }), domain: [0, last] },
    legend: rampLegend(
      { title: options.zLabel ?? null, values: ticks, write: (k) => write(levels[k]!) },
      [0, last],
      Math.min(size.height, 240),
    ),
  };
  const areas = { type: 'line' as const, filled: true, strokeWidth: 0, order: false, clip: true };
  const outlines = { type: 'line' as const, strokeWidth: 1.5, order: false, clip: true };
  const layer: LayerPart[] = [
    {
      params: [zooming('x', 'y')],
      data: { values: corners as never },
      mark: filled ? areas : outlines,
      encoding: { ...position, color, detail: [{ field: 'part' }] },
    },
    sensor(plane, position, options),
    ...(paths.length > 0 ? [{ layer: pathLayers(paths, position, size.width) }] : []),
    ...references(options, { x, y }, size),
  ];
  return published({
    $schema: schema,
    ...heading(options, ...notes),
    ...size,
    layer,
    resolve: { scale: { color: 'independent' } },
    config,
  } as never);
}

type Position = { x: object; y: object };

/** What says the value under the pointer. */
function sensor(
  { field, ...ranges }: Plane,
  position: Position,
  { xLabel = 'x', yLabel = 'y', zLabel = 'z' }: ContourOptions,
): LayerPart {
  const place = onAxes({ field, ...ranges });
  const along = (count: number, most: number) => evenly([0, count - 1], Math.min(count, most)).map(Math.round);
  const values = along(field.rows, sensedRows).flatMap((row) =>
    along(field.columns, sensedColumns).map((column) => {
      const z = field.values[row * field.columns + column]!;
      return { ...place([column, row]), z: Number.isFinite(z) ? Number(z.toPrecision(4)) : null };
    }),
  );
  return {
    name: 'hover',
    data: { values },
    mark: { type: 'point', shape: 'square', filled: true, size: 500, opacity: 0 },
    encoding: {
      ...position,
      tooltip: [
        { field: 'x', title: xLabel },
        { field: 'y', title: yLabel },
        { field: 'z', title: zLabel },
      ],
    },
  } as LayerPart;
}

/** Paths with a rim in the colour of the ground, a ring at the first point and a dot at the last. */
function pathLayers(paths: readonly Path[], position: Position, width: number): LayerPart[] {
  const names = paths.map(({ name }) => name);
  const styles = looks(names);
  const each = every(paths);
  const finite = (value: number) => (isDrawable(value) ? brief(value) : null);
  const rows = paths.map((path) =>
    kept(path, each).map((step) => ({ path: path.name, step, x: finite(path.x[step]!), y: finite(path.y[step]!) })),
  );
  const above = { ...legend(names, width), ...longSymbols, symbolStrokeWidth: 3 };
  const named = names.some((name) => name !== '');
  const color = { field: 'path', type: 'nominal', scale: scalesOf(names, styles).color, legend: named ? above : null };
  const tooltip = [{ field: 'path' }, { field: 'step' }, { field: 'x' }, { field: 'y' }].slice(named ? 0 : 1);
  const few = rows.flat().length <= 100;
  const line = { type: 'line', order: false, clip: true };
  const { ground } = themes.light;
  const marks = rows.flatMap((list, i) => {
    const there = list.filter(({ x, y }) => x !== null && y !== null);
    const dot = (values: object[], size: number, look: object, opacity: object = { opacity: pickedOpacity() }) => ({
      data: { values },
      mark: { type: 'point', size, clip: true, ...look },
      encoding: { ...position, ...opacity, tooltip },
    });
    const own = styles[i]!.color;
    return [
      ...(few
        ? [dot(list, 35, { fill: own, strokeWidth: 0 })]
        : [{ name: `hover_${i + 1}`, ...dot(list, 60, { opacity: 0 }, {}) }]), // picked or not, it is not seen
      dot(there.slice(0, 1), 150, { stroke: own, strokeWidth: 3, fill: ground }),
      dot(there.slice(-1), 200, { fill: own, stroke: ground, strokeWidth: 1.5 }),
    ];
  });
  const data = { values: rows.flat() };
  return [
    {
      data,
      mark: { ...line, strokeWidth: 5.5, color: ground },
      encoding: { ...position, detail: [{ field: 'path' }] },
    },
    {
      data,
      params: [picking('path')],
      mark: { ...line, strokeWidth: 2.5 },
      encoding: { ...position, color, opacity: pickedOpacity() },
    },
    ...marks,
  ] as LayerPart[];
}

function describe(
  plane: Plane,
  numbers: readonly number[],
  paths: readonly Path[],
  notes: readonly string[],
  options: ContourOptions,
): string {
  const { title, xLabel = 'x', yLabel = 'y', zLabel = 'z' } = options;
  const [low, high] = extent(numbers);
  const place = onAxes(plane);
  const write = distinctly([low, high]);
  const at = (value: number) => {
    const i = Array.from(plane.field.values).indexOf(value);
    const { x, y } = place([i % plane.field.columns, Math.floor(i / plane.field.columns)]);
    return [write(value), short(x), short(y)] as const;
  };
  const of = ([from, to]: Range) => [short(from), short(to)] as const;
  const ways = paths.map(({ name, x, y }) => {
    const points = Array.from(x, (at, i) => [at, y[i]!] as const).filter((point) =>
      point.every((at) => isDrawable(at)),
    );
    const said = ([a, b]: readonly [number, number]) => `(${short(a)}, ${short(b)})`;
    if (points.length === 0) return messages.describeEmptySeries(name === '' ? 'path' : name);
    return messages.describePath(name, x.length, said(points[0]!), said(points.at(-1)!));
  });
  const what = messages.describeContour(zLabel, xLabel, of(plane.x), yLabel, of(plane.y));
  return [
    ...(title ? [title] : []),
    what,
    messages.describeExtremes(at(low), at(high)),
    ...ways,
    ...described(options),
    ...notes,
  ].join('\n');
}
