// loses q4: "decay and 1 − decay exchanged"
// %% answer="q4"
function rmsprop(w: Tensor, dw: Tensor, state: { cache?: Tensor }, { lr, decay, eps }: any) {
  const cache = (state.cache ?? zerosLike(w)).mul(1 - decay).add(dw.square().mul(decay));
  return { w: w.sub(dw.mul(lr).div(cache.sqrt().add(eps))), state: { cache } };
}
