// Expects a velocity from the first step on.
// loses q2
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v: Tensor }, options: { lr: number; momentum: number }) {
  const v = state.v.mul(options.momentum).sub(dw.mul(options.lr));
  return { w: w.add(v), state: { v } };
}
