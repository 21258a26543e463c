// Where pixels go. Names and numbers are torchvision's (transforms.functional); between pixels colours are interpolated bilinearly.

import type { Tensor } from '../../engine/index.js';
import { cos, sin } from '../../math/index.js';
import {
  check,
  checked,
  count,
  either,
  finite,
  listOf,
  notNaN,
  positive,
  positiveCount,
  type Rule,
  type Rules,
} from '../../options/index.js';
import { messages } from '../messages.js';
import { checkTensor } from '../options.js';
import { imagesLike, planesOf } from './images.js';

/**
 * Left and right exchanged.
 * @throws {TypeError} when x is no tensor
 * @example data.transforms.hflip(tensor([[1, 2], [3, 4]])).tolist() // [[2, 1], [4, 3]]
 */
export function hflip(x: Tensor): Tensor {
  checkTensor('hflip', 'images', x);
  return x.flip(-1);
}

/**
 * Top and bottom exchanged.
 * @throws {TypeError} when x is no tensor
 * @example data.transforms.vflip(tensor([[1, 2], [3, 4]])).tolist() // [[3, 4], [1, 2]]
 */
export function vflip(x: Tensor): Tensor {
  checkTensor('vflip', 'images', x);
  return x.flip(-2);
}

/**
 * A part of images.
 * @throws {RangeError} when it reaches beyond them
 * @example data.transforms.crop(tensor([[1, 2, 3], [4, 5, 6]]), 0, 1, 2, 2).tolist() // [[2, 3], [5, 6]]
 */
export function crop(x: Tensor, top: number, left: number, height: number, width: number): Tensor {
  const { height: h, width: w } = planesOf('crop', x);
  const inside = top >= 0 && left >= 0 && height >= 1 && width >= 1 && top + height <= h && left + width <= w;
  if (!inside || ![top, left, height, width].every(Number.isInteger))
    throw new RangeError(messages.crop([top, left, height, width], [h, w]));
  return x.narrow(-2, top, height).narrow(-1, left, width);
}

/**
 * The middle of images, `size` × `size`.
 * @throws {RangeError} when that is larger than the images
 * @example data.transforms.centerCrop(zeros([3, 32, 32]), 24).shape // [3, 24, 24]
 */
export function centerCrop(x: Tensor, size: number): Tensor {
  const { height, width } = planesOf('centerCrop', x);
  check('centerCrop', 'size', size, positiveCount);
  return crop(x, half(height - size), half(width - size), size, size);
}

/** n/2; what lies between two whole numbers becomes the even one, as Python rounds. */
const half = (n: number): number => Math.floor(n / 2) + (n % 4 === 3 ? 1 : 0);

/**
 * The four corners and the middle, `size` × `size`: top left, top right, bottom left, bottom right, middle.
 * @throws {RangeError} when that is larger than the images
 * @example data.transforms.fiveCrop(zeros([3, 32, 32]), 24).length // 5
 */
export function fiveCrop(x: Tensor, size: number): Tensor[] {
  const { height, width } = planesOf('fiveCrop', x);
  check('fiveCrop', 'size', size, positiveCount);
  const [bottom, right] = [height - size, width - size];
  const corners = [crop(x, 0, 0, size, size), crop(x, 0, right, size, size)];
  return [...corners, crop(x, bottom, 0, size, size), crop(x, bottom, right, size, size), centerCrop(x, size)];
}

/**
 * Five crops of the images and five of the mirrored ones. A net's answers to the ten are averaged in test (AlexNet, 2012).
 * @throws {RangeError} when `size` × `size` is larger than the images
 * @example data.transforms.tenCrop(zeros([3, 32, 32]), 24).length // 10
 */
export function tenCrop(x: Tensor, size: number): Tensor[] {
  planesOf('tenCrop', x);
  check('tenCrop', 'size', size, positiveCount);
  return [...fiveCrop(x, size), ...fiveCrop(hflip(x), size)];
}

const padRules = { fill: notNaN };

/**
 * Images with `padding` pixels of value `fill`, 0 when left out, on each side.
 * @throws {RangeError} when `padding` is no whole number, 0 or more
 * @example data.transforms.pad(tensor([[7]]), 1).tolist() // [[0, 0, 0], [0, 7, 0], [0, 0, 0]]
 */
export function pad(x: Tensor, padding: number, options?: { fill?: number }): Tensor {
  const { data, count: planes, height, width } = planesOf('pad', x);
  check('pad', 'padding', padding, count);
  const { fill = 0 } = checked('pad', options, padRules);
  const [h, w] = [height + 2 * padding, width + 2 * padding];
  const result = new Float32Array(planes * h * w).fill(fill);
  for (let row = 0; row < planes * height; row++) {
    const start = (Math.floor(row / height) * h + padding + (row % height)) * w + padding;
    result.set(data.subarray(row * width, (row + 1) * width), start);
  }
  return imagesLike(x, result, h, w);
}

const sideOrSides = either(positiveCount, listOf(positiveCount, 2));

/**
 * Images of another size; a single number is the length of the shorter side. Where pixels become fewer, each is a weighted mean of those
 * that it covers, so that fine patterns do not turn into others (`antialias=True`).
 * @throws {RangeError} when a size is no whole number above 0
 * @example data.transforms.resize(zeros([3, 48, 64]), 24).shape // [3, 24, 32]
 */
