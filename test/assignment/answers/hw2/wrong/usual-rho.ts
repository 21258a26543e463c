// Takes 0.9, as it is usual.
// loses q3
// %% answer="q3"
function nesterov(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number }) {
  const old = state.v ?? zerosLike(w);
  const v = old.mul(0.9).sub(dw.mul(options.lr));
  return { w: w.sub(old.mul(0.9)).add(v.mul(1.9)), state: { v } };
}
