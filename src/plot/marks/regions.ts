// Which class a net chooses where: the plane of its two features, with the points it was made for.

import { check, checked, finite, listOf, type Rule, type Rules, string, wholeBetween } from '../../options/index.js';
import { type LayerPart, published } from '../adapter.js';
import { Chart } from '../chart.js';
import { classNames, isNoClass, refuseTwins } from '../classes.js';
import { config } from '../config.js';
import {
  aColumn,
  type Column,
  columnOf,
  type Grid,
  gridOf,
  isLists,
  type Numbers,
  type Value,
  values,
} from '../data.js';
import { hiddenSaid, reasonOf } from '../hidden.js';
import { messages } from '../messages.js';
import { brief, isDrawable, percent, short } from '../numbers.js';
import { spanOf } from '../parts/axes.js';
import { pickedOpacity, picking, zooming } from '../parts/interaction.js';
import { legend, scalesOf } from '../parts/legend.js';
import { type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import { aRange, planeAxes, planeSize } from '../parts/plane.js';
import { type ReferenceOptions, reached, referenceRules } from '../parts/reference-options.js';
import { described, references } from '../parts/references.js';
import { type Coordinates, coordinates, type Points } from '../points.js';
import { looks, mostSeries } from '../series.js';
import { themes } from '../theme.js';
import { joined, rings, straightened } from '../transforms/contours.js';
import { evenly, type Range } from '../transforms/range.js';
import { sampled } from '../transforms/sample.js';

/** How regions are drawn. */
export interface RegionsOptions extends FrameOptions, ReferenceOptions {
  /** From where to where the plane is shown; a little beyond the points, when left out. */
  x?: Range;
  y?: Range;
  /** The names of the classes, that of class 0 first. */
  classes?: readonly string[];
  /** Of a net with one output: above which score a point belongs to the second class, such as 0.5 for probabilities. */
  threshold?: number;
  /** At how many places along each axis the net is asked. */
  samples?: number;
}

/** What takes points, one a row, and gives scores of classes [N, C], one score [N] or [N, 1], or classes [N]. */
// biome-ignore lint/suspicious/noExplicitAny: a net's own types of tensors are its own
export type Classifier = ((points: any) => unknown) | { forward(points: any): unknown };

const rules: Rules<RegionsOptions> = {
  x: aRange,
  y: aRange,
  classes: listOf(string),
  threshold: finite,
  samples: wholeBetween(10, 200),
  ...frameRules,
  ...referenceRules,
};

const aNet: Rule = {
  text: 'a net with forward(points), or a function of points',
  holds: (net) => typeof net === 'function' || typeof (Object(net) as { forward?: unknown }).forward === 'function',
};

/** Corners of all regions together: of more, those that hardly bend are left out. */
const mostCorners = 2500;
/** More points are not drawn. */
const mostPoints = 1500;

/**
 * The regions in which a net chooses one class or the other, with points in the colours of their own classes over them. A net that
 * trains is asked as it is in use (`eval`), and left as it was.
 *
 * The net is asked for a grid of places, all in one batch, of the same kind as the points: for a tensor it gets a tensor, for a list of
 * pairs a list of pairs. Of scores [N, C] the highest counts, one score [N] or [N, 1] is compared with `threshold` (0, when left out), and
 * whole numbers that occur as labels are classes.
 *
 * @param net what has `forward(points)`, or a function of points
 * @param points the two features: a tensor [N, 2], a list of pairs, or `{ x, y }`
 * @param labels the classes of the points: whole numbers or names
 * @throws {TypeError} when the net is none, or gives no numbers
 * @throws {RangeError} when there are no points, more or fewer labels or outputs than points, or a label is none of the net's classes
 * @example
 * const { x: points, y: labels } = data.makeSpirals(50, { nClasses: 2 });
 * plot.regions(net, points, labels, { title: 'Before training' })
 */
export function regions(net: Classifier, points: Points, labels: Column, given?: RegionsOptions): Chart {
  const options = checked('plot.regions', given, rules);
  check('plot.regions', 'the net', net, aNet);
  if (options.classes) refuseTwins('plot.regions', options.classes);
  const places = coordinates('plot.regions', points);
  check('plot.regions', 'labels', labels, { ...aColumn, text: `the classes of the points: ${aColumn.text}` });
  const own = columnOf('plot.regions', labels);
  if (places.x.length === 0) throw new RangeError(messages.noPointsAtAll('plot.regions'));
  if (own.length !== places.x.length)
    throw new RangeError(messages.columnLengths('plot.regions', 'labels', places.x.length, own.length));
  const none = own.findIndex(isNoClass);
  if (none >= 0) throw new RangeError(messages.notAClass('plot.regions', 'labels', none, own[none], 'points'));
  const plane = planeAround(places, options);
  const grid = gridIn(plane, options.samples ?? 80);
  const outputs = asked(net, points, [...grid, ...Array.from(places.x, (x, i): [number, number] => [x, places.y[i]!])]);
  const classes = classesOf(own, options.classes);
  const scores = scoresOf(outputs, grid.length + own.length, classes, options.threshold ?? 0);
  const names = Array.from({ length: scores.count }, (_, c) => classes.names[c] ?? String(c));
  if (names.length > mostSeries)
    throw new RangeError(messages.tooManyClasses('plot.regions', 'the net', names.length, mostSeries));
  for (const label of own) {
    const place = classes.place(label);
    if (!(place >= 0 && place < names.length)) throw new RangeError(messages.noClass('plot.regions', label, names));
  }
  const chosen = own.map((_, i) => scores.best(grid.length + i));
  const dots = own.map((label, i) => ({
    x: places.x[i]!,
    y: places.y[i]!,
    class: names[classes.place(label)]!,
    region: names[chosen[i]!] ?? null,
  }));
  const shareOf = (c: number) => grid.filter((_, i) => scores.best(i) === c).length / grid.length;
  const samples = options.samples ?? 80;
  const { corners, size } = areas(plane, scores, samples);
  const undecided = shareOf(-1);
  const notes = [
    hiddenSaid(dots.map(({ x, y }) => reasonOf(x) ?? reasonOf(y))),
    undecided > 0 ? messages.undecided(percent(undecided)) : '',
    size < samples ? messages.coarser(size) : '',
  ].filter(Boolean);
  const spec = specification(plane, corners, names, dots, notes, options);
  return new Chart(
    spec,
    describe(
      plane,
      names,
      names.map((_, c) => shareOf(c)),
      dots,
      notes,
      options,
    ),
    dots,
  );
}

const hasPlace = ({ x, y }: { x: number; y: number }): boolean => isDrawable(x) && isDrawable(y);

type Plane = { x: Range; y: Range };

function planeAround(places: Coordinates, options: RegionsOptions): Plane {
  const also = reached(options);
  const range = (along: 'x' | 'y'): Range => {
    const { low, high } = spanOf(
      [...Array.from(places[along]).filter((at) => isDrawable(at)), ...also[along]],
      false,
      0.08,
    );
    return options[along] ?? [low, high];
  };
  return { x: range('x'), y: range('y') };
}

const gridIn = ({ x, y }: Plane, samples: number): [number, number][] =>
  evenly(y, samples).flatMap((b) => evenly(x, samples).map((a): [number, number] => [a, b]));

/** What the net says about places: they are handed to it as what the points are. */
function asked(net: Classifier, points: Points, places: readonly [number, number][]): unknown {
  const tensor = points as unknown as {
    shape?: unknown;
    constructor: new (data: Float32Array, shape: number[]) => unknown;
  };
  const isTensor = tensor.shape !== undefined && !Array.isArray(points);
  const batch = isTensor ? new tensor.constructor(Float32Array.from(places.flat()), [places.length, 2]) : places;
  if (typeof net === 'function') return net(batch);
  if (!isTensor) throw new TypeError(messages.netOfLists());
  const module = net as { training?: boolean; eval?: () => unknown; train?: () => unknown };
  const trains = module.training === true && typeof module.eval === 'function' && typeof module.train === 'function';
  if (trains) module.eval!();
  try {
    return net.forward(batch);
  } finally {
    if (trains) module.train!();
  }
}

interface Classes {
  names: readonly string[];
  place(label: Value): number;
}

function classesOf(labels: readonly Value[], given: readonly string[] | undefined): Classes {
  const numbers = labels.every((one) => typeof one === 'number' && Number.isInteger(one) && one >= 0);
  if (!numbers) {
    const names = given ?? classNames(labels);
    return { names, place: (label) => names.indexOf(String(label)) };
  }
  const most = Math.max(...(labels as number[]));
  const names = given ?? Array.from({ length: Math.min(most, 1000) + 1 }, (_, c) => String(c));
  return { names, place: (label) => label as number };
}

/** How much each class is preferred to all others at each place. */
interface Scores {
  count: number;
  best(place: number): number;
  margin(place: number, c: number): number;
}

function scoresOf(outputs: unknown, length: number, classes: Classes, threshold: number): Scores {
  const { shape } = Object(outputs) as { shape?: ArrayLike<number> };
  const table = (
    shape !== undefined && !Array.isArray(outputs)
      ? shape.length === 2 && shape[1]! > 1
      : isLists(outputs)
  )
    ? gridOf('plot.regions', outputs as Grid)
    : null;
  const all = table ? table.values : values('plot.regions', outputs as Numbers);
  const count = table ? table.columns : Math.max(2, classes.names.length);
  if ((table ? table.rows : all.length) !== length)
    throw new RangeError(messages.badOutputs(length, table ? table.rows : all.length));
  if (table && count > 1) {
    const at = (place: number, c: number) => all[place * count + c]!;
    const best = (place: number) => {
      let top = 0;
      for (let c = 0; c < count; c++) {
        if (Number.isNaN(at(place, c))) return -1;
        if (at(place, c) > at(place, top)) top = c;
      }
      return top;
    };
    const margin = (place: number, c: number) => {
      if (best(place) < 0) return Number.NaN;
      let other = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < count; k++) if (k !== c && at(place, k) > other) other = at(place, k);
      return at(place, c) - other;
    };
    return { count, best, margin };
  }
  const areClasses = Array.from(all).every((one) => Number.isInteger(one) && one >= 0 && one < classes.names.length);
  if (areClasses) return { count, best: (place) => all[place]!, margin: (place, c) => (all[place] === c ? 1 : -1) };
  return {
    count: 2,
    best: (place) => (Number.isNaN(all[place]!) ? -1 : Number(all[place]! > threshold)),
    margin: (place, c) => (c === 1 ? all[place]! - threshold : threshold - all[place]!),
  };
}

