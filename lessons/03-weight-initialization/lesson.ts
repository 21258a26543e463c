// %% [markdown]
// # 3 Weight initialisation
//
// **After this lesson you can**
//
// - predict the size of the activations and of the gradients in layer 10 of a net from the spread of its first weights,
// - derive the two standard rules, Xavier's and He's, and say which belongs to which non-linearity,
// - recognise a bad start from histograms, and tell vanishing from saturation,
// - say why weights must be random at all.
//
// *Lecture document F, "Weight initialization" to "Initialization strategies: some heuristics". Demos 3.1 to 3.11.* <span lang="fa" dir="rtl">مقداردهی اولیه‌ی وزن‌ها</span>

// %% [markdown]
// ## The idea
//
// A net starts with random weights. If they are too small, the signal dies out on its way up; if they are too large, it
// drowns in saturation. In between lies one scale at which every layer hands on what it got, and that scale can be
// computed beforehand:
//
// $$\operatorname{Var}(w) = \frac{1}{n} \quad\text{(Xavier, for tanh)} \qquad\qquad
// \operatorname{Var}(w) = \frac{2}{n} \quad\text{(He, for ReLU)}$$
//
// for layers with $n$ inputs. We test it on the net of the slides: ten layers of 500 units, a thousand inputs of 500
// standard normal numbers. (The slide's comment speaks of 10-dimensional inputs; its array has 500 columns.)

// %%
import type { Tensor } from 'lectern';
import {
  empty,
  functional,
  init,
  linalg,
  manualSeed,
  nn,
  noGrad,
  optim,
  plot,
  rand,
  randn,
  tensor,
  zeros,
} from 'lectern';
import { drawing, layerLines, layerTable, show } from 'lectern/lesson';
import { exp, pow, tanh } from 'lectern/math';
import { initialization, type LayerStatistics } from 'lectern/slides';

// %% [markdown]
// ## Where the rule comes from
//
// One unit adds up $z = \sum_{k=1}^{n} x_k w_k$. The weights are independent of each other and of the inputs, with mean
// $0$ and variance $\sigma^2$. Then
//
// $$\mathrm{E}[z] = \sum_k \mathrm{E}[x_k]\,\mathrm{E}[w_k] = 0, \qquad
// \operatorname{Var}(z) = \sum_k \mathrm{E}[x_k^2]\,\mathrm{E}[w_k^2] = n\,\sigma^2\,\mathrm{E}[x^2],$$
//
// because all mixed terms $\mathrm{E}[x_j x_k]\,\mathrm{E}[w_j]\,\mathrm{E}[w_k]$ with $j \ne k$ vanish. So each layer
// multiplies the mean square of the signal by $n\sigma^2$, and then the non-linearity takes its share:
//
// - **tanh** leaves small numbers as they are: $\mathrm{E}[h^2] \approx n\sigma^2\,\mathrm{E}[x^2]$, and $\sigma^2 = 1/n$ keeps it.
// - **ReLU** cuts off the lower half of a symmetric $z$: $\mathrm{E}[h^2] = \tfrac12 n\sigma^2\,\mathrm{E}[x^2]$, and
//   $\sigma^2 = 2/n$ keeps it.
//
// Going back, a gradient is multiplied by $W^\top$ and by the slope of the non-linearity, so the same sum appears with
// the number of *outputs* in the place of $n$. Here both are 500.

// %% [markdown]
// ### From scratch
//
// A layer is a sum for each unit, and a non-linearity. The library gives the same numbers, to the last digit, because both
// add in the same order. We compare in float64, JavaScript's own kind of number; the runs below use float32, as PyTorch
// does.

// %%
const layer = (x: number[][], w: number[][]): number[][] =>
  x.map((row) => w[0].map((_, j) => tanh(row.reduce((z, xk, k) => z + xk * w[k][j], 0))));

manualSeed(0);
const x = randn([20, 500], { dtype: 'float64' });
const w = init.normal_(empty([500, 500], { dtype: 'float64' }), { std: 0.01 });
const scratch = layer(x.tolist() as number[][], w.tolist() as number[][]).flat();
const library = x.matmul(w).tanh();
const equal = scratch.filter((h, i) => h === library.data[i]).length;
show(
  '3.1 scratch',
  plot.table([{ activations: scratch.length, 'equal to the last digit': equal }]),
);

// %% [markdown]
// ### What all runs share
//
// `forward` is the slide's loop; it keeps the weights for the way back.

// %%
type Fill = (w: Tensor) => Tensor;
const statistics = (h: Tensor) => ({
  mean: h.mean().item(),
  std: h.std({ correction: 0 }).item(),
});

// %%
/** A deep net at its start: its inputs, and the weights and activations of each layer. */
function forward(
  fill: Fill,
  act: 'tanh' | 'relu',
  { depth = 10, inputs = 1000, units = 500 } = {},
) {
  const x = randn([inputs, units]);
  const weights = Array.from({ length: depth }, () => fill(empty([units, units])));
  let h = x;
  const layers = weights.map((w) => (h = h.matmul(w)[act]()));
  const found = layers.map(statistics);
  const [mean, std] = [found.map(({ mean }) => mean), found.map(({ std }) => std)];
  return { x, weights, layers, act, input: statistics(x), mean, std };
}

// %% [markdown]
// `infinitelyWide` follows the derivation above without its approximation: with very many units $z$ is normal, and its mean
// square determines everything that comes later. The standard normal density on a fine grid turns the expected values into
// sums.

// %%
const steps = Array.from({ length: 4000 }, (_, i) => (i - 1999.5) / 250); // -8 … 8
const z = tensor(steps, { dtype: 'float64' });
const density = z.square().mul(-0.5).exp();
const expected = (values: Tensor) => values.mul(density).sum().div(density.sum()).item();

// %%
/** Mean and std of ten infinitely wide layers whose weights have standard deviation σ. */
function infinitelyWide(sigma: number, act: 'tanh' | 'relu', n = 500): LayerStatistics {
  const [mean, std]: number[][] = [[], []];
  for (let layer = 0, square = 1; layer < 10; layer++) {
    const h = z.mul(sigma * Math.sqrt(n * square))[act](); // square: E[h²], at first E[x²]
    square = expected(h.square());
    mean.push(act === 'relu' ? expected(h) : 0); // tanh is odd
    std.push(Math.sqrt(square - mean[layer] * mean[layer]));
  }
  return { mean, std };
}

