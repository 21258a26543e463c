// %% [markdown]
// # 2 Preprocessing of data
//
// **After this lesson you can**
//
// - centre, normalise, decorrelate and whiten a cloud of points, by hand and with the library,
// - say what each step does to the mean, to the standard deviations and to the covariance,
// - explain why a classifier far from the origin is so sensitive to its weights, and by how much centring calms it,
// - prepare images as AlexNet and as VGG did, and say from which images the mean must come.
//
// *Lecture document F, "Data preprocessing" (part 2 of the training considerations). Demos 2.1 to 2.4.* <span lang="fa" dir="rtl">پیش‌پردازش داده‌ها</span>

// %% [markdown]
// ## The idea
//
// A net begins with small random weights and takes steps of one size in all directions. It does so best when its inputs lie around
// zero and are about as wide in one direction as in the other. Data are rarely like that, so we move and stretch them first. $X$ is a
// matrix $[N, D]$, each example a row:
//
// $$X - \mu \;\;\text{(zero-centred)} \qquad \frac{X - \mu}{\sigma} \;\;\text{(normalised)} \qquad
// (X - \mu)\,U \;\;\text{(decorrelated)} \qquad (X - \mu)\,U \Lambda^{-1/2} \;\;\text{(whitened)}$$
//
// $\mu$ and $\sigma$ are the mean and the standard deviation of each column; $U$ has the eigenvectors of the covariance
// $\Sigma = \frac1N (X - \mu)^\top (X - \mu)$ as columns, and $\Lambda$ its eigenvalues.

// %%
import type { Tensor } from 'lectern';
import { data, functional, hessian, linalg, manualSeed } from 'lectern';
import { cat, nn, noGrad, ones, optim, plot, randn, tensor, zeros } from 'lectern';
import { mapValues, show } from 'lectern/lesson';
import { cos, sin } from 'lectern/math';

const float64 = { dtype: 'float64' } as const;
const digits = (value: number, count = 3) => Number(value.toPrecision(count));

// %% [markdown]
// Our cloud: 200 points whose two features depend on each other, have different widths, and are far from zero.

// %%
manualSeed(0);
const mixing = tensor(
  [
    [2, 0],
    [0.9, 0.45],
  ],
  float64,
);
const cloud = randn([200, 2], float64)
  .matmul(mixing.T)
  .add(tensor([8, 5], float64));

// %% [markdown]
// ### From scratch
//
// The slide's two lines, `X -= np.mean(X, axis = 0)` and `X /= np.std(X, axis = 0)`, as loops; beside them `data.Normalize`.

