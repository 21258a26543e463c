// Layers of the library, Adam, the rate chosen on held-out points; the gradients as in the text, with loops for the labels.
// %% answer="q2"
function gradients(params: Params, x: Tensor, y: Tensor, reg: number): Params {
  const hidden = x.matmul(params.w1).add(params.b1).clamp({ min: 0 });
  const s = scores(params, x);
  const rows = (s.tolist() as number[][]).map((row, i) => {
    const top = Math.max(...row);
    const e = row.map((one) => exp(one - top));
    const total = e.reduce((a, b) => a + b, 0);
    return e.map((one, c) => (one / total - (c === y.data[i] ? 1 : 0)) / x.shape[0]);
  });
  const up = tensor(rows, { dtype: 'float64' });
  const down = up.matmul(params.w2.T).mul(hidden.sign());
  return {
    w1: x.T.matmul(down).add(params.w1.mul(reg)),
    b1: down.sum(0),
    w2: hidden.T.matmul(up).add(params.w2.mul(reg)),
    b2: up.sum(0),
  };
}

// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const order = randperm(450);
  const [held, used] = [order.narrow(0, 0, 90), order.narrow(0, 90, 360)];
  const learn = (places: Tensor, steps: number, lr: number) => {
    const [xs, ys] = [train.x.indexSelect(0, places).to('float32'), train.y.indexSelect(0, places)];
    const net = new nn.Sequential(new nn.Linear(2, 64), new nn.ReLU(), new nn.Linear(64, 3));
    const optimizer = new optim.Adam(net.parameters(), { lr });
    for (let t = 0; t < steps; t++) {
      const batch = randint(0, places.numel(), [128]);
      optimizer.zeroGrad();
      functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
      optimizer.step();
    }
    return (at: Tensor) => noGrad(() => net.forward(at.to('float32')).argmax(1));
  };
  const rates = [1e-4, 1e-3, 1e-2, 1e-1];
  const right = rates.map((lr) =>
    learn(used, 200, lr)(train.x.indexSelect(0, held)).eq(train.y.indexSelect(0, held)).to('float32').mean().item(),
  );
  return learn(order, 1500, rates[right.indexOf(Math.max(...right))])(x);
}
