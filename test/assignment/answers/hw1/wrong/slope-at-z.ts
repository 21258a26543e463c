// loses q5: "the slope at the input of tanh"
// %% answer="q5"
function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const z1 = x.matmul(w1);
  const z2 = z1.tanh().matmul(w2);
  const dz2 = upstream.mul(z2.square().neg().add(1));
  const dz1 = dz2.matmul(w2.T).mul(z1.square().neg().add(1));
  return { dx: dz1.matmul(w1.T), dw1: x.T.matmul(dz1), dw2: z1.tanh().T.matmul(dz2) };
}
