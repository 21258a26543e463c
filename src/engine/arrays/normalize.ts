// Numbers brought to mean 0 and variance 1, scaled and shifted: what batch, layer, instance and group normalisation have in
// common.
//
// The dimensions that are kept lie side by side, so that a tensor is `outer` × `kept` × `inner` elements, and each of the
// `kept` channels has a mean and a variance of its own.

import { columnMoments, normalizeColumns, normalizeColumnsBackward } from '../kernels/channels.js';
import { messages, ShapeError } from '../messages.js';
import { arrayOf, type TypedArray, toFloat, zerosOf } from './dtype.js';
import { NDArray } from './ndarray.js';
import { type Channels, channelsOf } from './shape.js';

/** Mean and variance (correction 0) of each channel. */
export interface Moments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** How the elements lie when all dimensions but `dims` are kept. */
function channels({ shape }: NDArray, dims: readonly number[]): Channels {
  const found = channelsOf(shape, dims);
  if (!found) throw new RangeError(messages.scattered('normalize', dims));
  return found;
}

/** Mean and variance over `dims`, in float64. */
export function moments(a: NDArray, dims: readonly number[]): Moments {
  const { outer, kept, inner } = channels(a, dims);
  const { data } = a;
  if (inner === 1 && data instanceof Float32Array) return columnMoments(data, kept);
  const [mean, variance] = [new Float64Array(kept), new Float64Array(kept)];
  eachRun({ outer, kept, inner }, (c, start, end) => {
    let sum = 0;
    for (let i = start; i < end; i++) sum += data[i]!;
    mean[c]! += sum / (outer * inner);
  });
  eachRun({ outer, kept, inner }, (c, start, end) => {
    const middle = mean[c]!;
    let sum = 0;
    for (let i = start; i < end; i++) sum += (data[i]! - middle) * (data[i]! - middle);
    variance[c]! += sum / (outer * inner);
  });
  return { mean, variance };
}

/** γ (x − mean) / √(variance + ε) + β; γ and β have a number for each channel. */
export function normalized(
  [a, gamma, beta]: readonly [NDArray, NDArray, NDArray],
  dims: readonly number[],
  eps: number,
  { mean, variance }: Moments,
): NDArray {
  const all = channels(a, dims);
  if (gamma.size !== all.kept || beta.size !== all.kept)
    throw new ShapeError(messages.perChannel('normalize', all.kept, gamma.shape, beta.shape));
  const { data } = a;
  const [factor, shift] = [gamma.data, beta.data];
  const scale = variance.map((v, c) => factor[c]! / Math.sqrt(v + eps));
  if (all.inner === 1 && data instanceof Float32Array)
    return NDArray.of(normalizeColumns(data, mean, scale, shift), a.shape);
  const out = zerosOf(toFloat(a.dtype), data.length);
  eachRun(all, (c, start, end) => {
    const [middle, s, b] = [mean[c]!, scale[c]!, shift[c]!];
    for (let i = start; i < end; i++) out[i] = (data[i]! - middle) * s + b;
  });
  return NDArray.of(out, a.shape);
}

/**
 * The gradients of `normalized` (Ioffe & Szegedy, 2015), with z = (x − mean) / √(variance + ε):
 * γ (g − mean(g) − z · mean(g z)) / √(variance + ε), Σ g z and Σ g.
 */
export function normalizedGradients(
  g: TypedArray,
  [a, gamma]: readonly [NDArray, NDArray, NDArray],
  dims: readonly number[],
  eps: number,
  { mean, variance }: Moments,
): [NDArray, NDArray, NDArray] {
  const all = channels(a, dims);
  const { data } = a;
  const factor = gamma.data;
  const inverse = variance.map((v) => 1 / (v + eps));
  const scale = inverse.map((v, c) => factor[c]! * Math.sqrt(v));
  const perChannel = (values: Float64Array) => NDArray.of(arrayOf(gamma.dtype, values), gamma.shape);
  const ofGamma = (along: Float64Array) => perChannel(along.map((v, c) => v * Math.sqrt(inverse[c]!)));
  if (all.inner === 1 && data instanceof Float32Array && g instanceof Float32Array) {
    const { sum, along, gradient } = normalizeColumnsBackward(g, data, mean, scale, inverse);
    return [NDArray.of(gradient, a.shape), ofGamma(along), perChannel(sum)];
  }
  const [sum, along] = [new Float64Array(all.kept), new Float64Array(all.kept)];
  eachRun(all, (c, start, end) => {
    const middle = mean[c]!;
    let [p, q] = [0, 0];
    for (let i = start; i < end; i++) {
      p += g[i]!;
      q += g[i]! * (data[i]! - middle);
    }
    sum[c]! += p;
    along[c]! += q;
  });
  const out = zerosOf(a.dtype, data.length);
  const count = all.outer * all.inner;
  eachRun(all, (c, start, end) => {
    const [middle, s, p, q] = [mean[c]!, scale[c]!, sum[c]! / count, (along[c]! / count) * inverse[c]!];
    for (let i = start; i < end; i++) out[i] = s * (g[i]! - p - q * (data[i]! - middle));
  });
  return [NDArray.of(out, a.shape), ofGamma(along), perChannel(sum)];
}

/** Calls `visit` for each run of elements that follow each other in one channel. */
function eachRun({ outer, kept, inner }: Channels, visit: (channel: number, start: number, end: number) => void): void {
  for (let o = 0, at = 0; o < outer; o++) for (let c = 0; c < kept; c++, at += inner) visit(c, at, at + inner);
}
