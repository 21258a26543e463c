// How all charts look: legible from the back of a lecture hall, on white and on dark ground, for the colour-blind too.

/**
 * Colours with a contrast of at least 4.5 on white that stay apart (ΔE ≥ 25) in normal sight and in all three forms of
 * colour-blindness; a test computes both. The first is Okabe & Ito's blue.
 */
export const palette = ['#0072b2', '#c24700', '#1a1a1a', '#7300e6', '#8c675b', '#4e0059'];

/** CSS pixels; a figure of up to 800 pixels is shown at this size. */
export const textSize = 16;
export const titleSize = 20;

/** The configuration that every specification carries. */
export const config = {
  background: '#ffffff',
  font: 'Inter, sans-serif',
  padding: 8,
  title: {
    fontSize: titleSize,
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
  text: { fontSize: textSize, color: '#1a1a1a' },
  range: { category: palette },
};
