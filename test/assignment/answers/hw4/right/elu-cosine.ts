// Exponential units, AdamW, and a rate that follows a cosine.
// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';
import { cos } from 'lectern/math';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const net = new nn.Sequential(new nn.Linear(2, 128), new nn.ELU(), new nn.Linear(128, 3));
  const optimizer = new optim.AdamW(net.parameters(), { lr: 0.03, weightDecay: 1e-4 });
  const [xs, ys] = [train.x.to('float32'), train.y];
  for (let t = 0; t < 1800; t++) {
    optimizer.paramGroups[0].lr = 0.015 * (1 + cos((Math.PI * t) / 1800));
    const batch = randint(0, 450, [64]);
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
