// loses q2: "γ is left out of dx"
// %% answer="q2"
function batchnormBackward(dout: Tensor, x: Tensor, _gamma: Tensor, eps: number) {
  const sigma = x.var({ dim: 0, correction: 0 }).add(eps).sqrt();
  const hat = x.sub(x.mean(0)).div(sigma);
  const n = x.shape[0];
  const [dbeta, dgamma] = [dout.sum(0), dout.mul(hat).sum(0)];
  return { dx: dout.sub(dbeta.div(n)).sub(hat.mul(dgamma).div(n)).div(sigma), dgamma, dbeta };
}
