// loses q2: "the variance for the deviation"
// loses q2: "the share of right bits"
// %% answer="q2"
function noiseDeviation(taps: number[], snr: number) {
  const power = taps.reduce((sum, h) => sum + (0.8 * h) ** 2, 0);
  return power / pow(10, snr / 10);
}

function bitErrorRate(sent: Tensor, found: Tensor) {
  return sent.eq(found).to('float64').mean().item();
}