// %%
const columnOf = (x: number[][], j: number) => x.map((row) => row[j]);
const meanOf = (numbers: number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** A column with mean 0 and standard deviation 1. */
function normalised(column: number[]): number[] {
  const mean = meanOf(column);
  const std = Math.sqrt(meanOf(column.map((x) => (x - mean) * (x - mean))));
  return column.map((x) => (x - mean) / std);
}

// %%
const scratch = [0, 1].map((j) => normalised(columnOf(cloud.tolist() as number[][], j)));
const library = new data.Normalize().fitTransform(cloud).tolist() as number[][];
const scratch21 = scratch.map((column, j) => {
  const off = column.map((x, i) => Math.abs(x - library[i][j]));
  return { feature: j + 1, numbers: off.length, 'furthest off': digits(Math.max(...off), 2) };
});
show('2.1 scratch', plot.table(scratch21));

// %% [markdown]
// ## 2.1 Centre, then normalise
//
// *Slides "Zero-centred data / normalised data", with the two lines of Python above.*
//
// **Predict:** the two features are correlated, at about 0.9. What is their correlation after normalising?

// %%
const predicted21 = ''; // 'smaller', 'the same' or 'larger'

// %%
const clouds: { [step: string]: Tensor } = {
  original: cloud,
  'zero-centred': new data.ZeroCenter().fitTransform(cloud),
  normalised: new data.Normalize().fitTransform(cloud),
};

// %%
/** Clouds beside each other, on the same axes, a unit as long to the right as upwards. */
function panels(all: { [step: string]: Tensor }) {
  const axes = { width: 210, height: 113, xLabel: 'x₁', yLabel: 'x₂', hlines: 0, vlines: 0 };
  const charts = Object.entries(all).map(([title, x]) => plot.scatter(x, { ...axes, title }));
  return plot.hconcat(charts, { shareX: true, shareY: true });
}

// %%
show('2.1 clouds', panels(clouds), { predicted: predicted21 });

// %%
/** Means, standard deviations and correlation of two columns. */
function summary(x: Tensor) {
  const [[m1, m2], [s1, s2]] = [x.mean({ dim: 0 }), x.std({ dim: 0, correction: 0 })].map(
    (t) => t.tolist() as number[],
  );
  const together = x.select(1, 0).sub(m1).mul(x.select(1, 1).sub(m2)).mean().item();
  const [means, stds] = [[m1, m2].map(rounded), [s1, s2].map(rounded)];
  return {
    'mean x₁': means[0],
    'mean x₂': means[1],
    'std x₁': stds[0],
    'std x₂': stds[1],
    correlation: rounded(together / s1 / s2),
  };
}

/** Five decimals, and no −0. */
const rounded = (x: number) => Math.round(x * 1e5) / 1e5 + 0;

// %%
const summaries = Object.entries(clouds).map(([step, x]) => ({ step, ...summary(x) }));
show('2.1 table', plot.table(summaries, { digits: 4 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The same. Centring moves the cloud, normalising gives both axes one scale; neither removes the correlation. Both means are 0 now and both
// standard deviations 1, and the cloud lies along the diagonal. A feature that is constant has no width to divide by: the
// slide's second line gives 0/0 = NaN for it, `data.Normalize` only centres it.
//
// </details>

// %% [markdown]
// ## 2.2 Decorrelate, then whiten
//
// *Slide "In practice, you may also see PCA and whitening of the data".*
//
// A covariance matrix $\begin{pmatrix} a & b \\ b & c \end{pmatrix}$ has the eigenvalues
// $\lambda = \frac{a+c}{2} \pm \sqrt{\big(\frac{a-c}{2}\big)^2 + b^2}$. Turned into the directions of its eigenvectors, the cloud has these
// variances and no correlation. Whitening divides each direction by $\sqrt\lambda$.
//
// **Predict:** after turning, is the variance along the first axis smaller than the larger of the two before, the same, or larger?

// %%
const predicted22 = ''; // 'smaller', 'the same' or 'larger'

// %%
const turns: { [step: string]: Tensor } = {
  'zero-centred': new data.ZeroCenter().fitTransform(cloud),
  decorrelated: new data.PCA().fitTransform(cloud),
  whitened: new data.Whiten({ eps: 0 }).fitTransform(cloud),
};
const covariance = (x: Tensor) => {
  const centred = x.sub(x.mean({ dim: 0 }));
  return centred.T.matmul(centred).div(x.shape[0]).tolist() as number[][];
};

// %%
show('2.2 clouds', panels(turns));

// %%
const covariances = Object.entries(turns).map(([step, x]) => {
  const [[a, b], [, c]] = covariance(x);
  const half = Math.sqrt(((a - c) / 2) * ((a - c) / 2) + b * b);
  return {
    step,
    'Var(x₁)': rounded(a),
    'Var(x₂)': rounded(c),
    'Cov(x₁, x₂)': rounded(b),
    'λ₁, formula': rounded((a + c) / 2 + half),
    'λ₂, formula': rounded((a + c) / 2 - half),
  };
});
// %%
show('2.2 covariance', plot.table(covariances, { digits: 5 }), { predicted: predicted22 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Larger: the first direction is by definition the one in which the cloud is widest, wider than along any axis. The sum of the two variances
// stays what it was, so the second one is smaller. The covariance is diagonal, with the eigenvalues of the formula, and after whitening it is
// the identity. The whitened cloud is round: its direction of little variance, which may be nothing but noise, has become as wide as the
// other. `data.Whiten` divides by $\sqrt{\lambda + \epsilon}$, with a small ε against that; here it is 0.
//
// </details>
//
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
// import math
// import torch
// from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
//
// double = torch.float64
// torch.manual_seed(0)
// mixing = torch.tensor([[2, 0], [0.9, 0.45]], dtype=double)
// cloud = torch.randn(200, 2, dtype=double) @ mixing.T + torch.tensor([8, 5], dtype=double)
//
// centred = cloud - cloud.mean(0)
// normalised = centred / cloud.std(0, correction=0)
// variances, directions = torch.linalg.eigh(torch.cov(cloud.T, correction=0))
// directions = directions.flip(1)  # the largest variance first
// directions *= directions.gather(0, directions.abs().argmax(0, keepdim=True)).sign()
// decorrelated = centred @ directions
// whitened = decorrelated / variances.flip(0).sqrt()
// steps = {'original': cloud, 'zero-centred': centred, 'normalised': normalised}
// steps |= {'decorrelated': decorrelated, 'whitened': whitened}
//
// def two_classes(seed):
//     torch.manual_seed(seed)
//     y = torch.cat([torch.zeros(100, dtype=double), torch.ones(100, dtype=double)])
//     away = (2 * y - 1)[:, None] * torch.tensor([0.5, 0.9], dtype=double) + torch.tensor([8, 5], dtype=double)
//     return torch.randn(200, 2, dtype=double) * 0.8 + away, y
//
// def descend(x, y, lr, steps):
//     w = torch.zeros(2, dtype=double, requires_grad=True)
//     b = torch.zeros((), dtype=double, requires_grad=True)
//     sgd = torch.optim.SGD([w, b], lr=lr)
//     losses = []
//     for _ in range(steps):
//         loss = cross_entropy(x @ w + b, y)
//         losses.append(loss.item())
//         sgd.zero_grad()
//         loss.backward()
//         sgd.step()
//     return w.detach(), b.detach(), losses
//
// def turned(x, y, w, b, degrees):
//     c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
//     return cross_entropy(x @ torch.stack([c * w[0] - s * w[1], s * w[0] + c * w[1]]) + b, y).item()
//
// def both_forms(seed):
//     x, y = two_classes(seed)
//     mean, std = x.mean(0), x.std(0, correction=0)
//     w, b, _ = descend((x - mean) / std, y, 1, 200)
//     return (x, y, w / std, b - (w * mean / std).sum()), ((x - mean) / std, y, w, b)
//
// def rises(seed):
//     return [(turned(*form, 5) + turned(*form, -5)) / 2 - turned(*form, 0) for form in both_forms(seed)]
//
// def curvatures(x, y, w, b):
//     with_one = torch.cat([x, torch.ones(200, 1, dtype=double)], 1)
//     loss = lambda theta: cross_entropy(with_one @ theta, y)
//     return torch.linalg.eigvalsh(torch.autograd.functional.hessian(loss, torch.cat([w, b[None]]))).tolist()
//
// def at_start(x, y, w, b):
//     return curvatures(x, y, torch.zeros_like(w), torch.zeros_like(b))
//
// def losses(form):
//     return descend(*form[:2], 1 / at_start(*form)[-1], 300)[2]
//
// before, after = both_forms(0)
//
// print(json.dumps({
//     'clouds': {name: x[:20].tolist() for name, x in steps.items()},
//     'one sign': {name: (x[:, 0] * x[:, 1] > 0).double().mean().item() for name, x in steps.items()},
//     'covariance': {name: torch.cov(x.T, correction=0).tolist() for name, x in steps.items()},
//     'rises': [rises(seed) for seed in range(20)],
//     'curvatures': {'before': curvatures(*before), 'after': curvatures(*after)},
//     'at the start': {'before': at_start(*before), 'after': at_start(*after)},
//     'losses': {'before': losses(before), 'after': losses(after)},
// }))
// ```
//
// The random numbers are the same, to the last bit; sums are taken in another order.
//
// </details>

// %% [markdown]
// ### Signs of gradients
//
// *Slide "Remember: consider what happens when the input to a neuron is always positive … (this is also why you want zero-mean data!)".*
//
// One neuron $f(w^\top x + b)$ has $\partial L/\partial w = \delta x$, with one number $\delta$ for both weights: with all inputs positive the
// gradient of an example has one sign. (Lesson 1 shows the path that follows from it.)
//
// **Predict:** and with zero-centred inputs: for what share of the examples do both entries of the gradient still have one sign?

// %%
const predictedSigns = NaN; // a number between 0 and 1

// %%
const oneSign = (x: Tensor) => x.select(1, 0).mul(x.select(1, 1)).gt(0).mean().item();
const signs = Object.entries({ ...clouds, ...turns }).map(([step, x]) => ({
  step,
  'gradients of one sign': oneSign(x),
}));
show('2.2 signs', plot.table(signs), { predicted: predictedSigns });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// More than four of five: $\frac12 + \frac1\pi \arcsin \rho$ for a normal cloud with correlation ρ, 0.86 for 0.9. Zero mean alone frees the
// signs only if the features are uncorrelated; after turning or whitening it is about one half. The slide's advice is right, and for
// correlated features it is half of the cure.
//
// </details>

// %% [markdown]
// ## 2.3 The same small turn of the boundary
//
// *Slides "Before normalization: classification loss very sensitive to changes in weight matrix; hard to optimize" and "After normalization:
// less sensitive to small changes in weights; easier to optimize".*
//
// Two classes of 100 points, around (8, 5). A logistic regression is fitted to the normalised points, $w^\top \frac{x - \mu}{\sigma} + b$. The same function of the
// original points has the weights $w / \sigma$ and the bias $b - \mu^\top w / \sigma$: both forms have the same boundary and the same loss.

// %%
/** Two classes of 100 points. */
function twoClasses(seed: number) {
  manualSeed(seed);
  const y = cat([zeros([100], float64), ones([100], float64)]);
  const side = y.mul(2).sub(1).unsqueeze(1); // −1 or 1
  const away = side.mul(tensor([0.5, 0.9], float64)).add(tensor([8, 5], float64));
  return { x: randn([200, 2], float64).mul(0.8).add(away), y };
}

// %%
type Examples = { x: Tensor; y: Tensor };
interface Line {
  w: Tensor;
  b: Tensor;
}
const lossOf = ({ x, y }: Examples, { w, b }: Line) =>
  functional.binaryCrossEntropyWithLogits(x.matmul(w).add(b), y);

// %%
/** Gradient descent from zero: the weights, and the loss before each step. */
function descend(examples: Examples, lr: number, steps: number) {
  const w = zeros([2], { ...float64, requiresGrad: true });
  const b = zeros([], { ...float64, requiresGrad: true });
  const sgd = new optim.SGD([w, b], { lr });
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const loss = lossOf(examples, { w, b });
    losses.push(loss.item());
    sgd.zeroGrad();
    loss.backward();
    sgd.step();
  }
  return { w: w.detach(), b: b.detach(), losses };
}

// %%
/** Both forms of one classifier, each with its points. */
function bothForms(seed: number) {
  const original = twoClasses(seed);
  const step = new data.Normalize().fit(original.x);
  const normalised = { x: step.transform(original.x), y: original.y };
  const { w, b } = descend(normalised, 1, 200);
  const moved = { w: w.div(step.std), b: b.sub(w.mul(step.mean).div(step.std).sum()) };
  return {
    before: { examples: original, line: moved },
    after: { examples: normalised, line: { w, b } },
  };
}

// %%
/** The weights turned by an angle in degrees; the bias stays. */
function turned({ w, b }: Line, degrees: number): Line {
  const angle = (degrees * Math.PI) / 180;
  const [[c, s], [u, v]] = [[cos(angle), sin(angle)], w.tolist() as number[]];
  return { w: tensor([c * u - s * v, s * u + c * v], float64), b };
}

// %% [markdown]
// **Predict:** we turn $w$ by 5°, in both forms, once to each side, and take the mean of the two rises of the loss. By what factor does it rise
// more before normalisation than after?

// %%
const predicted23 = NaN; // a number: the rise before, over the rise after

// %%
const forms = bothForms(0);

/** The boundary where w is turned: places on it, for a line. */
function boundary({ w, b }: Line, middle: number) {
  const [u, v] = w.tolist() as number[];
  const x = Array.from({ length: 53 }, (_, i) => middle + (i - 26) / 10);
  return { x, y: x.map((x1) => -(u * x1 + b.item()) / v) };
}

// %%
const drawn23 = Object.entries(forms).map(([title, { examples, line }]) => {
  const middle = examples.x.mean({ dim: 0 }).tolist() as number[];
  const size = { width: 240, height: 220 };
  const classes = (examples.y.tolist() as number[]).map((y) => `${y}`);
  const named = { color: classes, xLabel: 'x₁', yLabel: 'x₂' };
  const points = plot.scatter(examples.x, { ...size, ...named });
  const lines = mapValues({ fitted: 0, 'turned by 5°': 5 }, (angle) =>
    boundary(turned(line, angle), middle[0]),
  );
  return plot.layer([points, plot.line(lines, size)], { title, ...size });
});
// %%
show('2.3 boundaries', plot.hconcat(drawn23));

// %%
const angles = Array.from({ length: 41 }, (_, i) => (i - 20) / 2); // −10° … 10°
const turnedLosses = mapValues(forms, ({ examples, line }) =>
  angles.map((angle) => lossOf(examples, turned(line, angle)).item()),
);
const axes23 = { x: angles, xLabel: 'turn of w, degrees', yLabel: 'loss' };
show('2.3 loss', plot.line(turnedLosses, axes23), { predicted: predicted23 });

// %%
/** By how much the loss rises when w is turned by 5°, on average over both directions. */
const rise = ({ examples, line }: { examples: Examples; line: Line }) =>
  ([-5, 5].reduce((sum, angle) => sum + lossOf(examples, turned(line, angle)).item(), 0) -
    2 * lossOf(examples, line).item()) /
  2;
const rises = Array.from({ length: 20 }, (_, seed) => mapValues(bothForms(seed), rise));
const bySeed = {
  before: rises.map(({ before }) => before),
  after: rises.map(({ after }) => after),
};
show('2.3 seeds', plot.box(bySeed, { yScale: 'log', yLabel: 'rise of the loss at 5°' }));

// %% [markdown]
// And "hard to optimize"? The second derivatives of the loss say how gradient descent will do: where the largest eigenvalue of the Hessian is
// λ, a rate of $1/\lambda$ is safe, and the number of steps grows with the ratio of the largest and the smallest, the condition number κ (lesson 7).
// A logistic loss is most curved at $w = 0$, where we begin: the rate of each form is $1/\lambda$ there. κ belongs to the optimum.

// %%
/** The eigenvalues of the Hessian of the loss by w₁, w₂ and b, from small to large. */
function curvatures({ examples, line }: { examples: Examples; line: Line }): number[] {
  const withOne = cat([examples.x, ones([200, 1], float64)], 1);
  const loss = (theta: Tensor) =>
    functional.binaryCrossEntropyWithLogits(withOne.matmul(theta), examples.y);
  const at = cat([line.w, line.b.reshape(1)]);
  return linalg.eigh(hessian(loss, at)).eigenvalues.tolist() as number[];
}

// %%
const runs23 = mapValues(forms, (form) => {
  const [least, , most] = curvatures(form);
  const start = { w: zeros([2], float64), b: zeros([], float64) };
  const rate = 1 / curvatures({ ...form, line: start })[2];
  const { losses } = descend(form.examples, rate, 300);
  return { least, most, rate, losses, best: lossOf(form.examples, form.line).item() };
});
const axes23b = { xLabel: 'step', yLabel: 'loss', yScale: 'log' } as const;
show(
  '2.3 descent',
  plot.line(
    mapValues(runs23, ({ losses }) => losses),
    axes23b,
  ),
);

// %%
const table23 = Object.entries(runs23).map(([form, { least, most, rate, losses, best }]) => ({
  form,
  rate: digits(rate),
  'smallest\neigenvalue': digits(least),
  'largest\neigenvalue': digits(most),
  κ: Math.round(most / least),
  'loss, as fitted': digits(best, 4),
  'loss after\n300 steps': digits(losses[299], 4),
}));
show('2.3 table', plot.table(table23));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// About 22 times with this seed, 15 to 44 times over twenty. The bias stays, so the boundary turns around the origin: if the points are around the
// origin, the two ends of the line move a little; if they are far away, the whole line leaves them. The score of a point changes by
// $(w' - w)^\top x$, and far out $x$ is large for all points in the same direction.
//
// The condition number falls from 23 000 to 4, and with it the time: one form is done after thirty steps, the other is still far from it after
// 300, with a loss of 0.53 where 0.23 can be reached. A higher rate does not save it: twice the rate ends at 0.51. That is nearly all the work of *centring*; the widths of these features are almost equal. Both slides are right.
//
// </details>

// %% [markdown]
// ## 2.4 Images: centre only
//
// *Slide "TLDR: in practice for images: center only".*
//
// All pixels have the same scale, so their variances are left alone. The slide has two ways for images of $[32, 32, 3]$ numbers: subtract the
// *mean image* (AlexNet), or the mean of each *channel* (VGG). In the library channels come first, as in PyTorch: `[N, 3, 32, 32]`. CIFAR-10 does not come with it;
// `data.makeImageSplit` draws images of its size and contrast, to which we give the means of CIFAR-10's channels.
//
// **Predict:** how many numbers does AlexNet's way subtract from an image of 32 × 32 pixels?

// %%
const predicted24 = NaN; // a number: how many AlexNet's way subtracts

// %%
const drawnImages = data.makeImageSplit(500, 100);
const channels = tensor([125.3, 123, 113.9]).reshape(3, 1, 1);
const asBytes = (x: Tensor) => x.add(channels).clamp({ min: 0, max: 255 });
const colour = mapValues({ ...drawnImages }, ({ x }) => asBytes(x)); // train, test
const ways: { [way: string]: { dim: number | number[] } } = {
  'mean image (AlexNet)': { dim: 0 },
  'channel means (VGG)': { dim: [0, 2, 3] },
};

// %%
const table24 = Object.entries(ways).map(([way, over]) => {
  const step = new data.ZeroCenter(over).fit(colour.train);
  const [first] = step.mean
    .permute(1, 2, 0)
    .reshape(-1, step.mean.shape[0])
    .tolist() as number[][];
  const left = (x: Tensor) =>
    digits(step.transform(x).mean(over).square().mean().sqrt().item(), 2);
  return {
    subtracted: way,
    'shape,\nchannels last': `[${step.mean.permute(1, 2, 0).shape}]`,
    numbers: step.mean.numel(),
    'the first\nthree': first.map((value) => value.toFixed(1)).join(', '),
    'rms of the\nmean left, test': left(colour.test),
  };
});
show('2.4 shapes', plot.table(table24), { predicted: predicted24 });

// %% [markdown]
// Clothes from Fashion-MNIST, 28 × 28 pixels in one channel: the mean of 5000 training images, and test images without it.

// %%
const fashion = data.loadFashionMNIST();
const center = new data.ZeroCenter().fit(fashion.train.x);
const eight = fashion.test.x.narrow(0, 0, 8);
const sheet = { 'test images': eight, 'without the mean': center.transform(eight) };
const meanImage = plot.image(center.mean.reshape(1, 28, 28), {
  zoom: 4,
  range: [0, 1],
  title: 'training mean',
});
const sheets = plot.image(
  mapValues(sheet, (x) => x.squeeze(1)),
  { columns: 8, zoom: 2, signed: true },
);
show('2.4 images', plot.hconcat([meanImage, sheets]));

// %% [markdown]
// Where does the mean of the test images come from? The slide does not say. A net (784-32-10) learns on clothes without their
// mean image. Then it is tested with the training mean; with the mean of the test images; with the mean of those images that happen to come
// together, here those of one class; and with images from which nothing was subtracted.
//
// **Predict:** which of the four has the lowest accuracy?

// %%
const predictedTest = ''; // 'training mean', 'test mean', 'mean of one class' or 'nothing'

// %%
/** A net that has learned centred clothes. */
function clothesNet(seed: number): nn.Module {
  manualSeed(seed);
  const net = new nn.Sequential(new nn.Linear(784, 32), new nn.ReLU(), new nn.Linear(32, 10));
  const sgd = new optim.SGD(net.parameters(), { lr: 0.1, momentum: 0.9 });
  const learning = [center.transform(fashion.train.x).flatten(1), fashion.train.y] as const;
  for (const _ of [1, 2, 3])
    for (const [x, y] of new data.DataLoader(learning, { batchSize: 100, shuffle: true })) {
      sgd.zeroGrad();
      functional.crossEntropy(net.forward(x), y).backward();
      sgd.step();
    }
  return net;
}

// %%
const guesses = (net: nn.Module, x: Tensor) =>
  noGrad(() => net.forward(x.flatten(1)).argmax(1));
const own = (x: Tensor) => x.sub(x.mean({ dim: 0, keepdim: true }));
const right = (net: nn.Module, x: Tensor) => guesses(net, x).eq(fashion.test.y).mean().item();
const rightAlone = (net: nn.Module, label: number) =>
  guesses(net, own(fashion.test.x.index(fashion.test.y.eq(label))))
    .eq(label)
    .mean()
    .item();
const classes24 = Array.from({ length: 10 }, (_, label) => label);

// %%
const accuracies = [0, 1, 2, 3, 4].map((seed) => {
  const net = clothesNet(seed);
  const { x } = fashion.test;
  return {
    'training mean': right(net, center.transform(x)),
    'test mean': right(net, own(x)),
    'mean of one class': meanOf(classes24.map((label) => rightAlone(net, label))),
    nothing: right(net, x),
  };
});
// %%
const percent = { yLabel: 'test accuracy, five nets', height: 200 };
const columns24 = ['training mean', 'test mean', 'mean of one class', 'nothing'] as const;
const byWay = Object.fromEntries(
  columns24.map((way) => [way, accuracies.map((row) => row[way])]),
);
show('2.4 accuracy', plot.box(byWay, percent), { predicted: predictedTest });

// %% [markdown]
// <details><summary>The finding, and the answers to the predictions</summary>
//
// AlexNet's way subtracts 3072 numbers, an array of $[32, 32, 3]$; VGG's three. Both come from the *training* images: what is left in the test
// images is small, but not zero.
//
// The mean of one class has the lowest accuracy, near 20 %: subtracting it takes away what the net must see. Taking the mean of 1000 mixed test images
// does no harm that five nets could show, and that is the trap: it works on the whole test set, and fails on the one image, or the twenty alike, that come
// in use. The statistics of the training data are a part of the net, and are stored with its weights.
//
// </details>

// %% [markdown]
// ### Why not more than that?
//
// *The same slide: "Not common to normalize variance, to do PCA or whitening".*
//
// Digits of 8 × 8 pixels from 0 (drawn white) to 16: as they are, and after each of three steps. Three pixels at the edge are 0 in all images, and pixel 56, in a
// corner, is 0 in all but one.
//
// **Predict:** a pixel of a normalised image is given in standard deviations. How large is the largest of all 1797 images?

// %%
const predictedLargest = NaN; // a number: standard deviations

// %%
const allDigits = data.loadDigits().x.flatten(1);
const steps24 = {
  'zero-centred': new data.ZeroCenter(),
  normalised: new data.Normalize(),
  whitened: new data.Whiten(),
};
const treated = mapValues(steps24, (step) => step.fitTransform(allDigits));
const extremes = Object.entries({ original: allDigits, ...treated }).map(([step, x]) => ({
  step,
  'rms of all numbers': digits(x.square().mean().sqrt().item()),
  'largest size': digits(x.abs().max().item()),
  'that, in rms': digits(x.abs().max().div(x.square().mean().sqrt()).item()),
}));
show('2.4 extremes', plot.table(extremes), { predicted: predictedLargest });

// %%
const shownDigits = mapValues({ original: allDigits, ...treated }, (x) => {
  const scale = x.abs().amax({ dim: 1, keepdim: true }); // each image by its own largest number
  return x.div(scale).narrow(0, 0, 10).reshape(10, 8, 8);
});
const rowsOfDigits = { columns: 10, zoom: 6, signed: true };
show('2.4 digits', plot.image(shownDigits, rowsOfDigits));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 42. Some pixels at the edge are 0 in nearly all images; divided by their tiny standard deviation, the rare grey speck becomes the loudest
// number of the set. Where one of $N$ numbers differs from all others, it is $\sqrt{N - 1}$ standard deviations from the mean, however grey: $\sqrt{1796} = 42.4$.
// (The rms is $\sqrt{61/64} = 0.976$ and not 1, because the three constant pixels stay 0.) Centring has no such effect. Whitening goes further: its numbers are no pixels any more but positions along 64 directions, all
// equally loud, those of noise as well; no digit can be seen in them. For images, whose pixels have one scale from the start, there is little to gain
// from either.
//
// </details>

// %% [markdown]
// ## Summary
//
// | step | mean | standard deviation | covariance | of the training data one keeps |
// |---|---|---|---|---|
// | zero-centred | 0 | as before | as before | $\mu$ |
// | normalised | 0 | 1 | correlations as before | $\mu, \sigma$ |
// | decorrelated | 0 | $\sqrt{\lambda}$ | diagonal | $\mu, U$ |
// | whitened | 0 | 1 | identity | $\mu, U, \lambda$ |
//
// Centring does most of the work. What is learned from data in these steps is learned from the training data, and is applied to all others.

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one.

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('2.1', { variances: [5, 2] }));

// %% [markdown]
// **1.** A cloud has the covariance $\begin{pmatrix} 4 & 2 \\ 2 & 3 \end{pmatrix}$. What variances does it have after PCA, the larger first?

// %%
// your code
// const variances = […, …];
// check('2.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 5.5616 and 1.4384.
//
// </details>
// <details><summary>Solution</summary>
//
// The eigenvalues, $3.5 \pm \sqrt{0.5^2 + 2^2}$; or `linalg.eigh(tensor([[4, 2], [2, 3]])).eigenvalues`. Their sum is 7, as before.
//
// </details>
//
// **2.** A feature has the values 1, 2, 3, 4, 5 in the training data and 6, 8 in the test data. What are the two test values after normalising
// (with the standard deviation of numpy, which divides by $N$)?

// %%
// your code
// const tested = […, …];
// check('2.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 2.1213 and 3.5355.
//
// </details>
// <details><summary>Solution</summary>
//
// The training data have mean 3 and standard deviation $\sqrt 2$: $(6 - 3)/\sqrt 2$ and $(8 - 3)/\sqrt 2$. That they are not within ±1 is as it should be:
// the test data do lie further out.
//
// </details>
//
// **3.** The boundary $x_1 = 10$, with $w = (1, 0)$ and $b = -10$, is turned: $w$ by 0.1 radians, counter-clockwise. By how much does the score
// $w^\top x + b$ of the point $(11, 10)$ change? And with centred data, when the point is $(1, 0)$ and $b = 0$?

// %%
// your code
// const changes = […, …];
// check('2.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.9434 and −0.004996.
//
// </details>
// <details><summary>Solution</summary>
//
// $w' = (\cos 0.1, \sin 0.1) = (0.995004, 0.099833)$. Before: $11 \cdot 0.995004 + 10 \cdot 0.099833 - 11 = 0.9434$, nearly as much as the point's whole
// score of 1. After: $0.995004 - 1 = -0.004996$.
//
// </details>

// %% [markdown]
// ## Papers
//
// - Y. LeCun, L. Bottou, G. Orr, K.-R. Müller: [Efficient BackProp](https://doi.org/10.1007/3-540-49430-8_2), 1998. Why inputs should be centred, scaled and decorrelated.
// - A. Krizhevsky, I. Sutskever, G. Hinton: [ImageNet classification with deep convolutional neural networks](https://papers.nips.cc/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html), 2012. AlexNet.
// - K. Simonyan, A. Zisserman: [Very deep convolutional networks for large-scale image recognition](https://arxiv.org/abs/1409.1556), 2014. VGG.
// - A. Kessy, A. Lewin, K. Strimmer: [Optimal whitening and decorrelation](https://arxiv.org/abs/1512.00809), 2018. Which of the many whitenings to choose.
//
// [The course](00-course.ipynb) · next: [3 Weight initialisation](03-weight-initialization.ipynb)
