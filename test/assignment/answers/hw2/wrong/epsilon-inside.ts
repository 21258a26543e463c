// As documents C and G print it.
// loses q4: "ε inside the root"
// loses q5: "ε inside the root"
// %% answer="q4"
function rmsprop(w: Tensor, dw: Tensor, state: { cache?: Tensor }, { lr, decay, eps }: any) {
  const cache = (state.cache ?? zerosLike(w)).mul(decay).add(dw.square().mul(1 - decay));
  return { w: w.sub(dw.mul(lr).div(cache.add(eps).sqrt())), state: { cache } };
}
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  const t = (state.t ?? 0) + 1;
  const m = (state.m ?? zerosLike(w)).mul(beta1).add(dw.mul(1 - beta1));
  const v = (state.v ?? zerosLike(w)).mul(beta2).add(dw.square().mul(1 - beta2));
  const vHat = v.div(1 - pow(beta2, t));
  return {
    w: w.sub(
      m
        .div(1 - pow(beta1, t))
        .mul(lr)
        .div(vHat.add(eps).sqrt()),
    ),
    state: { m, v, t },
  };
}
