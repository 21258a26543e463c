// Both corrections put into the rate, and ε scaled with them, as the paper's section 2 has it.
// %% answer="q5"
function adam(w: Tensor, dw: Tensor, state: any, { lr, beta1, beta2, eps }: any) {
  const t = (state.t || 0) + 1;
  const zero = dw.mul(0);
  const m = dw.mul(1 - beta1).add((state.m || zero).mul(beta1));
  const v = dw
    .pow(2)
    .mul(1 - beta2)
    .add((state.v || zero).mul(beta2));
  const root = Math.sqrt(1 - beta2 ** t);
  const rate = (lr * root) / (1 - beta1 ** t);
  return { w: w.sub(m.div(v.sqrt().add(eps * root)).mul(rate)), state: { m, v, t } };
}
// %% answer="q6"
function stepRatio(t: number, beta1: number, beta2: number): number {
  let [b1, b2] = [1, 1];
  for (let i = 0; i < t; i++) [b1, b2] = [b1 * beta1, b2 * beta2];
  return Math.sqrt((1 - b1) ** 2 / (1 - b2));
}

function worstStep(beta1: number, beta2: number, steps: number): number {
  let t = 1; // it rises to one peak
  while (t < steps && stepRatio(t + 1, beta1, beta2) > stepRatio(t, beta1, beta2)) t++;
  return t;
}
