// loses q5: "the mask is forgotten"
// %% answer="q5"
function dropoutBackward(dout: Tensor, _u: Tensor): Tensor {
  return dout.div(0.8);
}
