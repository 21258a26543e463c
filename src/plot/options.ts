// What all charts have in common.

import { widthOf } from '../host/render.js';
import { type Rules, string } from '../options/index.js';
import { textSize, titleSize } from './theme.js';

/** Options of every chart. */
export interface ChartOptions {
  /** The heading: say what is found. */
  title?: string;
  /** A second line under the heading. */
  subtitle?: string;
  /** A name by which the figure can be found in an executed notebook; it is not shown. */
  name?: string;
}

export const chartRules: Rules<ChartOptions> = { title: string, subtitle: string, name: string };

/** The name and the heading as Vega-Lite takes them, with further lines below; nothing for what is left out. */
export function heading({ title, subtitle, name }: ChartOptions, ...more: (string | undefined)[]): object {
  const [text, ...lines] = [title && wrap(title, titleSize), subtitle && wrap(subtitle, textSize), ...more].filter(
    (line) => line !== undefined && line !== '',
  );
  return {
    ...(name === undefined ? {} : { usermeta: { name } }),
    ...(text === undefined ? {} : { title: { text, subtitle: lines.flat() } }),
  };
}

/** A text as lines of at most 760 pixels, so that a long heading does not widen the figure. */
function wrap(text: string, size: number): string | string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && size * widthOf(`${last} ${word}`) <= 760) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 1 ? lines : text;
}

/** Which version of Vega-Lite the specifications are written in. */
export const schema = 'https://vega.github.io/schema/vega-lite/v5.json';
