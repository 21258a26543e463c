// loses q2: "the gradient is added to the velocity"
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  const v = (state.v ?? zerosLike(w)).mul(options.momentum).add(dw.mul(options.lr));
  return { w: w.add(v), state: { v } };
}
