// Matrices instead of sums: the gradient is what is left of it when two directions are taken away.
// %% answer="q2"
import { eye, ones as allOnes, stack } from 'lectern';

function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const n = x.shape[0];
  const one = allOnes([n, 1], { dtype: 'float64' });
  const centring = eye(n, { dtype: 'float64' }).sub(one.matmul(one.T).div(n));
  const centred = centring.matmul(x);
  const columns = gamma.tolist() as number[];
  const dx = columns.map((g, j) => {
    const c = centred.select(1, j);
    const sigma = Math.sqrt(c.dot(c).item() / n + eps);
    const hat = c.div(sigma);
    const jacobi = centring.sub(hat.outer(hat).div(n)).mul(g / sigma);
    return jacobi.mv(dout.select(1, j));
  });
  const sigma = centred.square().mean(0).add(eps).sqrt();
  return {
    dx: stack(dx, 1),
    dgamma: dout.T.matmul(centred.div(sigma)).diagonal(),
    dbeta: one.T.matmul(dout).reshape(-1),
  };
}
// %% answer="q6"
function averageOverMasks(x: number[], w: number[], p: number) {
  const n = x.length;
  const products = x.map((xi, i) => xi * w[i]);
  const masks = [...Array(2 ** n).keys()].map((m) => m.toString(2).padStart(n, '0').split('').map(Number));
  const chances = masks.map((m) => m.map((bit) => (bit ? p : 1 - p)).reduce((a, b) => a * b));
  const sums = tensor(masks, { dtype: 'float64' }).mv(tensor(products, { dtype: 'float64' }));
  const weights = tensor(chances, { dtype: 'float64' });
  return { linear: weights.dot(sums).item(), relu: weights.dot(sums.relu()).item() };
}
// %% answer="q7"
import { zerosLike as emptyLike } from 'lectern';

function layer(x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) {
  const y = batchnorm(x.matmul(w), gamma, beta, 1e-5).out;
  return where(y.gt(0), dropout(y, u), emptyLike(y));
}
function layerBackward(dout: Tensor, x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) {
  const z = x.matmul(w);
  const y = batchnorm(z, gamma, beta, 1e-5).out;
  // ReLU and dropout multiply by 0 or a number: their order makes no difference on the way back
  const dy = dropoutBackward(where(y.gt(0), dout, emptyLike(dout)), u);
  const bn = batchnormBackward(dy, z, gamma, 1e-5);
  return { dx: bn.dx.matmul(w.T), dw: x.T.matmul(bn.dx), dgamma: bn.dgamma, dbeta: bn.dbeta };
}
