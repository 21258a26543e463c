// Changes tensors in place.
// %% answer="q1"
function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const mean = x.mean(0);
  x = x.clone();
  x.sub_(mean);
  const variance = x.square().mean(0);
  x.div_(variance.clone().add_(eps).sqrt_());
  return { out: x.mul_(gamma).add_(beta), mean, variance };
}
// %% answer="q3"
function updated(running: { mean: Tensor; variance: Tensor }, x: Tensor) {
  const n = x.shape[0];
  running.mean.mul_(0.9).add_(x.mean(0).mul_(1 - 0.9));
  running.variance.mul_(0.9).add_(x.var(0).mul_(((n - 1) / n) * (1 - 0.9)));
  return running;
}

function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, running: any, eps: number) {
  x.sub_(running.mean).div_(running.variance.add_(eps).sqrt_());
  x.mul_(gamma).add_(beta);
  return x;
}
// %% answer="q4"
function dropout(x: Tensor, u: Tensor): Tensor {
  return x.maskedFill_(u.ge(0.8), 0).div_(0.8);
}

function dropoutTest(x: Tensor): Tensor {
  return x;
}
// %% answer="q5"
function dropoutBackward(dout: Tensor, u: Tensor): Tensor {
  dout.mul_(1.25);
  dout.maskedFill_(u.lt(0.8).logicalNot(), 0);
  return dout;
}
