// Two hundred units, some of which are left out in each step.
// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const net = new nn.Sequential(new nn.Linear(2, 200), new nn.ReLU(), new nn.Dropout(0.1), new nn.Linear(200, 3));
  const optimizer = new optim.Adam(net.parameters(), { lr: 0.01 });
  const [xs, ys] = [train.x.to('float32'), train.y];
  for (let t = 0; t < 1500; t++) {
    const batch = randint(0, 450, [100]);
    if (t === 1100) optimizer.paramGroups[0].lr = 1e-3;
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  net.eval();
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
