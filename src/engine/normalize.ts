// Numbers brought to mean 0 and variance 1: what batch, layer, instance and group normalisation have in common.
//
// The dimensions that are kept lie side by side, so that a tensor is `outer` × `kept` × `inner` elements, and each of the
// `kept` channels has a mean and a variance of its own.

import { type TypedArray, toFloat, zerosOf } from './dtype.js';
import { messages } from './messages.js';
import { sizeOf } from './shape.js';
import { Tensor } from './tensor.js';

/** Mean and variance (correction 0) of each channel. */
export interface Moments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

interface Channels {
  outer: number;
  kept: number;
  inner: number;
}

/** How the elements lie when all dimensions but `dims` are kept. */
function channels({ shape }: Tensor, dims: readonly number[]): Channels {
  const kept = shape.map((_, d) => d).filter((d) => !dims.includes(d));
  const [first, last] = [kept[0] ?? 0, kept.at(-1) ?? -1];
  if (kept.length !== last - first + 1) throw new RangeError(messages.scattered('normalize', dims));
  const sizes = [shape.slice(0, first), shape.slice(first, last + 1), shape.slice(last + 1)];
  const [outer, size, inner] = sizes.map(sizeOf);
  return { outer: outer!, kept: size!, inner: inner! };
}

/** Mean and variance over `dims`, in float64. */
export function moments(a: Tensor, dims: readonly number[]): Moments {
  const { outer, kept, inner } = channels(a, dims);
  const { data } = a;
  const [mean, variance] = [new Float64Array(kept), new Float64Array(kept)];
  const count = outer * inner;
  eachRun({ outer, kept, inner }, (channel, start, end, step) => {
    for (let i = start, c = channel; i < end; i++, c += step) mean[c]! += data[i]!;
  });
  for (let c = 0; c < kept; c++) mean[c]! /= count;
  eachRun({ outer, kept, inner }, (channel, start, end, step) => {
    for (let i = start, c = channel; i < end; i++, c += step) {
      const d = data[i]! - mean[c]!;
      variance[c]! += d * d;
    }
  });
  for (let c = 0; c < kept; c++) variance[c]! /= count;
  return { mean, variance };
}

/** (x − mean) / √(variance + ε) */
export function normalized(a: Tensor, dims: readonly number[], eps: number, { mean, variance }: Moments): Tensor {
  const { data } = a;
  const scale = variance.map((v) => 1 / Math.sqrt(v + eps));
  const out = zerosOf(toFloat(a.dtype), data.length);
  eachRun(channels(a, dims), (channel, start, end, step) => {
    for (let i = start, c = channel; i < end; i++, c += step) out[i] = (data[i]! - mean[c]!) * scale[c]!;
  });
  return new Tensor(out, a.shape);
}

/** The gradient of `normalized` (Ioffe & Szegedy, 2015): (g − mean(g) − y · mean(g y)) / √(variance + ε) */
export function normalizedGradient(
  g: TypedArray,
  y: Tensor,
  dims: readonly number[],
  eps: number,
  { variance }: Moments,
): Tensor {
  const all = channels(y, dims);
  const { data } = y;
  const [sum, along] = [new Float64Array(all.kept), new Float64Array(all.kept)];
  eachRun(all, (channel, start, end, step) => {
    for (let i = start, c = channel; i < end; i++, c += step) {
      sum[c]! += g[i]!;
      along[c]! += g[i]! * data[i]!;
    }
  });
  const count = all.outer * all.inner;
  const out = zerosOf(y.dtype, data.length);
  const scale = variance.map((v) => 1 / Math.sqrt(v + eps));
  for (let c = 0; c < all.kept; c++) {
    sum[c]! /= count;
    along[c]! /= count;
  }
  eachRun(all, (channel, start, end, step) => {
    for (let i = start, c = channel; i < end; i++, c += step)
      out[i] = (g[i]! - sum[c]! - data[i]! * along[c]!) * scale[c]!;
  });
  return new Tensor(out, y.shape);
}

/** Calls `visit` for each run of elements: of one channel (step 0), or, when none follow each other, of all channels (step 1). */
function eachRun(
  { outer, kept, inner }: Channels,
  visit: (channel: number, start: number, end: number, step: 0 | 1) => void,
): void {
  if (inner === 1) for (let o = 0; o < outer; o++) visit(0, o * kept, (o + 1) * kept, 1);
  else for (let o = 0, at = 0; o < outer; o++) for (let c = 0; c < kept; c++, at += inner) visit(c, at, at + inner, 0);
}
