// loses q7: "the start is missing"
// %% answer="q7"
function path(start: number[], steps: number, method: string) {
  const places = [];
  let [w, state]: [Tensor, any] = [tensor(start, { dtype: 'float64' }), {}];
  for (let i = 0; i < steps; i++) {
    const g = w.mul(tensor([1, 25], { dtype: 'float64' }));
    const next =
      method === 'adam'
        ? adam(w, g, state, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 })
        : momentum(w, g, state, { lr: 0.02, momentum: 0.9 });
    [w, state] = [next.w, next.state];
    places.push(w.tolist() as number[]);
  }
  return places;
}
