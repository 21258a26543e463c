// What a figure of Plotly shows, where it is a surface with paths: a picture of it can be drawn then.

import { atan2, hypot } from '../../math/index.js';
import { extent } from '../numbers.js';
import { type Look, looksAt } from '../series.js';
import { shapes } from '../theme.js';
import type { Eye, Point } from '../transforms/projection.js';
import type { Scene } from './scene.js';
import type { Space, Track } from './space.js';

type Cell = number | null;
type Text = string | { text?: string; subtitle?: { text?: string } } | undefined;

/** Traces and layout as Plotly has them, as far as a surface with lines goes. */
interface Trace {
  type?: string;
  mode?: string;
  name?: string;
  x?: Cell[];
  y?: Cell[];
  z?: Cell[] | Cell[][];
  line?: { color?: unknown };
  meta?: { shape?: unknown; stride?: number; last?: number };
}
interface Layout {
  title?: Text;
  meta?: unknown;
  scene?: {
    xaxis?: { title?: Text };
    yaxis?: { title?: Text };
    zaxis?: { title?: Text };
    camera?: { eye?: { x?: number; y?: number; z?: number } };
  };
}
export interface PlotlyScene {
  data: readonly Trace[];
  layout?: Layout;
  frames?: readonly unknown[];
}

const isRow = (x: unknown): x is Cell[] =>
  Array.isArray(x) && x.every((cell) => cell === null || typeof cell === 'number');
const isPlaces = (x: unknown, n: number): x is number[] => isRow(x) && x.length === n && x.every(Number.isFinite);
const numbers = (row: readonly Cell[]): number[] => row.map((cell) => cell ?? Number.NaN);
const textOf = (text: Text): string | undefined => (typeof text === 'string' ? text : text?.text);

/** The scene of a figure that has one surface, and lines at most; null for any other. Of frames that are not ours the first state is it. */
export function sceneOf({ data, layout = {}, frames = [] }: PlotlyScene): Scene | null {
  const surfaces = data.filter(({ type }) => type === 'surface');
  const lines = data.filter(({ type }) => type === 'scatter3d');
  const field = surfaces[0] && fieldOf(surfaces[0]);
  if (surfaces.length !== 1 || surfaces.length + lines.length !== data.length || !field) return null;
  const looks = looksAt(lines.map((_, i) => i));
  const tracks = lines.map((trace, i) => trackOf(trace, i, looks[i]!));
  if (!tracks.every((track) => track !== null)) return null;
  const heights = [...field.z.flat(), ...tracks.flatMap(({ points }) => points.map(([, , z]) => z))];
  const [low, high] = extent(heights.filter(Number.isFinite));
  if (low > high) return null;
  const { name, still } = Object(layout.meta) as {
    name?: string;
    still?: Eye & { width?: number; height?: number; subtitle?: string };
  };
  const { xaxis, yaxis, zaxis, camera } = layout.scene ?? {};
  const space: Space = {
    ...field,
    tracks,
    ...(low < high ? { low, high } : { low: low - 0.5, high: low + 0.5 }),
    eye: still ? { azimuth: still.azimuth, elevation: still.elevation } : eyeOf(camera?.eye),
    xLabel: textOf(xaxis?.title) ?? 'x',
    yLabel: textOf(yaxis?.title) ?? 'y',
    zLabel: textOf(zaxis?.title) ?? 'z',
  };
  const subtitle = still ? still.subtitle : typeof layout.title === 'object' ? layout.title.subtitle?.text : undefined;
  return {
    space,
    frames: still && frames.length > 0 ? frames.length : undefined,
    size: { width: still?.width, height: still?.height },
    heading: { title: textOf(layout.title), subtitle, name },
  };
}

/** The heights over their places; null when rows differ in length, or places are no rising numbers. */
function fieldOf({ x, y, z }: Trace): Pick<Space, 'x' | 'y' | 'z'> | null {
  const rows = (Array.isArray(z) ? z : []) as unknown[];
  const [first] = rows;
  if (rows.length < 2 || !isRow(first) || first.length < 2) return null;
  const columns = first.length;
  if (!rows.every((row): row is Cell[] => isRow(row) && row.length === columns)) return null;
  const places = (given: unknown, n: number) => (given === undefined ? Array.from({ length: n }, (_, i) => i) : given);
  const [xs, ys] = [places(x, columns), places(y, rows.length)];
  if (!isPlaces(xs, columns) || !isPlaces(ys, rows.length)) return null;
  const rising = (all: number[]) => all.every((at, i) => i === 0 || at > all[i - 1]!);
  return rising(xs) && rising(ys) ? { x: xs, y: ys, z: rows.map((row) => numbers(row as Cell[])) } : null;
}

function trackOf({ x, y, z, name, line, meta }: Trace, i: number, own: Look): Track | null {
  if (!isRow(x) || !isRow(y) || !isRow(z) || x.length === 0 || y.length !== x.length || z.length !== x.length)
    return null;
  const called = name ?? `path ${i + 1}`;
  const shape = shapes.find((one) => one === meta?.shape) ?? own.shape;
  const color = typeof line?.color === 'string' ? line.color : own.color;
  const [xs, ys, zs] = [numbers(x), numbers(y), numbers(z)];
  const { stride = 1, last = x.length - 1 } = meta ?? {};
  return {
    name: called,
    look: { ...own, shape, color },
    stride,
    last,
    points: xs.map((px, k): Point => [px, ys[k]!, zs[k]!]),
  };
}

/** Where the eye is, in degrees; Plotly looks from (1.25, 1.25, 1.25). */
function eyeOf({ x = 1.25, y = 1.25, z = 1.25 }: { x?: number; y?: number; z?: number } = {}): Eye {
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  return { azimuth: degrees(atan2(y, x)), elevation: Math.max(0, degrees(atan2(z, hypot(x, y)))) };
}
