// loses q2: "the other form of the slides"
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  const v = (state.v ?? zerosLike(w)).mul(options.momentum).add(dw);
  return { w: w.sub(v.mul(options.lr)), state: { v } };
}
