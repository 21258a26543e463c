// %% [markdown]
// # 4 Normalisation
//
// **After this lesson you can**
//
// - write batch normalisation and its gradient from scratch, and check both,
// - say what $\gamma$ and $\beta$ are for, and with which values the layer changes nothing,
// - tell batch, layer, instance and group norm apart by the axes over which each of them takes its mean,
// - measure what batch norm does for gradients, learning rates and bad starts, and what it costs in small batches,
// - say how far a gradient's promise holds: where curvature breaks it, and where the other layers do.
//
// *Lecture document F, "Batch Normalization" to "An innovation", and "A difficulty in training deep neural networks". Demos 4.1 to 4.9.* <span lang="fa" dir="rtl">نرمال‌سازی دسته‌ای</span>

// %% [markdown]
// ## The idea
//
// Lesson 3 chose first weights so that every layer has activations of the right size. Training changes the weights, and nobody keeps the
// size. Batch normalisation (Ioffe and Szegedy, 2015) keeps it by force: each unit's values over a minibatch of $m$ examples are brought to
// mean 0 and variance 1, and then scaled and shifted by two numbers that are learned:
//
// $$\mu = \frac1m \sum_i x_i \qquad \sigma^2 = \frac1m \sum_i (x_i - \mu)^2 \qquad
// \hat x_i = \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}} \qquad y_i = \gamma\,\hat x_i + \beta$$
//
// It stands after a linear layer or a convolution and before the non-linearity; it can normalise the inputs as well. All of it is
// differentiable, so the gradient goes *through* $\mu$ and $\sigma$.

// %%
import type { Tensor } from 'lectern';
import { data, functional, grad, gradcheck, hvp, init, manualSeed, nn } from 'lectern';
import { cat, noGrad, ones, optim, plot, randn, tensor, zeros } from 'lectern';
import { show } from 'lectern/lesson';
import { pow } from 'lectern/math';

const float64 = { dtype: 'float64' } as const;
const largest = (x: Tensor) => x.detach().abs().amax().item();
const digits3 = (x: number) => Number(x.toPrecision(3));

// %% [markdown]
// ## 4.1 Forward and backward, from scratch
//
// *F, the algorithm's box, and the slides with its shapes: $x$ is $N \times D$; $\mu$, $\sigma$, $\gamma$, $\beta$ have one number for each of $D$.*
//
// With $\hat g = \gamma\, \partial L/\partial y$ and means over the batch, the chain rule through $\mu$ and $\sigma$ gives
//
// $$\frac{\partial L}{\partial x_i} = \frac{1}{\sqrt{\sigma^2+\epsilon}} \Big( \hat g_i - \overline{\hat g} - \hat x_i\, \overline{\hat g \hat x} \Big)
// \qquad \frac{\partial L}{\partial \gamma} = \sum_i \frac{\partial L}{\partial y_i}\,\hat x_i \qquad
// \frac{\partial L}{\partial \beta} = \sum_i \frac{\partial L}{\partial y_i}$$

// %%
const columnMean = (x: Tensor) => x.mean({ dim: 0, keepdim: true });

/** Batch norm of x [N, D]: the output, and what the way back needs. */
function forward(x: Tensor, gamma: Tensor, beta: Tensor, eps = 1e-5) {
  const centred = x.sub(columnMean(x));
  const deviation = columnMean(centred.square()).add(eps).sqrt();
  const normal = centred.div(deviation);
  return { y: normal.mul(gamma).add(beta), normal, deviation };
}
// %%
/** The gradients of x, γ and β from that of y. */
function backward(
  dy: Tensor,
  gamma: Tensor,
  { normal, deviation }: ReturnType<typeof forward>,
) {
  const g = dy.mul(gamma);
  const along = normal.mul(columnMean(g.mul(normal))); // the part that would change the variance
  const dx = g.sub(columnMean(g)).sub(along).div(deviation);
  return { dx, dGamma: dy.mul(normal).sum(0), dBeta: dy.sum(0) };
}

// %%
manualSeed(0);
const x = randn([32, 6], float64).mul(3).add(2).requiresGrad_();
const gamma = randn([6], float64).requiresGrad_();
const beta = randn([6], float64).requiresGrad_();
const dy = randn([32, 6], float64); // from the layers above
const own = forward(x, gamma, beta);
const ownBack = backward(dy, gamma, own);
// %%
const options = { weight: gamma, bias: beta, training: true };
const layer = functional.batchNorm(x, options);
const [dx, dGamma, dBeta] = grad(layer.mul(dy).sum(), [x, gamma, beta]);
const off = (a: Tensor, b: Tensor) => (largest(a.sub(b)) / largest(b)).toPrecision(2);
const weighted = (...[a, b, c]: Tensor[]) => forward(a, b, c).y.mul(dy).sum();
const centredDifferences = gradcheck(weighted, [x, gamma, beta]);
show(
  '4.1 scratch',
  plot.table([
    { from: 'scratch', beside: 'the library: y', 'relative error': off(own.y, layer) },
    { from: 'scratch', beside: 'autograd: ∂L/∂x', 'relative error': off(ownBack.dx, dx) },
    {
      from: 'scratch',
      beside: 'autograd: ∂L/∂γ',
      'relative error': off(ownBack.dGamma, dGamma),
    },
    { from: 'scratch', beside: 'autograd: ∂L/∂β', 'relative error': off(ownBack.dBeta, dBeta) },
    {
      from: 'autograd',
      beside: 'centred differences, beyond their rounding',
      'relative error': centredDifferences.relativeError.toPrecision(2),
    },
  ]),
);

// %% [markdown]
// What comes out has mean $\beta$ and standard deviation $|\gamma|$, whatever went in. Six units whose inputs have sizes from 0.1 to 30 and
// lie far from 0, with $\gamma = 1$, $\beta = 0$:

// %%
const sizes = tensor([0.1, 0.3, 1, 3, 10, 30], float64);
manualSeed(1);
const anywhere = randn([64, 6], float64).add(3).mul(sizes);
const { normal } = forward(anywhere, ones([6], float64), zeros([6], float64), 0);
const variance = (x: Tensor) => columnMean(x.sub(columnMean(x)).square());
// %%
const inOut = [0, 1, 2, 3, 4, 5].map((unit) => ({
  unit: unit + 1,
  'mean, before': digits3(columnMean(anywhere).index(0, unit).item()),
  'variance, before': digits3(variance(anywhere).index(0, unit).item()),
  'mean, after': Number(columnMean(normal).index(0, unit).item().toFixed(9)) + 0,
  'variance, after': Number(variance(normal).index(0, unit).item().toFixed(9)),
}));
show('4.1 in and out', plot.table(inOut));

// %% [markdown]
// ### As the matrix slide prints it
//
// *F, "Batch normalization" with the design matrix $H$, one example a row: $\mu = \frac1m \sum_j H_{:,j}$, where "$\mu_j$ is the column
// mean".*
//
// $H_{:,j}$ is a column, and a sum over $j$ adds *units*. What comes out has a number for each example; the column means need
// $\mu = \frac1m \sum_i H_{i,:}$. (The slide's $\sigma$ has the same slip.) We run both.

// %%
manualSeed(2);
const design = randn([8, 4], float64).add(tensor([5, -5, 1, 0], float64)); // m = 8 examples, k = 4 units
const asPrinted = design.sum(1).div(8).reshape([8, 1]);
const overExamples = design.sum(0).div(8).reshape([1, 4]);
const leftOver = (mu: Tensor) => digits3(largest(columnMean(design.sub(mu))));
show(
  'errata matrix',
  plot.table([
    {
      sum: 'as printed, over units',
      'shape of μ': '8 × 1',
      'largest column mean left': leftOver(asPrinted),
    },
    {
      sum: 'over examples',
      'shape of μ': '1 × 4',
      'largest column mean left': leftOver(overExamples),
    },
  ]),
);

