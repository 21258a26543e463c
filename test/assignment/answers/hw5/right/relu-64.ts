// Sixty-four rectified units. The channel by shifted symbols, the windows by loops.
// %% answer="q1"
function channel(bits: Tensor, taps: number[]) {
  const symbols = bits.to('float64').mul(2).sub(1).mul(0.8);
  const n = bits.shape[0];
  return taps.map((h, j) => functional.pad(symbols, [j, 0]).narrow(0, 0, n).mul(h)).reduce((sum, one) => sum.add(one));
}
// %% answer="q4"
function windows(received: Tensor, before: number, after: number) {
  const [n, width] = [received.shape[0], before + 1 + after];
  const result = zeros([n, width], { dtype: received.dtype });
  for (let k = 0; k < n; k++)
    for (let j = 0; j < width; j++) result.data[k * width + j] = received.data[k - before + j] ?? 0;
  return result;
}
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 4, 5).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const net = new nn.Sequential(new nn.Linear(10, 64), new nn.ReLU(), new nn.Linear(64, 1));
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
