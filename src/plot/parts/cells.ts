// A matrix as coloured cells, with a number in each where there is room.

import { widthOf } from '../../host/render.js';
import type { LayerPart } from '../adapter.js';
import { brief, extent } from '../numbers.js';
import { onRamps, type Ramp, ramps, textSize, themes } from '../theme.js';
import type { Matrix } from '../transforms/blocks.js';
import { powerLabels } from './axes.js';
import { areLong } from './bands.js';
import { defaultSize } from './options.js';

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
  /** What is measured; null for no legend. */
  legend: { title: string | null; format?: string } | null;
  width?: number | undefined;
  height?: number | undefined;
  /** Further numbers of each cell, for those who point at it. */
  more?: { readonly [name: string]: readonly (number | string)[] };
}

/** Text lines in a cell need so many pixels. */
const lineHeight = 20;

/** How names stand that are wider than their columns; none is left out, as long as a column is as wide as a line is high. */
const slanted = (wide: number) => ({
  labelAngle: -45,
  labelAlign: 'right' as const,
  labelBaseline: 'middle' as const,
  ...(wide >= lineHeight && { labelOverlap: false as const }),
});

/** How large a cell is: whole pixels, so that no ground shines through between two. */
function sizeOf({ rows, columns }: Matrix, texts: CellsLook['texts']): { wide: number; high: number } {
  const most = { wide: Math.floor(defaultSize.width / columns), high: Math.floor(defaultSize.height / rows) };
  const needed = texts && roomFor(texts);
  if (needed && needed.wide <= most.wide && needed.high <= most.high)
    return {
      wide: Math.min(most.wide, Math.max(needed.wide, 80)),
      high: Math.min(most.high, Math.max(needed.high, 44)),
    };
  const square = Math.min(most.wide, most.high, 60);
  return { wide: Math.max(1, square, Math.min(most.wide, 24)), high: Math.max(1, square, Math.min(most.high, 24)) };
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
  const size = sizeOf(matrix, look.texts);
  const width = look.width ?? size.wide * columns;
  const height = look.height ?? size.high * rows;
  const room = look.texts && roomFor(look.texts);
  const texts = room && room.wide <= width / columns && room.high <= height / rows ? look.texts : null;
  const data = values.flatMap((value, i) => {
    if (value === null) return [];
    const place = {
      x: columnNames[i % columns]!,
      y: rowNames[Math.floor(i / columns)]!,
      value: values.length > 1000 ? Number(value.toPrecision(4)) : brief(value),
    };
    const more = Object.entries(look.more ?? {}).map(([name, list]) => [name, list[i]!]);
    return [{ ...place, ...Object.fromEntries(more), ...(texts && { text: texts[i]!, bright: onDark(value, look) }) }];
  });
  const axis = {
    labelAngle: 0,
    ticks: false,
    domain: false,
    labelPadding: 6,
    labelLimit: 300,
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
      ...(field === 'x' && areLong(names, width) ? slanted(width / names.length) : {}),
    },
  });
  const color = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { scheme: ramps[ramp], domain: [...domain], nice: false, zero: false },
    legend: look.legend && {
      gradientLength: Math.max(60, Math.min(height, 240)),
      tickCount: 5,
      ...powerLabels({ low: domain[0], high: domain[1] }),
      ...look.legend,
    },
  };
  const tooltip = [
    { field: 'y', title: look.yLabel || 'row' },
    { field: 'x', title: look.xLabel || 'column' },
    ...Object.keys(look.more ?? {}).map((name) => ({ field: name, title: name })),
    { field: 'value', title: look.legend?.title ?? 'value' },
  ];
  const layer: LayerPart[] = [{ mark: { type: 'rect' }, encoding: { color, tooltip } }];
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
  const share = (value - low) / (high - low);
  return ramp === 'sequential' ? share < 0.43 : share < 0.1 || share > 0.935;
}

/** The range of some numbers for the colours: around 0, when it is the middle; never empty. */
export function colorDomain(values: readonly (number | null)[], ramp: Ramp): [number, number] {
  const [low, high] = extent(values.filter((value) => value !== null));
  if (low > high) return ramp === 'diverging' ? [-1, 1] : [0, 1];
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  if (ramp === 'diverging') return [-most, most];
  return low < high ? [low, high] : [low - 0.5 * most, high + 0.5 * most];
}
