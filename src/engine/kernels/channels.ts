// Normalisation of rows × columns of float32, each column a channel.

import { Desk } from './desk.js';
import { kernels } from './wasm.js';

/** Numbers of a column's arrays: the last vector of four may reach beyond the last column. */
const padded = (columns: number): number => columns + 4;

/** Mean and variance (correction 0) of each column. */
export function columnMoments(x: Float32Array, columns: number): { mean: Float64Array; variance: Float64Array } {
  const desk = new Desk(x.length + 5 * padded(columns));
  const atX = desk.place(x.length, x);
  const [mean, variance] = [desk.place(2 * padded(columns)), desk.place(2 * padded(columns))];
  kernels.moments(atX, x.length / columns, columns, mean, variance, desk.place(padded(columns)));
  return { mean: desk.doubles(mean, columns), variance: desk.doubles(variance, columns) };
}

/** (x − mean) · scale + shift */
export function normalizeColumns(
  x: Float32Array,
  mean: Float64Array,
  scale: Float64Array,
  shift: ArrayLike<number>,
): Float32Array {
  const columns = mean.length;
  const desk = new Desk(2 * x.length + 3 * padded(columns) + 16);
  const each = [mean, scale, shift].map((numbers) => desk.place(padded(columns), numbers));
  const [from, to] = [desk.place(x.length + 4, x), desk.place(x.length + 4)];
  kernels.normalize(from, to, x.length / columns, columns, ...(each as [number, number, number]));
  return desk.floats(to, x.length);
}

/** Σ g and Σ g (x − mean) of each column, and the gradient scale · (g − mean g − (x − mean) · inverse · mean g (x − mean)). */
export function normalizeColumnsBackward(
  g: Float32Array,
  x: Float32Array,
  mean: Float64Array,
  scale: Float64Array,
  inverse: Float64Array,
): { sum: Float64Array; along: Float64Array; gradient: Float32Array } {
  const columns = mean.length;
  const rows = x.length / columns;
  const desk = new Desk(3 * x.length + 8 * padded(columns) + 32);
  const [m, s] = [mean, scale].map((numbers) => desk.place(padded(columns), numbers)) as [number, number];
  const [atSum, atAlong] = [desk.place(2 * padded(columns)), desk.place(2 * padded(columns))];
  const [atG, atX, to] = [desk.place(x.length + 4, g), desk.place(x.length + 4, x), desk.place(x.length + 4)];
  kernels.normalizeSums(atG, atX, rows, columns, m, atSum, atAlong);
  const [sum, along] = [desk.doubles(atSum, columns), desk.doubles(atAlong, columns)];
  const means = [sum.map((v) => v / rows), along.map((v, c) => (v / rows) * inverse[c]!)];
  const [c1, c2] = means.map((numbers) => desk.place(padded(columns), numbers)) as [number, number];
  kernels.normalizeBackward(atG, atX, to, rows, columns, m, s, c1, c2);
  return { sum, along, gradient: desk.floats(to, x.length) };
}
