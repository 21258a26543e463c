// Charts as panels of one figure: as narrow as they must be, with their titles in one line.

import { log } from '../../math/elementary.js';
import type { Spec } from '../spec.js';
import { textSize } from '../theme.js';
import { roundTicksOf, tickCount } from './axes.js';
import { numbered } from './interaction.js';
import { type Axis, axesOf, endNames, legendsAbove, settled, withLegend, withLegends } from './share.js';
import { collected } from './walk.js';
import { pixelsOf } from './wrap.js';

/** The width of a figure, of which each panel of a row gets a part; what stands beside the axes of a panel, and a scale of colours. */
const [wholeWidth, beside, besideScale] = [760, 64, 84];

const hasColourScale = (spec: Spec): boolean =>
  collected(spec, (part) => ('gradientLength' in part ? [part] : null)).length > 0;

/** How panels share their colours, shapes and dashes: under one legend, when all of them have the same. */
export interface Panels {
  parts: Spec[];
  resolve: { scale: { [channel: string]: 'shared' | 'independent' } };
}

/** Charts as panels, so many in a row: no wider than there is room for, with titles in one line. */
export function panels(charts: readonly Spec[], perRow: number): Panels {
  const repeated = perRow > 1 && haveSame(charts, endNames); // names at the ends of lines would be said once a panel
  const specs = repeated ? charts.map((spec) => withLegend(spec, wholeWidth)) : charts;
  const named = Math.max(0, ...specs.flatMap(endNames).map(pixelsOf));
  const scales = (besideScale * specs.filter(hasColourScale).length) / specs.length;
  const most = Math.max(80, Math.floor(wholeWidth / perRow - beside - named - scales));
  const one = haveSame(specs, legendsAbove);
  const all = specs.map((spec, i) => {
    const { $schema: _s, config: _c, usermeta: _u, ...own } = spec;
    const part = numbered(settled(narrowed(own, most)), i);
    return one ? withLegends(part, wholeWidth, Number.POSITIVE_INFINITY) : part;
  });
  const rows = Array.from({ length: Math.ceil(all.length / perRow) }, (_, r) =>
    all.slice(r * perRow, (r + 1) * perRow),
  );
  const looks = one ? 'shared' : 'independent';
  return {
    parts: rows.flatMap((row) => titledInLine(row, one)),
    resolve: {
      scale: { color: looks, shape: looks, strokeDash: looks, xOffset: looks, yOffset: looks, size: 'independent' },
    },
  };
}

/** Whether all panels have the same of what `of` gives, and at least something. */
function haveSame(specs: readonly Spec[], of: (spec: Spec) => string[]): boolean {
  const [first, ...others] = specs.map((spec) => of(spec).sort().join('\n'));
  return first !== '' && others.length > 0 && others.every((one) => one === first);
}

/** Squares stay squares; tables of cells keep their width, since what is written in them would not fit any more. */
function narrowed(spec: Spec, most: number): Spec {
  const { width, height } = spec as { width?: number; height?: number };
  const hasNumbers = axesOf([spec], 'x').length + axesOf([spec], 'y').length > 0;
  if (width === undefined || height === undefined || width <= most || !hasNumbers) return spec;
  const isSquare = height > 0.7 * width && height < 1.2 * width;
  const tall = isSquare ? (height / width) * most : Math.min(height, Math.max(180, 0.75 * most));
  return { ...spec, width: most, height: Math.round(tall) };
}

interface Title {
  text: string | string[];
  subtitle?: string | string[];
  [option: string]: unknown;
}

/** How far a label reaches above its tick, and the line of a legend above the one before it, in pixels. */
const labelAbove = 8;
const [legendLine, legendOffset] = [18, 16];
/** Between the title of the highest panel and what stands below it. */
const offset = 10;

/** The same panels of one row, each with a title of one size, and with all titles at one height. */
function titledInLine(panels: readonly Spec[], oneLegend: boolean): Spec[] {
  const titles = panels.map(({ title }) => title as Title | undefined);
  const lines = Math.max(...titles.map((title) => linesOf(title?.subtitle).length));
  const above = panels.map((panel) => heightAbove(panel, oneLegend));
  const highest = Math.max(...above);
  return panels.map((panel, i) => {
    const title = titles[i];
    if (!title) return panel;
    const below = linesOf(title.subtitle);
    const filled = [...below, ...Array<string>(lines - below.length).fill(' ')];
    const at = { offset: offset + highest - above[i]!, fontSize: textSize };
    return { ...panel, title: { ...title, ...at, ...(lines > 0 && { subtitle: filled, subtitlePadding: 2 }) } };
  });
}

const linesOf = (text: string | string[] | undefined): string[] => (text === undefined ? [] : [text].flat());

/** What stands above the frame of a panel: half of the highest label of its axis, or a legend. */
function heightAbove(panel: Spec, oneLegend: boolean): number {
  const { height } = panel as { height?: unknown };
  if (typeof height !== 'number') return 0; // several panels
  const labels = axesOf([panel], 'y').map((axis) => labelAbove - topTick(axis, height));
  const legends = oneLegend ? 0 : legendLines(panel);
  return Math.max(0, ...labels, legends > 0 ? legendOffset + legendLine * legends : 0);
}

/** Where the highest label of an axis stands, in pixels below the top of the panel. */
function topTick({ axis, scale: { domain, type } }: Axis, height: number): number {
  if (!axis || axis.labels === false) return labelAbove;
  const [low, high] = domain;
  const ticks = (axis.values as number[] | undefined) ?? roundTicksOf(domain, tickCount('y', height));
  const top = Math.max(low, ...ticks.filter((tick) => tick <= high));
  return height * (type === 'log' ? log(high / top) / log(high / low) : (high - top) / (high - low));
}

/** How many lines the legends above a panel take. */
function legendLines(panel: Spec): number {
  const lines = collected(panel, (part) => {
    const { legend, scale } = part as {
      legend?: { orient?: string; columns?: number };
      scale?: { domain?: unknown[] };
    };
    return legend?.orient === 'top' ? [Math.ceil((scale?.domain?.length ?? 1) / (legend.columns ?? 1))] : null;
  });
  return Math.max(0, ...lines);
}
