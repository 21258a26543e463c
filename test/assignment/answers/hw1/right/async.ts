// Functions that give promises.
// %% answer="q1"
const sigmoid = async (x: Tensor) => {
  const e = x.neg().exp();
  return e.add(1).pow(-1);
};

const sigmoidBackward = async (upstream: Tensor, x: Tensor) => {
  const s = await sigmoid(x);
  return s.mul(s.sub(1)).neg().mul(upstream);
};
// %% answer="q3"
async function xavierDeviation(shape: number[]): Promise<number> {
  return Math.sqrt(2) / Math.sqrt(shape[0] + shape[1]);
}

async function heDeviation(shape: number[], a: number): Promise<number> {
  return Math.sqrt(2 / shape[0] / (1 + a * a));
}

async function uniformBound(deviation: number): Promise<number> {
  return deviation * 3 ** 0.5;
}
// %% answer="q4"
async function statistics(x: Tensor, zs: Tensor[], activation: 'tanh' | 'relu') {
  const result = [];
  let h = x;
  for await (const z of zs) {
    const [fanIn, fanOut] = z.shape;
    const s = await (activation === 'tanh' ? xavierDeviation([fanIn, fanOut]) : heDeviation([fanIn, fanOut], 0));
    h = h.matmul(z.mul(s))[activation]();
    result.push({ mean: h.mean().item(), deviation: Math.sqrt(h.var({ correction: 0 }).item()) });
  }
  return result;
}
// %% answer="q6"
async function layersUntil(fanIn: number, s: number) {
  const factor = Math.sqrt((s * s * fanIn) / 2);
  let l = 0;
  let rms = 1;
  while (rms >= 1e-3 && factor < 1) {
    rms *= factor;
    l += 1;
    if (l % 10 === 0) await null;
  }
  return factor < 1 ? l : Number.POSITIVE_INFINITY;
}
