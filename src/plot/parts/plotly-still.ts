// A figure of Plotly as a still picture: lines, points and bars, frame by frame; of anything else a sentence says what it is.

import { pow } from '../../math/pow.js';
import type { Json } from '../../notebook/host.js';
import { type LayerPart, published, type WholeSpec } from '../adapter.js';
import { config } from '../config.js';
import { messages } from '../messages.js';
import { isDrawable } from '../numbers.js';
import { looksAt, mostSeries } from '../series.js';
import type { Spec } from '../spec.js';
import { picked } from '../transforms/thin.js';
import { quantitative, type Span, spanOf } from './axes.js';
import { legend, scalesOf } from './legend.js';
import { type ChartOptions, defaultSize, heading, schema } from './options.js';
import { panels } from './panels.js';

export interface Trace {
  type?: string;
  mode?: string;
  name?: string;
  orientation?: string;
  visible?: unknown;
  x?: Json[];
  y?: Json[];
  xaxis?: string;
  yaxis?: string;
}
interface Axis {
  title?: string | { text?: string };
  type?: string;
  range?: Json[];
}
/** A figure in JSON, as far as the still picture needs it. */
export interface Figure {
  data: Trace[];
  layout?: {
    title?: string | { text?: string };
    meta?: Json;
    xaxis?: Axis;
    yaxis?: Axis;
    barmode?: string;
    shapes?: Json[];
    annotations?: Json[];
  };
  frames?: Json[];
}

/** What the traces are in each frame, which says what differs from the frame before; as they are, where there are no frames. */
export function statesOf({ data, frames = [] }: Figure): { name: string; data: Trace[] }[] {
  let now = data;
  return frames.map((frame, i) => {
    const { name, data: changed = [], traces } = Object(frame) as { name?: Json; data?: Trace[]; traces?: number[] };
    const at = (k: number) => traces?.[k] ?? k;
    const change = new Map(changed.map((trace, k) => [at(k), trace]));
    now = now.map((trace, k) => ({ ...trace, ...change.get(k) }));
    return { name: String(name ?? i + 1), data: now };
  });
}

const isShown = ({ visible = true }: Trace): boolean => visible === true;
const onFirstAxes = ({ xaxis = 'x', yaxis = 'y' }: Trace): boolean => xaxis === 'x' && yaxis === 'y';
const isBar = ({ type }: Trace): boolean => type === 'bar';
const isLevel = ({ type, orientation }: Trace): boolean => type === 'bar' && orientation === 'h';

const isDrawn = ({ type = 'scatter', x, y, orientation }: Trace): boolean => {
  const [measured, places] = type === 'bar' && orientation === 'h' ? [x, y] : [y, x];
  return (
    ['scatter', 'scattergl', 'bar'].includes(type) &&
    Array.isArray(measured) &&
    (places === undefined || Array.isArray(places))
  );
};

/** Whether lines, points and bars are all that there is, in one state of the figure. */
function drawable(data: readonly Trace[]): boolean {
  const shown = data.filter((trace) => isShown(trace) && onFirstAxes(trace));
  const bars = shown.filter(isBar);
  const oneWay = bars.every(isLevel) || !bars.some(isLevel);
  return shown.length > 0 && shown.length <= mostSeries && oneWay && shown.every(isDrawn);
}

/** What the figure has and its still picture has not, in words; '' when that is nothing. */
export function leftOut({ data, layout = {} }: Figure): string {
  const elsewhere = data.filter((trace) => isShown(trace) && !onFirstAxes(trace)).length;
  const { shapes = [], annotations = [] } = layout;
  return messages.leftOut(elsewhere, shapes.length, annotations.length);
}

/** A single picture: all frames one after the other, or three of them side by side, are made of such. */
export interface Stills {
  /** The picture of a notebook, and of paper. */
  still(heading?: ChartOptions): Spec;
  /** All pictures of an animation. */
  frames?: (heading?: ChartOptions) => Spec[];
}

/** How many frames the still picture shows. */
const strip = 3;

/** The pictures of a figure. */
export function stillsOf(figure: Figure, options: ChartOptions): Stills {
  const { data, layout, frames = [] } = figure;
  const states = statesOf(figure);
  const out = leftOut(figure);
  if (!drawable(data)) return { still: (more) => sentence(data, { ...options, ...more }) };
  if (states.length === 0 || !states.every((state) => drawable(state.data))) {
    const below = [out, frames.length > 0 ? messages.firstOfFrames(frames.length) : ''].filter(Boolean);
    return { still: (more) => whole(figure, axesOf(figure, [data]), { ...options, ...more }, below) };
  }
  const axes = axesOf(
    figure,
    states.map((state) => state.data),
  );
  const shown = picked(states.length, strip).map((i) => states[i]!);
  const of = (state: { data: Trace[] }): Figure => ({ data: state.data, ...(layout && { layout }) });
  const named = ({ name }: { name: string }) => messages.frame(name);
  const below = [out].filter(Boolean);
  return {
    still: (more) => {
      const specs = shown.map((state) => ({
        ...whole(of(state), axes, {}, []),
        title: { text: named(state), anchor: 'middle', frame: 'group' },
      }));
      const { parts, resolve } = panels(specs as Spec[], strip);
      const head = heading({ ...options, ...more }, ...below);
      return published({
        $schema: schema,
        ...head,
        columns: strip,
        concat: parts,
        spacing: 16,
        resolve,
        config,
      } as never);
    },
    frames: (more) => states.map((state) => whole(of(state), axes, { ...options, ...more }, [named(state), ...below])),
  };
}

