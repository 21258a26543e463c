// The ½ of the slide.
// loses q4
// %% answer="q4"
function dropout(x: Tensor, u: Tensor): Tensor {
  return where(u.lt(0.5), x.div(0.5), 0);
}
function dropoutTest(x: Tensor): Tensor {
  return x;
}
