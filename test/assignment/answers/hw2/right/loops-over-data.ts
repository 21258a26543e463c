// Loops over the numbers of a tensor.
// %% answer="q1"
function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  const result = w.clone();
  const [batch, d] = gradients.shape;
  for (let j = 0; j < d; j++) {
    let sum = 0;
    for (let i = 0; i < batch; i++) sum += gradients.data[i * d + j];
    result.data[j] -= (lr * sum) / batch;
  }
  return result;
}
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  const nextW = w.clone();
  const v = state.v ? state.v.clone() : zerosLike(w);
  for (let i = 0; i < w.numel(); i++) {
    v.data[i] = options.momentum * v.data[i] - options.lr * dw.data[i];
    nextW.data[i] += v.data[i];
  }
  return { w: nextW, state: { v } };
}
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  const t = state.t === undefined ? 1 : state.t + 1;
  const next = { m: zerosLike(w), v: zerosLike(w), t };
  const result = zerosLike(w);
  for (let i = 0; i < w.numel(); i++) {
    const g = dw.data[i];
    const m = beta1 * (state.m ? state.m.data[i] : 0) + (1 - beta1) * g;
    const v = beta2 * (state.v ? state.v.data[i] : 0) + (1 - beta2) * g * g;
    next.m.data[i] = m;
    next.v.data[i] = v;
    const mHat = m / (1 - Math.pow(beta1, t));
    const vHat = v / (1 - Math.pow(beta2, t));
    result.data[i] = w.data[i] - (lr * mHat) / (Math.sqrt(vHat) + eps);
  }
  return { w: result, state: next };
}
