// loses q2: "a plain ReLU"
// loses q2: "the gradient of a plain ReLU"
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  return x.clamp({ min: 0 });
}

function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  return upstream.mul(x.gt(0).to('float64'));
}
