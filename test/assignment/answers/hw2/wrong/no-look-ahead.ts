// loses q3: "momentum without the look-ahead"
// %% answer="q3"
function nesterov(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number }) {
  const v = (state.v ?? zerosLike(w)).mul(0.85).sub(dw.mul(options.lr));
  return { w: w.add(v), state: { v } };
}
