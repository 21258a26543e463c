// %% [markdown]
// # 8 Momentum
//
// **After this lesson you can**
//
// - write the momentum step in the two usual ways, and say when they are not the same,
// - predict how fast gradient descent gets from $\rho$ alone, and how long that takes,
// - read any velocity as a weighted sum of past gradients,
// - draw a step with momentum and a step of Nesterov's, and turn one form of Nesterov's into the other,
// - say what momentum does for local minima, saddles, narrow valleys and noise, and what it does not do.
//
// *Lecture document F, "Momentum" to "SGD with Nesterov momentum"; document M, "SGD + Momentum" and "Nesterov Momentum";
// document G, "SGD with Momentum" and "Momentum". Demos 8.1 to 8.7.* <span lang="fa" dir="rtl">مومنتوم (تکانه)</span>

// %% [markdown]
// ## The idea
//
// Think of the loss $f$ as hilly ground and of the parameters $x$ as the place of a particle. Plain gradient descent puts
// the particle down anew after each step. With momentum it keeps a velocity $v$, and the gradient only changes that:
//
// $$v_{t+1} = \rho\, v_t + \nabla f(x_t), \qquad x_{t+1} = x_t - \alpha\, v_{t+1}.$$
//
// $\alpha$ is the learning rate; $\rho$, from 0 to less than 1, is what friction leaves of the velocity. A start with random
// parameters is a particle at some place, at rest: $v_0 = 0$. The documents use several letters for the same things:
// F's first slides and G's second part have $\alpha$ or $\eta$ for our $\rho$, and $\epsilon$, $\rho$ or $\alpha$ for our $\alpha$.

// %%
import type { Tensor } from 'lectern';
import { data, functional, manualSeed, nn, optim, plot, randn, tensor, zeros } from 'lectern';
import { arrows, mapValues, show } from 'lectern/lesson';
import { pow } from 'lectern/math';

// %% [markdown]
// ### From scratch
//
// We use a long valley, $f(x) = \tfrac12 (x_1^2 + 25\, x_2^2)$: 25 times as steep across as along. (`v.map((vi, i) => …)` is Python's
// `[… for i, vi in enumerate(v)]`, and `Array.from({ length: n }, (_, t) => …)` further down is `[… for t in range(n)]`.)

// %%
type Gradient = (x: number[]) => number[];
const valleyGradient: Gradient = ([x1, x2]) => [x1, 25 * x2];

// %%
/** Gradient descent with momentum: all places that it visits. */
function momentum(gradient: Gradient, from: number[], alpha: number, rho: number, n: number) {
  let [x, v] = [from, from.map(() => 0)];
  const path = [x];
  for (let t = 0; t < n; t++) {
    const g = gradient(x);
    v = v.map((vi, i) => rho * vi + g[i]);
    x = x.map((xi, i) => xi - alpha * v[i]);
    path.push(x);
  }
  return path;
}

// %% [markdown]
// The library's `optim.SGD` has the same step. `walk` runs it on any loss and notes the places. It gives `step` a function that
// computes the loss and its gradient (a *closure*, as PyTorch's `step` takes it, too): a method that looks ahead, as in 8.4, calls it at
// a place of its own.

// %%
type Loss = (x: Tensor) => Tensor;
const float64 = { dtype: 'float64' } as const;
const halves = tensor([0.5, 12.5], float64);
const valley: Loss = (x) => x.square().mul(halves).sum();

/** Computes a loss, and its gradient into `x.grad`. */
function gradientOf(loss: Loss, x: Tensor): Tensor {
  x.grad = null;
  const value = loss(x);
  value.backward();
  return value;
}

// %%
type Plan = (sgd: optim.SGD) => optim.lrScheduler.LRScheduler;

/** The places that the library's SGD visits; a schedule, if there is one, goes on after each step. */
function walk(loss: Loss, start: number[], options: object, count: number, plan?: Plan) {
  const x = tensor(start, { ...float64, requiresGrad: true });
  const sgd = new optim.SGD([x], options);
  const schedule = plan?.(sgd);
  return [start].concat(
    Array.from({ length: count }, () => {
      sgd.step(() => gradientOf(loss, x));
      schedule?.step();
      return x.tolist() as number[];
    }),
  );
}

// %%
const scratch = momentum(valleyGradient, [1, 1], 0.02, 0.9, 100).flat();
const library = walk(valley, [1, 1], { lr: 0.02, momentum: 0.9 }, 100).flat();
const equal = scratch.filter((number, i) => number === library[i]).length;
show(
  '8.1 scratch',
  plot.table([{ numbers: scratch.length, 'equal to the last digit': equal }]),
);

// %% [markdown]
// ## 8.1 Two ways to write it
//
// *F, slide "You may see SGD+Momentum formulated different ways"; M, slide "SGD + Momentum"; G, Algorithm 8.2.*
//
// The velocity can add up gradients, or steps:
//
// $$v \leftarrow \rho v + g,\;\; x \leftarrow x - \alpha v \qquad\text{or}\qquad v \leftarrow \rho v - \alpha g,\;\; x \leftarrow x + v.$$
//
// The slide says that both give the same places $x$. We run both, with a constant rate and three starts of the velocity.
// (The algorithms of F and G ask for an *initial velocity*; they do not say which.)
//
// **Predict:** both forms start with the velocity $(1, 1)$ in place of $(0, 0)$. Do the places stay the same?

// %%
const predicted81 = ''; // 'same' or 'different': the places, when both velocities start at (1, 1)

// %%
/** Both forms from their own first velocity; the largest difference of x in 100 steps. */
function apart(v0: number, w0: number, alpha = 0.02, rho = 0.9): number {
  let x = [1, 1];
  let y = x;
  let [v, w] = [v0, w0].map((first) => [first, first]);
  const differences = Array.from({ length: 100 }, () => {
    const [gx, gy] = [valleyGradient(x), valleyGradient(y)];
    v = v.map((vi, i) => rho * vi + gx[i]); // adds up gradients
    x = x.map((xi, i) => xi - alpha * v[i]);
    w = w.map((wi, i) => rho * wi - alpha * gy[i]); // adds up steps
    y = y.map((yi, i) => yi + w[i]);
    return Math.max(...x.map((xi, i) => Math.abs(xi - y[i])));
  });
  return Math.max(...differences);
}

