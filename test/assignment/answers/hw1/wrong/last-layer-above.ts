// loses q6: "off by one layer"
// %% answer="q6"
function layersUntil(fanIn: number, s: number): number {
  const factor = s * Math.sqrt(fanIn / 2);
  if (factor >= 1) return Infinity;
  let layer = 0;
  let rms = 1;
  while (rms * factor >= 1e-3) {
    rms *= factor;
    layer++;
  }
  return layer;
}
