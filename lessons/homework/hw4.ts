// %% [markdown]
// # Homework 4: train a two-layer net, watch it, and search its rates
//
// *27 points, about 235 minutes. Lectures: "Babysitting the learning process" (lesson 05) and "Hyperparameter
// optimization" (lesson 06).*
//
// You write a net with one hidden layer, its loss and its gradients by hand; you check them with differences; you look at
// the numbers that show, before any training, whether something is wrong; you train, and you search for a good learning
// rate. At the end your net tells the three arms of a spiral apart.
//
// **How it works.** Write where a cell says "Your code here". The cell below it, such as `await check('q1')`, compares
// your function with numbers that are known to be right. Marking does the same with other inputs, so a function that
// only fits the visible ones does not pass. Numbers must agree to five digits. A cell is marked together with the cells
// of those questions that it builds on, and no others: what it needs besides, it must hold itself.
//
// **Tensors** of inputs and weights have the type float64 here, so that differences of losses are exact enough to check
// gradients with; labels have the type int32. What you make anew is float32 unless you say `{ dtype: 'float64' }`.

// %%
import { Generator, oneHot, rand, randint, randn, randperm, stack, type Tensor, tensor, zerosLike } from 'lectern'; // biome-ignore format: one line
import { exp, log, pow } from 'lectern/math';

/** The numbers that a net learns: W1 [D, H], b1 [H], W2 [H, C], b2 [C]. */
interface Params {
  w1: Tensor;
  b1: Tensor;
  w2: Tensor;
  b2: Tensor;
}

// %% term=true
import { check, type Draw, quality, vary } from 'lectern/assignment';

export const tolerance = vary('tolerance', [0.05, 0.02, 0.1]);
export const decades = vary('decades', [0.5, 0.4, 0.6, 0.3]);

// %% [markdown]
// ## Question 1: scores and loss
//
// *Lesson 05. Do without the softmax, the cross-entropy and the layers of `lectern`.*
//
// $N$ examples are the rows of $X$ $[N, D]$; their labels $y$ $[N]$ are whole numbers from 0 to $C - 1$. The net computes a
// score for each class, and the loss is the mean cross-entropy of the softmax, with a penalty for large weights, but not for
// the biases:
//
// $$S = \max(0,\, X W_1 + b_1)\, W_2 + b_2 \qquad\qquad
// L = -\frac{1}{N} \sum_{i=1}^{N} \ln \frac{e^{S_{i, y_i}}}{\sum_c e^{S_{i, c}}}
// + \frac{\lambda}{2} \Big( \sum W_1^2 + \sum W_2^2 \Big)$$
//
// - `scores(params, x)` gives $S$, a tensor $[N, C]$.
// - `loss(params, x, y, reg)` gives $L$, a number; `reg` is $\lambda$.
//
// For example, with two classes and the scores $(0, 0)$ each class has the probability $\tfrac12$, and the loss is
// $\ln 2 = 0.6931$ without a penalty. Scores of 1000 are no rare thing when a net goes astray, and $e^{1000}$ is no number
// for a computer: subtract from each row its largest score first, which changes nothing in the quotient.

// %% answer="q1" points=3 minutes=25 forbids=["softmax", "logSoftmax", "logsumexp", "Tensor.softmax", "Tensor.logSoftmax", "Tensor.logsumexp", "functional.softmax", "functional.logSoftmax", "functional.crossEntropy", "functional.naiveCrossEntropy", "functional.nllLoss", "functional.linear", "functional.l2Penalty", "nn.Linear", "nn.CrossEntropyLoss", "nn.NLLLoss"]
/** The scores [N, C] of the examples x [N, D]. */
export function scores({ w1, b1, w2, b2 }: Params, x: Tensor): Tensor {
  // BEGIN SOLUTION
  return x.matmul(w1).add(b1).relu().matmul(w2).add(b2);
  // END SOLUTION
}

/** The mean cross-entropy, and half of reg times the squares of all weights. */
export function loss(params: Params, x: Tensor, y: Tensor, reg: number): number {
  // BEGIN SOLUTION
  const s = scores(params, x);
  const shifted = s.sub(s.amax({ dim: 1, keepdim: true }));
  const logSum = shifted.exp().sum(1).log();
  const right = shifted.gather(1, y.unsqueeze(1)).squeeze(1);
  const squares = params.w1.square().sum().item() + params.w2.square().sum().item();
  return logSum.sub(right).mean().item() + 0.5 * reg * squares;
  // END SOLUTION
}

// %% checks="q1"
const float64 = { dtype: 'float64' } as const;
const labels = (list: number[]) => tensor(list, { dtype: 'int32' });
const normal = (draw: Draw, ...size: number[]) => draw.normal(...size).to('float64');
const line = (from: number, to: number, ...size: number[]) => {
  const n = size.reduce((product, one) => product * one, 1);
  const numbers = Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
  return tensor(numbers, float64).reshape(size);
};

/** The net and the examples of CS231n's notebook, whose losses are printed there. */
const printed: Params = {
  w1: line(-0.7, 0.3, 5, 50),
  b1: line(-0.1, 0.9, 50),
  w2: line(-0.3, 0.4, 50, 7),
  b2: line(-0.9, 0.1, 7),
};
const printedX = line(-5.5, 4.5, 5, 3).T.contiguous();
const printedY = labels([0, 5, 1]);
const far: Params = { ...printed, w2: printed.w2.mul(100) };

/** A smaller one, whose scores have both signs. */
const six: Params = {
  w1: line(-0.9, 1.1, 3, 4).mul(line(1, -1, 4)),
  b1: line(0.3, -0.4, 4),
  w2: line(1, -1.2, 4, 3).mul(line(-1, 0.7, 3)),
  b2: line(-0.2, 0.5, 3),
};
const sixX = line(-2, 2.3, 6, 3).mul(line(1, -0.6, 3));
const sixY = labels([0, 2, 1, 1, 0, 2]);

