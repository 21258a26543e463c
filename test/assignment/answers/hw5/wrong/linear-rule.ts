// loses q6
// %% answer="q6"
function detect(train: { received: Tensor; bits: Tensor }, received: Tensor) {
  const rows = (r: Tensor) => windows(r, 8, 10).to('float64');
  const x = rows(train.received);
  const w = linalg.solve(x.T.matmul(x), x.T.matmul(train.bits.to('float64').mul(2).sub(1)));
  return rows(received).matmul(w).gt(0).to('int32');
}
