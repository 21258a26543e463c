// The loops over windows of images: every patch of [N, C, H, W] as a column, and back.

import { zerosOf } from './dtype.js';
import { NDArray } from './ndarray.js';

/** Heights and widths of a window that moves over images. */
export interface Windows {
  kernel: readonly [number, number];
  stride: readonly [number, number];
  padding: readonly [number, number];
  dilation: readonly [number, number];
}

/** How many places a window has along height (0) or width (1) of an image. */
export function places({ kernel, stride, padding, dilation }: Windows, size: number, side: 0 | 1): number {
  return Math.floor((size + 2 * padding[side] - dilation[side] * (kernel[side] - 1) - 1) / stride[side]) + 1;
}

/** [N, C, H, W] → [N, C · kernel height · kernel width, places]: what lies under each place of the window, outside 0. */
export function columns(image: NDArray, windows: Windows): NDArray {
  const [n, c, h, w] = image.shape as [number, number, number, number];
  const [kh, kw] = windows.kernel;
  const count = places(windows, h, 0) * places(windows, w, 1);
  const { data } = image;
  const out = zerosOf(image.dtype, n * c * kh * kw * count);
  eachRun(h, w, n * c, windows, (from, step, to, length) => {
    for (let i = 0; i < length; i++) out[to + i] = data[from + i * step]!;
  });
  return NDArray.of(out, [n, c * kh * kw, count]);
}

/** The other way round: sums what comes from the same pixel. */
export function images(column: NDArray, [h, w]: readonly [number, number], windows: Windows): NDArray {
  const [kh, kw] = windows.kernel;
  const [n, rows] = column.shape as [number, number];
  const c = rows / (kh * kw);
  const { data } = column;
  const out = zerosOf(column.dtype, n * c * h * w);
  eachRun(h, w, n * c, windows, (to, step, from, length) => {
    for (let i = 0; i < length; i++) out[to + i * step]! += data[from + i]!;
  });
  return NDArray.of(out, [n, c, h, w]);
}

/** Where in its plane of pixels the largest one under each place of the window is, the first of several: [planes, places]. */
export function largestPixels(image: NDArray, windows: Windows): NDArray {
  const [h, w] = image.shape.slice(-2) as [number, number];
  const [rows, columns] = [spans(windows, h, 0), spans(windows, w, 1)];
  const [down, across] = windows.dilation;
  const { data } = image;
  const planes = data.length / (h * w || 1);
  const out = new Int32Array(planes * rows.length * columns.length);
  for (let plane = 0, at = 0; plane < planes; plane++) {
    const start = plane * h * w;
    for (const { from: top, to: bottom } of rows) {
      for (let column = 0; column < columns.length; column++, at++) {
        const { from: left, to: right } = columns[column]!;
        let best = top * w + left;
        let most = data[start + best]!;
        for (let y = top; y < bottom; y += down) {
          for (let x = left; x < right; x += across) {
            const value = data[start + y * w + x]!;
            if (value <= most || Number.isNaN(most)) continue;
            best = y * w + x;
            most = value;
          }
        }
        out[at] = best;
      }
    }
  }
  return NDArray.of(out, [planes, rows.length * columns.length]);
}

/** From where to where each place of the window reaches inside an image of this size. */
function spans(windows: Windows, size: number, axis: 0 | 1): { from: number; to: number }[] {
  const [kernel, stride, padding, step] = [windows.kernel, windows.stride, windows.padding, windows.dilation].map(
    (pair) => pair[axis],
  ) as [number, number, number, number];
  return Array.from({ length: places(windows, size, axis) }, (_, i) => {
    const start = i * stride - padding;
    const outside = start < 0 ? Math.ceil(-start / step) * step : 0;
    return { from: start + outside, to: Math.min(size, start + kernel * step) };
  });
}

/** Calls `visit` for each row of places that one element of the window meets inside an image. */
function eachRun(
  h: number,
  w: number,
  planes: number,
  windows: Windows,
  visit: (pixel: number, step: number, column: number, length: number) => void,
): void {
  const { kernel, stride, padding, dilation } = windows;
  const [rows, across] = [places(windows, h, 0), places(windows, w, 1)];
  for (let plane = 0, at = 0; plane < planes; plane++) {
    for (let ky = 0; ky < kernel[0]; ky++) {
      for (let kx = 0; kx < kernel[1]; kx++) {
        const left = kx * dilation[1] - padding[1];
        const first = Math.max(0, Math.ceil(-left / stride[1])); // the first place whose pixel is inside
        const last = Math.min(across - 1, Math.floor((w - 1 - left) / stride[1]));
        for (let row = 0; row < rows; row++, at += across) {
          const y = row * stride[0] + ky * dilation[0] - padding[0];
          if (y < 0 || y >= h || first > last) continue;
          visit((plane * h + y) * w + left + first * stride[1], stride[1], at + first, last - first + 1);
        }
      }
    }
  }
}
