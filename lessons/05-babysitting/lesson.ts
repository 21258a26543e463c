// %% [markdown]
// # 5 Babysitting the learning process
//
// **After this lesson you can**
//
// - compute the loss of an untrained net beforehand, and what a penalty adds to it,
// - check a net, its loss and its gradients in a minute, by making it learn twenty images by heart,
// - tell a rate that is too low from one that is too high, by the cost, by the accuracy, and by which of them moves,
// - recognise a net that has died of NaN, and say where the NaN came from,
// - bracket a learning rate before any search begins,
// - say which numbers of a log depend on the data, and which do not.
//
// *Lecture document F, "Double check that the loss is reasonable" to "Rough range for learning rate". Demos 5.1 to 5.6.* <span lang="fa" dir="rtl">فرآیند یادگیری</span>

// %% [markdown]
// ## The idea
//
// Before a long training come a few short ones whose outcome is known. A net that knows nothing gives each of $C$ classes the
// probability $1/C$. With the penalty of the slides on the weights, its loss is
//
// $$L = \underbrace{-\frac1N \sum_i \ln p_{i,y_i}}_{\approx\, \ln C} \;+\; \frac{\lambda}{2} \sum_{k} w_k^2 .$$
//
// Whatever differs from what is known is a mistake that is cheap to find now. Only then comes the learning rate.
//
// The net of the slides has 3072 inputs, 50 hidden units with ReLU and 10 classes; its weights begin as $0.0001 \cdot \text{randn}$, its
// biases as 0.

// %%
import type { Tensor } from 'lectern';
import { data, functional, init, manualSeed, nn, noGrad } from 'lectern';
import { optim, plot, tensor, train } from 'lectern';
import { colourImages, mapValues, show } from 'lectern/lesson';
import { babysitting, firstLosses, type PrintedEpoch } from 'lectern/slides';

// %% [markdown]
// ### The images
//
// The slides train on CIFAR-10, at the scale of **pixels**: numbers from 0 to 255 less the mean image, which have a standard
// deviation of about 64. (The page on preprocessing divides by the standard deviation, too. The printed logs cannot come from images
// that were divided; demos 5.1 and 5.3 show it.) CIFAR-10 does not come with this course. Where the six files of its
// binary version lie in `work/data/cifar-10-batches-bin`, or in `cifar-10-batches-bin` below the folder that the environment's
// `LECTERN_DATA` names, `colourImages` reads them, and every cell below runs on them. Elsewhere it makes a stand-in: random colour images whose scale, contrast and smoothness are those of photographs, in ten
// classes that are hard to tell apart: half of the labels are drawn anew at random (a tenth of these is right by chance), so that no
// net gets beyond about 55 %.
//
// We take a tenth of what the slides have: 4900 training images, 1000 validation images. Beside them run real
// pictures, Fashion-MNIST's clothes, at pixel scale as well.

// %%
type Part = { x: Tensor; y: Tensor };
type Images = { name: string; train: Part; val: Part };

const photos: Images = colourImages(4900, 1000);
const fashion = data.loadFashionMNIST();
const meanImage = fashion.train.x.mean(0);
const pixels = ({ x, y }: Part, from: number, size: number): Part => ({
  x: x.sub(meanImage).mul(255).narrow(0, from, size).flatten(1),
  y: y.narrow(0, from, size),
});
const clothes: Images = {
  name: 'clothes',
  train: pixels(fashion.train, 0, 4900),
  val: pixels(fashion.test, 0, 1000),
};

// %%
const first20 = photos.train.x.narrow(0, 0, 20).reshape([20, 3, 32, 32]);
const labels20 = photos.train.y.narrow(0, 0, 20);
show('5.1 images', plot.image(first20, { labels: labels20, columns: 10, range: [-160, 160] }));

// %% [markdown]
// ### From scratch
//
// The slide's `two_layer_net` gives a loss and its gradient. By hand, with matrices, it is ten lines; `nn` and autograd give the same.

// %%
type Named = { [name: string]: Tensor };

/** The loss of a net with two layers, and its gradient. */
function twoLayerNet(x: Tensor, { W1, b1, W2, b2 }: Named, y: Tensor, reg: number) {
  const h = x.matmul(W1).add(b1).relu();
  const p = h.matmul(W2).add(b2).softmax(1);
  const right = functional.oneHot(y, 10);
  const fit = p.mul(right).sum(1).log().mean().mul(-1);
  const penalty = W1.square().sum().add(W2.square().sum());
  const dz = p.sub(right).div(x.shape[0]); // how the loss changes with the scores
  const dh = dz.matmul(W2.t()).mul(h.gt(0));
  const dW1 = x.t().matmul(dh).add(W1.mul(reg));
  const dW2 = h.t().matmul(dz).add(W2.mul(reg));
  const loss = fit.add(penalty.mul(reg / 2)).item();
  return { loss, gradient: { W1: dW1, b1: dh.sum(0), W2: dW2, b2: dz.sum(0) } };
}

// %%
/** The slide's init_two_layer_model, in modules. */
function newNet(inputs: number, hidden = 50) {
  const layers = [new nn.Linear(inputs, hidden), new nn.ReLU(), new nn.Linear(hidden, 10)];
  const net = new nn.Sequential(...layers);
  for (const p of net.parameters())
    if (p.dim() === 2) init.normal_(p, { std: 0.0001 });
    else init.zeros_(p);
  return net;
}

const weights = (net: nn.Module) => net.parameters().filter((p) => p.dim() === 2);
const squares = (net: nn.Module) =>
  weights(net).reduce((sum, w) => sum + w.detach().to('float64').square().sum().item(), 0);

