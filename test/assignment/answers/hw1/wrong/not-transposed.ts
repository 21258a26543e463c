// loses q5: "the weights are not transposed"
// %% answer="q5"
function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const h1 = x.matmul(w1).tanh();
  const h2 = h1.matmul(w2).tanh();
  const dz2 = upstream.mul(h2.square().neg().add(1));
  const dz1 = dz2.matmul(w2).mul(h1.square().neg().add(1));
  return { dx: dz1.matmul(w1), dw1: x.T.matmul(dz1), dw2: h1.T.matmul(dz2) };
}
