// loses q1: "the input for the output"
// %% answer="q1"
function sigmoid(x: Tensor): Tensor {
  return tensor(1, { dtype: 'float64' }).div(x.neg().exp().add(1));
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  const slope = x.mul(x.neg().add(1)); // as if x were σ(x) already
  return upstream.mul(slope);
}
