// loses q2: "dγ and dβ averaged over the samples"
// %% answer="q2"
function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const sigma = x.var({ dim: 0, correction: 0 }).add(eps).sqrt();
  const hat = x.sub(x.mean(0)).div(sigma);
  const [dbeta, dgamma] = [dout.mean(0), dout.mul(hat).mean(0)];
  return { dx: gamma.div(sigma).mul(dout.sub(dbeta).sub(hat.mul(dgamma))), dgamma, dbeta };
}
