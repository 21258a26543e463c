// Which name is which: at the ends of lines where there is room, otherwise in a legend above.

import { extent } from '../numbers.js';
import type { Look } from '../series.js';
import type { Ramp } from '../theme.js';
import { labelsOf, roundTicksOf } from './axes.js';
import { pixelsAlong, spread } from './spread.js';
import { lineHeight, pixelsOf, wrapped } from './wrap.js';

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

/** In a legend, lines are so long that their dashes can be told apart. */
export const longSymbols = { symbolSize: 400 };

/** What stands beside the colours of numbers. */
export interface RampLegend {
  /** What is measured. */
  title: string | null;
  /** At which values colours are labelled; at round ones, when left out. */
  values?: readonly number[];
  /** How a value is written; as an axis would, when left out. */
  write?: (value: number) => string;
}

/** Titles beside colours are broken into lines of this width; they are bold, which is a little wider than the letters whose widths are known. */
const widestTitle = 140;
/** Colours have at least so many labels, as long as these stand so far apart, in pixels. */
const [fewest, closest] = [3, 20];

/** Round values of a range of colours: one to about 45 pixels, or more, where one or two would say little; its ends, where there is one alone. */
function rampTicks(domain: readonly [number, number], length: number): readonly number[] {
  const usual = Math.max(2, Math.floor(length / 45));
  const choices = Array.from({ length: usual + 2 }, (_, i) => roundTicksOf(domain, usual + i));
  const isClear = ([a = 0, b = Number.POSITIVE_INFINITY]: number[]) =>
    ((b - a) / (domain[1] - domain[0])) * length >= closest;
  const best = choices.find((ticks) => ticks.length >= fewest && isClear(ticks)) ?? choices.findLast(isClear) ?? [];
  return best.length > 1 ? best : domain;
}

/** The colours of numbers, with labels that stand clear of each other: those at both ends are moved inwards by half a line. */
export function rampLegend({ title, values, write }: RampLegend, domain: readonly [number, number], length: number) {
  const lines = title ? wrapped(title, widestTitle) : [];
  const long = Math.max(Math.min(100, length), length - lineHeight * Math.max(0, lines.length - 1));
  const ticks = values ?? rampTicks(domain, long);
  const said = write ?? labelsOf(ticks);
  const labels = Object.fromEntries(ticks.map((value) => [value, said(value)]));
  return {
    title: lines.length > 1 ? lines : title,
    titleLimit: 200,
    gradientLength: long,
    values: [...ticks],
    labelExpr: `${JSON.stringify(labels)}[datum.value]`,
  };
}

/** The range of some numbers for the colours: around 0, when it is the middle; never empty. */
export function colorDomain(values: readonly (number | null)[], ramp: Ramp): [number, number] {
  const [low, high] = extent(values.filter((value) => value !== null));
  if (low > high) return ramp === 'diverging' ? [-1, 1] : [0, 1];
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  if (ramp === 'diverging') return [-most, most];
  return low < high ? [low, high] : [low - 0.5 * most, high + 0.5 * most];
}

/** A scale of colours over all of some numbers, with its legend. */
export function colorsOf(numbers: readonly number[], colors: readonly string[], title: string, length: number) {
  const domain = colorDomain(numbers, 'sequential');
  const [low, high] = extent(numbers);
  return {
    type: 'quantitative' as const,
    scale: { range: [...colors], domain, nice: false, zero: false },
    legend: rampLegend({ title, ...(low === high && { values: [low] }) }, domain, length),
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
