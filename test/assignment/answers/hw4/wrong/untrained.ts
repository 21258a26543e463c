// loses q6
// %% answer="q6"
function classify(_train: { x: Tensor; y: Tensor }, x: Tensor) {
  const random = (...size: number[]) => randn(size, { dtype: 'float64' });
  return scores({ w1: random(2, 100), b1: random(100), w2: random(100, 3), b2: random(3) }, x).argmax(1);
}
