// loses q6: "the ReLU of the mean"
// %% answer="q6"
function averageOverMasks(x: number[], w: number[], p: number) {
  const linear = p * x.reduce((sum, xi, i) => sum + xi * w[i], 0);
  return { linear, relu: Math.max(0, linear) };
}
