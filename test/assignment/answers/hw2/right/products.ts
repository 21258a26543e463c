// The mean as a product with ones over B, and weights and state side by side in one tensor.
// %% answer="q1"
import { full, stack } from 'lectern';

function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  const batch = gradients.shape[0];
  const weights = full([batch], 1 / batch, { dtype: 'float64' });
  return gradients.T.mv(weights).mul(-lr).add(w);
}
// %% answer="q2"
import { stack as pile } from 'lectern';

function momentum(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number; momentum: number }) {
  const { lr, momentum: rho } = options;
  const rule = tensor(
    [
      [1, rho, -lr],
      [0, rho, -lr],
    ],
    { dtype: 'float64' },
  );
  const all = pile([w, state.v ?? zerosLike(w), dw]).reshape(3, -1);
  const [next, v] = rule.matmul(all).unbind(0);
  return { w: next.reshape([...w.shape]), state: { v: v.reshape([...w.shape]) } };
}
// %% answer="q3"
function nesterov(w: Tensor, dw: Tensor, state: { v?: Tensor }, options: { lr: number }) {
  const RHO = 0.85;
  const v = state.v === undefined ? zerosLike(dw) : state.v;
  // w' = w + ρ²v − (1 + ρ)αg
  return {
    w: w.add(v.mul(RHO * RHO)).sub(dw.mul((1 + RHO) * options.lr)),
    state: { v: v.mul(RHO).sub(dw.mul(options.lr)) },
  };
}
// %% answer="q4"
function rmsprop(w: Tensor, dw: Tensor, state: { cache?: Tensor }, options: any) {
  const rest = 1 - options.decay;
  const square = dw.abs().pow(2);
  const cache = state.cache ? state.cache.sub(state.cache.mul(rest)).add(square.mul(rest)) : square.mul(rest);
  const size = dw.abs().mul(options.lr).div(cache.pow(0.5).add(options.eps));
  return { w: w.sub(dw.sign().mul(size)), state: { cache } };
}
