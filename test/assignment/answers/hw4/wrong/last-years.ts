// loses q3
// loses q5
// %% answer="q3"
function numericGradient(params: Params, name: keyof Params, x: Tensor, y: Tensor, reg: number, h: number) {
  const result = zerosLike(params[name]);
  const at = (i: number, by: number) => {
    const moved = params[name].clone();
    moved.data[i] += by;
    return loss({ ...params, [name]: moved }, x, y, reg);
  };
  for (let i = 0; i < result.numel(); i++) result.data[i] = (at(i, h) - at(i, -h)) / (2 * h);
  return result;
}

function startReport(params: Params, x: Tensor, y: Tensor, reg: number) {
  const [start, chance] = [loss(params, x, y, 0), log(params.b2.shape[0])];
  return {
    loss: start,
    chance,
    penalty: loss(params, x, y, reg) - start,
    fine: Math.abs(start - chance) <= 0.02 * chance,
  };
}
// %% answer="q5"
function logUniform(u: Tensor, low: number, high: number) {
  return u
    .mul(log(high / low))
    .exp()
    .mul(low);
}

function narrowed(trials: { lr: number; accuracy: number }[], low: number, high: number) {
  const best = trials.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)).lr;
  const place = log(best / low) / log(high / low);
  return { low: best / pow(10, 0.4), high: best * pow(10, 0.4), edge: place < 0.1 || place > 0.9 };
}