/** What stands in the place of a picture that is not drawn. */
function sentence(data: readonly Trace[], options: ChartOptions): Spec {
  const others = data.filter((trace) => !isDrawn(trace)).map(({ type = 'scatter' }) => type);
  return published({
    $schema: schema,
    config,
    width: defaultSize.width,
    ...heading(options),
    height: 60,
    data: { values: [{}] },
    mark: { type: 'text', align: 'left', baseline: 'top', lineBreak: '\n' },
    encoding: { x: { value: 0 }, y: { value: 0 }, text: { value: messages.moving([...new Set(others)]) } },
  });
}

/** An axis of numbers, or one of names. */
type Scale =
  | { names: Json[]; title: string | null; points: boolean }
  | { span: Span; domain: [number, number]; title: string | null; log: boolean; numbers: number[] };
interface Axes {
  x: Scale;
  y: Scale;
}

const titleOf = (axis: Axis | undefined) => (typeof axis?.title === 'string' ? axis.title : axis?.title?.text) ?? null;

/** The places of a trace along an axis; 0, 1, 2 … where none are given. */
const placesOf = (trace: Trace, along: 'x' | 'y'): Json[] =>
  trace[along] ?? (along === 'x' ? trace.y : trace.x)?.map((_, k) => k) ?? [];

/** The axes that show all states of a figure. */
function axesOf({ layout = {} }: Figure, states: readonly (readonly Trace[])[]): Axes {
  const traces = states.flat().filter((trace) => isShown(trace) && onFirstAxes(trace));
  const bars = traces.filter(isBar);
  const level = bars.some(isLevel);
  const scale = (along: 'x' | 'y'): Scale => {
    const own = layout[`${along}axis`];
    const values = traces.flatMap((trace) => placesOf(trace, along)).filter((value) => value !== null);
    const ofBars = bars.length > 0 && level === (along === 'y');
    const title = titleOf(own);
    if (ofBars || values.some((value) => typeof value !== 'number')) {
      const names = [...new Set(values)];
      if (names.every((name) => typeof name === 'number')) (names as number[]).sort((a, b) => a - b);
      return { names: along === 'y' ? names.reverse() : names, title, points: bars.length === 0 };
    }
    const log = own?.type === 'log';
    const piled = bars.length > 0 && layout.barmode === 'stack' ? pilesOf(bars, along) : [];
    const ground = bars.length > 0 && !log ? [0, ...piled] : [];
    const numbers = [...(values as number[]), ...ground].filter((value) => isDrawable(value, log ? 'log' : 'linear'));
    const span = spanOf(numbers, log);
    const rooted = bars.length > 0 && !log && span.low < 0 && numbers.every((value) => value >= 0) ? 0 : span.low;
    return { span, domain: rangeOf(own, log) ?? [rooted, span.high], title, log, numbers };
  };
  return { x: scale('x'), y: scale('y') };
}

/** How far bars reach that stand on each other. */
function pilesOf(bars: readonly Trace[], along: 'x' | 'y'): number[] {
  const piles = new Map<Json, number>();
  for (const bar of bars)
    for (const [k, place] of placesOf(bar, along === 'x' ? 'y' : 'x').entries()) {
      const value = bar[along]?.[k];
      if (typeof value === 'number') piles.set(place, (piles.get(place) ?? 0) + value);
    }
  return [...piles.values()];
}

/** The range that the layout gives an axis; on a logarithmic one it gives powers of ten. */
function rangeOf(axis: Axis | undefined, log: boolean): [number, number] | null {
  const [low, high] = axis?.range ?? [];
  if (typeof low !== 'number' || typeof high !== 'number' || low === high) return null;
  return log ? [pow(10, low), pow(10, high)] : [low, high];
}

function channel(along: 'x' | 'y', scale: Scale) {
  if ('names' in scale)
    return {
      type: 'nominal' as const,
      sort: null,
      axis: { title: scale.title, labelAngle: 0, grid: false },
      scale: { domain: scale.names, type: scale.points ? ('point' as const) : ('band' as const) },
    };
  const { title, domain, log, numbers } = scale;
  const [low, high] = domain;
  const own = quantitative(
    along,
    title ?? undefined,
    { low, high },
    { log, numbers },
    along === 'x' ? { grid: false } : {},
  );
  return own;
}

