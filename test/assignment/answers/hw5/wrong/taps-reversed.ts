// loses q1: "the taps in reverse order"
// %% answer="q1"
function channel(bits: Tensor, taps: number[]) {
  const n = bits.shape[0];
  const symbols = functional.pad(bits.to('float64').mul(2).sub(1).mul(0.8), [taps.length - 1, 0]);
  const sums = Array.from({ length: n }, (_, k) => taps.reduce((sum, h, j) => sum + h * symbols.data[k + j], 0));
  return tensor(sums, { dtype: 'float64' });
}
