// loses q2
// %% answer="q2"
function leakyRelu(x: Tensor): Tensor {
  return x.maximum(x.mul(0.01)); // as the slide has it
}

function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  return where(x.gt(0), upstream, upstream.mul(0.01));
}
