// loses q1: "no ReLU between the layers"
// loses q6
// %% answer="q1"
function scores({ w1, b1, w2, b2 }: Params, x: Tensor) {
  return x.matmul(w1).add(b1).matmul(w2).add(b2);
}

function loss(params: Params, x: Tensor, y: Tensor, reg: number) {
  const s = scores(params, x);
  const shifted = s.sub(s.amax({ dim: 1, keepdim: true }));
  const logs = shifted.sub(shifted.exp().sum({ dim: 1, keepdim: true }).log());
  const squares = params.w1.square().sum().item() + params.w2.square().sum().item();
  return -logs.gather(1, y.unsqueeze(1)).mean().item() + 0.5 * reg * squares;
}

// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const net = new nn.Sequential(new nn.Linear(2, 64), new nn.Linear(64, 3));
  const optimizer = new optim.Adam(net.parameters(), { lr: 0.01 });
  for (let t = 0; t < 800; t++) {
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(train.x.to('float32')), train.y).backward();
    optimizer.step();
  }
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
