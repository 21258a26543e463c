// loses q1: "the gradient is not averaged"
// %% answer="q1"
function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  let result = w;
  for (const g of gradients.unbind(0)) result = result.sub(g.mul(lr));
  return result;
}
