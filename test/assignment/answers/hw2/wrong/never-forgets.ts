// loses q4: "AdaGrad: nothing is forgotten"
// %% answer="q4"
function rmsprop(w: Tensor, dw: Tensor, state: { cache?: Tensor }, { lr, eps }: any) {
  const cache = (state.cache ?? zerosLike(w)).add(dw.square());
  return { w: w.sub(dw.mul(lr).div(cache.sqrt().add(eps))), state: { cache } };
}