// %%
manualSeed(0);
const netA = newNet(3072);
const strength = 10; // λ
const hundred = { x: photos.train.x.narrow(0, 0, 100), y: photos.train.y.narrow(0, 0, 100) };
const lossA = functional.crossEntropy(netA.forward(hundred.x), hundred.y);
const penalties = weights(netA).map((w) =>
  w
    .square()
    .sum()
    .mul(strength / 2),
);
const total = lossA.add(penalties[0]).add(penalties[1]);
total.backward();

// %%
const transposed = (p: Tensor) => (p.dim() === 2 ? p.t() : p); // nn.Linear has W as [out, in]
const parts = netA.parameters(); // W1, b1, W2, b2
const [W1, b1, W2, b2] = parts.map((p) => transposed(p.detach()));
const byHand = twoLayerNet(hundred.x, { W1, b1, W2, b2 }, hundred.y, strength);
// %%
const relativeError = (a: Tensor, b: Tensor) =>
  a.sub(b).abs().max().item() / b.abs().max().item();
const apart = Object.values(byHand.gradient).map((g, i) =>
  relativeError(g, transposed(parts[i].grad!)),
);
const compared = {
  what: ['loss', 'dL/dW1', 'dL/db1', 'dL/dW2', 'dL/db2'],
  numbers: [1, ...parts.map((p) => p.numel())],
  'furthest off, as a share of the largest': [
    Math.abs(byHand.loss / total.item() - 1),
    ...apart,
  ].map((share) => share.toExponential(1)),
};
show('5.1 scratch', plot.table(compared));

// %% [markdown]
// ## 5.1 The loss at the start
//
// *F "Double check that the loss is reasonable": `loss, grad = two_layer_net(X_train, model, y_train, 0.0)`.*
//
// **Predict:** the loss of the untrained net, without any penalty.

// %%
const predicted51 = NaN; // a number: the loss

// %%
/** The loss over all of some images, summed in float64. */
function lossOf(net: nn.Module, { x, y }: Part): number {
  const scores = noGrad(() => net.forward(x)).to('float64');
  return functional.crossEntropy(scores, y).item();
}

// %%
const starts = [photos, clothes].map((images) => {
  manualSeed(0);
  const net = newNet(images.train.x.shape[1]);
  return { images: images.name, loss: lossOf(net, images.train) };
});

// %%
const lnC = { images: 'ln 10', loss: Math.LN10 };
const slide51 = { images: 'slide', loss: firstLosses['5.1'] };
const table51 = [slide51, ...starts, lnC].map((row) => ({
  ...row,
  'loss − ln 10': (row.loss - Math.LN10).toExponential(1),
}));
show('5.1 loss', plot.table(table51, { digits: 9 }), { predicted: predicted51 });

// %% [markdown]
// All of them are *reasonable*. But the slide prints twelve digits, and the sixth is a message: what do $2.7 \cdot 10^{-5}$ tell about the
// data? Twenty starts, on images at pixel scale, and on the same divided by their standard deviation.

// %%
const some = { x: photos.train.x.narrow(0, 0, 2000), y: photos.train.y.narrow(0, 0, 2000) };
const sd = some.x.std().item();
const distances = Array.from({ length: 20 }, (_, seed) => {
  manualSeed(seed);
  const scores = noGrad(() => newNet(3072).forward(some.x)).to('float64');
  // biases are 0: inputs divided by sd give scores divided by sd
  return [scores, scores.div(sd)].map((z) =>
    Math.abs(functional.crossEntropy(z, some.y).item() - Math.LN10),
  );
});

// %%
const byScale = {
  'pixel scale': distances.map(([pixel]) => pixel),
  'divided by the std': distances.map(([, unit]) => unit),
};
const startAxes = { yScale: 'log', yLabel: '|loss − ln 10|' } as const;
show(
  '5.1 starts',
  plot.box(byScale, { ...startAxes, hlines: { slide: firstLosses['5.1'] - Math.LN10 } }),
);

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $\ln 10 = 2.302585$. How far a start is from it depends on the scores: to first order the difference is the mean of
// $\bar z_i - z_{i,y_i}$, how far the score of the right class lies below the average of its image. With biases of 0 the
// scores grow in proportion to the inputs: 64 times larger inputs, 64 times larger scores, and in the mean over thousands of images little of
// them is left. Our images at pixel scale miss $\ln 10$ by up to
// $1.4 \cdot 10^{-5}$, and classes whose mean images differ more would miss it by more; divided by their standard deviation they are 64
// times nearer, below $3 \cdot 10^{-7}$. The slide is at $2.7 \cdot 10^{-5}$: twice the farthest of ours at the scale of pixels, and a hundred times
// that of the others. It cannot have divided.
//
// </details>

// %% [markdown]
// ## 5.2 Crank up the penalty
//
// *F: the same with `1e3`; "loss went up, good. (sanity check)".*
//
// **Predict:** there are $3072 \cdot 50 + 50 \cdot 10 = 154\,100$ weights with variance $10^{-8}$. What is the loss with $\lambda = 10^3$?

// %%
const predicted52 = NaN; // a number: the loss

// %%
manualSeed(0);
const net52 = newNet(3072);
const fit52 = lossOf(net52, photos.train);
const sum52 = squares(net52);
const penalised = [0, 1e-6, 1e3].map((reg) => ({
  λ: reg.toExponential(0).replace('0e+0', '0'),
  'λ/2 · Σw²': ((reg / 2) * sum52).toPrecision(4),
  loss: fit52 + (reg / 2) * sum52,
  'loss, by λ · Σw²': fit52 + reg * sum52,
  slide: { 0: firstLosses['5.1'], 1000: firstLosses['5.2'] }[reg] ?? '',
}));
show('5.2 loss', plot.table(penalised, { digits: 6 }), { predicted: predicted52 });

