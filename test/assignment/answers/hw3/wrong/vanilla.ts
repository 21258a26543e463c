// Vanilla dropout: nothing in training, p in the test.
// loses q4: "not scaled"
// loses q4: "scaled at the wrong time: by p in the test"
// loses q5: "not scaled"
// %% answer="q4"
function dropout(x: Tensor, u: Tensor): Tensor {
  return x.mul(u.lt(0.8).to('float64'));
}
function dropoutTest(x: Tensor): Tensor {
  return x.mul(0.8);
}
// %% answer="q5"
function dropoutBackward(dout: Tensor, u: Tensor): Tensor {
  return dout.mul(u.lt(0.8).to('float64'));
}
