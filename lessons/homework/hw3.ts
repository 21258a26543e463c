// %% [markdown]
// # Homework 3: batch norm and dropout, forward and backward
//
// *32 points, about 162 minutes. Lectures: batch normalization (lesson 04) and dropout (lesson 13).*
//
// You write both layers with their gradients, in training and in the test, and build them into one layer of a net.
//
// **How it works.** Write where a cell says "Your code here". The cell below it, such as `await check('q1')`, compares
// your function with numbers that are known to be right. Marking does the same with other inputs, so a function that
// only fits the visible ones does not pass. Numbers must agree to five digits. A cell is marked together with the cells
// of those questions that it builds on, and no others: what it needs besides, it must hold itself.
//
// **Tensors** have the type float64 here. Methods such as `x.mul(2)` and functions such as `zerosLike(x)` keep it; what
// you make anew is float32 unless you say `{ dtype: 'float64' }`. Loops over numbers are as welcome as methods of
// tensors: `x.tolist()` gives lists, and `tensor(lists, { dtype: 'float64' })` makes a tensor of them. Import what you
// need from `lectern`.
//
// **Shapes.** `x` has $N$ rows, a sample each, and $D$ columns, a unit each. Whatever belongs to a unit has the shape `[D]`.

// %%
import { type Tensor, tensor, where } from 'lectern';

// %% term=true
import { check, type Draw, vary } from 'lectern/assignment';
import { pow } from 'lectern/math';

export const memory = vary('memory', [0.9, 0.8, 0.95, 0.85]);
export const kept = vary('kept', [0.8, 0.75, 0.7, 0.6]);

// %% [markdown]
// ## Question 1: batch norm, forward
//
// *Lesson 04, demo 4.1. Do without the norms of `nn` and `functional`.*
//
// Each unit gets mean 0 and variance 1 over the samples of the batch, and then a scale and a shift that can be learned:
//
// $$\mu_j = \frac1N \sum_i x_{ij}, \qquad \sigma_j^2 = \frac1N \sum_i (x_{ij} - \mu_j)^2, \qquad
// \hat x_{ij} = \frac{x_{ij} - \mu_j}{\sqrt{\sigma_j^2 + \varepsilon}}, \qquad y_{ij} = \gamma_j \hat x_{ij} + \beta_j$$
//
// The variance is divided by $N$; `lectern`'s `var` divides by $N - 1$ unless told `{ correction: 0 }`.
// `batchnorm(x, gamma, beta, eps)` takes `x` of shape `[N, D]`, `gamma` and `beta` of shape `[D]` and the number `eps`. It gives
// `{ out, mean, variance }`: $y$ of shape `[N, D]`, and $\mu$ and $\sigma^2$ of shape `[D]`.
//
// For example, a unit that is 1 and 5 in two samples has $\mu = 3$ and $\sigma^2 = 4$; with $\varepsilon = 0$, $\gamma = 10$ and $\beta = 1$ it
// becomes $-9$ and 11.

// %% answer="q1" points=4 minutes=20 forbids=["functional.batchNorm", "functional.layerNorm", "functional.groupNorm", "functional.instanceNorm", "nn.BatchNorm1d", "nn.BatchNorm2d", "nn.LazyBatchNorm1d", "nn.LayerNorm", "nn.GroupNorm"]
/** Batch norm in training: its output, and mean and variance of each unit. */
export function batchnorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  eps: number,
): { out: Tensor; mean: Tensor; variance: Tensor } {
  // BEGIN SOLUTION
  const mean = x.mean(0);
  const variance = x.sub(mean).square().mean(0);
  const normal = x.sub(mean).div(variance.add(eps).sqrt());
  return { out: normal.mul(gamma).add(beta), mean, variance };
  // END SOLUTION
}

// %% checks="q1"
const float64 = { dtype: 'float64' } as const;
const normal = (draw: Draw, ...size: number[]) => draw.normal(...size).to('float64');
const uniform = (draw: Draw, ...size: number[]) => {
  const n = size.reduce((product, one) => product * one, 1);
  const numbers = Array.from({ length: n }, () => draw.number(0, 1));
  return tensor(numbers, float64).reshape(size);
};
const linspace = (from: number, to: number, ...size: number[]) => {
  const n = size.reduce((product, one) => product * one, 1);
  const numbers = Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
  return tensor(numbers, float64).reshape(size);
};

interface NormParts {
  mean?: (x: Tensor) => Tensor;
  variance?: (x: Tensor) => Tensor;
  below?: (variance: Tensor, eps: number) => Tensor;
  after?: (normal: Tensor, gamma: Tensor, beta: Tensor) => Tensor;
}
const varianceOf = (x: Tensor) => x.var({ dim: 0, correction: 0 });
const rootOf = (variance: Tensor, eps: number) => variance.add(eps).sqrt();
/** Batch norm with other parts. */
const normOf =
  ({
    mean: meanOf = (x) => x.mean(0),
    variance: of = varianceOf,
    below = rootOf,
    after = (x, gamma, beta) => x.mul(gamma).add(beta),
  }: NormParts) =>
  (x: Tensor, gamma: Tensor, beta: Tensor, eps: number) => {
    const [mean, variance] = [meanOf(x), of(x)];
    const out = after(x.sub(mean).div(below(variance, eps)), gamma, beta);
    return { out, mean, variance };
  };