/** A net and examples of it, of a size that is drawn. */
function problem(draw: Draw, size = 1) {
  const [D, H, C, N] = [draw.whole(2, 5), draw.whole(3, 9), draw.whole(2, 5), draw.whole(2, 7)];
  const params: Params = {
    w1: normal(draw, D, H).mul(size),
    b1: normal(draw, H).mul(0.5 * size),
    w2: normal(draw, H, C).mul(size),
    b2: normal(draw, C).mul(0.5 * size),
  };
  const y = labels(Array.from({ length: N }, () => draw.whole(0, C - 1)));
  return { params, x: normal(draw, N, D), y };
}

const squaresOf = ({ w1, w2 }: Params) => w1.square().sum().item() + w2.square().sum().item();
export const q1 = [
  check(scores, {
    what: 'the scores',
    points: 1,
    visible: [
      [printed, printedX],
      [six, sixX],
    ],
    hidden: (draw) => {
      const { params, x } = problem(draw);
      return [params, x];
    },
    // CS231n, assignment 2, "FullyConnectedNets"; the second in NumPy
    expected: [
      tensor(
        [
          [
            11.53165108, 12.2917344, 13.05181771, 13.81190102, 14.57198434, 15.33206765,
            16.09215096,
          ],
          [
            12.05769098, 12.74614105, 13.43459113, 14.1230412, 14.81149128, 15.49994135,
            16.18839143,
          ],
          [
            12.58373087, 13.20054771, 13.81736455, 14.43418138, 15.05099822, 15.66781506,
            16.2846319,
          ],
        ],
        float64,
      ),
      tensor(
        [
          [-3.1632620321, -0.1918315508, 1.616144385],
          [-2.0844449198, -0.067646631, 1.2122571123],
          [-1.0056278075, 0.0565382888, 0.8083698396],
          [-0.0561340463, 0.1774179679, 0.3448051337],
          [0.5675729055, 0.3003335829, -0.3658124064],
          [1.1912798574, 0.4232491979, -1.0764299465],
        ],
        float64,
      ),
    ],
    mistakes: {
      'no ReLU between the layers': {
        by: ({ w1, b1, w2, b2 }, x) => x.matmul(w1).add(b1).matmul(w2).add(b2),
        hint: 'Without something between them, two layers are one.',
      },
      'a ReLU on the scores, too': {
        by: (params, x) => scores(params, x).relu(),
        hint: 'May a score be negative?',
      },
      'the biases left out': {
        by: ({ w1, w2 }, x) => x.matmul(w1).relu().matmul(w2),
        hint: 'What comes out for inputs that are all 0?',
      },
    },
  }),
  check(loss, {
    what: 'the loss',
    points: 2,
    visible: [
      [printed, printedX, printedY, 0],
      [printed, printedX, printedY, 1],
      [far, printedX, printedY, 0],
    ],
    hidden: (draw) => {
      const { params, x, y } = problem(draw);
      return [params, x, y, draw.number(0.1, 2)];
    },
    // the first two: CS231n, assignment 2; the third: the same net in NumPy, its second layer 100 times as large
    expected: [3.4702243556, 26.5948426952, 211.7678047433],
    mistakes: {
      'the sum for the mean': {
        by: (params, x, y, reg) => {
          const penalty = 0.5 * reg * squaresOf(params);
          return x.shape[0] * (loss(params, x, y, reg) - penalty) + penalty;
        },
        hint: 'Should a set of twice as many examples of the same kind have twice the loss?',
      },
      'the penalty without its half': {
        by: (params, x, y, reg) => loss(params, x, y, 2 * reg),
        hint: 'The derivative of the penalty should be λW.',
      },
      'a penalty on the biases, too': {
        by: (params, x, y, reg) => {
          const biases = params.b1.square().sum().item() + params.b2.square().sum().item();
          return loss(params, x, y, reg) + 0.5 * reg * biases;
        },
        hint: 'Which of the four are weights?',
      },
      'a penalty on the second layer only': {
        by: (params, x, y, reg) =>
          loss(params, x, y, reg) - 0.5 * reg * params.w1.square().sum().item(),
        hint: 'Which of the four are weights?',
      },
      'a penalty divided by the number of examples': {
        by: (params, x, y, reg) => loss(params, x, y, reg / x.shape[0]),
        hint: 'Which part of the loss is a mean?',
      },
      'the exponential of large scores': {
        by: (params, x, y, reg) => {
          const e = scores(params, x).exp();
          const p = e.div(e.sum({ dim: 1, keepdim: true })).gather(1, y.unsqueeze(1));
          return p.log().mean().neg().item() + 0.5 * reg * squaresOf(params);
        },
        hint: 'Print the exponentials of the scores, and see what the hint in the text says about 1000.',
      },
    },
  }),
];

