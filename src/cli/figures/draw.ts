// One figure in all its forms.

import { framesToGif } from '../../host/render.js';
import { Chart } from '../../plot/index.js';
import type { ThemeName } from '../../plot/theme.js';
import type { Format } from './order.js';

/** What one file is to be. */
export interface Form {
  file: string;
  theme: ThemeName;
  format: Format;
}

/** The bytes of a figure in each form. */
export function drawn(spec: object, description: string, forms: readonly Form[], scale: number): Uint8Array[] {
  const chart = new Chart(spec as Chart['spec'], description);
  return forms.map(({ theme, format }) => {
    if (format === 'svg') return new TextEncoder().encode(chart.toSVG({ theme }));
    if (format === 'png') return chart.toPNG({ theme, scale });
    if (format === 'pdf') return chart.toPDF({ theme });
    return framesToGif([chart.toSVG({ theme, embedFont: false })], { delay: 0, loops: 1, scale });
  });
}
