// Einstein's sums, and clamps.
// %% answer="q2"
const leakyRelu = (x: Tensor) => x.clamp({ min: 0 }).add(x.clamp({ max: 0 }).mul(0.05));
const leakyReluBackward = (upstream: Tensor, x: Tensor) => {
  const on = x.gt(0).to('float64');
  return upstream.mul(on).add(upstream.mul(0.05)).sub(upstream.mul(on).mul(0.05));
};

// %% answer="q4"
import { einsum } from 'lectern';

function statistics(x: Tensor, zs: Tensor[], activation: 'tanh' | 'relu') {
  const hs: Tensor[] = [x];
  zs.forEach((z, l) => {
    const s = activation === 'tanh' ? xavierDeviation([...z.shape]) : heDeviation([...z.shape], 0);
    hs.push(einsum('ni,ij->nj', hs[l], z).mul(s)[activation]());
  });
  return hs.slice(1).map((h) => ({ mean: h.sum().item() / h.numel(), deviation: h.std({ correction: 0 }).item() }));
}

// %% answer="q5"
import { einsum as sums } from 'lectern';

function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const h1 = sums('na,ab->nb', x, w1).tanh();
  const h2 = sums('nb,bc->nc', h1, w2).tanh();
  const g2 = upstream.sub(upstream.mul(h2.square()));
  const g1 = sums('nc,bc->nb', g2, w2);
  const g0 = g1.sub(g1.mul(h1.square()));
  return { dx: sums('nb,ab->na', g0, w1), dw1: sums('na,nb->ab', x, g0), dw2: sums('nb,nc->bc', h1, g2) };
}
