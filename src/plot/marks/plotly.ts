// Figures of one's own: any of Plotly, shown in JupyterLab; the still shows what Vega-Lite can draw of it.

import type { Json, SentBundle } from '../../notebook/host.js';
import { check, checked, isPlain, type Rule } from '../../options/index.js';
import { type LayerPart, published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { messages } from '../messages.js';
import { refuseAddresses } from '../parts/addresses.js';
import { legend, scalesOf } from '../parts/legend.js';
import { type ChartOptions, defaultSize, heading, schema } from '../parts/options.js';
import { framesOf, stillOf as sceneStill, sceneTitled } from '../parts/scene.js';
import { type PlotlyScene, sceneOf } from '../parts/scene-of.js';
import { looksAt, mostSeries } from '../series.js';
import type { Spec } from '../spec.js';
import { textSize } from '../theme.js';
import { type OwnFigureOptions, ownRules } from './vega-lite.js';

/** A figure as Plotly takes it; numbers may be typed arrays and tensors, too. */
export interface PlotlyFigure {
  data: readonly object[];
  layout?: object;
  frames?: readonly object[];
  config?: object;
}

const aFigure: Rule = {
  text: "a figure { data: [trace, …], layout, frames }, as Plotly's newPlot takes it",
  holds: (x) =>
    isPlain(x) &&
    Array.isArray((x as PlotlyFigure).data) &&
    (x as PlotlyFigure).data.every(isPlain) &&
    Object.keys(x).every((key) => ['data', 'layout', 'frames', 'config'].includes(key)),
};

/**
 * A chart from a figure of Plotly: it moves in JupyterLab. The still picture shows lines, points, bars, and surfaces with paths; of
 * anything else it says what it is.
 *
 * @throws {RangeError} when it is no figure, or would load a file or an address
 * @example
 * plot.plotly({ data: [{ type: 'scatter', x: [1, 2, 3], y: [2, 1, 3] }], layout: { title: { text: 'Up and down' } } })
 */
export function plotly(figure: PlotlyFigure, given?: OwnFigureOptions): Chart {
  check('plot.plotly', 'the figure', figure, aFigure);
  const { description, name } = checked('plot.plotly', given, ownRules);
  const own = plain(figure) as unknown as Own;
  refuseAddresses('plot.plotly', own);
  const { title } = own.layout ?? {};
  const text = typeof title === 'string' ? title : title?.text;
  const types = own.data.map(({ type = 'scatter' }) => type);
  const said = description ?? messages.describePlotly(text ?? '', types, own.frames?.length ?? 0);
  const font = { family: 'Inter, sans-serif', size: textSize };
  const layout = { font, ...own.layout, ...(name !== undefined && { meta: { ...Object(own.layout?.meta), name } }) };
  const shown = (more: ChartOptions = {}) => {
    const bundle = {
      'application/vnd.plotly.v1+json': { ...own, layout: titledLayout(layout, more) } as unknown as SentBundle,
    };
    return { bundle };
  };
  const scene = sceneOf(own as PlotlyScene);
  const named = name ?? scene?.heading.name;
  if (scene) {
    const whole = { ...scene, heading: { ...scene.heading, name: named } };
    return new Chart(sceneStill(whole), said, [], { shown, frames: (more) => framesOf(sceneTitled(whole, more)) });
  }
  return new Chart(stillOf(own, { ...(text && { title: text }), ...(name && { name }) }), said, [], { shown });
}

/** A layout under another title, or by another name. */
function titledLayout(layout: NonNullable<Own['layout']>, { title, subtitle, name }: ChartOptions): Own['layout'] {
  const old = typeof layout.title === 'string' ? { text: layout.title } : layout.title;
  const changed = title !== undefined || subtitle !== undefined;
  return {
    ...layout,
    ...(changed && {
      title: { ...old, ...(title !== undefined && { text: title }), ...(subtitle && { subtitle: { text: subtitle } }) },
    }),
    ...(name !== undefined && { meta: { ...Object(layout.meta), name } }),
  };
}

interface Trace {
  type?: string;
  mode?: string;
  name?: string;
  x?: Json[];
  y?: Json[];
}
interface Axis {
  title?: string | { text?: string };
  type?: string;
}
interface Own {
  data: Trace[];
  layout?: { title?: string | { text?: string }; meta?: Json; xaxis?: Axis; yaxis?: Axis };
  frames?: Json[];
}

/** JSON of a figure: typed arrays and tensors as lists, what is no number as null. */
function plain(value: unknown): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  const { data, shape } = value as { data?: ArrayLike<number>; shape?: ArrayLike<number> };
  if (data !== undefined && shape !== undefined) return folded(Array.from(data, plain), Array.from(shape));
  if (!isPlain(value)) return String(value);
  const known = Object.entries(value).filter(([, part]) => part !== undefined && typeof part !== 'function');
  return Object.fromEntries(known.map(([key, part]) => [key, plain(part)]));
}

