// Axes: their titles, scales and round ticks.

import { distinctly, exponent, extent, powerOfTen } from '../numbers.js';

/** What a scale of numbers shows. */
export interface Span {
  low: number;
  high: number;
}

/** The range of some numbers with a little room on both sides; in factors on a logarithmic axis. Numbers that are all the same have one, too. */
export function spanOf(numbers: Iterable<number>, log = false, room = 0.04): Span {
  const [low, high] = extent(numbers);
  if (low > high) return log ? { low: 1, high: 10 } : { low: 0, high: 1 };
  if (log) {
    const [from, to] = low < high ? [low, high] : [low / 2, high * 2];
    const factor = 1.15;
    return { low: from / factor, high: to * factor };
  }
  const [from, to] = low < high ? [low, high] : [low - 0.5 * (Math.abs(low) || 1), high + 0.5 * (Math.abs(high) || 1)];
  const margin = room * (to - from);
  return { low: from - margin, high: to + margin };
}

/** One tick to about so many pixels: more would be left out again, and those that stay would not be round. */
const apart = { x: 90, y: 45 };

/** How many ticks there is room for on so many pixels; of a small panel nearer to each other, since one or two would say little. */
export const tickCount = (along: 'x' | 'y', pixels: number): number =>
  Math.max(2, Math.ceil(pixels / (pixels < 320 ? Math.min(60, apart[along]) : apart[along])));

/** The round numbers that Vega labels on a linear axis, about so many of them. */
export function roundTicksOf([low, high]: readonly [number, number], count: number): number[] {
  const least = (high - low) / count;
  const power = exponent(least);
  const digit = least / Number(`1e${power}`);
  const step = Number(
    `${digit >= Math.sqrt(50) ? 10 : digit >= Math.sqrt(10) ? 5 : digit >= Math.SQRT2 ? 2 : 1}e${power}`,
  );
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)) + 0);
}

/** Round ticks, as many as there is room for. */
export const roundTicks = (along: 'x' | 'y') => ({
  tickCount: { expr: `max(2, ceil(${along === 'x' ? 'width' : 'height'} / ${apart[along]}))` },
});

/** From 10⁻⁴ up to below 10⁷ numbers are written in full. */
const [least, most] = [-4, 7];

/**
 * The power of ten that all labels of an axis have in common, where they would have many zeros; null, where they would not, or where large
 * numbers have so many digits that it would make them no shorter.
 */
export function commonPower({ low, high }: Span): number | null {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const power = exponent(largest);
  if (low === high || !Number.isFinite(power) || (power >= least && power < most)) return null;
  return power > 0 && power - exponent(high - low) > 3 ? null : exponent(largest / 2); // up to 1.9: 5·10⁻⁶ rather than 0.5·10⁻⁵
}

/** An expression that writes `datum.value` as a multiple of a power of ten; null, where numbers are written in full. */
export function powerText(span: Span, digits: number): string | null {
  const power = commonPower(span);
  if (power === null) return null;
  const one = `1e${power}`;
  const part = `format(datum.value / ${one}, '.${digits}~r')`;
  const ten = `${part} === '10' ? '${powerOfTen(Number(`1e${power + 1}`))}'`; // rather than 10·10²
  return `datum.value === 0 ? '0' : ${ten} : ${part} + '·${powerOfTen(Number(one))}'`;
}

/** Labels as multiples of a power of ten, also when the axis is moved; nothing, where numbers are written in full. */
export function powerLabels(span: Span): { labelExpr?: string } {
  const labelExpr = powerText(span, 10);
  return labelExpr === null ? {} : { labelExpr };
}

/** Labels of an axis whose range is not known yet: each that would have many zeros is a multiple of its own power of ten. */
export const growingLabels = (): { labelExpr: string } => {
  const powers = Array.from({ length: 61 }, (_, i) => i - 30);
  const written = Object.fromEntries(powers.map((power) => [power, powerOfTen(Number(`1e${power}`))]));
  const [digits, power] = [0, 1].map((i) => `split(replace(format(datum.value, '.10~e'), '+', ''), 'e')[${i}]`);
  const inPowers = `(${digits} === '1' ? '' : ${digits} + '·') + ${JSON.stringify(written)}[${power}]`;
  const inFull = `datum.label === '' || datum.value === 0 || abs(datum.value) >= 1e${least} && abs(datum.value) < 1e${most}`;
  return { labelExpr: `${inFull} ? datum.label : ${inPowers}` };
};

/** Writes numbers of a scale as its axis would: in full, or as multiples of one power of ten. */
export function labelsOf(numbers: readonly number[]): (x: number) => string {
  const [low, high] = extent(numbers);
  const power = commonPower({ low, high });
  const one = Number(`1e${power ?? 0}`);
  const write = distinctly(numbers.map((x) => x / one));
  const after = power === null ? '' : `·${powerOfTen(one)}`;
  const ten = power === null ? '10' : powerOfTen(Number(`1e${power + 1}`));
  return (x) => {
    const part = write(x / one).replaceAll('-', '−');
    return x === 0 ? '0' : part === '10' ? ten : `${part}${after}`;
  };
}

/**
 * An axis and a scale of numbers that shows exactly a span.
 * @param numbers those that are shown
 * @param more what else the axis should have; its ticks, when they are chosen already
 */
export const quantitative = (
  along: 'x' | 'y',
  title: string | undefined,
  { low, high }: Span,
  { log, numbers }: { log: boolean; numbers: readonly number[] },
  more: { values?: number[]; [option: string]: unknown } = {},
) => ({
  type: 'quantitative' as const,
  axis: {
    title: title ?? null,
    ...(more.values ? {} : log ? logTicks(numbers) : roundTicks(along)),
    ...(log ? {} : powerLabels({ low, high })),
    ...more,
  },
  scale: { domain: [low, high], nice: false, ...(log ? { type: 'log' as const } : { zero: false }) },
});

/** An axis on which there is no number has no labels: they would be invented. */
export const noLabels = { labels: false, ticks: false, grid: false } as const;

/** A few whole places are all labelled, and nothing between them. */
export function wholeTicks(places: Iterable<number>): { values?: number[]; format?: string } {
  const all = [...new Set(places)].sort((a, b) => a - b);
  return all.length > 0 && all.length <= 12 && all.every(Number.isInteger) ? { values: all, format: 'd' } : {};
}

/** Powers of ten, at most eight of them; in a narrow range also twice and five times these. One way of writing for all of them. */
export function logTicks(numbers: Iterable<number>): { values: number[]; labelExpr: string } {
  const above = [...numbers].filter((y) => y > 0);
  const [first, high] = above.length === 0 ? [0, 1] : extent(above.map(exponent));
  const last = high + 1;
  const step = Math.ceil((last - first) / 7);
  const powers = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
  const wide = last - first > 2;
  const values = powers.flatMap((power) => (wide ? [1] : [1, 2, 5]).map((digit) => Number(`${digit}e${power}`)));
  const plain = first >= -3 && last <= 4;
  const labels = Object.fromEntries(values.map((value) => [value, plain ? String(value) : powerOfTen(value)]));
  return { values, labelExpr: `${JSON.stringify(labels)}[datum.value]` };
}
