// Vectors over the levels of a loss, drawn to scale: what an optimiser adds up to a step.

import { atan2 } from '../math/index.js';
import { check, isPlain, type Rule } from '../options/index.js';
import type { Chart } from '../plot/chart.js';
import { type ContourOptions, contour, type Surface } from '../plot/marks/contour.js';
import { vegaLite } from '../plot/marks/vega-lite.js';
import { layer } from '../plot/parts/layer.js';
import { legend, scalesOf } from '../plot/parts/legend.js';
import { defaultSize } from '../plot/parts/options.js';
import { planeAxes } from '../plot/parts/plane.js';
import { looks } from '../plot/series.js';
import { themes } from '../plot/theme.js';

/** A place in the plane. */
type Place = readonly number[];

const someArrows: Rule = {
  text: 'an object { name: [from, to] } of places [x, y], with one name or more',
  holds: (x) =>
    isPlain(x) &&
    Object.keys(x).length > 0 &&
    Object.values(x).every(
      (arrow) =>
        Array.isArray(arrow) &&
        arrow.length === 2 &&
        arrow.every((place: unknown) => Array.isArray(place) && place.length === 2 && place.every(Number.isFinite)),
    ),
};

/**
 * Arrows from place to place over the levels of a function, both to the scale of the axes; a unit to the right is as long as one upwards.
 * @param vectors a name for each arrow, and from where to where it goes
 * @param over the function whose levels are shown
 * @param options those of `plot.contour`; the part of the plane is the one where the arrows are, when `x` and `y` are left out
 * @throws {RangeError} when there is no arrow, or one is not made of two places
 * @example arrows({ gradient: [[1, 1], [0.5, 0]] }, (x, y) => x * x + y * y, { height: 200 })
 */
export function arrows(
  vectors: { readonly [name: string]: readonly [from: Place, to: Place] },
  over: Surface,
  options: ContourOptions = {},
): Chart {
  check('arrows', 'vectors', vectors, someArrows);
  const { width, height } = { ...defaultSize, ...options };
  const size = { width, height };
  const ranges = around(Object.values(vectors).flat(), size);
  const { x: across = ranges.x, y: up = ranges.y } = options;
  const names = Object.keys(vectors);
  const pixels = { x: width / (across[1] - across[0]), y: height / (up[1] - up[0]) };
  const values = Object.entries(vectors).map(([arrow, [[x, y], [x2, y2]]]) => ({
    ...{ arrow, x: x!, y: y!, x2: x2!, y2: y2! },
    angle: (atan2((x2! - x!) * pixels.x, (y2! - y!) * pixels.y) * 180) / Math.PI, // of the head, clockwise from above
  }));
  const part = { x: across, y: up };
  const levels = contour(over, { ...options, ...size, ...part, filled: false });
  return layer([levels, vegaLite(specification(values, names, size, planeAxes(part, options)))], {
    ...size,
    ...(options.title !== undefined && { title: options.title }),
  });
}

/** The part of the plane in which some places are, with room around them. */
function around(places: readonly Place[], { width, height }: { width: number; height: number }) {
  const [x, y] = [0, 1].map((axis) => {
    const numbers = places.map((place) => place[axis]!);
    return { low: Math.min(...numbers), high: Math.max(...numbers) };
  }) as [Extent, Extent];
  const unit = 1.3 * Math.max((x.high - x.low) / width, (y.high - y.low) / height) || 1 / height; // of a pixel
  const range = ({ low, high }: Extent, pixels: number) => {
    const middle = (low + high) / 2;
    return [middle - (unit * pixels) / 2, middle + (unit * pixels) / 2] as const;
  };
  return { x: range(x, width), y: range(y, height) };
}

interface Extent {
  low: number;
  high: number;
}

/** A shaft and a head for each arrow; the rim in the colour of the ground parts it from the levels. */
function specification(values: object[], names: string[], size: { width: number }, axes: { x: object; y: object }) {
  const field = { field: 'arrow', type: 'nominal' };
  const styles = looks(names);
  const { color, dash } = scalesOf(names, styles);
  const shaft = {
    x: { field: 'x', ...axes.x },
    y: { field: 'y', ...axes.y },
    x2: { field: 'x2' },
    y2: { field: 'y2' },
  };
  const head = { x: { field: 'x2', ...axes.x }, y: { field: 'y2', ...axes.y } };
  const above = { ...legend(names, size.width), symbolType: 'stroke', symbolStrokeWidth: 4 };
  return {
    data: { values },
    ...size,
    layer: [
      { mark: { type: 'rule', strokeWidth: 7, color: themes.light.ground }, encoding: shaft },
      {
        mark: { type: 'rule', strokeWidth: 3.5 },
        encoding: {
          ...shaft,
          color: { ...field, scale: color, legend: above },
          strokeDash: { ...field, scale: dash, legend: above },
        },
      },
      {
        mark: { type: 'point', shape: 'triangle', filled: true, size: 260, opacity: 1 },
        encoding: {
          ...head,
          angle: { field: 'angle', type: 'quantitative', scale: { domain: [-180, 180], range: [-180, 180] } },
          color: { ...field, scale: color, legend: above },
        },
      },
    ],
  };
}
