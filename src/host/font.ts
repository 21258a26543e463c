// The font of all pictures: text looks the same on every machine.

import { widths } from './font-widths.js';

export const fontFamily = 'Inter';

/** The two weights that pictures are drawn in. */
export type Weight = keyof typeof widths;

/** The weight that comes nearest to one that is asked for, as CSS writes it. */
export const weightOf = (asked: unknown): Weight => (asked === 'bold' || Number(asked) >= 500 ? 600 : 400);

const byLetter = new Map<Weight, Map<string, number>>();

function lettersOf(weight: Weight): Map<string, number> {
  const known = byLetter.get(weight);
  if (known) return known;
  const letters = new Map<string, number>();
  for (const [width, group] of Object.entries(widths[weight]))
    for (const c of group) letters.set(c, Number(width) / 1000);
  byLetter.set(weight, letters);
  return letters;
}

/** The width of a letter that is not in the table: as wide as the widest in use. */
const unknown = 1;

/** How wide a text is in a weight of Inter, in units of its size: without a canvas Vega takes every letter for a wide one. */
export function widthIn(weight: Weight, text: string): number {
  const letters = lettersOf(weight);
  let sum = 0;
  for (const c of text) sum += letters.get(c) ?? unknownWidth(c, letters);
  return sum;
}

/** A letter with a mark is as wide as the letter. */
function unknownWidth(c: string, letters: Map<string, number>): number {
  if (/\p{M}/u.test(c)) return 0;
  return letters.get(c.normalize('NFD').charAt(0)) ?? unknown;
}

/** The letters that the table knows, of each weight the same. */
export const knownLetters = (): string => [...lettersOf(400).keys()].join('');

/** Whether the table knows each letter of a text. */
export const isKnown = (text: string): boolean =>
  [...new Set(text.match(/[^ -~]/gu))].every((c) => c === '\n' || lettersOf(400).has(c));

/** How wide a text is in Inter's regular weight, in units of its size. */
export const widthOf = (text: string): number => widthIn(400, text);
