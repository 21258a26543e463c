// loses q3: "what was changed is not put back"
// %% answer="q3"
function numericGradient(params: Params, name: keyof Params, x: Tensor, y: Tensor, reg: number, h: number) {
  const numbers = params[name].data;
  const result = zerosLike(params[name]);
  for (let i = 0; i < numbers.length; i++) {
    numbers[i] += h;
    const above = loss(params, x, y, reg);
    numbers[i] -= 2 * h;
    result.data[i] = (above - loss(params, x, y, reg)) / (2 * h);
  }
  return result;
}

function startReport(params: Params, x: Tensor, y: Tensor, reg: number) {
  const [start, chance] = [loss(params, x, y, 0), log(params.b2.shape[0])];
  return {
    loss: start,
    chance,
    penalty: loss(params, x, y, reg) - start,
    fine: Math.abs(start - chance) <= 0.05 * chance,
  };
}
