// Takes the number for what PyTorch calls momentum.
// loses q3: "ρ and 1 − ρ exchanged"
// %% answer="q3"
function updated(running: any, x: Tensor) {
  const momentum = 0.9;
  return {
    mean: running.mean.mul(1 - momentum).add(x.mean(0).mul(momentum)),
    variance: running.variance.mul(1 - momentum).add(x.var({ dim: 0, correction: 0 }).mul(momentum)),
  };
}
function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, running: any, eps: number) {
  return x.sub(running.mean).div(running.variance.add(eps).sqrt()).mul(gamma).add(beta);
}
