// The still picture of a surface: walls with ticks, quadrangles from the farthest to the nearest, paths among them.

import type { LayerPart } from '../adapter.js';
import { exponent, powerOfTen, short } from '../numbers.js';
import type { Look } from '../series.js';
import { ramps, textSize, themes } from '../theme.js';
import { roundPlaces } from '../transforms/bin.js';
import { boxHeight, type Eye, type Point, projection, towards } from '../transforms/projection.js';
import type { scalesOf } from './legend.js';
import { lineHeight, wrapped } from './wrap.js';

/** A path in space. */
export interface Track {
  name: string;
  look: Look;
  /** How many steps lie between two points, of which only some are drawn, and which step the last one is. */
  stride: number;
  last: number;
  points: readonly Point[];
}

/** What is seen: heights over the plane, row by row along y, with paths. */
export interface Space {
  x: readonly number[];
  y: readonly number[];
  z: readonly (readonly number[])[];
  tracks: readonly Track[];
  low: number;
  high: number;
  eye: Eye;
  xLabel: string;
  yLabel: string;
  zLabel: string;
}

type Spot = readonly [number, number];

const tenth = (x: number): number => Math.round(10 * x) / 10;

/** Room for the labels of the axes, in pixels. */
const margin = { side: 58, below: 52 };
const smallMargin = { side: 34, below: 52 };

/** A layered specification, without data and heading. */
export function spaceLayers(
  space: Space,
  { width, height }: { width: number; height: number },
  scales: ReturnType<typeof scalesOf>,
  above: object | null,
) {
  const small = width < 400;
  const { side, below } = small ? smallMargin : margin;
  const project = projection(space.eye, width - 2 * side, height - below);
  const inBox = boxed(space);
  const spot = (p: Point): Spot => {
    const { x, y } = project(inBox(p));
    return [tenth(x + side), tenth(y)];
  };
  const { lines, labels } = frameOf(space, spot, small ? 2 : 4, width / 2);
  const at = (field: 'x' | 'y') => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  const color = {
    field: 'path',
    type: 'nominal' as const,
    scale: scales.color,
    legend: above,
  };
  const shape = (features: object[]) => ({
    data: { values: features },
    projection: { type: 'identity' as const, scale: 1, translate: [0, 0] },
  });
  const layer = [
    {
      ...shape([line(lines)]),
      mark: { type: 'geoshape', filled: false, stroke: themes.light.grid, strokeWidth: 1 },
    },
    {
      ...shape(facesOf(space, spot, (p) => project(inBox(p)).near)),
      mark: { type: 'geoshape', strokeJoin: 'round', strokeCap: 'round', invalid: null },
      encoding: {
        fill: {
          condition: {
            test: 'isValid(datum.z)',
            field: 'z',
            type: 'quantitative',
            scale: { scheme: ramps.sequential, domain: [space.low, space.high] },
            legend: null,
          },
          value: 'transparent',
        },
        stroke: {
          condition: { test: 'isValid(datum.path)', field: 'path', type: 'nominal', scale: null, legend: null },
          value: themes.light.ground,
        },
        strokeWidth: { value: { expr: 'datum.edge ? 6 : datum.path ? 3 : 0.5' } },
      },
    },
    {
      data: { values: labels },
      mark: {
        type: 'text',
        baseline: 'middle',
        fontSize: textSize,
        lineBreak: '\n',
        lineHeight,
        align: { expr: 'datum.align' },
      },
      encoding: { x: at('x'), y: at('y'), text: { field: 'text' } },
    },
    ...(space.tracks.length === 0
      ? []
      : [
          {
            data: { values: ends(space, spot) },
            mark: { type: 'point', filled: true, size: 80, opacity: 1, stroke: themes.light.ground },
            encoding: {
              x: at('x'),
              y: at('y'),
              color,
              shape: { field: 'path', type: 'nominal', scale: scales.shape, legend: color.legend },
              tooltip: ['path', 'at x', 'at y', 'at z'].map((field) => ({ field })),
            },
          },
        ]),
  ] as unknown as LayerPart[];
  return { width, height, layer };
}

/** From the numbers of the axes to places in the box. */
function boxed({ x, y, low, high }: Space): (p: Point) => Point {
  const along = (at: number, from: number, to: number) => (2 * (at - from)) / (to - from) - 1;
  return ([px, py, pz]) => [
    along(px, x[0]!, x.at(-1)!),
    along(py, y[0]!, y.at(-1)!),
    (along(pz, low, high) * boxHeight) / 2,
  ];
}

const line = (parts: readonly (readonly Spot[])[]) => ({
  type: 'MultiLineString',
  coordinates: parts,
});

