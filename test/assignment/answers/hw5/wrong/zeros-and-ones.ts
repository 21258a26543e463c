// loses q1: "bits for symbols"
// loses q3: "symbols for bits"
// %% answer="q1"
function channel(bits: Tensor, taps: number[]) {
  const y = zeros([...bits.shape], { dtype: 'float64' });
  for (let k = 0; k < y.numel(); k++)
    for (let j = 0; j < taps.length && j <= k; j++) y.data[k] += taps[j] * bits.data[k - j] * 0.8;
  return y;
}
// %% answer="q3"
function threshold(received: Tensor) {
  return tensor(
    received.tolist().map((one) => (one > 0 ? 1 : -1)),
    { dtype: 'int32' },
  );
}

function theory(snr: number) {
  return 0.5 * (1 - erf(Math.sqrt(pow(10, snr / 10) / 2)));
}
