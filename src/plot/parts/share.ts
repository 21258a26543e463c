// Axes that several charts have in common: each shows what all of them show.

import { messages } from '../messages.js';
import type { Spec } from '../spec.js';
import { logTicks, powerLabels, roundTicks, tickCount } from './axes.js';
import { beside, legend } from './legend.js';
import { collected, rewritten } from './walk.js';

type Along = 'x' | 'y';

/** An axis of numbers, as far as sharing needs it. */
export interface Axis {
  type: string;
  axis?: { title?: unknown; values?: unknown; labels?: unknown; [option: string]: unknown } | null;
  scale: { domain: [number, number]; type?: string; [option: string]: unknown };
}

const isAxis = (part: unknown): part is Axis => {
  const { type, scale } = Object(part) as { type?: unknown; scale?: { domain?: unknown } | null };
  const domain = scale?.domain;
  return type === 'quantitative' && Array.isArray(domain) && domain.length === 2 && domain.every(Number.isFinite);
};

/** Calls `change` for each axis of numbers of a specification, and puts what it gives in its place. */
function overAxes<S>(spec: S, along: Along, change: (axis: Axis) => Axis): S {
  const visit = (part: unknown, key: string, inEncoding: boolean): unknown => {
    if (Array.isArray(part)) return part.map((one) => visit(one, '', false));
    if (typeof part !== 'object' || part === null) return part;
    if (inEncoding && key === along && isAxis(part)) return change(part);
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [
        name,
        name === 'values' ? inner : visit(inner, name, key === 'encoding'),
      ]),
    );
  };
  return visit(spec, '', false) as S;
}

/** All axes of numbers of several charts that run along x, or along y. */
export function axesOf(specs: readonly Spec[], along: Along): Axis[] {
  const found: Axis[] = [];
  for (const spec of specs)
    overAxes(spec, along, (axis) => {
      found.push(axis);
      return axis;
    });
  return found;
}

/**
 * The same charts, with one range for all of them.
 * @param one whether there is also one title for all, because they become one chart
 * @throws {RangeError} when some are linear and others logarithmic
 */
export function sharing(op: string, specs: readonly Spec[], along: Along, { one = false } = {}): Spec[] {
  const all = axesOf(specs, along);
  if (all.length === 0) return [...specs];
  if (new Set(all.map(({ scale }) => scale.type ?? 'linear')).size > 1)
    throw new RangeError(messages.mixedScales(op, along));
  const domain: [number, number] = [
    Math.min(...all.map(({ scale }) => scale.domain[0])),
    Math.max(...all.map(({ scale }) => scale.domain[1])),
  ];
  const title = all.map(({ axis }) => axis?.title).find((text) => typeof text === 'string') ?? null;
  const same = all.every(({ scale }) => scale.domain[0] === domain[0] && scale.domain[1] === domain[1]);
  const ticked = (axis: NonNullable<Axis['axis']> | null) =>
    same || !axis ? axis : reticked(axis, all[0]!, domain, along);
  const first = ticked(all.find(({ axis }) => axis)?.axis ?? null);
  return specs.map((spec) =>
    overAxes(spec, along, (part) => {
      const scale = { ...part.scale, domain };
      if (one) return { ...part, scale, axis: first ? { ...first, title } : null };
      return { ...part, scale, axis: ticked(part.axis ?? null) };
    }),
  );
}

/** An axis with ticks for another range than its own. */
function reticked(
  { values: _values, labelExpr: _labels, tickCount: _count, format, ...others }: NonNullable<Axis['axis']>,
  { scale }: Axis,
  domain: [number, number],
  along: Along,
) {
  if (scale.type === 'log') return { ...others, ...logTicks(domain) };
  const kept = format && format !== 'd' ? { format } : {};
  return { ...others, ...kept, ...powerLabels({ low: domain[0], high: domain[1] }), ...roundTicks(along) };
}

