// One figure in all its forms.

import { Chart, type PlotlyFigure, plotly } from '../../plot/index.js';
import type { ThemeName } from '../../plot/theme.js';
import type { Format } from './order.js';

/** What one file is to be. */
export interface Form {
  file: string;
  theme: ThemeName;
  format: Format;
}

/** The bytes of a figure, a specification of Vega-Lite or a figure of Plotly, in each form. */
export function drawn(spec: object, description: string, forms: readonly Form[], scale: number): Uint8Array[] {
  const { data, layout, frames } = spec as PlotlyFigure; // a figure from elsewhere may hold addresses in its config
  const chart = Array.isArray(data)
    ? plotly({ data, ...(layout && { layout }), ...(frames && { frames }) }, { description })
    : new Chart(spec as Chart['spec'], description);
  return forms.map(({ theme, format }) => {
    if (format === 'svg') return new TextEncoder().encode(chart.toSVG({ theme }));
    if (format === 'png') return chart.toPNG({ theme, scale });
    if (format === 'pdf') return chart.toPDF({ theme });
    return chart.toGIF({ theme, scale });
  });
}
