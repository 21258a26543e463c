// loses q1: "the variance for the deviation"
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const mean = x.mean(0);
  const variance = x.sub(mean).square().mean(0);
  return { out: x.sub(mean).div(variance.add(eps)).mul(gamma).add(beta), mean, variance };
}
