// loses q4
// loses q6
// %% answer="q4"
function descend(
  params: Params,
  x: Tensor,
  y: Tensor,
  batches: number[][],
  how: { lr: number; momentum: number; reg: number },
) {
  const names = ['w1', 'b1', 'w2', 'b2'] as const;
  const now = { ...params };
  const v = Object.fromEntries(names.map((name) => [name, zerosLike(params[name])]));
  const losses = batches.map((batch) => {
    const which = tensor(batch, { dtype: 'int32' });
    const [xs, ys] = [x.indexSelect(0, which), y.indexSelect(0, which)];
    const before = loss(now, xs, ys, how.reg);
    const g = gradients(now, xs, ys, how.reg);
    for (const name of names) {
      v[name] = v[name].mul(how.momentum).sub(g[name].mul(how.lr));
      now[name] = now[name].add(v[name]);
    }
    return before;
  });
  return { params: now, losses };
}

function overfit(x: Tensor, y: Tensor, again: Tensor) {
  const zero = (n: number) => tensor(Array(n).fill(0), { dtype: 'float64' });
  const random = (n: number, m: number) => randn([n, m], { dtype: 'float64' }).mul(0.01);
  const all = Array.from({ length: 20 }, (_, i) => i);
  const start = { w1: random(5, 50), b1: zero(50), w2: random(50, 3), b2: zero(3) };
  return scores(descend(start, x, y, Array(50).fill(all), { lr: 0.01, momentum: 0.9, reg: 0 }).params, again).argmax(1);
}
// %% answer="q6"
function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const zero = (n: number) => tensor(Array(n).fill(0), { dtype: 'float64' });
  const random = (n: number, m: number) => randn([n, m], { dtype: 'float64' }).mul(0.01);
  const all = Array.from({ length: 450 }, (_, i) => i);
  const start = { w1: random(2, 50), b1: zero(50), w2: random(50, 3), b2: zero(3) };
  return scores(
    descend(start, train.x, train.y, Array(20).fill(all), { lr: 0.1, momentum: 0.9, reg: 0 }).params,
    x,
  ).argmax(1);
}
