// Lists of numbers.
// %% answer="q1"
function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  const rows = gradients.tolist() as number[][];
  const mean = rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j] / rows.length, 0));
  return tensor(
    (w.tolist() as number[]).map((wj, j) => wj - lr * mean[j]),
    { dtype: 'float64' },
  );
}
// %% answer="q3"
function nesterov(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number }) {
  const old = state.v ? [...state.v.data] : Array(w.numel()).fill(0);
  const v = old.map((vi, i) => 0.85 * vi - options.lr * dw.data[i]);
  const next = [...w.data].map((wi, i) => wi + v[i] + 0.85 * (v[i] - old[i]));
  const made = (list: number[]) => tensor(list, { dtype: 'float64' }).reshape([...w.shape]);
  return { w: made(next), state: { v: made(v) } };
}
// %% answer="q6"
function stepRatio(t: number, beta1: number, beta2: number) {
  return (1 - Math.exp(t * Math.log(beta1))) * (1 - Math.exp(t * Math.log(beta2))) ** -0.5;
}

function worstStep(beta1: number, beta2: number, steps: number) {
  const all = Array.from({ length: steps }, (_, i) => ({ t: i + 1, r: stepRatio(i + 1, beta1, beta2) }));
  all.sort((a, b) => b.r - a.r);
  return all[0].t;
}
// %% answer="q7"
function path(start: number[], steps: number, method: string) {
  const make = (list: number[]) => tensor(list, { dtype: 'float64' });
  let at: number[] = start;
  let memory = {};
  const places = [at];
  while (places.length <= steps) {
    const [x, y] = at;
    const result =
      method === 'adam'
        ? adam(make(at), make([x, 25 * y]), memory, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 })
        : momentum(make(at), make([x, 25 * y]), memory, { lr: 0.02, momentum: 0.9 });
    memory = result.state;
    at = [...result.w.data];
    places.push(at);
  }
  return places;
}
