// A window of eighteen numbers, RMSProp.
// %% answer="q5"
function equalizer(x: Tensor, symbols: Tensor) {
  return linalg.inv(x.T.matmul(x)).matmul(x.T).matmul(symbols);
}
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 8, 9).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const net = new nn.Sequential(new nn.Linear(18, 48), new nn.Tanh(), new nn.Linear(48, 1));
  const lr = 0.005;
  const optimizer = new optim.RMSprop(net.parameters(), { lr });
  for (let t = 0; t < 3000; t++) {
    optimizer.paramGroups[0].lr = lr * (1 - t / 3000);
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
