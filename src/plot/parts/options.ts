// What all charts have in common.

import { widthOf } from '../../host/render.js';
import { oneOf, positive, type Rules, string } from '../../options/index.js';
import type { Spec } from '../spec.js';
import { textSize, themes, titleSize } from '../theme.js';
import { joined } from './wrap.js';

/** Options of every chart. */
export interface ChartOptions {
  /** The heading: say what is found. */
  title?: string;
  /** A second line under the heading. */
  subtitle?: string;
  /** A name by which the figure can be found in an executed notebook; it is not shown. */
  name?: string;
}

/** Options of charts with an x and a y axis. */
export interface AxesOptions extends ChartOptions {
  /** What is measured, with its unit. */
  xLabel?: string;
  yLabel?: string;
  /** `log` shows factors; values that are not above zero cannot be shown then, and are counted in the subtitle. */
  xScale?: 'linear' | 'log';
  yScale?: 'linear' | 'log';
  /** Size of what the axes enclose, in CSS pixels. */
  width?: number;
  height?: number;
}

export const chartRules: Rules<ChartOptions> = { title: string, subtitle: string, name: string };

/** Options of charts that choose their own scales. */
export type FrameOptions = Omit<AxesOptions, 'xScale' | 'yScale'>;

export const frameRules: Rules<FrameOptions> = {
  xLabel: string,
  yLabel: string,
  width: positive,
  height: positive,
  ...chartRules,
};

export const axesRules: Rules<AxesOptions> = {
  xLabel: string,
  yLabel: string,
  xScale: oneOf('linear', 'log'),
  yScale: oneOf('linear', 'log'),
  width: positive,
  height: positive,
  ...chartRules,
};

/** A figure with its heading and a legend is at most 370 pixels high: so much a projector shows at 150 %. */
export const defaultSize = { width: 640, height: 240 } as const;

/** The name and the heading as Vega-Lite takes them, with further lines below; nothing for what is left out. */
export function heading({ title, subtitle, name }: ChartOptions, ...more: (string | undefined)[]): Heading {
  const below = [subtitle && wrap(subtitle, textSize), ...more].flatMap((line) => line || []);
  return {
    ...(name === undefined ? {} : { usermeta: { name } }),
    ...(title
      ? { title: { text: wrap(title, titleSize), ...(below.length > 0 && { subtitle: below }) } }
      : untitled(below)),
  };
}

/** Lines that stand under no title look as they would under one. */
function untitled(lines: string[]): Heading {
  if (lines.length === 0) return {};
  return { title: { text: lines, fontSize: textSize, fontWeight: 400, color: themes.light.soft } };
}

/** Lines under a title where there is room for one; nothing, where there are none. */
export function joinedSubtitles(...lines: (string | undefined)[]): { subtitle?: string } {
  const given = lines.filter(Boolean);
  return given.length > 0 ? { subtitle: given.join('; ') } : {};
}

/** The title of a specification in one line; nothing, where there is none. */
export function titleOf(spec: Spec): string {
  const { text = [], fontWeight } = (spec['title'] ?? {}) as NonNullable<Heading['title']>;
  return fontWeight === undefined ? [text].flat().join(' ') : '';
}

/** The same specification with another title, another name, and a line more under the title: what is given. */
export function retitled(spec: Spec, { title, subtitle, name }: ChartOptions): Spec {
  const { text = [], subtitle: below = [], fontWeight } = (spec['title'] ?? {}) as NonNullable<Heading['title']>;
  const lines = [fontWeight === undefined ? below : text].flat();
  const named = name ?? (spec['usermeta'] as Heading['usermeta'])?.name;
  const { title: _, ...rest } = spec;
  const head = heading({ title: title ?? titleOf(spec), subtitle, name: named } as ChartOptions, ...lines);
  return { ...rest, ...head } as unknown as Spec;
}

interface Heading {
  usermeta?: { name: string };
  title?: {
    text: string | string[];
    subtitle?: string | string[];
    fontSize?: number;
    fontWeight?: 400;
    color?: string;
  };
}

/** A text as lines of at most 760 pixels, so that a long heading does not widen the figure. */
function wrap(text: string, size: number): string | string[] {
  const lines = joined(text.split(/\s+/), (line) => size * widthOf(line) <= 760);
  return lines.length > 1 ? lines : text;
}

/** Which version of Vega-Lite the specifications are written in. */
export const schema = 'https://vega.github.io/schema/vega-lite/v5.json';
