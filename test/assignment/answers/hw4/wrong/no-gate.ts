// loses q2: "the gate of the ReLU left out"
// %% answer="q2"
function gradients(params: Params, x: Tensor, y: Tensor, reg: number): Params {
  const a = x.matmul(params.w1).add(params.b1).relu();
  const s = scores(params, x);
  const e = s.sub(s.amax({ dim: 1, keepdim: true })).exp();
  const ds = e
    .div(e.sum({ dim: 1, keepdim: true }))
    .sub(oneHot(y, s.shape[1]))
    .div(x.shape[0]);
  const da = ds.matmul(params.w2.T);
  return {
    w1: x.T.matmul(da).add(params.w1.mul(reg)),
    b1: da.sum(0),
    w2: a.T.matmul(ds).add(params.w2.mul(reg)),
    b2: ds.sum(0),
  };
}
