// %% [markdown]
// # 11 Second order
//
// **After this lesson you can**
//
// - make Newton's step from the gradient and the Hessian, and say why it needs no rate on a quadratic, and one elsewhere,
// - draw the linear and the quadratic model of a loss at a point, and say which of them has a minimum,
// - tell from the start whether Newton's method will end in a minimum or in a saddle, for a net of two weights,
// - count what a Hessian costs, and say what BFGS, L-BFGS and K-FAC keep in its place,
// - choose between Adam, SGD with momentum and L-BFGS by whether the loss is the same function at each step.
//
// *Lecture document F, "First-Order Optimization", "Second-Order Optimization", "L-BFGS" and "In practice"; document G names
// second-order optimization. Demos 11.1 to 11.7.* <span lang="fa" dir="rtl">بهینه‌سازی مرتبه‌دوم</span>

// %% [markdown]
// ## The idea
//
// A gradient $g$ says which way is down, and not how far to go. The second derivatives say how fast the slope itself changes. With them the loss near
// $\theta_0$ becomes a parabola, a *quadratic model*,
//
// $$J(\theta) \approx J(\theta_0) + (\theta - \theta_0)^\top g + \tfrac12 (\theta - \theta_0)^\top H\, (\theta - \theta_0), \qquad H_{ij} = \frac{\partial^2 J}{\partial\theta_i\,\partial\theta_j}.$$
//
// Its gradient, $g + H(\theta - \theta_0)$, is zero in one place. Newton's method goes there: $\theta^* = \theta_0 - H^{-1} g$.

// %%
import type { Tensor } from 'lectern';
import { data, eye, functional, grad, linalg, manualSeed, nn, noGrad } from 'lectern';
import { optim, outer, plot, tensor } from 'lectern';
import { mapValues, show, storedDecay } from 'lectern/lesson';

// %% [markdown]
// ### From scratch
//
// In two dimensions the system $H d = g$ is solved by hand (Cramer's rule). Beside it stands the library's `optim.Newton`, which derives the loss
// twice by itself. We use Rosenbrock's valley, $(1 - x)^2 + 100\,(y - x^2)^2$, whose floor is bent.

// %%
type Place = number[];
type Derivatives = (at: Place) => { g: number[]; H: number[][] };

/** Newton's method in the plane: all places that it visits. */
function newton(derivatives: Derivatives, from: Place, count: number): Place[] {
  const path = [from];
  for (let t = 0; t < count; t++) {
    const { g, H } = derivatives(path[t]);
    const det = H[0][0] * H[1][1] - H[0][1] * H[1][0];
    const dx = (H[1][1] * g[0] - H[0][1] * g[1]) / det;
    const dy = (H[0][0] * g[1] - H[1][0] * g[0]) / det;
    path.push([path[t][0] - dx, path[t][1] - dy]);
  }
  return path;
}

// %%
const rosenbrock: Derivatives = ([x, y]) => ({
  g: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
  H: [
    [2 - 400 * (y - 3 * x * x), -400 * x],
    [-400 * x, 200],
  ],
});
const valley = (x: Tensor) => {
  const [a, b] = [x.select(0, 0), x.select(0, 1)];
  return a.neg().add(1).square().add(b.sub(a.square()).square().mul(100));
};

// %%
type Loss = (x: Tensor) => Tensor;
const float64 = { dtype: 'float64' } as const;

/** Computes a loss, and its gradient into `x.grad`; Newton's method derives it once more. */
function closure(loss: Loss, x: Tensor): Tensor {
  x.grad = null;
  const value = loss(x);
  value.backward(undefined, { retainGraph: true });
  return value;
}

// %%
/** The places that an optimiser of the library visits, step by step. */
function walk(loss: Loss, start: Place, make: (x: Tensor) => optim.Optimizer, count: number) {
  const x = tensor(start, { ...float64, requiresGrad: true });
  const optimizer = make(x);
  const places = Array.from({ length: count }, () => {
    optimizer.step(() => closure(loss, x));
    return x.tolist() as Place;
  });
  return [start, ...places];
}

// %%
const byHand = newton(rosenbrock, [-1.2, 1], 7);
const byLibrary = walk(valley, [-1.2, 1], (x) => new optim.Newton([x]), 7);
const height = ([x, y]: Place) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
const digits5 = (x: number) => x.toPrecision(5);
const scratch = byHand.map(([x, y], step) => ({
  step: step,
  x: digits5(x),
  y: digits5(y),
  loss: height([x, y]).toPrecision(4),
  'library differs by': Math.abs(x - byLibrary[step][0]).toPrecision(1),
}));
show('11.1 scratch', plot.table(scratch));

// %% [markdown]
// The loss rises twice, once to 1412, on the way to the minimum at $(1, 1)$: nothing in the formula says that it must fall. The last steps double the number of right
// digits each.

// %% [markdown]
// ## 11.1 A quadratic
//
// *F, slide "Second-Order Optimization": "What is nice about this update?"*
//
// For a quadratic loss the model *is* the loss. We take bowls $\tfrac12(x_1^2 + \kappa\, x_2^2)$ of condition number $\kappa$ (lesson 7), and start at $(1, 1)$.
// Gradient descent gets the best constant rate that there is, $2/(1+\kappa)$.
//
// **Predict:** $\kappa = 1000$. Gradient descent needs 6908 steps to come within a millionth. How many does Newton's method need?

// %%
const predicted111 = NaN; // a number: Newton's steps at κ = 1000

// %%
const bowl = (kappa: number): Derivatives => {
  const H = [
    [1, 0],
    [0, kappa],
  ];
  return ([x, y]) => ({ g: [x, kappa * y], H: H });
};
const near = ([x, y]: Place) => Math.sqrt((x * x + y * y) / 2) < 1e-6;

/** How many steps until the distance is a millionth of what it was. */
function stepsTo(next: (at: Place) => Place): number {
  let [at, count] = [[1, 1], 0];
  for (; !near(at); count++) at = next(at);
  return count;
}

// %%
const steps111 = [1, 10, 100, 1000, 10000].map((kappa) => {
  const rate = 2 / (1 + kappa);
  const descent = ([x, y]: Place) => [x - rate * x, y - rate * kappa * y];
  const second = (at: Place) => newton(bowl(kappa), at, 1)[1];
  return { κ: kappa, 'gradient descent': stepsTo(descent), "Newton's method": stepsTo(second) };
});
show('11.1 steps', plot.table(steps111), { predicted: predicted111 });