// %%
const sums52 = Array.from({ length: 60 }, (_, seed) => {
  manualSeed(seed);
  return Math.LN10 + 500 * squares(newNet(3072));
});
const expected52 = Math.LN10 + 500 * 154_100 * 1e-8;
const marks52 = { slide: firstLosses['5.2'], expected: expected52 };
show('5.2 starts', plot.hist(sums52, { stat: 'count', bins: 20, vlines: marks52 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $\ln 10 + \tfrac12 \cdot 10^3 \cdot 154\,100 \cdot 10^{-8} = 3.0731$. A sum of $n$ squares of normal numbers has the relative standard deviation
// $\sqrt{2/n}$, so the loss is $3.0731 \pm 0.0028$, and the slide's 3.0686 lies 1.6 standard deviations below. This number depends on
// nothing but the weights. It even says what the slide's code looks like: without the factor $\tfrac12$ it would be 3.84. The penalty of the
// later runs, $\lambda = 10^{-6}$, adds $8 \cdot 10^{-10}$: nobody will see it.
//
// </details>

// %% [markdown]
// ## 5.3 Twenty images by heart
//
// *F "Make sure that you can overfit very small portion of the training data": 20 images, `reg=0.0`, SGD at 1e-3, 200 epochs, "Very small
// loss, train accuracy 1.00, nice!"*
//
// All twenty are one batch, so an epoch is one step. Beside them run twenty clothes, and `divided`: the same twenty at unit variance, at the same
// rate. `babysit` notes what the slide's trainer prints: the cost of the last batch, taken
// before its step, and the accuracies after the epoch, on the first 1000 training images and on the validation images. Here both are
// the same twenty, which is why the slide's two columns are equal.

// %%
type Plan = { lr: number; reg?: number; epochs: number; batchSize: number };

function accuracy(net: nn.Module, { x, y }: Part): number {
  const size = Math.min(1000, y.numel());
  const guesses = noGrad(() => net.forward(x.narrow(0, 0, size))).argmax(1);
  return guesses
    .eq(y.narrow(0, 0, size))
    .mean()
    .item();
}

// %%
/** One pass, and the cost of its last batch. */
function pass(net: nn.Module, batches: Iterable<readonly Tensor[]>, sgd: optim.SGD): number {
  let cost = NaN;
  for (const [x, y] of batches) {
    const loss = functional.crossEntropy(net.forward(x), y);
    sgd.zeroGrad();
    loss.backward();
    sgd.step();
    cost = loss.item();
  }
  return cost;
}

// %%
/** Trains a net, and notes what the slide prints. */
function babysit(net: nn.Module, images: Images, plan: Plan): PrintedEpoch[] {
  const { lr, reg = 0, epochs, batchSize } = plan;
  const biases = net.parameters().filter((p) => p.dim() === 1);
  const groups = [{ params: weights(net), weightDecay: reg }, { params: biases }];
  const sgd = new optim.SGD(groups, { lr }); // decay is the gradient of the penalty
  const { x, y } = images.train;
  const batches = new data.DataLoader([x, y], { batchSize, shuffle: batchSize < y.numel() });
  return Array.from({ length: epochs }, (_, i) => {
    const cost = pass(net, batches, sgd);
    const [train, val] = [images.train, images.val].map((part) => accuracy(net, part));
    return { epoch: i + 1, cost, train, val };
  });
}

// %%
const heart = { lr: 1e-3, epochs: 200, batchSize: 20 };

/** Twenty images of a set, learned by heart. */
function overfit({ name, train }: Images, from = 0, plan: Plan = heart): PrintedEpoch[] {
  const part = { x: train.x.narrow(0, from, 20), y: train.y.narrow(0, from, 20) };
  manualSeed(0);
  return babysit(newNet(train.x.shape[1]), { name, train: part, val: part }, plan);
}

// %% [markdown]
// **Predict:** the cost falls with every step. Does the accuracy rise all the way, or does it fall in between?

// %%
const predicted53 = ''; // 'rises' or 'falls in between'

// %%
const tiny = overfit(photos);
const tinyClothes = overfit(clothes);
const twentyDivided = { x: photos.train.x.narrow(0, 0, 20).div(sd), y: photos.train.y };
const divided = { ...photos, train: twentyDivided };
const tinyUnit = overfit(divided); // the same twenty, divided by the standard deviation

// %%
type Column = 'cost' | 'train';
const printed53 = babysitting['5.3'].rows;
const curve = (rows: readonly { [K in 'epoch' | Column]: number }[], column: Column) => ({
  x: rows.map(({ epoch }) => epoch),
  y: rows.map((row) => row[column]),
});
const runs53 = {
  slide: printed53.slice(0, 20),
  [photos.name]: tiny,
  [clothes.name]: tinyClothes,
};
const half = { width: 300, height: 230, xScale: 'log', xLabel: 'epoch', legend: true } as const;

// %%
const costs53 = mapValues({ ...runs53, divided: tinyUnit }, (r) => curve(r, 'cost'));
const rights53 = mapValues(runs53, (r) => curve(r, 'train'));
const cost53 = plot.line(costs53, { ...half, yScale: 'log', yLabel: 'cost' });
const right53 = plot.line(rights53, { ...half, yLabel: 'training accuracy' });
show('5.3 curves', plot.hconcat([cost53, right53]), { predicted: predicted53 });

// %% [markdown]
// All 26 printed rows, and ours:

// %%
const fixed = (cost: number) => {
  if (!Number.isFinite(cost)) return Number.isNaN(cost) ? 'nan' : 'inf'; // as the slide writes
  return cost > 1e6 ? cost.toExponential(2) : cost.toFixed(6);
};
type Log = readonly PrintedEpoch[];
const accuracies = ({ train, val }: PrintedEpoch) => `${train.toFixed(3)}, ${val.toFixed(3)}`;

// %%
/** The slide's rows beside ours, epoch by epoch. */
function beside(slide: Log, ours: { [name: string]: Log }) {
  const runs = Object.entries({ slide, ...ours });
  const row = (rows: Log, at: number) => rows.find(({ epoch }) => epoch === at)!;
  return slide.map(({ epoch }) => {
    const at = runs.map(([name, rows]) => [name, row(rows, epoch)] as const);
    return Object.fromEntries([
      ['epoch', epoch],
      ...at.map(([name, row]) => [`cost\n${name}`, fixed(row.cost)]),
      ...at.map(([name, row]) => [`train, val\n${name}`, accuracies(row)]),
    ]);
  });
}

// %%
const ours53 = { [photos.name]: tiny, [clothes.name]: tinyClothes };
show('5.3 table', plot.table(beside(printed53, ours53)));

// %% [markdown]
// Is that a matter of these twenty? Five other twenties, and what became of each:

// %%
/** In how many of the first twenty epochs a column is lower than in the one before. */
const falls = (rows: Log, sign: number, column: Column) =>
  rows.slice(1, 20).filter((row, i) => sign * (row[column] - rows[i][column]) < 0).length;

const twenties = [20, 40, 60, 80, 100].map((from) => overfit(photos, from));

// %%
const logs53: Log[] = [printed53, tiny, ...twenties];
const summary53 = logs53.map((rows, i) => {
  const [at10, at20, at200] = [10, 20, 200].map((at) => rows.find((r) => r.epoch === at)!);
  return {
    images: i === 0 ? 'slide' : `${20 * i - 19} to ${20 * i}`,
    'cost at 10': at10.cost,
    'at 20': at20.cost,
    'at 200': at200.cost,
    'accuracy\nat 20': at20.train,
    'at\n200': at200.train,
    'epochs up to 20\nin which\naccuracy fell': falls(rows, 1, 'train'),
    'in which\ncost rose': falls(rows, -1, 'cost'),
  };
});
show('5.3 sets', plot.table(summary53, { digits: 4 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// It falls in between. The slide's goes 0.40, 0.65 (epoch 4), 0.40 (13 and 14), 0.65 (20), 1.00, while its cost falls throughout; all twenties
// here dip, too, some of them at once, and all end at 1.00 with a cost of a few thousandths. The two count different things: the cost is a mean
// over all images, of which a few confident ones can pay for others that go wrong for a while; the accuracy only asks which score is the
// largest. (Further on the cost of two of the sets rises for a step or two as well: for them the rate is at its limit.)
//
// At first next to nothing happens: with weights of $10^{-4}$ both layers are too small to send each other a gradient, and a net leaves such a
// place at an exponential pace. At unit variance (`divided`) this rate is far too low: in 200 epochs at 1e-3 the cost only comes to 2.29. So
// the slide's images were at pixel scale.
//
// What the check is good for: it takes a second, and a net that cannot learn twenty images has a mistake in it, or a rate that does not suit the scale of its
// inputs. One that can has shown that loss, gradient and update fit together.
//
// </details>

// %% [markdown]
// ## 5.4 Too low
//
// *F "Start with small regularization and find learning rate that makes the loss go down": 1e-6, `reg=0.000001`, 10 epochs.*
//
// The slide's 490 steps an epoch, with a tenth of its images and of its batch: 4900 images in batches of 10, and 4900 steps in all.
//
// **Predict:** in those 4900 steps the cost of the slide goes from 2.302576 to 2.302420. Which validation accuracy do you expect of our
// images in the end?

// %%
const predicted54 = NaN; // a number from 0 to 1: the validation accuracy after ten epochs; guessing gives 0.1

// %%
manualSeed(0);
const slow = { lr: 1e-6, reg: 1e-6, epochs: 10, batchSize: 10 };
const lowNet = newNet(3072);
const before54 = lossOf(lowNet, photos.train);
const low = babysit(lowNet, photos, slow);
const after54 = lossOf(lowNet, photos.train);
const lowClothes = babysit(newNet(784), clothes, slow);

// %%
const printed54 = babysitting['5.4'].rows;
const runs54 = { slide: printed54, [photos.name]: low, [clothes.name]: lowClothes };
const ten = { width: 300, height: 230, xLabel: 'epoch', legend: true };
const of = (column: 'cost' | 'val') =>
  mapValues(runs54, (rows) => rows.map((row) => row[column]));
const cost54 = plot.line(of('cost'), { ...ten, yLabel: 'cost of the last batch' });
const right54 = plot.line(of('val'), { ...ten, yLabel: 'validation accuracy' });
show('5.4 curves', plot.hconcat([cost54, right54]), { predicted: predicted54 });

// %%
const ours54 = { [photos.name]: low, [clothes.name]: lowClothes };
show('5.4 table', plot.table(beside(printed54, ours54)));

// %% [markdown]
// Why? The scores of the net that we have now, once as they are and then multiplied by a constant. That does not change which
// is the largest.

// %%
const scores54 = noGrad(() => lowNet.forward(photos.val.x)).to('float64');
const stretched = [1, 10, 100, 1000, 10_000].map((factor) => {
  const z = scores54.mul(factor);
  const p = z.softmax(1);
  return {
    'scores ×': factor,
    accuracy: z.argmax(1).eq(photos.val.y).mean().item(),
    cost: functional.crossEntropy(z, photos.val.y).item().toFixed(6),
    'smallest probability': p.min().item().toPrecision(5),
    largest: p.max().item().toPrecision(5),
  };
});
show('5.4 why', plot.table(stretched));

// %% [markdown]
// The cost of single batches is noise at this scale; over all training images:

// %%
const whole54 = {
  '': ['before', 'after 4900 steps'],
  'cost over all images': [before54, after54].map((cost) => cost.toFixed(7)),
  'below ln 10 by': [before54, after54].map((cost) => (Math.LN10 - cost).toExponential(2)),
};
show('5.4 whole', plot.table(whole54));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// To 0.20 here, and to 0.13 to 0.20 over nine stand-ins and starts; the slide's to 0.192 (the highest of its log is 0.206, in training), and the
// clothes' to 0.4, while no cost has moved in the third decimal. The slide wonders, too: "what's up with that? (remember this is softmax)". All
// probabilities are 0.100 to three decimals, and the softmax's cost depends on their *size*. The accuracy
// asks for the *order* alone, and a difference of $10^{-6}$ is enough for that: the small steps all point in the same direction, and soon
// outweigh what chance has put into the scores. Multiply them by a thousand, and the same net, with the same accuracy, has another cost.
//
// So accuracy can rise while the loss stands still; it does not mean that the rate is right. (The slide's cost falls two or three times
// as far as ours: CIFAR-10's classes differ more in their mean images than those of the stand-in.)
//
// </details>

// %% [markdown]
// ## 5.5 Too high
//
// *F "Now let's try learning rate 1e6": "cost: NaN almost always means high learning rate". Then 3e-3: "still too high. Cost explodes".*
//
// The same with a rate of $10^6$, in batches of 100 (49 steps an epoch).
//
// **Predict:** the cost is NaN soon, and stays so. What does the accuracy do?

// %%
const predicted55 = ''; // 'stays', 'falls' or 'wanders': the validation accuracy, from epoch to epoch

// %%
manualSeed(0);
const hugeRate = { lr: 1e6, reg: 1e-6, epochs: 3, batchSize: 100 };
const dead = babysit(newNet(3072), photos, hugeRate);
const deadClothes = babysit(newNet(784), clothes, hugeRate);
const ours55 = { [photos.name]: dead, [clothes.name]: deadClothes };
const printed55 = babysitting['5.5 1e6'].rows;
show('5.5 table NaN', plot.table(beside(printed55, ours55)), { predicted: predicted55 });

// %%
const shares = [photos, clothes].map(({ name, val }) => ({
  images: name,
  'share of class 0 in validation': val.y.eq(0).mean().item(),
  'accuracy of the dead net': (name === photos.name ? dead : deadClothes)[2].val,
  'arg-max of ten NaN': tensor(Array(10).fill(NaN)).argmax(0).item(),
}));
show('5.5 shares', plot.table(shares, { digits: 4 }));

// %% [markdown]
// Where does NaN come from? `steps` takes single steps, and notes the cost twice: as the slide's code has it, $-\ln p$ with
// $p$ from the softmax, and as libraries have it, $\ln \sum_j e^{z_j} - z_y$ from the scores.

// %%
type Step = { naive: number; stable: number; score: number };

/** Both costs of a batch before the step, and the largest score. */
function oneStep(net: nn.Module, sgd: optim.SGD, [x, y]: readonly Tensor[]): Step {
  const scores = net.forward(x);
  const loss = functional.crossEntropy(scores, y);
  sgd.zeroGrad();
  loss.backward();
  sgd.step();
  const p = scores.detach().softmax(1).mul(functional.oneHot(y, 10)).sum(1);
  const [naive, score] = [p.log().mean().item() * -1, scores.detach().abs().max().item()];
  return { naive, stable: loss.item(), score };
}

// %%
/** Single steps, until the cost is no longer a number. */
function steps(images: Images, lr: number, most: number, seed = 0): Step[] {
  manualSeed(seed);
  const net = newNet(images.train.x.shape[1]);
  const sgd = new optim.SGD(net.parameters(), { lr });
  const { x, y } = images.train;
  const loader = new data.DataLoader([x, y], { batchSize: 100, shuffle: true });
  const found: Step[] = [];
  const over = () => found.length >= most || Number.isNaN(found.at(-1)?.stable ?? 0);
  while (!over()) for (const batch of loader) if (!over()) found.push(oneStep(net, sgd, batch));
  return found;
}

// %%
const hugeSteps = steps(photos, 1e6, 10);
const written = (x: number) => (Math.abs(x) > 1e4 ? x.toExponential(1) : x.toPrecision(5));
const hugeTable = hugeSteps.map((step, i) => ({ step: i + 1, ...mapValues(step, written) }));
show('5.5 steps', plot.table(hugeTable));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// It stays: the same number in each epoch. The arg-max of ten NaN is the first place, class 0, for every image, so the accuracy is that
// class's share among the images: the slide's 0.087 is a property of its 1000 images, and no accuracy at all. (Of its training accuracies it
// prints three different ones, since each is taken on another thousand.) An accuracy that is frozen to the digit is the second symptom of a dead
// net, when nobody looks at the cost.
//
// In the second step the scores are of the size $10^{13}$, some probability is 0, and $-\ln 0 = \infty$: the slide's first warning, "divide by
// zero encountered in log". Then the weights overflow, the scores are infinite, and $\infty - \infty$ in the softmax is NaN: its second
// warning, "invalid value encountered in subtract". From there everything is NaN for ever.
//
// </details>
//
// ### 3e-3: it goes well for a while
//
// **Predict:** the slide's cost at 3e-3 goes 2.19, 2.18, 1.94, 1.83, and prints `inf` in epochs 5 and 6. In which step does the stable cost, from the
// scores, stop being a finite number: the same, a later one, or none of six epochs?

// %%
const predicted55b = ''; // 'same step', 'later' or 'never', beside the step in which the naive cost is infinite

// %%
const sixEpochs = 6 * 49; // in steps
const fast = steps(photos, 3e-3, sixEpochs);
/** The places, from 1, and the values of those that are numbers. */
const finite = (numbers: number[]) => {
  const places = numbers.map((_, i) => i).filter((i) => Number.isFinite(numbers[i]));
  return { x: places.map((i) => i + 1), y: places.map((i) => numbers[i]) };
};
const both = {
  'from the scores': finite(fast.map(({ stable }) => stable)),
  '−ln of the softmax': finite(fast.map(({ naive }) => naive)),
};
const limit = { '3 × the first': 3 * fast[0].stable };
const fastAxes = { yScale: 'log', xLabel: 'step', yLabel: 'cost', hlines: limit } as const;
show('5.5 cost', plot.line(both, fastAxes), { predicted: predicted55b });

// %%
/** The step, from 1, in which something holds for the first time; '–' when it never does. */
const firstStep = (found: Step[], holds: (step: Step) => boolean) =>
  found.findIndex(holds) + 1 || '–';
const isInfinite = ({ naive }: Step) => !Number.isFinite(naive);

const symptoms = (found: Step[]) => ({
  'cost > 3 × first': firstStep(found, ({ stable }) => !(stable <= 3 * found[0].stable)),
  '−ln p infinite': firstStep(found, isInfinite),
  'from scores:\nits cost then': found.find(isInfinite)?.stable.toPrecision(4) ?? '–',
  'from scores:\nno number': firstStep(found, ({ stable }) => !Number.isFinite(stable)),
});

// %%
const kinds = [0, 1, 2].map((seed) => ({ rate: '3e-3', images: photos.name, seed }));
const runs55 = [fast, steps(photos, 3e-3, sixEpochs, 1), steps(photos, 3e-3, sixEpochs, 2)];
const others = kinds.map((kind, i) => ({ ...kind, ...symptoms(runs55[i]) }));
const clothesRow = { rate: '3e-3', images: clothes.name, seed: 0 };
const hugeRow = { rate: '1e6', images: photos.name, seed: 0, ...symptoms(hugeSteps) };
// %%
const clothesSymptoms = symptoms(steps(clothes, 3e-3, sixEpochs));
const rows55 = [hugeRow, ...others, { ...clothesRow, ...clothesSymptoms }];
show('5.5 symptoms', plot.table(rows55));

// %% [markdown]
// The six printed rows, and ours. Our cost is the one from the scores. $-\ln p$ of a single image is infinite beyond 103 in float32, which we
// compute in, and beyond 745 in NumPy's float64, which the slide computes in.

// %%
manualSeed(0);
const risky = { lr: 3e-3, reg: 1e-6, epochs: 6, batchSize: 100 };
const fastLog = babysit(newNet(3072), photos, risky);
const fastClothes = babysit(newNet(784), clothes, risky);
const ours55b = { [photos.name]: fastLog, [clothes.name]: fastClothes };
show('5.5 table inf', plot.table(beside(babysitting['5.5 3e-3'].rows, ours55b)));

// %% [markdown]
// A program should notice by itself, and not crash. `train.fit` ends with a `DivergedError` at the first cost that is no number. `StopDiverging`
// applies the slides' rule, three times the first cost, and ends quietly; `TerminateOnNaN` waits until there is no number.

// %%
/** The slide's net, images and optimiser, for `fit`. */
function prepared(lr: number) {
  manualSeed(0);
  const net = newNet(3072);
  const { x, y } = photos.train;
  const loader = new data.DataLoader([x, y], { batchSize: 100, shuffle: true });
  return { net, loader, optimizer: new optim.SGD(net.parameters(), { lr }) };
}

// %%
/** A run at a rate that is too high, with a callback that watches or without: what ends it. */
async function watched(lr: number, watching?: train.Callback) {
  const { net, loader, optimizer } = prepared(lr);
  let batches = 0;
  const counting = new train.LambdaCallback({ onTrainBatchEnd: () => void batches++ });
  const callbacks = watching ? [counting, watching] : [counting];
  let ended = watching?.constructor.name ?? 'nothing';
  try {
    await train.fit(net, loader, { optimizer, epochs: 6, verbose: false, callbacks });
  } catch (error) {
    ended = (error as Error).name;
  }
  return { rate: lr.toExponential(0), 'ended by': ended, 'after batches': batches };
}

// %%
const watch = [
  await watched(3e-3, new train.StopDiverging({ divergeFactor: 3 })),
  await watched(3e-3),
  await watched(1e6, new train.StopDiverging({ divergeFactor: 3 })),
  await watched(1e6, new train.TerminateOnNaN()),
  await watched(1e6),
];
show('5.5 detection', plot.table(watch));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Later, and then as NaN, not as `inf`. As soon as one $p$ underflows to 0, the naive cost is infinite. From the scores it is 12 to 14 in that
// step, and goes on growing, up to $10^{30}$, until the weights themselves overflow, about 160 steps later in the two runs that got there. A library's stable loss does not print the
// slide's `inf`: it prints absurd numbers. The rule of three times the first cost fires before, or in the same step, and needs no infinity.
//
// In which step it happens is chance: after 69 to 284 steps on eight other stand-ins, and the slide's after four epochs. That it happens at all
// depends on the images. The stand-in at this rate explodes, the clothes do not, for which 3e-3 still works. At $10^6$ everything does.
//
// </details>

// %% [markdown]
// ## 5.6 A rough range
//
// *F "Rough range for learning rate we should be cross-validating is somewhere [1e-3 … 1e-5]".*
//
// From 1e-6 nothing, from 3e-3 too much. A range test (lesson 10, demo 10.4) looks for the range in one run: the rate grows from batch to batch. And the
// straightforward way: short runs at constant rates.
//
// **Predict:** of the rates 1e-6, 1e-5, 1e-4, 1e-3, 3e-3 and 1e-2, one pass each in batches of 25 (196 steps), which has the lowest cost on the stand-in (or CIFAR-10)?

// %%
const predicted56 = NaN; // one of the six rates

// %%
/** A range test from the slide's start. */
function rangeTest(images: Images) {
  manualSeed(0);
  const { x, y } = images.train;
  const net = newNet(x.shape[1]);
  const loader = new data.DataLoader([x, y], { batchSize: 50, shuffle: true });
  const optimizer = () => new optim.SGD(net.parameters(), { lr: 1 });
  return train.lrRangeTest(net, loader, { optimizer, minLr: 1e-6, maxLr: 1, steps: 200 });
}

const tests = [photos, clothes].map((images) => ({ name: images.name, ...rangeTest(images) }));
const tested = tests.map(({ name, lr, smoothed }) => [name, { x: lr, y: smoothed }] as const);

// %%
/** The cost over the validation images, after a pass in batches of 25. */
function after(images: Images, lr: number): number {
  manualSeed(0);
  const net = newNet(images.train.x.shape[1]);
  babysit(net, images, { lr, epochs: 1, batchSize: 25 });
  return lossOf(net, images.val);
}

// %%
const six = [1e-6, 1e-5, 1e-4, 1e-3, 3e-3, 1e-2];
const passes56 = [photos, clothes].map((images) => {
  const ends = six.map((lr) => ({ lr, cost: after(images, lr) }));
  const alive = ends.filter(({ cost }) => cost < 1e3); // the others have exploded
  return [
    images.name,
    { x: alive.map(({ lr }) => lr), y: alive.map(({ cost }) => cost) },
  ] as const;
});

// %%
const rateAxes = { xScale: 'log', xLabel: 'learning rate', width: 290, height: 240 } as const;
const range56 = plot.line(Object.fromEntries(tested), {
  ...rateAxes,
  legend: true,
  yScale: 'log',
  yLabel: 'cost while the rate grows',
  vlines: { '1e-3': 1e-3 },
});
const short56 = plot.line(Object.fromEntries(passes56), {
  ...rateAxes,
  legend: true,
  yLabel: 'cost after one pass',
});
show('5.6 rates', plot.hconcat([range56, short56]), { predicted: predicted56 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 1e-3, on both: the upper end of the slide's range. At 1e-2 both explode, at 3e-3 the stand-in does; they have no point in the right figure. With 1e-5 next to nothing happens in
// one pass; the lower part of the range is for nets that train much longer. On eight other stand-ins, from other starts, a pass
// with 1e-3 left 1.87 to 2.02, and one with 1e-4 2.299 to 2.303.
//
// The range test misleads here. From weights of $10^{-4}$ the net stands on a plateau, which no single step leaves, so it sees nothing below
// 1e-3; and it falls fastest around 4e-3 (on the stand-in by so little that the logarithmic axis hides it), at a rate that lasted for one batch only. A longer run at that rate explodes. Short runs at
// constant rates are the safer test from such a start.
//
// </details>

// %% [markdown]
// ## What depends on the data, and what does not
//
// | number of the slides | depends on | so, on other images |
// |---|---|---|
// | 2.302585, the loss at the start | the number of classes | the same to the fourth decimal |
// | the $2.7 \cdot 10^{-5}$ above it | scale of the pixels, how much class means differ | of the same size at pixel scale, 64 times smaller at unit variance |
// | 3.0686, with $\lambda = 10^3$ | the weights | the same, ± 0.0028 from start to start |
// | $\lambda = 10^{-6}$ in the cost | the weights | $8 \cdot 10^{-10}$ |
// | 20 images: accuracy 1.00, val = train, steps of 1/20 | nothing | the same |
// | 20 images: cost at each epoch | scale; content up to a factor of two | the same shape |
// | 1e-6: a cost that stands still while accuracy rises | scale | the same |
// | 1e-6: accuracy 0.192 | how far class means are apart | 0.13 to 0.20 on the stand-in, 0.4 on clothes |
// | $10^6$: NaN from the first epoch, a frozen accuracy | nothing | the same |
// | $10^6$: 0.087 | how many of the 1000 images are of class 0 | another share |
// | 3e-3: `inf` in epoch 5 | scale, contrast, wrong labels, chance | after 69 to 284 steps on the stand-in (the slide: 1960 or more), not on clothes |
// | the rough range 1e-5 … 1e-3 | scale | the upper end is right for both |

// %% [markdown]
// ## Summary
//
// | look at | expect | otherwise |
// |---|---|---|
// | the first loss | $\ln C$ | labels, softmax, or weights that are not small |
// | the same with a penalty | $\tfrac{\lambda}{2}\sum w^2$ more | a forgotten or doubled penalty |
// | 20 images, no penalty | accuracy 1.00, a tiny cost | loss, gradient and update do not fit together, or the rate does not suit the inputs |
// | a cost that does not move | – | the rate is too low, whatever the accuracy does |
// | NaN, inf, or three times the first cost | – | the rate is too high; stop |
// | an accuracy frozen to the digit | – | the net is dead: it answers one class for all |

// %% [markdown]
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import gzip
// import json
// import torch
// from torch import nn
// from torch.nn.functional import cross_entropy
//
// def idx(name, header):
//     with gzip.open(f'lessons/data/fashion-train-{name}-ubyte.gz') as file:
//         return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)
//
// images = idx('images-idx3', 16).reshape(-1, 784).float()
// x, y = images - images.mean(0), idx('labels-idx1', 8).long()  # pixel scale: not divided
//
// def new_net(inputs):
//     torch.manual_seed(0)
//     net = nn.Sequential(nn.Linear(inputs, 50), nn.ReLU(), nn.Linear(50, 10))
//     for p in net.parameters():
//         nn.init.normal_(p, std=0.0001) if p.dim() == 2 else nn.init.zeros_(p)
//     return net
//
// def train(net, x, y, lr, steps):
//     sgd = torch.optim.SGD(net.parameters(), lr=lr)
//     cost, right = [], []
//     for _ in range(steps):
//         loss = cross_entropy(net(x), y)
//         sgd.zero_grad()
//         loss.backward()
//         sgd.step()
//         cost.append(loss.item())
//         right.append((net(x).argmax(1) == y).float().mean().item())
//     return {'cost': cost, 'right': right}
//
// first = cross_entropy(new_net(784)(x[:4900]).double(), y[:4900]).item()
// squares = sum((w.double() ** 2).sum().item() for w in new_net(3072).parameters())
// heart = train(new_net(784), x[:20], y[:20], 1e-3, 200)
// dead = train(new_net(784), x[:100], y[:100], 1e6, 8)
// share = (y[:100] == 0).float().mean().item()
// z = torch.tensor([[200.0, 0.0]])
// naive, stable = -z.softmax(1)[0, 1].log().item(), cross_entropy(z, torch.tensor([1])).item()
// print(json.dumps({'first': first, 'squares': squares, 'heart': heart, 'dead': str(dead['cost'][-1]),
//                   'frozen': dead['right'][-1], 'share': share, 'naive': str(naive), 'stable': stable}))
// ```
//
// The same clothes, and first weights from a generator that both have: the numbers are those of 5.1 to 5.3 and 5.5.
//
// </details>

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('5.1', { plainLoss: Math.LN10, withPenalty: 4.068 }));

// %% [markdown]
// **1.** A net 784-100-26 for letters, first weights $0.01 \cdot \text{randn}$. What is its loss before training without a penalty, and with
// $\lambda = 0.1$, in the form of the slides?

// %%
// your code
// const plainLoss = …;
// const withPenalty = …;
// check('5.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 3.258 and 3.663.
//
// </details>
// <details><summary>Solution</summary>
//
// $\ln 26 = 3.258$. There are $784 \cdot 100 + 100 \cdot 26 = 81\,000$ weights, so the penalty is $\tfrac12 \cdot 0.1 \cdot 81\,000 \cdot 10^{-4} =
// 0.405$. (Scores of such weights are small, but not as small as those above: at inputs from 0 to 1 a measured loss differs by some
// thousandths.)
//
// </details>
//
// **2.** Divide the twenty images by their standard deviation, 64. The scores become smaller, and so do the gradients of the first layer. Which
// rate makes up for it? Overfit `divided` with 0.01, 0.1 and 1: what is the cost at epoch 200 with 0.1?

// %%
// your code
// const unitCost = …;
// check('5.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 0.00239.
//
// </details>
// <details><summary>Solution</summary>
//
// `overfit(divided, 0, { ...heart, lr: 0.1 }).at(-1)!.cost`. With 0.01 it is still 1.57, at 1 it is NaN. On the plateau at the start the weights grow
// at a pace that goes with the rate times the size of the inputs, so there 64 times the rate would do; later on what a step does to the
// scores goes with the square of the inputs, and $64^2$ times the rate would do. A hundred times lies between.
//
// </details>
//
// **3.** A colleague's log says `cost nan, train: 0.081, val 0.085` in each epoch; her validation set has 200 images. How many of them are of
// class 0? And after which batch would the rule of the slides have ended her run, whose first costs were 2.31, 2.12, 2.65, 4.90, 7.40, 31,
// inf, nan?

// %%
// your code
// const ofClass0 = …;
// const lastBatch = …;
// check('5.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 17, and 5.
//
// </details>
// <details><summary>Solution</summary>
//
// $0.085 \cdot 200 = 17$: the net answers class 0 for all, since that is the arg-max of NaN. Three times the first cost is 6.93, and 7.40, the fifth,
// is the first beyond it.
//
// </details>

// %% [markdown]
// ## Papers
//
// - A. Karpathy: [A recipe for training neural networks](https://karpathy.github.io/2019/04/25/recipe/), 2019. The same checks, and more.
// - L. Smith: [Cyclical learning rates for training neural networks](https://arxiv.org/abs/1506.01186), 2015. The range test.
// - A. Krizhevsky: [Learning multiple layers of features from tiny images](https://www.cs.toronto.edu/~kriz/learning-features-2009-TR.pdf), 2009. CIFAR-10.
// - H. Xiao, K. Rasul, R. Vollgraf: [Fashion-MNIST](https://arxiv.org/abs/1708.07747), 2017.
//
// [The course](00-course.ipynb) · next: [6 Hyper-parameters](06-hyperparameters.ipynb)
