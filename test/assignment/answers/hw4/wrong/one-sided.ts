// loses q3: "the difference to one side"
// loses q3: "the logarithm to base 2"
// %% answer="q3"
import { log2 } from 'lectern/math';

function numericGradient(params: Params, name: keyof Params, x: Tensor, y: Tensor, reg: number, h: number) {
  const here = loss(params, x, y, reg);
  const result = zerosLike(params[name]);
  for (let i = 0; i < result.numel(); i++) {
    const moved = params[name].clone();
    moved.data[i] += h;
    result.data[i] = (loss({ ...params, [name]: moved }, x, y, reg) - here) / h;
  }
  return result;
}

function startReport(params: Params, x: Tensor, y: Tensor, reg: number) {
  const plain = loss(params, x, y, 0);
  const chance = log2(params.b2.shape[0]);
  return {
    loss: plain,
    chance,
    penalty: loss(params, x, y, reg) - plain,
    fine: Math.abs(plain - chance) <= 0.05 * chance,
  };
}