// %% [markdown]
// The slide's histograms have 30 bins from −1 to 1.

// %%
const names = Array.from({ length: 10 }, (_, i) => `layer ${i + 1}`);
const slideBins = { labels: names, range: [-1, 1], bins: 30 } as const;

// %% [markdown]
// ## 3.1 Small random numbers
//
// *Slides "First idea: small random numbers" and "Lets look at some activation statistics".*
//
// The first idea is `W = 0.01 * randn`. It works for small nets.
//
// **Predict before you run:** by which factor does each layer change the standard deviation, and what is left of it
// after ten layers?

// %%
const predicted31 = NaN; // a number: the factor on the standard deviation, layer by layer

// %%
manualSeed(0);
const small = forward((w) => init.normal_(w, { std: 0.01 }), 'tanh');
const smallWide = infinitelyWide(0.01, 'tanh');
show('3.1 lines', layerLines(initialization['3.1'], small, smallWide), {
  predicted: predicted31,
});

// %%
show('3.1 table', layerTable(initialization['3.1'], small, smallWide));

// %%
show('3.1 histograms', plot.hist(small.layers, slideBins));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The first layer still uses the range of $\tanh$. From the third layer on every activation lies in the
// two bins around zero; in layer 10 the standard deviation is 0.0000003.
//
// **The verdict.** Two runs with random weights never agree to the digit. How much they differ by chance was found with
// 1000 seeds; the last column says how many of these standard deviations lie between the slide and us, for the mean or
// for the std, whichever is further. Up to 4 we say that they agree. The slide's rounding is allowed for first, which is
// why the smallest numbers say 0.0.
//
// $\sqrt{n}\,\sigma = \sqrt{500} \cdot 0.01 = 0.2236$ a layer, and $0.2236^{10} = 3.1 \cdot 10^{-7}$. The first layer
// comes out a little lower, at 0.2135, because its $\tanh$ does bend the larger values.
//
// </details>

// %% [markdown]
// ## 3.2 Large random numbers
//
// *Slide "\*1.0 instead of \*0.01".*
//
// If 0.01 is too small, why not 1?
//
// **Predict:** $z$ now has a standard deviation of $\sqrt{500} = 22$. What does $\tanh$ make of it? Which shape do the
// histograms take?

// %%
const predicted32 = ''; // 'zero', 'bell' or 'ends': where the histograms have their bars

// %%
manualSeed(0);
const large = forward((w) => init.normal_(w, { std: 1 }), 'tanh');
const largeWide = infinitelyWide(1, 'tanh');
show('3.2 lines', layerLines(initialization['3.2'], large, largeWide), {
  predicted: predicted32,
});

// %%
show('3.2 table', layerTable(initialization['3.2'], large, largeWide));

// %%
show('3.2 histograms', plot.hist(large.layers, slideBins));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Nothing vanishes, yet the net is no better off: 9 of 10 activations are beyond ±0.99, where $\tanh$ is
// flat.
//
// $\tanh$ maps nearly all of a distribution that is 22 wide to its two ends, so the histograms have a bar at either side
// and next to nothing between. Numbers that are ±1 with equal chance have mean 0 and standard deviation 1; the few
// between bring it down to 0.98.
//
// </details>

// %% [markdown]
// ## 3.3 Xavier
//
// *Slide "Xavier initialization", after Glorot & Bengio 2010.*
//
// The rule derived above, $\sigma = 1/\sqrt{n}$. In the library it is `init.xavierNormal_`, which takes the mean of the
// numbers of inputs and outputs for $n$. (It counts as PyTorch does, whose weights have the shape [outputs, inputs]; those
// of the slides are turned. With 500 by 500 it makes no difference.)
//
// **Predict:** does the standard deviation now stay the same from layer to layer? (The slide says: *the derivation
// assumes linear activations*.)

// %%
const predicted33 = ''; // 'stays', 'shrinks' or 'grows': the standard deviation, layer by layer

// %%
manualSeed(0);
const xavier = forward((w) => init.xavierNormal_(w), 'tanh');
const xavierWide = infinitelyWide(1 / Math.sqrt(500), 'tanh');
show('3.3 lines', layerLines(initialization['3.3'], xavier, xavierWide), {
  predicted: predicted33,
});

// %%
show('3.3 table', layerTable(initialization['3.3'], xavier, xavierWide));

// %% [markdown]
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
//
// import torch
//
// torch.manual_seed(0)
// h = torch.randn(1000, 500)
// weights = [torch.nn.init.xavier_normal_(torch.empty(500, 500)) for _ in range(10)]
// mean, std = [], []
// for w in weights:
//     h = torch.tanh(h @ w)
//     mean.append(h.mean().item())
//     std.append(h.std(correction=0).item())
// print(json.dumps({"mean": mean, "std": std}))
// ```
//
// The random numbers are the same, to the last bit; the sums are taken in another order, and differ in the seventh digit.
//
// </details>

// %%
show('3.3 histograms', plot.hist(xavier.layers, slideBins));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// From 0.63 to 0.23 over ten layers: the activations shrink, but ever more slowly.
//
// It does not stay, because $|\tanh z| < |z|$: each layer loses a little. The smaller the values, the straighter the
// $\tanh$, the smaller the loss. A gain of $5/3$ makes up for it: `init.xavierNormal_(w, { gain: 5 / 3 })` is Exercise 1.
//
// </details>

// %% [markdown]
// ## 3.4 Xavier with ReLU
//
// *Slide "but when using the ReLU nonlinearity it breaks".*
//
// **Predict:** ReLU sets half of the values to zero. By which factor does the standard deviation change from layer to
// layer?

// %%
const predicted34 = NaN; // a number: the factor on the standard deviation, layer by layer

