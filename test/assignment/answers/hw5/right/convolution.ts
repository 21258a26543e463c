// A convolution over the whole row, and one of width 1 behind it.
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const net = new nn.Sequential(new nn.Conv1d(1, 32, 9), new nn.ReLU(), new nn.Conv1d(32, 1, 1));
  const prepared = (r: Tensor) => windows(r, 4, 4).div(scale).unsqueeze(1);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const lr = 0.01;
  const optimizer = new optim.Adam(net.parameters(), { lr });
  for (let t = 0; t < 2500; t++) {
    optimizer.paramGroups[0].lr = lr * (1 - t / 2500);
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    functional
      .binaryCrossEntropyWithLogits(net.forward(x.indexSelect(0, batch)).flatten(), target.indexSelect(0, batch))
      .backward();
    optimizer.step();
  }
  const rows = prepared(received);
  return noGrad(() =>
    rows.split(25_000).flatMap((part) => Array.from(net.forward(part).data, (one) => Number(one > 0))),
  );
}
