// The same by other formulas.
// %% answer="q1"
function sigmoid(x: Tensor): Tensor {
  return x.div(2).tanh().add(1).div(2); // σ(x) = (1 + tanh(x/2)) / 2
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  return upstream.div(x.div(2).cosh().square().mul(4)); // σ'(x) = 1 / (4 cosh²(x/2))
}
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  return x.maximum(x.mul(0.05)); // as the slope is less than 1
}

function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  const half = x.sign().add(1).div(2);
  return upstream.mul(half.mul(1 - 0.05).add(0.05));
}
// %% answer="q3"
function xavierDeviation([fanIn, fanOut]: number[]): number {
  return 1 / Math.sqrt((fanIn + fanOut) / 2); // one over the root of the mean
}

function heDeviation(shape: number[], a: number): number {
  return Math.SQRT2 / Math.sqrt(shape[0]) / Math.sqrt(1 + a ** 2);
}

function uniformBound(deviation: number): number {
  return (Math.sqrt(12) * deviation) / 2;
}
// %% answer="q4"
function statistics(x: Tensor, zs: Tensor[], activation: 'tanh' | 'relu') {
  const deviation = { tanh: xavierDeviation, relu: (shape: number[]) => heDeviation(shape, 0) }[activation];
  const result: { mean: number; deviation: number }[] = [];
  for (let l = 0, h = x; l < zs.length; l++) {
    const z = h.matmul(zs[l]).mul(deviation([...zs[l].shape]));
    h = activation === 'relu' ? z.abs().add(z).div(2) : z.tanh();
    const mean = h.mean().item();
    result.push({ mean, deviation: Math.sqrt(h.square().mean().item() - mean * mean) }); // Var = E[h²] − E[h]²
  }
  return result;
}
// %% answer="q5"
function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const [z1, z2] = [x.matmul(w1), x.matmul(w1).tanh().matmul(w2)];
  const slope = (z: Tensor) => z.cosh().pow(-2); // tanh' = 1/cosh²
  const g2 = upstream.mul(slope(z2));
  const g1 = w2.matmul(g2.T).T.mul(slope(z1)); // (W Gᵀ)ᵀ = G Wᵀ
  return { dx: w1.matmul(g1.T).T, dw1: g1.T.matmul(x).T, dw2: g2.T.matmul(z1.tanh()).T };
}

// %% answer="q6"
import { log10 } from 'lectern/math';

function layersUntil(fanIn: number, s: number): number {
  const perLayer = log10(s) + log10(fanIn / 2) / 2;
  return perLayer < 0 ? Math.ceil(-3 / perLayer) : Infinity;
}
