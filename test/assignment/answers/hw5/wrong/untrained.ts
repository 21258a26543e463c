// loses q6
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const net = new nn.Sequential(new nn.Linear(10, 32), new nn.Tanh(), new nn.Linear(32, 1));
  return noGrad(() =>
    net
      .forward(windows(received, 4, 5))
      .squeeze(1)
      .gt(0)
      .to('int32'),
  );
}
