// A matrix as coloured cells, with a number in each where there is room.

import { widthOf } from '../../host/render.js';
import type { LayerPart } from '../adapter.js';
import { withDigits } from '../numbers.js';
import { onRamps, type Ramp, ramps, textSize, themes } from '../theme.js';
import { isOblong, type Matrix } from '../transforms/blocks.js';
import { areLong } from './bands.js';
import { type RampLegend, rampLegend } from './legend.js';
import { lineHeight } from './wrap.js';

/** What colours mean, and what stands beside and in the cells. */
export interface CellsLook {
  ramp: Ramp;
  domain: readonly [number, number];
  /** Names of columns and rows; all different. */
  columnNames: readonly string[];
  rowNames: readonly string[];
  /** What stands in the cells, if there is room. */
  texts: readonly string[] | null;
  xLabel: string;
  yLabel: string;
  /** null for no legend. */
  legend: RampLegend | null;
  width?: number | undefined;
  height?: number | undefined;
  /** Further numbers of each cell, for those who point at it. */
  more?: { readonly [name: string]: readonly (number | string)[] };
}

/** What says on paper, too, where all colours are greys, that there is no number; in a cell that is not too small for it. */
const cross = 'M-1,-1L1,1M-1,1L1,-1';
const leastCross = 8;

/** Room for all cells, and the side of one where there is enough. */
const room = { width: 640, height: 276 };
const usualSide = 56;

/** Names beside the rows are cut at this length; up to the other one there is room for them anyway. */
const [longestName, usualName] = [300, 100];

/** How names stand that are wider than their columns; none is left out, as long as a column is as wide as a line is high. */
const slanted = (wide: number) => ({
  labelAngle: -45,
  labelAlign: 'right' as const,
  labelBaseline: 'middle' as const,
  ...(wide >= lineHeight && { labelOverlap: false as const }),
});

/**
 * How large a cell is: whole pixels, so that no ground shines through between two. It is a square, unless its text needs more room, or a
 * matrix of few rows or columns would become a thread.
 */
function sizeOf(matrix: Matrix, { texts, rowNames }: CellsLook): { wide: number; high: number } {
  const beside = Math.min(longestName, textSize * Math.max(...rowNames.map(widthOf)));
  const width = room.width - Math.max(0, beside - usualName);
  const most = { wide: Math.floor(width / matrix.columns), high: Math.floor(room.height / matrix.rows) };
  const needed = roomFor(texts ?? []);
  const fits = texts !== null && needed.wide <= most.wide && needed.high <= most.high;
  const side = Math.min(most.wide, most.high, fits ? Math.max(usualSide, needed.wide, needed.high) : usualSide);
  if (fits) return { wide: Math.max(side, needed.wide), high: Math.max(side, needed.high) };
  const least = isOblong(matrix) ? 24 : 1;
  return { wide: Math.max(1, side, Math.min(most.wide, least)), high: Math.max(1, side, Math.min(most.high, least)) };
}

const linesIn = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split('\n'));

const roomFor = (texts: readonly string[]) => ({
  wide: Math.ceil(textSize * Math.max(0, ...linesIn(texts).map(widthOf))) + 8,
  high: lineHeight * Math.max(1, ...texts.map((text) => text.split('\n').length)) + 2,
});

/** What a spec holds of the cells: their data, size and layers. */
export function cells(matrix: Matrix, look: CellsLook) {
  const { rows, columns, values } = matrix;
  const { columnNames, rowNames, ramp, domain } = look;
  const size = sizeOf(matrix, look);
  const width = look.width ?? size.wide * columns;
  const height = look.height ?? size.high * rows;
  const [wide, high] = [width / columns, height / rows];
  const needed = look.texts && roomFor(look.texts);
  const texts = needed && needed.wide <= wide && needed.high <= high ? look.texts : null;
  const data = values.flatMap((value, i) => {
    if (value === null) return [];
    const place = {
      x: columnNames[i % columns]!,
      y: rowNames[Math.floor(i / columns)]!,
      value: withDigits(value, values.length > 1000 ? 4 : 6),
    };
    const more = Object.entries(look.more ?? {}).map(([name, list]) => [name, list[i]!]);
    return [{ ...place, ...Object.fromEntries(more), ...(texts && { text: texts[i]!, bright: onDark(value, look) }) }];
  });
  const axis = {
    labelAngle: 0,
    ticks: false,
    domain: false,
    labelPadding: 6,
    labelLimit: longestName,
    maxExtent: longestName + 10, // the title stands outside of the longest name
    labelOverlap: 'parity' as const,
    labelSeparation: 6,
  };
  const band = (field: 'x' | 'y', names: readonly string[], title: string) => ({
    field,
    type: 'nominal' as const,
    scale: { domain: [...names], padding: 0 },
    axis: {
      ...axis,
      title: title || null,
      ...(field === 'x' && areLong(names, width) ? slanted(wide) : {}),
    },
  });
  const isBeyond = values.some((value) => value !== null && (value < domain[0] || value > domain[1]));
  const color = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { scheme: ramps[ramp], domain: [...domain], nice: false, zero: false, ...(isBeyond && { clamp: true }) },
    legend: look.legend && rampLegend(look.legend, domain, Math.max(60, Math.min(height, 240))),
  };
  const tooltip = [
    { field: 'y', title: look.yLabel || 'row' },
    { field: 'x', title: look.xLabel || 'column' },
    ...Object.keys(look.more ?? {}).map((name) => ({ field: name, title: name })),
    { field: 'value', title: look.legend?.title ?? 'value' },
  ];
  const apart = Math.min(wide, high) >= lineHeight && { stroke: themes.light.ground, strokeWidth: 1 }; // equal cells stay two
  const layer: LayerPart[] = [{ mark: { type: 'rect', ...apart }, encoding: { color, tooltip } }];
  const empty = values.flatMap((value, i) =>
    value === null ? [{ x: columnNames[i % columns]!, y: rowNames[Math.floor(i / columns)]! }] : [],
  );
  const side = Math.min(wide, high);
  if (empty.length > 0 && side >= leastCross)
    layer.push({
      data: { values: empty },
      mark: { type: 'point', shape: cross, size: side * side * 0.16, stroke: themes.light.line, strokeWidth: 1.5 },
    });
  if (texts)
    layer.push({
      mark: {
        type: 'text',
        baseline: 'middle',
        lineBreak: '\n',
        dy: -(lineHeight / 2 - 1) * (linesIn(texts).length / texts.length - 1),
      },
      encoding: {
        text: { field: 'text' },
        color: { condition: { test: 'datum.bright', value: onRamps.bright }, value: onRamps.dark },
        tooltip, // the pointer finds the number before its cell
      },
    });
  return {
    data: { values: data },
    width,
    height,
    view: { fill: themes.light.grid }, // shines through where there is no number
    encoding: { x: band('x', columnNames, look.xLabel), y: band('y', rowNames, look.yLabel) },
    layer,
  };
}

/** Whether a cell's colour is so dark that text on it must be bright. */
function onDark(value: number, { ramp, domain: [low, high] }: CellsLook): boolean {
  const share = Math.max(0, Math.min(1, (value - low) / (high - low))); // beyond the range is the end's colour
  return ramp === 'sequential' ? share < 0.43 : share < 0.1 || share > 0.935;
}