/** The figure in one state. */
function whole(figure: Figure, axes: Axes, options: ChartOptions, below: readonly string[]): Spec {
  const { data, layout = {} } = figure;
  const shown = data.map((trace, i) => ({ trace, i })).filter(({ trace }) => isShown(trace) && onFirstAxes(trace));
  const names = distinctNames(shown.map(({ trace: { name }, i }) => name ?? messages.trace(i)));
  const scales = scalesOf(names, looksAt(shown.map(({ i }) => i))); // traces are coloured by their order, as Plotly does it
  const above = names.length > 1 ? legend(names, defaultSize.width) : null;
  const [x, y] = [channel('x', axes.x), channel('y', axes.y)];
  const series = { field: 'series', type: 'nominal' as const };
  const position = { x: { field: 'x', ...x }, y: { field: 'y', ...y } };
  const color = { ...series, scale: scales.color, legend: above };
  const tooltip = [{ field: 'x' }, { field: 'y' }];
  const rowsOf = (k: number) => rows(shown[k]!.trace, names[k]!, axes);
  const bars = shown.flatMap(({ trace }, k) => (isBar(trace) ? [k] : []));
  const others = shown.flatMap(({ trace }, k) => (isBar(trace) ? [] : [k]));
  const layer = [
    ...(bars.length === 0
      ? []
      : [
          barLayer(
            bars.map((k) => names[k]!),
            bars.flatMap(rowsOf),
            position,
            layout.barmode,
          ),
        ]),
    ...others.map((k) => {
      const { mode = 'lines' } = shown[k]!.trace;
      const mark = mode.includes('lines')
        ? { type: 'line' as const, order: false as const, clip: true, point: mode.includes('markers') }
        : { type: 'point' as const, filled: true, size: 60, clip: true };
      return { data: { values: rowsOf(k) }, mark, encoding: position };
    }),
  ].map((part) => ({ ...part, encoding: { ...part.encoding, color, tooltip } })) as unknown as LayerPart[];
  const { width, height } = defaultSize;
  return published({ $schema: schema, config, width, ...heading(options, ...below), height, layer } as WholeSpec);

  function barLayer(own: string[], values: object[], { x, y }: typeof position, barmode = 'group') {
    const level = 'names' in axes.y;
    const [across, along] = level ? (['y', 'x'] as const) : (['x', 'y'] as const);
    const measured = axes[along];
    const isLog = 'log' in measured && measured.log;
    const stack = barmode === 'stack' && !isLog ? ('zero' as const) : null;
    const beside = own.length > 1 && barmode === 'group';
    return {
      data: { values },
      ...(stack && { transform: [{ calculate: `indexof(${JSON.stringify(own)}, datum.series)`, as: 'order' }] }),
      mark: { type: 'bar', clip: true },
      encoding: {
        x,
        y,
        [along]: { ...(along === 'x' ? x : y), stack },
        ...(isLog && { [`${along}2`]: { datum: Math.min(...measured.domain) } }),
        ...(stack && { order: { field: 'order', type: 'quantitative' } }),
        ...(beside && {
          [`${across}Offset`]: { ...series, sort: null, scale: { domain: level ? own.toReversed() : own } },
        }),
      },
    };
  }
}

/** Traces that share a name stay two. */
const distinctNames = (names: readonly string[]): string[] =>
  names.map((name, i) => (names.indexOf(name) < i ? `${name} (${i + 1})` : name));

/** The rows of a trace; what an axis cannot show is a gap. */
function rows(trace: Trace, series: string, { x, y }: Axes): { series: string; x: Json; y: Json }[] {
  const [xs, ys] = [placesOf(trace, 'x'), placesOf(trace, 'y')];
  const on = (scale: Scale, value: Json | undefined): Json =>
    'names' in scale || isDrawable(value, scale.log ? 'log' : 'linear') ? (value ?? null) : null;
  return (isLevel(trace) ? xs : ys).map((_, k) => ({ series, x: on(x, xs[k]), y: on(y, ys[k]) }));
}

/** What Plotly calls its kinds of traces. */
export const traceTypes = [
  ...['scatter', 'scattergl', 'bar', 'box', 'violin', 'histogram', 'histogram2d', 'histogram2dcontour', 'heatmap'],
  ...[
    'contour',
    'image',
    'pie',
    'table',
    'surface',
    'scatter3d',
    'mesh3d',
    'isosurface',
    'volume',
    'cone',
    'streamtube',
  ],
  ...['parcoords', 'parcats', 'splom', 'sankey', 'sunburst', 'treemap', 'icicle', 'funnel', 'funnelarea', 'waterfall'],
  ...[
    'indicator',
    'candlestick',
    'ohlc',
    'scatterpolar',
    'scatterpolargl',
    'barpolar',
    'scatterternary',
    'scattersmith',
  ],
  ...[
    'carpet',
    'scattercarpet',
    'contourcarpet',
    'scattergeo',
    'choropleth',
    'scattermap',
    'choroplethmap',
    'densitymap',
  ],
  ...['scattermapbox', 'choroplethmapbox', 'densitymapbox', 'heatmapgl', 'pointcloud'],
];
