// Functions that call themselves.
// %% answer="q4"
function statistics(
  x: Tensor,
  [first, ...rest]: Tensor[],
  activation: 'tanh' | 'relu',
): { mean: number; deviation: number }[] {
  if (!first) return [];
  const shape = [...first.shape];
  const sigma = activation === 'tanh' ? xavierDeviation(shape) : heDeviation(shape, 0);
  const z = x.matmul(first.mul(sigma));
  const h = activation === 'tanh' ? z.tanh() : where(z.gt(0), z, 0);
  const mean = h.mean();
  const own = { mean: mean.item(), deviation: h.sub(mean).square().mean().sqrt().item() };
  return [own, ...statistics(h, rest, activation)];
}
// %% answer="q5"
/** The gradient of the input of some layers, and of their weights, the lowest first. */
function down(x: Tensor, weights: Tensor[], upstream: Tensor): { dx: Tensor; dws: Tensor[] } {
  if (weights.length === 0) return { dx: upstream, dws: [] };
  const [w, ...above] = weights;
  const h = x.matmul(w).tanh();
  const { dx: dh, dws } = down(h, above, upstream);
  const dz = dh.mul(tensor(1, { dtype: 'float64' }).sub(h.square()));
  return { dx: dz.matmul(w.T), dws: [x.T.matmul(dz), ...dws] };
}

function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const { dx, dws } = down(x, [w1, w2], upstream);
  return { dx, dw1: dws[0], dw2: dws[1] };
}
// %% answer="q6"
function layersUntil(fanIn: number, s: number, rms = 1): number {
  if (rms < 0.001) return 0;
  const next = rms * Math.sqrt((fanIn * s * s) / 2);
  return next >= rms ? Infinity : 1 + layersUntil(fanIn, s, next);
}
