// Exponential units, AdamW, and a rate that follows a cosine.
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
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const { PI } = Math;
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 3, 5).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const net = new nn.Sequential(new nn.Linear(9, 48), new nn.ELU(), new nn.Linear(48, 1));
  const lr = 0.012;
  const optimizer = new optim.AdamW(net.parameters(), { lr, weightDecay: 1e-4 });
  for (let t = 0; t < 2500; t++) {
    optimizer.paramGroups[0].lr = (lr / 2) * (1 + Math.cos((PI * t) / 2500));
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
