// Everything in float32, as tensor() makes it.
// %% answer="q1"
const sgd = (w: Tensor, gradients: Tensor, lr: number) =>
  w.float().sub(
    gradients
      .float()
      .sum(0)
      .mul(lr / gradients.shape[0]),
  );
// %% answer="q2"
function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: any) {
  const v = tensor([...(state.v ?? zerosLike(w)).data])
    .reshape([...w.shape])
    .mul(options.momentum);
  v.sub_(dw.float().mul(options.lr));
  return { w: w.float().add(v), state: { v } };
}
// %% answer="q3"
function nesterov(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: any) {
  const old = (state.v ?? zerosLike(w)).float();
  const v = old.mul(0.85).sub(dw.float().mul(options.lr));
  return { w: w.float().sub(old.mul(0.85)).add(v.mul(1.85)), state: { v } };
}
// %% answer="q4"
function rmsprop(w: Tensor, dw: Tensor, state: { cache?: Tensor }, { lr, decay, eps }: any) {
  const g = dw.float();
  const cache = (state.cache ?? zerosLike(w))
    .float()
    .mul(decay)
    .add(g.square().mul(1 - decay));
  return { w: w.float().sub(g.mul(lr).div(cache.sqrt().add(eps))), state: { cache } };
}
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  const t = (state.t ?? 0) + 1;
  const g = dw.float();
  const m = (state.m ?? zerosLike(w))
    .float()
    .mul(beta1)
    .add(g.mul(1 - beta1));
  const v = (state.v ?? zerosLike(w))
    .float()
    .mul(beta2)
    .add(g.square().mul(1 - beta2));
  const root = v.div(1 - pow(beta2, t)).sqrt();
  return {
    w: w.float().sub(
      m
        .div(1 - pow(beta1, t))
        .mul(lr)
        .div(root.add(eps)),
    ),
    state: { m, v, t },
  };
}
// %% answer="q7"
function path(start: number[], steps: number, method: string) {
  const places = [start];
  let w = tensor(start);
  let state: any = {};
  for (let i = 0; i < steps; i++) {
    const g = w.mul(tensor([1, 25]));
    const r =
      method === 'adam'
        ? adam(w, g, state, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 })
        : momentum(w, g, state, { lr: 0.02, momentum: 0.9 });
    [w, state] = [r.w, r.state];
    places.push(w.tolist() as number[]);
  }
  return places;
}
