// Right in the first step only.
// loses q5: "β for its power"
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  const t = (state.t ?? 0) + 1;
  const m = (state.m ?? zerosLike(w)).mul(beta1).add(dw.mul(1 - beta1));
  const v = (state.v ?? zerosLike(w)).mul(beta2).add(dw.square().mul(1 - beta2));
  const mHat = m.div(1 - beta1);
  const vHat = v.div(1 - beta2);
  return { w: w.sub(mHat.mul(lr).div(vHat.sqrt().add(eps))), state: { m, v, t } };
}
