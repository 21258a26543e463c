// loses q3: "mean and variance of the test batch"
// %% answer="q3"
function updated(running: any, x: Tensor) {
  const variance = x.var({ dim: 0, correction: 0 });
  return {
    mean: running.mean.mul(0.9).add(x.mean(0).mul(0.1)),
    variance: running.variance.mul(0.9).add(variance.mul(0.1)),
  };
}
function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, _running: any, eps: number) {
  return x
    .sub(x.mean(0))
    .div(x.var({ dim: 0, correction: 0 }).add(eps).sqrt())
    .mul(gamma)
    .add(beta);
}
