// Divides by 1 − β⁰ = 0 in the first step.
// loses q5: "the power is one too low"
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  let t = state.t ?? 0;
  const m = (state.m ?? zerosLike(w)).mul(beta1).add(dw.mul(1 - beta1));
  const v = (state.v ?? zerosLike(w)).mul(beta2).add(dw.square().mul(1 - beta2));
  const mHat = m.div(1 - pow(beta1, t));
  const vHat = v.div(1 - pow(beta2, t));
  t++;
  return { w: w.sub(mHat.mul(lr).div(vHat.sqrt().add(eps))), state: { m, v, t } };
}
