// What every specification says of its look. It stands apart from the theme, whose declarations are loaded with a student's program.

import type { Config } from './adapter.js';
import { palette, textSize, themes, titleSize } from './theme.js';

const { ground, ink, soft, line, grid } = themes.light;

/** The configuration that every specification carries. */
export const config: Config = {
  background: ground,
  font: 'Inter, sans-serif',
  padding: 8,
  title: {
    fontSize: titleSize,
    fontWeight: 600,
    anchor: 'start',
    offset: 14,
    limit: 800,
    color: ink,
    subtitleFontSize: textSize,
    subtitleColor: soft,
    subtitlePadding: 6,
  },
  axis: {
    labelFontSize: textSize,
    titleFontSize: textSize,
    titleFontWeight: 400,
    labelColor: ink,
    titleColor: ink,
    gridColor: grid,
    domainColor: line,
    tickColor: line,
    labelOverlap: true,
    labelFlush: false,
    labelBound: false,
    maxExtent: 440, // of long names, before their title would stand on them
  },
  axisX: { titleLimit: 760 },
  axisY: { titleLimit: 480 },
  header: { labelFontSize: textSize, labelFontWeight: 600, labelColor: ink, labelPadding: 4 },
  legend: { labelFontSize: textSize, titleFontSize: textSize, labelColor: ink, titleColor: ink },
  view: { stroke: null },
  bar: { color: palette[0]! },
  text: { fontSize: textSize, color: ink },
  rule: { color: line },
  range: { category: [...palette] },
};
