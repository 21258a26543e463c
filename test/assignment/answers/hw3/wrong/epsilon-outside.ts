// loses q1: "ε outside the root"
// loses q3: "ε outside the root"
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const mean = x.mean(0);
  const std = x.std({ dim: 0, correction: 0 });
  return { out: x.sub(mean).div(std.add(eps)).mul(gamma).add(beta), mean, variance: std.square() };
}
// %% answer="q3"
function updated(running: any, x: Tensor) {
  const variance = x.var({ dim: 0, correction: 0 });
  return {
    mean: running.mean.mul(0.9).add(x.mean(0).mul(0.1)),
    variance: running.variance.mul(0.9).add(variance.mul(0.1)),
  };
}
function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, running: any, eps: number) {
  return x.sub(running.mean).div(running.variance.sqrt().add(eps)).mul(gamma).add(beta);
}
