// Normalised batches allow a rate of 0.5 without momentum.
// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const net = new nn.Sequential(new nn.Linear(2, 100), new nn.BatchNorm1d(100), new nn.ReLU(), new nn.Linear(100, 3));
  const optimizer = new optim.SGD(net.parameters(), { lr: 0.5 });
  const [xs, ys] = [train.x.to('float32'), train.y];
  for (let t = 0; t < 2500; t++) {
    const batch = randint(0, 450, [128]);
    if (t === 2000) optimizer.paramGroups[0].lr = 0.05;
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  net.eval();
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