// %%
manualSeed(0);
const broken = forward((w) => init.xavierNormal_(w), 'relu');
const brokenWide = infinitelyWide(1 / Math.sqrt(500), 'relu');
show('3.4 lines', layerLines(initialization['3.4'], broken, brokenWide), {
  predicted: predicted34,
});

// %%
show('3.4 table', layerTable(initialization['3.4'], broken, brokenWide));

// %%
show('3.4 histograms', plot.hist(broken.layers, slideBins));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// From layer 2 on each layer keeps about 0.7 of the standard deviation of the one before, exactly
// $\sqrt{1/2}$ if layers were infinitely wide; layer 10 has 0.027. The range of the slide's histograms, −1 to 1, hides 16 %
// of the activations of layer 1: the panels say so.
//
// Half of the mean square is lost in each layer, and so a factor of $\sqrt{1/2} = 0.707$ of the standard deviation. The
// first layer differs, 0.584: its inputs have mean 0, those of all others have not.
//
// </details>

// %% [markdown]
// ## 3.5 He
//
// *Slide "He et al., 2015 (note additional 2/)".*
//
// The rule for ReLU, $\sigma = \sqrt{2/n}$; in the library `init.kaimingNormal_`, by He's first name, as in PyTorch. Its
// default is a leaky ReLU of slope 0, which is the same; we name ReLU all the same.
//
// **Predict:** the mean square of the activations now stays at 1. Where is their standard deviation?

// %%
const predicted35 = ''; // 'below 1', 'at 1' or 'above 1'

// %%
manualSeed(0);
const heFill: Fill = (w) => init.kaimingNormal_(w, { nonlinearity: 'relu' });
const he = forward(heFill, 'relu');
const heWide = infinitelyWide(Math.sqrt(2 / 500), 'relu');
show('3.5 lines', layerLines(initialization['3.5'], he, heWide), { predicted: predicted35 });

// %%
show('3.5 table', layerTable(initialization['3.5'], he, heWide));

// %%
show('3.5 histograms', plot.hist(he.layers, slideBins));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Layer 10 is as lively as layer 1. A quarter of the activations (24 % in layer 1) lies above 1, outside
// the slide's range.
//
// Below 1: what ReLU lets through has a mean, $1/\sqrt{\pi} = 0.564$, and the variance is the mean square without its square:
// $\sqrt{1 - 1/\pi} = 0.826$.
//
// </details>
//
// The slide's standard deviations go up and down, from 0.81 to 0.89.
//
// **Predict:** is that a trend, or chance?

// %%
const predictedTrend = ''; // 'trend' or 'chance'

// %%
const heRuns = [1, 2, 3, 4].map((seed) => {
  manualSeed(seed);
  return forward(heFill, 'relu', { inputs: 200 }).std; // it is the weights that spread
});

const seeds = {
  'ours, five seeds': [he.std, ...heRuns],
  slide: initialization['3.5'].std,
  '∞ wide': heWide.std,
};
const axes = { xLabel: 'layer', yLabel: 'std of the activations' };
show('3.5 seeds', plot.line(seeds, axes), { predicted: predictedTrend });

// %% [markdown]
// <details><summary>Answer to the prediction</summary>
//
// Chance. Five seeds fill a band that is wider the deeper the layer, and the slide's run stays within it, or at its edge.
// (Four of the five are run with 200 inputs: it is the weights that make the spread.) The factors of the layers multiply,
// so their deviations add up: in layer 10 the standard deviation over seeds is 11 %.
//
// </details>

// %% [markdown]
// ## 3.6 The five starts beside each other
//
// *Slide "Lets look at some activation statistics": the code that plots means, standard deviations and distributions.*
//
// For each start you have seen the slide's two figures. On a logarithmic axis all fit into one.
//
// **Predict:** what does the slope of a straight line say? And which of the five is neither straight nor level?

// %%
const predicted36 = ''; // '1.0 · randn' for example; the five names stand in the next cell

// %%
const all = {
  '0.01 · randn': small.std,
  '1.0 · randn': large.std,
  'Xavier, tanh': xavier.std,
  'Xavier, ReLU': broken.std,
  'He, ReLU': he.std,
};
show('3.6 summary', plot.line(all, { ...axes, yScale: 'log' }), { predicted: predicted36 });

// %% [markdown]
// <details><summary>Answer to the prediction</summary>
//
// A straight line is a constant factor a layer: 0.2236 for 0.01 · randn and 0.707 for Xavier with ReLU. Xavier with tanh
// bends: the smaller the activations, the less $\tanh$ takes. 1.0 · randn and He are level, the one saturated, the other
// alive; the standard deviation alone does not tell them apart, the histograms do.
//
// </details>

// %% [markdown]
// ## 3.7 The backward pass
//
// *Slides "Q: think about the backward pass. What do the gradients look like?" and "Gradients will be all zero".*
//
// We send a unit Gaussian gradient $\partial L/\partial H$ back from layer 10 and look at it on its way down:
//
// $$\frac{\partial L}{\partial Z} = \frac{\partial L}{\partial H} \odot f'(Z), \qquad
// \frac{\partial L}{\partial X} = \frac{\partial L}{\partial Z}\, W^\top, \qquad
// \frac{\partial L}{\partial W} = X^\top \frac{\partial L}{\partial Z}.$$
//
// Each step multiplies the mean square by $n\sigma^2\,\mathrm{E}[f'(z)^2]$. We look at two measures: the root mean square
// (rms), which a few large entries can make, and the median of the absolute values, the size of a typical entry.
//
// **Predict:** with $W = 1.0 \cdot$ randn nearly all units are saturated. Do the gradients vanish?

// %%
const predicted37 = ''; // 'vanish' or 'explode'

// %%
const sizes = (t: Tensor) => ({
  rms: t.square().mean().sqrt().item(),
  median: t.abs().median().item(),
});
type Sizes = ReturnType<typeof sizes>;