/** A list as lists within lists. */
function folded(all: Json[], shape: readonly number[]): Json {
  if (shape.length === 0) return all[0] ?? null;
  const [n, ...inner] = shape as [number, ...number[]];
  if (inner.length === 0) return all;
  const size = all.length / n;
  return Array.from({ length: n }, (_, i) => folded(all.slice(i * size, (i + 1) * size), inner));
}

const drawable = ({ type = 'scatter', x, y }: Trace): boolean =>
  ['scatter', 'scattergl', 'bar'].includes(type) && Array.isArray(y) && (x === undefined || Array.isArray(x));

/** Lines, points and bars; otherwise a sentence. */
function stillOf(figure: Own, options: { title?: string; name?: string }): Spec {
  const whole = { $schema: schema, config, width: defaultSize.width };
  const { data, layout = {}, frames = [] } = figure;
  const others = data.filter((trace) => !drawable(trace));
  if (others.length > 0 || data.length === 0 || data.length > mostSeries) {
    const lines = messages.moving([...new Set(others.map(({ type = 'scatter' }) => type))]);
    return published({
      ...whole,
      ...heading(options),
      height: 60,
      data: { values: [{}] },
      mark: { type: 'text', align: 'left', baseline: 'top', lineBreak: '\n' },
      encoding: { x: { value: 0 }, y: { value: 0 }, text: { value: lines } },
    });
  }
  const names = data.map(({ name }, i) => name ?? messages.trace(i));
  const styles = looksAt(names.map((_, i) => i)); // traces are coloured by their order, as Plotly does it
  const scales = scalesOf(names, styles);
  const above = names.length > 1 ? legend(names, defaultSize.width) : null;
  const title = (axis: Axis | undefined) => (typeof axis?.title === 'string' ? axis.title : axis?.title?.text) ?? null;
  const kind = (values: readonly Json[]) =>
    values.every((value) => typeof value === 'number' || value === null)
      ? ('quantitative' as const)
      : ('nominal' as const);
  const layer = data.map(({ type, mode = 'lines', x, y }, i): LayerPart => {
    const xs = x ?? y!.map((_, k) => k);
    const values = y!.map((value, k) => ({ series: names[i]!, x: xs[k] ?? null, y: value }));
    const scale = (axis: Axis | undefined) => ({
      zero: data.some((trace) => trace.type === 'bar'),
      ...(axis?.type === 'log' && { type: 'log' as const }),
    });
    const bars = type === 'bar';
    const across = bars ? ('nominal' as const) : kind(xs);
    const mark = bars
      ? { type: 'bar' as const }
      : mode.includes('lines')
        ? { type: 'line' as const, point: mode.includes('markers') }
        : { type: 'point' as const, filled: true, size: 60 };
    return {
      data: { values },
      mark,
      encoding: {
        x: {
          field: 'x',
          type: across,
          sort: null,
          axis: { title: title(layout.xaxis), labelAngle: 0, grid: false },
          ...(across === 'quantitative' && { scale: scale(layout.xaxis) }),
        },
        y: { field: 'y', type: kind(y!), axis: { title: title(layout.yaxis) }, scale: scale(layout.yaxis) },
        color: { field: 'series', type: 'nominal', scale: scales.color, legend: above },
        ...(bars && names.length > 1 && { xOffset: { field: 'series', type: 'nominal' as const } }),
        tooltip: [{ field: 'x' }, { field: 'y' }],
      },
    };
  });
  const below = frames.length > 0 ? messages.firstOfFrames(frames.length) : undefined;
  return published({ ...whole, ...heading(options, below), height: defaultSize.height, layer } as WholeSpec);
}
