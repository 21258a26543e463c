// Three hidden layers, AdamW, and a rate that follows a cosine.
// %% answer="q4"
function windows(received: Tensor, before: number, after: number) {
  const [n] = received.shape;
  const columns = [];
  for (let shift = -before; shift <= after; shift++) {
    const moved = received.roll(-shift, 0);
    for (let i = 0; i < Math.abs(shift) && i < n; i++) moved.data[shift < 0 ? i : n - 1 - i] = 0;
    columns.push(moved);
  }
  return stack(columns, 1);
}
// %% answer="q6"
import { cos } from 'lectern/math';

function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 4, 5).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const net = new nn.Sequential(
    new nn.Linear(10, 24),
    new nn.LeakyReLU(),
    new nn.Linear(24, 16),
    new nn.LeakyReLU(),
    new nn.Linear(16, 16),
    new nn.LeakyReLU(),
    new nn.Linear(16, 1),
  );
  const steps = 2500;
  const optimizer = new optim.AdamW(net.parameters(), { lr: 0.01, weightDecay: 1e-3 });
  for (let t = 0; t < steps; t++) {
    optimizer.paramGroups[0].lr = 0.005 * (1 + cos((Math.PI * t) / steps));
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    const outputs = net.forward(x.indexSelect(0, batch)).squeeze(1);
    functional.binaryCrossEntropyWithLogits(outputs, target.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  const rows = prepared(received);
  return noGrad(() =>
    rows.split(25_000).flatMap((part) => Array.from(net.forward(part).data, (one) => Number(one > 0))),
  );
}
