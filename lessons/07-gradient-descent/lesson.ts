// %% [markdown]
// # 7 Gradient descent, and the noise of its gradients
//
// **After this lesson you can**
//
// - write batch, stochastic and minibatch gradient descent, and say what one pass through the data costs and buys with each,
// - compute by how much a batch of $B$ examples calms the loss, with replacement and without,
// - choose how the learning rate shrinks, and say for which losses $1/k$ is the best choice and for which the worst,
// - tell from the condition number how many steps gradient descent needs, and where its gradient leaves it stuck,
// - compute a gradient backwards through a graph, by hand and with the library, and check it with differences.
//
// *Lecture documents F ("Batch gradient descent" to "Problems with SGD"), M ("Stochastic Gradient Descent (SGD)" to
// "Problems with SGD"), C (parts 1 and 2) and G (its first part). Demos 7.1 to 7.8.* <span lang="fa" dir="rtl">کاهش گرادیانی دسته‌ای</span>

// %% [markdown]
// ## The idea
//
// The loss of a net is an average over $N$ examples. Its gradient is an average, too, and a step goes against it:
//
// $$L(\theta) = \frac{1}{N} \sum_{i=1}^{N} L\big(f(x^{(i)}; \theta), y^{(i)}\big), \qquad
// \hat g \leftarrow \frac{1}{B}\, \nabla_\theta \sum_{i=1}^{B} L\big(f(x^{(i)}; \theta), y^{(i)}\big), \qquad
// \theta \leftarrow \theta - \epsilon_k\, \hat g.$$
//
// With $B = N$ this is batch gradient descent, with $B = 1$ stochastic gradient descent, and anything between works with
// minibatches. The documents write $\epsilon$ (F), $\eta$ (M, C) or $\rho$ (G) for the learning rate; we keep $\epsilon$.

// %%
import type { Tensor } from 'lectern';
import * as lectern from 'lectern';
import { show } from 'lectern/lesson';
import { log, pow } from 'lectern/math';
import { display } from 'lectern/notebook';

const { data, functional, gradcheck, hessian, linalg, optim, plot } = lectern;
const { manualSeed, rand, randint, randn, randperm } = lectern;
const { arange, noGrad, ones, tensor, where, zeros } = lectern;
const float64 = { dtype: 'float64' } as const;
const logLog = { xScale: 'log', yScale: 'log' } as const;

// %% [markdown]
// We begin with the smallest problem that has all the features: a linear rule with ten inputs, $y = \sum_j x_j + $ noise of
// standard deviation 1, and half the squared error as its loss. All its averages are known.

// %%
/** Inputs [N, …] and what belongs to them. */
interface Examples {
  x: Tensor;
  y: Tensor;
}
const take = ({ x, y }: Examples, which: Tensor): Examples => ({
  x: x.indexSelect(0, which),
  y: y.indexSelect(0, which),
});

// %%
/** N examples of the rule, with noise. */
function examples(N: number): Examples {
  const x = randn([N, 10], float64);
  return { x, y: x.matmul(ones([10, 1], float64)).add(randn([N, 1], float64)) };
}

const halfSquares = ({ x, y }: Examples, theta: Tensor) =>
  x.matmul(theta).sub(y).square().mean().mul(0.5);

// %% [markdown]
// ### From scratch
//
// One example after the other adds its part to the gradient of its batch, then comes the step. The library gives the same
// ten numbers, to the last digit.

// %%
manualSeed(0);
const few = examples(128);
const rows = few.x.tolist() as number[][];
const targets = (few.y.tolist() as number[][]).flat();
const weights: number[] = Array(10).fill(0);
for (let t = 0; t < 128; t += 16) {
  const gradient: number[] = Array(10).fill(0);
  for (let i = t; i < t + 16; i++) {
    const score = rows[i].reduce((sum, x, j) => sum + x * weights[j], 0);
    for (let j = 0; j < 10; j++) gradient[j] += (rows[i][j] * (score - targets[i])) / 16;
  }
  for (let j = 0; j < 10; j++) weights[j] -= 0.1 * gradient[j];
}

// %%
const learned = zeros([10, 1], { ...float64, requiresGrad: true });
const steps = new optim.SGD([learned], { lr: 0.1 });
for (let t = 0; t < 128; t += 16) {
  steps.zeroGrad();
  halfSquares({ x: few.x.narrow(0, t, 16), y: few.y.narrow(0, t, 16) }, learned).backward();
  steps.step();
}
const equal = weights.filter((w, j) => w === learned.data[j]).length;
show('7.1 scratch', plot.table([{ weights: 10, 'equal to the last digit': equal }]));

// %% [markdown]
// ## 7.1 Batch, stochastic, minibatch
//
// *F "Batch gradient descent" (Algorithm 1), "Stochastic gradient descent" (Algorithm 2), "Minibatching"; M "Vanilla Minibatch
// Gradient Descent"; G Algorithm 8.1; C "Algorithm" and "Mini-batch update".*
//
// The three differ in one number, $B$. As C has it, each pass goes through the examples in a new order. `descend` notes the
// loss on **all** examples, every 50 samples.

// %%
/** Counts updates and gradients, and notes the loss every 50 samples. */
function notes(loss: () => Tensor, least: number) {
  const above = () => noGrad(loss).item() - least;
  const run = { samples: [0], loss: [above()], updates: 0, gradients: 0, note };
  function note(batch: number) {
    run.updates++;
    run.gradients += batch;
    if (run.gradients % 50 > 0) return;
    run.samples.push(run.gradients);
    run.loss.push(above());
  }
  return run;
}

// %%
/** The least loss of a linear rule, where its gradient is zero: XᵀX θ = Xᵀy. */
function leastLoss(all: Examples): number {
  const best = linalg.solve(all.x.T.matmul(all.x), all.x.T.matmul(all.y));
  return halfSquares(all, best).item();
}

// %%
/** Some passes with batches of B; notes the loss above its minimum, against the samples seen. */
function descend(all: Examples, B: number, passes: number, rate = (_k: number) => 0.1) {
  const theta = zeros([10, 1], { ...float64, requiresGrad: true });
  const optimizer = new optim.SGD([theta]);
  const run = notes(() => halfSquares(all, theta), leastLoss(all));
  for (let pass = 0; pass < passes; pass++)
    for (const batch of randperm(all.x.shape[0]).split(B)) {
      optimizer.zeroGrad();
      halfSquares(take(all, batch), theta).backward();
      optimizer.paramGroups[0].lr = rate(run.updates + 1);
      optimizer.step();
      run.note(batch.numel());
    }
  return run;
}

// %% [markdown]
// **Predict before you run:** a thousand examples, batches of 64. How many updates does one pass make?

// %%
const predicted71 = NaN; // a number: the updates of one pass with batches of 64

