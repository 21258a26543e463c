// Pooling by windows at random distances.

import { rand, ShapeError, type Size2d, Tensor } from '../../engine/index.js';
import { check, checked, ratio } from '../../options/index.js';
import { messages } from '../messages.js';
import { aSize, checkInput, pairOf } from '../options.js';
import { pair } from './padding.js';

/** The size of the result: in pixels, or as a share of the input's. */
export type FractionalSize = { outputSize: Size2d } | { outputRatio: Size2d };

/** A window, and one of the two sizes. */
export function checkFractional(op: string, kernelSize: Size2d, options: FractionalSize): void {
  check(op, 'kernelSize', kernelSize, aSize);
  checked<object>(op, options, { outputSize: aSize, outputRatio: pairOf(ratio) });
  if (Object.values(options ?? {}).filter((value) => value !== undefined).length !== 1)
    throw new TypeError(messages.oneSize(op));
}

/**
 * The largest pixel of windows that lie at random distances, so that images shrink by any factor (Graham, 2014). As in PyTorch, whose
 * random numbers these are, the distances are another for each image and channel.
 * @throws {ShapeError} when the windows do not fit into the image
 * @example fractionalMaxPool2d(zeros([1, 3, 32, 32]), 2, { outputRatio: 0.7 }).shape // [1, 3, 22, 22]
 */
export function fractionalMaxPool2d(x: Tensor, kernelSize: Size2d, options: FractionalSize): Tensor {
  checkInput('fractionalMaxPool2d', x);
  checkFractional('fractionalMaxPool2d', kernelSize, options);
  const [samples, channels, height, width] = x.shape as [number, number, number, number];
  const [kh, kw] = pair(kernelSize);
  const { outputSize, outputRatio = 1 }: { outputSize?: Size2d; outputRatio?: Size2d } = options;
  const [down, across] = pair(outputRatio);
  const [oh, ow] = outputSize ? pair(outputSize) : [Math.floor(height * down), Math.floor(width * across)];
  if (x.shape.length !== 4 || !fits(height, oh, kh) || !fits(width, ow, kw))
    throw new ShapeError(messages.fractional(x.shape, [kh, kw], [oh, ow]));
  const dtype = x.dtype === 'float64' ? 'float64' : 'float32';
  const random = rand([samples, channels, 2], { dtype }).data;
  const single = dtype === 'float64' ? (value: number) => value : Math.fround;
  const places = new Int32Array(samples * channels * oh * ow * kh * kw);
  let at = 0;
  for (let plane = 0; plane < samples * channels; plane++) {
    const columns = starts(random[2 * plane]!, width, ow, kw, single);
    const rows = starts(random[2 * plane + 1]!, height, oh, kh, single);
    for (const row of rows)
      for (const column of columns)
        for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) places[at++] = (row + i) * width + column + j;
  }
  const flat = new Tensor(places, [samples, channels, oh * ow * kh * kw]);
  const windows = x.reshape([samples, channels, height * width]).gather(2, flat);
  return windows.reshape([samples, channels, oh, ow, kh * kw]).amax({ dim: -1 });
}

const fits = (length: number, out: number, window: number): boolean => out >= 1 && out + window - 1 <= length;

/** Where windows begin: α apart on the mean, the last one at the end; computed in the numbers of the image's kind. */
function starts(
  random: number,
  length: number,
  out: number,
  window: number,
  single: (value: number) => number,
): number[] {
  const alpha = out > 1 ? single((length - window) / (out - 1)) : 0;
  const floor = (i: number) => Math.floor(single(single(i + random) * alpha));
  return Array.from({ length: out }, (_, i) => (i === out - 1 ? length - window : floor(i) - floor(0)));
}
