// loses q2: "mean and variance taken for constants"
// %% answer="q2"
function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const { mean, variance } = batchnorm(x, gamma, gamma, eps);
  const sigma = variance.add(eps).sqrt();
  const hat = x.sub(mean).div(sigma);
  return { dx: dout.mul(gamma).div(sigma), dgamma: dout.mul(hat).sum(0), dbeta: dout.sum(0) };
}
