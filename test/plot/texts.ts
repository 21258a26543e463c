import type { plot } from '../../src/index.js';

/** The texts of a drawn chart, line by line. */
export const texts = (chart: plot.Chart): string[] =>
  [...chart.toSVG().matchAll(/>([^<>]+)<\/t(?:ext|span)>/g)].map(([, text]) => text!);

/** The drawn paths of marks of a kind, without those of axes and legends. */
export const marks = (chart: plot.Chart, kind: 'rect' | 'symbol' | 'line' | 'rule'): string =>
  [...chart.toSVG({ embedFont: false }).matchAll(new RegExp(`<g class="mark-${kind} role-mark[^>]*>(.*?)</g>`, 'gs'))]
    .map(([, inside]) => inside)
    .join('');

/** The drawn texts that are turned, or run to a side, with where they begin. */
export const placesOf = (chart: plot.Chart): { text: string; anchor: string; x: number; y: number }[] =>
  [
    ...chart
      .toSVG({ embedFont: false })
      .matchAll(/<text text-anchor="(\w+)" transform="translate\((-?[\d.]+),(-?[\d.]+)\)[^>]*>([^<]+)</g),
  ].map(([, anchor, x, y, text]) => ({ text: text!, anchor: anchor!, x: Number(x), y: Number(y) }));
