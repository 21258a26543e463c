// loses q4: "scaled by p instead of 1/p"
// %% answer="q4"
function dropout(x: Tensor, u: Tensor): Tensor {
  return where(u.lt(0.8), x.mul(0.8), 0);
}
function dropoutTest(x: Tensor): Tensor {
  return x;
}
