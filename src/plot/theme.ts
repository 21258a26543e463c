// How all charts look: legible from the back of a lecture hall, on white and on dark ground, for the colour-blind too.

/** Okabe & Ito's palette, without its yellow, in an order of good contrast on white; black first is left for text. */
const palette = ['#0072b2', '#d55e00', '#007d5b', '#a8518a', '#8a6100', '#2a6f8e'];

const textSize = 16;

/** The configuration that every specification carries. */
export const config = {
  background: '#ffffff',
  font: 'Inter, sans-serif',
  padding: 8,
  title: {
    fontSize: 20,
    fontWeight: 600,
    anchor: 'start',
    offset: 14,
    color: '#1a1a1a',
    subtitleFontSize: textSize,
    subtitleColor: '#404040',
    subtitlePadding: 6,
  },
  axis: {
    labelFontSize: textSize,
    titleFontSize: textSize,
    titleFontWeight: 400,
    labelColor: '#1a1a1a',
    titleColor: '#1a1a1a',
    gridColor: '#e6e6e6',
    domainColor: '#767676',
    tickColor: '#767676',
    labelOverlap: true,
  },
  header: { labelFontSize: textSize, labelFontWeight: 600, labelColor: '#1a1a1a', labelPadding: 4 },
  legend: { labelFontSize: textSize, titleFontSize: textSize, labelColor: '#1a1a1a', titleColor: '#1a1a1a' },
  view: { stroke: null },
  bar: { color: palette[0] ?? '' },
  range: { category: palette },
};
