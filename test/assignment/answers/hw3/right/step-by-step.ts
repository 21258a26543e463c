// The computational graph of the paper, node by node.
// %% answer="q2"
function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const n = x.shape[0];
  const mean = x.mean(0);
  const centred = x.sub(mean);
  const variance = centred.square().mean(0);
  const root = variance.add(eps).sqrt();
  const inverse = root.reciprocal();
  const hat = centred.mul(inverse);

  const dbeta = dout.sum(0);
  const dgamma = dout.mul(hat).sum(0);
  const dhat = dout.mul(gamma);
  const dinverse = dhat.mul(centred).sum(0);
  const droot = dinverse.neg().div(root.square());
  const dvariance = droot.mul(0.5).div(root);
  const dsquares = dvariance.div(n); // the same for each sample
  const dcentred = dhat.mul(inverse).add(centred.mul(2).mul(dsquares));
  const dmean = dcentred.sum(0).neg();
  const dx = dcentred.add(dmean.div(n));
  return { dx, dgamma, dbeta };
}
// %% answer="q7"
function layer(x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor): Tensor {
  const z = x.matmul(w);
  const { out: y } = batchnorm(z, gamma, beta, 1e-5);
  const h = y.clamp({ min: 0 });
  return dropout(h, u);
}

function layerBackward(dout: Tensor, x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor) {
  const z = x.matmul(w);
  const h = layer(x, w, gamma, beta, u);
  const dh = dropoutBackward(dout, u);
  const dy = dh.mul(h.gt(0).to('float64')); // what was dropped has no gradient anyway
  const { dx: dz, ...others } = batchnormBackward(dy, z, gamma, 1e-5);
  return { ...others, dw: dz.T.matmul(x).T, dx: w.matmul(dz.T).T };
}