// %% [markdown]
// And the way. The valley below lies aslant, $\kappa = 25$; the same valley is shown twice, on the right with $x_2$ counted in another unit ($x_2' = 5\,x_2$).

// %%
const aslant = tensor([13, 12, 12, 13], float64).reshape([2, 2]);
const slanting: Loss = (x) => x.matmul(aslant).mul(x).sum().div(2);
const unit = tensor([1, 0.2], float64);
const stretched: Loss = (x) => slanting(x.mul(unit));
const plain = (lr: number) => (x: Tensor) => new optim.SGD([x], { lr });
const second = (x: Tensor) => new optim.Newton([x]);
const bothWays = (loss: Loss, start: Place) => ({
  'gradient descent': walk(loss, start, plain(2 / 26), 30),
  'Newton’s method': walk(loss, start, second, 1),
});

// %%
const levels = (x: number, y: number) => (13 * x * x + 24 * x * y + 13 * y * y) / 2;
const contours = { levels: [1, 5, 15, 40, 80, 150], filled: false, xLabel: 'x₁' } as const;
const halfSize = { ...contours, width: 270, height: 270 } as const;
const inUnits = (size: number, yLabel: string, paths: ReturnType<typeof bothWays>) =>
  plot.contour((x, y) => levels(x, y / size), {
    ...{ ...halfSize, yLabel, paths },
    ...{ x: [-3, 3], y: [-3 * size, 3 * size] },
  });
const asItIs = inUnits(1, 'x₂', bothWays(slanting, [-1, 2.5]));
const inFifths = inUnits(5, '5 x₂', bothWays(stretched, [-1, 12.5]));
show('11.1 paths', plot.hconcat([asItIs, inFifths]));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// One, whatever $\kappa$ is. Gradient descent multiplies the distance by $(\kappa - 1)/(\kappa + 1)$ in each step, so it needs about $6.9\,\kappa$ of them. That is what is nice about
// the update: no rate, nothing to choose. There is a second reason to like it: it does not care in which units a parameter is counted. On the right gradient descent
// walks another way; Newton's step leads to the minimum on both sides.
//
// </details>

// %% [markdown]
// ### "Though you might use one in practice"
//
// *F, the small print below "No learning rate!".*
//
// $f(x) = \sqrt{1 + x^2}$ is convex, smooth, and has its only minimum at 0. Nothing could be nicer.
//
// **Predict:** Newton's method from $x = 1.05$, four steps. Where is it?

// %%
const predictedFar = NaN; // a number: x after four steps from 1.05

// %%
const root: Loss = (x) => x.square().add(1).sqrt().sum();
const newtonFrom = (start: number, lr = 1) =>
  walk(root, [start], (x) => new optim.Newton([x], { lr }), 4).map(([x]) => x);
const starts = { 'from 0.7': 0.7, 'from 0.95': 0.95, 'from 1': 1, 'from 1.05': 1.05 };
const runs = {
  ...mapValues(starts, (start) => newtonFrom(start)),
  'from 1.05, rate ½': newtonFrom(1.05, 0.5),
};
// %%
const sizes = mapValues(runs, (xs) => xs.map(Math.abs));
const far = { x: [0, 1, 2, 3, 4], yScale: 'log', xLabel: 'step', yLabel: '|x|' } as const;
show('11.1 far', plot.line(sizes, far), { predicted: predictedFar });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// At 52, and 141 000 one step later. Here $f'/f'' = x\,(1 + x^2)$, so a step leads from $x$ to $-x^3$: within $|x| < 1$ this is much faster than anything with a constant factor, from 1 it goes to and fro between 1 and −1 for ever,
// and beyond it flees. The slope hardly changes out there, so the parabola is nearly flat and its lowest point is far away. Half a step saves the start at 1.05, and then only
// halves the distance each time; from 2 it fails, too. What is used in practice is a line search, which shortens a step when the loss has not fallen (11.5).
//
// </details>

// %% [markdown]
// ## 11.2 Two models of one curve
//
// *F, slides "First-Order Optimization" (1) and (2), "Second-Order Optimization" (1) and (2): the pictures of a curve, a line and a parabola.*
//
// The curve is $f(x) = \tfrac14 (x^2 - 1)^2$ with minima at −1 and 1. We build both models at 1.8, and at 0.3.
//
// **Predict:** at 0.3, does the step of the quadratic model lead uphill or downhill on the curve?

// %%
const predicted112 = ''; // 'uphill' or 'downhill': the step of the quadratic model at 0.3

// %%
const curve = (x: number) => ((x * x - 1) * (x * x - 1)) / 4;
const wells: Loss = (x) => x.square().sub(1).square().sum().div(4);

/** Value, slope and curvature at a point, by the library. */
function localModel(x0: number) {
  const x = tensor([x0], { ...float64, requiresGrad: true });
  const value = wells(x);
  const [g] = grad(value, [x], { createGraph: true });
  const [h] = grad(g.sum(), [x]);
  return { x0, f: value.item(), g: g.item(), h: h.item() };
}
type Model = ReturnType<typeof localModel>;

// %%
const linearAt = ({ x0, f, g }: Model, x: number) => f + g * (x - x0);
const quadraticAt = (model: Model, x: number) =>
  linearAt(model, x) + (model.h / 2) * (x - model.x0) * (x - model.x0);
const newtonStep = ({ x0, g, h }: Model) => x0 - g / h;

/** A function between two places, as far as it fits into the picture. */
function drawn([low, high]: number[], of: (x: number) => number) {
  const all = Array.from({ length: 121 }, (_, i) => low + ((high - low) * i) / 120);
  const x = all.filter((at) => of(at) > -0.4 && of(at) < 2);
  return { x: x, y: x.map(of) };
}

// %%
/** The curve, both models at a point, and their steps; the line's is rate times slope. */
function picture(model: Model, range: number[], rate: number) {
  const linear = drawn(range, (x) => linearAt(model, x));
  const quadratic = drawn(range, (x) => quadraticAt(model, x));
  const ends = {
    start: model.x0,
    line: model.x0 - rate * model.g,
    parabola: newtonStep(model),
  };
  const frame = { vlines: ends, width: 280, height: 260, xLabel: 'x', yLabel: 'f' };
  return plot.line({ curve: drawn(range, curve), linear, quadratic }, frame);
}

