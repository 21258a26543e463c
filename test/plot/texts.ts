import type { plot } from '../../src/index.js';

/** The texts of a drawn chart, line by line. */
export const texts = (chart: plot.Chart): string[] =>
  [...chart.toSVG().matchAll(/>([^<>]+)<\/t(?:ext|span)>/g)].map(([, text]) => text!);
