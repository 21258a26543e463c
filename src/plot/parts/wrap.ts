// Names in several lines, where they would be too wide in one.

import { widthOf } from '../../host/render.js';

/** Behind a space, a hyphen, an underscore, a dot or a slash, and before a capital. */
const breaks = /(?<=[\s_\-./])|(?<=\p{Ll})(?=\p{Lu})/u;

/**
 * A name as lines of at most so many pixels. What has no place to be broken at is broken between two letters.
 * @param size of the letters, in pixels
 */
export function wrapped(name: string, size: number, width: number): string[] {
  const fits = (text: string): boolean => size * widthOf(text.trimEnd()) <= width;
  const pieces = name.split(breaks).flatMap((piece) => (fits(piece) ? [piece] : [...piece]));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + piece)) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}