// %% [markdown]
// ## Question 2: the gradients
//
// *Lesson 07 (back-propagation). By hand: do without `backward`, `grad` and what else finds gradients.*
//
// With the probabilities $P$ $[N, C]$ of the softmax and the labels as rows $Y$ $[N, C]$ with a single 1, the way back is
//
// $$\frac{\partial L}{\partial S} = \frac{1}{N} (P - Y), \qquad
// \frac{\partial L}{\partial W_2} = A^\top \frac{\partial L}{\partial S} + \lambda W_2, \qquad
// \frac{\partial L}{\partial A} = \frac{\partial L}{\partial S} W_2^\top,$$
//
// where $A = \max(0, Z)$ $[N, H]$ is the hidden layer and $Z = X W_1 + b_1$. Through the ReLU only that part goes back for
// which $Z > 0$. From there it goes on as before. A bias was copied to every row, so its gradient is the sum over the rows.
//
// `gradients(params, x, y, reg)` gives `{ w1, b1, w2, b2 }`: $\partial L/\partial W_1$ $[D, H]$, and so on, each of the shape
// of its parameter. `oneHot(y, C)` makes the rows $Y$.
//
// For example, for one example with two classes, scores $(0, 0)$ and the label 0, $\partial L/\partial S$ is
// $(\tfrac12 - 1,\ \tfrac12)$: the right score should rise, the other one fall.

// %% answer="q2" points=4 minutes=40 needs=["q1"] forbids=["Tensor.backward", "grad", "gradcheck", "jacobian", "customGradient", "train.checkGradients", "functional.crossEntropy", "nn.CrossEntropyLoss"]
/** The gradients of the loss with respect to each parameter. */
export function gradients(params: Params, x: Tensor, y: Tensor, reg: number): Params {
  // BEGIN SOLUTION
  const { w1, b1, w2, b2 } = params;
  const [N, C] = [x.shape[0], b2.shape[0]];
  const z = x.matmul(w1).add(b1);
  const a = z.relu();
  const s = a.matmul(w2).add(b2);
  const e = s.sub(s.amax({ dim: 1, keepdim: true })).exp();
  const p = e.div(e.sum({ dim: 1, keepdim: true }));
  const ds = p.sub(oneHot(y, C)).div(N);
  const dz = ds.matmul(w2.T).mul(z.gt(0).to('float64'));
  return {
    w1: x.T.matmul(dz).add(w1.mul(reg)),
    b1: dz.sum(0),
    w2: a.T.matmul(ds).add(w2.mul(reg)),
    b2: ds.sum(0),
  };
  // END SOLUTION
}

// %% checks="q2"
/** The way back with something changed: what comes down from the scores, and what the ReLU lets through. */
function wayBack(
  { w1, b1, w2, b2 }: Params,
  x: Tensor,
  y: Tensor,
  reg: number,
  {
    scale = 1,
    gate = (z: Tensor) => z.gt(0).to('float64'),
    hidden = (z: Tensor) => z.relu(),
  } = {},
): Params {
  const z = x.matmul(w1).add(b1);
  const a = hidden(z);
  const s = a.matmul(w2).add(b2);
  const e = s.sub(s.amax({ dim: 1, keepdim: true })).exp();
  const p = e.div(e.sum({ dim: 1, keepdim: true }));
  const ds = p.sub(oneHot(y, b2.shape[0])).mul(scale / x.shape[0]);
  const dz = ds.matmul(w2.T).mul(gate(z));
  return {
    w1: x.T.matmul(dz).add(w1.mul(reg)),
    b1: dz.sum(0),
    w2: a.T.matmul(ds).add(w2.mul(reg)),
    b2: ds.sum(0),
  };
}
export const q2 = [
  check(gradients, {
    what: 'the gradients',
    visible: [
      [six, sixX, sixY, 0],
      [six, sixX, sixY, 0.5],
    ],
    hidden: (draw) => {
      const { params, x, y } = problem(draw);
      return [params, x, y, draw.number(0.1, 2)];
    },
    mistakes: {
      'not divided by the number of examples': {
        by: (params, x, y, reg) => wayBack(params, x, y, reg, { scale: x.shape[0] }),
        hint: 'The loss is a mean. Is its gradient one?',
      },
      'the gate of the ReLU left out': {
        by: (params, x, y, reg) => wayBack(params, x, y, reg, { gate: (z) => z.mul(0).add(1) }),
        hint: 'Which units did not pass anything on? What can they have to do with the loss?',
      },
      'the hidden values as the gate': {
        by: (params, x, y, reg) => wayBack(params, x, y, reg, { gate: (z) => z.relu() }),
        hint: 'How large is the slope of the ReLU where it is not 0?',
      },
      'no penalty in the gradients': {
        by: (params, x, y) => wayBack(params, x, y, 0),
        hint: 'Set the penalty very high: where should the weights go?',
      },
      'the penalty twice as large': {
        by: (params, x, y, reg) => wayBack(params, x, y, 2 * reg),
        hint: 'What is the derivative of ½ λ w²?',
      },
      'a penalty on the biases, too': {
        by: (params, x, y, reg) => {
          const back = wayBack(params, x, y, reg);
          return {
            ...back,
            b1: back.b1.add(params.b1.mul(reg)),
            b2: back.b2.add(params.b2.mul(reg)),
          };
        },
        hint: 'Are the biases in the penalty of question 1?',
      },
      'the mean over rows for a bias': {
        by: (params, x, y, reg) => {
          const back = wayBack(params, x, y, reg);
          return { ...back, b1: back.b1.div(x.shape[0]), b2: back.b2.div(x.shape[0]) };
        },
        hint: 'How often was the bias used, and how often have you divided by N?',
      },
      'the wrong sign': {
        by: (params, x, y, reg) => {
          const { w1, b1, w2, b2 } = wayBack(params, x, y, reg);
          return { w1: w1.neg(), b1: b1.neg(), w2: w2.neg(), b2: b2.neg() };
        },
        hint: 'Work through the example with two classes of the text.',
      },
    },
  }),
];

