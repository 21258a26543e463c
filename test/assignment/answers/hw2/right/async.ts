// Functions that give promises.
// %% answer="q2"
async function momentum(w: Tensor, dw: Tensor, { v: old }: { v?: Tensor }, { lr, momentum: rho }: any) {
  const pull = dw.mul(-lr);
  const v = old ? old.mul(rho).add(pull) : pull;
  return { w: w.add(v), state: { v } };
}
// %% answer="q5"
async function adam(w: Tensor, dw: Tensor, state: any, options: any) {
  const t = await Promise.resolve((state.t ?? 0) + 1);
  const [m, v] = await Promise.all(
    [
      [state.m, dw, options.beta1],
      [state.v, dw.square(), options.beta2],
    ].map(async ([mean, value, beta]) => (mean ?? zerosLike(w)).mul(beta).add(value.mul(1 - beta))),
  );
  const mHat = m.div(1 - options.beta1 ** t);
  const vHat = v.div(1 - options.beta2 ** t);
  return { state: { t, v, m }, w: w.sub(mHat.div(vHat.sqrt().add(options.eps)).mul(options.lr)) };
}
// %% answer="q7"
async function path(start: number[], steps: number, method: string) {
  const places = [start];
  let [w, state]: [Tensor, any] = [tensor(start, { dtype: 'float64' }), {}];
  for (let i = 1; i <= steps; i++) {
    const g = tensor([w.data[0], 25 * w.data[1]], { dtype: 'float64' });
    const result: any = await (method === 'momentum'
      ? momentum(w, g, state, { lr: 0.02, momentum: 0.9 })
      : adam(w, g, state, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 }));
    ({ w, state } = result);
    places[i] = [w.data[0], w.data[1]];
  }
  return places;
}
