// What the hidden units give is added to a linear rule; written without modules.
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const scale = train.received.std().item();
  const prepared = (r: Tensor) => windows(r, 4, 5).div(scale);
  const [x, target] = [prepared(train.received), train.bits.to('float32')];
  const made = (...size: number[]) =>
    randn(size)
      .mul(1 / Math.sqrt(size[0]))
      .requiresGrad_();
  const none = (n: number) => zeros([n]).requiresGrad_();
  const [w1, b1, w2, straight, b2] = [made(10, 32), none(32), made(32, 1), made(10, 1), none(1)];
  const score = (rows: Tensor) => rows.matmul(w1).add(b1).tanh().matmul(w2).add(rows.matmul(straight)).add(b2);
  const lr = 0.01;
  const optimizer = new optim.Adam([w1, b1, w2, straight, b2], { lr });
  for (let t = 0; t < 2500; t++) {
    optimizer.paramGroups[0].lr = lr * (1 - t / 2500);
    const batch = randint(0, 24_000, [256]);
    optimizer.zeroGrad();
    functional
      .binaryCrossEntropyWithLogits(score(x.indexSelect(0, batch)).squeeze(1), target.indexSelect(0, batch))
      .backward();
    optimizer.step();
  }
  const rows = prepared(received);
  return noGrad(() => rows.split(25_000).flatMap((part) => Array.from(score(part).data, (one) => Number(one > 0))));
}
