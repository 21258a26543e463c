// loses q1: "the upstream gradient is left out"
// loses q2: "the upstream gradient is left out"
// %% answer="q1"
function sigmoid(x: Tensor): Tensor {
  return x.neg().exp().add(1).reciprocal();
}

function sigmoidBackward(_upstream: Tensor, x: Tensor): Tensor {
  const s = sigmoid(x);
  return s.sub(s.square());
}
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  return where(x.gt(0), x, x.mul(0.05));
}

function leakyReluBackward(_upstream: Tensor, x: Tensor): Tensor {
  return x.gt(0).to('float64').clamp({ min: 0.05 });
}
