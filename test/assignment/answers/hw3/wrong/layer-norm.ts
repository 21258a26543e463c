// Normalises each sample over its units.
// loses q1: "along the wrong axis"
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const mean = x.mean({ dim: 1, keepdim: true });
  const variance = x.var({ dim: 1, keepdim: true, correction: 0 });
  const out = x.sub(mean).div(variance.add(eps).sqrt()).mul(gamma).add(beta);
  return { out, mean: mean.squeeze(1), variance: variance.squeeze(1) };
}
