// What is laid over a figure to compare with: lines at a value, texts at a place.

import { either, finite, isPlain, listOf, type Rule, type Rules } from '../../options/index.js';

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

export interface Line {
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
