// loses q7: "the state is forgotten"
// %% answer="q7"
function path(start: number[], steps: number, method: string) {
  const places = [start];
  let w = tensor(start, { dtype: 'float64' });
  for (let i = 0; i < steps; i++) {
    const g = w.mul(tensor([1, 25], { dtype: 'float64' }));
    w =
      method === 'adam'
        ? adam(w, g, {}, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 }).w
        : momentum(w, g, {}, { lr: 0.02, momentum: 0.9 }).w;
    places.push(w.tolist() as number[]);
  }
  return places;
}
