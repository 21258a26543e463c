// No tensors at all: loops over numbers, one example of a batch after the other.
// %% answer="q6"
function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const H = 80;
  const many = (n: number, std: number) => (randn([n]).mul(std).tolist() as number[]).slice();
  const [w1, b1, w2, b2] = [many(2 * H, 1.5), many(H, 0.5), many(3 * H, 0.15), [0, 0, 0]];
  const a = new Float64Array(H);
  const forward = (x0: number, x1: number) => {
    const s = [...b2];
    for (let j = 0; j < H; j++) {
      a[j] = Math.max(0, w1[2 * j] * x0 + w1[2 * j + 1] * x1 + b1[j]);
      for (let c = 0; c < 3; c++) s[c] += a[j] * w2[3 * j + c];
    }
    return s;
  };
  const [xs, ys] = [train.x.tolist() as number[][], train.y.tolist() as number[]];
  const steps = 3000;
  for (let t = 0; t < steps; t++) {
    const [g1, h1, g2, h2] = [w1, b1, w2, b2].map((w) => new Float64Array(w.length));
    for (const i of randint(0, 450, [40]).tolist() as number[]) {
      const s = forward(xs[i][0], xs[i][1]);
      const top = Math.max(...s);
      const e = s.map((one) => exp(one - top));
      const total = e[0] + e[1] + e[2];
      const up = e.map((one, c) => one / total - (c === ys[i] ? 1 : 0));
      for (let j = 0; j < H; j++) {
        if (a[j] === 0) continue;
        let down = 0;
        for (let c = 0; c < 3; c++) {
          down += up[c] * w2[3 * j + c];
          g2[3 * j + c] += up[c] * a[j];
        }
        g1[2 * j] += down * xs[i][0];
        g1[2 * j + 1] += down * xs[i][1];
        h1[j] += down;
      }
      for (let c = 0; c < 3; c++) h2[c] += up[c];
    }
    const rate = 1 - t / steps;
    const move = (w: number[], g: Float64Array) => w.forEach((_, j) => void (w[j] -= (rate * g[j]) / 40));
    for (const [w, g] of [
      [w1, g1],
      [b1, h1],
      [w2, g2],
      [b2, h2],
    ] as const)
      move(w, g);
  }
  return (x.tolist() as number[][]).map(([x0, x1]) => {
    const s = forward(x0, x1);
    return s.indexOf(Math.max(...s));
  });
}
