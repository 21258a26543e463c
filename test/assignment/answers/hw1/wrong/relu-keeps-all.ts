// loses q6: "the half that a ReLU keeps is forgotten"
// %% answer="q6"
function layersUntil(fanIn: number, s: number): number {
  const factor = s * Math.sqrt(fanIn);
  if (factor >= 1) return Infinity;
  return Math.ceil(Math.log(1e-3) / Math.log(factor));
}
