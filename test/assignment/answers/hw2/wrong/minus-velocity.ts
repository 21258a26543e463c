// loses q2: "the sign of the velocity"
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  const v = (state.v ?? zerosLike(w)).mul(options.momentum).sub(dw.mul(options.lr));
  return { w: w.sub(v), state: { v } };
}
