// loses q4: "statistics before the activation"
// %% answer="q4"
function statistics(x: Tensor, zs: Tensor[], activation: 'tanh' | 'relu') {
  let h = x;
  return zs.map((z) => {
    const sigma = activation === 'tanh' ? xavierDeviation([...z.shape]) : heDeviation([...z.shape], 0);
    const sum = h.matmul(z.mul(sigma));
    h = activation === 'tanh' ? sum.tanh() : sum.relu();
    return { mean: sum.mean().item(), deviation: sum.std({ correction: 0 }).item() };
  });
}
