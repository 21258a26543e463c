// Every kind of figure stands in the gallery, and shows what its data say.

import { type Finding, Findings } from '../check.js';
import { cells, type Figures, panel, series } from '../figures.js';

const kinds = [
  'line',
  'scatter',
  'bar',
  'hist',
  'hist overlay',
  'hist steps',
  'box',
  'heatmap',
  'confusion',
  'image',
  'image signed',
  'contour',
  'quiver',
  'surface',
  'surface waves',
  'surface frames',
  'regions',
  'graph',
  'graph module',
  'parallel',
  'table',
  'hconcat',
  'vconcat',
  'layer',
  'facet',
  'showBatch',
  'lrRangeTest',
  'history',
  'live',
  'vegaLite',
  'plotly',
];

/** All checks of this lesson. */
export function check(figures: Figures): Finding[] {
  const findings = new Findings(figures);
  for (const kind of kinds) findings.equal('gallery', `the figure "${kind}" is shown`, kind in figures, true);
  const curve = series(figures['line'] ?? {}, 'sgd');
  findings.equal('gallery', 'steps of the mean curve', curve.length, 20);
  findings.near('gallery', 'its second step', curve[1] ?? Number.NaN, (1 / 1.5 + 1 / 1.7 + 1 / 2) / 3, 1e-6);
  for (const layer of [0, 4]) {
    const { bars } = panel(figures['hist'] ?? {}, layer);
    const shares = bars.reduce((sum, { share }) => sum + share, 0);
    findings.near('gallery', `shares of layer ${layer + 1}`, shares, 1, 1e-9);
  }
  const stds = cells(figures['table'] ?? {}).map((row) => Number(row['std']));
  // 1000 numbers: the standard error of a standard deviation is σ / √2000
  for (const [i, std] of stds.entries())
    findings.near('gallery', `std of layer ${i + 1}`, std, 1 / (i + 1), 5 / (i + 1) / Math.sqrt(2000));
  findings.equal('gallery', 'rows of the table', stds.length, 5);
  const frames = (figures['surface frames'] as { frames?: unknown[] } | undefined)?.frames;
  findings.equal('gallery', 'frames of the animation', frames?.length, 12);
  return findings.list;
}
