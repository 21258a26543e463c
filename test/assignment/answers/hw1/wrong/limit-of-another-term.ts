// loses q6
// %% answer="q6"
function layersUntil(fanIn: number, s: number): number {
  const factor = s * Math.sqrt(fanIn / 2);
  if (factor >= 1) return Infinity;
  let layer = 0;
  for (let rms = 1; rms >= 2e-3; rms *= factor) layer++;
  return layer;
}
