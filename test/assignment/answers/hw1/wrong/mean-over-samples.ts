// loses q5: "averaged over the samples"
// %% answer="q5"
function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const n = x.shape[0];
  const h1 = x.matmul(w1).tanh();
  const h2 = h1.matmul(w2).tanh();
  const dz2 = upstream.mul(h2.square().neg().add(1));
  const dz1 = dz2.matmul(w2.T).mul(h1.square().neg().add(1));
  return { dx: dz1.matmul(w1.T), dw1: x.T.matmul(dz1).div(n), dw2: h1.T.matmul(dz2).div(n) };
}