// %% [markdown]
// ## 4.2 γ and β can undo it
//
// *F: "the network can learn $\gamma = \sqrt{\operatorname{Var}[x]}$, $\beta = \mathrm{E}[x]$ to recover the identity mapping".*
//
// **Predict:** a unit's inputs have variance 1, and the layer $\epsilon = 10^{-5}$. With the slide's $\gamma$, how large is the relative error of
// the identity?

// %%
const predicted42 = NaN; // a number: the relative error

// %%
const epsilons = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
manualSeed(3);
const raw = randn([1000, 1], float64);
const unit = raw.sub(columnMean(raw)).div(variance(raw).sqrt()); // mean 0, variance 1
const fresh = randn([1000, 1], float64); // from the same source, changed in the same way
const nextBatch = fresh.sub(columnMean(raw)).div(variance(raw).sqrt());
/** How far the layer is from the identity, in relation to what goes in. */
const fromIdentity = (eps: number, square: number, batch = unit) => {
  const { y } = forward(batch, tensor([Math.sqrt(square)], float64), columnMean(unit), eps);
  return largest(y.sub(batch)) / largest(batch);
};
// %%
const identity = {
  'γ = √Var, as on the slide': epsilons.map((eps) => fromIdentity(eps, 1)),
  'γ = √(Var + ε)': epsilons.map((eps) => Math.max(fromIdentity(eps, 1 + eps), 1e-17)),
  'the same γ, next batch': epsilons.map((eps) => fromIdentity(eps, 1 + eps, nextBatch)),
};
const logarithmic = { xScale: 'log', yScale: 'log' } as const;
const axes42 = { ...logarithmic, x: epsilons, xLabel: 'ε', yLabel: 'relative error' };
show('4.2 identity', plot.line(identity, axes42), { predicted: predicted42 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $\epsilon / (2 \operatorname{Var})$, here $5 \cdot 10^{-6}$: $\sqrt{\operatorname{Var}}/\sqrt{\operatorname{Var} + \epsilon} \approx 1 - \epsilon/(2\operatorname{Var})$. With
// $\gamma = \sqrt{\operatorname{Var} + \epsilon}$ only rounding is left. And it is the identity for *this* batch only: the next thousand examples have another mean
// and variance, and are off by 3 % of the largest.
//
// </details>

// %% [markdown]
// ### First question to the class: why add γ and β again?
//
// *F, "An innovation": the layer was to fix mean and variance, and now they are free again.*
//
// A top unit is to have mean 2 and standard deviation 3, and the loss is the sum of its squared distances from both. Below it lie five tanh
// layers of 20 units. Without batch norm all of their weights have to find it. With it, and everything below frozen, $\gamma$ and $\beta$ alone
// have to. Each way has a rate that suits it: 0.05 for all weights (from 0.2 on they diverge), 0.25 for $\gamma$ and $\beta$.
//
// **Predict:** which of the two comes to a loss below 0.001 in fewer steps?

// %%
const predicted42why = ''; // 'all weights' or 'γ and β'

// %%
const missing = (y: Tensor) => {
  const mean = y.mean();
  const spread = y.sub(mean).square().mean().sqrt();
  return mean.sub(2).square().add(spread.sub(3).square());
};
const below = () =>
  Array.from({ length: 5 }, () => new nn.Linear(20, 20)).flatMap((linear) => [
    linear,
    new nn.Tanh(),
  ]);
// %%
/** The loss at each step of gradient descent on some parameters. */
function reach(
  forwardOf: () => Tensor,
  parameters: Tensor[],
  lr: number,
  steps = 20,
): number[] {
  const sgd = new optim.SGD(parameters, { lr });
  return Array.from({ length: steps }, () => {
    const loss = missing(forwardOf());
    sgd.zeroGrad();
    loss.backward();
    sgd.step();
    return loss.item();
  });
}
// %%
manualSeed(4);
const inputs = randn([256, 20]);
const [plain, frozen] = [0, 1].map(() => {
  manualSeed(5);
  return new nn.Sequential(...below(), new nn.Linear(20, 1));
});
const top = new nn.BatchNorm1d(1);
const ways = {
  'all weights': reach(() => plain.forward(inputs), [...plain.parameters()], 0.05),
  'γ and β': reach(
    () => top.forward(frozen.forward(inputs).detach()),
    [...top.parameters()],
    0.25,
  ),
};
const axes42why = { yScale: 'log', xLabel: 'step', yLabel: 'loss' } as const;
show('4.2 why', plot.line(ways, axes42why), { predicted: predicted42why });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $\gamma$ and $\beta$, in 7 steps against 11. Their loss is $(\beta - 2)^2 + (\gamma - 3)^2$, a round bowl, in which a rate of 0.25 halves the distance at each
// step, wherever one starts. (It is the rate that they bear: at 0.05 they would need 44 steps.) Through the weights mean and spread hang on all six layers at once: nothing much happens for seven steps, then nearly everything in
// two. So the two numbers do not bring back what was taken away: the *set* of functions is nearly the same as without batch norm, and the way through it is
// another.
//
// </details>

// %% [markdown]
// ### Second question to the class: do we want unit Gaussians before a tanh?
//
// *F, "Problem: do we necessarily want a zero-mean unit-variance input?"*
//
// Between −1 and 1 a tanh is nearly a straight line. How much of $\tanh(\gamma z)$, for standard normal $z$, is explained by the best
// straight line?
//
// **Predict:** the share of the variance that a straight line explains at $\gamma = 1$.

// %%
const predicted42tanh = NaN; // a number between 0 and 1

// %%
const z = tensor(
  Array.from({ length: 4001 }, (_, i) => (i - 2000) / 250),
  float64,
);
const density = z.square().mul(-0.5).exp();
const expected = (values: Tensor) => values.mul(density).sum().div(density.sum()).item();
const straight = (scale: number) => {
  const h = z.mul(scale).tanh();
  const along = expected(h.mul(z)); // z has variance 1
  return (along * along) / expected(h.square());
};
// %%
const scales = [0.1, 0.2, 0.5, 1, 2, 3, 5, 10];
const axes42tanh = { x: scales, xScale: 'log', xLabel: 'γ', yLabel: 'share' } as const;
const shares = plot.line({ straight: scales.map(straight) }, { ...axes42tanh, vlines: 1 });
show('4.2 tanh', shares, { predicted: predicted42tanh });

// %% [markdown]
// A net of such units can do little more than a straight line. Two moons, which no line parts; two layers of 16 tanh units with batch norm,
// $\gamma$ held at one value or learned from 1 on; the training loss at each of 600 steps, the median of five starts.

// %%
/** The loss at each step, with all examples in each. */
function descend(
  net: nn.Module,
  { x, y }: { x: Tensor; y: Tensor },
  by: optim.Optimizer,
  steps: number,
) {
  return Array.from({ length: steps }, () => {
    const loss = functional.crossEntropy(net.forward(x), y);
    by.zeroGrad();
    loss.backward();
    by.step();
    return loss.item();
  });
}
// %%
const moons = data.makeMoons(400, { noise: 0.1, randomState: 0 });
function moonLosses(scale: number, learned: boolean, seed: number): number[] {
  manualSeed(seed);
  const norms = [new nn.BatchNorm1d(16), new nn.BatchNorm1d(16)];
  for (const { weight } of norms) noGrad(() => weight!.fill_(scale));
  const net = new nn.Sequential(
    ...[new nn.Linear(2, 16), norms[0], new nn.Tanh()],
    ...[new nn.Linear(16, 16), norms[1], new nn.Tanh(), new nn.Linear(16, 2)],
  );
  const held = new Set<Tensor>(learned ? [] : norms.map(({ weight }) => weight!));
  const sgd = new optim.SGD(
    [...net.parameters()].filter((p) => !held.has(p)),
    { lr: 0.3 },
  );
  return descend(net, moons, sgd, 600);
}
// %%
const starts = [0, 1, 2, 3, 4];
const median = (runs: number[][]) =>
  runs[0].map((_, t) => runs.map((run) => run[t]).sort((a, b) => a - b)[2]);
const losses42 = (scale: number, learned: boolean) =>
  median(starts.map((seed) => moonLosses(scale, learned, seed)));
const held = [0.1, 0.3, 1, 2].map((scale) => [`γ = ${scale}`, losses42(scale, false)]);
const moonCurves = Object.fromEntries([...held, ['γ learned', losses42(1, true)]]);
const axes42moons = { yScale: 'log', xLabel: 'step', yLabel: 'training loss' } as const;
show('4.2 moons', plot.line(moonCurves, axes42moons));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// At $\gamma = 1$ a straight line explains 93 %, so a net of tanh units at this scale bends little; at 0.1 it is 99.99 %, and at 10 the tanh is a
// switch of which a line explains 69 %. The moons show it: with $\gamma$ held at 0.1 or 0.3 the loss is still near 0.26 after 600 steps, which is what a straight line
// reaches. Held at 2 it becomes as low as with a learned $\gamma$, but later: after 150 steps the learned one is at 0.013, and each held one above 0.15. So no, not
// always: unit Gaussians are a good *place to start from*, and with $\gamma$ and $\beta$ each unit can leave them.
//
// </details>

// %% [markdown]
// ### It never acts to change only the mean or the scale
//
// *4.2b. F, "Why is this good?": the update never acts only to increase the mean or the standard deviation of a unit. Earlier approaches added
// penalties to the cost, so that units would have standard outputs.*
//
// Add a number to all inputs of a unit, or multiply them: the output stays. So the gradient has no part in these two directions:
//
// $$\sum_i \frac{\partial L}{\partial x_i} = 0 \qquad\qquad \sum_i (x_i - \mu) \frac{\partial L}{\partial x_i} =
// \frac{\gamma\,\epsilon}{(\sigma^2 + \epsilon)^{3/2}} \sum_i \frac{\partial L}{\partial y_i} (x_i - \mu),$$
//
// and the right side is 0 for $\epsilon = 0$.
//
// **Predict:** the layers above send a gradient of 1 to each of 32 examples. What is $\partial L/\partial x$ of the first?

// %%
const predicted42b = NaN; // a number

// %%
function directions(eps: number) {
  const centred = x.sub(columnMean(x)).detach();
  const { dx } = backward(dy, gamma, forward(x, gamma, beta, eps));
  const size = centred.abs().mul(dx.abs()).sum(0);
  const spread = variance(x).add(eps);
  const predicted = dy.mul(centred).sum(0).mul(gamma).mul(eps).div(spread.mul(spread.sqrt()));
  return {
    ε: eps === 0 ? '0' : eps.toExponential(0),
    'Σ ∂L/∂x': largest(dx.sum(0)).toExponential(1),
    'Σ (x − μ) ∂L/∂x,\nrelative': largest(centred.mul(dx).sum(0).div(size)).toExponential(1),
    'as the formula\nsays, relative': largest(predicted.div(size)).toExponential(1),
    'largest\n|∂L/∂x|': largest(dx).toExponential(1),
  };
}
// %%
const allOnes = backward(ones([32, 6], float64), gamma, own).dx;
const sizeOfOnes = { 'largest\n|∂L/∂x|': largest(allOnes).toExponential(1) };
const first = { ε: '1e-5, gradient 1 for all', ...sizeOfOnes };
const identities = [0, 1e-5, 1e-2].map(directions);
show('4.2b identities', plot.table([...identities, first]), { predicted: predicted42b });

// %% [markdown]
// The older way: a penalty $\lambda\,(\mu^2 + (\sigma - 1)^2)$ for each unit, added to the loss. A layer of 16 units learns the moons, from weights that
// are far too large. The mean of the units' standard deviations, step by step, and the loss without the penalty at the end:

// %%
/** At each step: the mean standard deviation of the hidden units, and the loss. */
function penalised(lambda: number): { spread: number; loss: number }[] {
  manualSeed(6);
  const [hidden, out] = [new nn.Linear(2, 16), new nn.Linear(16, 2)];
  noGrad(() => hidden.weight.mul_(15));
  const sgd = new optim.SGD([...hidden.parameters(), ...out.parameters()], { lr: 0.1 });
  return Array.from({ length: 100 }, () => {
    const h = hidden.forward(moons.x);
    const spread = variance(h).add(1e-12).sqrt();
    const penalty = columnMean(h).square().add(spread.sub(1).square()).sum();
    const loss = functional.crossEntropy(out.forward(h.tanh()), moons.y);
    sgd.zeroGrad();
    loss.add(penalty.mul(lambda)).backward();
    sgd.step();
    return { spread: spread.mean().item(), loss: loss.item() };
  });
}
// %%
const penalties = [0, 0.01, 0.1, 1].map(
  (lambda) => [lambda === 0 ? 'no penalty' : `λ = ${lambda}`, penalised(lambda)] as const,
);
const spreads = Object.fromEntries(
  penalties.map(([name, run]) => [name, run.map(({ spread }) => spread)]),
);
const axes42b = { xLabel: 'step', yLabel: 'σ of the units', hlines: { 'batch norm': 1 } };
show('4.2b penalty', plot.line(spreads, axes42b));

// %%
const afterPenalty = penalties.map(([penalty, run]) => ({
  penalty,
  'σ at step 100': run.at(-1)!.spread.toFixed(2),
  'loss at step 100': run.at(-1)!.loss.toFixed(3),
}));
show('4.2b losses', plot.table(afterPenalty));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 0, up to rounding: raising all outputs alike would only raise the mean, and $\beta$ takes care of that. A penalty only *pulls*: with $\lambda = 0.01$
// the units are still far from 1 after a hundred steps; with $\lambda = 1$ they are nearly there, but the loss is 0.300, where it is 0.277 with 0.1. Batch norm has
// them at 1 from the first step on, and no $\lambda$ to choose.
//
// </details>

// %% [markdown]
// ## 4.3 When the batch is gone
//
// *F, "Test time": a fixed mean and variance from training, for example running averages.*
//
// After training a single example must have an answer, and that must not depend on its neighbours. So each batch moves two running values,
// $\mu_{\text{run}} \leftarrow 0.9\,\mu_{\text{run}} + 0.1\,\mu$, and $\sigma^2_{\text{run}}$ likewise (from the variance with $m - 1$); in evaluation
// the layer uses these.
//
// **Predict:** the inputs have mean 5. They start from 0: what is the running mean after 10 batches?

// %%
const predicted43 = NaN; // a number

// %%
manualSeed(7);
const norm = new nn.BatchNorm1d(1);
const steps = Array.from({ length: 61 }, (_, t) => t);
const running = steps.map((t) => {
  if (t > 0) norm.forward(randn([256, 1]).mul(2).add(5)); // mean 5, variance 4
  return { mean: norm.runningMean.item(), variance: norm.runningVar.item() };
});
// %%
const soFar = {
  'running mean': running.map(({ mean }) => mean),
  'running variance': running.map(({ variance }) => variance),
  '5 (1 − 0.9ᵗ)': steps.map((t) => 5 * (1 - pow(0.9, t))),
};
const axes43 = { x: steps, xLabel: 'batches seen', yLabel: 'value' };
show('4.3 running', plot.line(soFar, axes43), { predicted: predicted43 });

// %%
const batch = randn([256, 1]).mul(2).add(5);
const one = batch.narrow(0, 0, 1);
const alone = (module: nn.Module) => {
  try {
    return String(digits3(module.forward(one).item()));
  } catch {
    return 'an error: no variance';
  }
};
const modes = [true, false].map((training) => {
  norm.train(training);
  const y = training ? functional.batchNorm(batch, { training }) : norm.forward(batch);
  return {
    mode: training ? 'training' : 'evaluation',
    'first, in its batch': digits3(y.index(0, 0).item()),
    'first, alone': alone(norm),
    'batch mean': Number(y.mean().item().toFixed(2)) + 0,
    'batch std': Number(y.std({ correction: 0 }).item().toFixed(2)),
  };
});
show('4.3 modes', plot.table(modes));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $5\,(1 - 0.9^{10}) = 3.26$; within one per cent it is from the 44th batch on. Who evaluates after a few batches evaluates with half-empty averages. In
// training the batch has mean 0 and deviation 1 exactly, in evaluation nearly; and a batch of one, which has no variance, works in evaluation only.
//
// </details>

// %% [markdown]
// ## 4.4 Other axes
//
// *F: batch norm for convolutional nets, layer norm ("same behaviour at train and test", "can be used in recurrent networks"), instance norm,
// group norm.*
//
// They differ in what they average over. Of images $N \times C \times H \times W$:

// %%
manualSeed(8);
const [N, C, H, W, G] = [4, 6, 5, 5, 3];
const images = randn([N, C, H, W], float64).mul(2).add(1);
const standard = (x: Tensor, dim: number[]) => {
  const centred = x.sub(x.mean({ dim, keepdim: true }));
  return centred.div(centred.square().mean({ dim, keepdim: true }).add(1e-5).sqrt());
};
const grouped = images.reshape([N, G, C / G, H, W]);
const averaged = (x: Tensor, dim: number[]) => x.mean({ dim, keepdim: true }).shape.join(' × ');
const asOne = functional.groupNorm(images, G);
// %%
const kinds = [
  {
    norm: 'batch',
    'averages over': 'N, H, W',
    'shape of μ, σ': averaged(images, [0, 2, 3]),
    'from scratch, off by': off(
      standard(images, [0, 2, 3]),
      functional.batchNorm(images, { training: true }),
    ),
  },
  {
    norm: 'layer',
    'averages over': 'C, H, W',
    'shape of μ, σ': averaged(images, [1, 2, 3]),
    'from scratch, off by': off(
      standard(images, [1, 2, 3]),
      functional.layerNorm(images, [C, H, W]),
    ),
  },
  {
    norm: 'instance',
    'averages over': 'H, W',
    'shape of μ, σ': averaged(images, [2, 3]),
    'from scratch, off by': off(standard(images, [2, 3]), functional.instanceNorm(images)),
  },
  {
    norm: `group, G = ${G}`,
    'averages over': 'C/G, H, W',
    'shape of μ, σ': [N, G, 1, 1].join(' × '),
    'from scratch, off by': off(standard(grouped, [2, 3, 4]).reshape([N, C, H, W]), asOne),
  },
];
// %% [markdown]
// **Predict:** group norm with as many groups as channels is which of the others?

// %%
const predicted44 = ''; // 'batch', 'layer' or 'instance'

// %%
show('4.4 axes', plot.table(kinds), { predicted: predicted44 });

// %% [markdown]
// "Same behaviour at train and test": how far does the output of the first image move among other images, and how far in evaluation, after a
// hundred batches?

// %%
const pictures = images.to('float32');
const more = (n: number) => randn([n, C, H, W]).mul(2).add(1); // from the same source
const amongOthers = cat([pictures.narrow(0, 0, 1), more(N - 1)]);
const modules = {
  batch: new nn.BatchNorm2d(C),
  layer: new nn.LayerNorm([C, H, W]),
  instance: new nn.InstanceNorm2d(C),
  [`group, G = ${G}`]: new nn.GroupNorm(G, C),
};
const behaviour = Object.entries(modules).map(([norm, module]) => {
  const firstOf = (batch: Tensor) => module.forward(batch).narrow(0, 0, 1).detach();
  const trained = firstOf(pictures);
  const moved = (other: Tensor) => digits3(largest(other.sub(trained)));
  const beside = moved(firstOf(amongOthers));
  for (let i = 0; i < 100; i++) module.forward(more(N));
  module.eval();
  return { norm, 'among other images': beside, 'in evaluation': moved(firstOf(pictures)) };
});
show('4.4 train and test', plot.table(behaviour));

// %%
const withGroups = (groups: number) => functional.groupNorm(images, groups);
const asLayer = functional.layerNorm(images, [C, H, W]);
const asInstance = functional.instanceNorm(images);
const asBatch = functional.batchNorm(images, { training: true });
const apart = (groups: number, other: Tensor) =>
  largest(withGroups(groups).sub(other)).toExponential(1);
show(
  '4.4 groups',
  plot.table(
    [1, G, C].map((groups) => ({
      'group norm': `G = ${groups}`,
      'distance from layer norm': apart(groups, asLayer),
      'distance from instance norm': apart(groups, asInstance),
      'distance from batch norm': apart(groups, asBatch),
    })),
  ),
);

// %% [markdown]
// In a recurrent net, where one matrix is applied again and again and sequences have any length, batch norm would need averages for each
// place. Layer norm needs nothing but the state. 60 steps of $h \leftarrow \tanh(W h)$ with $W$ of size $s/\sqrt n$, with and without it; the
// root mean square of the gradient that arrives at $h_t$, when each number of $h_{60}$ gets a gradient of 1:

// %%
const length = 60;
function wayBack(size: number, normed: boolean): number[] {
  manualSeed(9);
  const recurrent = randn([64, 64], float64).mul(size / 8);
  const states = [randn([16, 64], float64).requiresGrad_()];
  for (let t = 0; t < length; t++) {
    const sum = states[t].matmul(recurrent);
    states.push((normed ? functional.layerNorm(sum, [64], { eps: 0 }) : sum).tanh());
  }
  const gradients = grad(states[length].sum(), states.slice(0, length));
  return gradients.map((g) => g!.square().mean().sqrt().item());
}
// %%
const times = { x: Array.from({ length: length }, (_, t) => t), xLabel: 'time t' };
const backInTime = Object.fromEntries(
  [0.5, 1, 3].flatMap((size) => [
    [`s = ${size}`, wayBack(size, false)],
    [`s = ${size}, layer norm`, wayBack(size, true)],
  ]),
);
show(
  '4.4 recurrent',
  plot.line(backInTime, { ...times, yScale: 'log', yLabel: 'rms of the gradient' }),
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Instance norm; and with one group it is layer norm. Only batch norm looks at other examples, so only batch norm needs running averages and behaves
// differently at test time. In the recurrent net the way back depends on $s$ without layer norm: at 0.5 the gradient is gone after a few steps, at 3 it explodes.
// With it all three sizes give the *same* line, to rounding: layer norm takes the size of $W$ away. It does not make that line flat: over the 60 steps the gradient
// still grows a hundredfold.
//
// </details>

// %% [markdown]
// ## 4.5 Decorrelated batch norm
//
// *F: batch norm "cannot correct for correlations among the input features"; decorrelated batch norm whitens, $\hat x_i =
// \Sigma^{-1/2} (x_i - \mu)$ (Huang et al., 2018).*
//
// **Predict:** two features with correlation 0.9. What is their correlation after ordinary batch norm?

// %%
const predicted45 = NaN; // a number

// %%
manualSeed(10);
const mixing = tensor(
  [
    [2, 0],
    [0.9, Math.sqrt(0.19)],
  ],
  float64,
);
const correlated = randn([400, 2], float64)
  .matmul(mixing.T)
  .add(tensor([3, 1], float64));
const clouds = {
  before: correlated,
  'batch norm': functional.batchNorm(correlated, { training: true, eps: 0 }),
  decorrelated: functional.decorrelatedBatchNorm(correlated, { training: true, eps: 0 }),
};
// %%
const panels = Object.entries(clouds).map(([title, cloud]) =>
  plot.scatter(cloud.detach(), {
    title,
    width: 220,
    height: 118,
  }),
);
show('4.5 clouds', plot.hconcat(panels, { shareX: true, shareY: true }));

// %%
const covariances = Object.entries(clouds).map(([cloud, x]) => {
  const centred = x.detach().sub(columnMean(x.detach()));
  const sigma = centred.T.matmul(centred).div(400).tolist() as number[][];
  const correlation = sigma[0][1] / Math.sqrt(sigma[0][0] * sigma[1][1]);
  const [a, b, c] = [sigma[0][0], sigma[1][1], sigma[0][1]].map(
    (v) => Number(v.toFixed(6)) + 0,
  );
  return {
    cloud,
    'Var(x₁)': a,
    'Var(x₂)': b,
    'Cov(x₁, x₂)': c,
    correlation: Number(correlation.toFixed(6)) + 0,
  };
});
show('4.5 covariances', plot.table(covariances), { predicted: predicted45 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The same: shifting and scaling do not change a correlation (0.89 in this sample). $\Sigma^{-1/2}$ makes the covariance the identity, with as little
// turning as possible (ZCA, as in lesson 2).
//
// </details>

// %% [markdown]
// ## 4.6 What it is good for
//
// *F lists four benefits: better gradient flow, higher learning rates, less dependence on the start, and a kind of regularisation.*
//
// ### Gradient flow, and the start
//
// Ten ReLU layers of 64 units with weights of size $s\sqrt{2/n}$, where $s = 1$ is He's. The root mean square of $\partial L/\partial W$ in each layer, for
// random numbers as the gradient from above, with and without batch norm.
//
// **Predict:** $s = 0.3$, without batch norm. By what factor are the gradients of all layers smaller than with $s = 1$? (They are products of nine
// other layers.)

// %%
const predicted46 = NaN; // a number: rms at s = 1 over rms at s = 0.3, in layer 1

// %%
const depth = 10;
function deepNet(size: number, normed: boolean): { net: nn.Sequential; linears: nn.Linear[] } {
  const linears = Array.from({ length: depth }, () => new nn.Linear(64, 64, { bias: false }));
  for (const { weight } of linears) noGrad(() => init.kaimingNormal_(weight).mul_(size));
  const layers = linears.flatMap((linear) => [
    linear,
    ...(normed ? [new nn.BatchNorm1d(64)] : []),
    new nn.ReLU(),
  ]);
  return { net: new nn.Sequential(...layers), linears: linears };
}
// %%
function gradientSizes(size: number, normed: boolean): number[] {
  manualSeed(11);
  const { net, linears } = deepNet(size, normed);
  const above = randn([256, 64]);
  net
    .forward(randn([256, 64]))
    .mul(above)
    .mean()
    .backward();
  return linears.map(({ weight }) => weight.grad!.square().mean().sqrt().item());
}
const flow = Object.fromEntries(
  [0.3, 1, 3].flatMap((size) => [
    [`s = ${size}`, gradientSizes(size, false)],
    [`s = ${size}, batch norm`, gradientSizes(size, true)],
  ]),
);
const layerAxis = { x: Array.from({ length: depth }, (_, i) => i + 1), xLabel: 'layer' };
const axes46 = { ...layerAxis, yScale: 'log', yLabel: 'rms of ∂L/∂W' } as const;
show('4.6 gradients', plot.line(flow, axes46), { predicted: predicted46 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $0.3^9$: fifty thousand. Without batch norm every layer's gradient carries the sizes of all *other* layers; ReLU hands a factor straight through, so the lines
// are parallel. With it the lines of the three starts have the same shape, and lie apart only by $1/s$, the size of the layer's own weights: a layer ten times as
// large gets a gradient ten times as small, and turns all the more slowly. (Batch norm does not make them equal from layer to layer: from layer 10 to layer 1 they
// grow six times. He's start alone keeps them within a factor of 1.8.)
//
// </details>

// %% [markdown]
// ### Higher rates, and worse starts
//
// A net of five layers learns 400 images of ten digits, 40 steps with all of them, for each of five starts and six rates.
//
// **Predict:** of the 30 pairs, with how many does the net *with* batch norm reach a loss below 0.5? (Without: with none.)

// %%
const predicted46grid = NaN; // a number from 0 to 30

// %%
const digits = data.loadDigits();
const some = { x: digits.x.narrow(0, 0, 400).div(16), y: digits.y.narrow(0, 0, 400) };
type Place = 'none' | 'before' | 'after'; // of batch norm, beside the ReLU
function digitNet(size: number, place: Place): nn.Sequential {
  const widths = [64, 32, 32, 32, 32];
  const hidden = widths.slice(1).flatMap((to, i) => {
    const linear = new nn.Linear(widths[i], to);
    noGrad(() => init.kaimingNormal_(linear.weight).mul_(size));
    const [norm, relu] = [new nn.BatchNorm1d(to), new nn.ReLU()];
    if (place === 'none') return [linear, relu];
    return place === 'before' ? [linear, norm, relu] : [linear, relu, norm];
  });
  return new nn.Sequential(...hidden, new nn.Linear(32, 10));
}
// %%
const [startSizes, rates] = [
  [0.1, 0.3, 1, 3, 10],
  [0.01, 0.03, 0.1, 0.3, 1, 3],
];
const grid = (place: Place) =>
  startSizes.map((size) =>
    rates.map((lr) => {
      manualSeed(12);
      const net = digitNet(size, place);
      const loss = descend(net, some, new optim.SGD(net.parameters(), { lr }), 40).at(-1)!;
      return Number.isFinite(loss) ? Math.min(loss, 3) : 3; // diverged: as bad as it gets
    }),
  );
const [without, withNorm] = [grid('none'), grid('before')];
// %%
const gridAxes = {
  xLabel: 'learning rate',
  yLabel: 'size of the start, s',
  range: [0, 2.4] as const,
};
const grids = Object.entries({
  'without batch norm': without,
  'with batch norm': withNorm,
}).map(([title, values]) =>
  plot.heatmap(values, {
    ...gridAxes,
    title,
    x: rates.map(String),
    y: startSizes.map(String),
    width: 250,
  }),
);
show('4.6 grid', plot.hconcat(grids), { predicted: predicted46grid });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// With 17, and with every start. Without batch norm the best of all pairs is at 0.88 after 40 steps (longer runs get further, the good ones first); starts of a tenth
// of He's size stay at guessing, $\ln 10 = 2.30$, at every rate, and those of ten times it diverge at all rates but the lowest (3 stands for that). With it, even the rate of 3 is fine for all five starts. Small starts learn soonest, as the
// gradient of a layer grows as its weights shrink: the size of the start has become a learning rate. At rates that are too low for that size batch norm is no help either.
//
// </details>

// %% [markdown]
// ### Noise
//
// In training an example's value depends on who else is in its batch. An example whose value is 1 is put into 400 batches of $B$, whose other values are standard
// normal. How far does its normalised value scatter?
//
// **Predict:** from batches of 8 to batches of 128, by what factor does the scatter fall?

// %%
const predicted46noise = NaN; // a number

// %%
manualSeed(13);
const batchSizes = [4, 8, 16, 32, 64, 128, 256];
function scatter(size: number): number {
  const values = Array.from({ length: 400 }, () => {
    const others = randn([size - 1], float64); // new ones from the same source
    const all = [1, ...(others.tolist() as number[])]; // the example has the value 1
    const mean = all.reduce((sum, v) => sum + v, 0) / size;
    const square = all.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / size;
    return (1 - mean) / Math.sqrt(square + 1e-5);
  });
  const mean = values.reduce((sum, v) => sum + v, 0) / 400;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / 400);
}
// %%
const noise = {
  measured: batchSizes.map(scatter),
  '√(1.5/B)': batchSizes.map((size) => Math.sqrt(1.5 / size)),
};
const axes46noise = {
  ...logarithmic,
  x: batchSizes,
  xLabel: 'batch size B',
  yLabel: 'scatter',
};
show('4.6 noise', plot.line(noise, axes46noise), { predicted: predicted46noise });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// By about $\sqrt{16} = 4$. The batch's mean scatters by $1/\sqrt B$, its deviation by $1/\sqrt{2B}$, and for a value of 1 the two add up to
// $\sqrt{1 + \frac12}/\sqrt B$. This noise is the slide's "regularization in a funny way": the net cannot rely on exact values. In large batches it is gone, and in tiny ones it
// is too much: a reason for group norm there. Lesson 13 measures what it does to the gap between training and test.
//
// </details>

// %% [markdown]
// ### Before or after the non-linearity?
//
// *F: "usually inserted after fully connected or convolutional layers, and before nonlinearity".*
//
// The digits again, from He's start at a rate of 0.3, batch norm before or after each ReLU; the loss after 40 steps, of ten seeds.

// %%
function placed(place: Place, seed: number): number {
  manualSeed(seed);
  const net = digitNet(1, place);
  return descend(net, some, new optim.SGD(net.parameters(), { lr: 0.3 }), 40).at(-1)!;
}
const tenSeeds = Array.from({ length: 10 }, (_, seed) => seed);
const places = {
  'before ReLU': tenSeeds.map((seed) => placed('before', seed)),
  'after ReLU': tenSeeds.map((seed) => placed('after', seed)),
};
show('4.6 placement', plot.box(places, { yLabel: 'training loss' }));

// %% [markdown]
// Both train. The slide's "usually" is a custom: in all of these ten seeds the place after the ReLU, where the next layer gets what is normalised, has the lower loss, about
// half of the other. That is one small net with one rate; what is kept in either place is that the scale does not wander.

// %% [markdown]
// ## 4.7 What a gradient promises: curvature
//
// *F, "A difficulty in training deep neural networks", "Intuition".*
//
// A step $-\varepsilon g$ promises to lower the loss by $\varepsilon\, g^\top g$. The second order corrects that:
//
// $$J(\theta - \varepsilon g) \approx J(\theta) - \varepsilon\, g^\top g + \tfrac12 \varepsilon^2 g^\top H g, \qquad
// \varepsilon^* = \frac{g^\top g}{g^\top H g}$$
//
// The slide prints the last term without $\varepsilon^2$, and names $\varepsilon^* = g^\top g$ as the best rate for zero curvature. $g^\top H g$ needs no Hessian:
// `hvp` gives $Hg$ for the price of two gradients. A net of two tanh layers on the moons:

// %%
manualSeed(14);
const theta = randn([2 * 8 + 8 * 2], float64).mul(0.7);
const [moonX, moonY] = [moons.x.to('float64'), moons.y];
const cost = (theta: Tensor) => {
  const [first, second] = [
    theta.narrow(0, 0, 16).reshape([2, 8]),
    theta.narrow(0, 16, 16).reshape([8, 2]),
  ];
  return functional.crossEntropy(moonX.matmul(first).tanh().matmul(second), moonY);
};
const at = theta.detach().requiresGrad_();
const [g] = grad(cost(at), [at]);
const [value, product] = hvp(cost, theta, g!);
const [J0, gg, gHg] = [value.item(), g!.square().sum().item(), g!.mul(product).sum().item()];

// %% [markdown]
// **Predict:** from which multiple of $\varepsilon^*$ on does the second-order estimate say that the step goes uphill?

// %%
const predicted47 = NaN; // a number: ε/ε*

// %%
const best = gg / gHg;
const multiples = Array.from({ length: 61 }, (_, i) => i / 20); // 0 … 3
const along = (theta: Tensor, g: Tensor, ε: number) => cost(theta.sub(g.mul(ε))).item();
const curves = {
  true: multiples.map((m) => along(theta, g!, m * best)),
  'second order': multiples.map((m) => J0 - m * best * gg + 0.5 * m * best * m * best * gHg),
  'first order': multiples.map((m) => J0 - m * best * gg),
};
const axes47 = { x: multiples, xLabel: 'ε/ε*', yLabel: 'J', hlines: { 'before the step': J0 } };
show('4.7 Taylor', plot.line(curves, axes47), { predicted: predicted47 });

// %% [markdown]
// The other two cases of the slide: $g^\top H g = 0$, "J will decrease for even large $\epsilon$", and negative curvature. Three quadratics $\frac12 \theta^\top H \theta$ from
// $\theta = (1, 1)$:

// %%
const cases: { [name: string]: [number, number] } = {
  'H = diag(1, 3)': [1, 3],
  'H = diag(1, −1)': [1, -1], // gᵀHg = 1 − 1 = 0
  'H = diag(−1, −2)': [-1, -2],
};
const rates47 = Array.from({ length: 41 }, (_, i) => i / 40); // 0 … 1
const quadratic = ([a, b]: [number, number]) =>
  rates47.map((ε) => 0.5 * (a * pow(1 - ε * a, 2) + b * pow(1 - ε * b, 2)) - 0.5 * (a + b));
const changes = Object.fromEntries(
  Object.entries(cases).map(([name, H]) => [name, quadratic(H)]),
);
show(
  '4.7 curvature',
  plot.line(changes, { x: rates47, xLabel: 'ε', yLabel: 'change of J', hlines: 0 }),
);

// %%
const J = (ε: number) => 0.5 * (pow(1 - ε, 2) + 10 * pow(1 - 10 * ε, 2)); // H = diag(1, 10)
const [gg10, gHg10] = [1 + 100, 1 + 1000];
const printed = (ε: number) => 5.5 - ε * gg10 + 0.5 * gHg10;
const second = (ε: number) => 5.5 - ε * gg10 + 0.5 * ε * ε * gHg10;
const taylor = [
  ['a small rate', 0.01],
  ['ε* = gᵀg / gᵀHg', gg10 / gHg10],
  ['2 ε*', (2 * gg10) / gHg10],
  ['ε = gᵀg', gg10],
] as const;
show(
  'errata Taylor',
  plot.table(
    taylor.map(([rate, ε]) => ({
      rate,
      ε: digits3(ε),
      'J, true': String(digits3(J(ε))),
      'with ½ε² gᵀHg': String(digits3(second(ε))),
      'as printed': String(digits3(printed(ε))),
    })),
  ),
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// From $2\varepsilon^*$ on. The estimate of the net is good up to about half of $\varepsilon^*$. At $\varepsilon^*$ it promises a decrease of 0.43 and 0.36 comes; far out it is too
// pessimistic, as a softmax loss is less curved there. On the
// quadratic, where the second order is all there is, the right form is exact: 5.5 falls to 0.405 at $\varepsilon^* = 0.1009$ and is 5.5 again at twice that. As printed it says
// about 500, however small the rate. And "$\varepsilon^* = g^\top g$ for zero curvature" would be 101: the loss becomes five million. With no curvature along $g$ there *is* no best rate: the model falls for ever, as
// $H = \operatorname{diag}(1, -1)$ does, whose loss falls in a straight line; with negative curvature it falls faster and faster.
//
// </details>

// %% [markdown]
// ## 4.8 What a gradient promises: the other layers
//
// *F, "Higher order effects: toy model": one unit a layer, no non-linearity, $\hat y = x\,w_1 w_2 \cdots w_l$. To lower $\hat y$ by 0.1, take
// $\varepsilon = 0.1 / g^\top g$. But all weights move at once, and the new $\hat y$ has terms such as $\varepsilon^3 g_1 g_2 g_3 w_4 \cdots w_l$.*
//
// The gradient of each weight assumes that the others stay. All weights are $w$, and $x = 1$.
//
// **Predict:** ten layers, the slide's rate. For which $w$ is the promise of 0.1 broken worst: 0.5, 1 or 2?

// %%
const predicted48 = NaN; // 0.5, 1 or 2

// %%
/** By how much a step of gradient descent lowers ŷ = wᵈ, and by how much it promised to. */
function chain(w: number, depth: number, rate: (gg: number) => number) {
  const weights = tensor(Array(depth).fill(w), float64).requiresGrad_();
  const output = (w: Tensor) => w.prod();
  const [g] = grad(output(weights), [weights]);
  const gg = g!.square().sum().item();
  const ε = rate(gg);
  const real = output(weights).item() - output(weights.detach().sub(g!.mul(ε))).item();
  return { promised: ε * gg, real: real };
}
// %%
const depths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20];
const slideRate = (gg: number) => 0.1 / gg;
const kept = Object.fromEntries(
  [0.9, 1, 2].map((w) => [`w = ${w}`, depths.map((depth) => chain(w, depth, slideRate).real)]),
);
const axes48 = {
  x: depths,
  xLabel: 'layers',
  yLabel: 'real decrease',
  hlines: 0.1,
};
show('4.8 promise', plot.line(kept, axes48));

// %%
const fixedRate = () => 0.01;
const rows48 = [
  ...[0.5, 1, 2].map((w) => ({ w, rule: '0.1/gᵀg', ...chain(w, 10, slideRate) })),
  ...[0.5, 1, 1.3, 2].map((w) => ({ w, rule: '0.01', ...chain(w, 10, fixedRate) })),
];
show(
  '4.8 table',
  plot.table(
    rows48.map(({ w, rule, promised, real }) => ({
      w: w,
      'rate ε': rule,
      promised: String(digits3(promised)),
      'real decrease': String(digits3(real)),
    })),
  ),
  { predicted: predicted48 },
);

// %% [markdown]
// The slide before has a net of four tanh layers, and the assumption in words: "Other layers don't change". Here it is with ten units a layer and rates from small to
// large: the decrease when one layer is updated, summed over the four, and when all are.

// %%
manualSeed(15);
const tanhWeights = [10, 10, 10, 10].map(() => randn([10, 10], float64).mul(0.4));
const [chainX, chainY] = [randn([50, 10], float64), randn([50, 10], float64)];
const tanhCost = (weights: Tensor[]) => {
  const [w1, w2, w3, w4] = weights;
  const out = chainX.matmul(w1).tanh().matmul(w2).tanh().matmul(w3).tanh().matmul(w4);
  return out.sub(chainY).square().sum(1).mean();
};
const leaves = tanhWeights.map((w) => w.detach().requiresGrad_());
const gradients = grad(tanhCost(leaves), leaves).map((one) => one!);
const before = tanhCost(tanhWeights).item();
// %%
const moved = (ε: number, which: (layer: number) => boolean) =>
  before -
  tanhCost(tanhWeights.map((w, i) => (which(i) ? w.sub(gradients[i].mul(ε)) : w))).item();
const tanhRates = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
const square = gradients.reduce((sum, one) => sum + one.square().sum().item(), 0);
const together = {
  promised: tanhRates.map((ε) => ε * square),
  'one layer at a time, summed': tanhRates.map((ε) =>
    [0, 1, 2, 3].reduce((sum, layer) => sum + moved(ε, (i) => i === layer), 0),
  ),
  'all layers together': tanhRates.map((ε) => moved(ε, () => true)),
};
const axes48tanh = {
  x: tanhRates,
  xScale: 'log',
  xLabel: 'ε',
  yLabel: 'decrease of J',
} as const;
show('4.8 together', plot.line(together, { ...axes48tanh, hlines: 0 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// For 0.5: the product is $2^{-10}$, the gradient tiny, so the rate is huge: $\hat y$ jumps to 4.4 million. With $w = 1$ the decrease is 0.0955 at ten layers, and with $w = 2$ it is 0.1000:
// *large* weights keep the promise, as the rate is divided by their gradient. With equal weights the real decrease is $\hat y\,(1 - (1 - \tfrac{0.1}{l \hat y})^l)$, which lies between
// $\hat y\,(1 - e^{-0.1/\hat y})$ and 0.1 as long as $\hat y \ge 0.1$. The slide's warning "if large, it would explode" is true for a *fixed* rate: with $w = 2$ and $\varepsilon = 0.01$ the
// promise is a decrease of 26 000, and what comes is an increase of 86 000. In the tanh net all three agree for small rates; then the layers together do worse than the sum of the layers moved one at a time.
//
// Two remarks on the slide. It lowers $\hat y$ by $\varepsilon\,g^\top g$, but takes $g$ as the gradient of a cost; the two are the same only where the cost's derivative by
// $\hat y$ is 1, as for $(\hat y - y)^2$ with $2(\hat y - y) = 1$. And its third-order term has a minus: the product of $w_i - \varepsilon g_i$ holds
// $-x\,\varepsilon^3 g_1 g_2 g_3 w_4 \cdots w_l$.
//
// </details>

// %% [markdown]
// ## 4.9 Batch norm on the toy chain
//
// *F: batch norm as "a method to reparameterize a deep network to reduce co-ordination of update across layers".*
//
// Now a batch of $x$, since one value has no variance, normalised after each layer but the last: $h \leftarrow \operatorname{BN}(w_k h)$. The output is
// $\hat y = w_l h$, and what is lowered is its mean product with a fixed direction $c$.
//
// **Predict:** ten layers with $w = 0.5$, the slide's rate. What is the real decrease?

// %%
const predicted49 = NaN; // a number

// %%
manualSeed(16);
const chainInputs = randn([64, 1], float64);
const direction = standard(chainInputs, [0]);
/** The output of the chain, with batch norm between its layers. */
function normedOutput(weights: Tensor): Tensor {
  const last = weights.numel() - 1;
  let h = chainInputs;
  for (let k = 0; k < last; k++)
    h = functional.batchNorm(h.mul(weights.narrow(0, k, 1)), { training: true, eps: 0 });
  return h
    .mul(weights.narrow(0, last, 1))
    .mul(direction)
    .mean();
}
// %%
function normedChain(w: number, depth: number) {
  const weights = tensor(Array(depth).fill(w), float64).requiresGrad_();
  const [g] = grad(normedOutput(weights), [weights]);
  const gg = g!.square().sum().item();
  const after = normedOutput(weights.detach().sub(g!.mul(0.1 / gg)));
  const lower = depth > 1 ? largest(g!.narrow(0, 0, depth - 1)) : 0;
  return { real: normedOutput(weights).item() - after.item(), lower: lower };
}
const normedDepths = depths.filter((depth) => depth > 1);
const keptNow = Object.fromEntries(
  [0.5, 1, 2].map((w) => [`w = ${w}`, normedDepths.map((depth) => normedChain(w, depth).real)]),
);
// %%
const axes49 = { ...axes48, x: normedDepths, hlines: { nothing: 0 } };
show('4.9 promise', plot.line(keptNow, axes49), { predicted: predicted49 });

// %%
const lowerGradients = [0.5, 1, 2].map((w) => ({
  w: w,
  'largest gradient of the lower weights': normedChain(w, 10).lower.toExponential(1),
  'real decrease, batch norm': String(digits3(normedChain(w, 10).real)),
  without: String(digits3(chain(w, 10, slideRate).real)),
}));
show('4.9 table', plot.table(lowerGradients));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 0.1, at every depth and for every $w$. But look at how: batch norm divides by the size of what comes, so a lower weight has no influence any more but its sign, and
// its gradient is 0. Only the last weight moves, and in it $\hat y$ is linear. On a linear chain the promise is kept *trivially*. In a net with many units a layer,
// what is taken away is the same one direction per unit, its size; the other directions are still there to be learned.
//
// </details>

// %% [markdown]
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
//
// import torch
// from sklearn.datasets import make_moons
// from torch.nn import functional as F
//
// torch.set_default_dtype(torch.float64)
//
//
// def batch_norm():
//     x = torch.linspace(-3, 5, 24).reshape(6, 4).square().requires_grad_()
//     gamma = torch.tensor([0.5, 1.0, 2.0, -1.0], requires_grad=True)
//     beta = torch.tensor([0.0, 1.0, -1.0, 3.0], requires_grad=True)
//     y = F.batch_norm(x, None, None, gamma, beta, training=True)
//     y.pow(3).sum().backward()
//     return {'y': y.tolist(), 'dx': x.grad.tolist(), 'dGamma': gamma.grad.tolist(), 'dBeta': beta.grad.tolist()}
//
//
// def running():
//     norm = torch.nn.BatchNorm1d(1)
//     after = []
//     for t in range(1, 6):
//         norm(torch.arange(8.0).mul(t).reshape(8, 1))
//         after.append([norm.running_mean.item(), norm.running_var.item()])
//     return after
//
//
// def step(output, weights, rate):
//     weights = torch.tensor(weights, requires_grad=True)
//     before = output(weights)
//     before.backward()
//     g = weights.grad
//     return (before - output(weights.detach() - rate(g.square().sum()) * g)).item()
//
//
// def chain(w, depth, rate):
//     return step(torch.prod, [w] * depth, rate)
//
//
// def quadratic(rate):
//     h = torch.tensor([1.0, 10.0])
//     return step(lambda theta: 0.5 * (h * theta.square()).sum(), [1.0, 1.0], rate)
//
//
// def penalised(weight):
//     x, y = make_moons(400, noise=0.1, random_state=0)
//     x, y = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
//     torch.manual_seed(6)
//     hidden, out = [torch.nn.Linear(*shape, dtype=torch.float32) for shape in ((2, 16), (16, 2))]
//     hidden.weight.data.mul_(15)
//     sgd = torch.optim.SGD([*hidden.parameters(), *out.parameters()], lr=0.1)
//     for _ in range(100):
//         h = hidden(x)
//         spread = h.std(0, correction=0)
//         penalty = (h.mean(0).square() + (spread - 1).square()).sum()
//         loss = F.cross_entropy(out(h.tanh()), y)
//         sgd.zero_grad()
//         (loss + weight * penalty).backward()
//         sgd.step()
//     return loss.item()
//
//
// print(json.dumps({
//     'batchNorm': batch_norm(),
//     'running': running(),
//     'penalised': [penalised(weight) for weight in (0, 0.01, 0.1, 1)],
//     'slide rate': {str(w): [chain(w, depth, lambda gg: 0.1 / gg) for depth in (2, 5, 10, 20)] for w in (0.9, 1.0, 2.0)},
//     'fixed rate': {str(w): chain(w, 10, lambda gg: 0.01) for w in (0.5, 1.0, 1.3, 2.0)},
//     'half': chain(0.5, 10, lambda gg: 0.1 / gg),
//     'quadratic': [quadratic(lambda gg: rate) for rate in (0.01, 101 / 1001, 202 / 1001, 101.0)],
// }))
// ```
//
// </details>

// %% [markdown]
// The first function of it, here:

// %%
const range24 = Array.from({ length: 24 }, (_, i) => -3 + (8 * i) / 23);
const x6 = tensor(range24, float64).reshape([6, 4]).square().detach().requiresGrad_();
const gamma4 = tensor([0.5, 1, 2, -1], float64).requiresGrad_();
const beta4 = tensor([0, 1, -1, 3], float64).requiresGrad_();
const y6 = functional.batchNorm(x6, { weight: gamma4, bias: beta4, training: true });
const [dx6, dGamma4, dBeta4] = grad(y6.pow(3).sum(), [x6, gamma4, beta4]).map((one) => one!);
// %%
const asSeries = (t: Tensor) => t.detach().reshape([-1]).tolist() as number[];
const perElement = { y: asSeries(y6), dx: asSeries(dx6) };
const perUnit = { dGamma: asSeries(dGamma4), dBeta: asSeries(dBeta4) };
const size41 = { width: 260, height: 200, yLabel: 'value' };
const elements = plot.line(perElement, { ...size41, xLabel: 'element' });
const units = plot.line(perUnit, { ...size41, xLabel: 'unit' });
show('4.1 PyTorch', plot.hconcat([elements, units]));

// %% [markdown]
// ## Summary
//
// | norm | mean and variance over | at test time | needs |
// |---|---|---|---|
// | batch | the batch (and places) of each unit | running averages | a batch that is not small |
// | layer | the units of each example | the same | nothing |
// | instance | the places of each channel of each image | the same | images |
// | group | the places of a group of channels of each image | the same | a number of groups |
// | decorrelated batch | the batch, all units together: $\Sigma^{-1/2}$ | running averages | a batch larger than the number of units |
//
// Batch norm takes the size of each layer out of the game: bad starts and high rates do less harm, and no gradient depends on the size of the other
// layers. $\gamma$ and $\beta$ set scale and shift by two numbers. At test time it uses running averages. A gradient's promise is broken by curvature ($\tfrac12 \varepsilon^2 g^\top H g$) and by the other
// layers, which move as well.

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('4.1', { normalised: [1, 2, 3, 6], runningVariance: 1.25 }));

// %% [markdown]
// **1.** By hand: a unit has the values 1, 2, 3, 6 in a batch of four; $\gamma = 2$, $\beta = 1$, $\epsilon = 0$. What comes out? And what are the running mean and variance after
// this first batch (from 0 and 1, momentum 0.1, variance with $m - 1$)?

// %%
// your code
// const normalised = […, …, …, …];
// const runningMean = …;
// const runningVariance = …;
// check('4.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// −1.138, −0.069, 1, 4.207; 0.3; 1.3667.
//
// </details>
// <details><summary>Solution</summary>
//
// The mean is 3 and the variance $(4 + 1 + 0 + 9)/4 = 3.5$; $y = 1 + 2(x - 3)/\sqrt{3.5}$. The running mean is $0.1 \cdot 3$, the variance $0.9 \cdot 1 + 0.1 \cdot 14/3$.
//
// </details>
//
// **2.** $J = \tfrac12 (2 \theta_1^2 + 8 \theta_2^2)$ at $\theta = (1, 1)$. What is the best rate $\varepsilon^*$ along the gradient, how large is $J$ after this step, and from which
// rate on does the step go uphill?

// %%
// your code
// const bestRate = …;
// const lossAfter = …;
// const uphillFrom = …;
// check('4.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.1308, 0.5538, 0.2615.
//
// </details>
// <details><summary>Solution</summary>
//
// $g = (2, 8)$, $g^\top g = 68$, $g^\top H g = 8 + 512 = 520$, so $\varepsilon^* = 68/520$. $J$ falls from 5 by $\tfrac12 (g^\top g)^2 / g^\top H g = 4.446$. Uphill from $2 \varepsilon^*$ on.
//
// </details>
//
// **3.** The toy chain with five weights of 1.5: by how much does $\hat y$ fall with the slide's rate, $0.1/g^\top g$? Give four digits. And with the fixed rate 0.05: what is promised, and what comes? `chain` of 4.8
// computes it; do the first by hand.

// %%
// your code
// const slideDecrease = …;
// const promisedFixed = …;
// const realFixed = …;
// check('4.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.09947; 6.407; 4.580.
//
// </details>
// <details><summary>Solution</summary>
//
// `chain(1.5, 5, (gg) => 0.1 / gg)` and `chain(1.5, 5, () => 0.05)`. By hand: $\hat y = 1.5^5 = 7.594$, and each weight is multiplied by $1 - 0.1/(5 \cdot 7.594)$.
//
// </details>

// %% [markdown]
// ## Papers
//
// - S. Ioffe, C. Szegedy: [Batch normalization](https://arxiv.org/abs/1502.03167), 2015.
// - J. Ba, J. Kiros, G. Hinton: [Layer normalization](https://arxiv.org/abs/1607.06450), 2016.
// - D. Ulyanov, A. Vedaldi, V. Lempitsky: [Improved texture networks](https://arxiv.org/abs/1701.02096), 2017. Instance normalisation.
// - Y. Wu, K. He: [Group normalization](https://arxiv.org/abs/1803.08494), 2018.
// - L. Huang et al.: [Decorrelated batch normalization](https://arxiv.org/abs/1804.08450), 2018.
// - I. Goodfellow, Y. Bengio, A. Courville: [Deep learning](https://www.deeplearningbook.org), 2016, sections 8.2 and 8.7.1. The toy chain, and the promise of a gradient.
//
// [The course](00-course.ipynb) · next: [5 Babysitting the learning process](05-babysitting.ipynb)
