// loses q6
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const [x, target] = [windows(train.received, 4, 5), train.bits.to('float32')];
  const net = new nn.Sequential(new nn.Linear(10, 32), new nn.Linear(32, 1));
  const optimizer = new optim.Adam(net.parameters(), { lr: 0.01 });
  for (let t = 0; t < 1000; t++) {
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    functional
      .binaryCrossEntropyWithLogits(net.forward(x.indexSelect(0, batch)).squeeze(1), target.indexSelect(0, batch))
      .backward();
    optimizer.step();
  }
  return noGrad(() =>
    net
      .forward(windows(received, 4, 5))
      .squeeze(1)
      .gt(0)
      .to('int32'),
  );
}
