// Lists, unit by unit.
// %% answer="q1"
const columns = (x: Tensor) => x.T.tolist() as number[][];
const asTensor = (list: number[] | number[][]) => tensor(list, { dtype: 'float64' });
const meanOf = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;

function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const units = columns(x);
  const means = units.map(meanOf);
  const variances = units.map((unit, j) => meanOf(unit.map((one) => (one - means[j]) ** 2)));
  const out = units.map((unit, j) =>
    unit.map((one) => ((one - means[j]) / (variances[j] + eps) ** 0.5) * gamma.data[j] + beta.data[j]),
  );
  return { out: asTensor(out).T, mean: asTensor(means), variance: asTensor(variances) };
}
// %% answer="q3"
function updated(running: { mean: Tensor; variance: Tensor }, x: Tensor) {
  const units = x.T.tolist() as number[][];
  const blend = (old: Tensor, fresh: number[]) =>
    tensor(
      fresh.map((one, j) => 0.9 * old.data[j] + 0.1 * one),
      { dtype: 'float64' },
    );
  const means = units.map((unit) => unit.reduce((a, b) => a + b) / unit.length);
  const squares = units.map((unit) => unit.reduce((a, b) => a + b * b, 0) / unit.length);
  return {
    mean: blend(running.mean, means),
    variance: blend(
      running.variance,
      squares.map((s, j) => s - means[j] ** 2),
    ),
  };
}

function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, running: any, eps: number) {
  const rows = x.tolist() as number[][];
  const [m, v, g, b] = [running.mean, running.variance, gamma, beta].map((one) => one.tolist() as number[]);
  return tensor(
    rows.map((row) => row.map((one, j) => (g[j] * (one - m[j])) / Math.sqrt(v[j] + eps) + b[j])),
    { dtype: 'float64' },
  );
}
// %% answer="q6"
function averageOverMasks(x: number[], w: number[], p: number) {
  let sums = [{ value: 0, chance: 1 }];
  x.forEach((xi, i) => {
    sums = sums.flatMap(({ value, chance }) => [
      { value: value + w[i] * xi, chance: chance * p },
      { value, chance: chance * (1 - p) },
    ]);
  });
  const mean = (f: (value: number) => number) => sums.map((one) => one.chance * f(one.value)).reduce((a, b) => a + b);
  return { linear: mean((value) => value), relu: mean((value) => (value > 0 ? value : 0)) };
}
