// Lists of lists, without a method of tensors but tolist.
// %% answer="q1"
function each(x: any, f: (one: number) => number): any {
  return Array.isArray(x) ? x.map((one) => each(one, f)) : f(x);
}

function sigmoid(x: Tensor): Tensor {
  return tensor(
    each(x.tolist(), (one) => 1 / (1 + Math.exp(-one))),
    { dtype: 'float64' },
  );
}

function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  const slopes = each(sigmoid(x).tolist(), (s) => s - s * s);
  return upstream.mul(tensor(slopes, { dtype: 'float64' }));
}
// %% answer="q2"
const rows = (x: Tensor) => x.tolist() as number[][];

function leakyRelu(x: Tensor): Tensor {
  return tensor(
    rows(x).map((row) => row.map((one) => (one < 0 ? 0.05 * one : one))),
    { dtype: 'float64' },
  );
}

function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  const from = rows(x);
  return tensor(
    rows(upstream).map((row, i) => row.map((one, j) => (from[i][j] < 0 ? 0.05 * one : one))),
    { dtype: 'float64' },
  );
}
// %% answer="q4"
function product(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, one, k) => sum + one * b[k][j], 0)));
}

function statistics(x: Tensor, zs: Tensor[], activation: string) {
  let h = x.tolist() as number[][];
  return zs.map((z) => {
    const shape = [z.shape[0], z.shape[1]];
    const sigma = activation === 'tanh' ? xavierDeviation(shape) : heDeviation(shape, 0);
    const f = activation === 'tanh' ? Math.tanh : (one: number) => Math.max(0, one);
    const w = (z.tolist() as number[][]).map((row) => row.map((one) => sigma * one));
    h = product(h, w).map((row) => row.map(f));
    const all = h.flat();
    const mean = all.reduce((a, b) => a + b) / all.length;
    const variance = all.reduce((a, b) => a + (b - mean) ** 2, 0) / all.length;
    return { mean, deviation: variance ** 0.5 };
  });
}
// %% answer="q5"
const times = (a: number[][], b: number[][]) =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, one, k) => sum + one * b[k][j], 0)));
const turned = (a: number[][]) => a[0].map((_, j) => a.map((row) => row[j]));
const both = (a: number[][], b: number[][], f: (x: number, y: number) => number) =>
  a.map((row, i) => row.map((one, j) => f(one, b[i][j])));

function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const [X, A, B, G] = [x, w1, w2, upstream].map((one) => one.tolist() as number[][]);
  const h1 = times(X, A).map((row) => row.map(Math.tanh));
  const h2 = times(h1, B).map((row) => row.map(Math.tanh));
  const dz2 = both(G, h2, (g, h) => g * (1 - h) * (1 + h));
  const dz1 = both(times(dz2, turned(B)), h1, (g, h) => g * (1 - h) * (1 + h));
  const made = (a: number[][]) => tensor(a, { dtype: 'float64' });
  return { dx: made(times(dz1, turned(A))), dw1: made(times(turned(X), dz1)), dw2: made(times(turned(h1), dz2)) };
}
