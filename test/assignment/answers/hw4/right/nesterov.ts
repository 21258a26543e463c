// Sixty-four units and Nesterov's momentum; a function that gives a promise.
// %% answer="q1"
function scores({ w1, b1, w2, b2 }: Params, x: Tensor) {
  return x.matmul(w1).add(b1).relu().matmul(w2).add(b2);
}

function loss(params: Params, x: Tensor, y: Tensor, reg: number) {
  const s = scores(params, x);
  const shifted = s.sub(s.amax({ dim: 1, keepdim: true }));
  const p = shifted.exp().div(shifted.exp().sum({ dim: 1, keepdim: true }));
  const hits = oneHot(y, s.shape[1]);
  const logs = shifted.sub(shifted.exp().sum({ dim: 1, keepdim: true }).log());
  if (p.isnan().any().item()) throw new Error('no probabilities');
  return (
    logs.mul(hits).sum().div(-x.shape[0]).item() +
    (params.w1.pow(2).sum().item() + params.w2.pow(2).sum().item()) * (reg / 2)
  );
}

// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

async function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const net = new nn.Sequential(new nn.Linear(2, 64), new nn.ReLU(), new nn.Linear(64, 3));
  nn.init.kaimingNormal_(net.parameters()[0]);
  const optimizer = new optim.SGD(net.parameters(), { lr: 0.3, momentum: 0.9, nesterov: true, weightDecay: 1e-5 });
  const [xs, ys] = [train.x.to('float32'), train.y];
  for (let t = 0; t < 2500; t++) {
    const batch = randint(0, 450, [64]);
    optimizer.paramGroups[0].lr = 0.3 * (1 - t / 2500);
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
