// Everything in float32, as tensor() makes it.
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const narrow = x.float();
  const mean = narrow.mean(0);
  const variance = narrow.sub(mean).square().mean(0);
  const hat = narrow.sub(mean).div(variance.add(eps).sqrt());
  return { out: hat.mul(gamma.float()).add(beta.float()), mean, variance };
}
// %% answer="q2"
function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const [g, a, c] = [dout, x, gamma].map((one) => one.float());
  const n = a.shape[0];
  const sigma = a.var({ dim: 0, correction: 0 }).add(eps).sqrt();
  const hat = a.sub(a.mean(0)).div(sigma);
  const [dbeta, dgamma] = [g.sum(0), g.mul(hat).sum(0)];
  const dx = c.div(sigma).mul(g.sub(dbeta.div(n)).sub(hat.mul(dgamma.div(n))));
  return { dx, dgamma, dbeta };
}
// %% answer="q3"
function updated(running: any, x: Tensor) {
  const of = (old: Tensor, now: Tensor) => old.float().mul(0.9).add(now.mul(0.1));
  const narrow = x.float();
  return {
    mean: of(running.mean, narrow.mean(0)),
    variance: of(running.variance, narrow.var({ dim: 0, correction: 0 })),
  };
}
function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, running: any, eps: number) {
  const sigma = running.variance.float().add(eps).sqrt();
  return x.float().sub(running.mean.float()).div(sigma).mul(gamma.float()).add(beta.float());
}
// %% answer="q4"
const dropout = (x: Tensor, u: Tensor) => x.float().mul(where(u.lt(0.8), tensor(1 / 0.8), tensor(0)));
const dropoutTest = (x: Tensor) => x.float();
// %% answer="q5"
const dropoutBackward = (dout: Tensor, u: Tensor) => dout.float().mul(where(u.lt(0.8), tensor(1 / 0.8), tensor(0)));
// %% answer="q7"
function layer(x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) {
  return dropout(batchnorm(x.float().matmul(w.float()), gamma, beta, 1e-5).out.relu(), u);
}
function layerBackward(dout: Tensor, x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) {
  const [a, b] = [x.float(), w.float()];
  const z = a.matmul(b);
  const gate = batchnorm(z, gamma, beta, 1e-5).out.gt(0).to('float32');
  const back = batchnormBackward(dropoutBackward(dout, u).mul(gate), z, gamma, 1e-5);
  return { dx: back.dx.matmul(b.T), dw: a.T.matmul(back.dx), dgamma: back.dgamma, dbeta: back.dbeta };
}
