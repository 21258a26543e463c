// Places one by one, without tensors in the walk.
// %% answer="q7"
function* places(x: number, y: number, method: string) {
  let v = [0, 0];
  let m = [0, 0];
  let squares = [0, 0];
  for (let t = 1; ; t++) {
    yield [x, y];
    const g = [x, 25 * y];
    if (method === 'momentum') {
      v = v.map((vi, i) => 0.9 * vi - 0.02 * g[i]);
      x += v[0];
      y += v[1];
    } else {
      m = m.map((mi, i) => 0.9 * mi + 0.1 * g[i]);
      squares = squares.map((s, i) => 0.999 * s + 0.001 * g[i] * g[i]);
      const step = m.map((mi, i) => (0.1 * (mi / (1 - 0.9 ** t))) / (Math.sqrt(squares[i] / (1 - 0.999 ** t)) + 1e-8));
      x -= step[0];
      y -= step[1];
    }
  }
}

function path(start: number[], steps: number, method: string) {
  const result: number[][] = [];
  for (const place of places(start[0], start[1], method)) {
    result.push(place);
    if (result.length > steps) break;
  }
  return result;
}
// %% answer="q6"
const stepRatio = (t: number, beta1: number, beta2: number) => {
  const share = (beta: number) => {
    let sum = 0; // (1 − β)(1 + β + β² + …)
    for (let i = t - 1; i >= 0; i--) sum += beta ** i;
    return (1 - beta) * sum;
  };
  return share(beta1) / share(beta2) ** 0.5;
};
const worstStep = (beta1: number, beta2: number, steps: number) =>
  [...Array(steps).keys()]
    .map((i) => i + 1)
    .reduce((a, b) => (stepRatio(b, beta1, beta2) > stepRatio(a, beta1, beta2) ? b : a));
