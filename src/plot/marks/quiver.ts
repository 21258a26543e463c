// Arrows in the plane: a vector at each place.

import { atan2 } from '../../math/trigonometric.js';
import { check, checked, isPlain, type Rules, wholeBetween } from '../../options/index.js';
import { published } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { columnsOf, isRecords, type Numbers, someNumbers, values } from '../data.js';
import { messages } from '../messages.js';
import { brief, distinctly, extent, isDrawable, rootOfSquares, short } from '../numbers.js';
import { quantitative } from '../parts/axes.js';
import { zooming } from '../parts/interaction.js';
import { type FrameOptions, frameRules, heading, schema } from '../parts/options.js';
import { aRange, planeSize } from '../parts/plane.js';
import { type ReferenceOptions, reached, referenceRules } from '../parts/reference-options.js';
import { described, references } from '../parts/references.js';
import { palette } from '../theme.js';
import { evenly, type Range } from '../transforms/range.js';
import { sampled } from '../transforms/sample.js';

/** How arrows are drawn. */
export interface QuiverOptions extends FrameOptions, ReferenceOptions {
  /** From where to where a function is shown. */
  x?: Range;
  y?: Range;
  /** At how many places along the longer axis the function is computed. */
  samples?: number;
}

/** Places and vectors, as columns or as records, or a function from a place to its vector. */
export type QuiverData =
  | { readonly x: Numbers; readonly y: Numbers; readonly u: Numbers; readonly v: Numbers }
  | readonly { readonly x: number; readonly y: number; readonly u: number; readonly v: number }[]
  | ((x: number, y: number) => readonly [number, number] | Numbers);

const rules: Rules<QuiverOptions> = {
  x: aRange,
  y: aRange,
  samples: wholeBetween(2, 40),
  ...frameRules,
  ...referenceRules,
};

/** More arrows would cover each other. */
const mostArrows = 900;

interface Arrow {
  x: number;
  y: number;
  u: number;
  v: number;
}

/**
 * An arrow at each place, in the direction of its vector; the longest arrow is as long as two neighbours are apart, and the others are in
 * proportion. Of more than 900 arrows the outermost and others picked at random are drawn, and the subtitle says so.
 *
 * @param data `{ x, y, u, v }`: columns of places and of vectors; a record `{ x, y, u, v }` for each arrow; or a function `(x, y) => [u, v]`
 * @throws {TypeError} when the data are none of these, or the function gives no vector
 * @throws {RangeError} when there are no places, or columns have different lengths
 * @example
 * plot.quiver((x, y) => [-2 * x, -20 * y], { x: [-3, 3], y: [-1, 1], title: 'Where the gradient leads' })
 */
export function quiver(data: QuiverData, given?: QuiverOptions): Chart {
  const options = checked('plot.quiver', given, rules);
  const all = arrowsOf(data, options);
  if (all.length === 0) throw new RangeError(messages.noArrows());
  const seen = all.filter((arrow) => Object.values(arrow).every((one) => isDrawable(one)));
  const drawn = sampled(
    seen.map(({ x }) => x),
    seen.map(({ y }) => y),
    mostArrows,
  ).map((i) => seen[i]!);
  const notes = [
    all.length > seen.length ? messages.noArrowAt(all.length - seen.length) : '',
    zeros(drawn) > 0 ? messages.zeroArrows(zeros(drawn)) : '',
    seen.length > drawn.length ? messages.thinnedArrows(drawn.length, seen.length) : '',
  ].filter(Boolean);
  return new Chart(
    specification(drawn, notes, options),
    describe(seen, notes, options),
    all.map((arrow) => ({ ...arrow })),
  );
}

const parts = ['x', 'y', 'u', 'v'] as const;
type ByColumn = { readonly [part in (typeof parts)[number]]: Numbers };

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

/** What a function gave for a place. */
function vectorOf(given: unknown): [u: number, v: number] {
  const [u, v, ...others] = someNumbers.holds(given, {}) ? Array.from(values('plot.quiver', given as Numbers)) : [];
  if (u === undefined || v === undefined || others.length > 0) throw new TypeError(messages.noVector(given));
  return [u, v];
}

function arrowsOf(data: QuiverData, options: QuiverOptions): Arrow[] {
  const { x = [-1, 1], y = [-1, 1], samples = 18 } = options;
  if (typeof data === 'function') {
    const { width, height } = planeSize({ x, y }, options);
    const count = (side: number) => Math.max(2, Math.round((samples * side) / Math.max(width, height)));
    return evenly(y, count(height)).flatMap((b) =>
      evenly(x, count(width)).map((a) => {
        const [u, v] = vectorOf(data(a, b));
        return { x: a, y: b, u, v };
      }),
    );
  }
  if (Array.isArray(data) && data.length === 0) return [];
  const columns = isRecords(data) ? columnsOf(data) : data;
  check('plot.quiver', 'the data', data, {
    text: '{ x, y, u, v }, records of these, or a function (x, y) => [u, v]',
    holds: () => isPlain(columns) && parts.every((name) => name in columns),
  });
  const numbers = (name: (typeof parts)[number]) =>
    values('plot.quiver', isRecords(data) ? data.map((one) => numberOf(one[name])) : (data as ByColumn)[name]);
  const [xs, ys, us, vs] = parts.map(numbers) as [
    ArrayLike<number>,
    ArrayLike<number>,
    ArrayLike<number>,
    ArrayLike<number>,
  ];
  for (const [name, list] of Object.entries({ y: ys, u: us, v: vs }))
    if (list.length !== xs.length)
      throw new RangeError(messages.columnLengths('plot.quiver', name, xs.length, list.length));
  return Array.from(xs, (at, i) => ({ x: at, y: ys[i]!, u: us[i]!, v: vs[i]! }));
}