/** Quadrangles and pieces of paths, the farthest first: what is nearer covers them. Over a plane, distance on the plane decides. */
function facesOf(space: Space, spot: (p: Point) => Spot, near: (p: Point) => number): object[] {
  const { x, y, z, tracks, low } = space;
  const faces: { near: number; feature: object }[] = [];
  const flat = ([px, py]: Point): number => near([px, py, low]);
  for (let j = 0; j + 1 < y.length; j++)
    for (let i = 0; i + 1 < x.length; i++) {
      const places = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ] as const;
      const corners = places.map(([c, r]): Point => [x[c]!, y[r]!, z[r]![c]!]);
      if (!corners.every(([, , height]) => Number.isFinite(height))) continue;
      const mean = corners.reduce((sum, [, , height]) => sum + height, 0) / 4;
      const ring = [...corners, corners[0]!].map(spot);
      const feature = { type: 'Polygon', coordinates: [clockwise(ring)], z: Number(mean.toPrecision(4)) };
      faces.push({ near: corners.reduce((sum, corner) => sum + flat(corner), 0) / 4, feature });
    }
  const cell = Math.abs(flat([x[0]!, y[0]!, low]) - flat([x[1]!, y[1]!, low]));
  for (const { look, points } of tracks)
    for (let k = 0; k + 1 < points.length; k++) {
      const [a, b] = [points[k]!, points[k + 1]!];
      if (![...a, ...b].every(Number.isFinite)) continue;
      const feature = { ...line([[spot(a), spot(b)]]), path: look.color };
      const at = (flat(a) + flat(b)) / 2 + cell;
      faces.push({ near: at - cell / 10, feature: { ...feature, path: themes.light.ground, edge: 1 } }); // so that it stands out
      faces.push({ near: at, feature });
    }
  return faces.sort((a, b) => a.near - b.near).map(({ feature }) => feature);
}

/** Rings run as Vega wants them: the other way round they would be the whole plane without them. */
function clockwise(ring: readonly Spot[]): Spot[] {
  let area = 0;
  for (let i = 0; i + 1 < ring.length; i++) area += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
  return area > 0 ? [...ring] : [...ring].reverse();
}

/** Where paths begin and end. */
function ends({ tracks }: Space, spot: (p: Point) => Spot): object[] {
  return tracks.flatMap(({ name, points }) =>
    [points.at(-1)!]
      .filter((p) => p.every(Number.isFinite))
      .map((p) => {
        const [x, y] = spot(p);
        return { path: name, x, y, 'at x': p[0], 'at y': p[1], 'at z': Number(p[2].toPrecision(6)) };
      }),
  );
}

interface Label {
  x: number;
  y: number;
  text: string;
  align: 'left' | 'center' | 'right';
}

/** The three walls that the eye looks at from inside: lines at round ticks, and their labels. */
function frameOf(
  space: Space,
  spot: (p: Point) => Spot,
  ticks: number,
  widest: number,
): { lines: Spot[][]; labels: Label[] } {
  const { x, y, low, high, xLabel, yLabel, zLabel } = space;
  const [toX, toY] = towards(space.eye);
  const [x0, x1, y0, y1] = [x[0]!, x.at(-1)!, y[0]!, y.at(-1)!];
  const [nearX, farX] = toX > 0 ? [x1, x0] : [x0, x1];
  const [nearY, farY] = toY > 0 ? [y1, y0] : [y0, y1];
  const lines: Spot[][] = [];
  const labels: Label[] = [];
  const wall = (...points: Point[]) => lines.push(points.map(spot));
  const corner = spot([nearX, nearY, low]);
  /** Labels of an edge stand on its side of the corner that is nearest, so that those of both edges keep apart there. */
  const beside = (p: Point, middle: Point, text: string, away: number) => {
    const [px, py] = spot(p);
    const across = spot(middle)[0] - corner[0];
    const align = across < -1 ? 'right' : across > 1 ? 'left' : 'center';
    const side = { left: 1, center: 0, right: -1 }[align];
    labels.push({ x: tenth(px + side * away * 0.6), y: tenth(py + away), text, align: align as Label['align'] });
  };
  const [middleX, middleY]: [Point, Point] = [
    [(x0 + x1) / 2, nearY, low],
    [nearX, (y0 + y1) / 2, low],
  ];
  const tall = spot([nearX, farY, low])[1] - spot([nearX, farY, high])[1]; // next to nothing when the eye is above
  const levels = Math.min(ticks, Math.floor(tall / lineHeight));
  const [placesX, placesY, placesZ] = [
    roundPlaces(x0, x1, ticks),
    roundPlaces(y0, y1, ticks),
    levels < 1 ? [] : roundPlaces(low, high, levels),
  ];
  const inLines = (text: string) => wrapped(text, widest);
  for (const at of placesX) {
    wall([at, nearY, low], [at, farY, low], [at, farY, high]);
    beside([at, nearY, low], middleX, written(at, placesX), 18);
  }
  for (const at of placesY) {
    wall([nearX, at, low], [farX, at, low], [farX, at, high]);
    beside([nearX, at, low], middleY, written(at, placesY), 18);
  }
  const corners: Point[] = [
    [nearX, farY, low],
    [farX, nearY, low],
  ];
  const left = corners.reduce((a, b) => (spot(a)[0] <= spot(b)[0] ? a : b));
  for (const at of placesZ) {
    wall([nearX, farY, at], [farX, farY, at], [farX, nearY, at]);
    const [px, py] = spot([left[0], left[1], at]);
    labels.push({ x: px - 8, y: py, text: written(at, placesZ), align: 'right' });
  }
  const [topX, topY] = spot([left[0], left[1], high]);
  const above = inLines(zLabel);
  const topZ = Math.max(topY - 16, 0) - lineHeight * (above.length - 1);
  if (levels > 0) labels.push({ x: topX, y: topZ, text: above.join('\n'), align: 'center' });
  beside(middleX, middleX, inLines(xLabel).join('\n'), 48);
  beside(middleY, middleY, inLines(yLabel).join('\n'), 48);
  return { lines, labels };
}

/** A tick of several, in the notation of the largest of them. */
function written(x: number, all: readonly number[]): string {
  const power = exponent(Math.max(...all.map(Math.abs)) || 1);
  return (x !== 0 && (power < -3 || power > 5) ? powerOfTen(Number(x.toPrecision(3))) : short(x)).replace('-', '−');
}
