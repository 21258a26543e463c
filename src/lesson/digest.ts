// A fingerprint of what a figure shows, by which a lesson's own numbers are told from changed ones.

import type { Chart } from '../plot/chart.js';
import { titleOf } from '../plot/parts/options.js';

/** Eight hexadecimal digits: FNV-1a, of the rows; of the whole specification where a figure has none. */
export function digestOf({ data, spec }: Chart): string {
  const text = JSON.stringify(data.length > 0 ? data : { ...spec, title: titleOf(spec) });
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
