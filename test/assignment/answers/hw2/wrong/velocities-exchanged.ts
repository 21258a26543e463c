// loses q3: "old and new velocity exchanged"
// %% answer="q3"
function nesterov(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number }) {
  const v = state.v ?? zerosLike(w);
  const vPrev = v.mul(0.85).sub(dw.mul(options.lr));
  return { w: w.sub(vPrev.mul(0.85)).add(v.mul(1 + 0.85)), state: { v: vPrev } };
}
