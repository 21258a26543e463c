// Functions that call themselves.
// %% answer="q6"
function averageOverMasks(x: number[], w: number[], p: number, sum = 0): { linear: number; relu: number } {
  if (x.length === 0) return { linear: sum, relu: Math.max(0, sum) };
  const [[xi, ...xs], [wi, ...ws]] = [x, w];
  const kept = averageOverMasks(xs, ws, p, sum + wi * xi);
  const dropped = averageOverMasks(xs, ws, p, sum);
  const mean = (a: number, b: number) => p * a + (1 - p) * b;
  return { linear: mean(kept.linear, dropped.linear), relu: mean(kept.relu, dropped.relu) };
}
// %% answer="q1"
/** Welford's averages, sample by sample from the last. */
function moments(rows: Tensor[]): { n: number; mean: Tensor; m2: Tensor } {
  const [first, ...rest] = rows;
  if (rest.length === 0) return { n: 1, mean: first, m2: first.mul(0) };
  const { n, mean, m2 } = moments(rest);
  const step = first.sub(mean);
  const next = mean.add(step.div(n + 1));
  return { n: n + 1, mean: next, m2: m2.add(step.mul(first.sub(next))) };
}

function batchnorm(x: Tensor, gamma: Tensor, beta: Tensor, eps: number) {
  const { n, mean, m2 } = moments(x.unbind(0));
  const variance = m2.div(n);
  return { out: x.sub(mean).div(variance.add(eps).sqrt()).mul(gamma).add(beta), mean, variance };
}
// %% answer="q3"
const blend = (old: any, now: any): any =>
  'data' in old
    ? old.mul(0.9).add(now.mul(0.1))
    : Object.fromEntries(Object.keys(old).map((name) => [name, blend(old[name], now[name])]));

function updated(running: any, x: Tensor) {
  const mean = x.mean(0);
  return blend(running, { mean, variance: x.square().mean(0).sub(mean.square()) });
}
function batchnormTest(x: Tensor, gamma: Tensor, beta: Tensor, { mean, variance }: any, eps: number) {
  return x
    .sub(mean)
    .mul(gamma.div(variance.add(eps).pow(0.5)))
    .add(beta);
}