// %% [markdown]
// ## Question 3: check before you train
//
// *Lesson 07 (the numerical check) and lesson 05 (the checks of the loss). Do without `gradcheck`.*
//
// Whether gradients are right, differences show. For each number $w$ of a parameter, with all others as they are,
//
// $$\frac{\partial L}{\partial w} \approx \frac{L(w + h) - L(w - h)}{2h}.$$
//
// `numericGradient(params, name, x, y, reg, h)` gives this for all numbers of the parameter `name`, such as `'w1'`, as a
// tensor of its shape. The params must be the same afterwards as before. `t.data` holds the numbers of a tensor `t` in one
// row and may be written to: `copy.data[3] += h`.
//
// Once you have it, compare it with your gradients, for $h = 10^{-5}$: $|x - y| / \max(10^{-8}, |x| + |y|)$ should be below
// $10^{-7}$.
//
// The second check needs no gradient. A net with small weights knows nothing, all $C$ classes are alike to it, and without a
// penalty its loss must be that of chance, $\ln C$. A penalty must only ever add to the loss. `startReport(params, x, y, reg)`
// gives
//
// - `loss`: the loss without a penalty,
// - `chance`: $\ln C$,
// - `penalty`: by how much the loss is larger with the penalty `reg`,
// - `fine`: `true` if `loss` is away from `chance` by at most {{tolerance}} times `chance`, else `false`. Write the number into
//   your code.
//
// For example, with ten classes chance is 2.3026; a loss of 2.3030 at the start is fine, and one of 9 is not.

// %% answer="q3" points=3 minutes=30 needs=["q1"] forbids=["gradcheck", "train.checkGradients", "Tensor.backward", "grad", "jacobian"]
/** Centred differences of the loss, for each number of one parameter. */
export function numericGradient(
  params: Params,
  name: 'w1' | 'b1' | 'w2' | 'b2',
  x: Tensor,
  y: Tensor,
  reg: number,
  h: number,
): Tensor {
  // BEGIN SOLUTION
  const result = zerosLike(params[name]);
  const at = (i: number, by: number) => {
    const moved = params[name].clone();
    moved.data[i] += by;
    return loss({ ...params, [name]: moved }, x, y, reg);
  };
  for (let i = 0; i < result.numel(); i++) result.data[i] = (at(i, h) - at(i, -h)) / (2 * h);
  return result;
  // END SOLUTION
}

/** What the loss says before any training. */
export function startReport(params: Params, x: Tensor, y: Tensor, reg: number) {
  // BEGIN SOLUTION
  const start = loss(params, x, y, 0);
  const chance = log(params.b2.shape[0]);
  return {
    loss: start,
    chance,
    penalty: loss(params, x, y, reg) - start,
    fine: Math.abs(start - chance) <= tolerance * chance,
  };
  // END SOLUTION
}

// %% checks="q3"
/** A net that answers the same to everything: the first of three scores is `d`, the others 0. */
const flat = (d: number): Params => ({
  w1: six.w1.mul(0.5),
  b1: six.b1,
  w2: six.w2.mul(0),
  b2: tensor([d, 0, 0], float64),
});
const others = labels([1, 2, 1, 2, 2, 1]);
const byLoss = (at: (moved: (i: number, by: number) => number, i: number, h: number) => number) =>
  (params: Params, name: keyof Params, x: Tensor, y: Tensor, reg: number, h: number): Tensor => {
    const result = zerosLike(params[name]);
    const moved = (i: number, by: number) => {
      const one = params[name].clone();
      one.data[i] += by;
      return loss({ ...params, [name]: one }, x, y, reg);
    };
    for (let i = 0; i < result.numel(); i++) result.data[i] = at(moved, i, h);
    return result;
  }; // biome-ignore format: as it is read
const reportWith = (
  params: Params,
  x: Tensor,
  y: Tensor,
  reg: number,
  chance: number,
  start?: number,
) => {
  const plain = loss(params, x, y, 0);
  const shown = start ?? plain;
  const fine = Math.abs(shown - chance) <= tolerance * chance;
  return { loss: shown, chance, penalty: loss(params, x, y, reg) - plain, fine };
};
export const q3 = [
  check(numericGradient, {
    what: 'the differences',
    points: 2,
    visible: [
      [six, 'w1', sixX, sixY, 0.5, 0.01],
      [six, 'b2', sixX, sixY, 0, 1e-3],
      [six, 'w2', sixX, sixY, 0.1, 0.1],
    ],
    hidden: (draw) => {
      const { params, x, y } = problem(draw);
      const name = draw.oneOf(['w1', 'b1', 'w2', 'b2'] as const);
      return [params, name, x, y, draw.number(0.1, 2), draw.number(0.01, 0.1)];
    },
    mistakes: {
      'the difference to one side': {
        by: byLoss((at, i, h) => (at(i, h) - at(i, 0)) / h),
        hint: 'How far is each of the two points from w?',
      },
      'divided by h': {
        by: byLoss((at, i, h) => (at(i, h) - at(i, -h)) / h),
        hint: 'How far are the two points from each other?',
      },
      'what was changed is not put back': {
        by: (params, name, x, y, reg, h) => {
          const [one, result] = [params[name].clone(), zerosLike(params[name])];
          const now = () => loss({ ...params, [name]: one }, x, y, reg);
          for (let i = 0; i < result.numel(); i++) {
            one.data[i] += h;
            const above = now();
            one.data[i] -= 2 * h;
            result.data[i] = (above - now()) / (2 * h);
          }
          return result;
        },
        hint: 'Print the params after the call. Are they those from before?',
      },
      'the penalty left out': {
        by: (params, name, x, y, _reg, h) => numericGradient(params, name, x, y, 0, h),
        hint: 'Is it the whole loss that you differentiate?',
      },
    },
  }),
  check(startReport, {
    what: 'the report of the start',
    points: 1,
    visible: [
      [flat(0.1), sixX, others, 0.1],
      [flat(0.22), sixX, others, 0.2],
      [six, sixX, sixY, 1],
    ],
    hidden: (draw) => {
      const { params, x, y } = problem(draw, draw.oneOf([0.02, 0.2, 1]));
      return [params, x, y, draw.number(0.1, 2)];
    },
    mistakes: {
      'the logarithm to base 2': {
        by: (params, x, y, reg) =>
          reportWith(params, x, y, reg, log(params.b2.shape[0]) / log(2)),
        hint: 'Which logarithm stands in the loss?',
      },
      'the number of examples for that of classes': {
        by: (params, x, y, reg) => reportWith(params, x, y, reg, log(x.shape[0])),
        hint: 'Among how many does the net choose?',
      },
      'the penalty in the loss': {
        by: (params, x, y, reg) =>
          reportWith(params, x, y, reg, log(params.b2.shape[0]), loss(params, x, y, reg)),
        hint: 'Chance says nothing about the size of weights.',
      },
    },
  }),
];

