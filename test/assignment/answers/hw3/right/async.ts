// Functions that give promises.
// %% answer="q1"
async function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const [mean, variance] = await Promise.all([x.mean(0), x.var({ dim: 0, correction: 0 })]);
  const scale = gamma.div(variance.add(eps).sqrt());
  return { mean, variance, out: x.mul(scale).add(beta.sub(mean.mul(scale))) };
}
// %% answer="q2"
async function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const { out: hat, variance } = await batchnorm(x, gamma.mul(0).add(1), gamma.mul(0), eps);
  const dgamma = hat.mul(dout).sum(0);
  const dbeta = dout.sum({ dim: 0 });
  const rest = dbeta.add(hat.mul(dgamma)).div(-x.shape[0]).add(dout);
  return { dx: rest.mul(gamma).div(variance.add(eps).sqrt()), dgamma, dbeta };
}
// %% answer="q7"
const layer = async (x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) => {
  const { out } = await batchnorm(x.matmul(w), gamma, beta, 1e-5);
  return await dropout(out.relu(), u);
};
const layerBackward = async (dout: Tensor, x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) => {
  const z = x.matmul(w);
  const { out } = await batchnorm(z, gamma, beta, 1e-5);
  const through = out.sign().clamp({ min: 0 });
  const { dx, dgamma, dbeta } = await batchnormBackward((await dropoutBackward(dout, u)).mul(through), z, gamma, 1e-5);
  return { dx: dx.matmul(w.T), dw: x.T.matmul(dx), dgamma, dbeta };
};
