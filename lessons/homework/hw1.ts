// %% [markdown]
// # Homework 1: activations and first weights
//
// *25 points, about 140 minutes. Lectures: "Activation functions" (lesson 01) and "Weight initialization" (lesson 03).*
//
// You write two activation functions with their gradients, the rules for first weights, and what these rules do to the
// signal on its way up through a net and to the gradient on its way down.
//
// **How it works.** Write where a cell says "Your code here". The cell below it, such as `await check('q1')`, compares
// your function with numbers that are known to be right. Marking does the same with other inputs, so a function that
// only fits the visible ones does not pass. Numbers must agree to five digits. A cell is marked together with the cells
// of those questions that it builds on, and no others: what it needs besides, it must hold itself.
//
// **Tensors** have the type float64 here. Methods such as `x.mul(2)` and functions such as `zerosLike(x)` keep it; what
// you make anew is float32 unless you say `{ dtype: 'float64' }`. Loops over numbers are as welcome as methods of
// tensors: `x.tolist()` gives lists, and `tensor(lists, { dtype: 'float64' })` makes a tensor of them. Import what you
// need from `lectern` and, for functions of single numbers such as `exp`, from `lectern/math`.

// %%
import { ones, type Tensor, tensor, where } from 'lectern';
import { log } from 'lectern/math';

// %% term=true
import { check, type Draw, vary } from 'lectern/assignment';

export const leak = vary('leak', [0.05, 0.08, 0.11, 0.15]);
export const limit = vary('limit', [1e-3, 2e-3, 5e-4, 1e-4]);

// %% [markdown]
// ## Question 1: the sigmoid and its gradient
//
// *Lesson 01. Do without the sigmoid of `lectern` and of `lectern/math`, and without `backward` and `grad`.*
//
// The sigmoid squashes every number $x$ of a tensor into $(0, 1)$:
//
// $$\sigma(x) = \frac{1}{1 + e^{-x}} \qquad\qquad \sigma'(x) = \sigma(x)\,(1 - \sigma(x))$$
//
// - `sigmoid(x)` gives $\sigma$ of each number, a tensor of the shape of `x`.
// - `sigmoidBackward(upstream, x)` is its step of back-propagation. `x` is what went in, and `upstream`, of the same
//   shape, is $\partial L/\partial \sigma(x)$, the gradient that comes from above. The result is $\partial L/\partial x$.
//
// For example, at $x = 0$ the value is $\tfrac12$ and the local gradient $\tfrac14$; with an upstream gradient of 2 the
// result is $2 \cdot \tfrac14 = \tfrac12$. At $x = 10$ the local gradient is only $4.54 \cdot 10^{-5}$: the unit is saturated.

// %% answer="q1" points=3 minutes=15 forbids=["sigmoid", "Tensor.sigmoid", "Tensor.sigmoid_", "functional.sigmoid", "nn.Sigmoid", "Tensor.backward", "grad", "math.sigmoid"]
/** 1 / (1 + e⁻ˣ) for each number of x. */
export function sigmoid(x: Tensor): Tensor {
  // BEGIN SOLUTION
  return x.neg().exp().add(1).reciprocal();
  // END SOLUTION
}

/** ∂L/∂x, where upstream is ∂L/∂σ(x). */
export function sigmoidBackward(upstream: Tensor, x: Tensor): Tensor {
  // BEGIN SOLUTION
  const s = sigmoid(x);
  return upstream.mul(s).mul(s.neg().add(1));
  // END SOLUTION
}

// %% checks="q1"
const float64 = { dtype: 'float64' } as const;
const normal = (draw: Draw, ...size: number[]) => draw.normal(...size).to('float64');
const linspace = (from: number, to: number, ...size: number[]) => {
  const n = size.reduce((product, one) => product * one, 1);
  const numbers = Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
  return tensor(numbers, float64).reshape(size);
};

