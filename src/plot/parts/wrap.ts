// Texts as lines that fit into a width.

import { widthOf } from '../../host/render.js';
import { textSize } from '../theme.js';

/** CSS pixels from a line of text to the next. */
export const lineHeight = 19;

/** How wide a text of the usual size is, in CSS pixels. */
export const pixelsOf = (text: string): number => textSize * widthOf(text);

/**
 * A text as lines of at most so many pixels, broken between words; a longer word that shall not stick out is broken too.
 * @param most how many lines there may be: the last one ends with … when there would be more
 */
export function wrapped(text: string, pixels: number, most = Number.POSITIVE_INFINITY): string[] {
  const words = text.split(/\s+/).flatMap((word) => pieces(word, pixels));
  const lines = joined(words, (line) => pixelsOf(line) <= pixels);
  if (lines.length <= most) return lines;
  let last = lines[most - 1]!;
  while (last.length > 1 && pixelsOf(`${last}…`) > pixels) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

/** Words in lines, each as long as it fits. */
export function joined(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Behind a hyphen, an underscore, a dot or a slash, and before a capital. */
const breaks = /(?<=[_\-./])|(?<=\p{Ll})(?=\p{Lu})/u;

/** Whether lines of so many pixels would break a text in the midst of a part of a word. */
export const breaksWord = (text: string, pixels: number): boolean =>
  text
    .split(/\s+/)
    .some((word) => pixelsOf(word) > pixels && word.split(breaks).some((part) => pixelsOf(part) > pixels));

/** A word in pieces of at most so many pixels, broken between its parts where it has some, and otherwise between two letters. */
function pieces(word: string, pixels: number): string[] {
  const fits = (text: string): boolean => pixelsOf(text) <= pixels;
  if (fits(word)) return [word];
  const all: string[] = [];
  for (const part of word.split(breaks).flatMap((one) => (fits(one) ? [one] : [...one]))) {
    const last = all.at(-1);
    if (last !== undefined && fits(last + part)) all[all.length - 1] = last + part;
    else all.push(part);
  }
  return all;
}