const lengthOf = (u: number, v: number): number => rootOfSquares(2, (i) => (i === 0 ? u : v));

const zeros = (arrows: readonly Arrow[]): number => arrows.filter(({ u, v }) => u === 0 && v === 0).length;

function specification(arrows: readonly Arrow[], notes: string[], options: QuiverOptions) {
  const also = reached(options);
  const range = (numbers: number[]): Range => {
    const [low, high] = extent(numbers);
    const half = Math.max(1, Math.abs(low) / 1000); // of a large number, 1 would be rounded off
    return low < high ? [low, high] : low === high ? [low - half, high + half] : [0, 1];
  };
  const x = range([...arrows.map((arrow) => arrow.x), ...also.x]);
  const y = range([...arrows.map((arrow) => arrow.y), ...also.y]);
  const size = planeSize({ x, y }, options);
  const apart = Math.sqrt((size.width * size.height) / Math.max(1, arrows.length)); // pixels between two places
  const axis = (along: 'x' | 'y', [low, high]: Range, pixels: number) => {
    const room = (Math.min(apart, pixels / 3) * (high - low)) / (pixels - 2 * Math.min(apart, pixels / 3));
    const span = { low: low - room, high: high + room };
    return quantitative(along, options[`${along}Label`] ?? along, span, { log: false, numbers: [] }, { grid: false });
  };
  const [across, up] = [axis('x', x, size.width), axis('y', y, size.height)];
  /** Pixels of a unit of each axis. */
  const pixels = {
    x: size.width / (across.scale.domain[1]! - across.scale.domain[0]!),
    y: size.height / (up.scale.domain[1]! - up.scale.domain[0]!),
  };
  const longest = Math.max(...arrows.map(({ u, v }) => lengthOf(u * pixels.x, v * pixels.y))) || 1;
  const scale = Math.min(apart, 60) / longest;
  const rows = arrows.map(({ x, y, u, v }) => ({
    x: brief(x),
    y: brief(y),
    u: brief(u),
    v: brief(v),
    x2: brief(x + scale * u),
    y2: brief(y + scale * v),
    angle: Math.round((atan2(u * pixels.x, v * pixels.y) * 180) / Math.PI),
    size: Number((scale * lengthOf(u * pixels.x, v * pixels.y)).toPrecision(3)),
  }));
  const tooltip = [
    { field: 'x', title: options.xLabel ?? 'x' },
    { field: 'y', title: options.yLabel ?? 'y' },
    { field: 'u' },
    { field: 'v' },
  ];
  const color = { value: palette[0]! };
  return published({
    $schema: schema,
    ...heading(options, ...notes),
    data: { values: rows },
    ...size,
    layer: [
      {
        params: [zooming('x', 'y')],
        mark: { type: 'rule', strokeWidth: 2, strokeCap: 'round' },
        encoding: {
          x: { field: 'x', ...across },
          y: { field: 'y', ...up },
          x2: { field: 'x2' },
          y2: { field: 'y2' },
          color,
          tooltip,
        },
      },
      {
        mark: { type: 'point', shape: 'triangle', filled: true },
        encoding: {
          x: { field: 'x2', ...across },
          y: { field: 'y2', ...up },
          angle: { field: 'angle', type: 'quantitative', scale: { domain: [-180, 180], range: [-180, 180] } },
          size: {
            field: 'size',
            type: 'quantitative',
            scale: { domain: [0, 20], range: [0, 70], clamp: true },
            legend: null,
          },
          color,
          tooltip,
        },
      },
      ...(zeros(arrows) > 0
        ? [
            {
              transform: [{ filter: 'datum.size === 0' }],
              mark: { type: 'point' as const, filled: true, size: 20, opacity: 1 },
              encoding: { x: { field: 'x', ...across }, y: { field: 'y', ...up }, color, tooltip },
            },
          ]
        : []),
      ...references(options, { x: across, y: up }, size),
    ],
    config,
  });
}

function describe(arrows: readonly Arrow[], notes: readonly string[], options: QuiverOptions): string {
  const { title, xLabel = 'x', yLabel = 'y' } = options;
  const lengths = arrows.map(({ u, v }) => lengthOf(u, v));
  const [low, high] = extent(lengths);
  const write = distinctly([low, high]);
  const where = (length: number): [string, string, string] => {
    const { x, y } = arrows[lengths.indexOf(length)]!;
    return [write(length), short(x), short(y)];
  };
  const said = arrows.length === 0 ? [] : [messages.describeArrows(where(high), where(low))];
  const what = messages.describeQuiver(arrows.length, xLabel, yLabel);
  return [...(title ? [title] : []), what, ...said, ...described(options), ...notes].join('\n');
}
