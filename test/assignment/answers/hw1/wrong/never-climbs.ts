// loses q4: "every layer gets the input"
// %% answer="q4"
function statistics(x: Tensor, zs: Tensor[], activation: 'tanh' | 'relu') {
  return zs.map((z) => {
    const sigma = activation === 'tanh' ? xavierDeviation([...z.shape]) : heDeviation([...z.shape], 0);
    const h = x.matmul(z.mul(sigma))[activation]();
    return { mean: h.mean().item(), deviation: h.std({ correction: 0 }).item() };
  });
}
