// loses q1: "the exponential of large scores"
// %% answer="q1"
function scores({ w1, b1, w2, b2 }: Params, x: Tensor) {
  return x.matmul(w1).add(b1).relu().matmul(w2).add(b2);
}

function loss(params: Params, x: Tensor, y: Tensor, reg: number) {
  const e = scores(params, x).exp();
  const p = e.div(e.sum({ dim: 1, keepdim: true }));
  const data = -p.gather(1, y.unsqueeze(1)).log().mean().item();
  return data + 0.5 * reg * (params.w1.square().sum().item() + params.w2.square().sum().item());
}
