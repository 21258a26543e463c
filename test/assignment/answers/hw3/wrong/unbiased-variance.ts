// loses q1: "the variance divided by N − 1"
// loses q3: "the variance divided by N − 1"
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const mean = x.mean(0);
  const variance = x.var(0);
  return { out: x.sub(mean).div(variance.add(eps).sqrt()).mul(gamma).add(beta), mean, variance };
}
// %% answer="q3"
function updated(running: any, x: Tensor) {
  return {
    mean: running.mean.mul(0.9).add(x.mean(0).mul(0.1)),
    variance: running.variance.mul(0.9).add(x.var(0).mul(0.1)),
  };
}
function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, running: any, eps: number) {
  return x.sub(running.mean).div(running.variance.add(eps).sqrt()).mul(gamma).add(beta);
}
