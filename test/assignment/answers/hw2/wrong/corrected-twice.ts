// loses q5: "the corrected means are kept"
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  const t = (state.t ?? 0) + 1;
  let m = (state.m ?? zerosLike(w)).mul(beta1).add(dw.mul(1 - beta1));
  let v = (state.v ?? zerosLike(w)).mul(beta2).add(dw.square().mul(1 - beta2));
  m = m.div(1 - pow(beta1, t));
  v = v.div(1 - pow(beta2, t));
  return { w: w.sub(m.mul(lr).div(v.sqrt().add(eps))), state: { m, v, t } };
}
