// loses q2: "the way through the variance is missing"
// %% answer="q2"
function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const { mean, variance } = batchnorm(x, gamma, gamma, eps);
  const sigma = variance.add(eps).sqrt();
  const hat = x.sub(mean).div(sigma);
  const dhat = dout.mul(gamma);
  return { dx: dhat.sub(dhat.mean(0)).div(sigma), dgamma: dout.mul(hat).sum(0), dbeta: dout.sum(0) };
}
