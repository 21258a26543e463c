// loses q2: "sums for means in dx"
// %% answer="q2"
function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const sigma = x.var({ dim: 0, correction: 0 }).add(eps).sqrt();
  const hat = x.sub(x.mean(0)).div(sigma);
  const [dbeta, dgamma] = [dout.sum(0), dout.mul(hat).sum(0)];
  return { dx: gamma.div(sigma).mul(dout.sub(dbeta).sub(hat.mul(dgamma))), dgamma, dbeta };
}
