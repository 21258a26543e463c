// Functions of one number first, then of all.
// %% answer="q1"
import { exp } from 'lectern/math';

/** Never the exponential of a large number. */
const one = (x: number) => (x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)));
const all = (x: Tensor, values: number[]) => tensor(values, { dtype: 'float64' }).reshape(...x.shape);

function sigmoid(x: Tensor) {
  return all(x, Array.from(x.data, one));
}
function sigmoidBackward(upstream: Tensor, x: Tensor) {
  const numbers = [...upstream.data].map((g, i) => g * one(x.data[i]) * one(-x.data[i])); // 1 − σ(x) = σ(−x)
  return all(x, numbers);
}
// %% answer="q2"
const ALPHA = 0.05;
const slopeAt = (x: number) => (x > 0 ? 1 : ALPHA);

function leakyRelu(x: Tensor) {
  return tensor(
    Array.from(x.data, (value) => slopeAt(value) * value),
    { dtype: 'float64' },
  ).view(...x.shape);
}
function leakyReluBackward(upstream: Tensor, x: Tensor) {
  return tensor(Array.from(x.data, slopeAt), { dtype: 'float64' })
    .view(...x.shape)
    .mul(upstream);
}
// %% answer="q4"
function statistics(x: Tensor, zs: Tensor[], activation: string) {
  const f = activation === 'relu' ? (value: number) => (value > 0 ? value : 0) : Math.tanh;
  const rule = activation === 'relu' ? (shape: number[]) => heDeviation(shape, 0) : xavierDeviation;
  let [n, h] = [x.shape[0], [...x.data]];
  return zs.map((z) => {
    const [rows, columns] = z.shape;
    const sigma = rule([rows, columns]);
    const next: number[] = [];
    for (let i = 0; i < n; i++)
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = rows - 1; k >= 0; k--) sum += h[i * rows + k] * z.data[k * columns + j] * sigma;
        next.push(f(sum));
      }
    h = next;
    let [mean, m2, count] = [0, 0, 0]; // Welford
    for (const value of h) {
      const before = value - mean;
      mean += before / ++count;
      m2 += before * (value - mean);
    }
    return { mean, deviation: Math.sqrt(m2 / count) };
  });
}
