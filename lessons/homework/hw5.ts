// %% [markdown]
// # Homework 5: a net that detects symbols
//
// *24 points, about 200 minutes. After the homework of lecture document S: "design your own neural network … Goal: achieve
// better results (i.e., low BER)". Taught in lesson 05 (watch a training), lesson 07 (variance,
// least squares), lesson 09 (Adam) and lesson 10 (rates that fall).*
//
// Bits are sent through a channel that smears each of them over its neighbours, and noise is added. From what arrives the
// bits are to be found again, with as few errors as possible. The share of wrong bits is called the bit error rate, BER. You make
// such transmissions, see how far a threshold and a linear rule get, and train a net that does better. Nobody tells the net what the
// channel is: it learns from bits that both sides know.
//
// **How it works.** Write where a cell says "Your code here". The cell below it, such as `await check('q1')`, compares
// your function with numbers that are known to be right. Marking does the same with other inputs, so a function that
// only fits the visible ones does not pass. Numbers must agree to five digits. A cell is marked together with the cells
// of those questions that it builds on, and no others: what it needs besides, it must hold itself.
//
// **Tensors** have the type float64 in questions 1 to 5, and bits the type int32; in question 6 what is received has the type
// float32, in which nets are trained faster.

// %%
import { functional, linalg, nn, noGrad, optim, randint, randn, stack, type Tensor, tensor, zeros } from 'lectern'; // biome-ignore format: one line
import { erf, pow } from 'lectern/math';

// %% term=true
import { check, Draw, quality, vary } from 'lectern/assignment';

export const amplitude = vary('amplitude', [0.8, 1.25, 0.5, 1.5]);

// %% [markdown]
// ## Question 1: symbols and channel
//
// *No lesson is needed: all that is used stands here. Do without the convolutions of `lectern`.*
//
// A bit $b_k$ is sent as a symbol: $s_k = +{{amplitude}}$ for a 1 and $s_k = -{{amplitude}}$ for a 0; the amplitude is
// $a = {{amplitude}}$ in this homework, write the number into your code. The channel has taps $h_0, h_1, \dots, h_{L-1}$. What arrives is
// the symbol and, weaker or stronger, those before it:
//
// $$y_k = \sum_{j=0}^{L-1} h_j\, s_{k-j}, \qquad k = 0, \dots, n - 1,$$
//
// where nothing was sent before the first symbol, $s_{-1} = s_{-2} = \dots = 0$.
//
// `channel(bits, taps)` gets a tensor of bits $[n]$ (int32) and a list of taps, and gives $y$, a float64 tensor $[n]$.
//
// For example, with the taps $(1, \tfrac12)$ the bits 1, 1, 0 arrive as $a \cdot (1,\ 1 + \tfrac12,\ -1 + \tfrac12)$.

// %% answer="q1" points=3 minutes=20 forbids=["functional.conv1d", "functional.conv2d", "functional.convTranspose2d", "conv2d", "nn.Conv1d", "nn.Conv2d", "nn.ConvTranspose2d", "unfold"]
/** What arrives of the bits, [n]; the symbols have the amplitude {{amplitude}}. */
export function channel(bits: Tensor, taps: number[]): Tensor {
  // BEGIN SOLUTION
  const [n] = bits.shape;
  const y = zeros([n], { dtype: 'float64' });
  for (let k = 0; k < n; k++)
    for (let j = 0; j < taps.length && j <= k; j++)
      y.data[k] += taps[j] * (bits.data[k - j] === 1 ? amplitude : -amplitude);
  return y;
  // END SOLUTION
}

// %% checks="q1"
const float64 = { dtype: 'float64' } as const;
const bitsOf = (list: number[]) => tensor(list, { dtype: 'int32' });
const drawnBits = (draw: Draw, n: number) =>
  bitsOf(Array.from({ length: n }, () => draw.whole(0, 1)));
const drawnTaps = (draw: Draw) => Array.from({ length: draw.whole(2, 4) }, () => draw.number(0.1, 1) * draw.oneOf([-1, 1])); // biome-ignore format: one line

