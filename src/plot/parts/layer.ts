// Charts over each other, on the same axes.

import { check, checked, positive, type Rules } from '../../options/index.js';
import { published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { messages } from '../messages.js';
import type { Spec } from '../spec.js';
import { themes } from '../theme.js';
import { someCharts } from './concat.js';
import { numbered } from './interaction.js';
import { type ChartOptions, chartRules, heading, schema } from './options.js';
import { settled, sharing } from './share.js';
import { collected } from './walk.js';

/** How charts are laid over each other. */
export interface LayerOptions extends ChartOptions {
  /** Size of what the axes enclose, in CSS pixels; that of the first chart, when left out. */
  width?: number;
  height?: number;
}

const rules: Rules<LayerOptions> = { width: positive, height: positive, ...chartRules };

/**
 * Charts over each other, the first one below, on axes that show what all of them show. Titles of axes are those of the first chart that
 * has them; headings of the charts are left out.
 * @throws {RangeError} when there are no charts, one of them is a figure of several panels, or some axes are linear and others logarithmic, or
 *   have names and others numbers
 * @example
 * plot.layer([plot.scatter({ x: [1, 2, 3], y: [2, 4, 5] }), plot.line({ fit: { x: [1, 3], y: [2, 5.3] } })], { title: 'A fit' })
 */
export function layer(charts: readonly Chart[], given?: LayerOptions): Chart {
  check('plot.layer', 'charts', charts, someCharts);
  const options = checked('plot.layer', given, rules);
  for (const { spec } of charts) if (!('layer' in spec || 'mark' in spec)) throw new RangeError(messages.noLayer());
  for (const along of ['x', 'y'] as const)
    if (new Set(charts.flatMap(({ spec }) => kindsOf(spec, along))).size > 1)
      throw new RangeError(messages.mixedKinds(along));
  const specs = (['x', 'y'] as const).reduce<Spec[]>(
    (all, along) => sharing('plot.layer', all, along, { one: true }),
    charts.map(({ spec }) => spec),
  );
  const [first] = charts.map(({ spec }) => spec as { width?: number; height?: number });
  const [width, height] = [options.width ?? first!.width, options.height ?? first!.height];
  const size = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
  const whole = {
    $schema: schema,
    ...heading(options),
    ...size,
    layer: oneZoom(overSurfaces(specs).map((spec, part) => bare(settled({ ...spec, ...size }), part))),
    resolve: { scale: { color: 'independent', shape: 'independent', strokeDash: 'independent', size: 'independent' } },
    config,
  };
  const title = options.title === undefined ? [] : [options.title];
  return new Chart(
    published(whole as unknown as WholeSpec),
    [...title, ...charts.map(String)].join('\n'),
    charts.flatMap(({ data }, chart) => data.map((row) => ({ chart, ...row }))),
  );
}

/** Whether the axes of a chart have names or numbers. */
function kindsOf(spec: Spec, along: 'x' | 'y'): ('names' | 'numbers')[] {
  return collected(spec, (part) => {
    const { type, scale, axis } = Object((part as { encoding?: { [channel: string]: object } }).encoding?.[along]) as {
      type?: string;
      scale?: object | null;
      axis?: object | null;
    };
    if (type === undefined || scale === null || axis === null) return null;
    const own = type === 'nominal' || type === 'ordinal' ? 'names' : 'numbers';
    const { layer = [] } = part as { layer?: object[] };
    return [own, ...layer.flatMap((inner) => kindsOf(inner as Spec, along))] as const;
  });
}

type Marked = { mark?: unknown };
const markOf = (part: object) => {
  const { mark } = part as Marked;
  return (typeof mark === 'string' ? { type: mark } : mark) as { type: string; [option: string]: unknown } | undefined;
};

/** Whether a chart covers the plane with colours. */
function isSurface(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(isSurface);
  if (typeof part !== 'object' || part === null) return false;
  const mark = markOf(part);
  const covers = mark?.type === 'rect' || mark?.type === 'image' || (mark?.type === 'line' && mark['filled'] === true);
  return covers || isSurface((part as { layer?: unknown }).layer);
}

/** Points over a surface have an edge in the colour of the ground, so that they can be seen on any of its colours. */
function overSurfaces(specs: readonly Spec[]): Spec[] {
  return specs.map((spec, i) => (specs.slice(0, i).some(isSurface) ? (edged(spec) as Spec) : spec));
}

function edged(part: object): object {
  const { layer } = part as { layer?: object[] };
  const mark = markOf(part);
  const bare = mark?.type === 'point' && mark['filled'] === true && mark['stroke'] === undefined;
  return {
    ...part,
    ...(bare ? { mark: { ...mark, stroke: themes.light.ground, strokeWidth: 1.5 } } : {}),
    ...(layer ? { layer: layer.map(edged) } : {}),
  };
}

/** A chart without what only a whole figure has. */
function bare(spec: Spec, part: number): object {
  const { $schema: _s, config: _c, usermeta: _u, title: _t, width: _w, height: _h, view: _v, ...own } = spec;
  return numbered(own, part);
}

/** Axes that are shared are zoomed together, so that one layer asks for it and the others only look. */
function oneZoom(parts: readonly object[]): object[] {
  let kept: string | null = null;
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replace(/\bzoom_\d+\b/g, () => kept ?? 'zoom_0');
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => {
        if (name === 'values') return [name, inner];
        if (name === 'params' && Array.isArray(inner)) return [name, inner.filter(asks).map(visit)];
        return [name, visit(inner)];
      }),
    );
  };
  const asks = ({ name }: { name: string }): boolean => {
    if (!/^zoom_\d+$/.test(name)) return true;
    if (kept !== null) return false;
    kept = name;
    return true;
  };
  return parts.map((part) => visit(part) as object);
}