interface Corner {
  class: number;
  x: number;
  y: number;
}

/** The outline of the region of each class, and from how many places along each axis: noise has too many corners otherwise. */
function areas({ x, y }: Plane, scores: Scores, samples: number): { corners: Corner[]; size: number } {
  const infinite = (margin: number) => Math.max(-1, Math.min(1, margin)); // on which side of 0 is what counts
  const all = Array.from({ length: scores.count }, (_, c) =>
    Array.from({ length: samples * samples }, (_, i) => {
      const margin = scores.margin(i, c);
      if (margin === 0 && scores.best(i) !== c) return -1e-300; // of classes that are as good, one is chosen; the border stays where it is
      return isDrawable(margin) ? margin : infinite(margin);
    }),
  );
  for (let size = samples; ; size = Math.ceil(0.7 * size)) {
    const kept = evenly([0, samples - 1], size).map(Math.round);
    const along = ([low, high]: Range, at: number) => brief(low + ((high - low) * at) / (size - 1));
    const outlines = all.map((values) => {
      const some = kept.flatMap((row) => kept.map((column) => values[row * samples + column]!));
      return rings({ rows: size, columns: size, values: some }, 0);
    });
    for (let coarse = 0.02; coarse < 2; coarse *= 2) {
      const corners = outlines.flatMap((rings, c) =>
        joined(rings.map((ring) => straightened(ring, coarse))).map(([column, row]) => ({
          class: c,
          x: along(x, column),
          y: along(y, row),
        })),
      );
      if (corners.length <= mostCorners || size <= 4) return { corners, size };
    }
  }
}

