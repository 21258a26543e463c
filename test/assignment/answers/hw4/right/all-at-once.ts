// All points in each step, with a rate of 1, as CS231n's notes have it; differences that change the params and put them back.
// %% answer="q3"
function numericGradient(params: Params, name: keyof Params, x: Tensor, y: Tensor, reg: number, h: number) {
  const numbers = params[name].data;
  const result = Array.from(numbers, (kept, i) => {
    numbers[i] = kept + h;
    const above = loss(params, x, y, reg);
    numbers[i] = kept - h;
    const below = loss(params, x, y, reg);
    numbers[i] = kept;
    return (above - below) / h / 2;
  });
  return tensor(result, { dtype: 'float64' }).reshape([...params[name].shape]);
}

function startReport(params: Params, x: Tensor, y: Tensor, reg: number) {
  const [plain, withPenalty] = [0, reg].map((one) => loss(params, x, y, one));
  const chance = log(scores(params, x).shape[1]);
  return { fine: Math.abs(plain / chance - 1) < 0.05, penalty: withPenalty - plain, loss: plain, chance };
}
// %% answer="q6"
function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const float64 = { dtype: 'float64' };
  const zero = (n: number) => tensor(Array(n).fill(0), float64);
  const start = { w1: randn([2, 64], float64), b1: zero(64), w2: randn([64, 3], float64).mul(0.1), b2: zero(3) };
  const all = Array.from({ length: 450 }, (_, i) => i);
  const run = descend(start, train.x, train.y, Array(700).fill(all), { lr: 0.5, momentum: 0.9, reg: 1e-4 });
  return scores(run.params, x).argmax(1);
}
