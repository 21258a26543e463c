// Functions that call themselves.
// %% answer="q6"
const power = (x: number, n: number): number => (n === 0 ? 1 : n % 2 === 0 ? power(x * x, n / 2) : x * power(x, n - 1));

function stepRatio(t: number, beta1: number, beta2: number): number {
  return (1 - power(beta1, t)) / Math.sqrt(1 - power(beta2, t));
}

function worstStep(beta1: number, beta2: number, steps: number): number {
  if (steps <= 1) return 1;
  const before = worstStep(beta1, beta2, steps - 1);
  return stepRatio(steps, beta1, beta2) > stepRatio(before, beta1, beta2) ? steps : before;
}
// %% answer="q7"
function path(start: number[], steps: number, method: 'momentum' | 'adam', state: any = {}): number[][] {
  if (steps === 0) return [start];
  const w = tensor(start, { dtype: 'float64' });
  const g = tensor([start[0], start[1] * 25], { dtype: 'float64' });
  const rules = {
    momentum: () => momentum(w, g, state, { lr: 0.02, momentum: 0.9 }),
    adam: () => adam(w, g, state, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 }),
  };
  const next = rules[method]();
  return [start, ...path(next.w.tolist() as number[], steps - 1, method, next.state)];
}