/**
 * A chart as one of several panels: its ticks are counted for its own size, which the expressions of a single chart do not know, and names
 * at the ends of lines stand apart on the axis that it has now.
 */
export function settled<S extends object>(spec: S): S {
  const { width, height } = spec as { width?: unknown; height?: unknown };
  let all = spec;
  for (const [along, size] of [
    ['x', width],
    ['y', height],
  ] as const)
    if (typeof size === 'number')
      all = overAxes(all, along, (part) =>
        part.axis?.['tickCount'] === undefined
          ? part
          : { ...part, axis: { ...part.axis, tickCount: tickCount(along, size) } },
      );
  if (typeof width !== 'number' || typeof height !== 'number') return all;
  return apart(withLegends(all, width, height), height);
}

/** A part of a specification that has a legend, and the names in it. */
interface WithLegend {
  legend?: { orient?: unknown; gradientLength?: number } | null;
  scale?: { domain?: unknown; range?: unknown };
}

/** Legends above a chart have as many columns as there is room for; one of colours beside it is not higher than the chart. */
export const withLegends = <S>(spec: S, width: number, height: number): S =>
  rewritten(spec, (part) => {
    const { legend: own, scale } = part as WithLegend;
    if (own?.orient === 'top' && Array.isArray(scale?.domain)) {
      const { columns, labelLimit } = legend(scale.domain.map(String), width);
      return { ...part, legend: { ...own, columns, labelLimit } };
    }
    if (own?.gradientLength === undefined) return null;
    return { ...part, legend: { ...own, gradientLength: Math.min(own.gradientLength, height) } };
  });

/** The legends above a chart, each with the look of its names, as text that can be compared. */
export const legendsAbove = (spec: Spec): string[] =>
  collected(spec, (part) => {
    const { legend: own, scale } = part as WithLegend;
    return own?.orient === 'top' ? [JSON.stringify(scale)] : null;
  });

interface End {
  series: string;
  at: number;
}

/** The names at the ends of lines that a layer writes; none, when it is no such layer. */
function endsIn(part: object): End[] {
  const { data, encoding } = part as { data?: { values?: End[] }; encoding?: { y?: { field?: string } } };
  const ends = encoding?.y?.field === 'at' && isAxis(encoding.y) ? (data?.values ?? []) : [];
  return ends.every(({ series }) => series !== undefined) ? ends : [];
}

/** All names at the ends of the lines of a chart. */
export const endNames = (spec: Spec): string[] =>
  collected(spec, (part) => {
    const names = endsIn(part).map(({ series }) => series);
    return names.length > 0 ? names : null;
  });

/** The same chart with a legend above in the place of names at the ends of its lines. */
export const withLegend = (spec: Spec, width: number): Spec =>
  rewritten(withoutEnds(spec), (part) => {
    const { legend: own, scale } = part as WithLegend;
    const isSeries = own === null && Array.isArray(scale?.domain) && Array.isArray(scale.range);
    return isSeries ? { ...part, legend: legend((scale.domain as unknown[]).map(String), width) } : null;
  });

const withoutEnds = (spec: Spec): Spec =>
  rewritten(spec, (part) => {
    const { layer = [] } = part as { layer?: object[] };
    const others = layer.filter((one) => endsIn(one).length === 0);
    return others.length < layer.length ? { ...part, layer: others } : null;
  });

/** Names at the ends of lines, where the axis has changed. */
const apart = <S>(spec: S, height: number): S =>
  rewritten(spec, (part) => {
    const ends = endsIn(part);
    if (ends.length === 0) return null;
    const { domain, type } = (part as { encoding: { y: Axis } }).encoding.y.scale;
    const names = ends.map(({ series }) => series);
    const places = ends.map((end) => end.at);
    const at = beside(names, places, domain, height, type === 'log');
    return at === null ? part : { ...part, data: { values: ends.map((end, i) => ({ ...end, at: at[i]! })) } };
  });