// %%
/** Sends a standard normal ∂L/∂H back; the sizes of what arrives, the lowest layer first. */
function back({ x, weights, layers, act }: ReturnType<typeof forward>) {
  let gradient = randn([1000, 500]);
  const [dH, dZ, dW]: Sizes[][] = [[sizes(gradient)], [], []];
  for (const [l, h] of [...layers.entries()].reverse()) {
    const slope = act === 'tanh' ? h.square().neg().add(1) : h.gt(0); // f′(z), from h = f(z)
    const z = gradient.mul(slope); // ∂L/∂Z = ∂L/∂H ⊙ f′(Z)
    dW.unshift(sizes((layers[l - 1] ?? x).T.matmul(z))); // ∂L/∂W = Xᵀ ∂L/∂Z
    gradient = z.matmul(weights[l].T); // ∂L/∂X = ∂L/∂Z Wᵀ
    dZ.unshift(sizes(z));
    dH.unshift(sizes(gradient));
  }
  return { dH, dZ, dW };
}

// %%
const runs = {
  '0.01 · randn': small,
  '1.0 · randn': large,
  'Xavier, tanh': xavier,
  'Xavier, ReLU': broken,
  'He, ReLU': he,
};
manualSeed(1); // with 0 the first gradient would be the very numbers of the inputs
const gradients = Object.entries(runs).map(([start, pass]) => ({ start, ...back(pass) }));

// %%
/** One size of what arrives in each layer, for each start. */
function curves(what: 'dH' | 'dW', size: 'rms' | 'median') {
  const series = gradients.map((row) => [row.start, row[what].map((sizes) => sizes[size])]);
  const layersUp = gradients[0][what].map((_, i) => (what === 'dH' ? i : i + 1));
  const name = what === 'dH' ? '∂L/∂H' : '∂L/∂W';
  const yLabel = size === 'rms' ? `rms of ${name}` : `median of |${name}|`;
  const options = {
    x: layersUp,
    width: 250,
    height: 220,
    yScale: 'log',
    xLabel: 'layer',
  } as const;
  return plot.line(Object.fromEntries(series), { ...options, yLabel });
}

// %%
show('3.7 dH', plot.hconcat([curves('dH', 'rms'), curves('dH', 'median')]), {
  predicted: predicted37,
});

// %%
show('3.7 dW', plot.hconcat([curves('dW', 'rms'), curves('dW', 'median')]));

// %% [markdown]
// The factor a layer can be computed beforehand, as the activations were: $\sqrt{n\sigma^2\,\mathrm{E}[f'(z)^2]}$.

// %%
const digits = (value: number, count = 3) => Number(value.toPrecision(count));
const geometricMean = (numbers: number[]) =>
  pow(
    numbers.reduce((product, one) => product * one, 1),
    1 / numbers.length,
  );

// %%
/** The factor on the rms of ∂L/∂H a layer, for infinitely wide layers: the mean of ten. */
function wideFactor(sigma: number, act: 'tanh' | 'relu', n = 500): number {
  const { mean, std } = infinitelyWide(sigma, act);
  const below = [1, ...mean.map((m, l) => m * m + std[l] * std[l]).slice(0, -1)]; // E[h²]
  const factors = below.map((square) => {
    const wide = z.mul(sigma * Math.sqrt(n * square));
    const slope = act === 'relu' ? wide.gt(0) : wide.tanh().square().neg().add(1);
    return sigma * Math.sqrt(n * expected(slope.square()));
  });
  return geometricMean(factors);
}

// %%
const sigmas = [0.01, 1, 1 / Math.sqrt(500), 1 / Math.sqrt(500), Math.sqrt(2 / 500)];
const factors = gradients.map(({ start, dH, dW }, i) => ({
  start,
  '∂L/∂H, factor\na layer back': digits(pow(dH[0].rms / dH[10].rms, 1 / 10), 4),
  'the same,\n∞ wide': digits(wideFactor(sigmas[i], i < 3 ? 'tanh' : 'relu'), 4),
  '∂L/∂H, input\nover layer 10': digits(dH[0].rms / dH[10].rms),
  '∂L/∂W, layer 1\nover layer 10': digits(dW[0].rms / dW[9].rms),
}));
show('3.7 table', plot.table(factors));

// %% [markdown]
// <details><summary>The finding</summary>
//
// With small weights $\partial L/\partial H$ vanishes, × 0.223 a layer. With large weights it
// **explodes**, × 3.5 a layer. Xavier with tanh loses 12 % a layer, Xavier with ReLU 29 %, He nothing.
//
// And the gradient of the *weights*? For 0.01 · randn it is equally small in every layer: on the way down
// $\partial L/\partial Z$ shrinks by the factor by which the activations grow, and their product stays. (With ReLU the rms
// stays too, but the median falls with depth: in deep layers some units are hardly ever active, and the gradients of
// their weights are close to zero.) So the hint on the slide, "think about the backward pass for a $W \cdot X$ gate", has
// an answer in two parts: the gradient of $X$ vanishes from layer to layer, that of $W$ is small everywhere.
//
// </details>

// %%
const { dZ, dH, dW } = gradients[1]; // of 1.0 · randn
const halfTruth = dZ.map((sizes, i) => ({
  layer: i + 1,
  'median\nof |∂L/∂Z|': digits(sizes.median),
  'rms\nof ∂L/∂Z': digits(sizes.rms),
  'median\nof |∂L/∂H|': digits(dH[i + 1].median),
  'rms\nof ∂L/∂H': digits(dH[i + 1].rms),
  'median\nof |∂L/∂W|': digits(dW[i].median),
}));
show('3.7 half the truth', plot.table(halfTruth));

// %% [markdown]
// <details><summary>"Gradients will be all zero": the verdict</summary>
//
// It is half the truth. The typical entry of $\partial L/\partial Z$ is zero indeed: more than
// half of the units are so saturated that in float32 $\tanh z$ is ±1 exactly and its slope 0. But the few that are not pass
// the gradient on through weights of size 1, and every sum over 500 units or 1000 inputs contains some of them. So the
// gradients of $H$ and of the weights, their medians too, grow by $\sqrt{500\,\mathrm{E}[(1 - \tanh^2 z)^2]} = 3.48$ a layer.
// Learning fails not because nothing arrives, but because far too much does.
//
// Why does the float32 median say 0, and not just something small? In float32 $\tanh z$ is exactly 1 from $z = 9.011$ on, and $z$ has a standard deviation of 22. In float64 the median in
// layer 10 is about $3 \cdot 10^{-13}$.
//
// </details>

