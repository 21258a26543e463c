// The layers of a net at its start, beside what the slide prints and beside infinitely wide ones.

import { check, record } from '../options/index.js';
import type { Chart } from '../plot/chart.js';
import { line } from '../plot/marks/line.js';
import { table } from '../plot/marks/table.js';
import { hconcat } from '../plot/parts/concat.js';
import { compare, type InitializationTable, type LayerStatistics } from '../slides/index.js';

/**
 * The slide's numbers, ours, and those of infinitely wide layers, with a verdict for each layer: the difference between the slide and us
 * in standard deviations, for the mean or for the standard deviation, whichever is further.
 * @param slide one of `initialization` of `lectern/slides`
 * @param ours mean and standard deviation of each layer, and of the inputs
 * @throws {RangeError} when the numbers of layers differ
 * @example layerTable(initialization['3.1'], initialization['3.1'], initialization['3.1'])
 */
export function layerTable(
  slide: InitializationTable,
  ours: LayerStatistics & Pick<InitializationTable, 'input'>,
  wide: LayerStatistics,
): Chart {
  for (const [name, value] of Object.entries({ slide, ours, wide })) check('layerTable', name, value, record);
  const { mean, std } = ours.input;
  const input = {
    layer: 'input',
    'mean\nslide': slide.input.mean,
    'mean\nours': mean,
    'mean,\n∞ wide': 0,
    'std\nslide': slide.input.std,
    'std\nours': std,
    'std,\n∞ wide': 1,
  };
  return table([input, ...compare(slide, ours, wide)], { digits: 6 });
}

/**
 * The slide's first figure: the mean and the standard deviation of each layer, of the slide, of ours, and of infinitely wide layers.
 * @param slide one of `initialization` of `lectern/slides`
 * @throws {RangeError} when one of the three has no numbers
 * @example layerLines(initialization['3.1'], initialization['3.1'], initialization['3.1'])
 */
export function layerLines(slide: LayerStatistics, ours: LayerStatistics, wide: LayerStatistics): Chart {
  for (const [name, value] of Object.entries({ slide, ours, wide })) check('layerLines', name, value, record);
  const lines = (what: 'mean' | 'std') =>
    line(
      { '∞ wide': wide[what], slide: slide[what], ours: ours[what] },
      { width: 255, height: 240, title: `layer ${what}`, xLabel: 'layer' },
    );
  return hconcat([lines('mean'), lines('std')]);
}
