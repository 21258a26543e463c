// The symbols as targets, and the mean of the squares as the loss.
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 4, 5).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32').mul(2).sub(1)];
  const net = new nn.Sequential(new nn.Linear(10, 48), new nn.Tanh(), new nn.Linear(48, 1), new nn.Tanh());
  const lr = 0.01;
  const optimizer = new optim.Adam(net.parameters(), { lr });
  for (let t = 0; t < 3000; t++) {
    optimizer.paramGroups[0].lr = lr * (1 - t / 3000);
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    functional.mseLoss(net.forward(x.indexSelect(0, batch)).squeeze(1), target.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  const rows = prepared(received);
  return noGrad(() =>
    rows.split(25_000).flatMap((part) => Array.from(net.forward(part).data, (one) => Number(one > 0))),
  );
}