// %% [markdown]
// ## Two slips on the slides
//
// ### He's rule is printed upside down
//
// *Slide "He et al., 2015": `randn / np.sqrt(2/fan_in)`.* The paper, and the slide's own table, have
// `randn * np.sqrt(2/fan_in)`. The printed form gives $\sigma = \sqrt{n/2} = 15.8$. (The slides' Xavier, `randn / np.sqrt(fan_in)`,
// is LeCun's rule; Glorot and Bengio have $2/(m+n)$. With 500 by 500 both are the same.)
//
// **Predict:** by which factor does each ReLU layer then multiply the signal?

// %%
const predictedHe = NaN; // a number: the factor on the standard deviation, layer by layer

// %%
const printed = 1 / Math.sqrt(2 / 500);
const printedInPython2 = 1 / Math.sqrt(Math.floor(2 / 500));

/** Standard deviations of layers 1, 2, 5 and 10, for a table. */
const someLayers = ({ std }: { std: number[] }) =>
  Object.fromEntries([1, 2, 5, 10].map((l) => [`std,\nlayer ${l}`, digits(std[l - 1])]));

// %%
const ofForm = (form: string, std: number) => {
  manualSeed(0);
  const pass = forward((w) => init.normal_(w, { std }), 'relu');
  return { form, σ: digits(std), ...someLayers(pass) };
};
const rows = [
  ['right', Math.sqrt(2 / 500)],
  ['as printed', printed],
  ['as printed, in Python 2', printedInPython2],
] as const;
show('errata He', plot.table(rows.map(([form, std]) => ofForm(form, std))), {
  predicted: predictedHe,
});

// %% [markdown]
// <details><summary>Answer to the prediction</summary>
//
// $\sqrt{\tfrac12 n \sigma^2} = \sqrt{500 \cdot 250 / 2} = 250$ a layer: $10^{24}$ in layer 10. And in the Python 2 of the
// slide, `2/500` is the whole number 0; its root is 0, the weights are infinite, and $\infty - \infty$ makes the first
// layer NaN.
//
// </details>
//
// ### Xavier's uniform rule lacks a root
//
// *Slide "Initialization strategies: some heuristics": $U(-\frac{6}{\sqrt{m+n}}, \frac{6}{\sqrt{m+n}})$.* Glorot and Bengio
// have $\pm\sqrt{6}/\sqrt{m+n}$: a uniform number from $(-a, a)$ has variance $a^2/3$, and only $a = \sqrt{6/(m+n)}$ gives
// $2/(m+n)$. The other rule of that slide, $U(-1/\sqrt{m}, 1/\sqrt{m})$, has variance $1/(3m)$.

// %%
const uniform =
  (a: number): Fill =>
  (w) =>
    init.uniform_(w, { a: -a, b: a });
const forms: { [form: string]: Fill } = {
  '√6 / √(m+n), right': (w) => init.xavierUniform_(w),
  '6 / √(m+n), as printed': uniform(6 / Math.sqrt(1000)),
  '1 / √m': uniform(1 / Math.sqrt(500)),
};
const uniforms = Object.entries(forms).map(([a, fill]) => {
  manualSeed(0);
  return { 'U(−a, a), a =': a, ...someLayers(forward(fill, 'tanh')) };
});
show('errata Xavier', plot.table(uniforms));

// %% [markdown]
// <details><summary>The finding</summary>
//
// As printed, each layer is driven to the edge of $\tanh$, to a standard deviation of 0.79. And
// $U(\pm 1/\sqrt{m})$, with its variance of $1/(3m)$, loses a factor of $\sqrt{1/3} = 0.577$ a layer: 0.003 is left in layer 10.
//
// </details>

// %% [markdown]
// ## 3.8 Why random at all?
//
// *Slide "Initialization should break symmetry (quiz!)".*
//
// If scale is all that matters, why not set every weight to the same small number? Two units with the same weights get
// the same inputs, give the same output, receive the same gradient, and so stay the same for ever.
//
// **Predict:** a net 10 → 20 → 20 → 1 starts with all weights 0.1. How many *different* units has each hidden layer after
// 100 steps of gradient descent? And if only the last layer is random?

// %%
const predicted38 = NaN; // a number: different units of the first layer, 100 steps from all 0.1

// %%
const shapes = [
  [10, 20],
  [20, 20],
  [20, 1],
];

/** A step of gradient descent, at a rate of 0.1. */
function stepDown(p: Tensor): void {
  noGrad(() => p.sub_(p.grad!.mul(0.1)));
  p.grad = null;
}

// %%
/** Trains a small tanh net for some steps; returns its weights and biases. */
function train(fill: (w: Tensor, layer: number) => Tensor, steps: number) {
  manualSeed(0);
  const [inputs, target] = [randn([64, 10]), randn([64, 1])];
  const w = shapes.map((shape, l) => fill(empty(shape), l).requiresGrad_());
  const b = shapes.map(([, n]) => zeros([n], { requiresGrad: true }));
  for (let step = 0; step < steps; step++) {
    const hidden = [0, 1].reduce((h, l) => h.matmul(w[l]).add(b[l]).tanh(), inputs);
    hidden.matmul(w[2]).add(b[2]).sub(target).square().mean().backward();
    for (const p of [...w, ...b]) stepDown(p);
  }
  return { w, b };
}

// %%
/** How many columns of the first two weights differ: each belongs to a unit. */
const units = ({ w }: { w: Tensor[] }) =>
  w
    .slice(0, 2)
    .map((t) => new Set((t.T.tolist() as number[][]).map(String)).size)
    .join(', ');
const moved = (before: Tensor[], after: Tensor[], name: string) =>
  after.flatMap((t, i) => (t.eq(before[i]).data.every(Boolean) ? [] : [`${name}${i + 1}`]));

