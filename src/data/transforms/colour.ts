// Brightness and colours, from 0 to 1: what is beyond becomes 0 or 1, so images are brought to that range before. Names and numbers are
// torchvision's.

import { linalg, type Tensor } from '../../engine/index.js';
import { check, notNegative } from '../../options/index.js';
import { batchOf, planesOf } from './images.js';

const checkFactor = (op: string, factor: number): void => check(op, 'factor', factor, notNegative);

/**
 * `factor` · x, kept within 0 and 1.
 * @throws {TypeError} when the images are no fractions, {RangeError} when the factor is below 0
 * @example data.transforms.adjustBrightness(tensor([[0.25, 0.75]]), 2).tolist() // [[0.5, 1]]
 */
export function adjustBrightness(x: Tensor, factor: number): Tensor {
  checkFactor('adjustBrightness', factor);
  planesOf('adjustBrightness', x);
  return x.mul(factor).clamp({ min: 0, max: 1 });
}

/**
 * Each image moved away from its mean grey (factor > 1) or towards it, kept within 0 and 1:
 * factor · x + (1 − factor) · mean grey.
 * @throws {TypeError} when the images are no fractions, {RangeError} when the factor is below 0, or they are not [N, C, H, W] or [C, H, W]
 * @example data.transforms.adjustContrast(tensor([[[0.25, 0.75]]]), 0).tolist() // [[[0.5, 0.5]]]
 */
export function adjustContrast(x: Tensor, factor: number): Tensor {
  checkFactor('adjustContrast', factor);
  batchOf('adjustContrast', x);
  return blended(x, grey(x).mean({ dim: [-3, -2, -1], keepdim: true }), factor);
}

/**
 * Each pixel moved away from its grey (factor > 1) or towards it, kept within 0 and 1:
 * factor · x + (1 − factor) · grey, grey being 0.2989 R + 0.587 G + 0.114 B.
 * @throws {TypeError} when the images are no fractions, {RangeError} when the factor is below 0, or they are not [N, C, H, W] or [C, H, W]
 * @example data.transforms.adjustSaturation(images, 0.5).shape // [4, 3, 8, 8]
 */
export function adjustSaturation(x: Tensor, factor: number): Tensor {
  checkFactor('adjustSaturation', factor);
  batchOf('adjustSaturation', x);
  return blended(x, grey(x), factor);
}

const blended = (x: Tensor, other: Tensor, factor: number): Tensor =>
  x
    .mul(factor)
    .add(other.mul(1 - factor))
    .clamp({ min: 0, max: 1 });

/** How bright a pixel looks: 0.2989 R + 0.587 G + 0.114 B, or the only channel. */
function grey(x: Tensor): Tensor {
  if (x.shape.at(-3) === 1) return x;
  const channel = (i: number) => x.narrow(-3, i, 1);
  return channel(0).mul(0.2989).add(channel(1).mul(0.587)).add(channel(2).mul(0.114));
}

/** The principal directions of colours as columns [C, C], and the variances along them, from the pixels of images [N, C, H, W]. */
export function principalColours(x: Tensor): { eigenvalues: Tensor; eigenvectors: Tensor } {
  const { channels } = batchOf('PCAColor', x);
  const pixels = x.transpose(0, -3).reshape([channels, -1]).to('float64');
  const centred = pixels.sub(pixels.mean({ dim: 1, keepdim: true }));
  return linalg.eigh(centred.matmul(centred.T).div(pixels.shape[1]!));
}
