// A score for each of both bits, as in a classifier of images.
// %% answer="q5"
function equalizer(x: Tensor, symbols: Tensor) {
  const { q, r } = linalg.qr(x);
  return linalg.solve(r, q.T.matmul(symbols));
}
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 4, 5).div(scale);
  const x = prepared(train.received);
  const net = new nn.Sequential(new nn.Linear(10, 32), new nn.LeakyReLU(), new nn.Linear(32, 2));
  const lr = 0.008;
  const optimizer = new optim.Adam(net.parameters(), { lr });
  for (let t = 0; t < 2500; t++) {
    optimizer.paramGroups[0].lr = lr * (1 - t / 2500);
    const batch = randint(0, 24_000, [300]);
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(x.indexSelect(0, batch)), train.bits.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  const rows = prepared(received);
  return noGrad(() => rows.split(25_000).flatMap((part) => net.forward(part).argmax(1).tolist() as number[]));
}
