// Normalised hidden units; a large first rate in three stages.
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 4, 5).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const net = new nn.Sequential(new nn.Linear(10, 48), new nn.BatchNorm1d(48), new nn.ReLU(), new nn.Linear(48, 1));
  const lr = 0.02;
  const optimizer = new optim.Adam(net.parameters(), { lr });
  for (let t = 0; t < 3000; t++) {
    optimizer.paramGroups[0].lr = t < 1500 ? lr : t < 2400 ? lr / 5 : lr / 25;
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    functional
      .binaryCrossEntropyWithLogits(net.forward(x.indexSelect(0, batch)).squeeze(1), target.indexSelect(0, batch))
      .backward();
    optimizer.step();
  }
  net.eval();
  const rows = prepared(received);
  return noGrad(() =>
    rows.split(25_000).flatMap((part) => Array.from(net.forward(part).data, (one) => Number(one > 0))),
  );
}
