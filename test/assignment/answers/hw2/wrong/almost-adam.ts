// "Adam (almost)".
// loses q5: "the bias correction is missing"
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  const m = (state.m ?? zerosLike(w)).mul(beta1).add(dw.mul(1 - beta1));
  const v = (state.v ?? zerosLike(w)).mul(beta2).add(dw.square().mul(1 - beta2));
  return { w: w.sub(m.mul(lr).div(v.sqrt().add(eps))), state: { m, v, t: (state.t ?? 0) + 1 } };
}