/** A channel with something changed: which symbol a bit is, and which of them meets which tap. */
function smeared(
  bits: Tensor,
  taps: number[],
  symbol: (bit: number) => number,
  place: (k: number, j: number, n: number) => number = (k, j) => k - j,
): Tensor {
  const n = bits.shape[0];
  const at = (i: number) => (i >= 0 && i < n ? symbol(bits.data[i]) : 0);
  const sums = Array.from({ length: n }, (_, k) =>
    taps.reduce((sum, h, j) => sum + h * at(place(k, j, n)), 0),
  );
  return tensor(sums, float64);
}
const antipodal = (bit: number) => (bit === 1 ? amplitude : -amplitude);
export const q1 = [
  check(channel, {
    what: 'what arrives',
    visible: [
      [bitsOf([1, 1, 0]), [1, 0.5]],
      [bitsOf([0, 1, 1, 1, 0, 1, 0, 0]), [0.9, -0.4, 0.25]],
    ],
    hidden: (draw) => [drawnBits(draw, draw.whole(6, 20)), drawnTaps(draw)],
    mistakes: {
      'the taps in reverse order': {
        by: (bits, taps) => smeared(bits, [...taps].reverse(), antipodal),
        hint: 'Which tap does the symbol meet that has just been sent?',
      },
      'bits for symbols': {
        by: (bits, taps) => smeared(bits, taps, (bit) => bit * amplitude),
        hint: 'What is sent for a 0?',
      },
      'the signs exchanged': {
        by: (bits, taps) => smeared(bits, taps, (bit) => -antipodal(bit)),
        hint: 'Which sign has the symbol of a 1?',
      },
      'an amplitude of 1': {
        by: (bits, taps) => smeared(bits, taps, (bit) => 2 * bit - 1),
        hint: 'How large are the symbols of this homework?',
      },
      'the future for the past': {
        by: (bits, taps) => smeared(bits, taps, antipodal, (k, j) => k + j),
        hint: 'Can the first number that arrives know of the second symbol?',
      },
      'the end before the beginning': {
        by: (bits, taps) => smeared(bits, taps, antipodal, (k, j, n) => (k - j + n) % n),
        hint: 'What was sent before the first symbol?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 2: noise and errors
//
// *Lesson 07 (the variance of sums).*
//
// To what arrives, noise is added: $r_k = y_k + \sigma z_k$ with standard normal $z_k$. How much, the signal-to-noise ratio says, in decibels:
//
// $$\mathrm{SNR} = 10 \log_{10} \frac{P}{\sigma^2}\ \mathrm{dB}, \qquad P = a^2 \sum_j h_j^2,$$
//
// where $P$ is the mean power of $y_k$: bits are independent of each other, so the powers of the terms add up.
//
// - `noiseDeviation(taps, snr)` gives $\sigma$, a number; `snr` is in decibels.
// - `bitErrorRate(sent, found)` gives the share of places where two tensors of bits $[n]$ differ.
//
// For example, at 20 dB the noise has a hundredth of the signal's power, and $\sigma$ is a tenth of $\sqrt P$; of the bits 1, 0, 1, 1 and
// 1, 1, 1, 1 a quarter differ.

// %% answer="q2" points=3 minutes=15
/** The standard deviation of the noise for a signal-to-noise ratio in decibels. */
export function noiseDeviation(taps: number[], snr: number): number {
  // BEGIN SOLUTION
  const power = amplitude * amplitude * taps.reduce((sum, h) => sum + h * h, 0);
  return Math.sqrt(power / pow(10, snr / 10));
  // END SOLUTION
}

/** The share of bits that differ. */
export function bitErrorRate(sent: Tensor, found: Tensor): number {
  // BEGIN SOLUTION
  return sent.ne(found).to('float64').mean().item();
  // END SOLUTION
}

// %% checks="q2"
const squares = (taps: number[]) => taps.reduce((sum, h) => sum + h * h, 0);
export const q2 = [
  check(noiseDeviation, {
    what: 'the deviation of the noise',
    points: 2,
    visible: [
      [[1], 20],
      [[0.9, -0.4, 0.25], 7],
    ],
    hidden: (draw) => [drawnTaps(draw), draw.number(-2, 15)],
    mistakes: {
      'the variance for the deviation': {
        by: (taps, snr) => (amplitude * amplitude * squares(taps)) / pow(10, snr / 10),
        hint: 'Which of the two is divided in the formula, σ or σ²?',
      },
      '20 for 10 decibels': {
        by: (taps, snr) =>
          Math.sqrt((amplitude * amplitude * squares(taps)) / pow(10, snr / 20)),
        hint: 'Work through the example with 20 dB.',
      },
      'an amplitude of 1': {
        by: (taps, snr) => Math.sqrt(squares(taps) / pow(10, snr / 10)),
        hint: 'How large are the symbols of this homework?',
      },
      'the ratio for decibels': {
        by: (taps, snr) => Math.sqrt((amplitude * amplitude * squares(taps)) / snr),
        hint: 'How many times as strong is the signal at 0 dB?',
      },
      'the first tap only': {
        by: (taps, snr) => (amplitude * Math.abs(taps[0])) / Math.sqrt(pow(10, snr / 10)),
        hint: 'Which of the taps carry power?',
      },
    },
  }),
  check(bitErrorRate, {
    what: 'the bit error rate',
    points: 1,
    visible: [
      [bitsOf([1, 0, 1, 1]), bitsOf([1, 1, 1, 1])],
      [bitsOf([0, 0, 1, 1, 0]), bitsOf([1, 0, 1, 0, 1])],
    ],
    hidden: (draw) => {
      const n = draw.whole(5, 40);
      return [drawnBits(draw, n), drawnBits(draw, n)];
    },
    mistakes: {
      'the share of right bits': {
        by: (sent, found) => sent.eq(found).to('float64').mean().item(),
        hint: 'What should come out when all bits are right?',
      },
      'the number of errors': {
        by: (sent, found) => sent.ne(found).to('float64').sum().item(),
        hint: 'What should come out when all bits are wrong?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 3: a threshold, and how often it errs
//
// *No lesson is needed: all that is used stands here.*
//
// Without memory, with the single tap $h_0 = 1$, the best one can do is a threshold: a 1, if what has arrived is positive. It errs
// when the noise is larger than the symbol and of the other sign:
//
// $$\mathrm{BER} = Q\Big(\frac{a}{\sigma}\Big) = Q\big(\sqrt{P / \sigma^2}\big), \qquad
// Q(x) = \frac{1}{2} \Big( 1 - \operatorname{erf} \frac{x}{\sqrt 2} \Big).$$
//
// - `threshold(received)` gives the bits of a tensor $[n]$, as an int32 tensor $[n]$; no number is exactly 0.
// - `theory(snr)` gives the BER of the threshold without memory, for a signal-to-noise ratio in decibels. `erf` of `lectern/math` takes a
//   number.
//
// For example, at 0 dB the noise is as strong as the signal, and $Q(1) = 0.1587$: every sixth bit is wrong.

// %% answer="q3" points=3 minutes=20
/** A 1 where what has arrived is positive. */
export function threshold(received: Tensor): Tensor {
  // BEGIN SOLUTION
  return received.gt(0).to('int32');
  // END SOLUTION
}

/** The bit error rate of the threshold without memory. */
export function theory(snr: number): number {
  // BEGIN SOLUTION
  return 0.5 * (1 - erf(Math.sqrt(pow(10, snr / 10) / 2)));
  // END SOLUTION
}

// %% checks="q3"
export const q3 = [
  check(threshold, {
    what: 'the threshold',
    points: 1,
    visible: [[tensor([0.3, -1.2, 2, -0.1], float64)]],
    hidden: (draw) => [draw.normal(draw.whole(3, 30)).to('float64')],
    mistakes: {
      'the wrong side': {
        by: (received) => received.lt(0).to('int32'),
        hint: 'Which bit was sent as a positive number?',
      },
      'symbols for bits': {
        by: (received) => received.sign().to('int32'),
        hint: 'Which two values has a bit?',
      },
    },
  }),
  check(theory, {
    what: 'the bit error rate of theory',
    points: 2,
    visible: [[0], [4], [7], [10]],
    hidden: (draw) => [draw.number(-3, 11)],
    // math.erfc of Python
    expected: [0.1586552539314571, 0.0564953017493617, 0.0125870331221446, 0.0007827011290013],
    mistakes: {
      '√2 left out': {
        by: (snr) => 0.5 * (1 - erf(Math.sqrt(pow(10, snr / 10)))),
        hint: 'Compare the argument of erf with the definition of Q, at 0 dB.',
      },
      'the half left out': {
        by: (snr) => 1 - erf(Math.sqrt(pow(10, snr / 10) / 2)),
        hint: 'How many bits are wrong when the noise is endlessly strong?',
      },
      'the ratio without its root': {
        by: (snr) => 0.5 * (1 - erf(pow(10, snr / 10) / Math.sqrt(2))),
        hint: 'Is it powers or amplitudes that are divided in the argument of Q?',
      },
      '20 for 10 decibels': {
        by: (snr) => 0.5 * (1 - erf(pow(10, snr / 40) / Math.sqrt(2))),
        hint: 'How many times as strong is the signal at 10 dB?',
      },
      'the share of right bits': {
        by: (snr) => 1 - 0.5 * (1 - erf(Math.sqrt(pow(10, snr / 10) / 2))),
        hint: 'Should it rise or fall when the signal gets stronger?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 4: windows
//
// *No lesson is needed: all that is used stands here. Do without `unfold`.*
//
// With memory, $r_k$ alone says little about $b_k$: the symbols before it stand in it, too, and $b_k$ itself stands also in
// $r_{k+1}, \dots, r_{k+L-1}$. So whatever decides on $b_k$ should see a window around $k$:
//
// $$x_k = (r_{k-p},\ \dots,\ r_k,\ \dots,\ r_{k+q}), \qquad k = 0, \dots, n - 1,$$
//
// with $p$ numbers before and $q$ after, and 0 for what lies outside.
//
// `windows(received, before, after)` gives the rows $x_k$, a tensor $[n, p + 1 + q]$ of the same type as `received` $[n]$.
//
// For example, of $(7, 8, 9)$ with one before and none after the rows are $(0, 7)$, $(7, 8)$ and $(8, 9)$.

// %% answer="q4" points=2 minutes=15 forbids=["unfold"]
/** For each place a row with what was received around it, [n, before + 1 + after]. */
export function windows(received: Tensor, before: number, after: number): Tensor {
  // BEGIN SOLUTION
  const [n] = received.shape;
  const padded = functional.pad(received, [before, after]);
  return stack(
    Array.from({ length: before + 1 + after }, (_, j) => padded.narrow(0, j, n)),
    1,
  );
  // END SOLUTION
}

// %% checks="q4"
const seen = (
  received: Tensor,
  before: number,
  after: number,
  at: (k: number, j: number) => number,
) => {
  const n = received.shape[0];
  const width = before + 1 + after;
  const number = (i: number) => (i >= 0 && i < n ? received.data[i] : 0);
  const rows = Array.from({ length: n }, (_, k) => Array.from({ length: width }, (_, j) => number(at(k, j)))); // biome-ignore format: one line
  return tensor(rows, { dtype: received.dtype });
};
export const q4 = [
  check(windows, {
    what: 'the rows',
    visible: [
      [tensor([7, 8, 9], float64), 1, 0],
      [tensor([0.5, -1, 2, 0.3, -0.8], float64), 1, 2],
      [tensor([1, -0.5, 2], float64), 0, 1],
    ],
    hidden: (draw) => [
      draw.normal(draw.whole(4, 12)).to('float64'),
      draw.whole(0, 3),
      draw.whole(0, 3),
    ],
    mistakes: {
      'from the last to the first': {
        by: (received, before, after) => seen(received, before, after, (k, j) => k + after - j),
        hint: 'Follow the example of the text.',
      },
      'one place too late': {
        by: (received, before, after) =>
          seen(received, before, after, (k, j) => k - before + j - 1),
        hint: 'At which place of row k does r_k stand?',
      },
      'before and after exchanged': {
        by: (received, before, after) => seen(received, before, after, (k, j) => k - after + j),
        hint: 'How many numbers of a row were received before its own?',
      },
      'the end before the beginning': {
        by: (received, before, after) => {
          const n = received.shape[0];
          return seen(received, before, after, (k, j) => (k - before + j + n) % n);
        },
        hint: 'What stands in a row where nothing was received?',
      },
      'a column for a row': {
        by: (received, before, after) =>
          seen(received, before, after, (k, j) => k - before + j).T.contiguous(),
        hint: 'How many rows should there be?',
      },
    },
  }),
];

// %% [markdown]
// ## Question 5: the best linear rule
//
// *Lesson 07 (least squares).*
//
// Before a net, something simpler: weights $w$ $[p + 1 + q]$ for which $x_k \cdot w$ comes closest to the symbol $s_k$, in the mean of the
// squares. With the windows as the rows of $X$, they solve
//
// $$X^\top X\, w = X^\top s.$$
//
// `equalizer(x, symbols)` gets $X$ $[n, m]$ and $s$ $[n]$, and gives $w$, a tensor $[m]$. `linalg.solve` solves such equations.
//
// For example, if $X$ has the single column $(1, 2)$ and $s$ is $(1, 1)$, then $5 w = 3$.
//
// Try it on a transmission of your own, at 7 dB, with the taps $(1, 1)$: such a channel lets nothing through of a signal that changes
// its sign all the time, and what it has taken no weights can give back. Compare the BER with that of the threshold; note
// both for question 7.

// %% answer="q5" points=3 minutes=25
/** The weights with the least squares, [m]. */
export function equalizer(x: Tensor, symbols: Tensor): Tensor {
  // BEGIN SOLUTION
  return linalg.solve(x.T.matmul(x), x.T.matmul(symbols));
  // END SOLUTION
}

// %% checks="q5"
export const q5 = [
  check(equalizer, {
    what: 'the weights',
    within: 1e-4, // what is received may be taken for float32
    visible: [
      [tensor([[1], [2]], float64), tensor([1, 1], float64)],
      [
        tensor([[1, 0.5], [-0.5, 1.5], [1, -1], [0.2, 0.7], [-1.2, 0.4]], float64), // biome-ignore format: one line
        tensor([0.8, -0.8, 0.8, 0.8, -0.8], float64),
      ],
    ],
    hidden: (draw) => {
      const m = draw.whole(2, 4);
      const symbols = Array.from({ length: 40 }, () => draw.oneOf([-amplitude, amplitude]));
      const noise = draw.normal(40, m).to('float64');
      return [noise.add(tensor(symbols, float64).unsqueeze(1)), tensor(symbols, float64)];
    },
    mistakes: {
      'each weight on its own': {
        by: (x, symbols) => x.T.matmul(symbols).div(x.square().sum(0)),
        hint: 'What are the numbers of XᵀX beside its diagonal for?',
      },
      'not solved': {
        by: (x, symbols) => x.T.matmul(symbols),
        hint: 'Put your weights into the equation.',
      },
      'the mean on one side only': {
        by: (x, symbols) => linalg.solve(x.T.matmul(x), x.T.matmul(symbols)).div(x.shape[0]),
        hint: 'Put your weights into the equation.',
      },
    },
  }),
];

// %% [markdown]
// ## Question 6: the net
//
// *Lesson 05, lesson 09 and lesson 10. Everything of `lectern` may be used: layers, losses, optimisers.*
//
// `detect(train, received)` gets `train`, which is `{ received, bits }` with 24 000 numbers received and the bits that were
// sent, and `received` $[M]$, of the same channel and with the same noise, whose bits nobody knows. It trains a net of yours and gives the
// $M$ bits that the net finds, a list or a tensor of zeros and ones.
//
// Each call has a channel of its own, with **three taps**: two of nearly the same size beside each other, and a small one before or behind
// them, of either sign; the signal-to-noise ratio lies between 7 and 7.6 dB. Both are drawn anew when your answer is marked, and so are
// bits and noise; what the converter of the receiver gives are multiples of $\tfrac1{64}$. Nothing in the call says what the taps are,
// and no seed that the notebook knows has anything to do with them.
//
// **What counts** is the BER beside that of the maximum-likelihood detector, which knows the taps and finds the one sequence of
// bits that explains best all that was received. Hardly any detector errs less often. All points are given up to 1.6 times as many
// errors as it makes, none from 1.75 times on, and in proportion in between; over a million bits are counted. The best linear rule makes
// about twice as many errors and gets no point, and a net that has learnt makes 1.2 to 1.5 times as many, whatever the seed.
//
// - The input of the net is a window around the bit. Make it wide enough on both sides: what a bit has left behind comes after it.
// - One output, above 0 for a 1: `functional.binaryCrossEntropyWithLogits(outputs, bits)` is its loss.
// - Training is bounded in steps, so that it is as long on every machine: **at most three nets, each with at most 4000 steps of
//   batches of at most 1024**, and at most 5000 weights each, so that a third of a million bits are found in about a second. Let
//   the rate fall towards the end.
// - Keep some of the training bits back, and look at the BER of these: it tells you which of two nets is better. Some starts learn little
//   more than a linear rule; then train two or three nets, and keep the one that errs least on the bits kept back.
// - Find the bits in pieces of some ten thousand windows, without gradients (`noGrad`): all at once they need much memory.
//
// What has been written here must be a net that is trained on `train`; `lectern` has no detector that could be called, and a detector
// without a net is worth nothing in question 7. `transmission(bits, taps, snr)` makes what arrives, of your answers to questions 1 and 2, to
// try things with.

// %%
/** What arrives of bits [n] through a channel, with noise, in multiples of 1/64. */
export function transmission(bits: Tensor, taps: number[], snr: number): Tensor {
  const noise = randn([...bits.shape]).mul(noiseDeviation(taps, snr));
  return channel(bits, taps).to('float32').add(noise).mul(64).round().div(64);
}

// %% answer="q6" points=6 minutes=75 seconds=120 needs=["q4"]
/** The bits that a net trained on `train` finds in what was received [M]. */
export function detect(
  train: { received: Tensor; bits: Tensor },
  received: Tensor,
): Tensor | number[] {
  // BEGIN SOLUTION
  const [before, after, steps] = [4, 5, 2000];
  const scale = train.received.std().item();
  const x = windows(train.received, before, after).div(scale);
  const target = train.bits.to('float32');
  const net = new nn.Sequential(
    new nn.Linear(before + 1 + after, 32),
    new nn.Tanh(),
    new nn.Linear(32, 1),
  );
  const optimizer = new optim.Adam(net.parameters(), { lr: 0.01 });
  for (let t = 0; t < steps; t++) {
    optimizer.paramGroups[0].lr = 0.01 * (1 - t / steps);
    const batch = randint(0, x.shape[0], [256]);
    optimizer.zeroGrad();
    const outputs = net.forward(x.indexSelect(0, batch)).squeeze(1);
    functional.binaryCrossEntropyWithLogits(outputs, target.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  const rows = windows(received, before, after).div(scale);
  return noGrad(() => rows.split(20_000).flatMap((part) => Array.from(net.forward(part).data, (one) => (one > 0 ? 1 : 0)))); // biome-ignore format: one line
  // END SOLUTION
}

// %% checks="q6"
/** Three taps of power 1: two that are nearly alike, and a small one before or behind them. */
function threeTaps(draw: Draw): number[] {
  const taps = [1, draw.number(0.85, 1), draw.number(-0.2, 0.2)];
  if (draw.whole(0, 1) === 1) taps.reverse();
  const [all, every] = [draw.oneOf([-1, 1]), draw.oneOf([-1, 1])];
  const size = Math.sqrt(squares(taps));
  return taps.map((h, j) => (all * (j === 1 ? every : 1) * h) / size);
}

/** The bits with the highest likelihood: the cheapest path through the pairs of the last two bits (Viterbi 1967). */
function maximumLikelihood(received: ArrayLike<number>, [h0, h1, h2]: number[]): number[] {
  const n = received.length;
  const from = new Uint8Array(4 * n);
  let cost = [0, 0, 0, 0]; // of a state b' + 2 b'', where b' is the bit before and b'' the one before that
  for (let k = 0; k < n; k++) {
    const next = [Infinity, Infinity, Infinity, Infinity];
    for (let state = 0; state < 4; state++)
      for (let bit = 0; bit < 2; bit++) {
        const first = h0 * antipodal(bit);
        const second = k > 0 ? h1 * antipodal(state & 1) : 0;
        const third = k > 1 ? h2 * antipodal(state >> 1) : 0;
        const off = received[k] - first - second - third;
        const to = bit + 2 * (state & 1);
        if (cost[state] + off * off >= next[to]) continue;
        next[to] = cost[state] + off * off;
        from[4 * k + to] = state;
      }
    cost = next;
  }
  const bits: number[] = Array(n);
  let state = cost.indexOf(Math.min(...cost));
  for (let k = n - 1; k >= 0; k--) {
    bits[k] = state & 1;
    state = from[4 * k + state];
  }
  return bits;
}

/** Bits that both sides know, and bits to be found; with the errors of the best detector. */
function transmitted(draw: Draw, n: number) {
  const [taps, snr] = [threeTaps(draw), draw.number(7, 7.6)];
  const deviation = amplitude / Math.sqrt(pow(10, snr / 10));
  const part = (length: number) => {
    const bits = draw.normal(length).gt(0).to('int32');
    const [noise, received] = [draw.normal(length).data, new Float32Array(length)];
    for (let k = 0; k < length; k++) {
      let sum = deviation * noise[k];
      for (let j = 0; j < 3 && j <= k; j++) sum += taps[j] * antipodal(bits.data[k - j]);
      received[k] = Math.round(64 * sum) / 64;
    }
    return { received: tensor(received), bits };
  };
  const [train, test] = [part(24_000), part(n)];
  const ideal = maximumLikelihood(test.received.data, taps);
  const errors = ideal.reduce((sum, bit, k) => sum + (bit === test.bits.data[k] ? 0 : 1), 0);
  return {
    inputs: [train, test.received] as [{ received: Tensor; bits: Tensor }, Tensor],
    expected: test.bits,
    best: errors / n,
  };
}
export const q6 = [
  quality(detect, {
    what: 'bits that the net finds',
    visible: [transmitted(new Draw(1), 20_000)],
    hidden: (draw) => transmitted(draw, 350_000), // three of them: over a million bits
    seed: 1,
    full: 1.6,
    none: 1.75,
  }),
];

// %% [markdown] answer="q7" points=4 minutes=30
// ## Question 7: what you have built
//
// *Marked by hand: half a page and a table.*
//
// Describe your detector so that somebody else could build it: window, layers, loss, optimiser, rate, steps. Say which
// other nets or options of training you have tried (at least two), and give for each its BER on bits that it was not trained on. Put beside them
// the threshold of question 3 and the linear rule of question 5, on the same channel.
//
// Then explain, in your own words: why does no linear rule get near the net on these channels, however wide its window is? And why
// does the maximum-likelihood detector still err less often than your net?
//
// <!-- BEGIN SOLUTION -->
// The window has 4 numbers before the bit and 5 after it, the net one hidden layer of 32 hyperbolic tangents and one output; binary
// cross-entropy, Adam with a rate that falls from 0.01 to 0 in 2000 steps with batches of 256. On a channel with the taps (0.7, 0.7), at 7 dB:
//
// | detector | BER |
// |---|---|
// | threshold | 0.26 |
// | linear rule, window of 10 | 0.065 |
// | net with 8 units | 0.057 |
// | net with 32 units, 500 steps | 0.052 |
// | net with 32 units, 2000 steps | 0.041 |
// | maximum likelihood | 0.033 |
//
// Two taps that are alike take away the highest frequency: a signal that changes its sign with each symbol arrives as nothing. A linear
// rule can only multiply what is left by something large, and the noise with it. Seen as points, windows that belong to a 1 lie
// between windows that belong to a 0, so that no plane parts them; the net bends its boundary around them.
//
// The maximum-likelihood detector knows the taps, and it looks at everything that was received. The net sees a window, and has its channel
// from 24 000 bits with noise; a wrong path can go on for longer than the window is wide.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 1 point: describes a net that is trained, with its window, layers, loss, optimiser and steps
// 1 point: a table with at least two other nets or options, the threshold and the linear rule, all on bits that were not trained on
// 1 point: why linear rules fail: what the channel takes away comes back only with the noise, or no plane parts the windows of 1 and 0
// 1 point: why maximum likelihood is better: it knows the taps, or it looks at the whole sequence
// <!-- END MARK SCHEME -->