// %%
const starts = [0, 1, 1].map((v0, i) => {
  const w0 = [0, 1, -0.02][i];
  const far = apart(v0, w0).toPrecision(3);
  return { 'v₀, gradients': `${v0}`, 'v₀, steps': `${w0}`, 'largest difference of x': far };
});
show('8.1 table', plot.table(starts), { predicted: predicted81 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// From rest, and at a constant rate, the two agree to rounding. The second velocity is $-\alpha$ times the first one,
// always: that is the whole difference. So a start that is not zero must be translated, too: $v_0 = 1$ in the first form is
// $v_0 = -\alpha = -0.02$ in the second. With 1 in both the places differ by up to 4.2.
//
// </details>

// %% [markdown]
// ## "Equivalent", but at a constant rate
//
// *F, slide "You may see SGD+Momentum formulated different ways", where the condition is missing.*
//
// The two velocities differ by the factor $-\alpha$. What if $\alpha$ changes on the way? We halve it every 20 steps. In the
// library `velocity: 'gradients'` is the first form, that of PyTorch and the default, and `velocity: 'steps'` the second,
// that of the algorithms on the slides.
//
// **Predict:** the rate starts at 0.02, the place at $(1, 1)$. How far do the two get apart at most?

// %%
const predictedForms = NaN; // a number: the largest difference of a coordinate

// %%
const halving: Plan = (sgd) => new optim.lrScheduler.StepLR(sgd, { stepSize: 20, gamma: 0.5 });
const [gradients, steps] = (['gradients', 'steps'] as const).map((velocity) =>
  walk(valley, [1, 1], { lr: 0.02, momentum: 0.9, velocity }, 100, halving),
);
const difference = gradients.map((x, t) =>
  Math.max(...x.map((xi, i) => Math.abs(xi - steps[t][i]))),
);

// %%
const along = gradients.map((_, t) => t);
const half = { x: along, width: 250, height: 220, xLabel: 'step' };
const [a, b] = [gradients, steps].map((path) => path.map(([x1]) => x1));
const both = { 'adds up gradients': a, 'adds up steps': b };
const first = plot.line(both, { ...half, yLabel: 'x₁' });
const second = plot.line({ difference: difference }, { ...half, yLabel: 'largest difference' });
show('errata forms', plot.hconcat([first, second]), { predicted: predictedForms });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// By 0.17, on a valley in which we started 1 from the floor. The first form multiplies the *whole* velocity by the new rate:
// the particle is slowed down at once. In the second one the steps of the past keep the rate of their time, and only the new
// ones are smaller: the particle coasts on. Neither is wrong, but a schedule that was tuned for one form is not tuned for
// the other. The slide's word holds for a constant rate and a velocity that starts at zero.
//
// </details>

// %% [markdown]
// ## 8.2 How fast it gets
//
// *F, slides "Momentum: step sizes" and "What is the role of α?"; M: "Rho gives friction; typically 0.9 or 0.99".*
//
// Plain gradient descent makes steps of length $\epsilon\,\|g\|$, because $x$ changes by $-\epsilon g$ and by nothing else.
// With momentum the past counts, too. Let every gradient be the same $g$, with $\|g\| = 1$. Here and in the next part we write as this slide does:
// $\alpha$ for what is kept of the velocity, our $\rho$, and $\epsilon$ for the rate, our $\alpha$.
//
// **Predict:** $\alpha = 0.9$. How many times as long as $\epsilon\|g\|$ does a step get in the end?

// %%
const predicted82 = NaN; // a number: the length of the last steps, over ε‖g‖

// %%
const g = tensor([0.6, 0.8], float64); // its norm is 1
const norm = (x: Tensor) => x.square().sum().sqrt().item();
const length = (x: number[]) => Math.sqrt(x.reduce((all, xi) => all + xi * xi, 0));

/** Lengths of the steps, in units of ε‖g‖, when the gradient is always g. */
function stepLengths(alpha: number, count: number, epsilon = 0.5): number[] {
  const path = walk((x) => x.mul(g).sum(), [0, 0], { lr: epsilon, momentum: alpha }, count);
  return path.slice(1).map((x, t) => length([x[0] - path[t][0], x[1] - path[t][1]]) / epsilon);
}

const speeds = Object.fromEntries(
  [0.5, 0.9, 0.99].map((alpha) => [`α = ${alpha}`, stepLengths(alpha, 660)]),
);

// %%
const grow = { xScale: 'log', yScale: 'log', xLabel: 'step', yLabel: 'length / ε‖g‖' } as const;
const inTheEnd = Object.values(speeds).map((lengths) => lengths[659]);
show('8.2 lines', plot.line(speeds, { ...grow, hlines: inTheEnd }), { predicted: predicted82 });

// %%
const limits = [0.5, 0.8, 0.9, 0.99].map((alpha) => {
  const lengths = stepLengths(alpha, 2000);
  const limit = 1 / (1 - alpha);
  return {
    α: alpha,
    '1 / (1 − α)': limit,
    'step 2000': lengths[1999],
    '99 % at step': 1 + lengths.findIndex((one) => one >= 0.99 * limit),
  };
});
show('8.2 table', plot.table(limits));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Ten times. Step $t$ has the length $\epsilon\|g\|\,(1 + \alpha + \dots + \alpha^{t-1}) = \epsilon\|g\|\,\dfrac{1 - \alpha^t}{1 - \alpha}$,
// which grows to $\dfrac{\epsilon\|g\|}{1 - \alpha}$: × 10 for $\alpha = 0.9$, × 100 for 0.99. What is missing from the limit is
// the share $\alpha^t$, so 99 % are reached when $\alpha^t \le 0.01$: at step 44 for 0.9, and at step 459 for 0.99.
//
// In practice: whoever goes from 0.9 to 0.99 makes steps ten times as long, and should divide the rate by ten.
//
// </details>

// %% [markdown]
// ### It is a matter of direction
//
// The slide says that a step now depends on the size *and the alignment* of the gradients. The same size, three
// directions: always the same, a new one at random each time, and to and fro.
//
// **Predict:** gradients that alternate, $g, -g, g, \dots$, with $\alpha = 0.9$: how long is a step in the end, over $\epsilon\|g\|$?

// %%
const predictedZigzag = NaN; // a number: the length of the last steps, over ε‖g‖

// %%
const one = tensor([1, ...new Array(999).fill(0)], float64);
const directions: { [name: string]: (t: number) => Tensor } = {
  'always the same': () => one,
  'at random': () => randn([1000], float64).div(Math.sqrt(1000)),
  'to and fro': (t) => one.mul(t % 2 === 0 ? 1 : -1),
};
manualSeed(0);
const aligned = Object.entries(directions).map(([name, gradient]) => {
  let v = zeros([1000], float64);
  return [name, along.slice(1).map((_, t) => norm((v = v.mul(0.9).add(gradient(t)))))];
});

// %%
const noEpsilon = { xLabel: 'step', yLabel: 'length / ε‖g‖', yScale: 'log' } as const;
show('8.2 alignment', plot.line(Object.fromEntries(aligned), noEpsilon), {
  predicted: predictedZigzag,
});

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// To and fro: $1 - \alpha + \alpha^2 - \dots = \dfrac{1}{1 + \alpha} = 0.53$. What agrees is enlarged ten times, what contradicts itself is
// halved: 19 times as much for the one as for the other. Directions at random lie between: squares add up, to
// $\sqrt{1 / (1 - \alpha^2)} = 2.29$. All that momentum does for narrow valleys and for noise is in these three numbers.
//
// </details>

// %% [markdown]
// ### Friction
//
// Back to our letters: $\alpha$ is the rate and $\rho$ is what friction leaves. The particle in a round bowl, $\tfrac12 x^2$, with
// $\alpha = 0.01$, from $x = 1$.
//
// **Predict:** which $\rho$ brings it to rest soonest?

// %%
const predictedFriction = NaN; // one of 0, 0.5, 0.81, 0.9, 0.99

// %%
const swings = [0, 0.5, 0.81, 0.9, 0.99].map((rho) => {
  const path = momentum(([x]) => [x], [1], 0.01, rho, 250);
  return [`ρ = ${rho}`, path.map(([x]) => x)];
});
const inTime = { x: Array.from({ length: 251 }, (_, t) => t), xLabel: 'step', yLabel: 'x' };
show('8.2 friction', plot.line(Object.fromEntries(swings), { ...inTime, hlines: 0 }), {
  predicted: predictedFriction,
});

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 0.81. Without friction to speak of ($\rho = 0.99$) it swings for a long time; with too much of it ($\rho \le 0.5$) it creeps. In
// between lies the case without a swing and without a delay. The places follow
// $x_{t+1} = (1 + \rho - \alpha)\,x_t - \rho\,x_{t-1}$, whose solutions stop swinging where
// $(1 + \rho - \alpha)^2 = 4\rho$, so at $\rho = (1 - \sqrt{\alpha})^2 = 0.81$.
//
// </details>

// %% [markdown]
// ## A sum, not a mean
//
// *F and M: "build up velocity as a running mean of gradients"; F and G: "exponentially decaying moving average".*
//
// A mean of gradients is as large as a gradient. We feed noisy gradients around 1 into the slide's velocity, and into a
// running mean, $m \leftarrow \rho m + (1 - \rho) g$.
//
// **Predict:** by which factor do the two differ, with $\rho = 0.9$?

// %%
const predictedMean = NaN; // a number: the velocity over the running mean

// %%
manualSeed(0);
const noisy = randn([100], float64).mul(0.5).add(1).tolist() as number[];
const [sums, means]: number[][] = [[], []];
for (const [t, gradient] of noisy.entries()) {
  sums.push(0.9 * (sums[t - 1] ?? 0) + gradient);
  means.push(0.9 * (means[t - 1] ?? 0) + 0.1 * gradient);
}
// %%
const three = { 'decaying sum': sums, 'running mean': means, 'the gradients': noisy };
show('errata mean', plot.line(three, { xLabel: 'step', hlines: 1 }), {
  predicted: predictedMean,
});

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// By 10, at every step: the velocity is a decaying *sum*, $1/(1-\rho)$ times the running mean. It is the very × 10 of 8.2, so
// the slides use the sum and only call it a mean. Whoever writes $v = \rho v + (1-\rho) g$, as Adam does and as `dampening`
// in `optim.SGD` can, needs a rate ten times as large for the same path.
//
// </details>

// %% [markdown]
// ## "If α is larger than ε"
//
// *F, slide "Let's look at the velocity term": if $\alpha$ is larger than $\epsilon$, the past is said to have more influence on the step.
// (The slide's letters: $\alpha$ is kept of the velocity, $\epsilon$ is the rate.)*
//
// Does it depend on $\epsilon$? We let 199 gradients point along one axis and the last one along another, and measure which part
// of the last step comes from the past.
//
// **Predict:** $\alpha = 0.5$, once with $\epsilon = 0.01$ and once with $\epsilon = 0.9$. Which share does the past have?

// %%
const predictedAlpha = ''; // 'ε = 0.01', 'ε = 0.9' or 'equal': where the past has the larger share

// %%
/** The share that all earlier gradients have in the last of many steps. */
function past(alpha: number, epsilon: number, count = 200): number {
  let t = 0;
  const axis: Loss = (x) => x.select(0, ++t === count ? 1 : 0);
  const path = walk(axis, [0, 0], { lr: epsilon, momentum: alpha }, count);
  const [before, now] = path[count].map((x, i) => Math.abs(x - path[count - 1][i]));
  return before / (before + now);
}

// %%
const shares = [0.5, 0.9].flatMap((alpha) =>
  [0.01, 0.9, 2].map((epsilon) => ({
    α: alpha,
    ε: epsilon,
    'α > ε': alpha > epsilon ? 'yes' : 'no',
    'share of the past': past(alpha, epsilon),
  })),
);
show('errata alpha', plot.table(shares, { digits: 4 }), { predicted: predictedAlpha });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Equal. The gradient of $k$ steps ago has the weight $\epsilon\,\alpha^k$: $\epsilon$ is in all of them. The share of the past is
// $(\alpha - \alpha^t)/(1 - \alpha^t)$, which tends to $\alpha$, whatever $\epsilon$ is. It is $\alpha$ against 1 that counts, or
// against ½: from there on the past has the majority.
//
// </details>

// %% [markdown]
// ## 8.3 The velocity, unrolled
//
// *G, slide "Momentum".*
//
// The slide writes out three velocities for three gradients $G_1, G_2, G_3$, with $\rho = 0.9$ and a rate of 1. We let the library
// do it: in step $t$ only coordinate $t$ has a gradient, so that the coordinates of the step are the coefficients.
//
// **Predict:** which coefficient has $G_1$ in $v_3$?

// %%
const predicted83 = NaN; // a number: the coefficient of the first gradient in the third velocity

// %%
/** Row t: the coefficients of all gradients in velocity t. */
function coefficients(rho: number, count: number): number[][] {
  let t = 0;
  const start = new Array<number>(count).fill(0);
  const path = walk((x) => x.select(0, t++), start, { lr: 1, momentum: rho }, count);
  return path.slice(1).map((x, step) => x.map((xi, i) => xi - path[step][i]));
}

// %%
const unrolled = coefficients(0.9, 3).map(([G1, G2, G3], t) => ({
  velocity: `v${t + 1}`,
  G1,
  G2,
  G3,
}));
show('8.3 table', plot.table(unrolled), { predicted: predicted83 });

// %%
const weights = [0.5, 0.9, 0.99].map((rho) => {
  const last = coefficients(rho, 60)[59];
  return [`ρ = ${rho}`, last.map((weight) => -weight).reverse()] as const;
});
const ago = { x: along.slice(0, 60), xLabel: 'steps ago', yLabel: 'weight of the gradient' };
show('8.3 weights', plot.line(Object.fromEntries(weights), ago));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $v_3 = -0.81\, G_1 - 0.9\, G_2 - G_3$. Each step multiplies everything that is there by $\rho$, so a gradient of $k$ steps ago has the
// weight $\rho^k$: all weights together make $1/(1 - \rho)$, the factor of 8.2.
//
// </details>

// %% [markdown]
// ### A sign
//
// *G, same slide: the line for $\nu_3$ has a middle part, $-0.9 \cdot (0.9 \cdot G_1 - G_2) - G_3$.*
//
// **Predict:** multiply it out. Which coefficient does $G_2$ get?

// %%
const predictedSign = NaN; // a number: the coefficient of G2 in the form as printed

// %%
/** Three forms, each as a function of the three gradients. */
const readings: { [form: string]: (G1: number, G2: number, G3: number) => number } = {
  'as printed, in the middle': (G1, G2, G3) => -0.9 * (0.9 * G1 - G2) - G3,
  'as printed, at the end': (G1, G2, G3) => -0.81 * G1 - 0.9 * G2 - G3,
  'from 0.9 · ν₂ − G₃': (G1, G2, G3) => 0.9 * (-0.9 * G1 - G2) - G3,
};
// %%
const signs = Object.entries(readings).map(([form, v3]) => ({
  form,
  G1: v3(1, 0, 0),
  G2: v3(0, 1, 0),
  G3: v3(0, 0, 1),
}));
show('errata unrolled', plot.table(signs), { predicted: predictedSign });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// +0.9: the second gradient would be followed uphill. $\nu_2 = -0.9\,G_1 - G_2$ stands in the line before; put into
// $\nu_3 = 0.9\,\nu_2 - G_3$ it gives $0.9\,(-0.9\,G_1 - G_2) - G_3$, a plus in front and a minus inside. The end of the slide's line is right.
//
// </details>

// %% [markdown]
// ### A sum over the batch
//
// *G, same slide: the gradient is that of $\sum_1^m L_m(w)$, without $1/m$. (Its $\eta$ is the momentum and its $\alpha$ the rate.)*
//
// G's own Algorithm 8.2 has the mean, $\tfrac1B \sum$. We fit a line through noisy points with batches of 8, 32 and 128, with both
// forms and one rate, 0.035.
//
// **Predict:** with the sum, what becomes of the loss for a batch of 128?

// %%
const predictedSum = ''; // 'falls', 'falls faster' or 'grows', with the sum over a batch of 128

// %%
manualSeed(0);
const points = randn([1024, 5], float64);
const heightsOf = points.sum(1).add(randn([1024], float64).mul(0.5));

/** Half the squared errors of a linear model, of as many points as are asked for. */
const errors = (w: Tensor, from = 0, size = 1024) => {
  const predictions = points.narrow(0, from, size).matmul(w);
  return predictions
    .sub(heightsOf.narrow(0, from, size))
    .square()
    .mul(0.5);
};

// %%
/** Batches of m, the mean or the sum of their losses: the length of step 1, and the loss on all points by step. */
function fitLine(m: number, reduction: 'mean' | 'sum', count = 30) {
  const w = zeros([5], { ...float64, requiresGrad: true });
  const sgd = new optim.SGD([w], { lr: 0.035, momentum: 0.9 });
  let first = 0;
  const losses = Array.from({ length: count }, (_, t) => {
    sgd.step(() => gradientOf(() => errors(w, (t * m) % 1024, m)[reduction](), w));
    first ||= norm(w.detach());
    return errors(w).mean().item();
  });
  return { losses, first };
}

// %%
const batchSizes = [8, 32, 128];
const panels = (['mean', 'sum'] as const).map((reduction) => {
  const losses = batchSizes.map((m) => [`m = ${m}`, fitLine(m, reduction).losses]);
  const size = { width: 260, height: 220, title: reduction } as const;
  const axes = { yScale: 'log', xLabel: 'step', yLabel: 'loss on all points' } as const;
  return plot.line(Object.fromEntries(losses), { ...size, ...axes });
});
show('errata sum', plot.hconcat(panels), { predicted: predictedSum });

// %%
const firstSteps = batchSizes.map((m) => {
  const [byMean, bySum] = (['mean', 'sum'] as const).map((how) => fitLine(m, how, 1).first);
  return { m, 'first step, mean': byMean, 'first step, sum': bySum, ratio: bySum / byMean };
});
show('errata sum steps', plot.table(firstSteps));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// It grows without end. The sum is $m$ times the mean, so it is a rate of $0.035\,m$: 0.28, 1.12 and 4.48. On this loss, with a curvature
// of about 1 and a momentum of 0.9, gradient descent is stable up to a rate of $2 (1 + 0.9) = 3.8$ (exercise 3). With the mean the three batches
// behave alike: the rate does not depend on the size of the batch.
//
// </details>

// %% [markdown]
// ## 8.4 Nesterov: first look ahead
//
// *F and M, slides "Nesterov Momentum"; F, "Nesterov momentum" and Algorithm 3.*
//
// The velocity is going to carry the particle by $\rho v_t$ anyway. So take the gradient there, where it will be:
//
// $$v_{t+1} = \rho v_t - \alpha \nabla f(x_t + \rho v_t), \qquad x_{t+1} = x_t + v_{t+1}.$$

// %%
type State = { x: number[]; v: number[] };

/** Algorithm 3: the gradient of a place ahead, x̃ = x + ρv. */
function algorithm3(gradient: Gradient, x0: number[], alpha: number, rho: number, n: number) {
  const states: State[] = [{ x: x0, v: x0.map(() => 0) }];
  for (let t = 0; t < n; t++) {
    const { x, v } = states[t];
    const ahead = x.map((xi, i) => xi + rho * v[i]);
    const gradientAhead = gradient(ahead);
    const next = v.map((vi, i) => rho * vi - alpha * gradientAhead[i]);
    states.push({ x: x.map((xi, i) => xi + next[i]), v: next });
  }
  return states;
}

// %% [markdown]
// A program would rather have the parameters where the gradient is taken. The slides change variables, to $\tilde x_t = x_t + \rho v_t$:
//
// $$v_{t+1} = \rho v_t - \alpha \nabla f(\tilde x_t), \qquad \tilde x_{t+1} = \tilde x_t - \rho v_t + (1 + \rho)\, v_{t+1}.$$

// %%
/** The slides' four lines: the gradient of the place where the parameters are. */
function changed(gradient: Gradient, x0: number[], alpha: number, rho: number, n: number) {
  const states: State[] = [{ x: x0, v: x0.map(() => 0) }];
  for (let t = 0; t < n; t++) {
    const { x, v: old } = states[t];
    const dx = gradient(x);
    const v = old.map((vi, i) => rho * vi - alpha * dx[i]);
    states.push({ x: x.map((xi, i) => xi - rho * old[i] + (1 + rho) * v[i]), v });
  }
  return states;
}

// %% [markdown]
// **Predict:** both start at $(1, 1)$, at rest. Is $\tilde x_t$ the same place as $x_t$?

// %%
const predicted84 = ''; // 'same' or 'different': x̃ and x after some steps

// %%
const [start, rho, rate] = [[1, 1], 0.9, 0.02];
const ahead = algorithm3(valleyGradient, start, rate, rho, 100);
const tilde = changed(valleyGradient, start, rate, rho, 100);
const nesterov = (how: true | 'lookAhead') =>
  walk(valley, start, { lr: rate, momentum: rho, nesterov: how }, 100);
const moved = ahead.map(({ x, v }) => x.map((xi, i) => xi + rho * v[i]));
const largest = (a: number[][], b: number[][]) =>
  Math.max(...a.flatMap((x, t) => x.map((xi, i) => Math.abs(xi - b[t][i]))));
const [xOf, xTilde] = [ahead, tilde].map((states) => states.map(({ x }) => x));

// %%
const comparisons = [
  ['x̃ and x + ρv', largest(xTilde, moved)],
  ['x̃ and x', largest(xTilde, xOf)],
  ['nesterov: true, and x̃', largest(nesterov(true), xTilde)],
  ["nesterov: 'lookAhead', and x", largest(nesterov('lookAhead'), xOf)],
] as const;
// %%
const rows84 = comparisons.map(([what, most]) => ({
  what,
  'largest difference': most.toPrecision(3),
}));
show('8.4 table', plot.table(rows84), { predicted: predicted84 });

// %%
/** The height of a loss, for contours. */
const heightOf = (loss: Loss) => (x1: number, x2: number) =>
  loss(tensor([x1, x2], float64)).item();

// %%
const twoPaths = { 'x, of Algorithm 3': xOf.slice(0, 12), 'x̃, changed': xTilde.slice(0, 12) };
const window84 = { x: [-0.2, 1.2], y: [-0.5, 1.2], width: 440, height: 260 } as const;
show(
  '8.4 places',
  plot.contour(heightOf(valley), { ...window84, paths: twoPaths, xLabel: 'x₁', yLabel: 'x₂' }),
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Different places, one movement: $\tilde x_t$ is always $\rho v_t$ ahead of $x_t$, to the last bits ($10^{-16}$). When the velocity
// dies down the two meet. The library has both: `nesterov: true` has its parameters at $\tilde x$, as PyTorch does;
// `nesterov: 'lookAhead'` keeps them at $x$, and takes only the gradient ahead.
//
// </details>

// %% [markdown]
// ### Three paths
//
// *F and M, the pictures of SGD, SGD + Momentum and Nesterov.*
//
// **Predict:** which of the three crosses the floor of the valley, $x_2 = 0$, least often in the first 30 steps?

// %%
const predictedThree = ''; // 'SGD', 'momentum' or 'Nesterov'

// %%
const far = [-2.5, 1];
const pathsOf84 = {
  SGD: walk(valley, far, { lr: 0.03 }, 100),
  momentum: walk(valley, far, { lr: 0.03, momentum: 0.9 }, 100),
  Nesterov: walk(valley, far, { lr: 0.03, momentum: 0.9, nesterov: true }, 100),
};

// %% [markdown]
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
// import torch
//
// halves = torch.tensor([0.5, 12.5], dtype=torch.float64)
//
// def walk(steps=100, **options):
//     x = torch.tensor([-2.5, 1.0], dtype=torch.float64, requires_grad=True)
//     optimizer = torch.optim.SGD([x], **options)
//     path = [x.tolist()]
//     for _ in range(steps):
//         optimizer.zero_grad()
//         (x.square() * halves).sum().backward()
//         optimizer.step()
//         path.append(x.tolist())
//     return path
//
// print(json.dumps({
//     'SGD': walk(lr=0.03),
//     'momentum': walk(lr=0.03, momentum=0.9),
//     'Nesterov': walk(lr=0.03, momentum=0.9, nesterov=True),
// }))
// ```
//
// PyTorch's `nesterov=True` is the form with $\tilde x$. The numbers are the same to the last bits.
//
// </details>

// %%
const few = Object.entries(pathsOf84).map(([name, path]) => [name, path.slice(0, 31)]);
const short = Object.fromEntries(few);
const wide = { x: [-2.7, 1.7], y: [-1, 1.1], width: 600, height: 290 } as const;
show(
  '8.4 paths',
  plot.contour(heightOf(valley), { ...wide, paths: short, xLabel: 'x₁', yLabel: 'x₂' }),
  { predicted: predictedThree },
);

// %%
const heights = Object.entries(pathsOf84).map(([name, path]) => {
  return [name, path.map(([x1, x2]) => heightOf(valley)(x1, x2))];
});
const logLoss = { x: along, yScale: 'log', xLabel: 'step', yLabel: 'loss' } as const;
show('8.4 loss', plot.line(Object.fromEntries(heights), logLoss));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// SGD with this rate creeps: it jumps to the floor and then follows it, 3 % of the way a step, without ever crossing it. The one
// with momentum overshoots in both directions. Nesterov overshoots across the valley much less: it notices the other
// wall before it stands there. Its velocity across the valley is corrected by the gradient ahead, which for a steep
// direction (curvature $h$) means a smaller $\rho$: $\rho\,(1 - \alpha h)$, here $0.9 \cdot 0.25$.
//
// </details>

// %% [markdown]
// ## 8.5 Four grounds
//
// *F and M, slide "SGD + Momentum: Local minima, saddle points, poor conditioning, gradient noise"; G: high curvature, small but
// consistent gradients, noisy gradients.*
//
// First where the gradient is zero: a row of hollows, $\tfrac1{10} x_1^2 - \tfrac3{10}\cos 2x_1 + \tfrac12 x_2^2$, whose lowest
// one is at 0; and a saddle, $\tfrac12 (x_1^2 - x_2^2) + \tfrac14 x_2^4$, started a thousandth beside its ridge.
//
// **Predict:** with $\rho = 0.9$ and the same rate, in which hollow does the particle come to rest: in the first one, like SGD, or
// in the lowest?

// %%
const predicted85 = ''; // 'first' or 'lowest'

// %%
const weigh = (w1: number, w2: number) => tensor([w1, w2], float64);
const bumps: Loss = (x) => x.select(0, 0).mul(2).cos().mul(-0.3);
const hollows: Loss = (x) => x.square().mul(weigh(0.1, 0.5)).sum().add(bumps(x));
const quartic: Loss = (x) => x.select(0, 1).square().square().mul(0.25);
const saddle: Loss = (x) => x.square().mul(weigh(0.5, -0.5)).sum().add(quartic(x));

/** Both methods on one ground, at one rate. */
const pair = (loss: Loss, from: number[], lr: number, count: number) => ({
  SGD: walk(loss, from, { lr }, count),
  momentum: walk(loss, from, { lr, momentum: 0.9 }, count),
});

// %%
const stuck = pair(hollows, [-4.2, 1], 0.05, 200);
const leaving = pair(saddle, [1, 0.001], 0.05, 80);
const panel = { width: 260, height: 230, xLabel: 'x₁', yLabel: 'x₂' };
const grounds = [
  plot.contour(heightOf(hollows), { ...panel, x: [-4.6, 1.6], y: [-1.6, 1.6], paths: stuck }),
  plot.contour(heightOf(saddle), { ...panel, x: [-1.2, 1.2], y: [-0.6, 1.4], paths: leaving }),
];
show('8.5 zero gradients', plot.hconcat(grounds), { predicted: predicted85 });

// %% [markdown]
// The other two: a valley 25 times as steep across as along; and a round bowl whose gradients are noisy, with a standard
// deviation of 1.

// %%
const narrow = {
  SGD: walk(valley, [-3, 0.6], { lr: 0.075 }, 30),
  momentum: walk(valley, [-3, 0.6], { lr: 0.02, momentum: 0.74 }, 30),
};
const bowl: Loss = (x) => x.square().mul(0.5).sum();
const shaken: Loss = (x) => bowl(x).add(x.mul(randn([2], float64)).sum());
manualSeed(1);
const astir = {
  SGD: walk(shaken, [-1.5, 1], { lr: 0.1 }, 120),
  momentum: walk(shaken, [-1.5, 1], { lr: 0.01, momentum: 0.9 }, 120),
};

// %%
const rough = [
  plot.contour(heightOf(valley), { ...panel, x: [-3.2, 1], y: [-1.2, 1.4], paths: narrow }),
  plot.contour(heightOf(bowl), { ...panel, x: [-1.7, 1.3], y: [-1.2, 1.4], paths: astir }),
];
show('8.5 steep and noisy', plot.hconcat(rough));

// %% [markdown]
// ### In numbers
//
// **Local minima.** The same hollows, with other $\rho$ and another rate.

// %%
const landings = [0, 0.5, 0.8, 0.9, 0.95].map((momentum) => {
  const end = (lr: number) => walk(hollows, [-4.2, 1], { lr, momentum }, 1000)[1000][0];
  return { ρ: momentum, 'ends at, α = 0.05': end(0.05), 'ends at, α = 0.1': end(0.1) };
});
show('8.5 landings', plot.table(landings, { digits: 3 }));

// %% [markdown]
// **Saddle.** How many steps until $|x_2| > \tfrac12$, from ever closer to the ridge?

// %%
/** When |x₂| is more than ½, from a place beside the ridge. */
function left(beside: number, momentum: number) {
  const path = walk(saddle, [1, beside], { lr: 0.05, momentum }, 600);
  const at = path.findIndex(([, x2]) => Math.abs(x2) > 0.5);
  return at < 0 ? 'never' : at;
}

// %%
const escapes = [1e-2, 1e-4, 1e-6, 0].map((beside) => {
  const [sgd, some, much] = [0, 0.5, 0.9].map((rho) => left(beside, rho));
  return { 'started beside the ridge': beside, SGD: sgd, 'ρ = 0.5': some, 'ρ = 0.9': much };
});
show('8.5 saddle', plot.table(escapes));

// %% [markdown]
// **Conditioning.** (G calls such valleys *pathological curvature*.) Both methods with their best constants for a valley $\kappa$ times as steep
// across as along. How many steps until the distance to the minimum is a thousandth of the first one?
//
// **Predict:** $\kappa$ becomes 100 times as large. By which factor do the steps of momentum grow?

// %%
const predictedKappa = NaN; // a number: the factor on the steps, when κ goes from 10 to 1000

// %%
/** Steps until the distance is a thousandth of the first one. */
function stepsFor(kappa: number, alpha: number, rho: number): number {
  const path = momentum(([x1, x2]) => [x1, kappa * x2], [1, 1], alpha, rho, 6000);
  return path.findIndex((x) => length(x) <= 1e-3 * Math.SQRT2);
}

const kappas = [3, 10, 30, 100, 300, 1000];
const needed = {
  SGD: kappas.map((k) => stepsFor(k, 2 / (k + 1), 0)),
  momentum: kappas.map((k) => {
    const root = Math.sqrt(k);
    return stepsFor(k, 4 / pow(root + 1, 2), pow((root - 1) / (root + 1), 2));
  }),
};

// %%
const logs = { xScale: 'log', yScale: 'log', xLabel: 'κ', yLabel: 'steps' } as const;
show('8.5 conditioning', plot.line(needed, { x: kappas, ...logs }), {
  predicted: predictedKappa,
});

// %% [markdown]
// **Noise.** 400 particles in the bowl at once, each with its own noise. For SGD $\alpha = 0.1$, with momentum $\alpha = 0.01$ and $\rho = 0.9$: the
// same $\alpha / (1 - \rho)$.
//
// **Predict:** how do the two differ: in how far from the minimum they wander, in how long their steps are, in both?

// %%
const predictedNoise = ''; // 'distance', 'steps' or 'both': where the two differ

// %%
/** Distance from the minimum and length of a step, root mean square: 400 particles, steps 200 to 400. */
function wandering(options: { lr: number; momentum?: number }) {
  manualSeed(2);
  const x = zeros([400], { ...float64, requiresGrad: true });
  const sgd = new optim.SGD([x], options);
  const rms: number[][] = [];
  for (let t = 0; t < 400; t++) {
    const before = x.detach().clone();
    sgd.step(() => gradientOf((p) => bowl(p).add(p.mul(randn([400], float64)).sum()), x));
    const [at, step] = [x, x.sub(before)].map((a) => a.detach().square().mean().item());
    if (t >= 200) rms.push([at, step]);
  }
  return [0, 1].map((i) => Math.sqrt(rms.reduce((all, row) => all + row[i], 0) / rms.length));
}

// %%
const settings = { SGD: { lr: 0.1 }, momentum: { lr: 0.01, momentum: 0.9 } };
const wanderings = Object.entries(settings).map(([method, options]) => {
  const [distance, step] = wandering(options);
  return { method, 'distance, rms': distance, 'step, rms': step };
});
show('8.5 noise', plot.table(wanderings, { digits: 4 }), { predicted: predictedNoise });

// %% [markdown]
// <details><summary>The findings, and the answers to the predictions</summary>
//
// - **Local minimum.** The particle rolls through the first hollow and comes to rest in the lowest. That is a matter of numbers, not a
//   law: $\rho = 0.8$ is too slow at $\alpha = 0.05$ and fast enough at 0.1; and $\rho = 0.95$ at $\alpha = 0.1$ rolls through the *lowest*, too, and
//   ends in the next one, at 2.61.
// - **Saddle.** Away from the ridge each step multiplies the distance by a constant, 1.05 for SGD and 1.20 for $\rho = 0.9$. So momentum
//   leaves in a third to a quarter of the steps. On the ridge itself the gradient across is zero, and no velocity ever builds up: none leaves.
// - **Poor conditioning.** 13 times the steps for 100 times $\kappa$: with the best constants SGD needs steps in proportion to $\kappa$, momentum about in
//   proportion to $\sqrt{\kappa}$, which alone would be 10 times; a factor that grows with $t$ beside the falling power makes the rest. (It overshoots at first; distances are counted, not heights.)
// - **Noise.** At equal $\alpha/(1-\rho)$ they wander equally far, 0.23 and 0.22: momentum does *not* average the noise out of the place. But its
//   steps are 4.5 times as short, so the path is smooth. What helps against the distance is a lower rate (lesson 10), or an average of
//   places.
//
// </details>

// %% [markdown]
// ## 8.6 From 0.5 to 0.9
//
// *G, slide "Momentum": the coefficient usually starts at 0.5 and grows to 0.9 over several epochs.*
//
// A schedule can change the momentum, too: it stands in the optimiser's group, and counts from the next step on. A net learns
// digits, at a rate of 0.2: with 0.5 throughout, with 0.9 throughout, and with 0.05 more after each epoch. Twenty starts each.
//
// **Predict:** which of the three has the lowest loss in epoch 6, on average?

// %%
const predicted86 = ''; // '0.5', '0.9' or '0.5 → 0.9': the lowest loss in the sixth epoch

// %%
const digits = data.loadDigits();
const schedules: { [name: string]: (epoch: number) => number } = {
  '0.5': () => 0.5,
  '0.9': () => 0.9,
  '0.5 → 0.9': (epoch) => Math.min(0.9, 0.5 + 0.05 * epoch),
};

// %%
/** One pass through the batches; the mean of their losses. */
function pass(net: nn.Module, batches: Iterable<readonly Tensor[]>, sgd: optim.SGD): number {
  const losses: number[] = [];
  for (const [x, y] of batches) {
    const loss = functional.crossEntropy(net.forward(x), y);
    sgd.zeroGrad();
    loss.backward();
    sgd.step();
    losses.push(loss.item());
  }
  return losses.reduce((total, loss) => total + loss, 0) / losses.length;
}

// %%
/** The momentum and the loss of each epoch. */
function learn(momentumOf: (epoch: number) => number, seed: number, epochs = 10) {
  manualSeed(seed);
  const net = new nn.Sequential(new nn.Linear(64, 32), new nn.ReLU(), new nn.Linear(32, 10));
  const set = [digits.x.div(16), digits.y] as const;
  const batches = new data.DataLoader(set, { batchSize: 128, shuffle: true });
  const sgd = new optim.SGD(net.parameters(), { lr: 0.2, momentum: 0.5 });
  const [momenta, losses]: number[][] = [[], []];
  for (let epoch = 0; epoch < epochs; epoch++) {
    sgd.paramGroups[0].momentum = momentumOf(epoch);
    momenta.push(sgd.paramGroups[0].momentum);
    losses.push(pass(net, batches, sgd));
  }
  return { momenta, losses };
}

// %% [markdown]
// `mapValues` makes something of each value under its name, as `{name: f(value) for name, value in all.items()}` does in Python.

// %%
const twenty = Array.from({ length: 20 }, (_, seed) => seed);
const learned = mapValues(schedules, (momentumOf) =>
  twenty.map((seed) => learn(momentumOf, seed)),
);

// %%
const beside = { width: 270, height: 230, xLabel: 'epoch', yLabel: 'ρ' } as const;
const onLog = { ...beside, yScale: 'log', band: 'std', yLabel: 'training loss' } as const;
const courses = mapValues(learned, (runs) => runs.map(({ losses }) => losses));
const momenta = plot.line(
  mapValues(learned, ([run]) => run.momenta),
  beside,
);
const losses = plot.line(courses, onLog);
show('8.6 epochs', plot.hconcat([momenta, losses]), { predicted: predicted86 });

// %% [markdown]
// The lines are means of twenty starts, the bands a standard deviation to both sides. Start by start:

// %%
const inEpoch = (t: number) =>
  mapValues(learned, (runs) => runs.map((run) => run.losses[t - 1]));
const boxes = { width: 250, height: 230, yScale: 'log', xLabel: 'ρ' } as const;
const spread = [6, 10].map((t) =>
  plot.box(inEpoch(t), { ...boxes, yLabel: `loss in epoch ${t}` }),
);
show('8.6 spread', plot.hconcat(spread));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 0.9. The rising course begins like 0.5, as it must, and then pulls ahead of it: in epoch 6 the mean losses are 0.32, 0.26 and
// 0.16, with a standard deviation over starts of 0.02, 0.03 and 0.07. But it never gets near 0.9, because with a higher $\rho$ the steps are
// longer: $\alpha/(1-\rho)$ is five times as large for 0.9. So the schedule does what it says, and here the price is a slower start.
//
// It is meant for nets whose first gradients are so large that 0.9 would throw them off. At twice the rate this net does get restless, but
// with all three courses: over sixty starts in PyTorch (`scripts/lessons/08-momentum.py`) the mean losses in epoch 6 are 0.23, 0.22 and
// 0.20, each with a standard error of 0.02. A few starts that hardly learn make these means, so twenty starts would show whatever chance will have it.
//
// </details>

// %% [markdown]
// ## 8.7 A step, drawn
//
// *F and M, the pictures under "Momentum update" and "Nesterov Momentum".*
//
// The arrows below are those of the second step of a real run, on a wider valley, to scale. (Both methods make the same first
// step, so that they stand at one place with one velocity.) Drawn are what the velocity alone would do ($\rho v$), what the gradient alone would do ($-\alpha \nabla f$), and the step.
//
// **Predict:** with momentum the step is the diagonal of the parallelogram of the two others. Where does the arrow of the gradient
// begin in Nesterov's picture?

// %%
const predicted87 = ''; // 'place' or 'tip': of the particle, or of the arrow of the velocity

// %%
const wider: Loss = (x) => x.square().mul(weigh(0.5, 2)).sum();
const widerGradient: Gradient = ([x1, x2]) => [x1, 4 * x2];
const [t, alpha] = [1, 0.2];
const plus = (a: number[], b: number[], times = 1) => a.map((ai, i) => ai + times * b[i]);

/** The parts of a step from x with velocity v; the gradient is taken at `from`. */
const partsOf = ({ x, v }: State, from: number[]) => {
  const kept = plus(x, v, 0.9);
  const downhill = widerGradient(from).map((gi) => -alpha * gi);
  return {
    velocity: [x, kept],
    gradient: [from, plus(from, downhill)],
    step: [x, plus(kept, downhill)],
  } as const;
};

// %%
const plain = momentum(widerGradient, [-2, 1], alpha, 0.9, 2);
const here = { x: plain[t], v: plus(plain[t], plain[t - 1], -1) };
const there = algorithm3(widerGradient, [-2, 1], alpha, 0.9, 2)[t];
const steps87 = [
  { title: 'momentum', parts: partsOf(here, here.x) },
  { title: 'Nesterov', parts: partsOf(there, plus(there.x, there.v, 0.9)) },
];

// %%
const close = { width: 255, height: 240, xLabel: 'x₁', yLabel: 'x₂' };
const pictures = steps87.map(({ title, parts }) =>
  arrows(parts, heightOf(wider), { ...close, title }),
);
show('8.7 vectors', plot.hconcat(pictures), { predicted: predicted87 });

// %%
const ends = steps87.map(({ title, parts }, i) => {
  const next =
    i === 0 ? plain[t + 1] : algorithm3(widerGradient, [-2, 1], alpha, 0.9, 2)[t + 1].x;
  const [x1, x2] = parts.step[1];
  return { step: title, 'tip, x₁': x1, 'tip, x₂': x2, 'next x₁': next[0], 'next x₂': next[1] };
});
show('8.7 table', plot.table(ends));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// At the tip of the velocity: first take the step that will be made anyway, then correct it by the gradient of that place. Here
// the velocity carries the particle across the floor. With momentum the gradient, taken before the crossing, still pushes on;
// Nesterov's, taken behind it, pushes back. The tip of the third arrow is the next place of the run, to the last digit.
//
// </details>

// %% [markdown]
// ## Summary
//
// | question | answer |
// |---|---|
// | two forms | the same at a constant rate from rest; under a schedule they part (by 0.17 here) |
// | a constant gradient | steps grow to $\alpha\lVert g\rVert/(1-\rho)$: × 10 for 0.9, 99 % at step 44 |
// | to and fro | steps shrink to $\alpha\lVert g\rVert/(1+\rho)$ |
// | the velocity | a decaying sum: weight $\rho^k$ for $k$ steps ago, $1/(1-\rho)$ together |
// | Nesterov | the gradient of the place ahead; $\tilde x = x + \rho v$ turns one form into the other |
// | narrow valley | steps in proportion to $\sqrt\kappa$ in place of $\kappa$ |
// | saddle | left sooner; not from the exact ridge |
// | local minimum | rolled through, if it is shallow for the speed |
// | noise | the same distance at the same $\alpha/(1-\rho)$, on a smoother path |

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('8.1', { longer: 2, step99: 10 }));

// %% [markdown]
// **1.** The slide's exercise: show that the step under a constant gradient tends to $\epsilon\|g\| / (1 - \alpha)$. Then compute, for F's other
// value, $\alpha = 0.8$: how many times as long does it get, and after how many steps is it at 99 % of that?

// %%
// your code
// const longer = …;
// const step99 = …;
// check('8.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// × 5, and step 21.
//
// </details>
// <details><summary>Solution</summary>
//
// $v_t = -\epsilon g\,(1 + \alpha + \dots + \alpha^{t-1})$, a geometric series; its sum is $(1 - \alpha^t)/(1 - \alpha)$, and $\alpha^t \to 0$. The
// largest speed is where $v = \alpha v - \epsilon g$ changes nothing any more, which gives $v = -\epsilon g/(1 - \alpha)$ at once.
// `stepLengths(0.8, 100)` goes to 5. 99 % are reached when $0.8^t \le 0.01$, so $t \ge \ln 0.01 / \ln 0.8 = 20.6$.
//
// </details>
//
// **2.** Best friction. For the bowl $\tfrac12 x^2$ and $\alpha = 0.04$: which $\rho$ is critical? How many steps does
// `momentum(([x]) => [x], [1], 0.04, rho, 300)` need until $|x| < 0.001$ for good, for this $\rho$ and for 0.9?

// %%
// your code
// const rho = …;
// const needed = […, …];
// check('8.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// $\rho = 0.64$; 41 steps, and 130 for 0.9.
//
// </details>
// <details><summary>Solution</summary>
//
// $\rho = (1 - \sqrt{0.04})^2 = 0.64$. The last place with $|x| \ge 0.001$ is
// `momentum(([x]) => [x], [1], 0.04, rho, 300).findLastIndex(([x]) => Math.abs(x) >= 0.001)`; the step after it is the answer. With more
// momentum than that the particle swings, and the size of the swings falls by $\sqrt{\rho}$ a step.
//
// </details>
//
// **3.** The price of looking ahead. On $\tfrac12 h x^2$ momentum is stable up to $\alpha h = 2(1 + \rho)$. Up to where is Nesterov's form? Find it for
// $\rho = 0.9$ by trying, then derive it.

// %%
// your code
// const limit = …;
// check('8.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 3.8 for momentum, 1.357 for Nesterov.
//
// </details>
// <details><summary>Solution</summary>
//
// In terms of $\tilde x$: $\tilde x_{t+1} = (1+\rho)(1 - \alpha h)\,\tilde x_t - \rho(1 - \alpha h)\,\tilde x_{t-1}$. The limit is where $-1$ solves
// $z^2 - (1+\rho)(1-\alpha h) z + \rho(1-\alpha h) = 0$, so $1 + (1 + 2\rho)(1 - \alpha h) = 0$ and
// $\alpha h = \dfrac{2 + 2\rho}{1 + 2\rho} = 3.8 / 2.8 = 1.357$. Try `changed(([x]) => [x], [1], 1.35, 0.9, 1000)` and 1.36. For momentum the
// same with $z^2 - (1 + \rho - \alpha h) z + \rho$ gives $2(1+\rho)$. A rate at the edge for momentum is far too high for Nesterov.
//
// </details>

// %% [markdown]
// ## Papers
//
// - B. Polyak: [Some methods of speeding up the convergence of iteration methods](https://doi.org/10.1016/0041-5553(64)90137-5), 1964. The heavy ball, and $\sqrt\kappa$.
// - Y. Nesterov: [A method of solving a convex programming problem with convergence rate O(1/k²)](https://www.mathnet.ru/eng/dan46009), 1983.
// - I. Sutskever, J. Martens, G. Dahl, G. Hinton: [On the importance of initialization and momentum in deep learning](https://proceedings.mlr.press/v28/sutskever13.html), 2013. Nesterov's step for nets, and schedules of the momentum.
// - G. Hinton: [A practical guide to training restricted Boltzmann machines](https://www.cs.toronto.edu/~hinton/absps/guideTR.pdf), 2010. From 0.5 to 0.9.
// - G. Goh: [Why momentum really works](https://distill.pub/2017/momentum/), 2017. Friction and valleys, to play with.
// - N. Qian: [On the momentum term in gradient descent learning algorithms](https://doi.org/10.1016/S0893-6080(98)00116-6), 1999. The particle.
//
// [The course](00-course.ipynb) · next: [9 Adaptive methods](09-adaptive-methods.ipynb)
