// Gradient descent with momentum, and no adaptive rates. Q by its own function.
// %% answer="q3"
function threshold(received: Tensor) {
  return tensor(
    received.tolist().map((one) => (one > 0 ? 1 : 0)),
    { dtype: 'int32' },
  );
}

function theory(snr: number) {
  const Q = (x: number) => (1 - erf(x / Math.SQRT2)) / 2;
  return Q(pow(10, snr / 20));
}
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 3, 4).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const net = new nn.Sequential(new nn.Linear(8, 40), new nn.Tanh(), new nn.Linear(40, 1));
  const lr = 0.5;
  const optimizer = new optim.SGD(net.parameters(), { lr, momentum: 0.9 });
  for (let t = 0; t < 3500; t++) {
    optimizer.paramGroups[0].lr = lr * (1 - t / 3500);
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
