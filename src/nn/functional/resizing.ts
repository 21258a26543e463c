// Images of another size.

import { ShapeError, type Size2d, type Tensor, tensor } from '../../engine/index.js';
import { checked, flag, oneOf, positive, type Rules } from '../../options/index.js';
import { messages } from '../messages.js';
import { aSize, checkInput, pairOf } from '../options.js';
import { pair, picked } from './padding.js';

/** To which size, or by which factor, images are resized, and how. */
export interface InterpolateOptions {
  /** Height and width of the result. */
  size?: Size2d;
  /** By what height and width are multiplied; the result is rounded down. */
  scaleFactor?: Size2d;
  /** The nearest pixel, or a mean of four, each the more the nearer it is. */
  mode?: 'nearest' | 'bilinear';
  /** With `bilinear`: whether the centres of the pixels in the corners stay where they are, rather than the borders of the image. */
  alignCorners?: boolean;
}

const rules: Rules<InterpolateOptions> = {
  size: aSize,
  scaleFactor: pairOf(positive),
  mode: oneOf('nearest', 'bilinear'),
  alignCorners: flag,
};

/** @throws {TypeError} when there is not one of the two sizes, or `alignCorners` where nothing lies between pixels */
export function checkInterpolate(op: string, options: InterpolateOptions): InterpolateOptions {
  const given = checked(op, options, rules);
  const { size, scaleFactor, mode = 'nearest', alignCorners } = given;
  if ((size === undefined) === (scaleFactor === undefined)) throw new TypeError(messages.sizeOrFactor(op));
  if (mode === 'nearest' && alignCorners !== undefined) throw new TypeError(messages.alignCorners(op));
  return given;
}

/**
 * Images [N, C, H, W] of another size. A pixel i of a result that is s times as high comes from the place i / s, of which 'nearest' takes
 * the whole part, or, with 'bilinear', from (i + ½) / s − ½, between two pixels which count by their nearness; with `alignCorners` from
 * i (H − 1) / (h − 1). The same along the width. As in PyTorch s is `scaleFactor` where that is given, although the height was rounded;
 * but the same height leaves all as it is, and 'nearest' takes a height that is twice as large for s = 2.
 * @throws {ShapeError} when these are no images, or no pixel is left
 * @throws {TypeError} when there is not one of `size` and `scaleFactor`
 * @example
 * interpolate(tensor([[[[1, 2]]]]), { scaleFactor: 2 }).tolist() // [[[[1, 1, 2, 2], [1, 1, 2, 2]]]]
 * interpolate(images, { size: [4, 6], mode: 'bilinear' }).shape // [4, 3, 4, 6]
 */
export function interpolate(x: Tensor, options: InterpolateOptions): Tensor {
  checkInput('interpolate', x);
  const { size, scaleFactor, mode = 'nearest', alignCorners = false } = checkInterpolate('interpolate', options);
  if (x.shape.length !== 4 || x.shape.slice(2).includes(0))
    throw new ShapeError(messages.images('interpolate', x.shape));
  return [0, 1].reduce((y, side) => {
    const from = x.shape[2 + side]!;
    const factor = scaleFactor === undefined ? undefined : pair(scaleFactor)[side]!;
    const to = factor === undefined ? pair(size!)[side]! : Math.floor(from * factor);
    if (to < 1) throw new ShapeError(messages.noPixel(x.shape, scaleFactor));
    if (to === from) return y;
    const step = factor === undefined ? from / to : 1 / factor;
    if (mode === 'nearest') return nearest(y, 2 + side, to, to === 2 * from ? 1 / 2 : step);
    if (alignCorners) return between(y, 2 + side, to, (i) => (to > 1 ? (i * (from - 1)) / (to - 1) : 0));
    return between(y, 2 + side, to, (i) => Math.max(0, (i + 0.5) * step - 0.5));
  }, x);
}

/** The pixels at the whole parts of i · step, computed in float32, as PyTorch does. */
function nearest(x: Tensor, dim: number, to: number, step: number): Tensor {
  const { fround } = Math;
  const places = Array.from({ length: to }, (_, i) => Math.floor(fround(i * fround(step))));
  return picked(
    x,
    dim,
    places.map((at) => Math.min(at, x.shape[dim]! - 1)),
  );
}

/** What lies at places between pixels. */
function between(x: Tensor, dim: number, to: number, place: (i: number) => number): Tensor {
  const places = Array.from({ length: to }, (_, i) => place(i));
  const low = places.map((at) => Math.min(Math.floor(at), x.shape[dim]! - 1));
  const high = low.map((at) => Math.min(at + 1, x.shape[dim]! - 1));
  const share = tensor(
    places.map((at, i) => Math.min(1, at - low[i]!)),
    { dtype: x.dtype === 'float64' ? 'float64' : 'float32' },
  ).reshape(dim === 2 ? [-1, 1] : [-1]);
  return picked(x, dim, low)
    .mul(share.neg().add(1))
    .add(picked(x, dim, high).mul(share));
}
