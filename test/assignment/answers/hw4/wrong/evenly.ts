// loses q5: "spread evenly, not by magnitude"
// loses q5: "cut off at the old range"
// %% answer="q5"
function logUniform(u: Tensor, low: number, high: number) {
  return u.mul(high - low).add(low);
}

function narrowed(trials: { lr: number; accuracy: number }[], low: number, high: number) {
  const best = trials.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)).lr;
  const place = log(best / low) / log(high / low);
  const factor = pow(10, 0.5);
  return { low: Math.max(low, best / factor), high: Math.min(high, best * factor), edge: place < 0.1 || place > 0.9 };
}
