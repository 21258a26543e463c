// Functions of one unit first, then of all.
// %% answer="q1"
import { stack } from 'lectern';

function unit(x: Tensor, eps: number) {
  const mean = x.mean().item();
  const variance = x.sub(mean).norm().item() ** 2 / x.numel();
  return { mean, variance, hat: x.sub(mean).div(Math.sqrt(variance + eps)) };
}

function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const units = x.unbind(1).map((one) => unit(one, eps));
  const out = units.map(({ hat }, j) => hat.mul(gamma.data[j]).add(beta.data[j]));
  const made = (name: 'mean' | 'variance') =>
    tensor(
      units.map((one) => one[name]),
      { dtype: 'float64' },
    );
  return { out: stack(out, 1), mean: made('mean'), variance: made('variance') };
}
// %% answer="q2"
import { stack as side } from 'lectern';

function batchnormBackward(dout: Tensor, x: Tensor, gamma: Tensor, eps: number) {
  const units = x.unbind(1).map((one, j) => {
    const { hat, variance } = unit(one, eps);
    const g = dout.select(1, j);
    const [b, c] = [g.sum(), g.dot(hat)];
    const dx = g
      .sub(b.div(one.numel()))
      .sub(hat.mul(c.div(one.numel())))
      .mul(gamma.data[j] / Math.sqrt(variance + eps));
    return { dx, b, c };
  });
  return {
    dx: side(
      units.map(({ dx }) => dx),
      1,
    ),
    dgamma: side(units.map(({ c }) => c)),
    dbeta: side(units.map(({ b }) => b)),
  };
}
