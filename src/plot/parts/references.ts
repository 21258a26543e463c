// What is laid over a figure to compare with: lines at a value, texts at a place.

import { either, finite, isPlain, listOf, type Rule, type Rules } from '../../options/index.js';
import type { Encoding, LayerPart } from '../adapter.js';
import { themes } from '../theme.js';
import type { quantitative } from './axes.js';

/** Values to compare with, each with a name or without. */
export type Lines = number | readonly number[] | { readonly [name: string]: number };

/** Lines and texts over a figure. */
export interface ReferenceOptions {
  /** Level lines to compare with: a value, a list of them, or `{ name: value }`. */
  hlines?: Lines;
  /** Upright lines to compare with. */
  vlines?: Lines;
  /** Texts, each at a place. */
  annotations?: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

export const someLines: Rule = either(finite, listOf(finite), {
  text: 'an object { name: value }',
  holds: (x) => isPlain(x) && Object.values(x).every((value) => Number.isFinite(value)),
});

const note: Rule = {
  text: '{ x, y, text }',
  holds: (one) => {
    const { x, y, text, ...others } = Object(one) as { [name: string]: unknown };
    return [x, y].every(Number.isFinite) && typeof text === 'string' && Object.keys(others).length === 0;
  },
};

export const referenceRules: Rules<ReferenceOptions> = {
  hlines: someLines,
  vlines: someLines,
  annotations: listOf(note),
};

interface Line {
  at: number;
  name: string;
}

/** The lines, those without a name with none. */
export function linesOf(lines: Lines = []): Line[] {
  if (typeof lines === 'number') return [{ at: lines, name: '' }];
  if (Array.isArray(lines)) return lines.map((at: number) => ({ at, name: '' }));
  return Object.entries(lines as { [name: string]: number }).map(([name, at]) => ({ at, name }));
}

/** What the axes must reach to, so that everything laid over can be seen. */
export const reached = ({ hlines, vlines, annotations = [] }: ReferenceOptions) => ({
  x: [...linesOf(vlines).map(({ at }) => at), ...annotations.map(({ x }) => x)],
  y: [...linesOf(hlines).map(({ at }) => at), ...annotations.map(({ y }) => y)],
});

type Axis = ReturnType<typeof quantitative>;

const { ground, ink } = themes.light;
/** Nothing here is a series, and nothing answers to the hand. */
const plain = { color: { value: ink }, opacity: { value: 1 } };

/**
 * The lines and texts as layers, on the axes of the figure.
 * @param measured the axis of numbers, where the other one has names: all lines cross that one
 */
export function references(
  options: ReferenceOptions,
  { x, y }: { x?: Axis; y?: Axis },
  measured: 'x' | 'y' = 'y',
): LayerPart[] {
  const [hlines, vlines] = [linesOf(options.hlines), linesOf(options.vlines)];
  const [level, upright] = measured === 'y' ? [hlines, vlines] : [vlines, hlines];
  const layers: LayerPart[] = [];
  if (y && level.length > 0) {
    const across = { x: { value: 0 }, x2: { value: 'width' as const } };
    layers.push(rules(level, { ...across, y: { field: 'at', ...y }, ...plain }));
    layers.push(
      ...texts(level, { align: 'right', baseline: 'bottom', dx: -4, dy: -3 }, 'name', {
        x: { value: 'width' },
        y: { field: 'at', ...y },
      }),
    );
  }
  if (x && upright.length > 0) {
    const across = { y: { value: 0 }, y2: { value: 'height' as const } };
    layers.push(rules(upright, { ...across, x: { field: 'at', ...x }, ...plain }));
    layers.push(
      ...texts(upright, { align: 'left', baseline: 'top', dx: 6, dy: 2 }, 'name', {
        x: { field: 'at', ...x },
        y: { value: 0 },
      }),
    );
  }
  if (x && y && options.annotations) {
    const { domain } = x.scale;
    const middle = (domain[0]! + domain[1]!) / 2;
    const places = { x: { field: 'x', ...x }, y: { field: 'y', ...y } };
    const notes = options.annotations.map((one) => ({ ...one }));
    layers.push({
      data: { values: notes },
      mark: { type: 'point', filled: true, size: 50 },
      encoding: { ...places, ...plain },
    });
    for (const [align, dx, side] of [
      ['left', 9, notes.filter((one) => one.x <= middle)],
      ['right', -9, notes.filter((one) => one.x > middle)],
    ] as const)
      layers.push(...texts(side, { align, baseline: 'bottom', dx, dy: -3 }, 'text', places));
  }
  return layers;
}

const rules = (values: Line[], encoding: Encoding): LayerPart => ({
  data: { values: values.map((line) => ({ ...line })) },
  mark: { type: 'rule', strokeWidth: 2, strokeDash: [6, 4] },
  encoding: { ...encoding, tooltip: [{ field: 'name' }, { field: 'at' }] },
});

/** Pixels: longer texts are cut. */
const longest = 400;

/** Texts with a rim in the colour of the ground, so that they can be read over anything. */
function texts(values: readonly object[], look: object, field: string, places: Encoding): LayerPart[] {
  if (values.length === 0) return [];
  const mark = { type: 'text' as const, limit: longest, ...look };
  const text = {
    data: { values: values.map((one) => ({ ...one })) },
    encoding: { ...places, text: { field }, ...plain },
  };
  const rim = { ...text.encoding, color: { value: ground } };
  return [
    { ...text, mark: { ...mark, filled: false, strokeWidth: 4 }, encoding: rim },
    { ...text, mark },
  ];
}