// %% [markdown]
// ## Question 4: the training loop
//
// *Lesson 08 (momentum) and lesson 05 (overfit a small set). Do without the optimisers and the loops of `lectern`, and
// without `backward` and `grad`.*
//
// A step takes some examples, the batch $B$, computes the gradients of its loss, and moves every parameter by a velocity
// $v$, which is 0 at the beginning:
//
// $$v \leftarrow \mu v - \varepsilon\, \frac{\partial L_B}{\partial w}, \qquad w \leftarrow w + v.$$
//
// `descend(params, x, y, batches, { lr, momentum, reg })` makes one step for each of `batches`, which are lists of places of
// examples, such as `[[0, 3], [2, 1]]`; `lr` is $\varepsilon$ and `momentum` is $\mu$. The result is
// `{ params, losses }`: the params after the last step, and for each step the loss of its batch **before** the step.
// `x.indexSelect(0, tensor(batch, { dtype: 'int32' }))` gives the rows of a batch.
//
// For example, if the gradient of a weight is always 1, then with $\varepsilon = 0.1$ and $\mu = 0.9$ its first steps are
// $-0.1$, $-0.19$ and $-0.271$.
//
// Before a long training, do a short one: **a net must be able to learn 20 examples by heart.** If it is not, something is
// wrong. `overfit(x, y, again)` gets 20 examples `x` $[20, D]$ with three labels `y` $[20]$, trains a net of your own on them,
// and gives what it then predicts for `again`: the same 20 examples in another order. The result is a list or a tensor of 20 labels.
// Labels are drawn by chance, so there is nothing to learn but the examples themselves. At most 3000 steps; choose the
// size of the hidden layer, the first weights, the rate and the rest yourself. All 20 must be right for all points.

// %% answer="q4" points=4 minutes=45 seconds=60 needs=["q1", "q2"] forbids=["optim", "train", "Tensor.backward", "grad", "jacobian"]
/** Steps of gradient descent with momentum, one for each batch. */
export function descend(
  params: Params,
  x: Tensor,
  y: Tensor,
  batches: number[][],
  { lr, momentum, reg }: { lr: number; momentum: number; reg: number },
): { params: Params; losses: number[] } {
  // BEGIN SOLUTION
  const names = ['w1', 'b1', 'w2', 'b2'] as const;
  const now = { ...params };
  const velocity = Object.fromEntries(
    names.map((name) => [name, zerosLike(params[name])]),
  ) as unknown as Params;
  const losses: number[] = [];
  for (const batch of batches) {
    const places = tensor(batch, { dtype: 'int32' });
    const [xs, ys] = [x.indexSelect(0, places), y.indexSelect(0, places)];
    losses.push(loss(now, xs, ys, reg));
    const slopes = gradients(now, xs, ys, reg);
    for (const name of names) {
      velocity[name] = velocity[name].mul(momentum).sub(slopes[name].mul(lr));
      now[name] = now[name].add(velocity[name]);
    }
  }
  return { params: now, losses };
  // END SOLUTION
}

/** What a net that has learnt x [20, D] and y [20] by heart predicts for the same examples in another order. */
export function overfit(x: Tensor, y: Tensor, again: Tensor): Tensor | number[] {
  // BEGIN SOLUTION
  const [D, H, C] = [x.shape[1], 50, 3];
  const size = (n: number) => ({ dtype: 'float64', std: Math.sqrt(2 / n) }) as const;
  const start: Params = {
    w1: randn([D, H], { dtype: 'float64' }).mul(size(D).std),
    b1: randn([H], { dtype: 'float64' }).mul(0),
    w2: randn([H, C], { dtype: 'float64' }).mul(size(H).std),
    b2: randn([C], { dtype: 'float64' }).mul(0),
  };
  const all = Array.from({ length: x.shape[0] }, (_, i) => i);
  const { params } = descend(start, x, y, Array(1500).fill(all), {
    lr: 0.1,
    momentum: 0.9,
    reg: 0,
  });
  return scores(params, again).argmax(1);
  // END SOLUTION
}

// %% checks="q4"
const someBatches = [[0, 3], [5, 1], [2, 4], [3, 0]]; // biome-ignore format: one line
const usual = { lr: 0.3, momentum: 0.9, reg: 0.1 };

