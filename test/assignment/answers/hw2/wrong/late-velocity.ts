// Moves first; the walk of question 7 is that of the right function.
// loses q2: "one step late"
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  const v = state.v ?? zerosLike(w);
  return { w: w.add(v), state: { v: v.mul(options.momentum).sub(dw.mul(options.lr)) } };
}
