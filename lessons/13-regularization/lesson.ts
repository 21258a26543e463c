// %% [markdown]
// # 13 Regularisation
//
// **After this lesson you can**
//
// - write the hinge loss with its penalty, and say what L2, L1 and the elastic net do to the weights,
// - write dropout in both forms, and say where $p$ belongs in each,
// - derive the scaling from four masks, and say for which nets it is exact and for which it is not,
// - explain dropout as an ensemble, and compute which mean of its members the scaled net is,
// - name six kinds of noise in training, and for each what averages it out in the test.
//
// *Lecture document F, "Regularization" to "Regularization: A common pattern"; document S, "Weight Decay". Demos 13.1 to 13.7.* <span lang="fa" dir="rtl">رگولاریزاسیون (منظم‌سازی)</span>

// %% [markdown]
// ## The idea
//
// A net that fits its training data perfectly has learned the accidents of these data, too. Regularisation makes the
// fit worse on purpose, in the hope that what is left holds for other data. There are two ways. One adds a term to the
// loss:
//
// $$L = \frac{1}{N} \sum_{i=1}^N \sum_{j \neq y_i} \max(0, f(x_i; W)_j - f(x_i; W)_{y_i} + 1) + \lambda R(W)$$
//
// The other adds noise $z$ in training, and averages it out in the test:
//
// $$y = f_W(x, z) \qquad\qquad y = f(x) = \mathrm{E}_z[f(x, z)] = \int p(z) f(x, z)\,dz$$
//
// Dropout is the best known noise of this kind, and that integral is where its factor $p$ comes from.

// %%
import {
  cat,
  data,
  eye,
  functional,
  manualSeed,
  nn,
  noGrad,
  ones,
  optim,
  plot,
  rand,
  randint,
  randn,
  randperm,
  type Tensor,
  tensor,
  train,
} from 'lectern';
import { maskPictures, regularization as stored, show } from 'lectern/lesson';
import { exp, log, pow } from 'lectern/math';

// %% [markdown]
// ## 13.1 A term in the loss
//
// *Slide "Regularization: Add term to loss".*
//
// The first term is the multi-class hinge loss: each wrong class $j$ costs as much as its score exceeds that of the
// right class $y_i$ minus 1. The second one asks for small weights, in one of three ways:
//
// $$\text{L2: } \sum_k \sum_l W_{k,l}^2 \qquad \text{L1: } \sum_k \sum_l |W_{k,l}| \qquad
// \text{elastic net: } \sum_k \sum_l \beta W_{k,l}^2 + |W_{k,l}|$$
//
// ### From scratch
//
// The formula in ten lines, for a linear $f(x; W) = Wx$, and beside it the library. Pixels are whole sixteenths, and
// these weights whole sixty-fourths, so that no sum is rounded, whatever its order.

// %%
const digits = data.loadDigits();
const pixels = digits.x.to('float64').div(16);
const learned = { x: pixels.narrow(0, 0, 300), y: digits.y.narrow(0, 0, 300) };
const unlearned = { x: pixels.narrow(0, 300, 1497), y: digits.y.narrow(0, 300, 1497) };

const lossByHand = (x: number[][], y: ArrayLike<number>, w: number[][], lambda: number) => {
  const hinges = x.map((row, i) => {
    const scores = w.map((wj) => row.reduce((sum, xk, k) => sum + xk * wj[k], 0));
    const above = scores.map((s, j) => (j === y[i] ? 0 : Math.max(0, s - scores[y[i]] + 1)));
    return above.reduce((sum, one) => sum + one, 0);
  });
  const r = w.flat().reduce((sum, wkl) => sum + wkl * wkl, 0);
  return hinges.reduce((sum, one) => sum + one, 0) / x.length + lambda * r;
};

// %%
const { multiMarginLoss, l2Penalty, l1Penalty, elasticPenalty } = functional;
const hinge = (w: Tensor) =>
  multiMarginLoss(learned.x.matmul(w.T), learned.y, { average: false });

// %%
manualSeed(0);
const coarse = randint(-32, 33, [10, 64]).to('float64').div(64);
const byHand = lossByHand(
  learned.x.tolist() as number[][],
  learned.y.data,
  coarse.tolist() as number[][],
  0.01,
);
const byLibrary = hinge(coarse)
  .add(l2Penalty([coarse]).mul(0.01))
  .item();
const same = byHand === byLibrary ? 'yes' : 'no';

// %%
show(
  '13.1 scratch',
  plot.table([{ 'from scratch': byHand, library: byLibrary, 'equal to the last digit': same }]),
);

// %% [markdown]
// ### Four runs
//
// A linear classifier on 300 handwritten digits of 8 by 8 pixels: 640 weights, the same start, 200 steps of gradient
// descent over all images, a rate of 0.1, $\lambda = 0.01$, $\beta = 1$.

// %%
const penalties: { [name: string]: (w: Tensor[]) => Tensor } = {
  none: () => tensor(0),
  L2: l2Penalty,
  L1: l1Penalty,
  'elastic net': (w) => elasticPenalty(w, { beta: 1 }),
};

/** The same start for all. */
function firstWeights(): Tensor {
  manualSeed(0);
  return randn([10, 64], { dtype: 'float64' }).mul(0.1).requiresGrad_();
}

// %%
/** Goes down; `after` is called after each step. The weights, and one of them after each step. */
function descend(penalty: string, lambda = 0.01, after = (_w: Tensor) => {}) {
  const w = firstWeights();
  const sgd = new optim.SGD([w], { lr: 0.1 });
  const corner = [w.data[8 * 64]]; // of the digit 8
  for (let step = 0; step < 200; step++) {
    sgd.zeroGrad();
    const r = penalties[penalty]([w]);
    hinge(w).add(r.mul(lambda)).backward();
    sgd.step();
    after(w);
    corner.push(w.data[8 * 64]);
  }
  return { w: w.detach(), corner };
}

// %% [markdown]
// **Predict before you run:** with no penalty, with L2 or with L1: where do more than half of the weights end up below 0.01 in size?

// %%
const predicted131 = ''; // 'none', 'L2' or 'L1'

// %%
const names131 = Object.keys(penalties);
const four = names131.map((penalty) => descend(penalty));
const weights = Object.fromEntries(names131.map((name, i) => [name, four[i].w]));
show(
  '13.1 histograms',
  plot.hist(weights, { range: [-1, 1], bins: 41, columns: 2, height: 74 }),
  { predicted: predicted131 },
);

// %%
const rounded = (value: number, count = 3) => Number(value.toPrecision(count));
const logarithmic = { xScale: 'log', yScale: 'log', height: 230 } as const;

// %%
const percent = (which: Tensor) => rounded(100 * which.to('float64').mean().item(), 4);
const accuracyOf = (w: Tensor) =>
  rounded(100 * train.accuracy(unlearned.x.matmul(w.T), unlearned.y), 4);
const rowOf = (penalty: string, w: Tensor) => ({
  penalty,
  'Σ w²': rounded(w.square().sum().item(), 4),
  'Σ |w|': rounded(w.abs().sum().item(), 4),
  '|w| < 0.01,\n%': percent(w.abs().lt(0.01)),
  'w = 0,\n%': percent(w.eq(0)),
  'accuracy on\n1497 others, %': accuracyOf(w),
});
show('13.1 table', plot.table(names131.map((name) => rowOf(name, weights[name]))));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// L1. With the same $\lambda$, 59 % of the weights are below 0.01 under L1, 58 % under the elastic net, 7 % under L2
// and 6 % without a penalty. L2 narrows the whole bell; L1 moves most weights into the middle bar and leaves a few
// large ones.
//
// The accuracy on other digits does not rise here: 87.1 % without a penalty, 86.5 % with L2, 83.9 % with L1. A linear
// classifier of 640 weights on 300 images has little to overfit. That $R$ gives small weights is certain; that small
// weights give a better test is to be tried in each case.
//
// The verdict: PyTorch, from the same start, gives all these numbers to the last digit shown.
//
// </details>

// %% [markdown]
// ### Why L1 and not L2?
//
// The pixel in the upper left corner is 0 in every image. The loss of the data does not depend on its weights: the
// penalty is alone with them. We follow the one of the digit 8.
//
// **Predict:** after how many steps has the weight reached zero under L1? It starts at $w_0 = -0.1525$; the rate is
// 0.1 and $\lambda = 0.01$.

// %%
const predictedCorner = NaN; // a number of steps