/** Steps with something changed: what moves, and when the loss is noted. */
function stepsWith(
  params: Params,
  x: Tensor,
  y: Tensor,
  batches: number[][],
  { lr, momentum, reg }: { lr: number; momentum: number; reg: number },
  { forget = 1, sign = 1, blend = 1, after = false, whole = false, carried = 1 } = {},
) {
  const names = ['w1', 'b1', 'w2', 'b2'] as const;
  const now = { ...params };
  const velocity = Object.fromEntries(
    names.map((name) => [name, zerosLike(params[name])]),
  ) as unknown as Params;
  const losses: number[] = [];
  for (const batch of batches) {
    const places = labels(whole ? batches.flat().sort((a, b) => a - b) : batch);
    const [xs, ys] = [x.indexSelect(0, places), y.indexSelect(0, places)];
    if (!after) losses.push(loss(now, xs, ys, reg));
    const slopes = gradients(now, xs, ys, reg);
    for (const name of names) {
      velocity[name] = velocity[name].mul(momentum * forget).sub(slopes[name].mul(lr * blend));
      now[name] = now[name].add(velocity[name].mul(sign * carried));
    }
    if (after) losses.push(loss(now, xs, ys, reg));
  }
  return { params: now, losses };
}

/** Twenty points with labels by chance, and the same points in another order. */
function byHeart(seed: number) {
  const generator = new Generator().manualSeed(seed);
  const x = randn([20, 5], { generator, ...float64 });
  const y = randint(0, 3, [20], { generator });
  const order = randperm(20, { generator });
  return {
    inputs: [x, y, x.indexSelect(0, order)] as [Tensor, Tensor, Tensor],
    expected: y.indexSelect(0, order),
  };
}
export const q4 = [
  check(descend, {
    what: 'steps with momentum',
    points: 2,
    visible: [
      [six, sixX, sixY, someBatches, usual],
      [six, sixX, sixY, [[0, 1, 2], [3, 4, 5]], { lr: 0.1, momentum: 0, reg: 0 }], // biome-ignore format: one line
    ],
    hidden: (draw) => {
      const { params, x, y } = problem(draw);
      const place = () => draw.whole(0, x.shape[0] - 1);
      const batches = Array.from({ length: draw.whole(2, 5) }, () => [place(), place()]);
      const [lr, momentum, reg] = [
        draw.number(0.05, 0.3),
        draw.number(0.3, 0.95),
        draw.number(0.01, 0.1),
      ];
      return [params, x, y, batches, { lr, momentum, reg }];
    },
    mistakes: {
      'the velocity is forgotten': {
        by: (params, x, y, batches, how) =>
          stepsWith(params, x, y, batches, how, { forget: 0 }),
        hint: 'What is v at the beginning of the second step?',
      },
      uphill: {
        by: (params, x, y, batches, how) => stepsWith(params, x, y, batches, how, { sign: -1 }),
        hint: 'Plot the losses of many steps.',
      },
      'the gradient weighted by 1 − μ': {
        by: (params, x, y, batches, how) =>
          stepsWith(params, x, y, batches, how, { blend: 1 - how.momentum }),
        hint: 'Follow the example in the text: how large is the first step?',
      },
      'the losses after the steps': {
        by: (params, x, y, batches, how) =>
          stepsWith(params, x, y, batches, how, { after: true }),
        hint: 'Which params does the first of the losses belong to?',
      },
      'all examples in each step': {
        by: (params, x, y, batches, how) =>
          stepsWith(params, x, y, batches, how, { whole: true }),
        hint: 'How many examples has a batch?',
      },
    },
  }),
  quality(overfit, {
    what: 'twenty examples by heart',
    points: 2,
    visible: [byHeart(1)],
    hidden: (draw) => byHeart(draw.seed()),
    seed: 1,
    full: 1,
    none: 0.8,
  }),
];

// %% [markdown]
// ## Question 5: where to search
//
// *Lesson 06. Do without what `lectern` has for searches.*
//
// A learning rate is searched for by its order of magnitude: between $10^{-4}$ and $10^{-3}$ there is as much to see as between
// $10^{-1}$ and $1$. `logUniform(u, low, high)` makes rates of a tensor `u` $[n]$ of numbers that are spread evenly in
// $[0, 1)$: $u = 0$ gives `low`, $u = 1$ would give `high`, and the logarithm of the rate is spread evenly in between. The
// result is a tensor $[n]$. For example, $u = \tfrac12$ gives 0.01 between $10^{-4}$ and 1.
//
// A search goes from coarse to fine. `narrowed(trials, low, high)` gets what a first round has found, a list such as
// `[{ lr: 0.01, accuracy: 0.52 }, …]`, all of whose rates were drawn between `low` and `high`. It gives the range of the next
// round around the trial with the highest accuracy, whose rate is $\varepsilon^*$:
//
// - `low`: $\varepsilon^* / 10^{{{decades}}}$,
// - `high`: $\varepsilon^* \cdot 10^{{{decades}}}$; the new range may well reach beyond the old one. Write the number {{decades}}
//   into your code;
// - `edge`: `true` if $\varepsilon^*$ lies, on the logarithmic scale, within the first or the last tenth of the old range. Then the
//   result is worrying: better rates may lie outside.

// %% answer="q5" points=3 minutes=25 forbids=["train.logUniform", "train.uniform", "train.randomSearch", "train.gridSearch"]
/** Rates between low and high, whose logarithms are spread as evenly as u is in [0, 1). */
export function logUniform(u: Tensor, low: number, high: number): Tensor {
  // BEGIN SOLUTION
  return u
    .mul(log(high / low))
    .exp()
    .mul(low);
  // END SOLUTION
}

/** The range of the next round, and whether the best rate lies at the edge of this one. */
export function narrowed(
  trials: { lr: number; accuracy: number }[],
  low: number,
  high: number,
) {
  // BEGIN SOLUTION
  const best = trials.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)).lr;
  const place = log(best / low) / log(high / low);
  const factor = pow(10, decades);
  return { low: best / factor, high: best * factor, edge: place < 0.1 || place > 0.9 };
  // END SOLUTION
}

