// Changes weights and states in place.
// %% answer="q1"
function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  const batch = gradients.shape[0];
  for (const g of gradients.unbind(0)) w.sub_(g.mul(lr / batch));
  return w;
}
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  state.v ??= zerosLike(w);
  state.v.mul_(options.momentum).sub_(dw.mul_(options.lr));
  return { w: w.add_(state.v), state };
}
// %% answer="q4"
function rmsprop(w: Tensor, dw: Tensor, state: { cache?: Tensor }, o: { lr: number; decay: number; eps: number }) {
  if (state.cache === undefined) state.cache = zerosLike(w);
  const square = dw.clone().square_();
  state.cache.mul_(o.decay).add_(square.mul_(1 - o.decay));
  const root = state.cache.clone().sqrt_().add_(o.eps);
  w.sub_(dw.div_(root).mul_(o.lr));
  return { w, state };
}
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, options: any) {
  if (!('t' in state)) Object.assign(state, { t: 0, m: zerosLike(w), v: zerosLike(w) });
  state.t++;
  state.m.mul_(options.beta1).add_(dw.mul(1 - options.beta1));
  state.v.mul_(options.beta2).add_(dw.mul(dw).mul_(1 - options.beta2));
  const below = state.v
    .div(1 - options.beta2 ** state.t)
    .sqrt_()
    .add_(options.eps);
  const above = state.m.div(1 - options.beta1 ** state.t).mul_(options.lr);
  w.sub_(above.div_(below));
  return { w, state };
}
