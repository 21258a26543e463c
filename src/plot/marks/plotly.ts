// Figures of one's own: any of Plotly, shown in JupyterLab; the still shows what Vega-Lite can draw of it.

import type { Json, SentBundle } from '../../notebook/host.js';
import { check, checked, isPlain, nearest, type Rule } from '../../options/index.js';
import { Chart } from '../chart.js';
import { messages } from '../messages.js';
import { extent } from '../numbers.js';
import { refuseAddresses } from '../parts/addresses.js';
import type { ChartOptions } from '../parts/options.js';
import { type Figure, leftOut, statesOf, stillsOf, traceTypes } from '../parts/plotly-still.js';
import { framesOf, type Scene, stillOf as sceneStill, strip as sceneStrip, sceneTitled } from '../parts/scene.js';
import { type PlotlyScene, sceneOf } from '../parts/scene-of.js';
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
 * A chart from a figure of Plotly: it moves in JupyterLab. The still picture shows lines, points, bars, and surfaces with paths, of an
 * animation three frames, on the first two axes; what it leaves out is said. Of anything else it says what it is.
 *
 * @throws {RangeError} when it is no figure, has no trace or one that Plotly does not know, or would load a file or an address
 * @example
 * plot.plotly({ data: [{ type: 'scatter', x: [1, 2, 3], y: [2, 1, 3] }], layout: { title: { text: 'Up and down' } } })
 */
export function plotly(figure: PlotlyFigure, given?: OwnFigureOptions): Chart {
  check('plot.plotly', 'the figure', figure, aFigure);
  const { description, name } = checked('plot.plotly', given, ownRules);
  const own = plain(figure) as unknown as Figure;
  refuseAddresses('plot.plotly', own);
  const { title } = own.layout ?? {};
  const text = typeof title === 'string' ? title : title?.text;
  const types = own.data.map(({ type = 'scatter' }) => type);
  const unknown = types.find((type) => !traceTypes.includes(type));
  if (unknown !== undefined) throw new RangeError(messages.noTrace(unknown, nearest(unknown, traceTypes)));
  if (types.length === 0) throw new RangeError(messages.noTraces());
  const told = messages.describePlotly(text ?? '', types, own.frames?.length ?? 0);
  const said = description ?? [told, leftOut(own)].filter(Boolean).join('\n');
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
    const moving = whole.frames === undefined ? scenesOf(own, whole) : null;
    if (moving)
      return new Chart(sceneStrip(whole, moving), said, [], {
        shown,
        frames: (more) =>
          moving.map(({ title, scene }) => sceneStill(sceneTitled(scene, { subtitle: title, ...more }))),
      });
    return new Chart(sceneStill(whole), said, [], { shown, frames: (more) => framesOf(sceneTitled(whole, more)) });
  }
  const { still, frames } = stillsOf(own, { ...(text && { title: text }), ...(name && { name }) });
  return new Chart(still(), said, [], { shown, ...(frames && { frames }) });
}

/** The scene of each frame of a figure in space, all of one height; null, when there are no frames, or one of them shows something else. */
function scenesOf(own: Figure, whole: Scene): { title: string; scene: Scene }[] | null {
  const states = statesOf(own).map(({ name, data }) => ({
    name,
    scene: sceneOf({ ...own, data, frames: [] } as PlotlyScene),
  }));
  if (states.length === 0) return null;
  const heights = states.flatMap(({ scene }) => (scene ? [scene.space.low, scene.space.high] : []));
  const [low, high] = extent(heights);
  const all = states.flatMap(({ name, scene }) =>
    scene
      ? [
          {
            title: messages.frame(name),
            scene: { ...scene, heading: whole.heading, space: { ...scene.space, low, high } },
          },
        ]
      : [],
  );
  return all.length === states.length ? all : null;
}

/** A layout under another title, or by another name. */
function titledLayout(
  layout: NonNullable<Figure['layout']>,
  { title, subtitle, name }: ChartOptions,
): Figure['layout'] {
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
