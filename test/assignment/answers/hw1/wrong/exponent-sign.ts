// loses q1: "sign of the exponent"
// %% answer="q1"
function sigmoid(x: Tensor): Tensor {
  return x.exp().add(1).reciprocal();
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  const s = sigmoid(x);
  return upstream.mul(s).mul(s.neg().add(1)); // the same for -x
}
