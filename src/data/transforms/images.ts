// What transforms of images have in common: images are [..., H, W], one or many, of float32.

import { Tensor } from '../../engine/index.js';
import { messages } from '../messages.js';

/** Planes of pixels that follow one another in memory. */
export interface Planes {
  data: Float32Array;
  count: number;
  height: number;
  width: number;
}

/** @throws {TypeError} when `x` is no tensor of fractions, {RangeError} when it has fewer than two dimensions */
export function planesOf(op: string, x: Tensor): Planes {
  if (!(x instanceof Tensor) || x.dtype !== 'float32') throw new TypeError(messages.images(op, x));
  const [height, width] = x.shape.slice(-2);
  if (height === undefined || width === undefined) throw new RangeError(messages.planes(op, x.shape));
  return { data: x.data as Float32Array, count: x.numel() / (height * width || 1), height, width };
}

/** Many images [N, C, H, W], or one [C, H, W]. */
export function batchOf(op: string, x: Tensor): { count: number; channels: number; height: number; width: number } {
  planesOf(op, x);
  if (x.shape.length !== 3 && x.shape.length !== 4) throw new RangeError(messages.batch(op, x.shape));
  const [channels, height, width] = x.shape.slice(-3) as [number, number, number];
  return { count: x.shape.length === 4 ? x.shape[0]! : 1, channels, height, width };
}

/** Images of the same number of planes as `x` and another size. */
export function imagesLike(x: Tensor, data: Float32Array, height: number, width: number): Tensor {
  return new Tensor(data, [...x.shape.slice(0, -2), height, width]);
}