interface Dot {
  x: number;
  y: number;
  class: string;
  region: string | null;
}

function specification(
  plane: Plane,
  corners: readonly Corner[],
  names: string[],
  dots: readonly Dot[],
  notes: readonly string[],
  options: RegionsOptions,
) {
  const size = planeSize(plane, options, true);
  const { x, y } = planeAxes(plane, options);
  const position = { x: { field: 'x', ...x }, y: { field: 'y', ...y } };
  const styles = looks(names);
  const scales = scalesOf(names, styles);
  const above = legend(names, size.width);
  const kind = { field: 'class', type: 'nominal' as const, legend: above };
  const seen = dots.filter(hasPlace);
  const drawn = sampled(
    seen.map((dot) => dot.x),
    seen.map((dot) => dot.y),
    mostPoints,
  ).map((i) => seen[i]!);
  const rows = drawn.map((dot) => ({ ...dot, x: brief(dot.x), y: brief(dot.y) }));
  const tooltip = [
    { field: 'x', title: options.xLabel ?? 'x' },
    { field: 'y', title: options.yLabel ?? 'y' },
    { field: 'class', title: messages.label() },
    { field: 'region', title: messages.prediction() },
  ];
  const layer: LayerPart[] = [
    ...names.map((_, c) => ({
      data: { values: corners.filter((corner) => corner.class === c).map(({ x, y }) => ({ x, y })) },
      mark: {
        type: 'line' as const,
        filled: true,
        strokeWidth: 0,
        order: false as const,
        clip: true,
        opacity: 0.3,
        color: styles[c]!.color,
      },
      encoding: position,
    })),
    {
      data: { values: rows },
      params: [picking('class'), zooming('x', 'y')],
      mark: {
        type: 'point',
        filled: true,
        size: drawn.length > 300 ? 45 : 80,
        stroke: themes.light.ground,
        strokeWidth: 1,
        clip: true,
      },
      encoding: {
        ...position,
        color: { ...kind, scale: scales.color },
        shape: { ...kind, scale: scales.shape },
        opacity: pickedOpacity(),
        tooltip,
      },
    },
    ...references(options, { x, y }, size),
  ] as LayerPart[];
  return published({
    $schema: schema,
    ...heading(options, ...notes, drawn.length < seen.length ? messages.thinned(drawn.length, seen.length) : undefined),
    ...size,
    layer,
    config,
  });
}

function describe(
  { x, y }: Plane,
  names: readonly string[],
  shares: readonly number[],
  dots: readonly Dot[],
  notes: readonly string[],
  options: RegionsOptions,
): string {
  const { title, xLabel = 'x', yLabel = 'y' } = options;
  const of = ([low, high]: Range) => [short(low), short(high)] as const;
  const right = dots.filter((dot) => dot.class === dot.region).length;
  const lines = names.map((name, c) => messages.describeRegion(name, percent(shares[c]!)));
  const what = messages.describeRegions(names.length, xLabel, of(x), yLabel, of(y));
  const points = messages.describeRight(right, dots.length, percent(right / dots.length));
  return [...(title ? [title] : []), what, ...lines, points, ...described(options), ...notes].join('\n');
}
