// The same by other formulas.
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const n = x.shape[0];
  const mean = x.mean(0);
  const variance = x.square().sum(0).div(n).sub(mean.square()); // E[x²] − E[x]²
  const scale = variance.add(eps).pow(-0.5).mul(gamma);
  return { out: x.mul(scale).sub(mean.mul(scale)).add(beta), mean, variance };
}
// %% answer="q3"
function updated(running: any, x: Tensor) {
  const n = x.shape[0];
  const mean = running.mean.add(x.mean(0).sub(running.mean).mul(0.1)); // a tenth of the way
  const variance = running.variance.sub(
    running.variance
      .sub(
        x
          .std(0)
          .square()
          .mul(1 - 1 / n),
      )
      .mul(0.1),
  );
  return { mean, variance };
}
function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, running: any, eps: number) {
  const slope = gamma.mul(running.variance.add(eps).rsqrt());
  return x.mul(slope).add(beta.sub(slope.mul(running.mean)));
}
// %% answer="q4"
function dropout(x: Tensor, u: Tensor) {
  const on = u.sub(0.8).sign().sub(1).div(-2); // 1 below, 0 above
  return x.mul(on).mul(5 / 4);
}
function dropoutTest(x: Tensor) {
  return x.mul(1);
}
// %% answer="q5"
function dropoutBackward(dout: Tensor, u: Tensor) {
  return dout.mul(u.floorDivide(0.8).neg().add(1)).mul(1.25);
}
// %% answer="q6"
function averageOverMasks(x: number[], w: number[], p: number) {
  // the linear mean needs no masks: each term is there with probability p
  const linear = p * x.reduce((sum, xi, i) => sum + xi * w[i], 0);
  let relu = 0;
  const visit = (i: number, sum: number, chance: number) => {
    if (i === x.length) relu += sum > 0 ? chance * sum : 0;
    else {
      visit(i + 1, sum, chance * (1 - p));
      visit(i + 1, sum + x[i] * w[i], chance * p);
    }
  };
  visit(0, 0, 1);
  return { linear, relu };
}