const square = linspace(-2, 1.75, 4, 4).square();
const [gammas, betas] = [linspace(0.5, 2, 4), linspace(-1, 0.5, 4)];
const tall = linspace(1.5, -1, 5, 3).square();
export const q1 = [
  check(batchnorm, {
    what: 'output, means and variances',
    visible: [
      [square, gammas, betas, 1e-5],
      [tall, tensor([1, -2, 0.5], float64), tensor([0, 1, 2], float64), 0.1],
    ],
    hidden: (draw) => {
      const d = draw.whole(2, 5);
      const x = normal(draw, draw.whole(6, 9), d)
        .mul(draw.number(0.5, 2))
        .add(draw.number(-2, 2));
      return [x, normal(draw, d), normal(draw, d), draw.number(0.01, 0.2)];
    },
    scale: 1,
    expected: [
      {
        out: tensor(
          [
            [-0.1666685185, 1.027519413, 1.4999925, 0.9364341179],
            [-1.166666296, -1.154651177, -1.4999925, -1.682170589],
            [-1.499998889, -1.591085295, -1.4999925, -0.8093023536],
            [-1.166666296, -0.2817829411, 1.4999925, 3.555038825],
          ],
          float64,
        ),
        mean: tensor([1.5, 1.3125, 1.25, 1.3125], float64),
        variance: tensor([2.25, 1.3125, 1, 1.3125], float64),
      },
      {
        out: tensor(
          [
            [1.720559212, -2.223241529, 2.621306493],
            [0.198526063, 1.05557313, 1.82014812],
            [-0.6617535432, 2.667193894, 1.509494874],
            [-0.8602796061, 2.611620765, 1.689346753],
            [-0.3970521259, 0.8888537404, 2.359703759],
          ],
          float64,
        ),
        mean: tensor([0.7576530612, 0.6364795918, 0.5790816327], float64),
        variance: tensor([0.6523160923, 0.3741116983, 0.2423306695], float64),
      },
    ],
    mistakes: {
      'the variance for the deviation': {
        by: normOf({ below: (variance, eps) => variance.add(eps) }),
        hint: 'Which variance has your x̂? It should be nearly 1.',
      },
      'ε outside the root': {
        by: normOf({ below: (variance, eps) => variance.sqrt().add(eps) }),
        hint: 'To what is ε added in the formula?',
      },
      'ε is left out': {
        by: normOf({ below: (variance) => variance.sqrt() }),
        hint: 'What is your output for a unit that is the same in all samples?',
      },
      'the variance divided by N − 1': {
        by: normOf({ variance: (x) => x.var(0) }),
        hint: 'Look up what var divides by, and what the formula divides by.',
      },
      'along the wrong axis': {
        by: (x, gamma, beta, eps) =>
          x.shape[0] === x.shape[1]
            ? {
                ...normOf({})(x.T, gamma, beta, eps),
                out: normOf({})(x.T, gamma.unsqueeze(1), beta.unsqueeze(1), eps).out.T,
              }
            : normOf({})(x, gamma, beta, eps),
        hint: 'Is the mean that of a unit over the samples, or that of a sample over its units? Try an x that is not square.',
      },
      'one mean and one variance for all units': {
        by: normOf({
          mean: (x) => x.mean().expand([x.shape[1]]),
          variance: (x) => x.var({ correction: 0 }).expand([x.shape[1]]),
        }),
        hint: 'How many means are there: one, or one for each unit?',
      },
      'γ and β are left out': {
        by: normOf({ after: (x) => x }),
        hint: 'Does your output change with gamma and beta?',
      },
      'γ and β exchanged': {
        by: normOf({ after: (x, gamma, beta) => x.mul(beta).add(gamma) }),
        hint: 'Which of the two is the mean of the output?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 2: batch norm, backward
//
// *Lesson 04, demos 4.1 and 4.2b. Builds on question 1. Do without `backward`, `grad` and `jacobian`.*
//
// `dout` $= \partial L/\partial y$ has the shape `[N, D]`. $\gamma$ and $\beta$ are easy:
//
// $$\frac{\partial L}{\partial \gamma_j} = \sum_i \frac{\partial L}{\partial y_{ij}}\, \hat x_{ij}, \qquad
// \frac{\partial L}{\partial \beta_j} = \sum_i \frac{\partial L}{\partial y_{ij}}.$$
//
// For $x$ remember that $\mu$ and $\sigma^2$ depend on **all** samples. So each $x_{ij}$ acts on $L$ along three ways: directly through
// its own $\hat x_{ij}$, through $\mu_j$, and through $\sigma_j^2$. Work the sum of the three out on paper before you write code. Two facts
// help you to check it: for each unit $\sum_i \partial L/\partial x_{ij} = 0$, and, for a very small $\varepsilon$,
// $\sum_i (x_{ij} - \mu_j)\, \partial L/\partial x_{ij} = 0$.
//
// `batchnormBackward(dout, x, gamma, eps)` gives `{ dx, dgamma, dbeta }`, of shapes `[N, D]`, `[D]` and `[D]`; `x`, `gamma` and `eps`
// are what went in. The gradients of the samples add up; nothing is averaged but what the formulas average.
//
// For example, with two samples and a very small $\varepsilon$ the output of a unit is $\pm\gamma + \beta$ whatever $x$ is (if it is not the same twice), so
// `dx` is 0 for every `dout`.

// %% answer="q2" points=6 minutes=40 needs=["q1"] forbids=["Tensor.backward", "grad", "jacobian", "functional.batchNorm", "nn.BatchNorm1d", "nn.BatchNorm2d"]
/** The gradients of what went into batch norm. */
export function batchnormBackward(
  dout: Tensor,
  x: Tensor,
  gamma: Tensor,
  eps: number,
): { dx: Tensor; dgamma: Tensor; dbeta: Tensor } {
  // BEGIN SOLUTION
  const { mean, variance } = batchnorm(x, gamma, gamma, eps);
  const sigma = variance.add(eps).sqrt();
  const xHat = x.sub(mean).div(sigma);
  const dxHat = dout.mul(gamma);
  const throughMean = dxHat.mean(0);
  const throughVariance = xHat.mul(dxHat.mul(xHat).mean(0));
  const dx = dxHat.sub(throughMean).sub(throughVariance).div(sigma);
  return { dx, dgamma: dout.mul(xHat).sum(0), dbeta: dout.sum(0) };
  // END SOLUTION
}

// %% checks="q2"
interface BackParts {
  dx?: (parts: {
    dxHat: Tensor;
    xHat: Tensor;
    sigma: Tensor;
    gamma: Tensor;
    n: number;
  }) => Tensor;
  dgamma?: (dout: Tensor, x: Tensor, xHat: Tensor) => Tensor;
  dbeta?: (dout: Tensor) => Tensor;
}
const allThree: NonNullable<BackParts['dx']> = ({ dxHat, xHat, sigma }) =>
  dxHat
    .sub(dxHat.mean(0))
    .sub(xHat.mul(dxHat.mul(xHat).mean(0)))
    .div(sigma);
/** The gradients with other parts. */
const backOf =
  ({
    dx = allThree,
    dgamma = (dout, _x, xHat) => dout.mul(xHat).sum(0),
    dbeta = (dout) => dout.sum(0),
  }: BackParts) =>
  (dout: Tensor, x: Tensor, gamma: Tensor, eps: number) => {
    const sigma = rootOf(varianceOf(x), eps);
    const xHat = x.sub(x.mean(0)).div(sigma);
    const dxHat = dout.mul(gamma);
    return {
      dx: dx({ dxHat, xHat, sigma, gamma, n: x.shape[0] }),
      dgamma: dgamma(dout, x, xHat),
      dbeta: dbeta(dout),
    };
  };
const upstream = linspace(-1, 1.5, 4, 4).square().sub(0.5);
export const q2 = [
  check(batchnormBackward, {
    what: 'the three gradients',
    visible: [
      [upstream, square, gammas, 1e-5],
      [linspace(2, -1, 5, 3).square(), tall, tensor([1, -2, 0.5], float64), 0.1],
    ],
    hidden: (draw) => {
      const [n, d] = [draw.whole(6, 9), draw.whole(2, 5)];
      const x = normal(draw, n, d).mul(draw.number(0.5, 2)).add(draw.number(-2, 2));
      return [normal(draw, n, d), x, normal(draw, d), draw.number(0.01, 0.2)];
    },
    scale: 1,
    expected: [
      {
        dx: tensor(
          [
            [-0.01646013718, -0.258624916, -0.9999883335, -1.256189142],
            [-0.1152262277, -0.3325223938, -0.3333383332, 0.07388269924],
            [-0.04938304526, -0.03694873892, 0.3333250001, 0.6650359205],
            [0.1810694102, 0.6280960488, 1.000001667, 0.517270522],
          ],
          float64,
        ),
        dgamma: tensor([1.185182551, 1.066838955, 1.777768889, 3.006546145], float64),
        dbeta: tensor([0.2222222222, 0.3333333333, 0.6666666667, 1.222222222], float64),
      },
      {
        dx: tensor(
          [
            [0.3821789497, -1.536261578, 0.6294094974],
            [0.2721480229, -0.7461708673, 0.1647703507],
            [0.08105854807, 0.02195992165, -0.149934398],
            [-0.1910894749, 0.7681307889, -0.3147047487],
            [-0.5442960458, 1.492341735, -0.3295407014],
          ],
          float64,
        ),
        dgamma: tensor([6.77622123, 4.912267724, 3.318417335], float64),
        dbeta: tensor([6.683673469, 5.382653061, 4.540816327], float64),
      },
    ],
    mistakes: {
      'mean and variance taken for constants': {
        by: backOf({ dx: ({ dxHat, sigma }) => dxHat.div(sigma) }),
        hint: 'Sum your dx over the samples. Should that not be 0?',
      },
      'the way through the variance is missing': {
        by: backOf({ dx: ({ dxHat, sigma }) => dxHat.sub(dxHat.mean(0)).div(sigma) }),
        hint: 'The first of the two facts holds for your dx. Does the second one?',
      },
      'the way through the mean is missing': {
        by: backOf({
          dx: ({ dxHat, xHat, sigma }) =>
            dxHat.sub(xHat.mul(dxHat.mul(xHat).mean(0))).div(sigma),
        }),
        hint: 'The second of the two facts holds for your dx. Does the first one?',
      },
      'sums for means in dx': {
        by: backOf({
          dx: ({ dxHat, xHat, sigma }) =>
            dxHat
              .sub(dxHat.sum(0))
              .sub(xHat.mul(dxHat.mul(xHat).sum(0)))
              .div(sigma),
        }),
        hint: 'What is ∂μ/∂x of one sample?',
      },
      'γ is left out of dx': {
        by: backOf({
          dx: (parts) => allThree({ ...parts, dxHat: parts.dxHat.div(parts.gamma) }),
        }),
        hint: 'What lies between y and x̂?',
      },
      'the variance for the deviation in dx': {
        by: backOf({ dx: (parts) => allThree({ ...parts, sigma: parts.sigma.square() }) }),
        hint: 'By what was x divided on the way forward?',
      },
      'dγ with x for x̂': {
        by: backOf({ dgamma: (dout, x) => dout.mul(x).sum(0) }),
        hint: 'What does γ multiply on the way forward?',
      },
      'dγ and dβ averaged over the samples': {
        by: backOf({
          dgamma: (dout, _x, xHat) => dout.mul(xHat).mean(0),
          dbeta: (dout) => dout.mean(0),
        }),
        hint: 'dout says how the whole L changes. Is there a 1/N left to divide by?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 3: batch norm in the test
//
// *Lesson 04, demo 4.3. Do without the norms of `nn` and `functional`.*
//
// In the test a sample must not depend on the others in its batch. So training keeps running averages of mean and variance, and the
// test normalises with those:
//
// $$\text{running} \leftarrow \rho \cdot \text{running} + (1 - \rho) \cdot \text{that of the batch} \qquad\text{with } \rho = {{memory}}$$
//
// - `updated(running, x)` takes `running`, a record `{ mean, variance }` of tensors of shape `[D]`, and a batch `x` of shape `[N, D]`. It
//   gives the new record. The variance of the batch is that of question 1, divided by $N$. Write the number {{memory}} into your code.
// - `batchnormTest(x, gamma, beta, running, eps)` gives the output of batch norm in the test, of shape `[N, D]`.
//
// PyTorch calls $1 - \rho$ its momentum. For example, were $\rho = 0.5$: a running mean of 4 and a batch with mean 2 would give 3.

// %% answer="q3" points=4 minutes=15 forbids=["functional.batchNorm", "nn.BatchNorm1d", "nn.BatchNorm2d", "nn.LazyBatchNorm1d"]
type Running = { mean: Tensor; variance: Tensor };

/** The running averages after a batch, of which {{memory}} is what they were. */
export function updated(running: Running, x: Tensor): Running {
  // BEGIN SOLUTION
  const after = (before: Tensor, now: Tensor) => before.mul(memory).add(now.mul(1 - memory));
  return {
    mean: after(running.mean, x.mean(0)),
    variance: after(running.variance, x.var({ dim: 0, correction: 0 })),
  };
  // END SOLUTION
}

/** Batch norm in the test. */
export function batchnormTest(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  running: Running,
  eps: number,
): Tensor {
  // BEGIN SOLUTION
  const xHat = x.sub(running.mean).div(running.variance.add(eps).sqrt());
  return xHat.mul(gamma).add(beta);
  // END SOLUTION
}

// %% checks="q3"
const averaged = (
  running: Running,
  x: Tensor,
  [before, now]: [number, number],
  of: (x: Tensor) => Tensor = varianceOf,
) => ({
  mean: running.mean.mul(before).add(x.mean(0).mul(now)),
  variance: running.variance.mul(before).add(of(x).mul(now)),
});
const someRunning = { mean: linspace(-0.5, 1, 4), variance: linspace(0.5, 2, 4) };
export const q3 = [
  check(updated, {
    what: 'the running averages',
    visible: [[someRunning, square]],
    hidden: (draw) => {
      const d = draw.whole(2, 5);
      const running = { mean: normal(draw, d), variance: normal(draw, d).square().add(0.2) };
      return [running, normal(draw, draw.whole(3, 8), d).mul(2).add(1)];
    },
    points: 2,
    scale: 1,
    mistakes: {
      'ρ and 1 − ρ exchanged': {
        by: (running, x) => averaged(running, x, [1 - memory, memory]),
        hint: 'How much should one batch change averages of many batches?',
      },
      'the variance divided by N − 1': {
        by: (running, x) => averaged(running, x, [memory, 1 - memory], (it) => it.var(0)),
        hint: 'Look up what var divides by, and what the text asks for.',
      },
      'the deviation for the variance': {
        by: (running, x) =>
          averaged(running, x, [memory, 1 - memory], (it) => varianceOf(it).sqrt()),
        hint: 'Of what is running.variance the average?',
      },
      'the batch alone': {
        by: (running, x) => averaged(running, x, [0, 1]),
        hint: 'What has become of the averages that were handed in?',
      },
    },
  }),
  check(batchnormTest, {
    what: 'the output in the test',
    visible: [
      [square, gammas, betas, someRunning, 0.01],
      [square.narrow(0, 0, 1), gammas, betas, someRunning, 1e-5],
    ],
    hidden: (draw) => {
      const d = draw.whole(2, 5);
      const running = { mean: normal(draw, d), variance: normal(draw, d).square().add(0.2) };
      const x = normal(draw, draw.whole(1, 6), d).mul(2).add(1);
      return [x, normal(draw, d), normal(draw, d), running, draw.number(0.01, 0.2)];
    },
    points: 2,
    scale: 1,
    expected: [
      tensor(
        [
          [2.150630189, 2.547301395, 2.136194704, 1.293513818],
          [0.05021006302, 0.05970841949, -0.305170672, -0.8225230297],
          [-0.649929979, -0.4378101756, -0.305170672, -0.1171774139],
          [0.05021006302, 1.05474561, 2.136194704, 3.409550665],
        ],
        float64,
      ),
      tensor([[2.181948696, 2.562484688, 2.143296381, 1.29549314]], float64),
    ],
    mistakes: {
      'mean and variance of the test batch': {
        by: (x, gamma, beta, _running, eps) => normOf({})(x, gamma, beta, eps).out,
        hint: 'Try a batch of one sample: what does your function give?',
      },
      'the variance for the deviation': {
        by: (x, gamma, beta, { mean, variance }, eps) =>
          x.sub(mean).div(variance.add(eps)).mul(gamma).add(beta),
        hint: 'By what is x − μ divided in question 1?',
      },
      'ε outside the root': {
        by: (x, gamma, beta, { mean, variance }, eps) =>
          x.sub(mean).div(variance.sqrt().add(eps)).mul(gamma).add(beta),
        hint: 'To what is ε added in the formula?',
      },
      'γ and β are left out': {
        by: (x, _gamma, _beta, { mean, variance }, eps) =>
          x.sub(mean).div(rootOf(variance, eps)),
        hint: 'Are scale and shift needed in training only?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 4: dropout, in training and in the test
//
// *Lesson 13, demos 13.2 to 13.4. Do without the dropout of `nn` and `functional`.*
//
// In training each number is kept with the probability $p = {{kept}}$, and is 0 otherwise. Inverted dropout divides what it
// keeps by $p$, so that the mean over all masks is what went in. The test then has nothing to do.
//
// So that there is no chance in the checks, the random numbers are handed in: `u` has the shape of `x`, and its numbers are uniform between
// 0 and 1.
//
// - `dropout(x, u)` is dropout in training: a number of `x` is kept where that of `u` is **below** {{kept}}.
// - `dropoutTest(x)` is what the same layer does in the test.
//
// Write the number {{kept}} into your code. For example, were $p = 0.5$: `x` of 3 and 4 with `u` of 0.2 and 0.7 would give 6 and 0.

// %% answer="q4" points=4 minutes=12 forbids=["functional.dropout", "functional.dropout2d", "functional.vanillaDropout", "functional.dropConnect", "nn.Dropout", "nn.Dropout2d", "nn.VanillaDropout"]
/** Inverted dropout in training, which keeps numbers with the probability {{kept}}. */
export function dropout(x: Tensor, u: Tensor): Tensor {
  // BEGIN SOLUTION
  return where(u.lt(kept), x.div(kept), 0);
  // END SOLUTION
}

/** The same layer in the test. */
export function dropoutTest(x: Tensor): Tensor {
  // BEGIN SOLUTION
  return x;
  // END SOLUTION
}

// %% checks="q4"
const masked = (x: Tensor, u: Tensor, scale: number) =>
  x.mul(u.lt(kept).to('float64')).mul(scale);
const someU = tensor([[0.1, 0.72, 0.99, 0.4], [0.65, 0.05, 0.77, 0.88], [0.58, 0.93, 0.2, 0.74]], float64); // biome-ignore format: as it is read
const someX = linspace(-2, 3.5, 3, 4);
export const q4 = [
  check(dropout, {
    what: 'in training',
    visible: [[someX, someU]],
    hidden: (draw) => {
      const size = [draw.whole(2, 5), draw.whole(2, 6)];
      return [normal(draw, ...size), uniform(draw, ...size)];
    },
    points: 3,
    mistakes: {
      'not scaled': {
        by: (x, u) => masked(x, u, 1),
        hint: 'Is the mean over many masks what went in?',
      },
      'scaled by p instead of 1/p': {
        by: (x, u) => masked(x, u, kept),
        hint: 'Some numbers became 0. Must the others become larger or smaller to make up for that?',
      },
      'divided by the probability of dropping': {
        by: (x, u) => masked(x, u, 1 / (1 - kept)),
        hint: 'If nothing is dropped, the numbers must stay as they are. Do yours?',
      },
      'the mask the other way round': {
        by: (x, u) => x.sub(masked(x, u, 1)).div(kept),
        hint: 'Which share of uniform numbers is below p, and which share do you keep?',
      },
      'the mask for the numbers': {
        by: (x, u) => masked(x.mul(0).add(1), u, 1 / kept),
        hint: 'Does your output change with x?',
      },
    },
  }),
  check(dropoutTest, {
    what: 'in the test',
    visible: [[someX]],
    hidden: (draw) => [normal(draw, draw.whole(2, 5), draw.whole(2, 6))],
    points: 1,
    mistakes: {
      'scaled at the wrong time: by p in the test': {
        by: (x) => x.mul(kept),
        hint: 'Where does inverted dropout make good what it drops: in training or in the test?',
      },
      'scaled at the wrong time: by 1/p in the test': {
        by: (x) => x.div(kept),
        hint: 'Where does inverted dropout make good what it drops: in training or in the test?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 5: dropout, backward
//
// *Lesson 13, demo 13.2. The same $p = {{kept}}$ as in question 4. Do without `backward` and `grad`.*
//
// `dropoutBackward(dout, u)` takes `dout` $= \partial L/\partial y$ and the same `u` as on the way forward. It gives $\partial L/\partial x$.
//
// For example, were $p = 0.5$: `dout` of 1 and 1 with `u` of 0.2 and 0.7 would give 2 and 0.

// %% answer="q5" points=2 minutes=8 forbids=["Tensor.backward", "grad", "functional.dropout", "nn.Dropout"]
/** The gradient of what went into dropout in training. */
export function dropoutBackward(dout: Tensor, u: Tensor): Tensor {
  // BEGIN SOLUTION
  return where(u.lt(kept), dout.div(kept), 0);
  // END SOLUTION
}

// %% checks="q5"
export const q5 = [
  check(dropoutBackward, {
    what: 'the gradient',
    visible: [[linspace(1, -1.2, 3, 4), someU]],
    hidden: (draw) => {
      const size = [draw.whole(2, 5), draw.whole(2, 6)];
      return [normal(draw, ...size), uniform(draw, ...size)];
    },
    mistakes: {
      'not scaled': {
        by: (dout, u) => masked(dout, u, 1),
        hint: 'By what is a number multiplied that is kept on the way forward?',
      },
      'the mask is forgotten': {
        by: (dout) => dout.div(kept),
        hint: 'Does L depend on a number that was dropped?',
      },
      'scaled by p instead of 1/p': {
        by: (dout, u) => masked(dout, u, kept),
        hint: 'By what is a number multiplied that is kept on the way forward?',
      },
      'scaled twice': {
        by: (dout, u) => masked(dout, u, 1 / (kept * kept)),
        hint: 'How often is a number divided by p on the way forward?',
      },
      'the mask the other way round': {
        by: (dout, u) => dout.sub(masked(dout, u, 1)).div(kept),
        hint: 'Which numbers passed on the way forward?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 6: the mean over all masks
//
// *Lesson 13, demos 13.3 and 13.4. Do without the dropout of `nn` and `functional`.*
//
// Vanilla dropout keeps each of the $n$ inputs of a neuron with the probability $p$ and scales nothing. There are $2^n$ masks; one that keeps $k$
// inputs has the probability $p^k (1 - p)^{n-k}$. `averageOverMasks(x, w, p)` takes lists `x` and `w` of $n$ numbers (at most 8) and goes through **all**
// masks. It gives
//
// $$\text{linear} = \mathrm{E}_m \Big[ \sum_i m_i w_i x_i \Big], \qquad \text{relu} = \mathrm{E}_m \Big[ \max\Big(0, \sum_i m_i w_i x_i\Big) \Big]$$
//
// as `{ linear, relu }`. Compare with the scaled neuron, $a = p \sum_i w_i x_i$: `linear` is equal to $a$, while `relu` is never below $\max(0, a)$ and
// often above. That is why scaling is exact for a linear neuron and only approximate for a deep net.
//
// For example, `averageOverMasks([3, 4], [2, -1], 0.5)` has the four sums 2, 6, −4 and 0, each with the probability ¼: `linear` is 1, and `relu` is
// $(2 + 6)/4 = 2$.

// %% answer="q6" points=4 minutes=25 forbids=["functional.dropout", "functional.vanillaDropout", "nn.Dropout", "nn.VanillaDropout"]
/** The means of a neuron's sum, and of what a ReLU makes of it, over all masks. */
export function averageOverMasks(
  x: number[],
  w: number[],
  p: number,
): { linear: number; relu: number } {
  // BEGIN SOLUTION
  let [linear, relu] = [0, 0];
  for (let mask = 0; mask < 1 << x.length; mask++) {
    let [sum, probability] = [0, 1];
    for (const [i, xi] of x.entries()) {
      const keeps = ((mask >> i) & 1) === 1;
      probability *= keeps ? p : 1 - p;
      if (keeps) sum += w[i] * xi;
    }
    linear += probability * sum;
    relu += probability * Math.max(0, sum);
  }
  return { linear, relu };
  // END SOLUTION
}

// %% checks="q6"
/** The mean over masks, with one thing wrong. */
function overMasks(
  x: number[],
  w: number[],
  p: number,
  { chance = (k: number, n: number) => pow(p, k) * pow(1 - p, n - k), scale = 1 } = {},
) {
  const n = x.length;
  let [linear, relu] = [0, 0];
  for (let mask = 0; mask < pow(2, n); mask++) {
    const on = x.map((_, i) => (mask >> i) & 1);
    const k = on.reduce((sum, one) => sum + one, 0);
    const sum = on.reduce((total, one, i) => total + one * w[i] * x[i] * scale, 0);
    linear += chance(k, n) * sum;
    relu += chance(k, n) * Math.max(0, sum);
  }
  return { linear, relu };
}
export const q6 = [
  check(averageOverMasks, {
    what: 'both means',
    visible: [
      [[3, 4], [2, -1], 0.5],
      [[1, -2, 0.5, 3], [0.7, 0.4, -1, -0.3], 0.8],
    ],
    hidden: (draw) => {
      const n = draw.whole(2, 6);
      const list = () => Array.from({ length: n }, () => draw.number(-2, 2));
      return [list(), list(), draw.number(0.3, 0.9)];
    },
    scale: 1,
    expected: [
      { linear: 1, relu: 2 },
      { linear: -1.2, relu: 0.0096 },
    ],
    mistakes: {
      'all masks equally likely': {
        by: (x, w, p) => overMasks(x, w, p, { chance: (_k, n) => pow(0.5, n) }),
        hint: 'With p = 0.8, is the mask that drops everything as likely as the one that keeps everything?',
      },
      'keeping and dropping exchanged': {
        by: (x, w, p) =>
          overMasks(x, w, p, { chance: (k, n) => pow(1 - p, k) * pow(p, n - k) }),
        hint: 'p is the probability of which of the two?',
      },
      'scaled by 1/p': {
        by: (x, w, p) => overMasks(x, w, p, { scale: 1 / p }),
        hint: 'Does vanilla dropout change what it keeps?',
      },
      'the ReLU of the mean': {
        by: (x, w, p) => {
          const { linear } = overMasks(x, w, p);
          return { linear, relu: Math.max(0, linear) };
        },
        hint: 'Which comes first: the ReLU, or the mean over the masks?',
      },
      'the probabilities are left out': {
        by: (x, w, p) => overMasks(x, w, p, { chance: () => 1 }),
        hint: 'A mean of numbers is never larger than the largest of them.',
      },
    },
  }),
];

// %% [markdown]
// ## Question 7: all in one layer
//
// *Lesson 04, demo 4.1; lesson 13, demo 13.2; lesson 07, demo 7.8. Builds on question 1, question 2, question 4 and question 5. Do
// without `backward` and `grad`.*
//
// The usual order, in training:
//
// $$Z = XW \;\to\; Y = \mathrm{BN}(Z) \;\to\; H = \max(0, Y) \;\to\; \mathrm{out} = \mathrm{dropout}(H, u)$$
//
// - `layer(x, w, gamma, beta, u)` takes `x` of shape `[N, D]`, `w` of shape `[D, M]`, `gamma` and `beta` of shape `[M]` and `u` of shape `[N, M]`. It gives
//   the output, of shape `[N, M]`.
// - `layerBackward(dout, x, w, gamma, beta, u)` takes `dout` $= \partial L/\partial\,\mathrm{out}$ besides. It gives `{ dx, dw, dgamma, dbeta }`.
//
// Batch norm has $\varepsilon = 10^{-5}$ here. There is no bias: batch norm would subtract it again. For the way back remember that a ReLU
// lets the gradient pass where its input is above 0, and that $Z = XW$ has $\partial L/\partial X = \frac{\partial L}{\partial Z} W^\top$ and
// $\partial L/\partial W = X^\top \frac{\partial L}{\partial Z}$. Use your own functions.
//
// For example, two samples 1 and 3 with $w = 2$, $\gamma = 1$ and $\beta = 0$: $Z$ is 2 and 6, $Y$ is $-1$ and 1 (nearly, because of
// $\varepsilon$), $H$ is 0 and 1, and the output is 0 and $1/p$, if `u` keeps both.

// %% answer="q7" points=5 minutes=30 needs=["q1", "q2", "q4", "q5"] forbids=["Tensor.backward", "grad", "jacobian", "functional.batchNorm", "functional.dropout", "nn.BatchNorm1d", "nn.Dropout"]
/** A fully connected layer with batch norm, ReLU and dropout, in training. */
export function layer(x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor): Tensor {
  // BEGIN SOLUTION
  const y = batchnorm(x.matmul(w), gamma, beta, 1e-5).out;
  return dropout(y.relu(), u);
  // END SOLUTION
}

/** The gradients of what went into it. */
export function layerBackward(
  dout: Tensor,
  x: Tensor,
  w: Tensor,
  gamma: Tensor,
  beta: Tensor,
  u: Tensor,
): { dx: Tensor; dw: Tensor; dgamma: Tensor; dbeta: Tensor } {
  // BEGIN SOLUTION
  const z = x.matmul(w);
  const y = batchnorm(z, gamma, beta, 1e-5).out;
  const dy = where(y.gt(0), dropoutBackward(dout, u), 0);
  const { dx: dz, dgamma, dbeta } = batchnormBackward(dy, z, gamma, 1e-5);
  return { dx: dz.matmul(w.T), dw: x.T.matmul(dz), dgamma, dbeta };
  // END SOLUTION
}

// %% checks="q7"
type Five = [x: Tensor, w: Tensor, gamma: Tensor, beta: Tensor, u: Tensor];
interface LayerParts {
  toMask?: (dout: Tensor, u: Tensor) => Tensor;
  gate?: (y: Tensor, z: Tensor) => Tensor;
  toZ?: (dy: Tensor, z: Tensor, gamma: Tensor) => ReturnType<typeof batchnormBackward>;
  turned?: (w: Tensor) => Tensor;
}
/** The gradients of the layer, with one thing wrong. */
const layerBackOf =
  ({
    toMask = dropoutBackward,
    gate = (y) => y.gt(0).to('float64'),
    toZ = (dy, z, gamma) => batchnormBackward(dy, z, gamma, 1e-5),
    turned = (w) => w.T,
  }: LayerParts) =>
  (dout: Tensor, ...[x, w, gamma, beta, u]: Five) => {
    const z = x.matmul(w);
    const y = normOf({})(z, gamma, beta, 1e-5).out;
    const { dx: dz, dgamma, dbeta } = toZ(toMask(dout, u).mul(gate(y, z)), z, gamma);
    return { dx: dz.matmul(turned(w)), dw: x.T.matmul(dz), dgamma, dbeta };
  };
const layerInputs: Five = [
  linspace(-1, 1.3, 5, 3).square(),
  linspace(1, -0.9, 3, 3),
  tensor([1, 0.5, -1.5], float64),
  tensor([0.2, 0.1, 0.3], float64),
  tensor([[0.1, 0.72, 0.99], [0.4, 0.65, 0.05], [0.77, 0.2, 0.58], [0.3, 0.93, 0.2], [0.74, 0.5, 0.15]], float64), // biome-ignore format: as it is read
];
const drawLayer = (draw: Draw): Five => {
  const [n, d, m] = [draw.whole(6, 9), draw.whole(2, 4), draw.whole(2, 4)];
  return [
    normal(draw, n, d),
    normal(draw, d, m),
    normal(draw, m),
    normal(draw, m),
    uniform(draw, n, m),
  ];
};
export const q7 = [
  check(layer, {
    what: 'forward',
    visible: [layerInputs],
    hidden: drawLayer,
    points: 2,
    scale: 1,
    mistakes: {
      'the ReLU before batch norm': {
        by: (x, w, gamma, beta, u) =>
          dropout(normOf({})(x.matmul(w).relu(), gamma, beta, 1e-5).out, u),
        hint: 'Can the output of your layer be negative?',
      },
      'dropout before batch norm': {
        by: (x, w, gamma, beta, u) =>
          normOf({})(dropout(x.matmul(w), u), gamma, beta, 1e-5).out.relu(),
        hint: 'Are the numbers that were dropped 0 in your output?',
      },
      'without dropout, as in the test': {
        by: (x, w, gamma, beta) => normOf({})(x.matmul(w), gamma, beta, 1e-5).out.relu(),
        hint: 'Does your output change with u?',
      },
      'without the ReLU': {
        by: (x, w, gamma, beta, u) =>
          dropout(normOf({})(x.matmul(w), gamma, beta, 1e-5).out, u),
        hint: 'Can the output of your layer be negative?',
      },
    },
  }),
  check(layerBackward, {
    what: 'backward',
    visible: [[linspace(1, -1.1, 5, 3), ...layerInputs]],
    hidden: (draw) => {
      const five = drawLayer(draw);
      return [normal(draw, ...five[4].shape), ...five];
    },
    points: 3,
    scale: 1,
    mistakes: {
      'the ReLU passes everything': {
        by: layerBackOf({ gate: (y) => y.mul(0).add(1) }),
        hint: 'What is the slope of a ReLU whose input is negative?',
      },
      'the ReLU asks the wrong numbers': {
        by: layerBackOf({ gate: (_y, z) => z.gt(0).to('float64') }),
        hint: 'What went into the ReLU on the way forward: Z or Y?',
      },
      'the mask of dropout is forgotten': {
        by: layerBackOf({ toMask: (dout) => dout }),
        hint: 'What was the last step of the forward pass?',
      },
      'the gradient of Y for that of Z': {
        by: layerBackOf({
          toZ: (dy, z, gamma) => ({ ...batchnormBackward(dy, z, gamma, 1e-5), dx: dy }),
        }),
        hint: 'Which layer lies between Y and Z?',
      },
      'the weights are not transposed': {
        by: layerBackOf({ turned: (w) => w }),
        hint: 'Try weights that are not square: do the shapes still fit?',
      },
    },
  }),
];

// %% [markdown] answer="q8" points=3 minutes=12
// ## Question 8: in the wrong mode
//
// *Lesson 04, demo 4.3; lesson 13, "A common pattern". In words; marked by hand.*
//
// A friend has trained a net of layers such as that of question 7. Then he classifies test images one at a time and forgets to switch
// to the test's mode: batch norm takes mean and variance of its batch, and dropout drops. Every image gets nearly the same scores, up to some noise, whatever it
// shows. In five to eight sentences:
//
// - What does batch norm give for a batch of one image, and why do all images look the same behind it?
// - Where does the noise come from?
// - He then classifies 100 images at a time, still in the wrong mode, and it works better. Name something that is still wrong with the results.
//
// <!-- BEGIN SOLUTION -->
// In a batch of one the mean is the image's own value and the variance is 0, so x̂ is 0 and the output is β: the same for every image, and
// whatever the weights below say is lost. The noise comes from dropout, which still draws a new mask for every image. With 100 images mean and variance are sensible,
// but the scores of an image depend on which other images are in its batch, so the same image may be classified differently, for example when
// all 100 show the same class; and dropout still makes the scores random. The test's mode uses the running averages and no mask.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 1 point: with one image μ is the value itself, so x̂ = 0 and the output is β (or constant)
// 0.5 points: it follows that nothing of the image reaches what is above
// 0.5 points: the noise comes from dropout's masks
// 1 point: with 100 an image's scores depend on the others in its batch, or are still random through dropout
// <!-- END MARK SCHEME -->