export function resize(x: Tensor, size: number | readonly [height: number, width: number]): Tensor {
  const { data, count, height, width } = planesOf('resize', x);
  check('resize', 'size', size, sideOrSides);
  const [h, w] = typeof size === 'number' ? shortSide(size, height, width) : size;
  const rows = weightsOf(height, h);
  const columns = weightsOf(width, w);
  const across = new Float32Array(count * height * w);
  for (let row = 0; row < count * height; row++)
    columns.forEach(({ start, weights }, j) => {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * data[row * width + start + k]!;
      across[row * w + j] = sum;
    });
  const result = new Float32Array(count * h * w);
  for (let plane = 0; plane < count; plane++)
    rows.forEach(({ start, weights }, i) => {
      for (let j = 0; j < w; j++) {
        let sum = 0;
        for (let k = 0; k < weights.length; k++) sum += weights[k]! * across[(plane * height + start + k) * w + j]!;
        result[(plane * h + i) * w + j] = sum;
      }
    });
  return imagesLike(x, result, h, w);
}

function shortSide(size: number, height: number, width: number): [number, number] {
  const long = Math.floor((size * Math.max(height, width)) / Math.min(height, width));
  return height < width ? [size, long] : [long, size];
}

/** For each new place the old ones beneath a triangle around it, and their weights. */
function weightsOf(from: number, to: number): { start: number; weights: number[] }[] {
  const scale = from / to;
  const reach = Math.max(1, scale);
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const start = Math.max(0, Math.floor(centre - reach + 0.5));
    const end = Math.min(from, Math.floor(centre + reach + 0.5));
    const weights = Array.from({ length: end - start }, (_, k) => {
      return Math.max(0, 1 - Math.abs((start + k + 0.5 - centre) / reach));
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { start, weights: weights.map((weight) => weight / sum) };
  });
}

/** A turn, stretches, slants and a move about the middle of an image. */
export interface AffineOptions {
  /** Degrees, clockwise. */
  angle?: number;
  /** Pixels to the right and down, after everything else. */
  translate?: readonly [x: number, y: number];
  /** One factor, or one for each axis. */
  scale?: number | readonly [x: number, y: number];
  /** Degrees, clockwise, parallel to the x axis and to the y axis. */
  shear?: number | readonly [x: number, y: number];
}

const slant: Rule = {
  text: 'a number between −90 and 90 degrees',
  holds: (x) => typeof x === 'number' && Math.abs(x) < 90,
};
const affineRules: Rules<AffineOptions> = {
  angle: finite,
  translate: listOf(finite, 2),
  scale: either(positive, listOf(positive, 2)),
  shear: either(slant, listOf(slant, 2)),
};

/**
 * Images turned, scaled, sheared and moved; what comes from outside is 0.
 * @throws {RangeError} when a scale is not above 0, or a shear is 90° or more
 * @example data.transforms.affine(images, { angle: 10, translate: [2, 0], scale: 1.1 }).shape // [4, 3, 8, 8]
 */
export function affine(x: Tensor, options?: AffineOptions): Tensor {
  const { angle = 0, translate = [0, 0], scale = 1, shear = 0 } = checked('affine', options, affineRules);
  const scales = typeof scale === 'number' ? [scale, scale] : scale;
  const shears = typeof shear === 'number' ? [shear, 0] : shear;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [turn, sx, sy] = [radians(angle), radians(shears[0]!), radians(shears[1]!)];
  const tangent = sin(sx) / cos(sx);
  // the columns of rotation · shear_y · shear_x, of determinant 1
  const a = cos(turn - sy) / cos(sy);
  const c = sin(turn - sy) / cos(sy);
  const b = -a * tangent - sin(turn);
  const d = -c * tangent + cos(turn);
  return warp(x, (u, v) => {
    const [right, down] = [u - translate[0], v - translate[1]];
    return [(d * right - b * down) / scales[0]!, (a * down - c * right) / scales[1]!];
  });
}

/**
 * Straight lines bent as by a lens: a pixel at radius r, in units of half the diagonal, shows what was at r (1 + k r²). A barrel for
 * k > 0, a pincushion for k < 0; what comes from outside is 0.
 * @see D. Brown, Decentering distortion of lenses, 1966
 * @throws {RangeError} when k is no finite number
 * @example data.transforms.lensDistortion(images, 0.2).shape // [4, 3, 8, 8]
 */
export function lensDistortion(x: Tensor, k: number): Tensor {
  const { height, width } = planesOf('lensDistortion', x);
  check('lensDistortion', 'k', k, finite);
  const unit = (height * height + width * width) / 4;
  return warp(x, (u, v) => {
    const factor = 1 + (k * (u * u + v * v)) / unit;
    return [u * factor, v * factor];
  });
}

/** Images whose pixel at (u, v) from the middle, to the right and down, shows what was at `source(u, v)`. */
function warp(x: Tensor, source: (u: number, v: number) => readonly [number, number]): Tensor {
  const { data, count, height, width } = planesOf('affine', x);
  const result = new Float32Array(data.length);
  const size = height * width;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [u, v] = source(column - (width - 1) / 2, row - (height - 1) / 2);
      const [left, top] = [u + (width - 1) / 2, v + (height - 1) / 2];
      const [j, i] = [Math.floor(left), Math.floor(top)];
      const [right, down] = [left - j, top - i];
      for (let corner = 0; corner < 4; corner++) {
        const [y, z] = [i + (corner >> 1), j + (corner & 1)];
        if (y < 0 || y >= height || z < 0 || z >= width) continue;
        const weight = (corner >> 1 ? down : 1 - down) * (corner & 1 ? right : 1 - right);
        for (let plane = 0; plane < count; plane++)
          result[plane * size + row * width + column]! += weight * data[plane * size + y * width + z]!;
      }
    }
  return imagesLike(x, result, height, width);
}
