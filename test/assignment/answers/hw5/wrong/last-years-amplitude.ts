// loses q1
// loses q2
// %% answer="q1"
function channel(bits: Tensor, taps: number[]) {
  const y = zeros([...bits.shape], { dtype: 'float64' });
  for (let k = 0; k < y.numel(); k++)
    for (let j = 0; j < taps.length && j <= k; j++) y.data[k] += taps[j] * (bits.data[k - j] === 1 ? 1.25 : -1.25);
  return y;
}
// %% answer="q2"
function noiseDeviation(taps: number[], snr: number) {
  return 1.25 * Math.sqrt(taps.reduce((sum, h) => sum + h * h, 0) / pow(10, snr / 10));
}

function bitErrorRate(sent: Tensor, found: Tensor) {
  return sent.ne(found).to('float64').mean().item();
}
