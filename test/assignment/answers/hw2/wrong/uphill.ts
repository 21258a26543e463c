// loses q1: "uphill"
// %% answer="q1"
function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  return w.add(gradients.mean(0).mul(lr));
}
