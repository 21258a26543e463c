// 256 leaky units and RMSProp; rates and ranges in powers of ten.
// %% answer="q5"
import { log10 } from 'lectern/math';

function logUniform(u: Tensor, low: number, high: number) {
  const [a, b] = [log10(low), log10(high)];
  return tensor(
    (u.tolist() as number[]).map((one) => pow(10, a + (b - a) * one)),
    { dtype: 'float64' },
  );
}

function narrowed(trials: { lr: number; accuracy: number }[], low: number, high: number) {
  const [{ lr }] = [...trials].sort((a, b) => b.accuracy - a.accuracy);
  const [a, b, at] = [low, high, lr].map(log10);
  const margin = (b - a) / 10;
  return { low: pow(10, at - 0.5), high: pow(10, at + 0.5), edge: at < a + margin || at > b - margin };
}

// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const net = new nn.Sequential(new nn.Linear(2, 256), new nn.LeakyReLU(), new nn.Linear(256, 3));
  const optimizer = new optim.RMSprop(net.parameters(), { lr: 3e-3 });
  const [xs, ys] = [train.x.to('float32'), train.y];
  for (let t = 0; t < 1200; t++) {
    const batch = randint(0, 450, [64]);
    if (t === 900) optimizer.paramGroups[0].lr = 3e-4;
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  return noGrad(() => net.forward(x.to('float32')).argmax(1));
}
