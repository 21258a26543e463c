// loses q2: "the sign of the upstream gradient decides"
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  return where(x.gt(0), x, x.mul(0.05));
}

function leakyReluBackward(upstream: Tensor, _x: Tensor): Tensor {
  return leakyRelu(upstream);
}
