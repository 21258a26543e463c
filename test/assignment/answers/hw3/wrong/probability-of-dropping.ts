// Takes p for the probability of dropping, as PyTorch's layer does.
// loses q4
// loses q5
// %% answer="q4"
const p = 0.8;
function dropout(x: Tensor, u: Tensor): Tensor {
  return where(u.lt(p), 0, x.div(1 - p));
}
function dropoutTest(x: Tensor): Tensor {
  return x;
}
// %% answer="q5"
function dropoutBackward(dout: Tensor, u: Tensor): Tensor {
  return where(u.lt(0.8), 0, dout.div(1 - 0.8));
}
