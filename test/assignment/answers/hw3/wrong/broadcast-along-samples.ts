// Gamma and beta along the samples; right where only shapes are looked at.
// loses q1
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const mean = x.mean(0);
  const variance = x.sub(mean).square().mean(0);
  const hat = x.sub(mean).div(variance.add(eps).sqrt());
  return { out: hat.mul(gamma.unsqueeze(1)).add(beta.unsqueeze(1)), mean, variance };
}
