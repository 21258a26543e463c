// loses q6: "the root is missing"
// loses q6: "counted from 0"
// %% answer="q6"
function stepRatio(t: number, beta1: number, beta2: number) {
  return (1 - pow(beta1, t)) / (1 - pow(beta2, t));
}

function worstStep(beta1: number, beta2: number, steps: number) {
  const ratios = [];
  for (let t = 1; t <= steps; t++) ratios.push((1 - pow(beta1, t)) / Math.sqrt(1 - pow(beta2, t)));
  return ratios.indexOf(Math.max(...ratios));
}
