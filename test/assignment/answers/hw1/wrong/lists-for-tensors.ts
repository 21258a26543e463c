// loses q1
// %% answer="q1"
function sigmoid(x: Tensor) {
  return Array.from(x.data, (one) => 1 / (1 + Math.exp(-one)));
}

function sigmoidBackward(upstream: Tensor, x: Tensor) {
  return sigmoid(x).map((s, i) => upstream.data[i] * s * (1 - s));
}
