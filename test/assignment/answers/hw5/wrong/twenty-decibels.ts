// loses q2: "20 for 10 decibels"
// loses q3: "√2 left out"
// %% answer="q2"
function noiseDeviation(taps: number[], snr: number) {
  const power = taps.reduce((sum, h) => sum + (0.8 * h) ** 2, 0);
  return Math.sqrt(power / pow(10, snr / 20));
}

function bitErrorRate(sent: Tensor, found: Tensor) {
  return sent.sub(found).abs().sum().item() / sent.shape[0];
}
// %% answer="q3"
function threshold(received: Tensor) {
  return received.gt(0).to('int32');
}

function theory(snr: number) {
  return (1 - erf(Math.sqrt(pow(10, snr / 10)))) / 2;
}
