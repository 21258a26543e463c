// Two hidden layers. The noise by way of the signal-to-noise ratio as a number; errors counted one by one.
// %% answer="q2"
import { exp, log } from 'lectern/math';

function noiseDeviation(taps: number[], snr: number) {
  const ratio = exp((snr / 10) * log(10));
  let power = 0;
  for (const h of taps) power += (0.8 * h) ** 2;
  return Math.sqrt(power) / Math.sqrt(ratio);
}

function bitErrorRate(sent: Tensor, found: Tensor) {
  const others = sent.tolist().filter((bit, k) => bit !== found.data[k]);
  return others.length / sent.shape[0];
}
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 4, 6).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const net = new nn.Sequential(
    new nn.Linear(11, 24),
    new nn.Tanh(),
    new nn.Linear(24, 24),
    new nn.Tanh(),
    new nn.Linear(24, 1),
  );
  const lr = 0.01;
  const optimizer = new optim.Adam(net.parameters(), { lr });
  for (let t = 0; t < 2000; t++) {
    optimizer.paramGroups[0].lr = lr * (1 - t / 2000);
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    functional
      .binaryCrossEntropyWithLogits(net.forward(x.indexSelect(0, batch)).squeeze(1), target.indexSelect(0, batch))
      .backward();
    optimizer.step();
  }
  const rows = prepared(received);
  return noGrad(() =>
    rows.split(25_000).flatMap((part) => Array.from(net.forward(part).data, (one) => Number(one > 0))),
  );
}