// %%
const corners = Object.fromEntries(names131.map((name, i) => [name, four[i].corner]));
const stepsTo200 = corners.L1.map((_, step) => step);
show(
  '13.1 corner',
  plot.line(corners, {
    x: stepsTo200,
    height: 230,
    xLabel: 'step',
    yLabel: 'weight of the corner',
  }),
  { predicted: predictedCorner },
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// After 153 steps. Under L1 the force has the same size however small the weight is: $\eta\lambda = 0.001$ a step, a
// straight line, and $0.1525 / 0.001 = 152.5$. Then it goes to and fro around zero. Under L2 the force is $2\lambda
// w$: it takes 0.2 % of what is left, $w_t = w_0 (1 - 2\eta\lambda)^t$, which never arrives. The elastic net does both
// at once.
//
// That is why L1 and not L2 makes weights vanish: near zero only L1 still pulls.
//
// </details>
//
// ### Exactly zero
//
// **Predict:** under L1 many weights are small. How many of the 640 are exactly 0 after 200 steps?

// %%
const predictedZeros = NaN; // a number of weights

// %% [markdown]
// Besides the penalty in the loss there is another way to follow L1: a step on the data alone, and then all weights go
// $\eta\lambda$ towards zero, *but not beyond*.

// %%
const shrink = (w: Tensor, by: number) => w.sign().mul(w.abs().sub(by).relu());
const shrunk = descend('none', 0, (w) => noGrad(() => w.copy_(shrink(w, 0.1 * 0.01))));
const zerosRows = [rowOf('L1 in the loss', weights.L1), rowOf('L1 by shrinking', shrunk.w)].map(
  ({ penalty, ...row }) => ({
    penalty,
    'weights that\nare exactly 0': Math.round(6.4 * row['w = 0,\n%']),
    ...row,
  }),
);
show('13.1 zeros', plot.table(zerosRows), { predicted: predictedZeros });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// None. The gradient of $|w|$ is $\pm 1$, so a weight near zero jumps over it and back, by $\eta\lambda$ each time.
// "L1 gives sparse weights" holds for the minimum of the loss; gradient descent only comes near. Shrinking stops at
// zero (it is the proximal step of L1): 321 of the 640 weights, half of them, are exactly zero, and the loss is the
// same.
//
// </details>
//
// ### How strong?

// %%
const lambdas = [0.001, 0.01, 0.03];
const sweep = names131
  .slice(1)
  .map((name) =>
    lambdas.map((lambda) => (lambda === 0.01 ? weights[name] : descend(name, lambda).w)),
  );
const against = (yLabel: string, of: (w: Tensor) => number) => {
  const lines = sweep.map((ws, i) => [names131[i + 1], ws.map(of)]);
  const axes = { xScale: 'log', xLabel: 'λ', width: 265, height: 220 } as const;
  return plot.line(Object.fromEntries(lines), { x: lambdas, yLabel, ...axes });
};

// %%
show(
  '13.1 lambda',
  plot.hconcat([
    against('weights below 0.01, %', (w) => percent(w.abs().lt(0.01))),
    against('accuracy on others, %', accuracyOf),
  ]),
);

// %% [markdown]
// <details><summary>The finding</summary>
//
// From $\lambda = 0.001$ to 0.03 the share of small weights rises from 12 % to 75 % under L1, and stays below 12 %
// under L2. At 0.03 L1 and the elastic net have become too strong: the accuracy falls by several points. $\lambda$ is
// one more number to search for, and it means something different for each $R$.
//
// </details>
//
// ### One λ or two?
//
// *Document S, "Weight Decay": $L_{new}(w) = L_{original}(w) + \lambda w^T w$. Document F prints a loss of 3.0686 for
// $\lambda = 1000$, which holds with a factor ½ and with no other (demo 5.2).*
//
// S calls weight decay and L2 one thing. Both texts leave open what a step does to a weight. The gradient of $\lambda
// w^\top w$ is $2\lambda w$; that of $\tfrac12 \lambda w^\top w$ is $\lambda w$, and so is what `optim.SGD(…, {
// weightDecay: λ })` adds, as in PyTorch.
//
// **Predict:** the weight of the corner again, 200 steps, rate 0.1, λ = 0.01: what share of it is left with $\lambda
// w^\top w$ in the loss?

// %%
const predictedDecay = NaN; // a number between 0 and 1

// %%
const start = tensor([-0.1525], { dtype: 'float64' });

/** 200 steps without any data: R in the loss, or the optimiser's own weight decay. The share that is left. */
function decay(factor: number, weightDecay: number) {
  const w = start.clone().requiresGrad_();
  const sgd = new optim.SGD([w], { lr: 0.1, weightDecay });
  for (let step = 0; step < 200; step++) {
    sgd.zeroGrad();
    l2Penalty([w]).mul(factor).backward();
    sgd.step();
  }
  return w.div(start).item();
}

// %%
const forms131 = [
  ['λ Σw² in the loss, as in S', 0.01, 0, 1 - 2 * 0.1 * 0.01],
  ['½ λ Σw² in the loss, as in F', 0.01 / 2, 0, 1 - 0.1 * 0.01],
  ['weightDecay: λ', 0, 0.01, 1 - 0.1 * 0.01],
  ['weightDecay: 2 λ', 0, 2 * 0.01, 1 - 2 * 0.1 * 0.01],
] as const;
const left = forms131.map(([form, factor, weightDecay, each]) => ({
  form,
  'left after\n200 steps': rounded(decay(factor, weightDecay), 6),
  'a step\nmultiplies by': each,
  'that, to the\n200th power': rounded(pow(each, 200), 6),
}));

// %%
show('errata weight decay', plot.table(left), { predicted: predictedDecay });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 0.67. With $\lambda w^\top w$ in the loss each step multiplies by $1 - 2\eta\lambda = 0.998$, and $0.998^{200} =
// 0.670$. With the ½ it is $0.999^{200} = 0.819$, and that is also what `weightDecay: λ` does.
//
// Neither form is wrong, but $\lambda$ is worth twice as much without the ½. Who takes $\lambda$ from S and gives it
// to an optimiser has to double it. **This lesson's convention:** $R$ as on the slides, without the ½; `weightDecay`
// as in PyTorch, with it.
//
// </details>
//
// And are the two one thing? L2 adds $\lambda w$ to the *gradient*; weight decay takes $\eta\lambda w$ off the
// *weight*. The same loss, the same start, both ways:

// %%
type Make = (w: Tensor, weightDecay: number) => optim.Optimizer;

/** 100 steps on the hinge loss: λw in the gradient, or ηλw off the weight before each step. */
function decayed(make: Make, lr: number, inGradient: boolean) {
  const w = firstWeights();
  const optimizer = make(w, inGradient ? 0.1 : 0);
  for (let step = 0; step < 100; step++) {
    optimizer.zeroGrad();
    hinge(w).backward();
    if (!inGradient) noGrad(() => w.mul_(1 - lr * 0.1));
    optimizer.step();
  }
  return w.detach();
}

// %%
const optimizers: { [name: string]: [lr: number, make: Make] } = {
  'plain SGD': [0.1, (w, weightDecay) => new optim.SGD([w], { lr: 0.1, weightDecay })],
  'SGD, momentum 0.9': [
    0.01,
    (w, weightDecay) => new optim.SGD([w], { lr: 0.01, momentum: 0.9, weightDecay }),
  ],
  Adam: [0.01, (w, weightDecay) => new optim.Adam([w], { lr: 0.01, weightDecay })],
};

// %%
const twoWays = Object.entries(optimizers).map(([optimizer, [lr, make]]) => {
  const [l2, offWeight] = [true, false].map((inGradient) => decayed(make, lr, inGradient));
  return {
    optimizer,
    'largest\ndifference': rounded(l2.sub(offWeight).abs().max().item()),
    'Σ w²,\nλw in the gradient': rounded(l2.square().sum().item(), 5),
    'Σ w²,\nηλw off the weight': rounded(offWeight.square().sum().item(), 5),
  };
});

// %%
show('errata weight decay, optimisers', plot.table(twoWays));

// %% [markdown]
// <details><summary>The finding</summary>
//
// For plain SGD the two are the same step: $w - \eta(g + \lambda w) = (1 - \eta\lambda)w - \eta g$; the largest
// difference of a weight is rounding. With momentum the $\lambda w$ in the gradient goes through the velocity, which
// adds it up ten times, and with Adam it is divided by $\sqrt{\hat v}$ like every gradient: the results are different
// nets. So "weight decay, or L2" is one thing for plain SGD only. The paper that S cites there, on AdamW, says so;
// lesson 9 has its formula.
//
// </details>

// %% [markdown]
// ## 13.2 Dropout
//
// *Slide "Regularization: Dropout".*
//
// In each forward pass each unit is set to zero with some probability. The slide's net has two hidden layers, and its
// $p$ is the probability of **keeping** a unit, 0.5. (In the library, as in PyTorch, `nn.Dropout(p)` is told the
// probability of
// *dropping* it. Mind the difference: it comes back below.)
//
// The code below is the slide's, in its *vanilla* form: masks of 0 and 1 in training, and in the test all activations
// times $p$. `u1` and `u2` are what the activations are multiplied by, so that one function does for both.

// %%
const p = 0.5; // the probability of keeping a unit
const affine = (w: number[][], x: number[], b: number[]) =>
  w.map((row, i) => row.reduce((sum, wk, k) => sum + wk * x[k], 0) + b[i]);
const reluTimes = (z: number[], u: number[]) => z.map((zi, i) => Math.max(0, zi) * u[i]);

/** The slide's forward pass. */
function passByHand(w: number[][][], b: number[][], x: number[], u1: number[], u2: number[]) {
  const h1 = reluTimes(affine(w[0], x, b[0]), u1); // drop!
  const h2 = reluTimes(affine(w[1], h1, b[1]), u2); // drop!
  return affine(w[2], h2, b[2]);
}

// %% [markdown]
// The same with tensors. A net of this kind, with 8 inputs, 8 + 8 hidden units and 3 scores, serves until 13.5.

// %%
type Factor = Tensor | number;

/** Weights as He has them, and biases of some size. */
function smallNet({ bias = 0.1, inputs = 8 } = {}) {
  const sizes = [inputs, 8, 8, 3];
  const float64 = { dtype: 'float64' } as const;
  const w = [0, 1, 2].map((l) =>
    randn([sizes[l + 1], sizes[l]], float64).mul(Math.sqrt(2 / sizes[l])),
  );
  return { w, b: [8, 8, 3].map((size) => randn([size], float64).mul(bias)) };
}

// %%
/** The slide's forward pass: the pre-activation z₂ of the second layer, its activation, and the scores. */
function pass({ w, b }: ReturnType<typeof smallNet>, x: Tensor, u1: Factor, u2: Factor) {
  const h1 = x.matmul(w[0].T).add(b[0]).relu().mul(u1);
  const z2 = h1.matmul(w[1].T).add(b[1]);
  const h2 = z2.relu().mul(u2);
  return { h1, z2, h2, out: h2.matmul(w[2].T).add(b[2]) };
}

// %%
manualSeed(0);
const net132 = smallNet();
const input132 = randn([8], { dtype: 'float64' });
const draw = () => rand([8], { dtype: 'float64' }).lt(p).to('float64'); // np.random.rand(8) < p
const [u1, u2] = [draw(), draw()];
const lists = (ts: Tensor[]) => ts.map((t) => t.tolist()) as number[][];
const matrices = net132.w.map((w) => w.tolist() as number[][]);
const same132 = (run: string, a: Tensor, b: Tensor) => {
  const [x, ua, ub] = lists([input132, a, b]);
  const scores = passByHand(matrices, lists(net132.b), x, ua, ub);
  const library = pass(net132, input132, a, b).out;
  const equal = scores.filter((score, i) => score === library.data[i]).length;
  return { run, scores: 3, 'equal to the last digit': equal };
};

// %%
const halves = ones([8], { dtype: 'float64' }).mul(p);
const compared = [same132('train_step', u1, u2), same132('predict', halves, halves)];
show('13.2 scratch', plot.table(compared));

// %% [markdown]
// ### The masks
//
// Twelve inputs, each with a mask of its own: $H_1$, the first mask $U_1$, and what is left.

// %%
manualSeed(1);
const twelve = randn([12, 8], { dtype: 'float64' });
const mask132 = rand([12, 8], { dtype: 'float64' }).lt(p).to('float64');
const before = pass(net132, twelve, 1, 1).h1;
const three = {
  'H₁': before,
  'U₁': mask132,
  'H₁ times U₁': pass(net132, twelve, mask132, 1).h1,
};

// %%
const cellsOf = { width: 145, height: 230, xLabel: 'unit', yLabel: 'input', numbers: false };
const maps = Object.entries(three).map(([title, matrix]) =>
  plot.heatmap(matrix, { title, ...cellsOf }),
);
show('13.2 masks', plot.hconcat(maps));

// %% [markdown]
// **Predict:** of a layer of 100 units, 50 are kept on the mean. By how much does their number vary, as a standard
// deviation?

// %%
const predicted132 = NaN; // a number of units

// %%
manualSeed(2);
const kept = rand([4000, 100], { dtype: 'float64' }).lt(p).to('float64').sum({ dim: 1 });
const numbers = Array.from({ length: 41 }, (_, i) => 30 + i);

// %%
const logFactorial = (n: number) =>
  Array.from({ length: n }, (_, i) => log(i + 1)).reduce((a, b) => a + b, 0);
const binomial = (n: number, k: number) =>
  exp(
    logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * log(p) + (n - k) * log(1 - p),
  );
const shares = {
  '4000 masks': numbers.map((k) => kept.eq(k).to('float64').mean().item()),
  binomial: numbers.map((k) => binomial(100, k)),
};

// %%
show(
  '13.2 kept',
  plot.line(shares, {
    x: numbers,
    height: 220,
    xLabel: 'units kept, of 100',
    yLabel: 'share of the masks',
  }),
  { predicted: predicted132 },
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 5. Each unit is kept or not, independently: their number is binomial, with mean $np = 50$ and standard deviation
// $\sqrt{np(1-p)} = \sqrt{25} = 5$. Between 40 and 60 units are kept in 96 % of the passes.
//
// </details>
//
// *Slide "Dropout makes our output random!"*: one input, 4000 passes, the first of the three scores.

// %%
manualSeed(3);
const drawMany = () => rand([4000, 8], { dtype: 'float64' }).lt(p).to('float64');
const random = pass(net132, input132, drawMany(), drawMany()).out.select(1, 0);
const tested = pass(net132, input132, p, p).out.data[0];
show(
  '13.2 output',
  plot.hist(random, {
    height: 220,
    xLabel: 'the first score',
    vlines: { 'test, × p': tested, 'mean of the passes': random.mean().item() },
  }),
);

// %% [markdown]
// <details><summary>The finding</summary>
//
// The same input gives another score in each pass; the bar near zero are passes in which the masks cut nearly
// everything off. The test's score, all activations times $p$, lies near the mean of the passes, though not exactly on
// it: −0.131, while the mean over all masks is −0.141. Where the difference comes from is the subject of 13.4.
//
// </details>

// %% [markdown]
// ## 13.3 One neuron, four masks
//
// *Slide "Dropout: Test time", a single neuron with two inputs.*
//
// At test time $a = w_1 x + w_2 y$. In training each input is kept or not: four masks, each with probability ¼. Let
// $w_1 = 2$, $w_2 = -1$, $x = 3$, $y = 4$.
//
// **Predict:** what is the mean of $a$ over the four masks?

// %%
const predicted133 = NaN; // a number

// %%
const [w1, w2, inX, inY] = [2, -1, 3, 4];

/** All masks of n inputs: 0 or 1 for each. */
const masksOf = (n: number) =>
  Array.from({ length: 1 << n }, (_, i) => Array.from({ length: n }, (_, k) => (i >> k) & 1));
const chance = (mask: number[], keep: number) =>
  mask.reduce((product, m) => product * (m === 1 ? keep : 1 - keep), 1);
const activation = ([m1, m2]: number[]) => w1 * m1 * inX + w2 * m2 * inY;

// %%
const neuron = { inputs: [inX, inY], weights: [w1, w2] };
show('13.3 masks', maskPictures(neuron, masksOf(2).reverse()), { predicted: predicted133 });

// %%
const fourMasks = masksOf(2).reverse();
const weighted = fourMasks.map((mask) => chance(mask, 0.5) * activation(mask));
const sum133 = weighted.reduce((sum, one) => sum + one, 0);
const formula = 0.5 * (w1 * inX + w2 * inY);
const words = (mask: number[]) => mask.map((m) => (m === 1 ? 'yes' : 'no')).join(', ');

// %%
const columns133 = {
  'x, y kept': [...fourMasks.map(words), 'the sum', '½ (w₁x + w₂y)'],
  probability: [...fourMasks.map((mask) => chance(mask, 0.5)), 1, ''],
  a: [...fourMasks.map(activation), '', ''],
  'probability · a': [...weighted, sum133, formula],
};
show('13.3 table', plot.table(columns133));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 1. The four values of $a$ are 2, −4, 6 and 0, and
//
// $$\mathrm{E}[a] = \tfrac14(w_1x + w_2y) + \tfrac14 w_2y + \tfrac14 w_1x + \tfrac14 \cdot 0 = \tfrac12(w_1x + w_2y) = 1,$$
//
// because each of the two terms is there in two of the four masks. The test without masks would give 2: twice as much.
//
// </details>
//
// The slide has $p = ½$ only. With any other $p$ the four masks are not equally likely; and a neuron may have more
// than two inputs. Here all masks are gone through for each $p$, with two inputs and with twelve.

// %%
manualSeed(0);
const [manyW, manyX] = lists([
  randn([12], { dtype: 'float64' }),
  randn([12], { dtype: 'float64' }),
]);
const terms = {
  'two inputs': [w1 * inX, w2 * inY],
  'twelve inputs': manyW.map((w, k) => w * manyX[k]),
};

// %%
const keeps = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** E[a] over all masks. */
const enumerated = (wx: number[], keep: number) =>
  masksOf(wx.length).reduce((sum, mask) => {
    const a = mask.reduce((z, m, k) => z + m * wx[k], 0);
    return sum + chance(mask, keep) * a;
  }, 0);
const all133 = (wx: number[]) => wx.reduce((sum, one) => sum + one, 0);

// %%
const byKeep = Object.entries(terms).flatMap(([name, wx]) => [
  [`${name}: all masks`, keeps.map((keep) => enumerated(wx, keep))],
  [`${name}: p times the full sum`, keeps.map((keep) => keep * all133(wx))],
]);

// %%
show(
  '13.3 any p',
  plot.line(Object.fromEntries(byKeep), {
    x: keeps,
    height: 210,
    xLabel: 'p, the probability of keeping',
    yLabel: 'E[a]',
  }),
);

// %% [markdown]
// <details><summary>The finding</summary>
//
// Enumeration and formula agree for every $p$ and for 4096 masks as for four, to rounding: $\mathrm{E}[a] = \sum_k
// \mathrm{E}[m_k]\,w_kx_k =
// p\,w^\top x$. It needs only that each input is kept with probability $p$, and that $a$ is linear in the mask.
//
// </details>

// %% [markdown]
// ## 13.4 Scaling: vanilla and inverted
//
// *Slides "Dropout Summary" and "More common: Inverted dropout".*
//
// The output in the test shall be the expected output in training. So either the test multiplies by $p$ (vanilla), or
// training divides by $p$ (inverted) and the test stays as it is.
//
// | | in training | in the test |
// |---|---|---|
// | vanilla | $h \odot u$ | $h \cdot p$ |
// | inverted | $h \odot u / p$ | $h$ |
// | nothing scaled | $h \odot u$ | $h$ |
//
// ### The neuron
//
// **Predict:** $p = 0.8$, nothing scaled: by which factor is the test's output too large?

// %%
const predictedNeuron = NaN; // a number

// %%
const scalings: { [form: string]: (p: number) => [inTraining: number, inTest: number] } = {
  vanilla: (p) => [1, p],
  inverted: (p) => [1 / p, 1],
  'nothing scaled': () => [1, 1],
};

// %%
const neuronRow = (form: string, keep: number) => {
  const [inTraining, inTest] = scalings[form](keep);
  const kept = terms['two inputs'].map((wx) => wx * inTraining);
  const [mean, test] = [enumerated(kept, keep), all133(terms['two inputs']) * inTest];
  const columns = { 'E[a] in\ntraining': rounded(mean, 12), 'a in\nthe test': test };
  return { form, p: keep, ...columns, 'test over\ntraining': rounded(test / mean, 12) };
};

// %%
const neuronRows = [0.5, 0.8].flatMap((keep) =>
  Object.keys(scalings).map((form) => neuronRow(form, keep)),
);
show('13.4 neuron', plot.table(neuronRows), { predicted: predictedNeuron });

// %% [markdown]
// ### The first layer behind dropout
//
// A layer of 500 units, dropout, and the pre-activations $z_2 = W_2 h_1 + b_2$ of 100 units behind it. They are linear
// in the mask, so their mean over masks is what the test computes, vanilla or inverted. There are $2^{500}$ masks; we
// draw $K$.

// %%
manualSeed(0);
const h500 = randn([500], { dtype: 'float64' }).relu();
const w500 = randn([500, 100], { dtype: 'float64' }).mul(Math.sqrt(2 / 500));
const term500 = h500.unsqueeze(1).mul(w500);
const counts500 = [10, 30, 100, 300, 1000, 3000];

// %%
const rms = (t: Tensor) => t.square().mean().sqrt().item();

/** The rms over 100 units of the mean of the first K masks less the test, for some K. */
function offBy(form: string, keep: number) {
  manualSeed(1);
  const [inTraining, inTest] = scalings[form](keep);
  const masks = rand([3000, 500], { dtype: 'float64' }).lt(keep).to('float64').mul(inTraining);
  const sums = masks.matmul(term500).cumsum(0);
  const test = term500.sum({ dim: 0 }).mul(inTest);
  const meanOf = (count: number) => sums.select(0, count - 1).div(count);
  return counts500.map((count) => rms(meanOf(count).sub(test)));
}

// %%
const sd500 = Math.sqrt(0.25 * term500.square().sum({ dim: 0 }).mean().item());
const lines500 = {
  vanilla: offBy('vanilla', 0.5),
  'σ / √K': counts500.map((count) => sd500 / Math.sqrt(count)),
  'inverted, half of it': offBy('inverted', 0.5).map((rms) => rms / 2),
  'nothing scaled': offBy('nothing scaled', 0.5),
};

// %%
const labels500 = { x: counts500, xLabel: 'masks K', yLabel: 'rms of mean − test' };
show('13.4 first layer', plot.line(lines500, { ...logarithmic, ...labels500 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 1.25, which is $1/p$. For one linear neuron both forms are exact.
//
// Behind one layer of dropout they still are. What is left after $K$ masks is chance: it falls like $\sigma/\sqrt{K}$,
// with $\sigma^2 = p(1-p)\sum_k w_k^2h_k^2$. The inverted form is the same picture times two, so that half of it
// coincides with vanilla to the last digit. Without scaling, half of $W_2h_1$ is missing, however many masks are
// averaged.
//
// </details>
//
// ### The whole net
//
// Behind $z_2$ comes a ReLU. Is the expected output of the whole net still what the test computes? Eight hidden units
// have 256 masks, two layers 65 536 pairs of masks: few enough to go through all of them.
//
// **Predict:** the mean of $h_2 = \max(0, z_2)$ over all masks, and the test's $h_2$: which of them is larger?

// %%
const predictedSign = ''; // 'mean', 'test' or 'depends': on the unit

// %%
const masks8 = tensor(masksOf(8), { dtype: 'float64' });
const chances = (keep: number) =>
  tensor(
    masksOf(8).map((mask) => chance(mask, keep)),
    { dtype: 'float64' },
  );

// %%
/** The mean over all pairs of masks, gone through one by one. */
function overPairs(net: ReturnType<typeof smallNet>, x: Tensor, form: string, keep: number) {
  const u = masks8.mul(scalings[form](keep)[0]);
  const { h2, out } = pass(net, x, u.unsqueeze(1), u.unsqueeze(0)); // [256, 256, …]: a mask for each layer
  const q = chances(keep).reshape([-1, 1, 1]);
  const mean = (values: Tensor) =>
    values
      .mul(q)
      .mul(q.reshape([1, -1, 1]))
      .sum({ dim: [0, 1] });
  return { h2: mean(h2), out: mean(out) };
}

// %% [markdown]
// The scores are linear in the *second* mask, so its mean may be put in its place, and 256 masks are enough. That is
// faster, for the many nets below.

// %%
/** The same, with the first mask gone through and the mean p, or p / p, in the place of the second. */
function overMasks(net: ReturnType<typeof smallNet>, x: Tensor, form: string, keep: number) {
  const [inTraining] = scalings[form](keep);
  const { h2 } = pass(net, x, masks8.mul(inTraining), inTraining * keep);
  const mean = h2.mul(chances(keep).unsqueeze(1)).sum({ dim: 0 });
  return { h2: mean, out: mean.matmul(net.w[2].T).add(net.b[2]) };
}

/** The test run. */
function inTest(net: ReturnType<typeof smallNet>, x: Tensor, form: string, keep: number) {
  const factor = scalings[form](keep)[1];
  return pass(net, x, factor, factor);
}

// %%
const pairs134 = overPairs(net132, input132, 'vanilla', 0.5);
const test134 = inTest(net132, input132, 'vanilla', 0.5);
const eight = { 'mean over 65 536 pairs of masks': pairs134.h2, test: test134.h2 };
const scores134 = [
  ['all pairs of masks', pairs134.out],
  ['256 masks, the second one as its mean', overMasks(net132, input132, 'vanilla', 0.5).out],
  ['test, × p', test134.out],
] as const;

// %%
show(
  '13.4 units',
  plot.bar(eight, {
    x: [1, 2, 3, 4, 5, 6, 7, 8].map((i) => `unit ${i}`),
    height: 220,
    yLabel: 'activation of layer 2',
  }),
  { predicted: predictedSign },
);

// %%
const scoreRows = scores134.map(([scores, values]) => ({
  scores,
  ...Object.fromEntries([0, 1, 2].map((c) => [`score ${c + 1}`, rounded(values.data[c], 10)])),
}));
show('13.4 scores', plot.table(scoreRows));

// %% [markdown]
// One unit shows why: its $z_2$ for each of the 256 masks of the layer below, and what ReLU makes of it.

// %%
const unit = 2; // the third one
const z256 = pass(net132, input132, masks8, 1).z2.select(1, unit);
const meanZ = z256.mean().item();
const curve = plot.scatter(
  { x: z256, y: z256.relu() },
  { height: 230, xLabel: 'z₂', yLabel: 'max(0, z₂)' },
);
const marks = {
  x: [meanZ, meanZ],
  y: [z256.relu().mean().item(), Math.max(0, meanZ)],
};

// %%
show(
  '13.4 Jensen',
  plot.layer([
    curve,
    plot.scatter(marks, { color: ['mean of max(0, z₂)', 'max(0, mean of z₂): the test'] }),
  ]),
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The mean, in every unit; in unit 2, whose $z_2$ is positive under all masks, both are the same. ReLU is convex, and
// for a convex function the mean of the values is at least the value of the mean (Jensen's inequality):
//
// $$\mathrm{E}[\max(0, z_2)] \ge \max(0, \mathrm{E}[z_2]).$$
//
// In the picture: masks that push $z_2$ below zero cost nothing, those that push it up count in full. Units 1 and 4 to
// 7 are dead in the test, and yet alive under some masks.
//
// </details>
//
// How large is the gap? A hundred nets with random weights and inputs, all pairs of masks for each.
//
// **Predict:** by how much do the expected scores differ from the test's, for the median net, vanilla and $p = ½$?

// %%
const predictedGap = NaN; // a number of per cent

// %%
const size = (t: Tensor) => t.square().sum().sqrt().item();

/** For a hundred nets: the gap of the scores in per cent, and the smallest E[h₂] − h₂ of a unit. */
function gaps(form: string, keep: number) {
  manualSeed(0);
  return Array.from({ length: 100 }, () => {
    const [net, x] = [smallNet(), randn([8], { dtype: 'float64' })];
    const [mean, test] = [overMasks(net, x, form, keep), inTest(net, x, form, keep)];
    const gap = (100 * size(mean.out.sub(test.out))) / size(mean.out);
    return { gap, above: mean.h2.sub(test.h2).min().item() };
  });
}

// %%
const hundred = ['vanilla', 'inverted'].map((form) => gaps(form, 0.5).map(({ gap }) => gap));

// %%
show(
  '13.4 gaps',
  plot.hist(
    { vanilla: hundred[0], inverted: hundred[1] },
    {
      range: [0, 80],
      bins: 20,
      stat: 'count',
      height: 150,
      xLabel: '|E[out] − test| / |E[out]|, %',
      columns: 2,
    },
  ),
);

// %%
const quantile = (values: number[], q: number) =>
  rounded(tensor(values, { dtype: 'float64' }).quantile(q).item());
const gapRows = [0.5, 0.8].flatMap((keep) =>
  ['vanilla', 'inverted'].map((form) => {
    const found = gaps(form, keep);
    const list = found.map(({ gap }) => gap);
    return {
      form,
      p: keep,
      'median gap,\n%': quantile(list, 0.5),
      '10 % to 90 %\nof the nets': `${quantile(list, 0.1)} to ${quantile(list, 0.9)}`,
      'smallest\nE[h₂] − h₂': rounded(Math.min(...found.map(({ above }) => above))),
    };
  }),
);

// %%
show('13.4 gap table', plot.table(gapRows), { predicted: predictedGap });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 15.1 % with the vanilla form and 17.3 % with the inverted one, for $p = ½$; 6 % for $p = 0.8$. One net in ten is off
// by about half. With biases the two forms are two different nets; without them the inverted scores are the vanilla
// ones times $1/p^2$, and the gaps are equal.
//
// The sign is certain, for $h_2$: in 800 units, in both forms, $\mathrm{E}[h_2]$ was never below the test (the small
// negative numbers are rounding). The sign of a score depends on the weights above it.
//
// So the slide's rule "output at test time = expected output at training time" is exact for what is linear in the
// mask, up to the first layer behind it, and an approximation for the net. It is a good one in practice because nets
// are *trained* with it: 13.5 compares.
//
// The verdict: PyTorch agrees in all digits.
//
// </details>
//
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
// from itertools import product
//
// import torch
//
// torch.set_default_dtype(torch.float64)
// masks = torch.tensor(list(product([0.0, 1.0], repeat=8)))
//
//
// def small_net():
//     sizes = [(8, 8), (8, 8), (3, 8)]
//     w = [torch.randn(outputs, inputs) * (2 / inputs) ** 0.5 for outputs, inputs in sizes]
//     return w, [torch.randn(outputs) * 0.1 for outputs, _ in sizes]
//
//
// def run(net, x, u1, u2):
//     w, b = net
//     h1 = torch.relu(x @ w[0].T + b[0]) * u1
//     h2 = torch.relu(h1 @ w[1].T + b[1]) * u2
//     return h2, h2 @ w[2].T + b[2]
//
//
// def training(net, x, scale, p):
//     q = p ** masks.sum(1) * (1 - p) ** (8 - masks.sum(1))
//     h2 = q @ run(net, x, masks * scale, scale * p)[0]
//     return h2, h2 @ net[0][2].T + net[1][2]
//
//
// torch.manual_seed(0)
// net, x = small_net(), torch.randn(8)
// pairs = run(net, x, masks[:, None], masks[None, :])
// result = {
//     "units": [pairs[0].mean((0, 1)).tolist(), run(net, x, 0.5, 0.5)[0].tolist()],
//     "scores": [pairs[1].mean((0, 1)).tolist(), run(net, x, 0.5, 0.5)[1].tolist()],
//     "median gap": [],
// }
// for p in [0.5, 0.8]:
//     for scale, test in [(1, p), (1 / p, 1)]:  # vanilla, inverted
//         torch.manual_seed(0)
//         gaps = []
//         for _ in range(100):
//             net, x = small_net(), torch.randn(8)
//             mean = training(net, x, scale, p)[1]
//             gaps.append((mean - run(net, x, test, test)[1]).norm() / mean.norm())
//         result["median gap"].append(100 * torch.stack(gaps).quantile(0.5).item())
// print(json.dumps(result, indent=1))
// ```
//
// </details>
//
// ### Nothing scaled
//
// **Predict:** the slide's net has two dropout layers. With $p = ½$, no biases, and no scaling at all: by which factor
// are the scores of the test larger than those with vanilla's $\times p$?

// %%
const predictedUnscaled = NaN; // a number

// %%
/** The first score of 20 inputs, nothing scaled over scaled by p after each hidden layer. */
function tooLarge(bias: number, keep: number) {
  manualSeed(4);
  const net = smallNet({ bias });
  const inputs = randn([20, 8], { dtype: 'float64' });
  const score = (u: number) => pass(net, inputs, u, u).out.select(1, 0);
  return score(1).div(score(keep));
}

// %%
const without = { 'p = ½': tooLarge(0, 0.5), 'p = 0.8': tooLarge(0, 0.8) };
const withBiases = { 'p = ½': tooLarge(0.1, 0.5), 'p = 0.8': tooLarge(0.1, 0.8) };
const ofInputs = (title: string, ratios: { [p: string]: Tensor }) =>
  plot.line(ratios, {
    title,
    width: 250,
    height: 210,
    xLabel: 'input',
    yLabel: 'unscaled over scaled',
  });

// %%
show(
  '13.4 nothing scaled',
  plot.hconcat([ofInputs('no biases', without), ofInputs('with biases', withBiases)]),
  { predicted: predictedUnscaled },
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 4, for each input: each of the two layers lacks a factor $p = ½$, and a net of ReLUs without biases hands factors
// through: $1/p^2 = 4$. For $p = 0.8$ it is $1/0.64 = 1.5625$.
//
// With biases there is no such factor. The biases are not multiplied, so that the ratio is another for each input, and
// where the scaled score is close to zero it may be −66.
//
// </details>

// %% [markdown]
// ### Multiply by which probability?
//
// *Slide "Dropout: Test time": "At test time, multiply by dropout probability".*
//
// The slide's code keeps a unit with probability $p$ and multiplies by $p$. But the *dropout probability* is $1 - p$.
// For the slide's ½ they are the same number. For no other they are.

// %%
const wx = all133(terms['two inputs']);
const slip = {
  'E[a] in training': keeps.map((keep) => enumerated(terms['two inputs'], keep)),
  '× p, keeping': keeps.map((keep) => keep * wx),
  '× (1 − p), dropping': keeps.map((keep) => (1 - keep) * wx),
};

// %%
show(
  'errata dropout',
  plot.line(slip, {
    x: keeps,
    height: 230,
    xLabel: 'p, the probability of keeping',
    yLabel: 'a',
  }),
);

// %% [markdown]
// Does it matter for a whole net? One is trained with vanilla dropout that keeps 80 % of its units, and tested in
// three ways. It is the first of the trained nets of this lesson.
//
// Real images from here on: Fashion-MNIST, of which we take only 500 to learn from, so that there is something to
// overfit. Accuracies are measured on 1000 images of the test set, or, where that would take long, on 500 of them.

// %%
const fashion = data.loadFashionMNIST();
const images = ({ x, y }: data.Labelled, start: number, size: number) => ({
  x: x.narrow(0, start, size),
  y: y.narrow(0, start, size),
});
const few = images(fashion.train, 0, 500); // to learn from
const heldOut = images(fashion.test, 0, 1000);
const right = (net: nn.Module, { x, y }: data.Labelled) => train.accuracy(net.forward(x), y);

// %%
interface Learning {
  lr: number;
  epochs?: number;
  /** What is done to the images of a batch. */
  change?: (x: Tensor) => Tensor;
  /** What is done after an epoch. */
  each?: () => void;
}

// %%
/** Trains a net with Adam on the 500 images, 50 at a time. */
function learn(net: nn.Module, { lr, epochs = 30, change = (x) => x, each }: Learning) {
  const adam = new optim.Adam(net.parameters(), { lr });
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of randperm(500).split(50)) {
      const scores = net.train().forward(change(few.x.indexSelect(0, batch)));
      adam.zeroGrad();
      functional.crossEntropy(scores, few.y.indexSelect(0, batch)).backward();
      adam.step();
    }
    net.eval();
    each?.();
  }
}

// %%
const someOthers = images(fashion.test, 0, 500); // where a thousand would take long

// %% [markdown]
// **Predict:** with $\times\,0.2$ in the place of $\times\,0.8$, how many times as large is the loss?

// %%
const predictedSlip = NaN; // a factor

// %%
/** The slide's net with vanilla dropout that keeps 80 %, trained from a seed. */
function vanilla(seed: number) {
  manualSeed(seed);
  const [one, two] = [0.2, 0.2].map((drop) => new nn.VanillaDropout(drop)); // drops 20 %, keeps 80 %
  const lower = new nn.Sequential(new nn.Flatten(), new nn.Linear(784, 128), new nn.ReLU());
  const upper = new nn.Sequential(new nn.Linear(128, 128), new nn.ReLU());
  const top = new nn.Linear(128, 10);
  learn(new nn.Sequential(lower, one, upper, two, top), { lr: 0.001 });
  return { lower, upper, top };
}

// %%
/** Accuracy and loss when the test multiplies both hidden layers by a factor. */
function timesFactor({ lower, upper, top }: ReturnType<typeof vanilla>, factor: number) {
  const h1 = lower.forward(heldOut.x).mul(factor);
  const scores = top.forward(upper.forward(h1).mul(factor)) as Tensor;
  const loss = functional.crossEntropy(scores, heldOut.y).item();
  return [train.accuracy(scores, heldOut.y), loss];
}

// %% [markdown]
// One net is trained here; beside it stand twenty seeds, from a stored run of the same cells.

// %%
const spread = (values: readonly number[], count = 3) => {
  const t = tensor([...values], { dtype: 'float64' });
  return `${rounded(t.mean().item(), count)} ± ${rounded(t.std().item(), 2)}`.replace('-', '−');
};

// %%
const keeps80 = vanilla(0);
const tests = [0.8, 0.2, 1].map((factor) => noGrad(() => timesFactor(keeps80, factor)));
const [accuracies, losses] = [0, 1].map((what) =>
  [0, 1, 2].map((test) => stored.slips.map((seed) => seed[test][what])),
);
const slipTable = {
  test: ['× 0.8, keeping', '× 0.2, dropping', 'nothing scaled'],
  'loss,\nthis run': tests.map(([, loss]) => rounded(loss, 4)),
  'loss, 20 seeds\n(stored)': losses.map((seeds) => spread(seeds)),
  'accuracy, %,\nthis run': tests.map(([share]) => rounded(100 * share)),
  'accuracy, %,\n20 seeds (stored)': accuracies.map((seeds) =>
    spread(seeds.map((a) => 100 * a)),
  ),
};

// %%
show('errata dropout, trained', plot.table(slipTable), { predicted: predictedSlip });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Three times. In the lines above the two formulas cross at ½, which is why the slip goes unnoticed there. In the
// trained net each layer is now four times too small, the scores sixteen times: all classes seem nearly equally
// likely. The loss says so with every seed: 1.863 ± 0.008 in the place of 0.624 ± 0.020 over twenty. The accuracy does
// not always: what is largest often stays largest, and it falls by anything from nothing to ten points, 4.2 ± 3.3 over
// the seeds, here by seven. (The biases are not multiplied; where it falls, they decide.)
//
// Without any scaling the accuracy is right, but the net is too sure of itself, and again the loss says so: 0.776 ± 0.037.
//
// **Right:** multiply by the probability of *keeping*, which is what the slide's code calls $p$ (Srivastava et al.,
// section 2).
//
// </details>

// %% [markdown]
// ## 13.5 An ensemble of masks
//
// *Slide "Another interpretation".*
//
// Each mask is a net of its own; all share their weights. A layer of 4096 units has $2^{4096}$ masks.
//
// **Predict:** how many digits has that number?

// %%
const predicted135 = NaN; // a number of digits

// %%
const rowOfMasks = (units: number) => {
  const masks = (1n << BigInt(units)).toString();
  const power = masks.length - 1;
  const written = power < 6 ? masks : `${masks[0]}.${masks.slice(1, 4)} · 10^${power}`;
  return {
    units,
    masks: written,
    digits: masks.length,
    'more than 10⁸² atoms': power >= 82 ? 'yes' : 'no',
  };
};

// %%
show('13.5 masks', plot.table([2, 8, 16, 272, 273, 4096].map(rowOfMasks)), {
  predicted: predicted135,
});

// %% [markdown]
// <details><summary>The answer to the prediction</summary>
//
// 1234: $4096 \lg 2 = 1233.02$, so $2^{4096} = 1.044 \cdot 10^{1233}$, as on the slide. For more masks than the
// $10^{82}$ atoms of the universe 273 units are enough.
//
// </details>
//
// ### Which mean?
//
// The scaled net stands for the mean of all members. But which mean of their probabilities: the arithmetic one, or the
// geometric one, renormalised so that it adds to 1?
//
// $$\text{arithmetic: } \bar p_c = \sum_u q_u\, p_c(u) \qquad\qquad
// \text{geometric: } \tilde p_c \propto \prod_u p_c(u)^{q_u} = \exp \sum_u q_u \ln p_c(u)$$
//
// First for one softmax layer with dropout on its eight inputs, then for the net of 13.4 with its two hidden layers;
// all masks $u$ with their probabilities $q_u$.
//
// **Predict:** which mean is the scaled softmax layer exactly?

// %%
const predictedMean = ''; // 'arithmetic', 'geometric' or 'neither'

// %%
/** Both means of p(u) [masks, classes] over all masks, with the masks' probabilities q. */
function means(logProbabilities: Tensor, q: Tensor) {
  const over = (values: Tensor) => values.mul(q.unsqueeze(1)).sum({ dim: 0 });
  return {
    arithmetic: over(logProbabilities.exp()),
    geometric: over(logProbabilities).softmax(0), // exp, divided by the sum
  };
}

// %%
/** One softmax layer: its scaled form, and both means over the 256 masks of its inputs. */
function oneLayer(keep: number) {
  manualSeed(5);
  const { w, b } = smallNet({ bias: 1 });
  const x = randn([8], { dtype: 'float64' });
  const scores = (u: Factor) => x.mul(u).matmul(w[2].T).add(b[2]);
  const members = scores(masks8).logSoftmax(1);
  return { scaled: scores(keep).softmax(0), ...means(members, chances(keep)) };
}

// %%
/** The net of 13.4 with a softmax: the same over all 65 536 pairs of masks. */
function deepNet(keep: number) {
  manualSeed(5);
  const [net, x] = [smallNet(), randn([8], { dtype: 'float64' })];
  const { out } = pass(net, x, masks8.unsqueeze(1), masks8.unsqueeze(0));
  const pairs = chances(keep).unsqueeze(1).mul(chances(keep)).flatten();
  const members = out.reshape([65536, 3]).logSoftmax(1);
  return { scaled: inTest(net, x, 'vanilla', keep).out.softmax(0), ...means(members, pairs) };
}

// %%
const largest = (t: Tensor) => t.abs().max().item();
const rowsFor = (net: string, found: ReturnType<typeof oneLayer>) =>
  Object.entries(found).map(([mean, values]) => ({
    net,
    mean,
    ...Object.fromEntries(
      [0, 1, 2].map((c) => [`class ${c + 1}`, rounded(values.data[c], 12)]),
    ),
    'largest distance\nfrom scaled': largest(values.sub(found.scaled)).toExponential(1),
  }));

// %%
const ensembleRows = [
  ...rowsFor('one softmax layer', oneLayer(0.5)),
  ...rowsFor('two hidden layers', deepNet(0.5)),
];
show('13.5 means', plot.table(ensembleRows, { digits: 6 }), { predicted: predictedMean });

// %% [markdown]
// And for other $p$:

// %%
const keeps135 = [0.1, 0.3, 0.5, 0.7, 0.9];
const distances = (
  [
    ['one layer', oneLayer],
    ['two hidden layers', deepNet],
  ] as const
).flatMap(([net, run]) => {
  const found = keeps135.map(run);
  return (['arithmetic', 'geometric'] as const).map((mean) => [
    `${net}, ${mean}`,
    found.map((one) => largest(one[mean].sub(one.scaled))),
  ]);
});

// %%
show(
  '13.5 distances',
  plot.line(Object.fromEntries(distances), {
    x: keeps135,
    yScale: 'log',
    height: 210,
    xLabel: 'p, the probability of keeping',
    yLabel: 'distance',
  }),
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The geometric one, to the last digit and for every $p$. The logarithm of a softmax is the scores, less something
// that is the same for all classes; the scores are linear in the mask; so $\exp \mathrm{E}[\ln p_c(u)] \propto \exp
// \mathrm{E}[s_c(u)]$, and the mean of the scores is that of the scaled net (13.3). The arithmetic mean is another
// number: 0.826 in the place of 0.842.
//
// For the net with two hidden layers neither holds: the distances are 0.006 and 0.008 for $p = ½$. The geometric mean
// is not even nearer there. "Dropout averages exponentially many nets" is exact for one layer, and only for this mean.
//
// </details>
//
// ### The integral by drawing
//
// *Slide "But this integral seems hard …"*. Where masks are too many, draw some: the probabilities of $K$ passes in training
// mode, averaged, against the scaled net. Here for the trained net with dropout; its rate was chosen as below (13.7).
//
// **Predict:** how many masks must be averaged until the accuracy rises no more?

// %%
const predictedDraws = ''; // 'one', 'tens' or 'thousands'

// %%
/** One hidden layer of 128 units. */
const hidden = (inputs: number, kind: string) =>
  new nn.Sequential(
    new nn.Linear(inputs, 128),
    ...(kind.includes('batch norm') ? [new nn.BatchNorm1d(128)] : []),
    new nn.ReLU(),
    ...(kind.includes('dropout') ? [new nn.Dropout(0.5)] : []),
  );

// %%
/** The net 784 → 128 → 128 → 10, and its three layers. */
function mlp(kind: string) {
  const [first, second] = [hidden(784, kind), hidden(128, kind)];
  const out = new nn.Linear(128, 10);
  return { net: new nn.Sequential(new nn.Flatten(), first, second, out), first, second, out };
}

// %%
/** The same, trained from a seed, with its accuracies on the 500 images and on held-out ones after each epoch. */
function trained(kind: string, seed: number, lr: number, held: data.Labelled) {
  manualSeed(seed);
  const layers = mlp(kind);
  const [seen, unseen]: number[][] = [[], []];
  const each = () => {
    seen.push(right(layers.net, few));
    unseen.push(right(layers.net, held));
  };
  learn(layers.net, { lr, each });
  return { ...layers, seen, unseen };
}

// %%
const dropped = trained('dropout', 0, stored.rates.dropout, someOthers);
const scaledScores = noGrad(() => dropped.net.forward(someOthers.x));

// %%
/** Accuracy and loss of the mean of the first K of 32 draws, for some K. */
function monteCarlo(seed: number) {
  manualSeed(seed);
  const run = () => dropped.net.train().forward(someOthers.x).softmax(1);
  const draws = Array.from({ length: 32 }, run);
  dropped.net.eval();
  return [1, 2, 4, 8, 16, 32].map((count) => {
    const sum = draws.slice(0, count).reduce((sum, one) => sum.add(one));
    const first = sum.div(count);
    const loss = functional.nllLoss(first.log(), someOthers.y).item();
    return { accuracy: train.accuracy(first, someOthers.y), loss };
  });
}

// %%
const drawn = noGrad(() => [1, 2, 3].map(monteCarlo));
const scaledLoss = functional.crossEntropy(scaledScores, someOthers.y).item();

// %%
const ofDraws = (what: 'accuracy' | 'loss', scaled: number) =>
  plot.line(
    { 'K masks, three times': drawn.map((run) => run.map((row) => row[what])) },
    {
      x: [1, 2, 4, 8, 16, 32],
      xScale: 'log',
      width: 265,
      height: 220,
      xLabel: 'masks K',
      yLabel: what,
      hlines: { 'scaled net': scaled },
    },
  );

// %%
show(
  '13.5 Monte Carlo',
  plot.hconcat([
    ofDraws('accuracy', train.accuracy(scaledScores, someOthers.y)),
    ofDraws('loss', scaledLoss),
  ]),
  { predicted: predictedDraws },
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Some tens. A single mask has a clearly lower accuracy than the scaled net, and a far larger loss; the mean of 16 to
// 32 masks is about as good in both, and no better. So the scaled net, in one pass, replaces dozens of passes; that is
// what the approximation is for. (In 13.4, with random weights, it was 15 % off. This net was trained with dropout,
// and its classes lie further apart than the gap.)
//
// </details>

// %% [markdown]
// ## 13.5b How can this be a good idea?
//
// *Slide "How can this possibly be a good idea?"*: dropout forces a redundant representation, and prevents co-adaptation.
//
// Two claims that can be measured. **Redundant** is a net that does without some of its units: we remove more and more
// of the 128 units of each hidden layer, at random, and look at the accuracy. **Co-adapted** are units that go
// together: we take the mean size of the correlation of two units over the images, and what the most important single
// unit is worth.
//
// One net without and one with dropout are trained here; beside them stand the nets of twenty seeds, from a stored run
// of the same cells.

// %%
const removed = [0, 16, 32, 48, 64, 80, 96, 112, 120]; // of the 128 units of each hidden layer

/** The accuracy when so many units of each hidden layer give 0, the mean of ten draws. */
function withoutUnits({ first, second, out }: ReturnType<typeof mlp>) {
  const h = first.forward(heldOut.x.flatten(1));
  const keep = (count: number) => randperm(128).ge(count).to('float32');
  return removed.map((count) => {
    const accuracies = Array.from({ length: 10 }, () => {
      const top = second.forward(h.mul(keep(count))).mul(keep(count));
      return train.accuracy(out.forward(top), heldOut.y);
    });
    return accuracies.reduce((sum, one) => sum + one / 10, 0);
  });
}

// %% [markdown]
// **Predict:** half of the units of both layers are removed. Which accuracy has the net without dropout left, of about
// 80 %?

// %%
const predicted135b = NaN; // a number of per cent

// %%
const plain = trained('plain', 0, stored.rates.plain, someOthers);
const byName = { 'without dropout': plain, 'with dropout': dropped };
const lines135b = Object.entries(byName).map(([name, layers]) => {
  manualSeed(0);
  return [`${name}, this run`, noGrad(() => withoutUnits(layers)).map((share) => 100 * share)];
});
const inPercent = (runs: readonly (readonly number[])[]) =>
  runs.map((run) => run.map((share) => 100 * share));

// %%
const storedLines = {
  'without dropout, 20 seeds (stored)': inPercent(stored.removal.plain),
  'with dropout, 20 seeds (stored)': inPercent(stored.removal.dropout),
};

// %%
show(
  '13.5b removed',
  plot.line(
    { ...storedLines, ...Object.fromEntries(lines135b) },
    {
      x: removed,
      height: 212,
      xLabel: 'units removed of 128, in each layer',
      yLabel: 'accuracy, %',
      band: 'std',
    },
  ),
  { predicted: predicted135b },
);

// %%
/** The mean |correlation| of two units of the upper hidden layer, and what the most important unit is worth. */
function coAdaptation({ first, second, out }: ReturnType<typeof mlp>) {
  const h = second.forward(first.forward(heldOut.x.flatten(1)));
  const alive = h.indexSelect(1, h.std({ dim: 0 }).gt(0).nonzero().flatten());
  const z = alive.sub(alive.mean({ dim: 0 })).div(alive.std({ dim: 0 }));
  const pairs = z.T.matmul(z).div(999).tril(-1).abs();
  const units = alive.shape[1];
  const without = Array.from({ length: 128 }, (_, i) => {
    const others = eye(128).select(0, i).neg().add(1);
    return train.accuracy(out.forward(h.mul(others)), heldOut.y);
  });
  const worst = train.accuracy(out.forward(h), heldOut.y) - Math.min(...without);
  return { correlation: pairs.sum().item() / ((units * (units - 1)) / 2), worst };
}

// %%
const unitRows = (['plain', 'dropout'] as const).map((kind) => {
  const { correlation, worst } = noGrad(() => coAdaptation(kind === 'plain' ? plain : dropped));
  const seeds = stored.units[kind];
  return {
    net: kind === 'plain' ? 'without dropout' : 'with dropout',
    'mean |correlation|,\nthis run': rounded(correlation),
    '20 seeds\n(stored)': spread(seeds.map(([one]) => one)),
    'the best unit is\nworth, %, this run': rounded(100 * worst),
    '20 seeds,\n% (stored)': spread(seeds.map(([, one]) => 100 * one)),
  };
});
show('13.5b units', plot.table(unitRows));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// About 60 %. Over 20 seeds the net without dropout falls from 78.0 to 59.7 ± 2.8 % when half of the units are
// missing, the one with dropout from 77.7 to 72.7 ± 1.5 %. So **redundant: confirmed**, 13 points apart. (It is no
// wonder: dropout trained the net for just this.) When nearly all units are gone, both guess.
//
// **Co-adaptation** depends on how it is measured. The most important single unit is worth 0.8 ± 0.5 points without
// dropout, and 0.5 ± 0.1 with it: a net with dropout relies less on any of them. But the units are *more* alike with
// dropout, not less: their mean correlation is 0.32 against 0.26. Redundancy means just that: several units say the
// same.
//
// </details>

// %% [markdown]
// ## 13.6 A common pattern
//
// *Slides "Regularization: A common pattern".*
//
// Training adds noise, the test averages it out, exactly or nearly: the slides name six methods, and say no more of
// them than that. Here they stand side by side, each trained on the same 500 images in the same small net.
//
// | | the noise $z$ in training | what the test does |
// |---|---|---|
// | dropout | units at zero | all units, scaled |
// | batch norm | mean and spread of the other images in the batch | those of all training images, kept as running averages |
// | augmentation | the image or its mirror image | the mean over both: $\mathrm{E}_z$ exactly |
// | DropConnect | weights at zero | all weights, scaled; the paper draws from a normal distribution in their place |
// | stochastic depth | whole residual branches at zero | all branches, scaled |
// | fractional max pooling | where the windows of the pooling lie | the mean of some draws: the windows stay random |

// %%
/** x + f(x): a residual block, whose branch f some noises change. */
class Residual extends nn.Module {
  readonly branch: nn.Module;
  constructor(noise: string) {
    super();
    this.branch = new nn.Sequential(
      ...(noise === 'batch norm' ? [new nn.BatchNorm2d(8)] : []),
      ...[new nn.ReLU(), new nn.Conv2d(8, 8, 3, { padding: 1 })],
      ...(noise === 'stochastic depth' ? [new nn.StochasticDepth(0.5)] : []),
    );
  }
  override forward(x: Tensor): Tensor {
    return x.add(this.branch.forward(x));
  }
}

// %%
/** A small convolutional net with one of the noises in it. */
function convNet(noise: string) {
  const random = noise === 'fractional max pooling';
  const pool = random ? new nn.FractionalMaxPool2d(2, { outputSize: 8 }) : new nn.MaxPool2d(2);
  const Dense = noise === 'DropConnect' ? nn.DropConnect : nn.Linear;
  return new nn.Sequential(
    ...[new nn.AvgPool2d(2), new nn.Conv2d(1, 8, 3, { padding: 1 }), pool],
    ...[new Residual(noise), new Residual(noise), new nn.Flatten()],
    ...[new Dense(8 * (random ? 8 * 8 : 7 * 7), 64), new nn.ReLU()],
    ...(noise === 'dropout' ? [new nn.Dropout(0.5)] : []),
    new nn.Linear(64, 10),
  );
}

// %%
const flips = new data.transforms.RandomHorizontalFlip();
const changes = (noise: string) => (x: Tensor) =>
  noise === 'augmentation' ? flips.forward(x) : x;

/** The probabilities in a run as in training: batches of 50, each with its own noise. */
function trainingRun(noise: string, net: nn.Module, x: Tensor) {
  const order = randperm(x.shape[0]);
  const parts = order.split(50).map((batch) => {
    const seen = changes(noise)(x.indexSelect(0, batch));
    return net.train().forward(seen).softmax(1);
  });
  net.eval();
  return cat(parts).indexSelect(0, order.argsort());
}

// %%
const mean = (runs: Tensor[]) => runs.reduce((sum, p) => sum.add(p)).div(runs.length);

/** The probabilities in a test run, in which the noise is averaged out. */
function testRun(noise: string, net: nn.Module, x: Tensor) {
  const run = (seen: Tensor) => net.forward(seen).softmax(1);
  if (noise === 'augmentation') return mean([run(x), run(data.transforms.hflip(x))]);
  if (noise === 'fractional max pooling') return mean(Array.from({ length: 8 }, () => run(x)));
  return run(x);
}

// %% [markdown]
// `pattern` trains with a noise; then it makes one run as in training, the test run, and eight runs as in training, of
// which it takes the mean.

// %%
type Budget = { lr: number; epochs: number };

function pattern(noise: string, seed: number, { lr, epochs }: Budget, held: data.Labelled) {
  const { x, y } = held;
  manualSeed(seed);
  const net = convNet(noise);
  learn(net, { lr, epochs, change: changes(noise) });
  return noGrad(() => {
    const test = testRun(noise, net, x); // first: in training mode batch norm counts what it sees
    const draws = Array.from({ length: 8 }, () => trainingRun(noise, net, x));
    const away = (p: Tensor) => p.sub(mean(draws)).abs().mean().item();
    const accuracies = [draws[0], test, mean(draws)].map((p) => train.accuracy(p, y));
    return { accuracies, away: [away(draws[0]), away(test)] };
  });
}

// %% [markdown]
// **Predict:** for each noise, one run with the noise on and one test run. Which noise costs most accuracy while it is
// on?

// %%
const predicted136 = ''; // 'dropout', 'batch norm', 'augmentation', 'DropConnect', 'stochastic depth' or 'fractional max pooling'

// %%
type Noise = keyof typeof stored.patterns;
const sevenNoises = Object.keys(stored.patterns) as Noise[];
const some = images(fashion.test, 0, 150);
const live = sevenNoises.map((noise) => {
  const lr = stored.rates[`${noise} in the pattern`];
  return pattern(noise, 0, { lr, epochs: 3 }, some);
});

// %%
const patternRow = (noise: Noise, i: number) => {
  const runs = stored.patterns[noise];
  const gain = runs.map(([, test], seed) => 100 * (test - stored.patterns.none[seed][1]));
  return {
    'noise z': noise,
    'one run\nwith z,\nthis run': rounded(100 * live[i].accuracies[0]),
    'test\nrun,\nthis run': rounded(100 * live[i].accuracies[1]),
    'one run with z,\n20 seeds\n(stored)': spread(runs.map(([one]) => 100 * one)),
    'test run,\n20 seeds\n(stored)': spread(runs.map(([, test]) => 100 * test)),
    'gain over\nnone\n(stored)': spread(gain),
  };
};

// %%
show('13.6 table', plot.table(sevenNoises.map(patternRow)), { predicted: predicted136 });

// %% [markdown]
// How well does the test run average? The mean of eight runs with the noise on is close to $\mathrm{E}_z[f(x, z)]$;
// how far are single runs and the test run away from it? Mean distance of a probability, in per cent.

// %%
const awayRow = (noise: Noise, i: number) => {
  const runs = stored.patterns[noise];
  const perCent = (value: number) => Number((100 * value).toFixed(3));
  return {
    'noise z': noise,
    'one run with z,\nthis run': perCent(live[i].away[0]),
    'test run,\nthis run': perCent(live[i].away[1]),
    'one run with z,\n20 seeds (stored)': spread(runs.map((run) => perCent(run[3]))),
    'test run,\n20 seeds (stored)': spread(runs.map((run) => perCent(run[4]))),
  };
};
show('13.6 averages', plot.table(sevenNoises.map(awayRow)));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Dropout: over 20 seeds it costs 5 points of accuracy while it is on (70.1 against 75.4 % in the test run);
// DropConnect and stochastic depth cost about 1, batch norm, the mirror images and the pooling next to nothing. So
// much for the pattern, and it holds six times: **noise in training, averaged out in the test.**
//
// The second table says how well it is averaged out. The mean of eight runs is itself not free of chance: a test run
// that is exactly $\mathrm{E}_z[f(x, z)]$ would still be away from it, by 0.38 of what a single run is. The mirror
// images, whose test is exact, are at 0.31; the pooling, whose test is a mean of eight draws as well, at 0.54, which
// is what chance makes of two such means. Dropout, DropConnect and stochastic depth are at 0.50 to 0.57: their single
// scaled pass is near the mean, and not quite on it (13.4). Batch norm is the exception: its test run is *further*
// away than a noisy run, because it takes mean and spread from the images of the training; the noise itself is small.
//
// And does noise help? **Not here.** After eight epochs none of the six is ahead of the net without noise by more than
// two standard errors ($\pm$ of the last column, divided by $\sqrt{20}$); dropout and DropConnect are behind by 1 to 2
// points. Noise slows learning, and a small net that has seen 500 images eight times does not overfit yet. What
// regularisation brings shows only where there is something to regularise: compare 13.7.
//
// Fractional pooling keeps 8 by 8 numbers where the others keep 7 by 7, so its row differs in more than the noise.
//
// </details>
//
// ### How large is the noise of batch norm?
//
// The slides count batch normalisation among the noises: an image is normalised by the mean and the spread of its
// batch, and these change with the other images in it. We give it one fixed number, $x = 1$, among $B - 1$ others that
// are standard normal, 4000 times, and look at how far the result spreads.

// %%
const sizes136 = [4, 8, 16, 32, 64, 128, 256];

/** The standard deviation of what batch norm makes of x = 1, over 4000 batches of that size. */
function noiseOf(size: number) {
  manualSeed(size);
  const others = randn([4000, size - 1], { dtype: 'float64' });
  const batches = cat([ones([4000, 1], { dtype: 'float64' }), others], 1);
  const mu = batches.mean({ dim: 1 });
  const sigma = batches.var({ dim: 1, correction: 0 }).add(1e-5).sqrt();
  return mu.neg().add(1).div(sigma).std().item();
}

// %%
const noise136 = {
  'x = 1 after batch norm': sizes136.map(noiseOf),
  '√(3/2) / √B': sizes136.map((size) => Math.sqrt(1.5 / size)),
};

// %%
show(
  '13.6 batch',
  plot.line(noise136, {
    x: sizes136,
    ...logarithmic,
    xLabel: 'batch size B',
    yLabel: 'standard deviation',
  }),
);

// %% [markdown]
// <details><summary>The finding</summary>
//
// Like $1/\sqrt{B}$: the mean of $B$ numbers spreads by $1/\sqrt{B}$, their standard deviation by $1/\sqrt{2B}$, and
// for $x = 1$ both add to $\sqrt{3/2}/\sqrt{B}$. With 16 images in a batch the unit's output trembles by 0.3, with 256
// by 0.08. That is the noise, and it explains why BN regularises less, the larger the batch; in the test it is
// replaced by fixed numbers.
//
// </details>

// %% [markdown]
// ## 13.7 The gap
//
// *Slides "Regularization" and "Batch Normalization": "acts as a form of regularization in a funny way, and slightly reduces
// the need for dropout, maybe".*
//
// The gap between the accuracy on the training images and on others is what regularisation is meant to close. The net
// 784 → 128 → 128 → 10 on 500 images, four ways; the first two nets are those of 13.5.
//
// **The budget.** Every kind of net had the same: 6 learning rates, drawn log-uniformly from 0.0003 to 0.01, the same
// six for all, 30 epochs each, judged on 1000 images that are used for nothing else; the best rate was then taken for
// all seeds.

// %%
const kinds = ['plain', 'dropout', 'batch norm', 'dropout and batch norm'] as const;
const nameOf = (kind: string) => (kind === 'dropout and batch norm' ? 'both' : kind);
const budgetRows = kinds.map((kind) => ({
  net: nameOf(kind),
  ...Object.fromEntries(
    [...stored.tried[kind]]
      .sort(([a], [b]) => a - b)
      .map(([lr, accuracy]) => [`rate\n${rounded(lr)}`, rounded(100 * accuracy)]),
  ),
  'taken\n(stored)': rounded(stored.rates[kind]),
}));
show('13.7 budget', plot.table(budgetRows));

// %% [markdown]
// **Predict:** which of dropout and batch norm makes the gap smaller than that of the plain net?

// %%
const predicted137 = ''; // 'dropout', 'batch norm', 'both' or 'neither'

// %%
const others = kinds.slice(2).map((kind) => trained(kind, 0, stored.rates[kind], someOthers));
const curves = [plain, dropped, ...others]; // the first two from 13.5
const perEpoch = kinds.flatMap((net, i) =>
  curves[i].seen.flatMap((accuracy, epoch) => [
    { net, epoch: epoch + 1, images: 'training', accuracy },
    { net, epoch: epoch + 1, images: 'held out', accuracy: curves[i].unseen[epoch] },
  ]),
);

// %%
const axes137 = { x: 'epoch', y: 'accuracy', color: 'images', xLabel: 'epoch' } as const;
const chart137 = (rows: typeof perEpoch) =>
  plot.line(rows, { ...axes137, width: 145, height: 200 });
show('13.7 curves', plot.facet(perEpoch, { by: 'net', columns: 4, chart: chart137 }));

// %%
const gapRows137 = kinds.map((kind, i) => {
  const [seen, unseen] = [curves[i].seen, curves[i].unseen].map((list) => 100 * list[29]);
  const gapsOf = (name: (typeof kinds)[number]) =>
    stored.gap[name].map(([a, b]) => 100 * (a - b));
  const less = gapsOf(kind).map((gap, seed) => gap - gapsOf('plain')[seed]);
  return {
    net: nameOf(kind),
    'gap,\nthis run': rounded(seen - unseen),
    'gap,\n20 seeds (stored)': spread(gapsOf(kind)),
    'less plain’s\n(stored)': spread(less),
    'held out,\nthis run': rounded(unseen),
    'held out,\n20 seeds (stored)': spread(stored.gap[kind].map(([, b]) => 100 * b)),
  };
});

// %%
show('13.7 table', plot.table(gapRows137), { predicted: predicted137 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Dropout. Over 20 seeds the gap is 21.0 ± 0.9 points for the plain net and 15.4 ± 1.1 with dropout. With batch norm
// it is 20.9 ± 0.6: **it does not close the gap here**. The net simply learns all 500 images by heart, faster than
// before.
//
// And the accuracy on other images, which is what counts? 78.0 % plain, 77.7 % with dropout, 79.1 % with batch norm,
// 78.7 % with both: batch norm gains a point, dropout none. A smaller gap is not a better net: dropout lowers the
// training accuracy to 93 %, and no more. "Slightly reduces the need for dropout, maybe" is as far as one can go, and
// here batch norm is the better choice of the two for another reason than the gap.
//
// </details>

// %% [markdown]
// ## Summary
//
// | | in training | in the test | exact? |
// |---|---|---|---|
// | L2 | gradient $2\lambda w$: $\times (1 - 2\eta\lambda)$ a step | – | weights get small, never zero |
// | L1 | gradient $\pm\lambda$: $\eta\lambda$ a step | – | zero only by shrinking |
// | vanilla dropout | $h \odot u$ | $h \cdot p$, **$p$ of keeping** | for what is linear in the mask |
// | inverted dropout | $h \odot u / p$ | $h$ | the same |
// | the whole net | | 15 % off in the median, $\mathrm{E}[h_2] \ge h_2$ | no: Jensen |
// | the ensemble | $2^n$ nets | geometric mean | for one softmax layer |
// | six noises | on | averaged out, more or less well | mirror images: yes |
//
// Regularisation trades fit for something: smaller weights, redundant units, a smaller gap. Whether the test gets
// better by it has to be tried; here batch norm gained a point, and dropout closed a quarter of the gap without
// gaining any.

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('13.1', { twoVariances: [1, 1] }));

// %% [markdown]
// **1.** The mean of $a$ is the same with vanilla dropout and its test. What is the *variance* of $a$ over the four
// masks of 13.3, with vanilla dropout and with inverted, for $p = ½$? Compare with $p(1-p)\sum_k w_k^2x_k^2$.

// %%
// your code
// const twoVariances = […, …];
// check('13.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 13 with vanilla, 52 with inverted. With inverted dropout and $p = 0.8$ it is 13.
//
// </details>
//
// <details><summary>Solution</summary>
//
// ```ts
// const values = masksOf(2).map(activation);
// const average = values.reduce((sum, a) => sum + a / 4, 0);
// values.reduce((sum, a) => sum + ((a - average) * (a - average)) / 4, 0); // 13
// ```
//
// $\tfrac14(6^2 + 4^2) = 13$. Inverted dropout divides $a$ by $p$, so the variance by $p^2$: $13 \cdot 4 = 52$. For $p
// = 0.8$ it is $0.16 \cdot 52 / 0.64 = 13$.
//
// </details>
//
// **2.** In 13.5b the units that are left stay as they were. Multiply them by $128 / (128 - \text{removed})$, as
// inverted dropout would, in both layers. Does that save the net without dropout?

// %%
// your code
// const scaledAccuracies = […, …, …, …];
// check('13.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// With half of the units removed: 0.59 in the place of 0.59 without dropout, 0.73 in the place of 0.73 with it. With
// 96 removed: 0.35 in the place of 0.36, and 0.58 in the place of 0.51. (One seed, ten draws.)
//
// </details>
//
// <details><summary>Solution</summary>
//
// In a copy of `withoutUnits`, `keep` becomes
//
// ```ts
// const keep = (count: number) =>
//   randperm(128).ge(count).to('float32').mul(128 / (128 - count));
// ```
//
// It does not. The net without dropout does not lack size, it lacks the units. With dropout it helps when very many
// are gone: then the biases had become too large beside the rest.
//
// </details>
//
// **3.** $\mathrm{E}[h_2] \ge h_2$ came from the convexity of ReLU. Put $\tanh$ in its place in the second layer: in
// how many of the 800 units of a hundred nets is $\mathrm{E}[\tanh z_2] \ge \tanh \mathrm{E}[z_2]$? And with $|z_2|$?

// %%
// your code
// const convexUnits = […, …];
// check('13.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// $\tanh$: 415 of 800. $|z_2|$: 800 of 800.
//
// </details>
//
// <details><summary>Solution</summary>
//
// ```ts
// manualSeed(0);
// let above = 0;
// for (let i = 0; i < 100; i++) {
//   const [{ w, b }, x] = [smallNet(), randn([8], { dtype: 'float64' })];
//   const z = (u: Factor) => x.matmul(w[0].T).add(b[0]).relu().mul(u).matmul(w[1].T).add(b[1]);
//   const difference = z(masks8).tanh().mean({ dim: 0 }).sub(z(0.5).tanh());
//   above += difference.ge(-1e-12).to('float64').sum().item();
// }
// above; // 415
// ```
//
// $\tanh$ is convex below zero and concave above, so the sign depends on where $z_2$ lies: about half of the units
// each way. $|z|$ is convex everywhere.
//
// </details>

// %% [markdown]
// ## Papers
//
// - N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov: [Dropout: a simple way to prevent neural networks from overfitting](https://jmlr.org/papers/v15/srivastava14a.html), 2014.
// - P. Baldi, P. Sadowski: [Understanding dropout](https://papers.nips.cc/paper/2013/hash/71f6278d140af599e06ad9bf1ba03cb0-Abstract.html), 2013. The geometric mean.
// - J. Weston, C. Watkins: [Support vector machines for multi-class pattern recognition](https://www.esann.org/sites/default/files/proceedings/legacy/es1999-461.pdf), 1999. The hinge loss.
// - H. Zou, T. Hastie: [Regularization and variable selection via the elastic net](https://doi.org/10.1111/j.1467-9868.2005.00503.x), 2005.
// - I. Loshchilov, F. Hutter: [Decoupled weight decay regularization](https://arxiv.org/abs/1711.05101), 2017.
// - L. Wan, M. Zeiler, S. Zhang, Y. LeCun, R. Fergus: [Regularization of neural networks using DropConnect](https://proceedings.mlr.press/v28/wan13.html), 2013.
// - B. Graham: [Fractional max-pooling](https://arxiv.org/abs/1412.6071), 2014.
// - G. Huang, Y. Sun, Z. Liu, D. Sedra, K. Weinberger: [Deep networks with stochastic depth](https://arxiv.org/abs/1603.09382), 2016.
// - S. Ioffe, C. Szegedy: [Batch normalization](https://arxiv.org/abs/1502.03167), 2015.
//
// [The course](00-course.ipynb) · next: [14 Data augmentation](14-augmentation.ipynb)