const farAndNear = tensor([-10, 0, 10], float64);
const sigmoidOf = (x: Tensor) => sigmoid(x);
const oneMinus = (x: Tensor) => x.neg().add(1);
export const q1 = [
  check(sigmoid, {
    what: 'the value',
    visible: [[farAndNear], [linspace(-4, 3, 2, 4)]],
    hidden: (draw) => [normal(draw, draw.whole(1, 4), draw.whole(1, 5)).mul(3)],
    points: 1,
    scale: 1,
    expected: [
      tensor([4.53978687e-5, 0.5, 0.9999546021], float64),
      tensor(
        [
          [0.01798620996, 0.04742587318, 0.119202922, 0.2689414214],
          [0.5, 0.7310585786, 0.880797078, 0.9525741268],
        ],
        float64,
      ),
    ],
    mistakes: {
      'sign of the exponent': {
        by: (x) => sigmoidOf(x.neg()),
        hint: 'What should come out for a large positive number, and what does?',
      },
      'a factor of 2 in the exponent': {
        by: (x) => sigmoidOf(x.mul(2)),
        hint: 'Compare your exponent with the formula: this one belongs to tanh.',
      },
    },
  }),
  check(sigmoidBackward, {
    what: 'the gradient',
    visible: [
      [ones(3, float64), farAndNear],
      [linspace(2, -1, 2, 4), linspace(-4, 3, 2, 4)],
    ],
    hidden: (draw) => {
      const size = [draw.whole(1, 4), draw.whole(1, 5)];
      return [normal(draw, ...size), normal(draw, ...size).mul(2)];
    },
    points: 2,
    scale: 1,
    expected: [
      tensor([4.539580774e-5, 0.25, 4.539580774e-5], float64),
      tensor(
        [
          [0.03532541243, 0.07099189386, 0.119992669, 0.1404370952],
          [0.07142857143, -0.02808741903, -0.05999633452, -0.04517665973],
        ],
        float64,
      ),
    ],
    mistakes: {
      'the upstream gradient is left out': {
        by: (_upstream, x) => sigmoidOf(x).mul(oneMinus(sigmoidOf(x))),
        hint: 'Does your result change when the gradient from above is twice as large?',
      },
      'the input for the output': {
        by: (upstream, x) => upstream.mul(x).mul(oneMinus(x)),
        hint: 'σ′ is written in terms of σ(x). What did you put in?',
      },
      'the sigmoid taken twice': {
        by: (upstream, x) => {
          const s = sigmoidOf(sigmoidOf(x));
          return upstream.mul(s).mul(oneMinus(s));
        },
        hint: 'At 0 the local gradient is a quarter. How often does the sigmoid act on x in your code?',
      },
      'the derivative of tanh': {
        by: (upstream, x) => upstream.mul(oneMinus(sigmoidOf(x).square())),
        hint: 'What is the largest local gradient of a sigmoid, and where is yours?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 2: leaky ReLU
//
// *Lesson 01. Do without the leaky ReLU and the PReLU of `lectern`, and without `backward` and `grad`.*
//
// A ReLU that only ever sees negative numbers has no gradient and never learns again. A leaky one keeps a small slope:
//
// $$f(x) = \begin{cases} x & x > 0 \\ \alpha x & x < 0 \end{cases} \qquad\text{with } \alpha = {{leak}} \text{ in this homework.}$$
//
// The slides print 0.1 in one place and 0.01 in another: it is a parameter, and yours is {{leak}}. Write the number into
// your code.
//
// - `leakyRelu(x)` gives $f$ of each number, a tensor of the shape of `x`.
// - `leakyReluBackward(upstream, x)` gives $\partial L/\partial x$ for `upstream` $= \partial L/\partial f(x)$.
//
// For example, $-1$ becomes $-{{leak}}$, and 2 stays 2; with an upstream gradient of 1 at both the result is {{leak}} and 1.
// No number is exactly 0.

// %% answer="q2" points=3 minutes=12 forbids=["functional.leakyRelu", "nn.LeakyReLU", "functional.prelu", "nn.PReLU", "Tensor.backward", "grad"]
/** x where it is positive, {{leak}} x where it is negative. */
export function leakyRelu(x: Tensor): Tensor {
  // BEGIN SOLUTION
  return where(x.gt(0), x, x.mul(leak));
  // END SOLUTION
}

/** ∂L/∂x, where upstream is ∂L/∂f(x). */
export function leakyReluBackward(upstream: Tensor, x: Tensor): Tensor {
  // BEGIN SOLUTION
  return where(x.gt(0), upstream, upstream.mul(leak));
  // END SOLUTION
}

// %% checks="q2"
const signs = linspace(-2.9, 2.6, 3, 4);
const mixed = tensor([[1, -2, 0.5, -1], [3, -0.5, -2, 1], [-1, 2, 1, -3]], float64); // biome-ignore format: as it is read
export const q2 = [
  check(leakyRelu, {
    what: 'the value',
    visible: [[signs]],
    hidden: (draw) => [normal(draw, draw.whole(2, 5), draw.whole(2, 5))],
    points: 1,
    mistakes: {
      'a plain ReLU': {
        by: (x) => x.relu(),
        hint: 'What becomes of a unit whose inputs are all negative?',
      },
      'the two sides exchanged': {
        by: (x) => where(x.gt(0), x.mul(leak), x),
        hint: 'Which numbers should stay as they are?',
      },
      'the sign of the negative side': {
        by: (x) => where(x.gt(0), x, x.mul(-leak)),
        hint: 'Draw f from −3 to 3: it should rise everywhere.',
      },
    },
  }),
  check(leakyReluBackward, {
    what: 'the gradient',
    visible: [[mixed, signs]],
    hidden: (draw) => {
      const size = [draw.whole(2, 5), draw.whole(2, 5)];
      return [normal(draw, ...size), normal(draw, ...size)];
    },
    points: 2,
    mistakes: {
      'the gradient of a plain ReLU': {
        by: (upstream, x) => where(x.gt(0), upstream, 0),
        hint: 'What is the slope left of 0?',
      },
      'the upstream gradient is left out': {
        by: (_upstream, x) => where(x.gt(0), 1, x.mul(0).add(leak)),
        hint: 'Does your result change when the gradient from above is twice as large?',
      },
      'the sign of the upstream gradient decides': {
        by: (upstream) => where(upstream.gt(0), upstream, upstream.mul(leak)),
        hint: 'Which of the two tensors says on which side of the kink we are?',
      },
      'the value for the slope': {
        by: (upstream, x) => upstream.mul(where(x.gt(0), x, x.mul(leak))),
        hint: 'What is the slope of f at x = 2, and what did you multiply by?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 3: how large first weights should be
//
// *Lesson 03, "Where the rule comes from" and "Two slips on the slides". Do without `init`.*
//
// A layer computes $XW$, so its weights have the shape `[fanIn, fanOut]`: as many rows as inputs, as many columns as
// units. Xavier's rule (Glorot & Bengio 2010) looks at both directions; He's rule (2015) looks at the way up, and makes good what
// the non-linearity takes away, of which a leaky ReLU with slope $a$ takes less than a ReLU ($a = 0$). As variances:
//
// $$\mathrm{Var}_{\text{Xavier}} = \frac{2}{\text{fanIn} + \text{fanOut}} \qquad\qquad
// \mathrm{Var}_{\text{He}} = \frac{2}{(1 + a^2)\,\text{fanIn}}$$
//
// - `xavierDeviation(shape)` and `heDeviation(shape, a)` give the **standard deviation** of the weights; `shape` is the
//   list `[fanIn, fanOut]`.
// - `uniformBound(deviation)` gives the $b$ for which numbers that are uniform between $-b$ and $b$ have that standard
//   deviation. Their variance is $b^2/3$.
//
// For example, weights of the shape `[2, 6]` have Xavier's deviation $\sqrt{2/8} = 0.5$, and He's for $a = 0$ is
// $\sqrt{2/2} = 1$.

// %% answer="q3" points=3 minutes=15 forbids=["init.xavierNormal_", "init.xavierUniform_", "init.kaimingNormal_", "init.kaimingUniform_", "init.calculateGain"]
/** Xavier's standard deviation for weights of a shape [fanIn, fanOut]. */
export function xavierDeviation(shape: number[]): number {
  // BEGIN SOLUTION
  const [fanIn, fanOut] = shape;
  return Math.sqrt(2 / (fanIn + fanOut));
  // END SOLUTION
}

/** He's standard deviation for weights of a shape [fanIn, fanOut] below a leaky ReLU with slope a. */
export function heDeviation(shape: number[], a: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(2 / ((1 + a * a) * shape[0]));
  // END SOLUTION
}

/** The b for which uniform numbers between −b and b have this standard deviation. */
export function uniformBound(deviation: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(3) * deviation;
  // END SOLUTION
}

// %% checks="q3"
const rootOf = (x: number) => Math.sqrt(x);
export const q3 = [
  check(xavierDeviation, {
    what: "Xavier's deviation",
    visible: [[[100, 200]], [[784, 50]]],
    hidden: (draw) => [[draw.whole(2, 900), draw.whole(2, 900)]],
    points: 1,
    expected: [0.08164965809, 0.04897021069],
    mistakes: {
      'the variance for the deviation': {
        by: ([fanIn, fanOut]) => 2 / (fanIn + fanOut),
        hint: 'The formulas give variances. What is asked for?',
      },
      'one direction only': {
        by: ([fanIn]) => rootOf(1 / fanIn),
        hint: 'Does your result change when there are more units above?',
      },
      'the 2 is missing': {
        by: ([fanIn, fanOut]) => rootOf(1 / (fanIn + fanOut)),
        hint: 'With as many units above as below the variance should be 1/fanIn. Is it?',
      },
    },
  }),
  check(heDeviation, {
    what: "He's deviation",
    visible: [
      [[500, 10], 0],
      [[64, 128], 0.3],
    ],
    hidden: (draw) => [[draw.whole(2, 900), draw.whole(2, 900)], draw.number(0.1, 0.9)],
    points: 1,
    expected: [0.0632455532, 0.1693213654],
    mistakes: {
      'fan_out for fan_in': {
        by: ([, fanOut], a) => rootOf(2 / ((1 + a * a) * fanOut)),
        hint: 'How many numbers are added up for one unit: as many as the weights have rows, or columns?',
      },
      'the variance for the deviation': {
        by: ([fanIn], a) => 2 / ((1 + a * a) * fanIn),
        hint: 'The formulas give variances. What is asked for?',
      },
      'upside down': {
        by: ([fanIn], a) => 1 / rootOf(2 / ((1 + a * a) * fanIn)),
        hint: 'Should the weights of a wider layer be larger or smaller?',
      },
      'the slope is not squared': {
        by: ([fanIn], a) => rootOf(2 / ((1 + a) * fanIn)),
        hint: 'What does multiplying numbers by a do to their variance?',
      },
      'as if the layer were linear': {
        by: ([fanIn]) => rootOf(1 / fanIn),
        hint: 'A ReLU sets half of its inputs to 0. Where is that made good?',
      },
    },
  }),
  check(uniformBound, {
    what: 'the bound of uniform numbers',
    visible: [[1], [0.05]],
    hidden: (draw) => [draw.number(0.01, 2)],
    points: 1,
    expected: [1.732050808, 0.08660254038],
    mistakes: {
      'the root is missing': {
        by: (deviation) => 3 * deviation,
        hint: 'Put your b into b²/3: is its root the deviation that was given?',
      },
      'the deviation as the bound': {
        by: (deviation) => deviation,
        hint: 'Are numbers between −b and b typically as large as b?',
      },
      'the width for the bound': {
        by: (deviation) => rootOf(12) * deviation,
        hint: 'b is half the width of the interval.',
      },
    },
  }),
];

// %% [markdown]
// ## Question 4: the signal on its way up
//
// *Lesson 03, demos 3.1 to 3.6. Builds on question 3. Do without `train.activationStatistics` and `train.activations`.*
//
// The lecture sends Gaussian inputs through ten layers and prints mean and standard deviation of the activations of each
// one. Here you write that experiment. `statistics(x, zs, activation)` takes
//
// - `x`, a tensor of shape `[n, d₀]`: n samples;
// - `zs`, a list of tensors of shapes `[d₀, d₁]`, `[d₁, d₂]`, …: standard normal numbers, one for each weight;
// - `activation`, the text `'tanh'` or `'relu'`.
//
// It computes, layer by layer, beginning with $H_0 = X$,
//
// $$H_l = f(H_{l-1} W_l), \qquad W_l = \sigma_l Z_l,$$
//
// where $\sigma_l$ is Xavier's deviation for `'tanh'` and He's with $a = 0$ for `'relu'`, of the layer's own shape. It
// gives a list with one record `{ mean, deviation }` for each layer: mean and standard deviation over **all** numbers of
// $H_l$, where the standard deviation of $k$ numbers is $\sqrt{\tfrac1k \sum (h - \text{mean})^2}$ (as NumPy has it; PyTorch's and
// `lectern`'s `std` divide by $k - 1$ unless told `{ correction: 0 }`).
//
// For example, `statistics(tensor([[1], [-1]]), [tensor([[2]])], 'relu')` has one layer with $\sigma = \sqrt{2/1}$, so
// $w = 2.83$; the activations are 2.83 and 0, and the result is `[{ mean: 1.414, deviation: 1.414 }]`.

// %% answer="q4" points=5 minutes=30 needs=["q3"] forbids=["train.activationStatistics", "train.activations"]
/** Mean and standard deviation of the activations of each layer. */
export function statistics(
  x: Tensor,
  zs: Tensor[],
  activation: 'tanh' | 'relu',
): { mean: number; deviation: number }[] {
  // BEGIN SOLUTION
  let h = x;
  return zs.map((z) => {
    const shape = [...z.shape];
    const sigma = activation === 'tanh' ? xavierDeviation(shape) : heDeviation(shape, 0);
    h = h.matmul(z.mul(sigma))[activation]();
    return { mean: h.mean().item(), deviation: h.std({ correction: 0 }).item() };
  });
  // END SOLUTION
}

// %% checks="q4"
type Act = 'tanh' | 'relu';
const startOf = (z: Tensor, activation: Act) =>
  z.mul(activation === 'tanh' ? xavierDeviation([...z.shape]) : heDeviation([...z.shape], 0));
const described = (h: Tensor, correction = 0) => ({
  mean: h.mean().item(),
  deviation: h.std({ correction }).item(),
});
/** The layers' activations, with what may go wrong in them. */
function climb(x: Tensor, zs: Tensor[], activation: Act, start = startOf) {
  const all: { before: Tensor; after: Tensor }[] = [];
  for (const z of zs) {
    const before = (all.at(-1)?.after ?? x).matmul(start(z, activation));
    all.push({ before, after: before[activation]() });
  }
  return all;
}

const someX = linspace(-1, 1.4, 4, 3);
const someZs = [linspace(-2, 1.6, 3, 3), linspace(1.5, -2.1, 3, 3), linspace(-1, 2.6, 3, 3)];
export const q4 = [
  check(statistics, {
    what: 'mean and deviation, layer by layer',
    visible: [
      [someX, someZs, 'tanh'],
      [someX, someZs, 'relu'],
    ],
    hidden: (draw) => {
      const widths = Array.from({ length: draw.whole(3, 5) }, () => draw.whole(3, 7));
      const zs = widths.slice(1).map((width, i) => normal(draw, widths[i], width));
      return [
        normal(draw, draw.whole(5, 9), widths[0]),
        zs,
        draw.oneOf(['tanh', 'relu'] as const),
      ];
    },
    scale: 1,
    expected: [
      [
        { mean: 0.230536079, deviation: 0.4267103211 },
        { mean: -0.2677947373, deviation: 0.4856089424 },
        { mean: -0.4570777815, deviation: 0.3521753191 },
      ],
      [
        { mean: 0.537774339, deviation: 0.5265084586 },
        { mean: 0.3586363636, deviation: 0.6664286648 },
        { mean: 0.1793861545, deviation: 0.4918299599 },
      ],
    ],
    mistakes: {
      'statistics before the activation': {
        by: (x, zs, activation) =>
          climb(x, zs, activation).map(({ before }) => described(before)),
        hint: 'Can an activation of a ReLU layer be negative? What did you take the mean of?',
      },
      'every layer gets the input': {
        by: (x, zs, activation) =>
          zs.map((z) => described(x.matmul(startOf(z, activation))[activation]())),
        hint: 'What goes into the second layer?',
      },
      'the same start for tanh and ReLU': {
        by: (x, zs, activation) =>
          climb(x, zs, activation, (z) => startOf(z, 'tanh')).map(({ after }) =>
            described(after),
          ),
        hint: 'Which rule belongs to which activation?',
      },
      'the deviation divided by k − 1': {
        by: (x, zs, activation) =>
          climb(x, zs, activation).map(({ after }) => described(after, 1)),
        hint: 'Look up what std divides by, and what the text asks for.',
      },
      'the variance of the weights for their deviation': {
        by: (x, zs, activation) =>
          climb(x, zs, activation, (z) => {
            const sigma =
              activation === 'tanh'
                ? xavierDeviation([...z.shape])
                : heDeviation([...z.shape], 0);
            return z.mul(sigma * sigma);
          }).map(({ after }) => described(after)),
        hint: 'Numbers that are multiplied by s have s times the deviation. What did you multiply by?',
      },
      'the weights are transposed': {
        by: (x, zs, activation) =>
          climb(x, zs, activation, (z) => startOf(z.T, activation)).map(({ after }) =>
            described(after),
          ),
        hint: 'H has one row for each sample. Which shape must W have, so that HW can be multiplied?',
      },
      'the deviation of each unit, averaged': {
        by: (x, zs, activation) =>
          climb(x, zs, activation).map(({ after }) => ({
            mean: after.mean().item(),
            deviation: after.std({ dim: 0, correction: 0 }).mean().item(),
          })),
        hint: 'Over how many numbers is one deviation taken?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 5: the gradient on its way down
//
// *Lesson 03, demos 3.7 and 3.11; lesson 07, demo 7.8. Do without `backward`, `grad` and `jacobian`.*
//
// Two layers with tanh:
//
// $$H_1 = \tanh(X W_1), \qquad H_2 = \tanh(H_1 W_2).$$
//
// `backward(x, w1, w2, upstream)` takes `x` of shape `[n, d₀]`, `w1` of shape `[d₀, d₁]`, `w2` of shape `[d₁, d₂]` and `upstream`
// $= \partial L/\partial H_2$ of shape `[n, d₂]`. It gives a record `{ dx, dw1, dw2 }`: $\partial L/\partial X$,
// $\partial L/\partial W_1$ and $\partial L/\partial W_2$, each of the shape of what it is the gradient of. For one layer
// $H = \tanh(Z)$, $Z = XW$:
//
// $$\frac{\partial L}{\partial Z} = \frac{\partial L}{\partial H} \odot (1 - H^2), \qquad
// \frac{\partial L}{\partial X} = \frac{\partial L}{\partial Z} W^\top, \qquad
// \frac{\partial L}{\partial W} = X^\top \frac{\partial L}{\partial Z}.$$
//
// $\odot$ multiplies number by number. The gradients of the samples add up; nothing is averaged.
//
// For example, with all sizes 1, $x = 0$, $w_1 = 3$, $w_2 = 2$ and an upstream gradient of 1, both layers give 0, where
// the slope of tanh is 1: `dx` is $1 \cdot 2 \cdot 3 = 6$, and `dw1` and `dw2` are 0, since what they multiply is 0.

// %% answer="q5" points=5 minutes=35 forbids=["Tensor.backward", "grad", "jacobian"]
/** The gradients of the input and of both weights. */
export function backward(
  x: Tensor,
  w1: Tensor,
  w2: Tensor,
  upstream: Tensor,
): { dx: Tensor; dw1: Tensor; dw2: Tensor } {
  // BEGIN SOLUTION
  const h1 = x.matmul(w1).tanh();
  const h2 = h1.matmul(w2).tanh();
  const dz2 = upstream.mul(h2.square().neg().add(1));
  const dz1 = dz2.matmul(w2.T).mul(h1.square().neg().add(1));
  return { dx: dz1.matmul(w1.T), dw1: x.T.matmul(dz1), dw2: h1.T.matmul(dz2) };
  // END SOLUTION
}

// %% checks="q5"
interface Wrong {
  slope2?: (h: Tensor, z: Tensor) => Tensor;
  slope1?: (h: Tensor, z: Tensor) => Tensor;
  turned?: (w: Tensor) => Tensor;
  below?: (x: Tensor, h: Tensor) => Tensor;
  share?: number;
}
const tanhSlope = (h: Tensor) => oneMinus(h.square());
/** The gradients, with one thing wrong. */
function descend(x: Tensor, w1: Tensor, w2: Tensor, upstream: Tensor, wrong: Wrong) {
  const {
    slope2 = tanhSlope,
    slope1 = tanhSlope,
    turned = (w) => w.T,
    below = (it) => it,
    share = 1,
  } = wrong;
  const z1 = x.matmul(w1);
  const h1 = z1.tanh();
  const z2 = h1.matmul(w2);
  const dz2 = upstream.mul(slope2(z2.tanh(), z2));
  const dz1 = dz2.matmul(turned(w2)).mul(slope1(h1, z1));
  const dw1 = below(x, h1).T.matmul(dz1).mul(share);
  return { dx: dz1.matmul(turned(w1)), dw1, dw2: h1.T.matmul(dz2).mul(share) };
}

const [layer1, layer2] = [linspace(-0.8, 0.9, 3, 3), linspace(0.7, -0.6, 3, 3)];
export const q5 = [
  check(backward, {
    what: 'the three gradients',
    visible: [[linspace(-1, 1.4, 4, 3), layer1, layer2, linspace(0.5, -1.2, 4, 3)]],
    hidden: (draw) => {
      const [n, d0, d1, d2] = Array.from({ length: 4 }, () => draw.whole(2, 5));
      const weights = [normal(draw, d0, d1), normal(draw, d1, d2)];
      return [normal(draw, n, d0), weights[0], weights[1], normal(draw, n, d2)];
    },
    scale: 1,
    expected: [
      {
        dx: tensor(
          [
            [-0.1906760936, -0.12501622, -0.05935634648],
            [0.008365495371, 0.07413907626, 0.1399126572],
            [0.5117174872, 0.2570389176, 0.002360347968],
            [0.8897391816, 0.271825559, -0.3460880635],
          ],
          float64,
        ),
        dw1: tensor(
          [
            [-1.679653928, -0.1926114215, 0.6761170779],
            [-2.078007114, -0.200015774, 0.8282160117],
            [-2.476360301, -0.2074201265, 0.9803149455],
          ],
          float64,
        ),
        dw2: tensor(
          [
            [0.4535481587, 0.3506378403, 0.2236683534],
            [-0.4144508632, -0.5241220247, -0.601597209],
            [-1.037730371, -1.130327311, -1.151379393],
          ],
          float64,
        ),
      },
    ],
    mistakes: {
      'the slope of the upper tanh is left out': {
        by: (x, w1, w2, upstream) =>
          descend(x, w1, w2, upstream, { slope2: (h) => h.mul(0).add(1) }),
        hint: 'What is ∂L/∂Z of the layer that the gradient meets first?',
      },
      'the slope of the lower tanh is left out': {
        by: (x, w1, w2, upstream) =>
          descend(x, w1, w2, upstream, { slope1: (h) => h.mul(0).add(1) }),
        hint: 'How many times must the gradient pass a tanh on its way to X?',
      },
      'the slope at the input of tanh': {
        by: (x, w1, w2, upstream) => {
          const slope2 = (_h: Tensor, z: Tensor) => tanhSlope(z);
          return descend(x, w1, w2, upstream, { slope1: slope2, slope2 });
        },
        hint: 'The square in the formula is that of H, not of Z.',
      },
      'the weights are not transposed': {
        by: (x, w1, w2, upstream) => descend(x, w1, w2, upstream, { turned: (w) => w }),
        hint: 'Try weights that are not square: do the shapes still fit?',
      },
      'averaged over the samples': {
        by: (x, w1, w2, upstream) => descend(x, w1, w2, upstream, { share: 1 / x.shape[0] }),
        hint: 'upstream says how the whole L changes. Is there a 1/n left to divide by?',
      },
      'the output of the layer for its input': {
        by: (x, w1, w2, upstream) => descend(x, w1, w2, upstream, { below: (_x, h) => h }),
        hint: 'What did W₁ multiply on the way up?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 6: after how many layers is nothing left?
//
// *Lesson 03, "Where the rule comes from" and demo 3.4.*
//
// In a wide net of ReLU layers whose weights have the standard deviation $s$ and whose layers have fanIn inputs, each layer
// multiplies the root mean square (rms) of the activations by the same factor, because a ReLU keeps half of the mean square:
//
// $$\text{rms}_l = \text{rms}_{l-1} \cdot s \sqrt{\frac{\text{fanIn}}{2}}, \qquad \text{rms}_0 = 1.$$
//
// `layersUntil(fanIn, s)` gives the number $l$ of the first layer whose rms is below {{limit}}, and `Infinity` if there is none.
// Write the number {{limit}} into your code.
//
// For example, with a factor of 0.02 the rms is 0.02 in layer 1, 0.0004 in layer 2 and 0.000008 in layer 3: for a limit of 0.01 the answer
// would be 2.

// %% answer="q6" points=3 minutes=15
/** The first layer whose rms is below {{limit}}; Infinity, if there is none. */
export function layersUntil(fanIn: number, s: number): number {
  // BEGIN SOLUTION
  const factor = s * Math.sqrt(fanIn / 2);
  if (factor >= 1) return Number.POSITIVE_INFINITY;
  let layer = 0;
  for (let rms = 1; rms >= limit; rms *= factor) layer++;
  return layer;
  // END SOLUTION
}

// %% checks="q6"
const layersFor = (factor: number, below: number) =>
  factor >= 1 ? Number.POSITIVE_INFINITY : Math.ceil(log(below) / log(factor));
const factorOf = (fanIn: number, s: number) => s * rootOf(fanIn / 2);
export const q6 = [
  check(layersUntil, {
    what: 'the number of layers',
    visible: [
      [500, 0.0447],
      [784, 0.01],
      [300, 0.07],
      [100, 0.2],
    ],
    hidden: (draw) => {
      const fanIn = draw.whole(50, 900);
      return [fanIn, draw.number(0.3, 0.97) / rootOf(fanIn / 2)];
    },
    hiddenCalls: 6,
    mistakes: {
      'off by one layer': {
        by: (fanIn, s) => layersFor(factorOf(fanIn, s), limit) - 1,
        hint: 'The inputs are layer 0. Which layer is the first one below the limit, and which the last one above?',
      },
      'one layer too many': {
        by: (fanIn, s) => layersFor(factorOf(fanIn, s), limit) + 1,
        hint: 'The inputs are layer 0. At which layer does your count begin?',
      },
      'the half that a ReLU keeps is forgotten': {
        by: (fanIn, s) => layersFor(s * rootOf(fanIn), limit),
        hint: 'What would your factor be for a net without ReLUs?',
      },
      'the factor of the mean square for that of its root': {
        by: (fanIn, s) => layersFor(factorOf(fanIn, s) * factorOf(fanIn, s), limit),
        hint: 'The rms is a root. Does your factor belong to the rms, or to its square?',
      },
      'the variance for the deviation': {
        by: (fanIn, s) => layersFor(s * s * rootOf(fanIn / 2), limit),
        hint: 's is a standard deviation already.',
      },
    },
  }),
];

// %% [markdown] answer="q7" points=3 minutes=18
// ## Question 7: "Gradients will be all zero"
//
// *Lesson 03, demos 3.2 and 3.7. In words; marked by hand.*
//
// With weights from $\mathcal{N}(0, 1)$ and 500 units a layer nearly all tanh units are saturated, and the slide says "Gradients will
// be all zero". Lesson 03 sends a unit gradient back from layer 10 and finds: the **median** of $|\partial L/\partial Z|$ is below
// $10^{-8}$ in every layer, but the **rms** of $\partial L/\partial H$ grows 3.48-fold with each layer, to about $10^5$ in layer 1.
//
// In five to ten sentences: how can both be true at once, and which units make the rms so large? Is the slide right? What would
// happen in the first step of gradient descent with a usual learning rate?
//
// <!-- BEGIN SOLUTION -->
// A saturated tanh has a slope of almost 0, so the gradient of a typical unit, which is what the median measures, is almost 0.
// A few units have a small sum, lie in the steep part, and let the gradient pass with a slope near 1. Their weights have the size 1,
// so passing down through 500 such weights multiplies the mean square by 500 times the mean square of the slopes, which is
// 12 (3.48²). The rms is made by the few large entries; the median does not see them. The slide is right about most of the
// units and wrong about the gradient as a whole: it explodes. A usual step changes the weights of the unsaturated units by far too much, which saturates
// them too, while the others hardly move: the net does not learn.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 1 point: saturated units have a slope near 0, and they are the typical ones, so the median is almost 0
// 1 point: a few unsaturated units pass the gradient on through weights of size 1, and these few large entries make the rms
// 0.5 points: the slide holds for most units and not for the gradient as a whole, which explodes
// 0.5 points: says what the first step does: unsaturated units are thrown far off (and saturate), the others stay
// <!-- END MARK SCHEME -->