// %%
const [outside, inside] = [localModel(1.8), localModel(0.3)];
const pictures = [picture(outside, [0.6, 2.1], 0.2), picture(inside, [-0.6, 1.1], 1.5)];
show('11.2 models', plot.hconcat(pictures), { predicted: predicted112 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Uphill. At 1.8 the parabola opens upwards, and its minimum, at 1.34, is close to that of the curve. At 0.3 the curve bends downwards: $f'' = 3x^2 - 1 = -0.73$. The parabola has no minimum there;
// the one place where its slope is zero is its *top*, at −0.07, and that is where the formula leads. The slide says "step to the minima of the approximation"; its formula says "solving for the critical point". They are the same only while $H$ is positive definite.
//
// </details>

// %% [markdown]
// ### "Step to minimize the approximation"
//
// *F, slide "First-Order Optimization", (2).*
//
// That sentence stands below the straight line. We let both models say by how much the curve will fall after a step $-\epsilon g$ from 1.8, and compare with the curve.
//
// **Predict:** at which $\epsilon$ does the linear model promise the largest fall?

// %%
const predictedLinear = ''; // '0.1', '1', '10' or 'none': the ε with the largest promise of all

// %%
const promises = [0.01, 0.05, 0.1, 1, 10, 100].map((epsilon) => {
  const to = outside.x0 - epsilon * outside.g;
  const fallTo = (height: number) => (outside.f - height).toPrecision(3);
  return {
    ε: `${epsilon}`,
    'linear model\nfalls by': fallTo(linearAt(outside, to)),
    'quadratic model\nfalls by': fallTo(quadraticAt(outside, to)),
    'the curve\nfalls by': fallTo(curve(to)),
  };
});
show('errata linear', plot.table(promises), { predicted: predictedLinear });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// At none: a line that is not level has no minimum. Its promise is $\epsilon\,g^2$, twice as much for twice the step, and soon more than the 1.25 that there is to fall at all. A gradient says in which direction to go; *how far* has
// to come from elsewhere. That is what the rate is: not a detail of the method, but the length that the linear model can not give. The quadratic model has a best step, $\epsilon = 1/h = 0.115$, and
// promises less beyond it. (Lesson 4 has the same for many dimensions, in its part on Taylor's series.)
//
// </details>

// %% [markdown]
// ## 11.3 Any critical point will do
//
// *F, slide "Second-Order Optimization": "Solving for the critical point we obtain the Newton parameter update".*
//
// The smallest net with a hidden layer has two weights: $\hat y = w_2 w_1 x$. It shall learn $\hat y = x$, so $J = \tfrac12 (1 - w_1 w_2)^2$. Every pair with $w_1 w_2 = 1$ is a minimum, and at $(0, 0)$ there is a saddle.
//
// **Predict:** starts are spread evenly over the square from −2 to 2. From which share of them does Newton's method end at the saddle?

// %%
const predicted113 = NaN; // a number from 0 to 1: the share of starts that end at the saddle

// %%
const twoWeights: Derivatives = ([a, b]) => {
  const p = a * b;
  const H = [
    [b * b, 2 * p - 1],
    [2 * p - 1, a * a],
  ];
  return { g: [(p - 1) * b, (p - 1) * a], H: H };
};
const net: Loss = (w) => w.prod().neg().add(1).square().div(2);

// %%
const begin = [0.9, 0.2];
const ways = {
  'Newton’s method': walk(net, begin, second, 6),
  'with damping 1.1': walk(net, begin, (w) => new optim.Newton([w], { damping: 1.1 }), 30),
  'gradient descent': walk(net, begin, plain(0.3), 30),
};
const square = { x: [-1, 1.6], y: [-0.9, 1.5], width: 430, height: 400 } as const;
const inPlane = { ...square, xLabel: 'w₁', yLabel: 'w₂', zLabel: 'J', paths: ways };
show(
  '11.3 paths',
  plot.contour((a, b) => ((1 - a * b) * (1 - a * b)) / 2, inPlane),
);

// %%
/** 0: the saddle, 1: a minimum, 2: neither after 60 steps. */
function endOf(start: Place): number {
  let at = start;
  for (let t = 0; t < 60; t++) {
    const [a, b] = at;
    if (Math.abs(a) + Math.abs(b) < 1e-6) return 0;
    if (Math.abs(a * b - 1) < 1e-6) return 1;
    at = newton(twoWeights, at, 1)[1];
  }
  return 2;
}

// %%
const grid = (half: number, n: number) => {
  const along = Array.from({ length: n }, (_, i) => half * ((2 * i + 1) / n - 1));
  return along.flatMap((b) => along.map((a) => [a, b]));
};

// %%
const endsOf = (places: Place[]) => places.map(endOf);
const some = grid(2, 8);
const frame113 = { x: [-2, 2], y: [-2, 2], samples: 120, width: 380, height: 380 } as const;
const named = { ...frame113, xLabel: 'w₁', yLabel: 'w₂', classes: ['saddle', 'minimum'] };
show('11.3 map', plot.regions(endsOf, some, endsOf(some), named));

// %%
const shares = [2, 1, 0.5].map((half) => {
  const ends = endsOf(grid(half, 100));
  const at = (place: number) => ends.filter((end) => end === place).length;
  const row = { 'weights up to': half, starts: ends.length };
  return { ...row, saddle: at(0) / ends.length, minimum: at(1) / ends.length, neither: at(2) };
});
show('11.3 shares', plot.table(shares, { digits: 4 }), { predicted: predicted113 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// From 60 % of them. For this net a step can be written down: both weights are multiplied by $2p/(3p - 1)$, where $p = w_1 w_2$. So $p$ becomes $4p^3/(3p-1)^2$, and every start with $p < \tfrac15$ runs into the saddle, among them
// all whose weights have different signs. The share is $\tfrac12 + \tfrac12 \cdot \tfrac1{20}(1 + \ln 20) = 0.600$. Of small weights, such as one starts with, nearly all are caught: 99 % of those up to ½. Gradient descent is pushed away from a saddle, Newton's method is drawn to it: where the curvature is negative,
// $-H^{-1}g$ points *up* the slope. Damping, $(H + \lambda I)^{-1} g$ with $\lambda$ above the most negative curvature, here −1, turns the step downhill again.
//
// In nets this is no rare misfortune: of all critical points most are saddles, the more so the more parameters there are (lesson 7).
//
// </details>

// %% [markdown]
// ## 11.4 What it costs
//
// *F, slides "Q2: Why is this bad for deep learning?": $H$ has $O(N^2)$ elements, inverting takes $O(N^3)$, $N$ = tens or hundreds of millions.*
//
// **Predict:** $N = 10^8$ parameters, four bytes for each number. How many bytes has $H$?

// %%
const predicted114 = NaN; // a number: the bytes of H for N = 1e8

// %%
const nets = { 'the net of 11.6': 1210, 'LeNet-5': 61706, 'ResNet-50': 25.6e6, '10⁸': 1e8 };
const costs = Object.entries(nets).map(([name, N]) => {
  const multiplications = (N * N * N) / 3;
  return {
    net: name,
    N: N,
    'bytes of\nthe gradient': 4 * N,
    'bytes of H': (4 * N * N).toPrecision(3),
    'multiplications\nto solve': multiplications.toPrecision(3),
    'years at\n10¹⁵ a second': (multiplications / 1e15 / (365.25 * 86400)).toPrecision(2),
  };
});
show('11.4 numbers', plot.table(costs), { predicted: predicted114 });

// %% [markdown]
// The $N^3$ can be counted. Elimination from scratch, with a counter for each multiplication and division:

// %%
/** Makes zeros below the diagonal, without exchanging rows; counts × and ÷. */
function eliminate(rows: number[][]): number {
  let operations = 0;
  for (let k = 0; k < rows.length; k++)
    for (let i = k + 1; i < rows.length; i++) {
      const factor = rows[i][k] / rows[k][k];
      for (let j = k + 1; j <= rows.length; j++) rows[i][j] -= factor * rows[k][j];
      operations += 1 + rows.length - k;
    }
  return operations;
}

// %%
/** Solves A x = b, and counts. */
function solve(A: number[][], b: number[]): { x: number[]; operations: number } {
  const rows = A.map((row, i) => [...row, b[i]]);
  let operations = eliminate(rows);
  const [x, n] = [b.map(() => 0), b.length];
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) rows[i][n] -= rows[i][j] * x[j];
    x[i] = rows[i][n] / rows[i][i];
    operations += n - i;
  }
  return { x, operations };
}

// %%
const counted = [10, 20, 40, 80, 160].map((N) => {
  const along = Array.from({ length: N }, (_, i) => i);
  const A = along.map((i) => along.map((j) => (i === j ? N : 1 / (1 + i + j))));
  const b = along.map((i) => i - 3);
  const { x, operations } = solve(A, b);
  const library = linalg.solve(tensor(A, float64), tensor(b, float64)).tolist() as number[];
  const off = Math.max(...x.map((xi, i) => Math.abs(xi - library[i])));
  const third = Math.round((N * N * N) / 3);
  const far = off < 1e-12 ? '< 1e-12' : off.toPrecision(1);
  return { N: N, 'gradients for H': N, operations, 'N³ / 3': third, 'library differs by': far };
});
show('11.4 operations', plot.table(counted));

// %% [markdown]
// And the time of one step of `optim.Newton` on this machine. It differs from run to run, so nothing is concluded from it.

// %% tags=["volatile"]
const { performance: clock } = globalThis as unknown as { performance: { now(): number } };
const timed = [20, 40, 80, 160].map((N) => {
  const weights = Array.from({ length: N }, (_, i) => 1 + (i % 7) / 10);
  const loss: Loss = (x) => x.square().square().sum().add(x.sum().square());
  const start = clock.now();
  walk(loss, weights, second, 1);
  return { N: N, 'ms a step': Math.round(clock.now() - start) };
});
plot.table(timed, { name: '11.4 time' });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $4 \cdot 10^{16}$: forty million gigabytes, for a net whose weights fit into 0.4. And a machine that multiplies $10^{15}$ times a second would solve for a single step in eleven years. Elimination takes exactly
// $(N^3 + 3N^2 - N)/3$ multiplications and divisions: twice the parameters, nearly eight times the work. The Hessian itself takes a gradient of a gradient for each of its $N$ rows. That is why the
// methods below never have it.
//
// </details>

// %% [markdown]
// ## 11.5 BFGS: curvature from gradients
//
// *F, slide "Quasi-Newton methods (BGFS most popular)".*
//
// Two gradients say something about the curvature: after a step $s$ the gradient has changed by $y$, and $y \approx H s$. BFGS (Broyden, Fletcher, Goldfarb, Shanno; the slide's "BGFS" is a slip) keeps an estimate $B$ of the *inverse* of $H$. It begins with the
// identity and is corrected after each step so that $B\,y = s$:
//
// $$B \leftarrow (I - \rho\, s\, y^\top)\, B\, (I - \rho\, y\, s^\top) + \rho\, s\, s^\top, \qquad \rho = \frac1{y^\top s}.$$
//
// No second derivative, no inverse, about $N^2$ operations. How far a step goes is found by a *line search*: it tries lengths until the loss has fallen enough and the slope has become
// flat enough (the strong Wolfe conditions). Each trial costs a gradient.
//
// **Predict:** Rosenbrock's valley from $(-1.2, 1)$, until the loss is below $10^{-10}$. Newton's method takes 5 steps. How many does BFGS take?

// %%
const predicted115 = NaN; // a number: the steps of BFGS

// %%
const searching = {
  maxIter: 1, // one direction a step
  maxEval: 25, // trials of its length, at most
  toleranceChange: 0, // go on however little the loss changes
  lineSearchFn: 'strongWolfe',
} as const;
const bfgs = (x: Tensor) => new optim.BFGS([x], searching);
const lbfgs = (x: Tensor) => new optim.LBFGS([x], searching);
const paths = {
  'gradient descent': walk(valley, [-1.2, 1], plain(0.001), 300),
  BFGS: walk(valley, [-1.2, 1], bfgs, 40),
  'Newton’s method': byLibrary,
};
// %%
const low = byLibrary.map(([x, y]) => [x, Math.max(y, -1.4)]); // one place is far below
const bent = { x: [-1.6, 1.6], y: [-1.4, 1.6], levelScale: 'log', zLabel: 'loss' } as const;
const drawnPaths = { ...paths, 'Newton’s method': low };
const surface = (x: number, y: number) => height([x, y]);
show('11.5 paths', plot.contour(surface, { ...bent, paths: drawnPaths, height: 360 }));

// %%
const more = { ...paths, 'L-BFGS': walk(valley, [-1.2, 1], lbfgs, 40) };
const heights = mapValues(more, (path) => ({
  x: path.map((_, t) => t).slice(0, 41),
  y: path.map((at) => Math.max(height(at), 1e-16)).slice(0, 41),
}));
const falling = { yScale: 'log', xLabel: 'step', yLabel: 'loss', hlines: 1e-10 } as const;
show('11.5 loss', plot.line(heights, falling), { predicted: predicted115 });

// %% [markdown]
// ### The update from scratch, and its rank
//
// On a quadratic $\tfrac12 x^\top A\, x$ one can go along each direction exactly as far as the loss falls, $t = -g^\top d / d^\top A\, d$. Five dimensions, curvatures 1, 2, 5, 10 and 50. Beside BFGS stands SR1,
// *symmetric rank one*: $B \leftarrow B + u\,u^\top / (u^\top y)$ with $u = s - B\,y$, which also makes $B\,y = s$.
//
// **Predict:** the slide says that the inverse is approximated "with rank 1 updates". Which rank has $B_{\text{new}} - B_{\text{old}}$ for BFGS?

// %%
const predictedRank = NaN; // a number: the rank of one update of BFGS

// %%
type Update = (B: Tensor, s: Tensor, y: Tensor) => Tensor;
const dot = (a: Tensor, b: Tensor) => a.mul(b).sum().item();
const identity = (n: number) => eye(n, float64);

const updates: { [name: string]: Update } = {
  BFGS: (B, s, y) => {
    const rho = 1 / dot(y, s);
    const side = identity(s.numel()).sub(outer(s, y).mul(rho));
    return side.matmul(B).matmul(side.t()).add(outer(s, s).mul(rho));
  },
  SR1: (B, s, y) => {
    const u = s.sub(B.matmul(y));
    return B.add(outer(u, u).div(dot(u, y)));
  },
};

// %%
const five = [0, 1, 2, 3, 4];
const entry = (i: number, j: number) => ((7 * i + 3 * j + i * j) % 5) - (i === j ? 5 : 0);
const entries = five.map((i) => five.map((j) => entry(i, j)));
const { q: Q } = linalg.qr(tensor(entries, float64));
const A = Q.mul(tensor([1, 2, 5, 10, 50], float64)).matmul(Q.t());

/** How many singular values are not zero but for rounding. */
const rank = (matrix: Tensor) => {
  const singular = linalg.svd(matrix).s.tolist() as number[];
  return singular.filter((one) => one > 1e-9 * singular[0]).length;
};

// %%
/** Five steps with exact searches, and the four updates between them. */
function quasiNewton(update: Update) {
  let [x, B] = [tensor([1, 1, 1, 1, 1], float64), identity(5)];
  return [1, 2, 3, 4, 5].map((step) => {
    const g = A.matmul(x);
    const d = B.matmul(g).neg();
    const s = d.mul(-dot(g, d) / dot(d, A.matmul(d)));
    x = x.add(s);
    const [y, before] = [A.matmul(s), B];
    if (step < 5) B = update(B, s, y);
    const secant = B.matmul(y).sub(s).abs().max().item();
    return { distance: Math.sqrt(dot(x, x)), change: rank(B.sub(before)), secant };
  });
}

// %%
const both = mapValues(updates, quasiNewton);
const small = (x: number) => (x < 1e-9 ? '< 1e-9' : x.toPrecision(3));
const ranks = both.BFGS.map((mine, i) => {
  const { distance, change, secant } = both.SR1[i];
  return {
    step: i + 1,
    'distance,\nBFGS': small(mine.distance),
    'distance,\nSR1': small(distance),
    'rank of the\nupdate, BFGS': i < 4 ? `${mine.change}` : '–',
    'rank of the\nupdate, SR1': i < 4 ? `${change}` : '–',
    'B y − s,\nboth': i < 4 ? small(Math.max(mine.secant, secant)) : '–',
  };
});
show('errata rank', plot.table(ranks), { predicted: predictedRank });

// %% [markdown]
// The library's `optim.BFGS` has the same update. Its $B$ after 40 steps in Rosenbrock's valley, ours from the places and gradients on its way, and
// $H^{-1}$ at the minimum:

// %%
const kept: optim.BFGS[] = [];
const keeping = (x: Tensor) => {
  kept.push(bfgs(x));
  return kept[0];
};
const visited = walk(valley, [-1.2, 1], keeping, 40);
const onTheWay = visited.slice(0, 40).map((at) => ({
  at: tensor(at, float64),
  g: tensor(rosenbrock(at).g, float64),
}));

// %%
let ours = identity(2);
for (let t = 1; t < 40; t++) {
  const s = onTheWay[t].at.sub(onTheWay[t - 1].at);
  const y = onTheWay[t].g.sub(onTheWay[t - 1].g);
  if (dot(y, s) <= 1e-10) continue; // as small as rounding
  if (t === 1) ours = ours.mul(dot(y, s) / dot(y, y)); // so that it has the right size
  ours = updates.BFGS(ours, s, y);
}

// %%
const theirs = kept[0].stateDict().curvature as Float64Array;
const exact = [0.5, 1, 1, 2.005]; // H is 802, −400, −400, 200 there
const estimates = ['1, 1', '1, 2', '2, 1', '2, 2'].map((place, i) => ({
  'row, column': place,
  'B, library': theirs[i],
  'B, from scratch': Number(ours.flatten().data[i]),
  'inverse of H,\nat the minimum': exact[i],
}));
show('11.5 estimate', plot.table(estimates, { digits: 4 }));

// %% [markdown]
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
// import torch
//
// torch.set_default_dtype(torch.float64)
//
// def valley(w):
//     return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2
//
// def net(w):
//     return 0.5 * (1 - w[0] * w[1]) ** 2
//
// def newton(loss, start, count, damping=0.0):
//     places = [torch.tensor(start)]
//     for _ in range(count):
//         w = places[-1].clone().requires_grad_()
//         (g,) = torch.autograd.grad(loss(w), w)
//         H = torch.autograd.functional.hessian(loss, w)
//         places.append((w - torch.linalg.solve(H + damping * torch.eye(2), g)).detach())
//     return [place.tolist() for place in places]
//
// def lbfgs(loss, start, count):
//     w = torch.tensor(start, requires_grad=True)
//     optimizer = torch.optim.LBFGS([w], max_iter=1, max_eval=25, tolerance_change=0, line_search_fn='strong_wolfe')
//     def closure():
//         optimizer.zero_grad()
//         value = loss(w)
//         value.backward()
//         return value
//     return [optimizer.step(closure).item() for _ in range(count)]  # the loss before each step
//
// def bfgs(B, s, y):
//     side = torch.eye(5) - torch.outer(s, y) / (y @ s)
//     return side @ B @ side.T + torch.outer(s, s) / (y @ s)
//
// def sr1(B, s, y):
//     u = s - B @ y
//     return B + torch.outer(u, u) / (u @ y)
//
// entries = torch.tensor([[(7 * i + 3 * j + i * j) % 5 - 5 * (i == j) for j in range(5)] for i in range(5)])
// Q = torch.linalg.qr(entries.double()).Q
// A = Q @ torch.diag(torch.tensor([1.0, 2, 5, 10, 50])) @ Q.T
//
// def exact_searches(update):
//     x, B, ranks, distances = torch.ones(5), torch.eye(5), [], []
//     for step in range(5):
//         g = A @ x
//         d = -B @ g
//         s = -(g @ d) / (d @ A @ d) * d
//         x = x + s
//         distances.append(x.norm().item())
//         if step < 4:
//             new = update(B, s, A @ s)
//             ranks.append(torch.linalg.matrix_rank(new - B, rtol=1e-9).item())
//             B = new
//     return {'ranks': ranks, 'distances': distances}
//
// print(json.dumps({
//     'newton': newton(valley, [-1.2, 1.0], 7),
//     'saddle': newton(net, [0.9, 0.2], 6),
//     'damped': newton(net, [0.9, 0.2], 30, damping=1.1),
//     'lbfgs': lbfgs(valley, [-1.2, 1.0], 41),
//     'bfgs': exact_searches(bfgs),
//     'sr1': exact_searches(sr1),
// }))
// ```
//
// The same numbers to rounding. PyTorch has L-BFGS, but neither BFGS nor Newton's method; both are a few lines.
//
// </details>
//
// <details><summary>The finding, and the answer to the predictions</summary>
//
// 38 steps, against 5 of Newton's method; gradient descent has hardly begun by then. (L-BFGS remembers all pairs here, and takes 35: its first guess of $B$ gets its size anew at each step, that of BFGS only once.) And two: BFGS adds $\rho\,(1 + \rho\,y^\top B y)\, s s^\top - \rho\,(B y\, s^\top + s\, y^\top B)$, in which $s$ and $B y$
// point in directions of their own. So the slide's "rank 1" fits SR1 (and Broyden's method), not BFGS. Two directions let BFGS keep $B$ positive definite, so that each step goes downhill, as long as
// $y^\top s > 0$; the line search sees to that. SR1 has no such promise. With exact searches on a quadratic both are done after as many steps as there are dimensions.
//
// </details>

// %% [markdown]
// ## 11.6 L-BFGS: with the whole batch, and with parts of it
//
// *F, slide "L-BFGS": "Usually works very well in full batch, deterministic mode. Does not transfer very well to mini-batch setting."*
//
// L-BFGS does not keep $B$ but the last $m$ pairs $(s, y)$, here 10, and computes $B g$ from them in about $4mN$ multiplications.
//
// A net 64-16-10 learns 500 digits. We count *passes*: gradients of all 500, at once or in ten minibatches of 50; those that a line search needs count as well. Each method gets 40 passes and three
// starts; each step of L-BFGS is one direction with a line search.
//
// **Predict:** in the same 40 passes, minibatches give Adam and SGD ten times as many steps. Which of the three methods ends *higher* with minibatches than with all 500 at once?

// %%
const predicted116 = ''; // 'Adam', 'SGD + momentum', 'L-BFGS' or 'none'

// %%
const digits = data.loadDigits();
const part = (from: number, size: number) =>
  [digits.x.div(16).narrow(0, from, size), digits.y.narrow(0, from, size)] as const;
const learning = part(0, 500);
const testing = part(1000, 797);
const one = { ...searching, historySize: 10 }; // one direction a step, with a line search
type Make = (params: Tensor[]) => optim.Optimizer;
const methods: { [name: string]: Make } = {
  Adam: (params) => new optim.Adam(params, { lr: 0.01 }),
  'SGD + momentum': (params) => new optim.SGD(params, { lr: 0.1, momentum: 0.9 }),
  'L-BFGS': (params) => new optim.LBFGS(params, one),
};

// %%
const netOf = (drop: number) => {
  const hidden = [new nn.Linear(64, 16), new nn.Tanh(), new nn.Dropout(drop)];
  return new nn.Sequential(...hidden, new nn.Linear(16, 10));
};
const lossOf = (net: nn.Module) =>
  noGrad(() => functional.crossEntropy(net.forward(learning[0]), learning[1]).item());
const rightOf = (net: nn.Module) =>
  noGrad(() => net.forward(testing[0]).argmax(1).eq(testing[1]).mean().item());

// %%
/** One step on a batch; of how many examples it has asked a gradient. */
function stepOn(net: nn.Module, optimizer: optim.Optimizer, [x, y]: readonly Tensor[]) {
  let examples = 0;
  optimizer.step(() => {
    examples += y.numel();
    optimizer.zeroGrad();
    const loss = functional.crossEntropy(net.forward(x), y);
    loss.backward();
    return loss;
  });
  return examples;
}

// %%
/** The loss after each of 40 passes, and the accuracy on others in the end. */
function learn(make: Make, batchSize: number, seed: number, drop = 0) {
  manualSeed(seed);
  const net = netOf(drop);
  const optimizer = make(net.parameters());
  const batches = new data.DataLoader(learning, { batchSize, shuffle: batchSize < 500 });
  const losses: number[] = [];
  for (let examples = 0; losses.length < 40; )
    for (const batch of batches) {
      examples += stepOn(net.train(), optimizer, batch);
      const done = Math.min(40, Math.floor(examples / 500));
      for (net.eval(); losses.length < done; ) losses.push(lossOf(net));
    }
  return { losses, right: rightOf(net.eval()) };
}

// %%
const threeStarts = (batchSize: number) =>
  mapValues(methods, (make) => [0, 1, 2].map((seed) => learn(make, batchSize, seed)));
const whole = threeStarts(500);
const inParts = threeStarts(50);

// %%
const x116 = Array.from({ length: 40 }, (_, i) => i + 1);
const axes116 = { x: x116, yScale: 'log', xLabel: 'passes', yLabel: 'loss' } as const;
const lossesOf = (runs: { losses: number[] }[]) => runs.map(({ losses }) => losses);
const beside = (runs: typeof whole, title: string) =>
  plot.line(mapValues(runs, lossesOf), { ...axes116, width: 300, height: 260, title: title });
const panels = [beside(whole, 'all 500 at once'), beside(inParts, 'minibatches of 50')];
show('11.6 loss', plot.hconcat(panels), { predicted: predicted116 });

// %% [markdown]
// "And don't forget to disable all sources of noise", the slide adds. Dropout draws other units for each gradient, so that even with all examples the loss is another function each time that a line
// search asks. The same full batch, with a fifth of the hidden units dropped:

// %%
const noisy = [0, 1, 2].map((seed) => learn(methods['L-BFGS'], 500, seed, 0.2));
const quiet = { 'L-BFGS': lossesOf(whole['L-BFGS']), 'L-BFGS, dropout': lossesOf(noisy) };
show('11.6 noise', plot.line(quiet, { ...axes116, width: 400, height: 260 }));

// %% [markdown]
// Is it the way in which we use it? PyTorch's and our default is another one: up to 20 directions with the same batch, and no line search.

// %%
const twenty = { maxIter: 20, maxEval: 25, historySize: 10 };
const searched = (params: Tensor[]) => new optim.LBFGS(params, { ...one, ...twenty });
const unsearched = (params: Tensor[]) => new optim.LBFGS(params, twenty);
const uses = {
  Adam: inParts.Adam[0],
  'L-BFGS, 1 direction a batch, line search': inParts['L-BFGS'][0],
  'L-BFGS, 20 directions a batch, line search': learn(searched, 50, 0),
  'L-BFGS, 20 directions a batch, no search': learn(unsearched, 50, 0),
};

// %%
const used = Object.entries(uses).map(([name, { losses, right }]) => {
  const loss = losses[39];
  const shown = Number.isFinite(loss) ? loss.toPrecision(2) : 'not finite';
  const accuracy = (100 * right).toFixed(1);
  return { 'minibatches of 50': name, 'loss after 40 passes': shown, 'test, %': accuracy };
});
show('11.6 uses', plot.table(used));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// L-BFGS: from 0.004 with all 500 at once to 0.08 with minibatches, where Adam and SGD with momentum come from 0.3 down to 0.011 and 0.012. What is best with the whole batch is worst with parts of it. Twenty starts in
// PyTorch (`scripts/lessons/11-second-order.py`; geometric means, × or ÷ one standard deviation) say the same:
//
// | | all 500 | batches of 50 |
// |---|---|---|
// | Adam | 0.32 ×÷ 1.1 | 0.0115 ×÷ 1.1 |
// | SGD + momentum | 0.33 ×÷ 1.1 | 0.0121 ×÷ 1.1 |
// | L-BFGS, 1 direction | 0.0035 ×÷ 2.5 | 0.043 ×÷ 1.5 |
// | L-BFGS, 20 directions | | 0.57 ×÷ 1.6 |
// | the same, no line search | | above $10^8$ |
// | L-BFGS, 1 direction, dropout | 0.07 ×÷ 1.5 | |
//
// Two things go wrong. The pair $(s, y)$ is made of gradients of two batches, so that $y$ holds their difference besides the curvature. And a line search finds the minimum *of this batch*: with twenty directions
// each batch undoes what the one before has learned. Dropout does both to the full batch, for each gradient is that of another net.
//
// A low training loss is not all: on the 797 others the nets of Adam with minibatches are right in 91.9 ± 0.7 %, those of L-BFGS with the whole batch, of the lower loss, in 86.8 ± 1.2 %.
//
// </details>

// %% [markdown]
// ## 11.7 In practice
//
// *F, slide "In practice": Adam is a good default choice in many cases; SGD with momentum and learning rate decay often outperforms Adam by a bit, but requires more tuning; L-BFGS if you can afford full batches.*
//
// The first and the last are in the figures above. The second is a claim about tuning, and lesson 10 has the runs for it: 20 seeds, for each the best of eight rates, on MNIST-1D.
//
// **Predict:** by how many points of test accuracy is SGD with momentum and decay ahead of Adam with a constant rate, as most people use it?

// %%
const predicted117 = NaN; // a number: percentage points

// %%
const bestOf = (kind: string, how: 'constant' | 'decayed') =>
  storedDecay.runs.filter((run) => run.kind === kind).map((run) => 100 * run[how].test);
const average = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const decayed = bestOf('SGD + momentum', 'decayed');
const rivals = {
  'Adam, constant rate': bestOf('Adam', 'constant'),
  'Adam, decayed rate': bestOf('Adam', 'decayed'),
};

// %%
const ahead = Object.entries(rivals).map(([name, adam]) => {
  const gains = decayed.map((test, seed) => test - adam[seed]);
  const mean = average(gains);
  const error = Math.sqrt(average(gains.map((gain) => (gain - mean) * (gain - mean))) / 19);
  return {
    'SGD + momentum, decayed, against': name,
    'test, %': `${average(decayed).toFixed(1)} : ${average(adam).toFixed(1)}`,
    'ahead by, points': `${mean.toFixed(1)} ± ${error.toFixed(1)}`,
    'seeds ahead, of 20': gains.filter((gain) => gain > 0).length,
  };
});
show('11.7 claim', plot.table(ahead), { predicted: predicted117 });

// %% [markdown]
// And what each method has to keep, in numbers beside the weights. K-FAC (Ba, Grosse and Martens, 2017, which the slide names) approximates the curvature layer by layer. The gradient of a layer's weights is an
// outer product, of what comes in, $a$, and of what comes back, $\delta$; so K-FAC keeps the mean of $a a^\top$ and of $\delta \delta^\top$, two small matrices, and takes their Kronecker product for $H$.

// %%
/** For each layer how many numbers come in, with the 1 of the bias, and how many go out. */
const layersOf = (sizes: number[]) => sizes.slice(1).map((out, l) => [sizes[l] + 1, out]);
const added = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);
const kept117 = (net: string) => {
  const sizes = net.split('-').map(Number);
  const N = added(layersOf(sizes).map(([into, out]) => into * out));
  return {
    ...{ net: net, weights: N, 'SGD +\nmomentum': N, Adam: 2 * N },
    'L-BFGS,\nm = 10': 2 * 10 * N,
    'K-FAC': added(layersOf(sizes).map(([into, out]) => into * into + out * out)),
    'BFGS,\nNewton': (N * N).toPrecision(3),
  };
};

// %%
const nets117 = ['64-16-10', '784-100-10', '3072-1024-1024-10'];
show('11.7 numbers', plot.table(nets117.map(kept117)));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// By 2.2 points (standard error 0.3), in 19 of 20 seeds; when Adam's rate is decayed as well, by 1.6, in 15. So the slide is right here, and "often" is the word: one net, one data set, and both were tuned
// with the same care.
//
// The slide calls second-order methods for minibatches an active area of research, and names two papers. **Le et al., 2011** compared L-BFGS, conjugate gradients and SGD, with large minibatches of some thousand examples, and found that L-BFGS and
// conjugate gradients with a line search could be easier to tune and to spread over machines than SGD. **Ba et al., 2017** made K-FAC run on several machines: its two matrices for a layer have
// $n_{\text{in}}^2 + n_{\text{out}}^2$ numbers in place of $(n_{\text{in}} n_{\text{out}})^2$, and they are running means over minibatches, so that noise is averaged and no difference of two noisy gradients is formed.
//
// </details>

// %% [markdown]
// ## Summary
//
// | method | needs | keeps | on a quadratic of $N$ dimensions | minibatches |
// |---|---|---|---|---|
// | gradient descent | $g$, a rate | – | about $6.9\,\kappa$ steps for a millionth | yes |
// | Newton | $g$, $H$, a solution of $H d = g$ | $N^2$ | 1 step | no |
// | BFGS | $g$, a line search | $N^2$ | $N$ steps, with exact searches | no |
// | L-BFGS | $g$, a line search | $2mN$ | more | no |
// | K-FAC | $a$ and $\delta$ of each layer, a rate | $\sum n_{\text{in}}^2 + n_{\text{out}}^2$ | – | yes |
//
// A linear model has no minimum, a quadratic one has one if $H$ is positive definite. Newton's method looks for places where the gradient is zero, and a saddle is one. If the loss is the same function each time, use L-BFGS; if it is
// not, Adam, or SGD with momentum and decay.

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('11.1', { minimum: [1, 1], halfway: [1, 1] }));

