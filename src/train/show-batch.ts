// What a net is going to see: the first samples of the batches, with their targets.

import { defaultGenerator, noGrad, type Tensor } from '../engine/index.js';
import { check, checked, listOf, positiveCount, type Rules, string } from '../options/index.js';
import { type Chart, type ChartOptions, heatmap, image, scatter, table } from '../plot/index.js';
import { chartRules } from '../plot/parts/options.js';
import { type Batches, pairs, someBatches } from './batches.js';
import { messages } from './messages.js';

export interface ShowBatchOptions extends ChartOptions {
  /** How many samples are shown. */
  count?: number;
  /** The names of the classes, that of class 0 first. */
  classes?: readonly string[];
}

const rules: Rules<ShowBatchOptions> = { count: positiveCount, classes: listOf(string), ...chartRules };

/** Columns of a table that a page has room for. */
const mostColumns = 10;

/**
 * The first samples of the first batch with their targets, as a look at the data before training: images as a sheet, points of the plane
 * in the colours of their classes, a few features as a table, many as a row of cells a sample. Whatever the loader draws to shuffle them
 * is put back, so that the training after it gives the same numbers as without it.
 *
 * @param batches a DataLoader, or a list of batches; samples of shape [2], [D], [H, W], [C, H, W] or [H, W, C], and images that are flat, such as [784]
 * @throws {TypeError} when an option does not exist, or there are no batches
 * @throws {RangeError} when there is no batch, or samples have another shape
 * @example
 * const { x, y } = data.loadDigits();
 * train.showBatch(new data.DataLoader([x, y], { batchSize: 32, shuffle: true }), { count: 16 })
 */
export function showBatch(batches: Batches, options?: ShowBatchOptions): Chart {
  check('showBatch', 'batches', batches, someBatches);
  const { count = 24, classes, ...words } = checked('showBatch', options, rules);
  const [x, y] = firstOf(batches);
  const n = Math.min(count, x.shape[0] ?? 0);
  if (n === 0) throw new RangeError(messages.noBatch());
  const targets =
    y.shape.length === 1 ? Array.from(y.data.subarray(0, n), (target) => classes?.[target] ?? String(target)) : null;
  const labels = targets ? { labels: targets } : {};
  const samples = noGrad(() => x.narrow(0, 0, n).contiguous());
  const pixels = imagesOf(samples);
  if (pixels) return image(pixels, { ...labels, ...words });
  if (x.shape.length !== 2) throw new RangeError(messages.noSample(x.shape));
  const rows = samples.tolist() as number[][];
  if (x.shape[1] === 2) return scatter(rows, { ...(targets && { color: targets }), ...words });
  if (x.shape[1]! > mostColumns) return heatmap(samples, { yLabel: messages.samples(), ...words });
  const named = rows.map((row, i) => ({
    ...Object.fromEntries(row.map((value, k) => [`x${k + 1}`, value])),
    ...(targets && { target: targets[i]! }),
  }));
  return table(named, words);
}

/** The first batch; the generator stands afterwards where it stood before. */
function firstOf(batches: Batches): readonly [x: Tensor, y: Tensor] {
  const before = defaultGenerator.getState();
  try {
    for (const batch of pairs('showBatch', batches)) return batch;
  } finally {
    defaultGenerator.setState(before);
  }
  throw new RangeError(messages.noBatch());
}

/** Samples as images, when they are: flat ones are squares of one channel or of three. */
function imagesOf(samples: Tensor): Tensor | null {
  const [n, size] = samples.shape as [number, number];
  if (samples.shape.length === 3 || samples.shape.length === 4) return samples;
  if (samples.shape.length !== 2 || size < 16) return null;
  const [grey, colours] = [Math.sqrt(size), Math.sqrt(size / 3)];
  if (Number.isInteger(grey)) return samples.reshape(n, grey, grey);
  return Number.isInteger(colours) ? samples.reshape(n, 3, colours, colours) : null;
}
