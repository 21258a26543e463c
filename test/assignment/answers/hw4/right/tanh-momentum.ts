// Hyperbolic tangents and momentum with a large rate; the loop changes its own copies in place.
// %% answer="q4"
function descend(
  params: Params,
  x: Tensor,
  y: Tensor,
  batches: number[][],
  how: { lr: number; momentum: number; reg: number },
) {
  const names = ['w1', 'b1', 'w2', 'b2'] as const;
  const now = Object.fromEntries(names.map((name) => [name, params[name].clone()]));
  const v = Object.fromEntries(names.map((name) => [name, params[name].mul(0)]));
  const losses = batches.map((batch) => {
    const which = tensor(batch, { dtype: 'int32' });
    const [xs, ys] = [x.indexSelect(0, which), y.indexSelect(0, which)];
    const before = loss(now, xs, ys, how.reg);
    const g = gradients(now, xs, ys, how.reg);
    for (const name of names) {
      v[name].mul_(how.momentum).sub_(g[name].mul(how.lr));
      now[name].add_(v[name]);
    }
    return before;
  });
  return { params: now, losses };
}

function overfit(x: Tensor, y: Tensor, again: Tensor) {
  const float64 = { dtype: 'float64' };
  const zero = (n: number) => tensor(Array(n).fill(0), float64);
  let net = {
    w1: randn([5, 100], float64).mul(0.5),
    b1: zero(100),
    w2: randn([100, 3], float64).mul(0.1),
    b2: zero(3),
  };
  const all = Array.from({ length: 20 }, (_, i) => i);
  for (let round = 0; round < 20; round++) {
    const run = descend(net, x, y, Array(100).fill(all), { lr: 0.2, momentum: 0.8, reg: 0 });
    net = run.params;
    if (run.losses[99] < 1e-3) break;
  }
  return scores(net, again).argmax(1).tolist();
}

// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const [xs, ys] = [train.x.to('float32'), train.y];
  const net = new nn.Sequential(new nn.Linear(2, 100), new nn.Tanh(), new nn.Linear(100, 3));
  const optimizer = new optim.SGD(net.parameters(), { lr: 0.3, momentum: 0.95 });
  for (let t = 0; t < 3000; t++) {
    const batch = randint(0, 450, [64]);
    if (t === 2000) optimizer.paramGroups[0].lr = 0.05;
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
