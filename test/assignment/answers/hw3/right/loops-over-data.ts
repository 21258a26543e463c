// Loops over the numbers of a tensor.
// %% answer="q1"
import { zeros, zerosLike } from 'lectern';

function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const [n, d] = x.shape;
  const out = zerosLike(x);
  const mean = zeros([d], { dtype: 'float64' });
  const variance = zeros([d], { dtype: 'float64' });
  for (let j = 0; j < d; j++) {
    for (let i = 0; i < n; i++) mean.data[j] += x.data[i * d + j] / n;
    for (let i = 0; i < n; i++) variance.data[j] += (x.data[i * d + j] - mean.data[j]) ** 2 / n;
    const sigma = Math.sqrt(variance.data[j] + eps);
    for (let i = 0; i < n; i++)
      out.data[i * d + j] = gamma.data[j] * ((x.data[i * d + j] - mean.data[j]) / sigma) + beta.data[j];
  }
  return { out, mean, variance };
}
// %% answer="q2"
import { zerosLike as like } from 'lectern';

function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const [n, d] = x.shape;
  const { mean, variance } = batchnorm(x, gamma, gamma, eps);
  const [dx, dgamma, dbeta] = [like(x), like(gamma), like(gamma)];
  for (let j = 0; j < d; j++) {
    const sigma = Math.sqrt(variance.data[j] + eps);
    const hat = (i: number) => (x.data[i * d + j] - mean.data[j]) / sigma;
    for (let i = 0; i < n; i++) {
      dgamma.data[j] += dout.data[i * d + j] * hat(i);
      dbeta.data[j] += dout.data[i * d + j];
    }
    for (let i = 0; i < n; i++) {
      const own = n * dout.data[i * d + j] - dbeta.data[j] - hat(i) * dgamma.data[j];
      dx.data[i * d + j] = (gamma.data[j] / (n * sigma)) * own;
    }
  }
  return { dx, dgamma, dbeta };
}
// %% answer="q4"
function dropout(x: Tensor, u: Tensor): Tensor {
  const out = x.clone();
  for (let i = 0; i < out.data.length; i++) {
    if (u.data[i] < 0.8) out.data[i] /= 0.8;
    else out.data[i] = 0;
  }
  return out;
}

function dropoutTest(x: Tensor): Tensor {
  return x.clone();
}
// %% answer="q5"
function dropoutBackward(dout: Tensor, u: Tensor): Tensor {
  const dx = dout.clone();
  for (let i = 0; i < dx.data.length; i++) dx.data[i] = u.data[i] >= 0.8 ? 0 : dx.data[i] / 0.8;
  return dx;
}
