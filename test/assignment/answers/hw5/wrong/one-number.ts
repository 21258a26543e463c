// The net sees only what was received at the place of the bit.
// loses q6
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const net = new nn.Sequential(new nn.Linear(1, 32), new nn.Tanh(), new nn.Linear(32, 1));
  const optimizer = new optim.Adam(net.parameters(), { lr: 0.01 });
  for (let t = 0; t < 800; t++) {
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    const outputs = net.forward(train.received.indexSelect(0, batch).unsqueeze(1)).squeeze(1);
    functional.binaryCrossEntropyWithLogits(outputs, train.bits.indexSelect(0, batch).to('float32')).backward();
    optimizer.step();
  }
  return noGrad(() => net.forward(received.unsqueeze(1)).squeeze(1).gt(0).to('int32'));
}
