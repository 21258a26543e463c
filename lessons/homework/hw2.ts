// %% [markdown]
// # Homework 2: optimisers, from gradient descent to Adam
//
// *29 points, about 142 minutes. Lectures: gradient descent (lesson 07), momentum (lesson 08), adaptive methods (lesson 09).*
//
// You write five optimisers as pure functions: weights, a gradient and a state go in, new weights and a new state come out.
// Then you let two of them walk down a valley, and find out what Adam's bias correction is for.
//
// **How it works.** Write where a cell says "Your code here". The cell below it, such as `await check('q1')`, compares
// your function with numbers that are known to be right. Marking does the same with other inputs, so a function that
// only fits the visible ones does not pass. Numbers must agree to five digits. A cell is marked together with the cells
// of those questions that it builds on, and no others: what it needs besides, it must hold itself.
//
// **Tensors** have the type float64 here. Methods such as `x.mul(2)` and functions such as `zerosLike(x)` keep it; what
// you make anew is float32 unless you say `{ dtype: 'float64' }`. Loops over numbers are as welcome as methods of
// tensors: `x.tolist()` gives lists, and `tensor(lists, { dtype: 'float64' })` makes a tensor of them. Import what you
// need from `lectern` and, for functions of single numbers such as `pow`, from `lectern/math`.
//
// **States.** An optimiser remembers something between its steps. Before the first step the state is an empty object
// `{}`, and what it would hold counts as zero. The state that you give back has exactly the names that the question says.

// %%
import { type Tensor, tensor, zerosLike } from 'lectern';
import { pow } from 'lectern/math';

// %% term=true
import { check, type Draw, vary } from 'lectern/assignment';

export const rho = vary('rho', [0.85, 0.8, 0.75, 0.95]);
export const curvature = vary('curvature', [25, 36, 16, 30]);

// %% [markdown]
// ## Question 1: a step of minibatch gradient descent
//
// *Lesson 07, demos 7.1 and 7.8. Do without `optim`.*
//
// Each of the $B$ samples of a minibatch has a gradient of its own. A step goes down their **mean**:
//
// $$w \leftarrow w - \alpha \, \frac{1}{B} \sum_{i=1}^{B} g_i$$
//
// `sgd(w, gradients, lr)` takes `w` of shape `[d]`, `gradients` of shape `[B, d]`, a row for each sample, and the rate
// `lr` $= \alpha$. It gives the new weights, of shape `[d]`.
//
// For example, $w = 1$ with the gradients 2 and 4 and a rate of 0.1 becomes $1 - 0.1 \cdot 3 = 0.7$.

