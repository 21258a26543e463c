// Loops over the numbers of a tensor.
// %% answer="q1"
import { exp } from 'lectern/math';

function sigmoid(x: Tensor): Tensor {
  const values = new Float64Array(x.numel());
  for (let i = 0; i < values.length; i++) values[i] = 1 / (1 + exp(-x.data[i]));
  return tensor(values, { dtype: 'float64' }).reshape([...x.shape]);
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  const s = sigmoid(x).data;
  const values = new Float64Array(x.numel());
  for (let i = 0; i < values.length; i++) values[i] = upstream.data[i] * s[i] * (1 - s[i]);
  return tensor(values, { dtype: 'float64' }).reshape([...x.shape]);
}
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  const result = x.clone();
  for (let i = 0; i < result.data.length; i++) {
    if (result.data[i] < 0) result.data[i] *= 0.05;
  }
  return result;
}

function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  const result = upstream.clone();
  for (let i = 0; i < result.data.length; i++) {
    if (x.data[i] < 0) result.data[i] *= 0.05;
  }
  return result;
}
// %% answer="q4"
function statistics(x: Tensor, zs: Tensor[], activation: string) {
  const result = [];
  let h = x;
  for (const z of zs) {
    const s = activation === 'tanh' ? xavierDeviation(z.size()) : heDeviation(z.size(), 0);
    h = h.matmul(z).mul(s);
    h = activation === 'tanh' ? h.tanh() : h.relu();
    let sum = 0;
    for (const value of h.data) sum += value;
    const mean = sum / h.numel();
    let squares = 0;
    for (const value of h.data) squares += (value - mean) * (value - mean);
    result.push({ mean, deviation: Math.sqrt(squares / h.numel()) });
  }
  return result;
}
// %% answer="q6"
function layersUntil(fanIn: number, s: number): number {
  let rms = 1;
  for (let layer = 1; layer < 10000; layer++) {
    rms = rms * s * Math.sqrt(fanIn / 2);
    if (rms < 0.001) return layer;
  }
  return Infinity;
}