// %%
manualSeed(0);
const thousand = examples(1000);
const onePass = [1, 32, 64, 128, 256, 1000].map((B) => {
  const { updates, gradients } = descend(thousand, B, 1);
  return { 'batch size B': B, 'updates in a pass': updates, 'gradients computed': gradients };
});
show('7.1 updates', plot.table(onePass), { predicted: predicted71 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// A pass makes $\lceil N/B \rceil$ updates: 1, ..., $N$. It computes $N$ gradients in any case. 64 goes into 1000 fifteen
// times, and 40 examples are left over for a sixteenth batch. (32, 64 and 128 are M's common sizes, 256 is that of its code.)
//
// </details>
//
// **Predict:** all three with the same rate, $\epsilon = 0.1$. How many passes of batch gradient descent does it take to come
// to the loss that batches of 50 have after *one* pass? And which of the three ends lowest?

// %%
const predicted71b = NaN; // a number: the passes

// %%
manualSeed(0);
const three = {
  'batch, B = 1000': descend(thousand, 1000, 25),
  'minibatch, B = 50': descend(thousand, 50, 25),
  'stochastic, B = 1': descend(thousand, 1, 25),
};

// %%
type Run = ReturnType<typeof descend>;
const above = (runs: { [name: string]: Run }) =>
  Object.fromEntries(
    Object.entries(runs).map(([name, { samples, loss }]) => [name, { x: samples, y: loss }]),
  );
const above0 = {
  yScale: 'log',
  xLabel: 'samples seen',
  yLabel: 'loss above its minimum',
} as const;

// %%
show('7.1 loss', plot.line(above(three), above0), { predicted: predicted71b });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// About twenty, $N/B$: while the gradients of the batches agree, every update is worth as much as one of the whole batch, and
// there are $N/B$ of them in a pass. This is C's picture of *speed and quality*, three curves in one:
//
// - **batch** is smooth and slow: 25 updates in 25 passes,
// - **single examples** are fastest at first, then jump about and stay far above the minimum,
// - **minibatches** are nearly as fast and, with a noise of $1/B$, come much lower: *fast and nice*.
//
// With a constant rate no curve but the first ever arrives; 7.4 says what to do about it.
//
// </details>
//
// <details><summary>The same in PyTorch</summary>
//
// The same seed, the same random numbers, the same losses after each pass.
//
// ```python
// import json
//
// import torch
//
// torch.set_default_dtype(torch.float64)
//
//
// def examples(n):
//     x = torch.randn(n, 10)
//     return x, x @ torch.ones(10, 1) + torch.randn(n, 1)
//
//
// def half_squares(x, y, theta):
//     return 0.5 * (x @ theta - y).square().mean()
//
//
// def descend(x, y, size, passes, lr=0.1):
//     least = half_squares(x, y, torch.linalg.solve(x.T @ x, x.T @ y))
//     theta = torch.zeros(10, 1, requires_grad=True)
//     optimizer = torch.optim.SGD([theta], lr=lr)
//     above = [half_squares(x, y, theta).item() - least.item()]
//     for _ in range(passes):
//         for batch in torch.randperm(len(x)).split(size):
//             optimizer.zero_grad()
//             half_squares(x[batch], y[batch], theta).backward()
//             optimizer.step()
//         above.append(half_squares(x, y, theta).item() - least.item())
//     return above  # after each pass
//
//
// torch.manual_seed(0)
// x, y = examples(1000)
// torch.manual_seed(0)
// print(json.dumps({str(size): descend(x, y, size, 25) for size in (1000, 50, 1)}))
// ```
//
// </details>
//
// ### The last batch
//
// *C "Mini-batch update".* C's algorithm divides by $b$ inside its inner loop, and that loop runs to $t + b - 1$. If $b$ does
// not divide the number of examples $T$, the last batch has fewer.

// %%
manualSeed(0);
const origin = zeros([10, 1], { ...float64, requiresGrad: true });
const batches = randperm(1000).split(64);
const lastBatch = batches[batches.length - 1];
halfSquares(take(thousand, lastBatch), origin).backward();
const lastGradient = origin.grad!; // 1/40 Σ g
const asPrinted = lastGradient.mul(lastBatch.numel() / 64); // 1/64 Σ g

// %%
const lengths = [lastGradient, asPrinted].map((g) => g.norm().item());
const lastRows = {
  'divided by': [`its size, ${lastBatch.numel()}`, 'b = 64, as printed'],
  'length of the gradient': lengths,
  'share of it': lengths.map((one) => one / lengths[0]),
};
show('7.1 last batch', plot.table(lastRows));

// %% [markdown]
// <details><summary>The finding</summary>
//
// As printed the last step of each pass is too short, by $40/64 = 0.625$. It does little harm; but the inner loop would
// ask for 24 examples that do not exist. The library's loss averages over the batch it gets; `dropLast: true` of a `DataLoader` leaves such a batch
// out.
//
// </details>
//
// ### Two algorithms with one number, and a loop that does not count
//
// *F, Algorithms 1, 2 and again 2 (momentum).* Algorithm 1 is headed "at iteration $k$" and asks for a rate $\epsilon_k$; but the
// loop that repeats stands *inside*, and nothing in it counts $k$. Taken by the letter the rate is $\epsilon_1$ for ever. G's
// Algorithm 8.1, the book's, has the line $k \leftarrow k + 1$. Both forms, with $\epsilon_k = 0.1 / (1 + k/500)$:

// %%
const shrinking = (k: number) => 0.1 / (1 + k / 500);
manualSeed(0);
const uncounted = descend(thousand, 1, 10, () => shrinking(1));
manualSeed(0);
const counted = descend(thousand, 1, 10, shrinking);
show(
  'errata algorithms',
  plot.line(above({ 'k is not counted': uncounted, 'k ← k + 1': counted }), above0),
);

// %% [markdown]
// <details><summary>The finding</summary>
//
// Counted, the noise dies down with the rate; not counted, the loss stays where single examples keep it. F's page of "sufficient
// conditions", right after, only makes sense for the counted form. The second "Algorithm 2" is the one of momentum; we cite
// the algorithms by their names.
//
// </details>

// %% [markdown]
// ## 7.2 T updates for the price of one
//
// *C "Why it works?"; F "Minibatching".*
//
// Think of $T$ equal examples. Every single gradient **is** the gradient of the batch, and the batch computes it $T$ times for
// one update. Single updates get $T$ steps for the same work. The more the examples differ, the less of this is left; C says
// that something always is.
//
// We take 64 images of digits each time, and a linear classifier $s = Wx$ (M's scores) with cross entropy: first one image
// 64 times, then 1, 4 and 8 classes, at last images half or all of whose labels are drawn at random, so that they have little
// or nothing in common.

// %%
const digits = data.loadDigits();
const images = digits.x.to('float64').div(16);
const classOf = Array.from(digits.y.data, Number);

/** Some images of the first classes, as many of each, sorted by class. */
function sorted(classes: number, count: number): Examples {
  const places = Array.from({ length: classes }, (_, c) =>
    classOf.flatMap((label, i) => (label === c ? [i] : [])).slice(0, count / classes),
  ).flat();
  return take({ x: images, y: digits.y }, tensor(places, { dtype: 'int32' }));
}

// %%
const average = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
const crossEntropy = ({ x, y }: Examples, w: Tensor) => functional.crossEntropy(x.matmul(w), y);

/** Goes through the batches, one update each, from w on; the loss on all afterwards. */
function pass(all: Examples, order: Iterable<Tensor>, w: Tensor, lr: number): number {
  const optimizer = new optim.SGD([w], { lr });
  for (const batch of order) {
    optimizer.zeroGrad();
    crossEntropy(take(all, batch), w).backward();
    optimizer.step();
  }
  return noGrad(() => crossEntropy(all, w)).item();
}
const start = () => zeros([64, 10], { ...float64, requiresGrad: true });

// %% [markdown]
// One pass of single updates reaches a certain loss. With equal images batch gradient descent needs 64 passes to get there, at
// the same rate. `worth` counts them for any data.
//
// **Predict:** how many of the 64 are left with random labels, at a rate of 0.1?

// %%
const predicted72 = ''; // 'nearly all', 'less than half' or 'none'

// %%
/** How many passes of the whole batch one pass of single examples is worth, at the same rate: ten orders. */
function worth(all: Examples, lr: number): number[] {
  const w = start();
  const whole = [pass(all, [], w, lr)]; // the loss after 0, 1, 2, … passes of the batch
  while (whole.length <= 160) whole.push(pass(all, [randperm(64)], w, lr));
  return Array.from({ length: 10 }, () => {
    const reached = pass(all, randperm(64).split(1), start(), lr);
    return whole.findIndex((loss) => loss <= reached * (1 + 1e-12));
  });
}

// %%
manualSeed(0);
const [one, four, mixed] = [1, 4, 8].map((classes) => sorted(classes, 64));
const randomLabels = (share: number): Examples => ({
  x: mixed.x,
  y: where(rand([64]).lt(share), randint(0, 10, [64]), mixed.y),
});
const kinds: { [data: string]: Examples } = {
  'one image': take(one, zeros([64], { dtype: 'int32' })),
  '1 class': one,
  '4 classes': four,
  '8 classes': mixed,
  'half random': randomLabels(0.5),
  'all random': randomLabels(1),
};

// %%
const worthAt = (lr: number) => Object.values(kinds).map((all) => average(worth(all, lr)));
const worths = {
  'rate 0.01': worthAt(0.01),
  'rate 0.1': worthAt(0.1),
  'rate 0.3': worthAt(0.3),
};

// %%
const names = Object.keys(kinds);
const worthAxes = { x: names, horizontal: false, yLabel: 'worth, in passes of the batch' };
show('7.2 diversity', plot.bar(worths, worthAxes), { predicted: predicted72 });

// %%
show('7.2 table', plot.table({ data: names, ...worths }, { digits: 1 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// With equal images 64 updates are worth 64 passes, to the last digit: the limiting case. At a small rate that hardly changes
// when the images differ, not even with random labels: small steps add up, in whatever order. The benefit shrinks with diversity
// only as fast as the **noise** of single gradients makes itself felt, and that is the rate's doing: at 0.1 the random labels
// leave less than half, at 0.3 a pass of single updates ends *higher* than it began.
//
// So "do not entirely vanish" needs a condition: the rate must be small enough for the noise (or shrink). (Some numbers are above
// 64: where the loss is curved, small steps do a little better than one step of their sum.)
//
// </details>
//
// ### In which order?
//
// *C "Randomly permute sample points"; Algorithm 2 "Sample example".* The 128 images of eight classes lie in order of their classes.
// We go through them ten times, in batches of four, at a rate of 0.3: in the order they have; in one random order, always the
// same; in a new one for each pass; and drawing each batch anew, as Algorithm 2 does, so that some images come twice and
// others not at all. The loss after each pass, over 20 seeds.
//
// **Predict:** which order is far behind? Is a new order for each pass better than one and the same?

// %%
const predicted72b = ''; // 'sorted', 'one order', 'new orders' or 'drawn': the order that ends highest

// %%
/** The loss after each of ten passes, when `next` gives the order of each. */
function passes(all: Examples, next: () => Tensor, lr = 0.3): number[] {
  const w = start();
  return Array.from({ length: 10 }, () => pass(all, next().split(4), w, lr));
}

const twenty = <T>(run: () => T) => Array.from({ length: 20 }, run);
const eight = sorted(8, 128);
const oneOrder = (order: Tensor) => passes(eight, () => order);

// %%
manualSeed(1);
const orders = {
  sorted: oneOrder(arange(128, { dtype: 'int32' })),
  'one order': twenty(() => oneOrder(randperm(128))),
  'new orders': twenty(() => passes(eight, () => randperm(128))),
  drawn: twenty(() => passes(eight, () => randint(0, 128, [128]))),
};
const orderAxes = { yScale: 'log', xLabel: 'passes', yLabel: 'loss on all 128' } as const;
show('7.2 order', plot.line(orders, orderAxes), { predicted: predicted72b });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Sorted data are bad: at the end of a pass the net knows the last class best. Any random order is far better. Whether it changes
// from pass to pass matters much less here, and drawing with replacement is a little behind, since in each pass it misses more than
// a third of the images, $(1 - 1/N)^N \to 1/e$.
//
// </details>
//
// ### What an update costs
//
// *F "Minibatching": "Computation time per update does not depend on number of training examples N".*

// %%
manualSeed(0);
const amountsOfData = [1000, 4000, 16000];
const [whole, mini] = [true, false].map((isWhole) =>
  amountsOfData.map((N) => descend(examples(N), isWhole ? N : 50, 1)),
);
const anUpdate = (runs: Run[]) => runs.map(({ gradients, updates }) => gradients / updates);

// %%
const costs = {
  N: amountsOfData,
  'gradients an update,\nbatch': anUpdate(whole),
  'gradients an update,\nB = 50': anUpdate(mini),
  'updates a pass,\nB = 50': mini.map(({ updates }) => updates),
};
show('7.2 cost', plot.table(costs));

// %% [markdown]
// And the time on this machine. It differs from run to run, so nothing is concluded from it.

// %% tags=["volatile"]
const { performance: clock } = globalThis as unknown as { performance: { now(): number } };
const timed = amountsOfData.map((N) => {
  const all = examples(N);
  const microseconds = (B: number) => {
    const theta = zeros([10, 1], { ...float64, requiresGrad: true });
    const begin = clock.now();
    for (let k = 0; k < 30; k++) halfSquares(take(all, randint(0, N, [B])), theta).backward();
    return Math.round((1000 * (clock.now() - begin)) / 30);
  };
  return {
    N,
    'µs an update, batch': microseconds(N),
    'µs an update, B = 50': microseconds(50),
  };
});
display(plot.table(timed, { name: '7.2 time' }));

// %% [markdown]
// ## 7.3 The variance of the loss
//
// *C "V(LOSS) of GD & SGD" and "Mini-batch update".*
//
// A loss over $N$ independent examples is a mean, and the variance of a mean is
//
// $$\operatorname{Var}(\text{Loss}) = \frac{1}{N^2} \sum_i \operatorname{Var}(\text{div}_i) = \frac{1}{N} \operatorname{Var}(\text{div}).$$
//
// **What varies here?** The choice of the data: over many data sets of $N$ examples. At $\theta = 0$ the target is
// $y \sim \mathcal N(0, 11)$, so that $\text{div} = \tfrac12 y^2$ has variance $\tfrac12 \cdot 11^2 = 60.5$.
//
// **Predict:** by which factor is the variance of the loss of one example larger than that of a hundred?

// %%
const predicted73 = NaN; // a number: the factor

// %%
manualSeed(0);
const zero = zeros([10, 1], float64);
const overDataSets = [1, 10, 100, 1000].map((N) => {
  const losses = Array.from({ length: 1000 }, () => halfSquares(examples(N), zero).item());
  const found = tensor(losses, float64).var().item();
  return { N, 'Var(Loss)': found, 'Var(div) / N': 60.5 / N, 'N · Var(Loss)': N * found };
});
show('7.3 data sets', plot.table(overDataSets), { predicted: predicted73 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// A hundred. $N \cdot \operatorname{Var}(\text{Loss})$ is the same for all $N$, up to the chance of 1000 data sets (the variance of one
// example is itself measured to some 12 % only: the square of a normal number has heavy tails).
//
// </details>
//
// ### Batches out of one data set
//
// Now the data stay, a thousand examples, and the batch varies. C writes $\tfrac1B \operatorname{Var}(\text{div})$. We draw 4000 batches
// of each size in two ways: each example anew from all (*with replacement*), and as the first $B$ of a shuffled pass.
//
// **Predict:** what is the variance of shuffled batches of $B = 1000$? And of $B = 500$, as a share of $\operatorname{Var}(\text{div})/B$?

// %%
const predicted73b = NaN; // a number: the share at B = 500

// %%
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const div = thousand.y.squeeze(1).square().mul(0.5); // each example's loss at θ = 0

/** The variance, over 4000 orders, of the mean loss of the first B examples. */
function variances(order: () => Tensor): number[] {
  const means = Array.from({ length: 4000 }, () => {
    const sums = div.indexSelect(0, order()).cumsum(0).data;
    return sizes.map((B) => Number(sums[B - 1]) / B);
  });
  return Array.from(tensor(means, float64).var(0).data, Number);
}

manualSeed(0);
const replaced = variances(() => randint(0, 1000, [1000]));
const shuffled = variances(() => randperm(1000));

// %%
const varDiv = div.var({ correction: 0 }).item();
const law = sizes.map((B) => varDiv / B);
const upTo500 = (numbers: number[]) => numbers.slice(0, -1); // the last is 0 when shuffled
const measured = {
  'Var(div) / B': upTo500(law),
  'with replacement': upTo500(replaced),
  shuffled: upTo500(shuffled),
};

// %%
const sizeAxes = { x: upTo500(sizes), ...logLog, xLabel: 'batch size B' };
const varianceAxes = { ...sizeAxes, yLabel: 'variance of the loss' };
show('7.3 batches', plot.line(measured, varianceAxes), { predicted: predicted73b });

// %% [markdown]
// A formula for the shares, in the last column:

// %%
const shares = {
  B: sizes,
  'Var(div) / B': law,
  'with replacement,\nas a share of it': replaced.map((found, i) => found / law[i]),
  'shuffled,\nas a share of it': shuffled.map((found, i) => found / law[i]),
  '(N − B)/(N − 1)': sizes.map((B) => (1000 - B) / (1000 - 1)),
};
show('7.3 shares', plot.table(shares, { digits: 3 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $1/B$ is right for draws with replacement (and for fresh data). Shuffled batches cannot hold an example twice and vary less, by
// $(N-B)/(N-1)$: 0.90 at $B = 100$, one half at 500, and nothing at 1000: the whole data set is always the same. Both of C's
// formulas are true, but of different things: its $1/N$ for the full batch is a variance over *data sets*.
//
// </details>

// %% [markdown]
// ## 7.3b Where the minimum lies
//
// *C "Explaining the Variance".*
//
// Training minimises the *empirical* risk of the examples there are. What we want is the minimum of the expected one. With one
// weight, $y = wx + $ noise, $w = 1$: each data set has its own loss curve, and its own minimum
// $\hat w = \sum x y / \sum x^2$. The dots are the expected loss.

// %%
/** Many data sets of N examples: for each one Σxy, Σx², Σy², which is all its loss depends on. */
function dataSets(N: number, count: number) {
  const x = randn([count, N], float64);
  const y = x.add(randn([count, N], float64)); // w = 1
  return [x.mul(y).sum(1), x.square().sum(1), y.square().sum(1)];
}

// %%
const grid = Array.from({ length: 61 }, (_, i) => i / 30); // w from 0 to 2
const parabola = { xLabel: 'w', yLabel: 'loss' };

/** The loss curves of six data sets of N examples. */
function lossCurves(N: number) {
  const [xy, xx, yy] = dataSets(N, 6).map((t) => Array.from(t.data, Number));
  return xy.map((_, d) => {
    const losses = grid.map((w) => (yy[d] - 2 * w * xy[d] + w * w * xx[d]) / (2 * N));
    return plot.line(losses, { x: grid, ...parabola });
  });
}

// %%
manualSeed(0);
const dotted = grid.filter((_, i) => i % 5 === 0);
const expected = plot.scatter({ x: dotted, y: dotted.map((w) => ((w - 1) * (w - 1) + 1) / 2) });
const panels = [10, 100, 1000].map((N) =>
  plot.layer([...lossCurves(N), expected], { title: `N = ${N}`, width: 180, height: 200 }),
);

// %%
show('7.3b curves', plot.hconcat(panels, { shareY: true }));

// %% [markdown]
// **Predict:** 2000 data sets of $N$ examples each. Ten times as many examples bring the minima closer to $w = 1$; how many times?

// %%
const predicted73c = NaN; // a number: the factor on the spread from N = 100 to N = 1000

// %%
manualSeed(0);
const amounts = [10, 30, 100, 300, 1000];
const minima = amounts.map((N) => {
  const [xy, xx] = dataSets(N, 2000);
  return xy.div(xx);
});

// %%
const spreads = {
  N: amounts,
  'std of ŵ': minima.map((w) => w.std().item()),
  '1/√(N − 2)': amounts.map((N) => 1 / Math.sqrt(N - 2)),
  'expected loss\nabove its minimum': minima.map((w) => w.sub(1).square().mean().item() / 2),
  '1/(2(N − 2))': amounts.map((N) => 1 / (2 * (N - 2))),
};
show('7.3b table', plot.table(spreads), { predicted: predicted73c });

// %%
const boxes = Object.fromEntries(amounts.map((N, i) => [`N = ${N}`, minima[i]]));
show(
  '7.3b minima',
  plot.box(boxes, { yLabel: 'ŵ, the minimum of each data set', hlines: { expected: 1 } }),
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// By $\sqrt{10} = 3.2$. With ten examples the curves jump from data set to data set, and a minimum may lie anywhere between 0 and 2;
// with a thousand they all but coincide. For this problem the law is exact: $\hat w$ has the variance $\sigma^2\,\mathrm{E}[1/\sum x^2] =
// 1/(N-2)$, and so the minimum that is found costs $1/(2(N-2))$ more, on average, than the best one.
//
// </details>

// %% [markdown]
// ## 7.4 A rate that shrinks
//
// *C "When does it work?"; F, the page of Algorithm 2.*
//
// With a constant rate the noise never lets the steps end. Two conditions are sufficient for arriving:
//
// $$\sum_k \epsilon_k = \infty \quad\text{(every place can be reached)}, \qquad \sum_k \epsilon_k^2 < \infty \quad\text{(the noise dies out)}.$$

// %%
const rates: { [name: string]: (k: number) => number } = {
  constant: () => 0.1,
  '1/√k': (k) => 1 / Math.sqrt(k),
  '1/k': (k) => 1 / k,
  '1/k²': (k) => 1 / (k * k),
};

/** The sum of ε, or of ε² with power 2, over n steps, for each rate. */
const sums = (power: 1 | 2, n: number) =>
  Object.values(rates).map((rate) => {
    let sum = 0;
    for (let k = 1; k <= n; k++) sum += power === 1 ? rate(k) : rate(k) * rate(k);
    return sum;
  });

// %%
const sumRows = {
  'rate ε': Object.keys(rates),
  'Σε, 1000 steps': sums(1, 1000),
  'Σε, 10⁶ steps': sums(1, 1e6),
  'Σε², 1000 steps': sums(2, 1000),
  'Σε², 10⁶ steps': sums(2, 1e6),
};
show('7.4 sums', plot.table(sumRows, { digits: 4 }));

// %% [markdown]
// <details><summary>Which of them meets both?</summary>
//
// Only $1/k$: $\sum 1/k$ grows without bound (like $\ln k$), $\sum 1/k^2 = \pi^2/6 = 1.6449$. The constant rate and $1/\sqrt k$
// fail the second condition ($\sum 1/k$ again), $1/k^2$ the first: it can never go further than 1.6449 steps.
//
// </details>
//
// C adds that $\epsilon_k \propto 1/k$ is *optimal*, "in convex". We let the four run on three convex losses, with a noise of standard
// deviation 1 in every gradient, 10 000 steps, 100 runs:
//
// $$\tfrac12 x^2 \text{ from } 5, \qquad \tfrac12 \cdot 0.05\, x^2 \text{ from } 5, \qquad |x| \text{ from } 30.$$

// %%
interface Loss {
  value: (x: number) => number;
  slope: (x: number) => number;
  from: number;
}
const bowl = (mu: number): Loss => ({
  value: (x) => (mu * x * x) / 2,
  slope: (x) => mu * x,
  from: 5,
});
const corner: Loss = { value: Math.abs, slope: Math.sign, from: 30 };

// %%
manualSeed(0);
const noise = randn([100, 10_000], float64).data;
const marks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** The mean loss of 100 runs after 1, 2, 5, … steps. */
function follow({ value, slope, from }: Loss, rate: (k: number) => number): number[] {
  const losses: number[] = marks.map(() => 0);
  for (let run = 0; run < 100; run++)
    for (let k = 1, x = from, mark = 0; k <= 10_000; k++) {
      x -= rate(k) * (slope(x) + Number(noise[10_000 * run + k - 1]));
      if (k === marks[mark]) losses[mark++] += value(x) / 100;
    }
  return losses;
}

// %%
const followAll = (loss: Loss, all = rates) =>
  Object.fromEntries(Object.entries(all).map(([name, rate]) => [name, follow(loss, rate)]));
const stepAxes = { x: marks, ...logLog, xLabel: 'steps', yLabel: 'mean loss' };

// %% [markdown]
// **Predict:** on $\tfrac12 x^2$, which of the four is lowest after 10 000 steps?

// %%
const predicted74 = ''; // 'constant', '1/√k', '1/k' or '1/k²'

// %%
const strong = followAll(bowl(1));
show('7.4 strongly convex', plot.line(strong, stepAxes), { predicted: predicted74 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $1/k$, as the slide says: $x_k$ is then just the mean of $k$ noises, and the loss $1/(2k) = 0.00005$; $1/\sqrt k$ is fifty times as
// high. The constant rate stops at its floor of $\tfrac12 \epsilon/(2 - \epsilon) = 0.026$: C's *never-ending updates*. $1/k^2$ stops
// wherever its first steps have taken it.
//
// </details>
//
// **Predict:** which is lowest on the flat bowl, $\tfrac12 \cdot 0.05\,x^2$? And on $|x|$, from 30?

// %%
const predicted74b = ''; // 'constant', '1/√k', '1/k' or '1/k²': the lowest on the flat bowl

// %%
const flat = followAll(bowl(0.05), { ...rates, '1/(μk)': (k) => 1 / (0.05 * k) });
show('7.4 flat bowl', plot.line(flat, stepAxes), { predicted: predicted74b });

// %%
const edge = followAll(corner);
show('7.4 absolute value', plot.line(edge, stepAxes));

// %%
const last = (runs: { [rate: string]: number[] }) =>
  Object.keys(rates).map((rate) => runs[rate][marks.length - 1]);
const verdicts = {
  'rate ε': Object.keys(rates),
  '½x²': last(strong),
  '½ · 0.05 x²': last(flat),
  '|x| from 30': last(edge),
};
show('errata 1/k', plot.table(verdicts));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Here $1/k$ is a bad choice. On the flat bowl it is left behind at 0.25, on $|x|$ at 20, and $1/\sqrt k$ wins twice, by factors of
// some ninety and nearly two thousand. In $k$ steps $1/k$ can go no further than $\ln k + 0.58$, 9.8 for 10 000; from 30 that leaves 20.
//
// **What the slide lacks** is one word: $1/k$ is optimal for *strongly* convex losses, those with $f'' \ge \mu > 0$, and with the
// right factor, $\epsilon_k = 1/(\mu k)$. (The fifth line: with $\mu = 0.05$ it starts with steps of 20, but ends at a loss of $1/(2k)$,
// divided by $\mu$, 0.001.) For convex losses in general $1/\sqrt k$ is the right order (Nemirovski et al. 2009).
//
// </details>
//
// ### The floor of a constant rate

// %%
const constants = [0.3, 0.1, 0.03, 0.01];
const floors = Object.fromEntries(
  constants.map((rate) => [`ε = ${rate}`, follow(bowl(1), () => rate)]),
);
const below = constants.map((rate) => rate / (2 * (2 - rate)));
show('7.4 floor', plot.line(floors, { ...stepAxes, hlines: below }));

// %% [markdown]
// <details><summary>What do you see?</summary>
//
// Each constant rate falls to its own floor and stays: $\mathrm{E}[x^2] = (1 - \epsilon)^2\,\mathrm{E}[x^2] + \epsilon^2$ has the fixed
// point $\epsilon/(2 - \epsilon)$. A smaller rate has a lower floor and takes longer to reach it. A schedule has both: first fast,
// then low.
//
// </details>

// %% [markdown]
// ## 7.5 The ill-conditioned bowl
//
// *F and M "Problems with SGD": "What if loss changes quickly in one direction and slowly in another?"*
//
// The condition number $\kappa$ is the ratio of the largest to the smallest singular value of the Hessian. Our bowl is
// $\tfrac12(x^2 + \kappa y^2)$ with $\kappa = 25$.

// %%
const valley = (kappa: number) => (x: number, y: number) => (x * x + kappa * y * y) / 2;

/** The places that gradient descent visits on ½(x² + κy²). */
function slide(kappa: number, rate: number, count: number, from = [-9, 1.5]): number[][] {
  const path = [from];
  for (let k = 0; k < count; k++) {
    const [x, y] = path[k];
    path.push([x - rate * x, y - rate * kappa * y]);
  }
  return path;
}

// %%
const curvature = tensor([1, 25], float64);
const bowlOf = (place: Tensor) => place.square().mul(curvature).sum().mul(0.5);
const { s: singular } = linalg.svd(hessian(bowlOf, tensor([-9, 1.5], float64)));
const [largest, smallest] = Array.from(singular.data, Number);
show(
  '7.5 condition',
  plot.table([{ largest: largest, smallest: smallest, κ: largest / smallest }]),
);

// %% [markdown]
// **Predict:** at a rate of $0.076$, does the path go down the valley or across it? At which rate does it leave the bowl for good?

// %%
const predicted75 = NaN; // a number: the largest rate that does not diverge

// %%
const roads = {
  'ε = 0.076': slide(25, 0.076, 30),
  'ε = 0.02': slide(25, 0.02, 30),
};
const plane = { x: [-10, 2], y: [-2, 2], xLabel: 'shallow', yLabel: 'steep' } as const;
show('7.5 paths', plot.contour(valley(25), { ...plane, paths: roads }));

// %%
const tried = [0.02, 0.04, 2 / 26, 0.0799, 0.0801];
const visits = tried.map((rate) => slide(25, rate, 1000));
const rateRows = {
  'rate ε': tried,
  'x, 30 steps': visits.map((path) => path[30][0]),
  'y, 30 steps': visits.map((path) => path[30][1]),
  'loss, 1000 steps': visits.map((path) => valley(25)(path[1000][0], path[1000][1])),
};
show('7.5 rates', plot.table(rateRows), { predicted: predicted75 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Along $x$ each step keeps $1 - \epsilon$ of the distance, along $y$ it keeps $1 - 25\epsilon$. At 0.076 that is $-0.9$: the path
// jumps from wall to wall, and creeps along the valley at $0.924$ a step. From $\epsilon = 2/\kappa = 0.08$ on
// $|1 - 25 \epsilon| \ge 1$: it diverges. The steep direction dictates the rate, the shallow one has to live with it.
//
// </details>
//
// **Predict:** with the best rate there is, $2/(1 + \kappa)$, how many steps does it take to a millionth of the distance when
// $\kappa = 100$?

// %%
const predicted75b = NaN; // a number: the steps

// %%
const kappas = [2, 5, 10, 20, 50, 100, 200, 500, 1000];
const needed = kappas.map((kappa) => {
  const path = slide(kappa, 2 / (1 + kappa), 8000, [1, 1]);
  return path.findIndex(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) <= 1e-6);
});
const foretold = kappas.map((kappa) => log(1e6) / log((kappa + 1) / (kappa - 1)));

// %%
const stepLines = { counted: needed, 'ln 10⁶ / ln((κ+1)/(κ−1))': foretold };
const kappaAxes = { x: kappas, ...logLog, xLabel: 'condition number κ', yLabel: 'steps' };
show('7.5 steps', plot.line(stepLines, kappaAxes), { predicted: predicted75b });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// About 691. With the best rate both directions keep $(\kappa - 1)/(\kappa + 1)$ of their distance, and for large $\kappa$ the number
// of steps is proportional to it: $\tfrac12 \kappa \ln 10^6 \approx 6.9\,\kappa$.
//
// </details>
//
// ### Between the walls
//
// *F "Polyak averaging: motivation", four pictures.*
//
// At a rate of exactly $2/\kappa = 0.08$ the path neither leaves the bowl nor comes to rest: it bounces from wall to wall, at $y = \pm 1.5$.
// The slides keep the high rate, and take the mean of all places that have been visited.
//
// **Predict:** what is $y$ of the mean of 200 places?

// %%
const predicted75c = NaN; // a number: y of the mean

// %%
/** After each step, the mean of all places so far. */
function meansOf(path: number[][]): number[][] {
  const sum = [0, 0];
  return path.map(([x, y], k) => {
    sum[0] += x;
    sum[1] += y;
    return [sum[0] / (k + 1), sum[1] / (k + 1)];
  });
}
const bouncing = slide(25, 0.08, 199);
const averages = meansOf(bouncing);

// %%
const walls = { 'ε = 0.08': bouncing, 'mean of its places': averages };
show('7.5 average', plot.contour(valley(25), { ...plane, paths: walls }), {
  predicted: predicted75c,
});

// %%
const lossAfter = (path: number[][], n: number) => valley(25)(path[n - 1][0], path[n - 1][1]);
const counts = [2, 10, 50, 200];
const onTheFloor = {
  places: counts,
  'loss at the last one': counts.map((n) => lossAfter(bouncing, n)),
  'loss at their mean': counts.map((n) => lossAfter(averages, n)),
  'x of the mean': counts.map((n) => averages[n - 1][0]),
};
show('7.5 floor', plot.table(onTheFloor, { digits: 4 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 0: of an even number of places half are on either wall. The mean lies on the floor of the valley, while the path itself never comes
// below a loss of $\tfrac12 \cdot 25 \cdot 1.5^2 = 28.1$. But the mean remembers its beginning: along the floor the path is at the
// minimum long since, and the mean of $n$ places is still $9 \cdot 12.5 / n$ away from it. That is why averages in use forget
// (lesson 12). And no average replaces the right rate: with $\epsilon = 0.04$ the path itself has a loss of $3.6 \cdot 10^{-6}$ after
// 200 places.
//
// </details>

// %% [markdown]
// ## 7.6 Local minima and saddle points
//
// *F and M "Problems with SGD": "What if the loss function has a local minima or saddle point?"*
//
// Where the gradient is zero, gradient descent stands still. A loss with two valleys, $f(x) = (x^2 - 1)^2 + 0.3\,x$; the deeper
// one is on the left.
//
// **Predict:** where do the three runs end that begin at $-1.8$, $0.2$ and $1.8$?

// %%
const predicted76 = NaN; // a number: the place where the run from 0.2 ends

// %%
const wells = (x: number) => (x * x - 1) * (x * x - 1) + 0.3 * x;
const slopeOfWells = (x: number) => 4 * x * (x * x - 1) + 0.3;
const visited = [-1.8, 0.2, 1.8].map((from) => {
  const places = [from];
  for (let k = 0; k < 400; k++) places.push(places[k] - 0.02 * slopeOfWells(places[k]));
  return places;
});

// %%
const xs = Array.from({ length: 121 }, (_, i) => -1.8 + 0.03 * i);
const hills = plot.line({ 'f(x)': { x: xs, y: xs.map(wells) } }, { xLabel: 'x', yLabel: 'f' });
const stops = visited.flatMap((places) =>
  [0, 2, 4, 6, 8, 10, 15, 20, 30, 50, 400].map((k) => places[k]),
);
const run = stops.map((_, i) => `from ${visited[Math.floor(i / 11)][0]}`);
const dots = plot.scatter({ x: stops, y: stops.map(wells) }, { color: run });
show('7.6 local minimum', plot.layer([hills, dots]), { predicted: predicted76 });

// %%
const ends = visited.map((places) => ({
  from: places[0],
  'ends at x': places[400],
  f: wells(places[400]),
  'f′ there': slopeOfWells(places[400]),
}));
show('7.6 ends', plot.table(ends));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The start decides. From 0.2 and from 1.8 the run ends at 0.960, in the shallow valley, with a slope of zero to eight digits or
// more and a loss of 0.29 in the place of −0.31.
//
// </details>
//
// ### Does noise get stuck?
//
// *G, on mini-batches.* The slide says that the noisy gradient of a single image "can easily get stuck at local minima". We put the
// two valleys under 256 examples, $f_i(x) = f(x) + a_i x$ with $\sum a_i = 0$, so that their mean is $f$ and their gradients differ
// by a standard deviation of 8. All runs begin in the *shallow* valley, at 0.960. 1000 updates, 200 runs for each batch size.
//
// **Predict:** who ends in the deep valley more often, small batches or large ones?

// %%
const predictedNoise = ''; // 'small' or 'large'

// %%
manualSeed(0);
const raw = randn([256], float64).mul(8);
const tilts = raw.sub(raw.mean()); // Σ a = 0

/** Where 200 runs with batches of B are after 1000 updates from the shallow valley. */
function settle(B: number): number[] {
  const x = Array(200).fill(visited[2][400]);
  for (let k = 0; k < 1000; k++) {
    const drawn = B === 256 ? tilts.expand(200, 256) : tilts.index(randint(0, 256, [200, B]));
    const tilt = drawn.mean(1).data;
    for (let run = 0; run < 200; run++)
      x[run] -= 0.02 * (slopeOfWells(x[run]) + Number(tilt[run]));
  }
  return x;
}

// %%
const batchSizes = [1, 2, 4, 16, 256];
const arrived = batchSizes.map((B) => settle(B).filter((x) => x < 0));
const escapes = {
  'batch size B': batchSizes,
  'of 200 in the deep valley': arrived.map((places) => places.length),
  'std of x there': arrived.map((x) => (x.length > 1 ? tensor(x, float64).std().item() : '–')),
};
show('errata noise', plot.table(escapes), { predicted: predictedNoise });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The small ones. The gradient of all 256 examples never leaves the shallow valley, nor do batches of 16: they are the ones that are
// stuck. Noise helps to *leave* a minimum; what it hinders is *settling* in one, as the last column says. (With $B = 1$ it is so strong
// that it carries some runs back, which is why 2 does a little better.) So we read the slide's sentence the other way round: what
// gets stuck is the gradient without noise. It is the slide's advice that holds: batches, which keep some of the noise.
//
// </details>
//
// ### A saddle
//
// $f(x, y) = \tfrac12 x^2 - \tfrac12 y^2 + \tfrac14 y^4$ has a saddle at $(0, 0)$ and minima at $(0, \pm 1)$. Three runs come along the
// ridge, the first exactly on it, the others 0.000001 and 0.01 beside.
//
// **Predict:** how many steps of 0.1 does the second one take to leave, to $|y| > 0.5$? The distance grows by $1.1$ a step.

// %%
const predicted76b = NaN; // a number: the steps

// %%
const saddle = (x: number, y: number) => (x * x - y * y) / 2 + (y * y * y * y) / 4;

/** The places that 400 steps of 0.1 visit. */
function fromRidge(beside: number): number[][] {
  const path = [[-1.8, beside]];
  for (let k = 0; k < 400; k++) {
    const [x, y] = path[k];
    path.push([x - 0.1 * x, y - 0.1 * (y * y * y - y)]);
  }
  return path;
}

// %%
const ridge = {
  'on the ridge': fromRidge(0),
  '10⁻⁶ beside': fromRidge(1e-6),
  '0.01 beside': fromRidge(0.01),
};
const seat = { x: [-2, 2], y: [-1.5, 1.5], azimuth: 50, elevation: 35, zLabel: 'f' } as const;
show('7.6 saddle', plot.surface(saddle, { ...seat, paths: ridge }));

// %%
const offsets = [0, 1e-12, 1e-6, 1e-3, 0.01];
const departures = offsets.map(fromRidge);
const left = departures.map((path) => path.findIndex(([, y]) => Math.abs(y) > 0.5));
const leaving = {
  'beside the ridge': offsets.map(String),
  'steps to |y| > 0.5': left.map((steps) => (steps < 0 ? 'never' : steps)),
  'f after 400': departures.map((path) => saddle(path[400][0], path[400][1])),
};
show('7.6 leaving', plot.table(leaving, { digits: 4 }), { predicted: predicted76b });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// On the ridge the gradient leads into the saddle and there it is zero: stuck for ever. Beside it the way out begins with
// $y_0 \cdot 1.1^k$: each factor of 1000 costs $\ln 1000 / \ln 1.1 = 72$ steps, during which next to nothing happens to the loss. So
// what looks like a minimum may be a saddle that has not been left yet.
//
// </details>
//
// ### How common are saddles?
//
// *F "Saddle points much more common in high dimension" (Dauphin et al. 2014).*
//
// At a critical point it is the signs of the Hessian's eigenvalues that decide: all positive, a minimum; all negative, a maximum;
// else a saddle. We take random symmetric matrices with normal entries for Hessians.
//
// **Predict:** what share of them are saddles in two dimensions, and in five?

// %%
const predicted76c = NaN; // a number: the share in two dimensions

// %%
/** The share of saddles among 4000 random symmetric matrices. */
function saddles(d: number): number {
  const a = randn([4000, d, d], float64);
  const { eigenvalues } = linalg.eigh(a.add(a.transpose(1, 2)).mul(0.5));
  const positive = eigenvalues.gt(0).to('float64').sum(1); // how many of d
  return positive.gt(0).logicalAnd(positive.lt(d)).to('float64').mean().item();
}

// %%
manualSeed(0);
const dimensions = [1, 2, 3, 4, 5, 6, 7, 8];
const shareAxes = {
  x: dimensions.map(String),
  xLabel: 'dimension',
  yLabel: 'share of saddles',
};
const shareOfSaddles = plot.bar({ saddles: dimensions.map(saddles) }, shareAxes);
show('7.6 dimension', shareOfSaddles, { predicted: predicted76c });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// None in one dimension, $\sqrt{1/2} = 0.707$ in two, $0.950$ in three, 0.9997 in five: for a minimum all eigenvalues must be
// positive at once. With millions of weights a random critical point is a saddle, practically always. (A random matrix is a model, not
// a net. Dauphin et al. find that in nets critical points with a high loss are saddles with many descending directions, and those
// with few lie low.)
//
// </details>

// %% [markdown]
// ## 7.7 Noise of the gradient
//
// *F and M "Problems with SGD": "Our gradients come from minibatches so they can be noisy!"*
//
// Two weights, 256 examples, batches of 4. One input is three times as large as the other, so that the bowl is a valley.
//
// `walk` gives the path of gradient descent (all 256 in a batch), of SGD, and of SGD with momentum 0.9 (lesson 8). Momentum adds up
// ten gradients, so its rate is a tenth.

// %%
manualSeed(0);
const inputs = randn([256, 2], float64).mul(tensor([1, 3], float64));
const cloud: Examples = { x: inputs, y: randn([256, 1], float64).mul(2) };

// %%
/** The places that 80 steps visit; each batch is drawn anew. */
function walk(B: number, lr: number, momentum = 0): number[][] {
  const w = tensor([[-4], [1.5]], { ...float64, requiresGrad: true });
  const optimizer = new optim.SGD([w], { lr, momentum });
  return Array.from({ length: 81 }, () => {
    const place = Array.from(w.data, Number);
    optimizer.zeroGrad();
    halfSquares(B === 256 ? cloud : take(cloud, randint(0, 256, [B])), w).backward();
    optimizer.step();
    return place;
  });
}

// %%
manualSeed(2);
const paths = {
  'gradient descent': walk(256, 0.05),
  SGD: walk(4, 0.05),
  'SGD with momentum': walk(4, 0.005, 0.9),
};
const lossOfBoth = (w1: number, w2: number) =>
  halfSquares(cloud, tensor([[w1], [w2]], float64)).item();

// %%
const cut = { x: [-5, 2], y: [-2, 2], samples: 30, xLabel: 'w₁', yLabel: 'w₂' } as const;
show('7.7 paths', plot.contour(lossOfBoth, { ...cut, paths: paths }));

// %% [markdown]
// M says that noisy gradients "still make good progress on average".
//
// **Predict:** the mean of 100 noisy paths: does it lag behind gradient descent, run ahead, or coincide?

// %%
const predicted77 = ''; // 'behind', 'ahead' or 'the same'

// %%
manualSeed(0);
const hundred = tensor(
  Array.from({ length: 100 }, () => walk(4, 0.05)),
  float64,
); // [run, step, weight]
const descent = tensor(walk(256, 0.05), float64);
const w1Of = (path: Tensor) => Array.from(path.select(1, 0).data, Number);
const roadsOfW1 = {
  'one SGD path': w1Of(hundred.select(0, 0)),
  'gradient descent': w1Of(descent),
  'mean of 100 SGD paths': w1Of(hundred.mean(0)),
};

// %%
const walkAxes = { x: Array.from({ length: 81 }, (_, k) => k), xLabel: 'step', yLabel: 'w₁' };
show('7.7 average', plot.line(roadsOfW1, walkAxes), { predicted: predicted77 });

// %%
const someSteps = [10, 20, 40, 80];
const walkRows = {
  step: someSteps,
  'gradient descent': someSteps.map((k) => roadsOfW1['gradient descent'][k]),
  'mean of 100': someSteps.map((k) => roadsOfW1['mean of 100 SGD paths'][k]),
  'std of a run': someSteps.map((k) => hundred.select(1, k).select(1, 0).std().item()),
};
show('7.7 table', plot.table(walkRows, { digits: 4 }));

// %% [markdown]
// And what does momentum change? For each path: the cosine of the angle between a step and the next, the length of the whole path, and
// the rms distance from the minimum over the last 20 steps; means of 20 runs.

// %%
const difference = (a: number[], b: number[]) => [b[0] - a[0], b[1] - a[1]];
const dot = (a: number[], b: number[]) => a[0] * b[0] + a[1] * b[1];
const length = (a: number[]) => Math.sqrt(dot(a, a));
const lowest = linalg.solve(inputs.T.matmul(inputs), inputs.T.matmul(cloud.y)).data;

// %%
/** Mean cosine, length of the path, rms distance at its end. */
function shape(path: number[][]): number[] {
  const steps = path.slice(1).map((place, k) => difference(path[k], place));
  const turns = steps.slice(1).map((b, k) => dot(steps[k], b) / length(steps[k]) / length(b));
  const away = path.slice(-20).map((place) => difference([...lowest].map(Number), place));
  return [
    average(turns),
    80 * average(steps.map(length)),
    Math.sqrt(average(away.map((d) => dot(d, d)))),
  ];
}

// %%
manualSeed(0);
const methods = [
  twenty(() => walk(256, 0.05)),
  twenty(() => walk(4, 0.05)),
  twenty(() => walk(4, 0.005, 0.9)),
].map((runs) => tensor(runs.map(shape), float64)); // [run, what]
const means = methods.map((runs) => runs.mean(0).data);

// %%
const shapes = {
  method: ['gradient descent', 'SGD', 'SGD with momentum'],
  'cosine of\nnext steps': means.map(([cosine]) => cosine),
  'length of\nthe path': means.map(([, long]) => long),
  'distance at\nthe end': means.map(([, , away]) => away),
  'std of it\nover runs': methods.map((runs) => runs.std(0).data[2]),
};
show('7.7 shape', plot.table(shapes, { digits: 3 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The same. The expected gradient of a batch is the gradient of all, and on a quadratic bowl the expected path is therefore exactly
// that of gradient descent: every single path strays by a std of 0.2 to 0.3, the mean of a hundred by a tenth of it.
//
// Two steps of SGD in sequence have nothing to do with each other's noise, their mean cosine is about zero; with momentum it is 0.9, and
// the path is half as long at the same progress. It is *smoother*; the noise that is left at the end is not far from that of SGD.
//
// </details>

// %% [markdown]
// ## 7.8 Forward, backward
//
// *G, from "Prediction label" to "Superimpose all batch gradients".*
//
// A net $y = f(x; \theta)$ of two layers with parameters $F^1, F^2$ and a loss $\varepsilon = L(y, y^{GT})$. The chain rule goes
// from the loss to $y$, and from there layer by layer to the parameters:
//
// $$\frac{\partial \varepsilon}{\partial F^2} = \frac{\partial \varepsilon}{\partial y} \cdot \frac{\partial y}{\partial F^2}, \qquad
// \frac{\partial \varepsilon}{\partial F^1} = \frac{\partial \varepsilon}{\partial y} \cdot \frac{\partial y}{\partial h} \cdot
// \frac{\partial h}{\partial F^1}.$$
//
// First with numbers that fit into the head: $h = \max(0, F^1 x)$, $y = F^2 h$, $\varepsilon = \tfrac12 (y - y^{GT})^2$ with
// $x = 2$, $F^1 = 0.5$, $F^2 = -1.5$, $y^{GT} = 0.5$.
//
// **Predict:** compute $\partial \varepsilon / \partial F^1$ with a pencil, from the loss backwards.

// %%
const predicted78 = NaN; // a number: ∂ε/∂F¹

// %%
const [x0, target] = [2, 0.5].map((value) => tensor(value, float64));
const [F1, F2] = [0.5, -1.5].map((value) => tensor(value, { ...float64, requiresGrad: true }));
const hidden = x0.mul(F1).relu().retainGrad();
const output = hidden.mul(F2).retainGrad();
const error = output.sub(target).square().mul(0.5).retainGrad();
error.backward(undefined, { retainGraph: true });

// %%
const called = { x: x0, 'F¹': F1, 'F²': F2, yGT: target, h: hidden, y: output, ε: error };
show('7.8 graph', plot.graph(error, { names: called }), { predicted: predicted78 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Forward $h = 1$, $y = -1.5$, $\varepsilon = 2$. Backward $\partial\varepsilon/\partial y = y - y^{GT} = -2$; then $F^2$ gets
// $-2 \cdot h = -2$, and $h$ gets $-2 \cdot F^2 = 3$; the ReLU is open, and $F^1$ gets $3 \cdot x = 6$. Every box needs its own slope
// only, and the numbers of the way forward.
//
// </details>
//
// ### Scores, confidence, target
//
// Now a classifier of digits, 64 → 16 → 10. The last layer gives a score for each class; the softmax makes of them a vector of confidences
// $y$, which is compared with the *one-hot* target $y^{GT}$: $\varepsilon = -\sum_j y^{GT}_j \ln y_j$. Some steps of training
// first.

// %%
manualSeed(0);
const W1 = randn([64, 16], float64).mul(0.2).requiresGrad_();
const W2 = randn([16, 10], float64).mul(0.2).requiresGrad_();
const scoresOf = (x: Tensor, w1 = W1, w2 = W2) => x.matmul(w1).tanh().matmul(w2);
const trainer = new optim.SGD([W1, W2], { lr: 0.2 });
for (const batch of randint(0, 1000, [100 * 20]).split(20)) {
  const { x, y } = take({ x: images, y: digits.y }, batch);
  trainer.zeroGrad();
  functional.crossEntropy(scoresOf(x), y).backward();
  trainer.step();
}

// %%
const image = 1007;
const scores = scoresOf(images.narrow(0, image, 1)).retainGrad();
const confidence = scores.softmax(1).retainGrad();
const yGT = functional.oneHot(digits.y.narrow(0, image, 1), 10).to('float64');
confidence.log().mul(yGT).sum().neg().backward();

// %%
const classes = {
  class: arange(10),
  'score s': scores.squeeze(0),
  'confidence y': confidence.squeeze(0),
  'target yGT': yGT.squeeze(0),
  '∂ε/∂y': confidence.grad!.squeeze(0),
  '∂ε/∂s': scores.grad!.squeeze(0),
};
show('7.8 scores', plot.table(classes, { digits: 4 }));

// %% [markdown]
// <details><summary>What do you see?</summary>
//
// $\partial\varepsilon/\partial y$ is zero but for the right class, $-1/y_j$ there. One step further back, through the softmax, all classes
// take part, and the formula is as simple as can be: $\partial\varepsilon/\partial s = y - y^{GT}$. The right score is to rise, all
// others are to fall, each by its own confidence, and the sum is zero.
//
// </details>
//
// ### A vector that is no softmax
//
// *G, the example beside "Prediction label".* It prints $y_{cat} = (0.11, 0.78, 0.06, \dots, 0.23)$. Add up what can be seen.

// %%
const printedY = [0.11, 0.78, 0.06, 0.23];
const sumOf = (p: number[]) => p.reduce((sum, q) => sum + q, 0);
const forms = [printedY, printedY.map((p) => p / sumOf(printedY))];
const formRows = {
  form: ['as printed', 'divided by its sum'],
  'sum of the four': forms.map(sumOf),
  'ε = −ln y of the cat': forms.map((p) => -log(p[1])),
  'sum of ∂ε/∂s = y − yGT': forms.map((p) => sumOf(p) - 1),
};
show('errata confidence', plot.table(formRows, { digits: 4 }));

// %% [markdown]
// <details><summary>The finding</summary>
//
// Four entries of the slide's vector add up to 1.18 already, and there are more of them; a softmax gives 1. With such a vector the gradients
// of the scores would not add up to zero, and the loss would be too small: 0.25 where at least 0.41 is right.
//
// </details>
//
// ### The average over a batch
//
// *G "Superimpose all batch gradients to step into average direction".*
//
// Eight images, and for each the gradient on each layer's parameters, $\partial\varepsilon/\partial F^l_i$. The last two rows: their average,
// and the gradient of the mean loss of all eight at once.
//
// **Predict:** is the average as long as a typical one of the eight, or shorter?

// %%
const predicted78b = ''; // 'as long' or 'shorter'

// %%
/** The gradients of the loss of some images on both layers' parameters. */
function gradients(from: number, count: number): Tensor[] {
  const [x, y] = [images, digits.y].map((all) => all.narrow(0, from, count));
  trainer.zeroGrad();
  functional.crossEntropy(scoresOf(x), y).backward();
  return [W1, W2].map((w) => w.grad!.clone());
}
const perImage = Array.from({ length: 8 }, (_, i) => gradients(1000 + i, 1));
const averaged = [0, 1].map((l) =>
  perImage.reduce((sum, g) => sum.add(g[l]), zeros([1], float64)).div(8),
);
const together = gradients(1000, 8);

// %%
const eightAndMore = [...perImage, averaged, together];
const off = (g: Tensor[], l: number) => g[l].sub(together[l]).abs().max().item();
const norms = {
  'gradient of': [...perImage.map((_, i) => `image ${i + 1}`), 'the average', 'the batch'],
  'length, layer 1': eightAndMore.map(([g1]) => g1.norm().item()),
  'length, layer 2': eightAndMore.map(([, g2]) => g2.norm().item()),
  'difference from the batch': eightAndMore.map((g) => Math.max(off(g, 0), off(g, 1))),
};
show('7.8 average', plot.table(norms, { digits: 4 }), { predicted: predicted78b });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The average of the eight gradients **is** the gradient of the batch, to rounding. It is shorter than most of them, since they point in
// different directions; what they have in common is left.
//
// </details>
//
// ### Is it right? Ask the slope
//
// A gradient can be checked without knowing how it was computed, by nudging one number at a time:
//
// $$n = \frac{\varepsilon(\theta + \delta) - \varepsilon(\theta - \delta)}{2 \delta}$$

// %%
const [some, labels] = [images.narrow(0, 1000, 16), digits.y.narrow(0, 1000, 16)];
const lossAt = (w1: Tensor, w2: Tensor) =>
  functional.crossEntropy(scoresOf(some, w1, w2), labels);

/** The slope along each element of w, by centred differences. */
function slopes(w: Tensor, loss: (w: Tensor) => Tensor, delta = 1e-5): Tensor {
  const found = zeros(w.shape, float64);
  for (let i = 0; i < w.numel(); i++) {
    const nudge = zeros(w.shape, float64);
    nudge.data[i] = delta;
    found.data[i] = (loss(w.add(nudge)).item() - loss(w.sub(nudge)).item()) / (2 * delta);
  }
  return found;
}

// %%
const relative = (a: Tensor, n: Tensor) => a.sub(n).norm().div(n.norm()).item();
const slopes1 = noGrad(() => slopes(W1, (w) => lossAt(w, W2)));
const slopes2 = noGrad(() => slopes(W2, (w) => lossAt(W1, w)));
const [backward1, backward2] = gradients(1000, 16);
gradcheck(lossAt, [W1, W2]); // the library's check, number by number: it throws when one is wrong

// The same backward pass without the slope of tanh, as if somebody had forgotten it
const errorS = scoresOf(some).softmax(1).sub(functional.oneHot(labels, 10)).div(16);
const forgotten = some.T.matmul(errorS.matmul(W2.T));

// %%
const checkRows = {
  'gradient on': ['layer 1, F¹', 'layer 2, F²', 'F¹, tanh′ forgotten'],
  numbers: [slopes1, slopes2, slopes1].map((n) => n.numel()),
  '|a − n| / |n|': [
    relative(backward1, slopes1),
    relative(backward2, slopes2),
    relative(forgotten, slopes1),
  ],
};
show('7.8 check', plot.table(checkRows));

// %% [markdown]
// **Predict:** the smaller $\delta$, the closer is the difference to the slope. Is it? At which $\delta$ is the error of the centred difference
// smallest in float64: $10^{-2}$, $10^{-6}$ or $10^{-12}$?

// %%
const predicted78c = NaN; // a number: 1e-2, 1e-6 or 1e-12

// %%
const deltas = Array.from({ length: 13 }, (_, i) => pow(10, i - 13)); // 10⁻¹³ … 0.1
const way = randn([64, 16], float64);
const slopeAlong = gradients(1000, 16)[0].mul(way).sum().item();

/** The relative error of differences along `way`, in a precision. */
function errors(dtype: 'float64' | 'float32', centred: boolean): number[] {
  const [x, w1, w2, along] = [some, W1.detach(), W2.detach(), way].map((t) => t.to(dtype));
  const at = (d: number) =>
    functional.crossEntropy(scoresOf(x, w1.add(along.mul(d)), w2), labels).item();
  return deltas.map((d) => {
    const found = centred ? (at(d) - at(-d)) / (2 * d) : (at(d) - at(0)) / d;
    return Math.abs(found / slopeAlong - 1);
  });
}

// %%
const errorLines = {
  'one-sided, float64': errors('float64', false),
  'centred, float64': errors('float64', true),
  'centred, float32': errors('float32', true),
};
const deltaAxes = { x: deltas, ...logLog, xLabel: 'δ', yLabel: 'relative error' };

// %%
const wanted = { ...deltaAxes, hlines: { wanted: 1e-7 } };
show('7.8 step size', plot.line(errorLines, wanted), { predicted: predicted78c });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// About $10^{-6}$. From the left, rounding: $\varepsilon$ is known to 16 digits, and dividing by $\delta$ makes $10^{-16}/\delta$ of that. From the
// right, curvature: an error of $\delta$ for the one-sided difference and $\delta^2$ for the centred one. Where they meet lies the best there is, $10^{-10}$
// or so in float64. In float32 the best is some $10^{-4}$: there no check can confirm seven digits. That is why gradients are checked in float64.
//
// </details>

// %% [markdown]
// ## Summary
//
// | question | answer |
// |---|---|
// | updates in a pass | $\lceil N/B \rceil$ for $N$ gradients; at the same rate nearly all worth a pass of the batch each, as long as the noise is small |
// | variance of the loss | $1/N$ over data sets; $1/B$ over batches with replacement, times $(N-B)/(N-1)$ when shuffled |
// | where the minimum lies | strays by $\sigma/\sqrt{N}$ from data set to data set |
// | constant rate | stops at a floor, $\tfrac12 \epsilon/(2-\epsilon)$ on $\tfrac12 x^2$ |
// | $1/k$ | best for strongly convex losses with $1/(\mu k)$; elsewhere $1/\sqrt k$ |
// | ill-conditioned bowl | rate below $2/\kappa$; about $6.9\,\kappa$ steps to a millionth |
// | zero gradient | local minima and saddles stop it; in high dimension critical points are saddles; noise leaves them |
// | back-propagation | slope times slope, from the loss back; checked by differences to $10^{-7}$ in float64 |

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';

display(check('7.1', { lossFloors: [1, 1, 1] }));

// %% [markdown]
// **1.** The floor. With the constant rate 0.1 the loss of `descend(thousand, B, 25)` stops falling. Take the mean of the last hundred
// values of `loss` for $B = 1$, 10 and 50. How does the floor depend on $B$?

// %%
// your code
// const lossFloors = […, …, …];
// check('7.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.73, 0.024 and 0.0024.
//
// </details>
//
// <details><summary>Solution</summary>
//
// ```ts
// manualSeed(0);
// for (const B of [1, 10, 50]) console.log(B, average(descend(thousand, B, 25).loss.slice(-100)));
// ```
//
// Were all batches drawn independently, the floor would be $\tfrac12 \epsilon d / \big(B\,(2 - \epsilon\,(1 + (d+1)/B))\big)$ with
// $d = 10$ weights: 0.63, 0.028 and 0.0053. So about $1/B$; a little more at $B = 1$, close to the edge where single examples diverge
// ($\epsilon = 2/(d+2) = 0.167$). Shuffled batches do better still: those of one pass make up for each other's errors.
//
// </details>
//
// **2.** The factor before $1/k$. On `bowl(1)` let `follow` run with $\epsilon_k = c/k$ for $c = 0.25$, 0.5, 1 and 2. Which exponents
// do you find for the loss between 100 and 10 000 steps?

// %%
// your code
// const exponents = […, …, …, …];
// check('7.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// After 10 000 steps 0.085, 0.00057, 0.000059 and 0.000074; exponents −0.50, −0.97, −0.99 and −1.02.
//
// </details>
//
// <details><summary>Solution</summary>
//
// ```ts
// for (const c of [0.25, 0.5, 1, 2]) {
//   const losses = follow(bowl(1), (k) => c / k);
//   const [a, b] = [losses[marks.indexOf(100)], losses[marks.indexOf(10_000)]];
//   console.log(c, b, log(b / a) / log(100));
// }
// ```
//
// What the start leaves behind falls like $k^{-c}$ in $x$, so like $k^{-2c}$ in the loss; the noise falls like $1/k$. Below $c = \tfrac12$
// the start decides, above it the noise. So a guess of $\mu$ that is more than twice too large spoils the rate of convergence; one that is
// too small costs a factor only.
//
// </details>
//
// **3.** Saddles high up and low down. Dauphin et al. say that critical points with a low loss have few descending directions. A model for
// it is $A + cI$: the lower the loss, the larger $c$. Find the share of saddles in five dimensions for $c = 0$, 1, 2, 3.

// %%
// your code
// const saddleShares = […, …, …, …];
// check('7.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.999, 0.977, 0.664 and 0.164.
//
// </details>
//
// <details><summary>Solution</summary>
//
// ```ts
// manualSeed(0);
// for (const c of [0, 1, 2, 3]) {
//   const a = randn([4000, 5, 5], float64);
//   const { eigenvalues } = linalg.eigh(a.add(a.transpose(1, 2)).mul(0.5));
//   const positive = eigenvalues.gt(-c).to('float64').sum(1);
//   console.log(c, positive.gt(0).logicalAnd(positive.lt(5)).to('float64').mean().item());
// }
// ```
//
// Adding $cI$ shifts all eigenvalues by $c$. They lie between about $-\sqrt{2 \cdot 5}$ and $\sqrt{10}$; beyond that shift nearly every
// critical point is a minimum.
//
// </details>

// %% [markdown]
// ## Papers
//
// - H. Robbins, S. Monro: [A stochastic approximation method](https://doi.org/10.1214/aoms/1177729586), 1951. The two conditions on the rate.
// - A. Nemirovski, A. Juditsky, G. Lan, A. Shapiro: [Robust stochastic approximation approach to stochastic programming](https://doi.org/10.1137/070704277), 2009. Why $1/k$ needs strong convexity, with the example of a flat bowl.
// - L. Bottou: [Large-scale machine learning with stochastic gradient descent](https://doi.org/10.1007/978-3-7908-2604-3_16), 2010.
// - Y. Dauphin et al.: [Identifying and attacking the saddle point problem in high-dimensional non-convex optimization](https://arxiv.org/abs/1406.2572), 2014.
// - D. Rumelhart, G. Hinton, R. Williams: [Learning representations by back-propagating errors](https://doi.org/10.1038/323533a0), 1986.
// - I. Goodfellow, Y. Bengio, A. Courville: [Deep Learning, chapter 8](https://www.deeplearningbook.org/contents/optimization.html), 2016. Algorithm 8.1.
//
// [The course](00-course.ipynb) · next: [8 Momentum](08-momentum.ipynb)