// %% answer="q1" points=2 minutes=10 forbids=["optim.SGD", "optim.chain"]
/** The weights after a step down the mean of the gradients. */
export function sgd(w: Tensor, gradients: Tensor, lr: number): Tensor {
  // BEGIN SOLUTION
  return w.sub(gradients.mean(0).mul(lr));
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
/** Weights are of the size 1, and steps of a hundredth: below this size numbers need agree to seven digits after the point. */
const scale = 0.02;

export const q1 = [
  check(sgd, {
    what: 'the new weights',
    visible: [
      [linspace(-0.4, 0.6, 4), linspace(-1, 3, 4, 4), 0.1],
      [linspace(1, -1, 3), linspace(2, -0.5, 5, 3), 0.02],
    ],
    hidden: (draw) => {
      const d = draw.whole(2, 5);
      return [normal(draw, d), normal(draw, draw.whole(2, 9), d), draw.number(0.05, 0.5)];
    },
    scale,
    expected: [
      tensor([-0.46, -0.1533333333, 0.1533333333, 0.46], float64),
      tensor([0.9814285714, -0.015, -1.011428571], float64),
    ],
    mistakes: {
      'the gradient is not averaged': {
        by: (w, gradients, lr) => w.sub(gradients.sum(0).mul(lr)),
        hint: 'Should a batch of twice as many samples take a step that is twice as long?',
      },
      uphill: {
        by: (w, gradients, lr) => w.add(gradients.mean(0).mul(lr)),
        hint: 'Where does the gradient point to?',
      },
      'averaged over the weights': {
        by: (w, gradients, lr) =>
          w.sub(gradients.mean(gradients.shape[0] === w.shape[0] ? 1 : 0).mul(lr)),
        hint: 'Along which dimension do the samples lie? Try a batch whose size is not that of w.',
      },
      'one mean for all weights': {
        by: (w, gradients, lr) => w.sub(gradients.mean().mul(lr)),
        hint: 'How many numbers does the mean gradient have?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 2: momentum
//
// *Lesson 08, demos 8.1 to 8.3. Do without `optim`.*
//
// $$v \leftarrow \rho v - \alpha g, \qquad w \leftarrow w + v$$
//
// This is the second form of the slides, in which the velocity holds the rate. `momentum(w, dw, state, options)` takes
// `w` and the gradient `dw` of the same shape, `state` with the velocity `v` (or `{}` before the first step), and `options`
// `{ lr, momentum }` with the rate $\alpha$ and $\rho$. It gives `{ w, state: { v } }`.
//
// For example, $w = 1$, $g = 2$, $v = 0.5$ with `{ lr: 0.1, momentum: 0.9 }`: $v$ becomes $0.45 - 0.2 = 0.25$, and $w$ becomes 1.25.

// %% answer="q2" points=3 minutes=12 forbids=["optim.SGD", "optim.chain", "optim.transforms.momentum"]
/** The weights and the velocity after a step with momentum. */
export function momentum(
  w: Tensor,
  dw: Tensor,
  state: { v?: Tensor },
  options: { lr: number; momentum: number },
): { w: Tensor; state: { v: Tensor } } {
  // BEGIN SOLUTION
  const before = state.v ?? zerosLike(w);
  const v = before.mul(options.momentum).sub(dw.mul(options.lr));
  return { w: w.add(v), state: { v } };
  // END SOLUTION
}

// %% checks="q2"
const [someW, someDw] = [linspace(-0.4, 0.6, 4, 5), linspace(-0.6, 0.4, 4, 5)];
const some06to09 = linspace(0.6, 0.9, 4, 5);
const few = [tensor([0.3, -0.2, 0.5], float64), tensor([-0.8, 0.4, 0.1], float64)] as const;
/** The velocity before, v ← ρv − αg, and what is made of both. */
const withVelocity =
  <O>(
    of: (x: { w: Tensor; dw: Tensor; v0: Tensor; v1: Tensor; options: O }) => {
      w: Tensor;
      v: Tensor;
    },
  ) =>
  (
    w: Tensor,
    dw: Tensor,
    state: { v?: Tensor },
    options: O & { lr: number; momentum?: number },
  ) => {
    const v0 = state.v ?? zerosLike(w);
    const v1 = v0.mul(options.momentum ?? rho).sub(dw.mul(options.lr));
    const after = of({ w, dw, v0, v1, options });
    return { w: after.w, state: { v: after.v } };
  };
type WithMomentum = { lr: number; momentum: number };
export const q2 = [
  check(momentum, {
    what: 'weights and velocity',
    visible: [
      [someW, someDw, { v: some06to09 }, { lr: 1e-3, momentum: 0.9 }],
      [...few, {}, { lr: 0.1, momentum: 0.8 }],
    ],
    hidden: (draw) => {
      const size = [draw.whole(1, 4), draw.whole(2, 5)];
      const state = draw.oneOf([{}, { v: normal(draw, ...size) }]);
      const options = { lr: draw.number(0.01, 0.2), momentum: draw.number(0.5, 0.95) };
      return [normal(draw, ...size), normal(draw, ...size), state, options];
    },
    scale,
    expected: [
      {
        w: tensor(
          [
            [0.1406, 0.2073894737, 0.2741789474, 0.3409684211, 0.4077578947],
            [0.4745473684, 0.5413368421, 0.6081263158, 0.6749157895, 0.7417052632],
            [0.8084947368, 0.8752842105, 0.9420736842, 1.008863158, 1.075652632],
            [1.142442105, 1.209231579, 1.276021053, 1.342810526, 1.4096],
          ],
          float64,
        ),
        state: {
          v: tensor(
            [
              [0.5406, 0.5547578947, 0.5689157895, 0.5830736842, 0.5972315789],
              [0.6113894737, 0.6255473684, 0.6397052632, 0.6538631579, 0.6680210526],
              [0.6821789474, 0.6963368421, 0.7104947368, 0.7246526316, 0.7388105263],
              [0.7529684211, 0.7671263158, 0.7812842105, 0.7954421053, 0.8096],
            ],
            float64,
          ),
        },
      },
      {
        w: tensor([0.38, -0.24, 0.49], float64),
        state: { v: tensor([0.08, -0.04, -0.01], float64) },
      },
    ],
    mistakes: {
      'the sign of the velocity': {
        by: withVelocity<WithMomentum>(({ w, v1 }) => ({ w: w.sub(v1), v: v1 })),
        hint: 'v holds the minus already. What must be done to w?',
      },
      'the gradient is added to the velocity': {
        by: withVelocity<WithMomentum>(({ w, dw, v1, options }) => {
          const v = v1.add(dw.mul(2 * options.lr));
          return { w: w.add(v), v };
        }),
        hint: 'From rest, the first step should go down. Which way does yours go?',
      },
      'the other form of the slides': {
        by: withVelocity<WithMomentum>(({ w, dw, v0, options }) => {
          const v = v0.mul(options.momentum).add(dw);
          return { w: w.sub(v.mul(options.lr)), v };
        }),
        hint: 'In the form that is asked for the rate stands in the velocity.',
      },
      'one step late': {
        by: withVelocity<WithMomentum>(({ w, v0, v1 }) => ({ w: w.add(v0), v: v1 })),
        hint: 'Which velocity moves the weights: the one from before the step, or the new one?',
      },
      'a mean for a sum': {
        by: withVelocity<WithMomentum>(({ w, dw, v0, options }) => {
          const v = v0.mul(options.momentum).sub(dw.mul(options.lr * (1 - options.momentum)));
          return { w: w.add(v), v };
        }),
        hint: 'Is there a factor 1 − ρ in the formula?',
      },
      'the velocity is forgotten': {
        by: withVelocity<WithMomentum>(({ w, dw, options }) => {
          const v = dw.mul(-options.lr);
          return { w: w.add(v), v };
        }),
        hint: 'Call your function twice, the second time with the state of the first: what has become of it?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 3: Nesterov's look-ahead
//
// *Lesson 08, demo 8.4. Do without `optim`.*
//
// Nesterov takes the gradient at the place that the velocity is about to reach. After the slides' change of variables the
// weights stand at that place already, so that the gradient is taken where the weights are:
//
// $$v' = \rho v - \alpha g, \qquad w' = w - \rho v + (1 + \rho)\, v'$$
//
// with the old velocity $v$ and the new one $v'$. `nesterov(w, dw, state, options)` takes and gives the same as in question 2,
// but `options` are `{ lr }`: $\rho$ is {{rho}} in this homework. Write the number into your code.
//
// For example, were $\rho = 0.5$: $w = 1$, $g = 2$, $v = 0.4$ with `{ lr: 0.1 }` gives $v' = 0.2 - 0.2 = 0$ and
// $w' = 1 - 0.2 + 0 = 0.8$.

// %% answer="q3" points=3 minutes=15 forbids=["optim.SGD", "optim.chain", "optim.transforms.momentum"]
/** The weights and the velocity after a step with Nesterov's momentum, with ρ = {{rho}}. */
export function nesterov(
  w: Tensor,
  dw: Tensor,
  state: { v?: Tensor },
  options: { lr: number },
): { w: Tensor; state: { v: Tensor } } {
  // BEGIN SOLUTION
  const before = state.v ?? zerosLike(w);
  const v = before.mul(rho).sub(dw.mul(options.lr));
  return { w: w.sub(before.mul(rho)).add(v.mul(1 + rho)), state: { v } };
  // END SOLUTION
}

// %% checks="q3"
export const q3 = [
  check(nesterov, {
    what: 'weights and velocity',
    visible: [
      [someW, someDw, { v: some06to09 }, { lr: 0.02 }],
      [...few, {}, { lr: 0.1 }],
    ],
    hidden: (draw) => {
      const size = [draw.whole(1, 4), draw.whole(2, 5)];
      const state = draw.oneOf([{}, { v: normal(draw, ...size) }]);
      return [
        normal(draw, ...size),
        normal(draw, ...size),
        state,
        { lr: draw.number(0.05, 0.2) },
      ];
    },
    scale,
    mistakes: {
      'momentum without the look-ahead': {
        by: withVelocity<{ lr: number }>(({ w, v1 }) => ({ w: w.add(v1), v: v1 })),
        hint: 'Your step is that of question 2.',
      },
      'the sign of the old velocity': {
        by: withVelocity<{ lr: number }>(({ w, v0, v1 }) => ({
          w: w.add(v0.mul(rho)).add(v1.mul(1 + rho)),
          v: v1,
        })),
        hint: 'The old look-ahead is taken back before the new one is made.',
      },
      'the old velocity is not taken back': {
        by: withVelocity<{ lr: number }>(({ w, v1 }) => ({ w: w.add(v1.mul(1 + rho)), v: v1 })),
        hint: 'How many velocities does the formula for w′ have?',
      },
      'old and new velocity exchanged': {
        by: withVelocity<{ lr: number }>(({ w, v0, v1 }) => ({
          w: w.sub(v1.mul(rho)).add(v0.mul(1 + rho)),
          v: v1,
        })),
        hint: 'Which velocity stands behind 1 + ρ?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 4: RMSProp
//
// *Lesson 09, demos 9.2 and 9.5. Do without `optim`.*
//
// A running mean of the squared gradients, called `cache`, scales each step:
//
// $$c \leftarrow d\,c + (1 - d)\,g^2, \qquad w \leftarrow w - \frac{\alpha\, g}{\sqrt{c} + \varepsilon}$$
//
// Note where $\varepsilon$ stands: outside the root. `rmsprop(w, dw, state, options)` takes `state` with the tensor `cache` (or
// `{}`), and `options` `{ lr, decay, eps }`. It gives `{ w, state: { cache } }`.
//
// For example, $w = 1$, $g = 2$, $c = 0$ with `{ lr: 0.1, decay: 0.75, eps: 0 }`: $c$ becomes $0.25 \cdot 4 = 1$, and $w$ becomes
// $1 - 0.1 \cdot 2 / 1 = 0.8$.

// %% answer="q4" points=4 minutes=15 forbids=["optim.RMSprop", "optim.chain", "optim.transforms.scaleByRms"]
/** The weights and the mean of squares after a step of RMSProp. */
export function rmsprop(
  w: Tensor,
  dw: Tensor,
  state: { cache?: Tensor },
  options: { lr: number; decay: number; eps: number },
): { w: Tensor; state: { cache: Tensor } } {
  // BEGIN SOLUTION
  const { lr, decay, eps } = options;
  const before = state.cache ?? zerosLike(w);
  const cache = before.mul(decay).add(dw.square().mul(1 - decay));
  return { w: w.sub(dw.mul(lr).div(cache.sqrt().add(eps))), state: { cache } };
  // END SOLUTION
}

// %% checks="q4"
type ForRms = { lr: number; decay: number; eps: number };
interface RmsParts {
  cache?: (before: Tensor, g: Tensor, d: number) => Tensor;
  below?: (cache: Tensor, eps: number, before: Tensor) => Tensor;
}
const meanOfSquares = (before: Tensor, g: Tensor, d: number) =>
  before.mul(d).add(g.square().mul(1 - d));
const outside = (cache: Tensor, eps: number) => cache.sqrt().add(eps);
/** RMSProp with other parts. */
const rmsOf =
  ({ cache = meanOfSquares, below = outside }: RmsParts) =>
  (w: Tensor, dw: Tensor, state: { cache?: Tensor }, { lr, decay, eps }: ForRms) => {
    const before = state.cache ?? zerosLike(w);
    const after = cache(before, dw, decay);
    return { w: w.sub(dw.mul(lr).div(below(after, eps, before))), state: { cache: after } };
  };
const small = tensor([1e-3, -2e-3, 5e-4], float64);
export const q4 = [
  check(rmsprop, {
    what: 'weights and mean of squares',
    visible: [
      [someW, someDw, { cache: some06to09 }, { lr: 1e-2, decay: 0.99, eps: 1e-8 }],
      [few[0], small, {}, { lr: 0.1, decay: 0.9, eps: 1e-3 }],
    ],
    hidden: (draw) => {
      const size = [draw.whole(1, 4), draw.whole(2, 5)];
      const state = draw.oneOf([
        {},
        {
          cache: normal(draw, ...size)
            .square()
            .add(0.1),
        },
      ]);
      const options = {
        lr: draw.number(0.02, 0.2),
        decay: draw.number(0.8, 0.99),
        eps: draw.number(1e-3, 1e-2),
      };
      return [normal(draw, ...size), normal(draw, ...size).mul(0.1), state, options];
    },
    scale,
    expected: [
      {
        w: tensor(
          [
            [-0.3922384948, -0.340375133, -0.2884923885, -0.2365912082, -0.184672472],
            [-0.1327369983, -0.08078555043, -0.02881884049, 0.02316246559, 0.07515774441],
            [0.1271664116, 0.1791879186, 0.2312217498, 0.2832674202, 0.3353244727],
            [0.3873924763, 0.4394710241, 0.4915597314, 0.5436582343, 0.5957661882],
          ],
          float64,
        ),
        state: {
          cache: tensor(
            [
              [0.5976, 0.6126277008, 0.6277108033, 0.6428493075, 0.6580432133],
              [0.6732925208, 0.6885972299, 0.7039573407, 0.7193728532, 0.7348437673],
              [0.7503700831, 0.7659518006, 0.7815889197, 0.7972814404, 0.8130293629],
              [0.828832687, 0.8446914127, 0.8606055402, 0.8765750693, 0.8926],
            ],
            float64,
          ),
        },
      },
      {
        w: tensor([0.2240253073, -0.07748517734, 0.456826353], float64),
        state: { cache: tensor([1e-7, 4e-7, 2.5e-8], float64) },
      },
    ],
    mistakes: {
      'ε inside the root': {
        by: rmsOf({ below: (cache, eps) => cache.add(eps).sqrt() }),
        hint: 'Where does ε stand in the formula? With small gradients it matters.',
      },
      'ε is left out': {
        by: rmsOf({ below: (cache) => cache.sqrt() }),
        hint: 'What is your step for a weight whose gradient has always been 0?',
      },
      'the root is missing': {
        by: rmsOf({ below: (cache, eps) => cache.add(eps) }),
        hint: 'If gradients become twice as large, a step of RMSProp stays as it is. Does yours?',
      },
      'decay and 1 − decay exchanged': {
        by: rmsOf({ cache: (before, g, d) => meanOfSquares(before, g, 1 - d) }),
        hint: 'With a decay of 0.99 a single gradient changes the mean by about a hundredth.',
      },
      'a sum for a mean': {
        by: rmsOf({ cache: (before, g, d) => before.mul(d).add(g.square()) }),
        hint: 'Do the two factors of your mean add up to 1?',
      },
      'AdaGrad: nothing is forgotten': {
        by: rmsOf({ cache: (before, g) => before.add(g.square()) }),
        hint: 'Can your cache become smaller again?',
      },
      'one step late': {
        by: rmsOf({ below: (_cache, eps, before) => outside(before, eps) }),
        hint: 'Which cache scales the step: the one from before, or the new one?',
      },
      'the size of the gradient for its square': {
        by: rmsOf({ cache: (before, g, d) => before.mul(d).add(g.abs().mul(1 - d)) }),
        hint: 'Of what is the cache the mean?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 5: Adam
//
// *Lesson 09, demo 9.3 and "Four slips about Adam". Do without `optim`.*
//
// Adam keeps both means, and corrects them for having started at zero. With $t$ raised by one **before** it is used, so that it is 1
// in the first step:
//
// $$m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2,$$
//
// $$\hat m = \frac{m}{1 - \beta_1^t}, \qquad \hat v = \frac{v}{1 - \beta_2^t}, \qquad
// w \leftarrow w - \frac{\alpha\, \hat m}{\sqrt{\hat v} + \varepsilon}.$$
//
// $\beta^t$ is a power. `adam(w, dw, state, options)` takes `state` `{ m, v, t }` (or `{}`; $t$ counts as 0 then), and `options`
// `{ lr, beta1, beta2, eps }`. It gives `{ w, state: { m, v, t } }` with the means as they are **before** the correction, and with
// the new $t$.
//
// For example, the first step from $w = 1$ with $g = 2$ and `{ lr: 0.1, beta1: 0.9, beta2: 0.99, eps: 0 }` gives $m = 0.2$,
// $v = 0.04$, $\hat m = 2$, $\hat v = 4$, so $w = 1 - 0.1 \cdot 2/2 = 0.9$: a first step is as long as the rate, whatever the
// gradient.

// %% answer="q5" points=6 minutes=30 forbids=["optim.Adam", "optim.AdamW", "optim.NAdam", "optim.chain", "optim.transforms.scaleByAdam"]
/** The weights and the state after a step of Adam. */
export function adam(
  w: Tensor,
  dw: Tensor,
  state: { m?: Tensor; v?: Tensor; t?: number },
  options: { lr: number; beta1: number; beta2: number; eps: number },
): { w: Tensor; state: { m: Tensor; v: Tensor; t: number } } {
  // BEGIN SOLUTION
  const { lr, beta1, beta2, eps } = options;
  const t = (state.t ?? 0) + 1;
  const m = (state.m ?? zerosLike(w)).mul(beta1).add(dw.mul(1 - beta1));
  const v = (state.v ?? zerosLike(w)).mul(beta2).add(dw.square().mul(1 - beta2));
  const mHat = m.div(1 - pow(beta1, t));
  const vHat = v.div(1 - pow(beta2, t));
  return { w: w.sub(mHat.mul(lr).div(vHat.sqrt().add(eps))), state: { m, v, t } };
  // END SOLUTION
}

// %% checks="q5"
type ForAdam = { lr: number; beta1: number; beta2: number; eps: number };
interface AdamParts {
  /** What m and v are divided by. */
  corrections?: (t: number, beta1: number, beta2: number) => [ofM: number, ofV: number];
  below?: (vHat: Tensor, eps: number) => Tensor;
  above?: (mHat: Tensor, g: Tensor) => Tensor;
  square?: (g: Tensor) => Tensor;
  keepsCorrected?: boolean;
}
const biases = (t: number, beta1: number, beta2: number): [number, number] => [
  1 - pow(beta1, t),
  1 - pow(beta2, t),
];
/** Adam with other parts. */
const adamOf =
  ({
    corrections = biases,
    below = outside,
    above = (mHat) => mHat,
    square = (g) => g.square(),
    keepsCorrected = false,
  }: AdamParts) =>
  (
    w: Tensor,
    dw: Tensor,
    state: { m?: Tensor; v?: Tensor; t?: number },
    { lr, beta1, beta2, eps }: ForAdam,
  ) => {
    const t = (state.t ?? 0) + 1;
    const m = (state.m ?? zerosLike(w)).mul(beta1).add(dw.mul(1 - beta1));
    const v = (state.v ?? zerosLike(w)).mul(beta2).add(square(dw).mul(1 - beta2));
    const [ofM, ofV] = corrections(t, beta1, beta2);
    const [mHat, vHat] = [m.div(ofM), v.div(ofV)];
    const next = w.sub(above(mHat, dw).mul(lr).div(below(vHat, eps)));
    return { w: next, state: keepsCorrected ? { m: mHat, v: vHat, t } : { m, v, t } };
  };
export const q5 = [
  check(adam, {
    what: 'weights and state, step 6',
    visible: [
      [
        someW,
        someDw,
        { m: some06to09, v: linspace(0.7, 0.5, 4, 5), t: 5 },
        { lr: 1e-2, beta1: 0.9, beta2: 0.999, eps: 1e-8 },
      ],
      [
        few[0],
        small,
        { m: small.mul(0.5), v: small.square(), t: 2 },
        { lr: 0.1, beta1: 0.8, beta2: 0.95, eps: 1e-3 },
      ],
    ],
    hidden: (draw) => {
      const size = [draw.whole(1, 4), draw.whole(2, 5)];
      const g = normal(draw, ...size).mul(0.1);
      const state = {
        m: normal(draw, ...size).mul(0.1),
        v: normal(draw, ...size)
          .square()
          .mul(0.01)
          .add(1e-3),
        t: draw.whole(1, 20),
      };
      return [normal(draw, ...size), g, state, optionsOf(draw)];
    },
    points: 3,
    scale,
    expected: [
      {
        w: tensor(
          [
            [-0.4009474717, -0.348361869, -0.2957770321, -0.2431929884, -0.1906097663],
            [-0.1380273962, -0.08544590975, -0.03286534069, 0.01971427551, 0.07229290127],
            [0.1248704968, 0.17744702, 0.2300224262, 0.2825966678, 0.3351696943],
            [0.3877414521, 0.4403118838, 0.4928809284, 0.5454485205, 0.5980145902],
          ],
          float64,
        ),
        state: {
          m: tensor(
            [
              [0.48, 0.4994736842, 0.5189473684, 0.5384210526, 0.5578947368],
              [0.5773684211, 0.5968421053, 0.6163157895, 0.6357894737, 0.6552631579],
              [0.6747368421, 0.6942105263, 0.7136842105, 0.7331578947, 0.7526315789],
              [0.7721052632, 0.7915789474, 0.8110526316, 0.8305263158, 0.85],
            ],
            float64,
          ),
          v: tensor(
            [
              [0.69966, 0.6890838227, 0.6785131856, 0.6679480886, 0.6573885319],
              [0.6468345152, 0.6362860388, 0.6257431025, 0.6152057064, 0.6046738504],
              [0.5941475346, 0.583626759, 0.5731115235, 0.5626018283, 0.5520976731],
              [0.5415990582, 0.5311059834, 0.5206184488, 0.5101364543, 0.49966],
            ],
            float64,
          ),
          t: 6,
        },
      },
      {
        w: tensor([0.2662954856, -0.1609419998, 0.4735470375], float64),
        state: {
          m: tensor([0.0006, -0.0012, 0.0003], float64),
          v: tensor([1e-6, 4e-6, 2.5e-7], float64),
          t: 3,
        },
      },
    ],
    mistakes: {
      'the bias correction is missing': {
        by: adamOf({ corrections: () => [1, 1] }),
        hint: 'Both means start at 0. What makes up for that?',
      },
      'the power is one too low': {
        by: adamOf({ corrections: (t, beta1, beta2) => biases(t - 1, beta1, beta2) }),
        hint: 'Which t is used in the very first step?',
      },
      'β for its power': {
        by: adamOf({ corrections: (_t, beta1, beta2) => biases(1, beta1, beta2) }),
        hint: 'Does your correction change from step to step?',
      },
      'a product for a power': {
        by: adamOf({ corrections: (t, beta1, beta2) => [1 - beta1 * t, 1 - beta2 * t] }),
        hint: 'What does the t stand for in the formula, and where does it stand?',
      },
      'the corrections exchanged': {
        by: adamOf({ corrections: (t, beta1, beta2) => biases(t, beta2, beta1) }),
        hint: 'Which β belongs to which mean?',
      },
      'only m is corrected': {
        by: adamOf({ corrections: (t, beta1) => [1 - pow(beta1, t), 1] }),
        hint: 'How many means start at 0?',
      },
      'ε inside the root': {
        by: adamOf({ below: (vHat, eps) => vHat.add(eps).sqrt() }),
        hint: 'Where does ε stand in the formula? With small gradients it matters.',
      },
      'the root is missing': {
        by: adamOf({ below: (vHat, eps) => vHat.add(eps) }),
        hint: 'If all gradients were twice as large, a step of Adam would stay as it is. Would yours?',
      },
      'the step is multiplied by the gradient': {
        by: adamOf({ above: (mHat, g) => mHat.mul(g) }),
        hint: 'Where does g itself stand in the formula for w?',
      },
      'the gradient is not squared': {
        by: adamOf({ square: (g) => g.abs() }),
        hint: 'Of what is v the mean?',
      },
      'the corrected means are kept': {
        by: adamOf({ keepsCorrected: true }),
        hint: 'A mean that is corrected, kept, and corrected again in the next step: how often is it divided?',
      },
    },
  }),
  check(adam, {
    what: 'the first step',
    visible: [
      [few[0], few[1], {}, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 }],
      [few[0], small, {}, { lr: 0.1, beta1: 0.9, beta2: 0.99, eps: 1e-3 }],
    ],
    hidden: (draw) => {
      const size = [draw.whole(1, 4), draw.whole(2, 5)];
      return [normal(draw, ...size), normal(draw, ...size).mul(0.1), {}, optionsOf(draw)];
    },
    points: 3,
    scale,
    expected: [
      {
        w: tensor([0.3999999988, -0.2999999975, 0.40000001], float64),
        state: {
          m: tensor([-0.08, 0.04, 0.01], float64),
          v: tensor([0.00064, 0.00016, 1e-5], float64),
          t: 1,
        },
      },
      {
        w: tensor([0.25, -0.1333333333, 0.4666666667], float64),
        state: {
          m: tensor([0.0001, -0.0002, 5e-5], float64),
          v: tensor([1e-8, 4e-8, 2.5e-9], float64),
          t: 1,
        },
      },
    ],
    mistakes: {
      'the bias correction is missing': {
        by: adamOf({ corrections: () => [1, 1] }),
        hint: 'How long should the first step be, compared with the rate, and how long is yours?',
      },
      'ε inside the root': {
        by: adamOf({ below: (vHat, eps) => vHat.add(eps).sqrt() }),
        hint: 'Where does ε stand in the formula? With small gradients it matters.',
      },
      'the power is one too high': {
        by: adamOf({ corrections: (t, beta1, beta2) => biases(t + 1, beta1, beta2) }),
        hint: 'Which t is used in the very first step, and how often was it raised?',
      },
    },
  }),
];
function optionsOf(draw: Draw): ForAdam {
  return {
    lr: draw.number(0.02, 0.2),
    beta1: draw.number(0.7, 0.95),
    beta2: draw.number(0.9, 0.999),
    eps: draw.number(1e-3, 1e-2),
  };
}

// %% [markdown]
// ## Question 6: what the correction is for
//
// *Lesson 09, demo 9.3.*
//
// "Adam (almost)" leaves the correction out and takes $m$ for $\hat m$ and $v$ for $\hat v$. While $\varepsilon$ does not matter, its step is that of Adam
// times a factor which depends on nothing but $t$ and the two betas:
//
// $$r(t) = \frac{\text{step without correction}}{\text{step with correction}} = \frac{1 - \beta_1^t}{\sqrt{1 - \beta_2^t}}$$
//
// - `stepRatio(t, beta1, beta2)` gives $r(t)$.
// - `worstStep(beta1, beta2, steps)` gives the $t$ from 1 to `steps` (included) for which $r(t)$ is largest.
//
// For example, for $\beta_1 = 0.9$ and $\beta_2 = 0.999$ the first step is $0.1/\sqrt{0.001} = 3.16$ times too long.

// %% answer="q6" points=4 minutes=20
/** How many times as long as with the correction step t is without it. */
export function stepRatio(t: number, beta1: number, beta2: number): number {
  // BEGIN SOLUTION
  return (1 - pow(beta1, t)) / Math.sqrt(1 - pow(beta2, t));
  // END SOLUTION
}

/** The step, from 1 to `steps`, for which that is largest. */
export function worstStep(beta1: number, beta2: number, steps: number): number {
  // BEGIN SOLUTION
  let worst = 1;
  for (let t = 2; t <= steps; t++)
    if (stepRatio(t, beta1, beta2) > stepRatio(worst, beta1, beta2)) worst = t;
  return worst;
  // END SOLUTION
}

// %% checks="q6"
const worstOf = (ratio: (t: number) => number, steps: number) => {
  const ratios = Array.from({ length: steps }, (_, i) => ratio(i + 1));
  return ratios.indexOf(Math.max(...ratios)) + 1;
};
const rightRatio = (t: number, beta1: number, beta2: number) => {
  const [ofM, ofV] = biases(t, beta1, beta2);
  return ofM / Math.sqrt(ofV);
};
export const q6 = [
  check(stepRatio, {
    what: 'the ratio',
    visible: [
      [1, 0.9, 0.999],
      [12, 0.9, 0.999],
      [13, 0.9, 0.99],
      [1, 0.9, 0.9],
      [1751, 0.9, 0.999],
    ],
    hidden: (draw) => [draw.whole(1, 200), draw.number(0.5, 0.95), draw.number(0.96, 0.999)],
    points: 2,
    expected: [3.16227766, 6.568520252, 2.131078349, 0.316227766, 1.099929807],
    mistakes: {
      'upside down': {
        by: (t, beta1, beta2) => 1 / rightRatio(t, beta1, beta2),
        hint: 'Without the correction the first step is too long. Which of both stands above the line?',
      },
      'the root is missing': {
        by: (t, beta1, beta2) => biases(t, beta1, beta2)[0] / biases(t, beta1, beta2)[1],
        hint: 'What is done with v before a step is divided by it?',
      },
      'the betas exchanged': {
        by: (t, beta1, beta2) => rightRatio(t, beta2, beta1),
        hint: 'Which β belongs to the mean that stands above the line?',
      },
      'a product for a power': {
        by: (t, beta1, beta2) => (1 - beta1 * t) / Math.sqrt(Math.abs(1 - beta2 * t)),
        hint: 'The ratio tends to 1. Does yours?',
      },
    },
  }),
  check(worstStep, {
    what: 'the worst step',
    visible: [
      [0.9, 0.999, 100],
      [0.9, 0.99, 100],
      [0.9, 0.9, 40],
      [0.9, 0.999, 5],
    ],
    hidden: (draw) => [draw.number(0.8, 0.95), draw.number(0.97, 0.9995), draw.whole(50, 200)],
    points: 2,
    expected: [12, 13, 40, 5],
    mistakes: {
      'counted from 0': {
        by: (beta1, beta2, steps) => worstOf((t) => rightRatio(t, beta1, beta2), steps) - 1,
        hint: 'The first step has the number 1.',
      },
      'the value for its place': {
        by: (beta1, beta2, steps) => {
          const ratio = (t: number) => rightRatio(t, beta1, beta2);
          return ratio(worstOf(ratio, steps));
        },
        hint: 'Is the largest ratio asked for, or the step at which it is met?',
      },
      'the smallest for the largest': {
        by: (beta1, beta2, steps) => worstOf((t) => -rightRatio(t, beta1, beta2), steps),
        hint: 'Print the ratios of the first twenty steps.',
      },
      'the last step is left out': {
        by: (beta1, beta2, steps) =>
          worstOf((t) => rightRatio(t, beta1, beta2), Math.max(1, steps - 1)),
        hint: 'Which is the last t that your loop looks at?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 7: down a valley
//
// *Lesson 08, demo 8.5; lesson 09, demo 9.6. Builds on question 2 and question 5.*
//
// A long valley, {{curvature}} times as steep in one direction as in the other:
//
// $$f(x, y) = \tfrac12 \left( x^2 + {{curvature}}\, y^2 \right)$$
//
// `path(start, steps, method)` begins at the list `start` $= [x, y]$ and makes `steps` steps, each down the gradient of the place where it
// is, beginning with the state `{}`. `method` is `'momentum'`, your question 2 with `{ lr: 0.02, momentum: 0.9 }`, or `'adam'`, your question 5 with
// `{ lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 }`. It gives the list of all places `[x, y]`, the start included: `steps + 1` of
// them. Work out the gradient by hand, and write the number {{curvature}} into your code.
//
// For example, `path([1, 0], 1, 'momentum')` is `[[1, 0], [0.98, 0]]`: the gradient at $(1, 0)$ is $(1, 0)$.

// %% answer="q7" points=4 minutes=25 needs=["q2", "q5"] forbids=["optim.SGD", "optim.Adam", "optim.chain", "Tensor.backward", "grad"]
/** The places that a method visits in the valley, the start included. */
export function path(start: number[], steps: number, method: 'momentum' | 'adam'): number[][] {
  // BEGIN SOLUTION
  const places = [start];
  let w = tensor(start, { dtype: 'float64' });
  let state = {};
  for (let step = 0; step < steps; step++) {
    const gradient = w.mul(tensor([1, curvature], { dtype: 'float64' }));
    const next =
      method === 'momentum'
        ? momentum(w, gradient, state, { lr: 0.02, momentum: 0.9 })
        : adam(w, gradient, state, { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 });
    ({ w, state } = next);
    places.push(w.tolist() as number[]);
  }
  return places;
  // END SOLUTION
}

// %% checks="q7"
interface Walk {
  gradient?: (place: Tensor, start: Tensor) => Tensor;
  forgets?: boolean;
}
const slopes = tensor([1, curvature], float64);
/** A walk with one thing wrong. */
function walk(
  start: number[],
  steps: number,
  method: string,
  { gradient = (place) => place.mul(slopes), forgets = false }: Walk,
) {
  const places = [start];
  const first = tensor(start, float64);
  let [w, state] = [first, {}];
  const make =
    method === 'momentum'
      ? withVelocity<WithMomentum>(({ w: at, v1 }) => ({ w: at.add(v1), v: v1 }))
      : adamOf({});
  const options =
    method === 'momentum'
      ? { lr: 0.02, momentum: 0.9 }
      : { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 };
  for (let step = 0; step < steps; step++) {
    const next = make(w, gradient(w, first), state, options as never);
    w = next.w;
    state = forgets ? {} : next.state;
    places.push(w.tolist() as number[]);
  }
  return places;
}
export const q7 = [
  check(path, {
    what: 'the places, step by step',
    visible: [
      [[-3, 0.5], 6, 'momentum'],
      [[-3, 0.5], 6, 'adam'],
    ],
    hidden: (draw) => [
      [draw.number(-4, 4), draw.number(-1, 1)],
      draw.whole(5, 30),
      draw.oneOf(['momentum', 'adam'] as const),
    ],
    hiddenCalls: 4,
    scale: 1,
    mistakes: {
      'the start is missing': {
        by: (start, steps, method) => walk(start, steps, method, {}).slice(1),
        hint: 'How many places are there after no step at all?',
      },
      'one step too many': {
        by: (start, steps, method) => walk(start, steps + 1, method, {}),
        hint: 'How many places are there after no step at all?',
      },
      'the state is forgotten': {
        by: (start, steps, method) => walk(start, steps, method, { forgets: true }),
        hint: 'Which state does the second step begin with?',
      },
      'the ½ is forgotten': {
        by: (start, steps, method) =>
          walk(start, steps, method, { gradient: (place) => place.mul(slopes).mul(2) }),
        hint: 'Differentiate ½x² once more.',
      },
      'the valley is round': {
        by: (start, steps, method) =>
          walk(start, steps, method, { gradient: (place) => place }),
        hint: 'What is the derivative of f with respect to y?',
      },
      'always the gradient of the start': {
        by: (start, steps, method) =>
          walk(start, steps, method, { gradient: (_place, first) => first.mul(slopes) }),
        hint: 'At which place is your gradient taken in the second step?',
      },
    },
  }),
];

// %% [markdown] answer="q8" points=3 minutes=15
// ## Question 8: why a correction, and why two
//
// *Lesson 09, demo 9.3. In words; marked by hand. Your functions of question 6 may help.*
//
// Without its correction Adam's first step is 3.16 times too long for $\beta_1 = 0.9$, $\beta_2 = 0.999$, and step 12 is 6.57 times too long. Later
// the factor tends to 1. In five to eight sentences:
//
// - $m$ and $v$ are **both** too small at first. Why does that make the step too long, and not too short?
// - Why does the factor grow before it falls?
// - With $\beta_1 = \beta_2 = 0.9$ the uncorrected step is never too long. What is different?
//
// <!-- BEGIN SOLUTION -->
// After t steps m has the share 1 − β₁ᵗ of what it should have, and v the share 1 − β₂ᵗ. The step is m over the root of v. With β₂ much nearer to 1, v
// lacks much more than m: at t = 1 m has a tenth, and the root of v has √0.001, about a thirtieth. Dividing by something that is too small
// by more makes the step longer, 0.1/0.0316 = 3.16 times. m catches up quickly, within some 1/(1 − β₁) = 10 steps, while v needs about
// 1000: in between m is nearly complete and √v still far too small, which is why the factor grows to its peak at t = 12 and falls slowly
// afterwards. With equal betas both shares are the same s < 1, and s/√s = √s is below 1: the step is too short.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 1 point: the step is m over the root of v, and v (or its root) lacks more than m, since β₂ is nearer to 1
// 1 point: m is complete after some ten steps, v only after some thousand; in between only the denominator is too small
// 1 point: with equal betas both have the same share, and a share over its own root is below 1
// <!-- END MARK SCHEME -->
