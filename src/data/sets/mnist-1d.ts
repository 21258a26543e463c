// MNIST-1D (Greydanus and Kobak, 2020): ten short curves, stretched, scaled, moved, tilted and made noisy.

import { RandomState, Tensor } from '../../engine/index.js';
import { exp } from '../../math/index.js';
import { check, checked, type Rule } from '../../options/index.js';
import { aSeed } from '../options.js';
import type { DataSplit } from './labelled.js';
import { spaced } from './spaced.js';

/** One curve for each digit, drawn as the digit is, from top to bottom. */
const templates = [
  [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
  [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
  [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
  [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
  [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
  [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
  [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
  [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
  [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
  [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
];
/** Zeros behind the template: at least and at most. */
const padding = [36, 60] as const;
const stretched = 12 + padding[1];

const tens: Rule = {
  text: 'a multiple of 10, the number of classes',
  holds: (x) => Number.isInteger(x) && (x as number) >= 10 && (x as number) % 10 === 0,
};
const rules = { randomState: aSeed };

/**
 * Curves of 40 points in ten classes, x [N, 40] with mean 0 and standard deviation 1; four fifths are to train with. The numbers are those
 * of the authors' package `mnist1d` 0.0.2 for the same seed.
 * @param nSamples how many there are together, a multiple of ten
 * @throws {RangeError} when it is not
 * @example const { train, test } = data.makeMNIST1D();
 * @see https://arxiv.org/abs/2011.14439
 */
export function makeMNIST1D(nSamples = 5000, options?: { randomState?: number }): DataSplit {
  check('makeMNIST1D', 'nSamples', nSamples, tens);
  const { randomState = 42 } = checked('makeMNIST1D', options, rules);
  const random = new RandomState(randomState);
  const curves = templates.map(standardised).flatMap((curve) => {
    return Array.from({ length: nSamples / 10 }, () => varied(curve, random));
  });
  const order = random.permutation(nSamples).data;
  const x = new Float64Array(nSamples * 40);
  order.forEach((from, to) => {
    x.set(curves[from]!, 40 * to);
  });
  const mean = average(x);
  const std = Math.sqrt(average(x.map((value) => (value - mean) * (value - mean))));
  const values = new Tensor(
    Float32Array.from(x, (value) => (value - mean) / std),
    [nSamples, 40],
  );
  const classes = new Tensor(
    Int32Array.from(order, (i) => Math.floor((10 * i) / nSamples)),
    [nSamples],
  );
  const kept = Math.floor(0.8 * nSamples);
  const part = (start: number, size: number) => ({
    x: values.narrow(0, start, size),
    y: classes.narrow(0, start, size),
  });
  return { train: part(0, kept), test: part(kept, nSamples - kept) };
}

const average = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};

/** Mean 0 and standard deviation 1, then moved so that it starts at 0, a sixth of the size. */
function standardised(template: readonly number[]): number[] {
  const mean = average(template);
  const std = Math.sqrt(average(template.map((value) => (value - mean) * (value - mean))));
  const curve = template.map((value) => (value - mean) / std);
  return curve.map((value) => (value - curve[0]!) / 6);
}

function varied(template: readonly number[], random: RandomState): number[] {
  const uniform = () => random.rand([1]).item();
  const zeros = padding[0] + Math.floor(uniform() * (padding[1] - padding[0] + 1));
  let curve = interpolated([...template.map((value) => value + 1e-8), ...Array<number>(zeros).fill(0)], stretched);
  const size = 1 + 0.4 * (uniform() - 0.5);
  curve = curve.map((value) => value * size);
  const moved = random.randint(0, 48, [1]).item();
  curve = [...curve.slice(stretched - moved), ...curve.slice(0, stretched - moved)];
  const smooth = smoothed(random.normal(0, 1, [stretched]).data, 0.25);
  const noise = random.normal(0, 1, [stretched]).data;
  curve = curve.map((value, i) => (value === 0 ? smooth[i]! : value) + 0.02 * noise[i]!);
  const tilt = 0.75 * (uniform() - 0.5);
  const slope = spaced(-0.5, 0.5, stretched);
  return interpolated(
    curve.map((value, i) => value - tilt * slope[i]!),
    40,
  );
}

/** The curve at `n` equally spaced places, on straight lines between its points. */
function interpolated(curve: readonly number[], n: number): number[] {
  const places = spaced(0, 1, curve.length);
  return spaced(0, 1, n).map((at) => {
    let right = 1;
    while (right < places.length - 1 && places[right]! < at) right++;
    const left = right - 1;
    const slope = (curve[right]! - curve[left]!) / (places[right]! - places[left]!);
    return slope * (at - places[left]!) + curve[left]!;
  });
}

/** A Gaussian filter of width 2 over `scale` · values, mirrored at both ends. */
function smoothed(values: ArrayLike<number>, scale: number): number[] {
  const reach = 8;
  const weights = spaced(-reach, reach, 2 * reach + 1).map((offset) => exp((-offset * offset) / 8));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const n = values.length;
  const mirrored = (i: number) => (i < 0 ? -i - 1 : i >= n ? 2 * n - 1 - i : i);
  return Array.from({ length: n }, (_, i) =>
    weights.reduce((total, weight, k) => total + (weight / sum) * scale * values[mirrored(i + k - reach)]!, 0),
  );
}