// %% [markdown]
// **1.** $f(x) = \tfrac12 x^\top A\,x - b^\top x$ with $A = \begin{pmatrix} 4 & 1 \\ 1 & 3 \end{pmatrix}$ and $b = (1, 2)$. Where does one step of Newton's method from $(2, 1)$ lead? Where with a rate of ½? By
// hand, then with `newton` or `optim.Newton`.

// %%
// your code
// const minimum = […, …];
// const halfway = […, …];
// check('11.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// (0.0909, 0.6364) and (1.0455, 0.8182).
//
// </details>
// <details><summary>Solution</summary>
//
// At $(2, 1)$ the gradient is $A x - b = (8, 3)$. $A^{-1} = \tfrac1{11}\begin{pmatrix} 3 & -1 \\ -1 & 4 \end{pmatrix}$, so the step is $-(21, 4)/11$ and leads to $(1, 7)/11 = A^{-1} b$, from any start. With rate ½ to the middle of the way:
// $(23, 18)/22$.
//
// </details>
//
// **2.** For the net of two weights of 11.3: which value of $p = w_1 w_2$ parts the starts that end at the saddle from the others? And what is $p$ after one step from $w = (0.5, 0.5)$?

// %%
// your code
// const border = …;
// const after = …;
// check('11.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.2 and 1.
//
// </details>
// <details><summary>Solution</summary>
//
// $p$ becomes $4p^3/(3p-1)^2$. It stays as it is where $4p^2 = (3p-1)^2$, so for $p = 1$, a minimum, and $p = \tfrac15$. Below that it shrinks to 0. From $(0.5, 0.5)$: $4 \cdot \tfrac1{64} / \tfrac1{16} = 1$, the minimum in one step.
// `newton(twoWeights, [0.5, 0.5], 1)` has $(-1, -1)$: it has jumped over the saddle to the other branch.
//
// </details>
//
// **3.** A net 784-300-100-10 with biases. How many weights and biases has it? How many bytes (4 for each number) need the Hessian, the pairs of L-BFGS with $m = 10$, and K-FAC's matrices?

