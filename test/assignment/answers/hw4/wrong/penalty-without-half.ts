// loses q1: "the penalty without its half"
// %% answer="q1"
function scores({ w1, b1, w2, b2 }: Params, x: Tensor) {
  return x.matmul(w1).add(b1).relu().matmul(w2).add(b2);
}

function loss(params: Params, x: Tensor, y: Tensor, reg: number) {
  const s = scores(params, x);
  const shifted = s.sub(s.amax({ dim: 1, keepdim: true }));
  const logs = shifted.sub(shifted.exp().sum({ dim: 1, keepdim: true }).log());
  const data = -logs.gather(1, y.unsqueeze(1)).mean().item();
  return data + reg * (params.w1.square().sum().item() + params.w2.square().sum().item());
}
