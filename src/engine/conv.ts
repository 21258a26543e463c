// Convolution and pooling of images [N, C, H, W], by the names of torch.nn.functional.

import { check, checked, type Rule, type Rules } from '../options/index.js';
import { largestPixels, places, type Windows } from './arrays/windows.js';
import { apply } from './autograd.js';
import { messages, ShapeError } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

/** One number for height and width, or one each. */
export type Size2d = number | readonly [number, number];

/** How a window moves. */
export interface WindowOptions {
  stride?: Size2d;
  /** Rows and columns of zeros around the image. */
  padding?: Size2d;
  /** The distance between the elements of the window. */
  dilation?: Size2d;
}

const pair = (size: Size2d): readonly [number, number] => (typeof size === 'number' ? [size, size] : size);

const isPair = (x: unknown): boolean => typeof x === 'number' || (Array.isArray(x) && x.length === 2);
const pairOrOne: Rule = { text: 'a whole number, or two of them, [height, width]', holds: isPair };
const windowRules: Rules<WindowOptions> = { stride: pairOrOne, padding: pairOrOne, dilation: pairOrOne };

function windowsOf(op: string, x: Tensor, kernelSize: Size2d, given: WindowOptions | undefined): Windows {
  checkTensors(op, [x]);
  check(op, 'kernelSize', kernelSize, pairOrOne);
  const options = checked(op, given, windowRules);
  if (x.shape.length !== 4) throw new ShapeError(messages.images(op, x.shape));
  const { stride = 1, padding = 0, dilation = 1 } = options;
  const windows = { kernel: pair(kernelSize), stride: pair(stride), padding: pair(padding), dilation: pair(dilation) };
  const least = { kernel: 1, stride: 1, padding: 0, dilation: 1 };
  for (const [name, sizes] of Object.entries(windows) as [keyof Windows, readonly number[]][])
    if (!sizes.every((size) => Number.isInteger(size) && size >= least[name]))
      throw new RangeError(messages.window(op, name, sizes, least[name]));
  if (places(windows, x.shape[2]!, 0) < 1 || places(windows, x.shape[3]!, 1) < 1)
    throw new ShapeError(messages.windowTooLarge(op, x.shape, windows.kernel));
  return windows;
}

/**
 * Every patch as a column: [N, C, H, W] → [N, C · kernel height · kernel width, number of places].
 * @example unfold(zeros([1, 3, 4, 4]), 2).shape // [1, 12, 9]
 */
export function unfold(x: Tensor, kernelSize: Size2d, options?: WindowOptions): Tensor {
  const windows = windowsOf('unfold', x, kernelSize, options);
  return apply('unfold', [x], windows);
}

/**
 * The convolution of images [N, C, H, W] with filters [out, C, height, width]: each output pixel is the sum over the
 * patch below the filter, plus the filter's bias. (As everywhere in deep learning the filter is not turned around.)
 * @throws {ShapeError} when the channels differ, or the filter is larger than the padded image
 * @example conv2d(zeros([1, 3, 32, 32]), zeros([8, 3, 3, 3]), { padding: 1 }).shape // [1, 8, 32, 32]
 */
export function conv2d(
  x: Tensor,
  weight: Tensor,
  { bias, ...options }: WindowOptions & { bias?: Tensor } = {},
): Tensor {
  checkTensors('conv2d', [x, weight]);
  const [out, channels, height, width] = weight.shape;
  if (weight.shape.length !== 4 || x.shape.length !== 4 || channels !== x.shape[1])
    throw new ShapeError(messages.filters(x.shape, weight.shape));
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== out))
    throw new ShapeError(messages.filterBias(out!, bias.shape));
  const windows = windowsOf('conv2d', x, [height!, width!], options);
  return apply('conv2d', bias ? [x, weight, bias] : [x, weight], windows);
}

/** The patches of each channel: [N · C, elements of the window, places]. */
function patchesOf(
  op: string,
  x: Tensor,
  kernelSize: Size2d,
  options: WindowOptions,
): { patches: Tensor; shape: number[] } {
  const windows = windowsOf(op, x, kernelSize, { stride: kernelSize, ...options });
  const [n, c, h, w] = x.shape as [number, number, number, number];
  const patches = unfold(x.reshape([n * c, 1, h, w]), kernelSize, { stride: kernelSize, ...options });
  return { patches, shape: [n, c, places(windows, h, 0), places(windows, w, 1)] };
}

/**
 * The largest pixel of each window; the stride is the window's size when left out. Padding never wins.
 * @throws {RangeError} when the padding is more than half of the window
 */
export function maxPool2d(x: Tensor, kernelSize: Size2d, options: WindowOptions = {}): Tensor {
  const windows = windowsOf('maxPool2d', x, kernelSize, { stride: kernelSize, ...options });
  const { kernel, padding } = windows;
  if (padding.some((size, side) => 2 * size > kernel[side]!))
    throw new RangeError(messages.poolPadding(padding, kernel));
  const [n, c, h, w] = x.shape as [number, number, number, number];
  const largest = x.reshape([n * c, h * w]).gather(1, new Tensor(largestPixels(x.array, windows)));
  return largest.reshape([n, c, places(windows, h, 0), places(windows, w, 1)]);
}

/** The mean of each window, zeros of the padding included; the stride is the window's size when left out. */
export function avgPool2d(x: Tensor, kernelSize: Size2d, options: WindowOptions = {}): Tensor {
  const { patches, shape } = patchesOf('avgPool2d', x, kernelSize, options);
  return patches.mean({ dim: 1 }).reshape(shape);
}
