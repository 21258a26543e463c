// Which name is which: at the ends of lines where there is room, otherwise in a legend above.

import { typeset } from '../numbers.js';
import type { Look } from '../series.js';
import { roundTicksOf } from './axes.js';
import { pixelsAlong, spread } from './spread.js';
import { pixelsOf } from './wrap.js';

/** Scales that give each name its look. */
export function scalesOf(names: readonly string[], all: readonly Look[]) {
  const domain = [...names];
  return {
    color: { domain, range: all.map(({ color }) => color) },
    shape: { domain, range: all.map(({ shape }) => shape) },
    dash: { domain, range: all.map(({ dash }) => [...dash]) },
  };
}

/**
 * A legend above the chart, of colours, shapes and dashes together when all of them are given it: as many columns as there is room for, so
 * that no name is cut.
 */
export function legend(names: readonly string[], width: number) {
  const widest = Math.max(...names.map(pixelsOf)) + 40;
  return {
    title: null,
    orient: 'top' as const,
    columns: Math.max(1, Math.min(names.length, Math.floor(width / widest))),
    symbolSize: 140,
    symbolOpacity: 1,
    labelLimit: Math.max(width, 200),
  };
}

/** What stands beside the colours of numbers. */
export interface RampLegend {
  /** What is measured, also in several lines. */
  title: string | string[] | null;
  /** At which values colours are labelled; at round ones, when left out. */
  values?: readonly number[];
  /** How a value is written; with four digits, when left out. */
  write?: (value: number) => string;
}

/** The colours of numbers, with labels that stand clear of each other: those at both ends are moved inwards by half a line. */
export function rampLegend(
  { title, values, write = typeset }: RampLegend,
  domain: readonly [number, number],
  length: number,
) {
  const ticks = values ?? roundTicksOf(domain, Math.max(2, Math.floor(length / 45)));
  const labels = Object.fromEntries(ticks.map((value) => [value, write(value)]));
  return {
    title,
    gradientLength: length,
    values: [...ticks],
    labelExpr: `${JSON.stringify(labels)}[datum.value]`,
  };
}

/** The farthest that a name may stand from the end of its line, and the widest that it may be. */
const farthest = 26;
const widest = 170;

/**
 * Where names stand beside the ends of their lines, in pixels from above, so that none covers another.
 * @param ends where the lines end, in pixels from above
 * @returns null when there is no room for that
 */
function besides(names: readonly string[], ends: readonly number[], height: number): number[] | null {
  if (names.length > 8 || names.some((name) => pixelsOf(name) > widest)) return null;
  const at = spread(ends, [-7, height + 7]);
  const fits = at.every((y, i) => y > -8 && y < height + 8 && Math.abs(y - ends[i]!) <= farthest);
  return fits ? at : null;
}

/**
 * At which values names stand beside the ends of their lines; null when there is no room for that.
 * @param ends the values at which the lines end
 * @param domain what the axis shows
 */
export function beside(
  names: readonly string[],
  ends: readonly number[],
  [low, high]: readonly [number, number],
  height: number,
  isLog: boolean,
): number[] | null {
  const { to, from } = pixelsAlong([low, high], height, isLog);
  const at = besides(
    names,
    ends.map((y) => height - to(y)),
    height,
  );
  return at === null ? null : at.map((pixels) => from(height - pixels));
}

/** What names at the ends of lines take of a figure's width beyond the margin that it has anyway. */
export const roomBeside = (names: readonly string[]): number =>
  Math.max(0, Math.ceil(Math.max(...names.map(pixelsOf))) - 50);
