// loses q1: "one mean for all weights"
// %% answer="q1"
function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  return w.sub(gradients.mean().mul(lr));
}
