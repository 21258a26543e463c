// loses q6
// %% answer="q6"
function classify(_train: { x: Tensor; y: Tensor }, x: Tensor) {
  return Array(x.shape[0]).fill(1);
}