// %%
// your code
// const parameters = …;
// const bytes = […, …, …];
// check('11.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 266610; 284323568400, 21328800 and 3268508 bytes.
//
// </details>
// <details><summary>Solution</summary>
//
// $785 \cdot 300 + 301 \cdot 100 + 101 \cdot 10 = 266\,610$. $4N^2$, $4 \cdot 2 \cdot 10\,N$, and $4\,(785^2 + 300^2 + 301^2 + 100^2 + 101^2 + 10^2)$.
//
// </details>

// %% [markdown]
// ## Papers
//
// - J. Nocedal, S. Wright: [Numerical optimization](https://doi.org/10.1007/978-0-387-40065-5), 2006. Chapters 3, 6 and 7: line searches, BFGS and SR1, L-BFGS.
// - D. Liu, J. Nocedal: [On the limited memory BFGS method for large scale optimization](https://doi.org/10.1007/BF01589116), 1989.
// - H. Rosenbrock: [An automatic method for finding the greatest or least value of a function](https://doi.org/10.1093/comjnl/3.3.175), 1960. The valley.
// - Q. Le et al.: [On optimization methods for deep learning](https://icml.cc/2011/papers/210_icmlpaper.pdf), ICML 2011.
// - J. Martens, R. Grosse: [Optimizing neural networks with Kronecker-factored approximate curvature](https://arxiv.org/abs/1503.05671), 2015. K-FAC.
// - J. Ba, R. Grosse, J. Martens: [Distributed second-order optimization using Kronecker-factored approximations](https://openreview.net/forum?id=SkkTMpjex), ICLR 2017.
// - Y. Dauphin et al.: [Identifying and attacking the saddle point problem](https://arxiv.org/abs/1406.2572), 2014. Why Newton's method is drawn to saddles, and what to do.
//
// [The course](00-course.ipynb) · next: [12 Beyond training error](12-beyond-training-error.ipynb)
