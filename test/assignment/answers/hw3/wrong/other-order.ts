// loses q7: "the ReLU before batch norm"
// %% answer="q7"
function layer(x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) {
  return dropout(batchnorm(x.matmul(w).relu(), gamma, beta, 1e-5).out, u);
}
function layerBackward(dout: Tensor, x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) {
  const z = x.matmul(w);
  const dy = where(batchnorm(z, gamma, beta, 1e-5).out.gt(0), dropoutBackward(dout, u), 0);
  const { dx: dz, dgamma, dbeta } = batchnormBackward(dy, z, gamma, 1e-5);
  return { dx: dz.matmul(w.T), dw: x.T.matmul(dz), dgamma, dbeta };
}