// %%
/** What becomes of a start in 100 steps. */
function symmetry(start: string, fill: (w: Tensor, layer: number) => Tensor) {
  const [before, one, last] = [0, 1, 100].map((steps) => train(fill, steps));
  const learned = [...moved(before.w, last.w, 'W'), ...moved(before.b, last.b, 'b')].join(' ');
  const counts = { 'after\n1 step': units(one), 'after\n100 steps': units(last) };
  return {
    start,
    'different units,\nlayers 1 and 2': units(before),
    ...counts,
    'what has\nlearned': learned,
  };
}

// %%
const symmetries = [
  symmetry('all 0.1', (w) => init.constant_(w, 0.1)),
  symmetry('0.1, the last layer random', (w, l) =>
    l === 2 ? init.xavierNormal_(w) : init.constant_(w, 0.1),
  ),
  symmetry('all 0', (w) => init.zeros_(w)),
  symmetry('Xavier', (w) => init.xavierNormal_(w)),
];
show('3.8 table', plot.table(symmetries), { predicted: predicted38 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// With all weights equal, each hidden layer has one unit in twenty copies, after 100 steps as before, to
// the last bit. With all weights zero nothing learns but the bias of the output.
//
// One. A random *last* layer separates the units of the layer below it after one step, because each of them receives another
// gradient. But the units of the first layer, all connected alike to those above, still receive equal ones: they stay
// equal. With zero weights every gradient is zero but that of the last bias:
// $\partial L/\partial W_3 = H_2^\top \delta$ with $H_2 = 0$, and nothing is passed down through $W_3 = 0$.
//
// </details>

// %% [markdown]
// ## 3.9 Other starts
//
// *Slides "Initialization strategies: some heuristics" and "more heuristics".*
//
// The size of a weight can be right in many ways. For layers with $m$ inputs and $n$ outputs:
//
// - $U(-1/\sqrt{m}, 1/\sqrt{m})$, an old rule; its variance is that of a uniform number, $a^2/3$.
// - Glorot's uniform rule, $U(\pm\sqrt{6/(m+n)})$.
// - Orthogonal matrices with a gain $g$ (Saxe, 2013): all singular values are $g$, so that $\|Wx\| = g\,\|x\|$ for every $x$.
// - Sparse weights (Martens, 2010): each unit listens to $k$ inputs only. Our $k = 15$ weights are $N(0, 1/k)$.
// - A random walk without drift (Sussillo & Abbott, 2014): $\log\|h\|$ changes at random from layer to layer, and the gain
//   $e^{1/2m}$ takes away its drift.
// - LSUV (Mishkin & Matas, 2015), measured and not derived: orthogonal weights, and then each layer is divided by the standard
//   deviation that it has on a batch, one after the other. Krähenbühl (2015) does so unit by unit.
//
// The first five, on ten layers of 200 units each.
//
// **Predict:** which of the five loses the signal?

// %%
const predicted39 = ''; // 'uniform', 'glorot', 'orthogonal', 'sparse' or 'walk'

// %%
const sparse: Fill = (w) => init.sparse_(w, { nonZero: 15, std: 1 / Math.sqrt(15) }).T; // by column
const heuristics: [string, number, Fill][] = [
  ['U(−1/√m, 1/√m)', 1 / 600, uniform(1 / Math.sqrt(200))],
  ['Glorot, uniform', 2 / 400, (w) => init.xavierUniform_(w)],
  ['orthogonal, g = 1', 1 / 200, (w) => init.orthogonal_(w)],
  ['sparse, k = 15', 1 / 200, sparse],
  ['random walk', exp(1 / 200) / 200, (w) => init.randomWalk_(w)],
];

// %%
const started = heuristics.map(([start, formula, fill]) => {
  manualSeed(0);
  const pass = forward(fill, 'tanh', { units: 200 });
  const squares = pass.weights.map((w) => w.square().mean().item());
  const measured = tensor(squares).mean().item();
  return {
    start,
    'E[w²],\nformula': digits(formula),
    'E[w²],\nmeasured': digits(measured),
    ...someLayers(pass),
  };
});
show('3.9 starts', plot.table(started), { predicted: predicted39 });

// %% [markdown]
// What orthogonal matrices, sparse weights and LSUV promise can be counted.

// %%
manualSeed(0);
const rotation = init.orthogonal_(empty([100, 100], { dtype: 'float64' }), { gain: 1.3 });
const { s: singular } = linalg.svd(rotation);
const nonZeros = sparse(empty([200, 200]))
  .ne(0)
  .to('int32')
  .sum(0);

// %%
manualSeed(0);
const deep = new nn.Sequential(
  ...names.flatMap(() => [new nn.Linear(200, 200), new nn.Tanh()]),
);
const batch = randn([1000, 200]);
init.lsuv_(deep, batch);
const outputs: number[] = [];
for (let i = 0, h = batch; i < 20; i++) {
  h = deep.at(i).forward(h) as Tensor;
  if (i % 2 === 0) outputs.push(h.var().item()); // of a linear layer
}

// %%
const promise = (start: string, what: string, numbers: ArrayLike<number | bigint>) => {
  const all = Array.from(numbers, Number);
  return { start, what, least: digits(Math.min(...all), 4), most: digits(Math.max(...all), 4) };
};
const promises = [
  promise('orthogonal, g = 1.3', 'singular values', singular.data),
  promise('sparse, k = 15', 'weights of a unit that are not 0', nonZeros.data),
  promise('LSUV', 'variance of each layer’s z', outputs),
];
show('3.9 promises', plot.table(promises, { digits: 4 }));

// %% [markdown]
// The slide would like to *divine* the gain. We can try some.
//
// **Predict:** from which gain on does tanh not lose the signal of an orthogonal net?

// %%
const predictedGain = NaN; // a number

// %%
manualSeed(0);
const directions = names.map(() => init.orthogonal_(empty([200, 200])));
const gains = Array.from({ length: 13 }, (_, i) => 0.5 + i / 8);
const swept = gains.map((g) => {
  manualSeed(1);
  let layer = 0;
  return forward(() => directions[layer++].mul(g), 'tanh', { units: 200 }).std;
});
const stdOf = (layer: number) => swept.map((std) => std[layer - 1]);
const layersByGain = { 'layer 1': stdOf(1), 'layer 5': stdOf(5), 'layer 10': stdOf(10) };
const gainAxes = { x: gains, xLabel: 'gain g', yLabel: 'std of the activations' };
show('3.9 gain', plot.line(layersByGain, gainAxes), { predicted: predictedGain });

// %% [markdown]
// <details><summary>The findings, and the answers to the predictions</summary>
//
// The old rule loses it: its variance is a third of the others', so each layer keeps $\sqrt{1/3} = 0.577$, and $0.003$ of it are
// left in layer 10. The other four have $\mathrm{E}[w^2] = 1/m$ (the walk a little more), and come to 0.23 in layer 10, as in 3.3:
// what matters is the variance of the sum, not the shape of the weights. Orthogonal matrices do not mix chance into it: their
// singular values are all equal, where those of a random matrix run from nearly 0 to $2$.
//
// Below $g = 1$ every layer shrinks what it gets, and the signal dies out. Above 1 there is a size at which the stretch of
// $g$ and the bend of $\tanh$ cancel: at $g = 5/3$ it is 0.65, where the layers settle. There is no drop at a
// single point: at $g = 1$ itself the signal falls slowly, like $1/\sqrt{\text{depth}}$.
//
// </details>

// %% [markdown]
// ## 3.10 When does the start matter?
//
// *Slides "First idea: small random numbers" ("works okay for small networks") and "Initialization strategies".*
//
// We train tanh nets of 2, 3 and 10 layers of 20 units from $W = 0.01 \cdot$ randn, on points whose label is whether
// $x_1 x_2 > 0$.
//
// **Predict:** which of them learn in 400 steps?

// %%
const predicted310 = ''; // 'all', '2 and 3', '2' or 'none'

// %%
/** One step; the loss before it. */
function stepOf(net: nn.Module, optimizer: optim.Optimizer, x: Tensor, y: Tensor): number {
  optimizer.zeroGrad();
  const loss = functional.crossEntropy(net.forward(x) as Tensor, y);
  loss.backward();
  optimizer.step();
  return loss.item();
}

// %%
const points = (n: number) => {
  manualSeed(3);
  const x = rand([n, 2]).mul(2).sub(1);
  return { x, y: x.prod(1).gt(0).to('int32') };
};

// %%
/** The loss of each step of a tanh net with so many hidden layers. */
function losses(hidden: number, std: number, seed: number, steps = 400): number[] {
  const { x, y } = points(200);
  manualSeed(seed);
  const sizes = [2, ...Array.from({ length: hidden }, () => 20)];
  const layers = sizes.slice(1).flatMap((n, i) => [new nn.Linear(sizes[i], n), new nn.Tanh()]);
  const net = new nn.Sequential(...layers, new nn.Linear(20, 2));
  for (const p of net.parameters()) init.normal_(p, { std });
  const optimizer = new optim.SGD(net.parameters(), { lr: 1, momentum: 0.9 });
  return Array.from({ length: steps }, () => stepOf(net, optimizer, x, y));
}

// %%
const depths = [1, 2, 9].map((hidden) => [`${hidden + 1} layers`, losses(hidden, 0.01, 0)]);
const lossAxes = { xLabel: 'step', yLabel: 'loss' };
show('3.10 depth', plot.line(Object.fromEntries(depths), lossAxes), {
  predicted: predicted310,
});

// %% [markdown]
// And chance? Softmax regression is convex, a net of three hidden units is not. Ten starts each, from $N(0, 1)$.

// %%
/** Softmax regression on noisy labels, which is convex; or a net with three hidden units. */
function problem(convex: boolean) {
  const { x, y } = points(200);
  if (!convex)
    return { x, y, layers: () => [new nn.Linear(2, 3), new nn.Tanh(), new nn.Linear(3, 2)] };
  const score = x.select(1, 0).add(randn([200]).mul(0.3));
  return { x, y: score.gt(0).to('int32'), layers: () => [new nn.Linear(2, 2)] };
}

// %%
/** The loss after 400 steps from one start. */
function fromStart(convex: boolean, seed: number): number {
  const { x, y, layers } = problem(convex);
  manualSeed(seed);
  const net = new nn.Sequential(...layers());
  for (const p of net.parameters()) init.normal_(p);
  const optimizer = new optim.SGD(net.parameters(), { lr: 0.5, momentum: 0.9 });
  for (let step = 1; step < 400; step++) stepOf(net, optimizer, x, y);
  return stepOf(net, optimizer, x, y);
}

// %%
const endsOf = (convex: boolean) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => fromStart(convex, seed));
const ends = { convex: endsOf(true), 'not convex': endsOf(false) };
show('3.10 starts', plot.box(ends, { yLabel: 'loss after 400 steps' }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// With one or two hidden layers 0.01 is no obstacle; with nine the loss stays at 0.682, the entropy of the two labels, which the
// last bias alone can reach: on its way down the gradient is multiplied by $0.01\sqrt{20} = 0.045$ a layer. And a convex loss has one minimum: all ten starts end at the same value. The
// net of three units ends at different ones: in some starts a unit too many stands on one side, and 400 steps do not bring it back.
//
// </details>

// %% [markdown]
// ## 3.11 There and back
//
// *Slides "Equivalent representations", "Neuron structure" and "Duality of fprop and bprop".*
//
// The same net, drawn twice: neuron by neuron, and layer by layer.

// %%
show('3.11 net', drawing([3, 4, 4, 2], { layers: ['x', 'h₁', 'h₂', 'y'] }));

// %% [markdown]
// Where a value goes forward to several units it is *copied*; coming back, their gradients are *added*. And a layer that multiplies
// by $W$ going up multiplies by $W^\top$ coming down: $\langle y, Wx\rangle = \langle W^\top y, x\rangle$ for all $x$ and $y$.
//
// **Predict:** $x$ goes to three units with weights 2, 3 and −1, whose sum is the output. What is $\partial L/\partial x$?

// %%
const predicted311 = NaN; // a number

// %%
manualSeed(0);
const [weight, input, output] = [randn([4, 3]), randn([3]), randn([4])].map((t) =>
  t.to('float64'),
);
const one = tensor(1, { requiresGrad: true });
one.mul(2).add(one.mul(3)).add(one.mul(-1)).backward();
const duality = [
  { what: 'y · (W x)', value: output.mul(weight.matmul(input)).sum().item() },
  { what: '(W^T y) · x', value: weight.T.matmul(output).mul(input).sum().item() },
  { what: '∂L/∂x of the copies', value: one.grad!.item() },
];
show('3.11 duality', plot.table(duality, { digits: 12 }), { predicted: predicted311 });

// %% [markdown]
// <details><summary>The answer to the prediction</summary>
//
// $2 + 3 - 1 = 4$, the sum of what comes back along the three copies.
//
// </details>

// %% [markdown]
// ## Summary
//
// | start | activations | gradients going back | verdict |
// |---|---|---|---|
// | 0.01 · randn, tanh | × 0.22 a layer | × 0.22 a layer | vanish |
// | 1.0 · randn, tanh | saturated, std 0.98 | × 3.5 a layer, ∂L/∂Z mostly 0 | saturate and explode |
// | Xavier, tanh | 0.63 → 0.23 in ten layers | × 0.88 a layer | good |
// | Xavier, ReLU | × 0.71 a layer | × 0.71 a layer | vanish slowly |
// | He, ReLU | stay at 0.83 | stay | good |
// | constant | any | the same for all units | one unit a layer |
//
// The scale of the first weights decides whether a deep net can start to learn; chance decides that its units become
// different ones.

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('3.1', { settled: 1 }));

// %% [markdown]
// **1.** The gain. Run `forward((w) => init.xavierNormal_(w, { gain: 5 / 3 }), 'tanh')`. Where does the standard deviation
// settle?

// %%
// your code
// const settled = …;
// check('3.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// Layer 1: 0.76. Layer 10: about 0.65.
//
// </details>
//
// <details><summary>Solution</summary>
//
// `forward((w) => init.xavierNormal_(w, { gain: 5 / 3 }), 'tanh').std` goes from 0.76 to about 0.65 and
// stays there: the larger weights make up for what $\tanh$ takes. `infinitelyWide(5 / 3 / Math.sqrt(500), 'tanh').std`
// says the same without a random number.
//
// </details>

// %% [markdown]
// **2.** A width of 100. How large must `std` be in `init.normal_` so that ReLU layers with 100 inputs keep their signal? Test it
// with `{ units: 100 }`.

// %%
// your code
// const std = …;
// check('3.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.141; with 0.01 instead, each layer multiplies by 0.07.
//
// </details>
//
// <details><summary>Solution</summary>
//
// $\sqrt{2/100} = 0.141$. With 0.01 instead, each layer would multiply by $\sqrt{\tfrac12 \cdot 100} \cdot 0.01 = 0.07$.
// `forward((w) => init.normal_(w, { std: 0.141 }), 'relu', { units: 100 }).std` wanders about 0.83, further than with 500 units.
//
// </details>

// %% [markdown]
// **3.** Leaky ReLU keeps $\alpha x$ of the negative side. Which variance keeps the mean square? Compute its standard deviation
// for $\alpha = 0.1$ and 500 inputs.

// %%
// your code
// const leaky = …;
// check('3.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.0629
//
// </details>
//
// <details><summary>Solution</summary>
//
// $\mathrm{E}[h^2] = \tfrac12(1 + \alpha^2)\,n\sigma^2\,\mathrm{E}[x^2]$, so $\sigma^2 = \dfrac{2}{(1 + \alpha^2)\,n}$. It is
// what `init.calculateGain('leakyRelu', { param: alpha })` gives, squared and divided by $n$.
//
// </details>

// %% [markdown]
// **4.** Run `back(forward((w) => init.normal_(w, { std: 0.01 }), 'relu'))`. What vanishes faster now than with tanh?

// %%
// your code
// const factor = …;
// check('3.4')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// The factor a layer is 0.158, for the activations and for $\partial L/\partial H$ alike.
//
// </details>
//
// <details><summary>Solution</summary>
//
// The factor is $0.01\sqrt{500/2} = 0.158$ in place of 0.2236, for the activations and for $\partial L/\partial H$ alike;
// the rms of $\partial L/\partial W$ is again the same in every layer, to within 20 %.
//
// </details>

// %% [markdown]
// **5.** *(The slides' quiz.)* Break the symmetry of `all 0.1` with as little as possible: add $10^{-6}$ to one weight of the first layer,
// and train 100 steps. How many different units has the first layer?

// %%
// your code
// const different = …;
// check('3.5')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 2
//
// </details>
//
// <details><summary>Solution</summary>
//
// `train((w, l) => { init.constant_(w, 0.1); if (l === 0) w.data[0] += 1e-6; return w; }, 100)`, and `units` of it, says `2, 1`:
// the unit whose weight was changed, and nineteen that are still copies of each other. The layer above has got equal gradients for
// all of its units, and has still one.
//
// </details>

// %% [markdown]
// ## Papers
//
// - X. Glorot, Y. Bengio: [Understanding the difficulty of training deep feedforward neural networks](https://proceedings.mlr.press/v9/glorot10a.html), 2010. Xavier's rule.
// - K. He, X. Zhang, S. Ren, J. Sun: [Delving deep into rectifiers](https://arxiv.org/abs/1502.01852), 2015. He's rule.
// - A. Saxe, J. McClelland, S. Ganguli: [Exact solutions to the nonlinear dynamics of learning in deep linear neural networks](https://arxiv.org/abs/1312.6120), 2013. Orthogonal weights with a gain.
// - D. Sussillo, L. Abbott: [Random walk initialization for training very deep feedforward networks](https://arxiv.org/abs/1412.6558), 2014.
// - P. Krähenbühl, C. Doersch, J. Donahue, T. Darrell: [Data-dependent initializations of convolutional neural networks](https://arxiv.org/abs/1511.06856), 2015.
// - D. Mishkin, J. Matas: [All you need is a good init](https://arxiv.org/abs/1511.06422), 2015.
//
// [The course](00-course.ipynb) · next: [4 Normalisation](04-normalization.ipynb)
