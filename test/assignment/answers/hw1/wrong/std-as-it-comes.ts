// loses q4: "the deviation divided by k − 1"
// %% answer="q4"
function statistics(x: Tensor, zs: Tensor[], activation: 'tanh' | 'relu') {
  let h = x;
  const result = [];
  for (const z of zs) {
    const sigma = activation === 'tanh' ? xavierDeviation([...z.shape]) : heDeviation([...z.shape], 0);
    h = h.matmul(z.mul(sigma))[activation]();
    result.push({ mean: h.mean().item(), deviation: h.std().item() });
  }
  return result;
}