// %% checks="q5"
type Trials = { lr: number; accuracy: number }[];
const asTrials = (rates: number[], accuracies: number[]): Trials =>
  rates.map((lr, i) => ({ lr, accuracy: accuracies[i] }));
const bestOf = (trials: Trials) =>
  trials.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)).lr;
const around = (best: number, factor: number, place: number) => ({
  low: best / factor,
  high: best * factor,
  edge: place < 0.1 || place > 0.9,
});
const onLog = (best: number, low: number, high: number) => log(best / low) / log(high / low);
export const q5 = [
  check(logUniform, {
    what: 'rates spread on the logarithmic scale',
    points: 1,
    visible: [
      [tensor([0, 0.25, 0.5, 0.75], float64), 1e-4, 1],
      [tensor([0.1, 0.9, 0.3], float64), 2e-3, 0.5],
    ],
    hidden: (draw) => [
      tensor(
        Array.from({ length: draw.whole(2, 9) }, () => draw.number(0, 1)),
        float64,
      ),
      draw.number(1e-6, 1e-3),
      draw.number(0.01, 2),
    ],
    expected: [
      tensor([1e-4, 1e-3, 1e-2, 1e-1], float64),
      tensor([0.00347395346, 0.287856475, 0.0104812239], float64), // 0.002 · 250^u
    ],
    mistakes: {
      'spread evenly, not by magnitude': {
        by: (u, low, high) => u.mul(high - low).add(low),
        hint: 'How many of a thousand rates between 0.0001 and 1 would be below 0.001?',
      },
      'e for 10, or 10 for e': {
        by: (u, low, high) =>
          u
            .mul(log(high / low) / log(10))
            .exp()
            .mul(low),
        hint: 'The logarithm and the power must have the same base.',
      },
      'from high to low': {
        by: (u, low, high) =>
          u
            .mul(log(low / high))
            .exp()
            .mul(high),
        hint: 'What should u = 0 give?',
      },
    },
  }),
  check(narrowed, {
    what: 'the range of the next round',
    points: 2,
    visible: [
      [asTrials([0.02, 0.3, 0.0004], [0.41, 0.63, 0.35]), 1e-4, 1],
      [asTrials([0.0002, 0.003, 0.05], [0.52, 0.47, 0.39]), 1e-4, 1],
      [asTrials([0.0003, 0.012, 0.6], [0.31, 0.66, 0.64]), 1e-4, 1],
      [asTrials([0.7, 0.004], [0.9, 0.2]), 1e-4, 1],
    ],
    hidden: (draw) => {
      const [low, high] = [draw.number(1e-5, 1e-3), draw.number(0.1, 2)];
      const rates = Array.from(
        { length: draw.whole(3, 8) },
        () => low * exp(draw.number(0, 1) * log(high / low)),
      );
      const accuracies = rates.map(() => draw.number(0.1, 0.9));
      return [asTrials(rates, accuracies), low, high];
    },
    mistakes: {
      'the lowest accuracy': {
        by: (trials, low, high) => {
          const worst = trials.reduce((a, b) => (b.accuracy < a.accuracy ? b : a)).lr;
          return around(worst, pow(10, decades), onLog(worst, low, high));
        },
        hint: 'Is accuracy to be large or small?',
      },
      'the edge on the linear scale': {
        by: (trials, low, high) => {
          const best = bestOf(trials);
          return around(best, pow(10, decades), (best - low) / (high - low));
        },
        hint: 'Where between 0.0001 and 1 lies 0.012, by its order of magnitude?',
      },
      'a power of e for one of 10': {
        by: (trials, low, high) =>
          around(bestOf(trials), exp(decades), onLog(bestOf(trials), low, high)),
        hint: 'By which factor do the ends of the new range differ?',
      },
      'the decades as a factor': {
        by: (trials, low, high) => ({
          ...around(bestOf(trials), pow(10, decades), onLog(bestOf(trials), low, high)),
          low: bestOf(trials) * (1 - decades),
          high: bestOf(trials) * (1 + decades),
        }),
        hint: 'By which factor do the ends of the new range differ?',
      },
      'cut off at the old range': {
        by: (trials, low, high) => {
          const next = around(
            bestOf(trials),
            pow(10, decades),
            onLog(bestOf(trials), low, high),
          );
          return { ...next, low: Math.max(low, next.low), high: Math.min(high, next.high) };
        },
        hint: 'Where would one look when the best rate was the largest?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 6: the spiral
//
// *Lesson 05 and lesson 06. What the questions before have made may be used, and so may the layers and optimisers of `lectern`; do without
// its training loop and its searches.*
//
// Points in the plane lie on three arms of a spiral, with some noise. The arm is the label. No straight lines tell the arms
// apart: a net without a hidden layer gets about half of them right. Each call has a spiral of its own, turned by another angle,
// with new points.
//
// `classify(train, x)` gets `train`, which is `{ x, y }` with 450 points `train.x` $[450, 2]$ and their labels `train.y` $[450]$,
// and further points `x` $[M, 2]$. It trains a net of yours on `train` and gives the labels that the net predicts for
// `x`, a list or a tensor of $M$ whole numbers.
//
// - Keep a part of the training points for validation; train with some rates that are spread over a wide range for a
//   short while each, then with some around the best; then train with the best of all, for longer.
// - The training is bounded in steps, so that it is as long on every machine: **at most 6000 steps in all, trials and
//   the final training together, each with a batch of at most 450 examples**, and a hidden layer of at most 256 units.
// - All points are given from 95 % right labels on, none at 65 % and less, and in proportion in between. A net that has learnt
//   gets 96 % or more, with whatever seed.
//
// `spiral(n, seed)` makes such points, to try things with: `const train = spiral(450, 1)`.

// %%
/** n points on three arms, turned by an angle of chance, and their labels. */
function spiral(n: number, seed: number, turn = 0): { x: Tensor; y: Tensor } {
  const generator = new Generator().manualSeed(seed);
  const y = randint(0, 3, [n], { generator });
  const radius = rand([n], { generator, dtype: 'float64' });
  const noise = randn([n], { generator, dtype: 'float64' }).mul(0.2);
  const angle = y.to('float64').add(turn).mul((2 * Math.PI) / 3).add(radius.mul(4)).add(noise); // biome-ignore format: one line
  return { x: stack([radius.mul(angle.sin()), radius.mul(angle.cos())], 1), y };
}

// %% answer="q6" points=5 minutes=45 seconds=60 needs=["q1", "q2", "q4", "q5"] forbids=["train"]
/** The labels that a net trained on `train` predicts for the points x [M, 2]. */
export function classify(train: { x: Tensor; y: Tensor }, x: Tensor): Tensor | number[] {
  // BEGIN SOLUTION
  const [N, H] = [train.x.shape[0], 64];
  const float64 = { dtype: 'float64' } as const;
  const start = (): Params => ({
    w1: randn([2, H], float64),
    b1: randn([H], float64).mul(0.1),
    w2: randn([H, 3], float64).mul(Math.sqrt(2 / H)),
    b2: randn([3], float64).mul(0),
  });
  const order = randperm(N).tolist() as number[];
  const [kept, used] = [order.slice(0, 100), order.slice(100)];
  const rows = (places: number[]) => {
    const which = tensor(places, { dtype: 'int32' });
    return { x: train.x.indexSelect(0, which), y: train.y.indexSelect(0, which) };
  };
  const held = rows(kept);
  const trained = (from: number[], steps: number, lr: number): Params => {
    const batch = () =>
      (randint(0, from.length, [64]).tolist() as number[]).map((i) => from[i]);
    let params = start();
    for (const part of [0.6, 0.3, 0.1]) {
      const batches = Array.from({ length: Math.round(steps * part) }, batch);
      const rate = part === 0.6 ? lr : lr * part;
      params = descend(params, train.x, train.y, batches, {
        lr: rate,
        momentum: 0.9,
        reg: 1e-4,
      }).params;
    }
    return params;
  };
  const round = (low: number, high: number, n: number) =>
    (logUniform(rand([n], float64), low, high).tolist() as number[]).map((lr) => {
      const guess = scores(trained(used, 120, lr), held.x).argmax(1);
      return { lr, accuracy: guess.eq(held.y).to('float64').mean().item() };
    });
  const coarse = round(1e-3, 1, 5);
  const finer = narrowed(coarse, 1e-3, 1);
  const all = [...coarse, ...round(finer.low, Math.min(1, finer.high), 3)];
  const best = all.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)).lr;
  return scores(trained(order, 1000, best), x).argmax(1);
  // END SOLUTION
}

// %% checks="q6"
const spirals = (first: number, second: number, turn: number) => {
  const test = spiral(1000, second, turn);
  return {
    inputs: [spiral(450, first, turn), test.x] as [{ x: Tensor; y: Tensor }, Tensor],
    expected: test.y,
  };
};
export const q6 = [
  quality(classify, {
    what: 'labels of new points',
    visible: [spirals(1, 2, 0)],
    hidden: (draw) => spirals(draw.seed(), draw.seed(), draw.number(0, 1)),
    seed: 1,
    full: 0.95,
    none: 0.65,
  }),
];

// %% [markdown] answer="q7" points=5 minutes=25
// ## Question 7: four runs
//
// *Lesson 05 and lesson 06. Marked by hand: a few sentences for each run.*
//
// Four runs with ten classes and without a penalty; chance has a loss of $\ln 10 = 2.303$.
//
// | run | loss at the start | after 1 epoch | after 5 epochs | right in training | right in validation |
// |---|---|---|---|---|---|
// | A | 2.303 | 2.302 | 2.301 | 19 % | 18 % |
// | B | 2.304 | 6.817 | NaN | 10 % | 10 % |
// | C | 9.741 | 2.310 | 1.702 | 41 % | 39 % |
// | D | 2.303 | 0.911 | 0.014 | 100 % | 52 % |
//
// Say for each what is wrong, which number shows it, and what you would try next. For A say besides how it can be that almost
// twice as many are right as by chance, while the loss has hardly moved.
//
// <!-- BEGIN SOLUTION -->
// A: the rate is far too low: the loss goes down, but only by 0.002 in five epochs. Try rates ten and a hundred times as high. The scores
// are still almost alike, and so are the probabilities, so the loss is that of chance; but the label is the largest score,
// however little larger it is, and the first small steps already push the right one ahead.
//
// B: the rate is too high: the loss grows from the first epoch on, until it is no number any more; the label is then always the first class,
// whence 10 %. Try a rate ten times as low, and stop a run as soon as its loss is three times that of the start.
//
// C: the first weights are too large: the loss at the start is far above that of chance, so the net is sure of what it cannot know, and the first
// epoch is spent on unlearning it. Start with smaller weights, such as He's.
//
// D: the net learns the training examples by heart: they are all right, and of the others only half. Try a penalty, or dropout, or more
// data, or fewer units.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 1 point: A: the rate is too low, shown by a loss that hardly moves; a higher one
// 1 point: A: the label depends on which score is the largest, the loss on by how much
// 1 point: B: the rate is too high, shown by a loss that grows or by NaN; a lower one
// 1 point: C: the first weights are too large, shown by a loss at the start above ln 10; smaller ones
// 1 point: D: learnt by heart, shown by the gap between training and validation; a penalty, dropout, more data or a smaller net
// <!-- END MARK SCHEME -->
