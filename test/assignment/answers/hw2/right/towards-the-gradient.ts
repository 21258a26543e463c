// Means that move towards the new value: m + (1 − β)(g − m).
// %% answer="q4"
const towards = (mean: Tensor, value: Tensor, share: number) => mean.add(value.sub(mean).mul(share));

function rmsprop(w: Tensor, dw: Tensor, state: { cache?: Tensor }, { lr, decay, eps }: any) {
  const cache = towards(state.cache ?? w.sub(w), dw.mul(dw), 1 - decay);
  const step = dw.mul(cache.sqrt().add(eps).reciprocal()).mul(-lr);
  return { w: step.add(w), state: { cache } };
}
// %% answer="q5"
const lerp = (mean: Tensor, value: Tensor, share: number) => value.sub(mean).mul(share).add(mean);

function adam(
  w: Tensor,
  dw: Tensor,
  { m = zerosLike(w), v = zerosLike(w), t = 0 }: any,
  { lr, beta1, beta2, eps }: any,
) {
  const next = { t: t + 1, m: lerp(m, dw, 1 - beta1), v: lerp(v, dw.mul(dw), 1 - beta2) };
  const [c1, c2] = [beta1, beta2].map((beta) => 1 - pow(beta, next.t));
  const step = next.m.div(c1).div(next.v.div(c2).sqrt().add(eps));
  return { w: w.add(step.mul(-lr)), state: next };
}
// %% answer="q3"
function nesterov(w: Tensor, dw: Tensor, state: { v?: Tensor }, { lr }: { lr: number }) {
  // back to where the particle is, a step, and ahead again
  const v = state.v ?? zerosLike(w);
  const particle = w.sub(v.mul(0.85));
  const next = v.mul(0.85).add(dw.mul(-lr));
  return { w: particle.add(next).add(next.mul(0.85)), state: { v: next } };
}
