// One sample after another, from the last to the first: sums in another order.
// %% answer="q5"
import { stack, zerosLike } from 'lectern';

function backward(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor) {
  const dw1 = zerosLike(w1);
  const dw2 = zerosLike(w2);
  const dx: Tensor[] = [];
  for (let n = x.shape[0] - 1; n >= 0; n--) {
    const input = x.select(0, n);
    const a = w1.T.mv(input).tanh();
    const b = w2.T.mv(a).tanh();
    const db = upstream.select(0, n).mul(b.square().neg().add(1));
    const da = w2.mv(db).mul(a.square().neg().add(1));
    dw2.add_(a.outer(db));
    dw1.add_(input.outer(da));
    dx.unshift(w1.mv(da));
  }
  return { dx: stack(dx), dw1, dw2 };
}
// %% answer="q3"
const xavierDeviation = (shape: number[]) => Math.sqrt(2 / shape.reduce((sum, n) => sum + n, 0));
const heDeviation = ([n]: number[], a: number) => Math.sqrt(2 / (n + n * a * a));
const uniformBound = (s: number) => Math.sqrt(3 * s * s);
// %% answer="q6"
function layersUntil(fanIn: number, s: number) {
  const meanSquare = (s * s * fanIn) / 2;
  if (!(meanSquare < 1)) return 1 / 0;
  let l = 1;
  while (meanSquare ** l >= 1e-6) l++;
  return l;
}
