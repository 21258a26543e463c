// What nobody means, and was once taken in silence: NaN came out of it, or nothing happened.

import { expect, test } from 'vitest';
import {
  data,
  gradcheck,
  nn,
  ones,
  optim,
  RandomState,
  randint,
  Tensor,
  train,
  where,
  zeros,
} from '../../src/index.js';
import { isOurs, thrown } from './said.js';

const text = 'text' as never;
const x = () => ones([3, 3]);
const optimizer = () => new optim.SGD([zeros([1]).requiresGrad_()], { lr: 0.1 });

test.each<[call: string, () => unknown]>([
  ['tril', () => x().tril(text)],
  ['triu', () => x().triu(0.5)],
  ['roll', () => x().roll(text, 0)],
  ['pad', () => x().pad(0, 1, 1, text)],
  ['quantile', () => x().quantile(null as never)],
  ['requiresGrad_', () => x().requiresGrad_(text)],
  ['registerHook', () => x().registerHook(text)],
  ['fill_', () => x().fill_(text)],
  ['normal_', () => x().normal_(text)],
  ['normal_', () => x().normal_({ std: -1 })],
  ['uniform_', () => x().uniform_({ to: Number.NaN })],
  ['bernoulli_', () => x().bernoulli_(null as never)],
  ['exponential_', () => x().exponential_(true as never)],
  ['where', () => where(x().gt(0), text, 0)],
  ['randint', () => randint(0, true as never, [2])],
  ['Tensor', () => new Tensor([1, 2, 3] as never, 3 as never)],
  ['Tensor', () => new Tensor([1, 2, 3] as never, [3])],
  ['uniform', () => new RandomState(0).uniform(undefined as never, 1, [2])],
  ['normal', () => new RandomState(0).normal(0, -1, [2])],
  ['permutation', () => new RandomState(0).permutation(2.5)],
  ['at', () => new nn.Sequential(new nn.Tanh()).at(text)],
  ['linear', () => nn.functional.linear(x(), x(), null as never)],
  ['groupNorm', () => nn.functional.groupNorm(ones([2, 4, 3]), true as never)],
  ['StepLR', () => new optim.lrScheduler.StepLR(optimizer(), { stepSize: 2 }).step(null as never)],
  ['report', () => new train.Trial(0, 3).report(text)],
  ['at', () => train.uniform(0, 1).at(text)],
  ['place', () => train.uniform(0, 1).place(Number.NaN)],
])('%s refuses, under its own name: %s', async (name, call) => {
  const error = await thrown(call);
  expect(isOurs(error), String(error)).toBe(true);
  expect(String(error)).toContain(`${name}: `);
});

/** Where a value once stood by position, or under another name; and how it is written. */
test.each<[form: string, () => unknown]>([
  ['such as { alpha: 0.5 }', () => nn.functional.elu(x(), 0.5 as never)],
  ['such as { negativeSlope: 0.1 }', () => nn.functional.leakyRelu(x(), 0.1 as never)],
  ['such as { beta: 0.5 }', () => nn.functional.elasticPenalty([x()], 0.5 as never)],
  ['such as { param: 0.2 }', () => nn.init.calculateGain('leakyRelu', 0.2 as never)],
  ['such as { mean: 0 }', () => x().normal_(0 as never)],
  ['such as { from: -1 }', () => x().uniform_(-1 as never)],
  ['such as { p: 0.3 }', () => x().bernoulli_(0.3 as never)],
  ['such as { lambda: 2 }', () => x().exponential_(2 as never)],
  ['such as { value: 7 }', () => x().pad(0, 1, 1, 7 as never)],
  ['such as { fill: 0.5 }', () => data.transforms.pad(ones([3, 4, 4]), 1, 0.5 as never)],
  ['such as { p: 1 }', () => new data.transforms.RandomHorizontalFlip(1 as never)],
  ['such as { most: 0.1 }', () => new data.transforms.RandomLensDistortion(0.1 as never)],
  ["such as { root: 'cifar' }", () => data.loadCIFAR10('cifar' as never)],
  ['such as { divergeFactor: 3 }', () => new train.StopDiverging(3 as never)],
  ['did you mean randomState?', () => data.makeImages(2, { seed: 1 } as never)],
  ['did you mean randomState?', () => train.randomSearch({ a: [1] }, 1, () => 1, { seed: 1 } as never)],
  ["there is no option 'randomState'", () => train.gridSearch({ a: [1] }, () => 1, { randomState: 1 } as never)], // it draws nothing
  ['did you mean nClasses?', () => data.makeSpirals(2, { classes: 3 } as never)],
  ['did you mean eps?', () => gradcheck((a) => a.sum(), [x()], { h: 1e-5 } as never)],
  ['did you mean rtol?', () => gradcheck((a) => a.sum(), [x()], { tolerance: 1e-5 } as never)],
  ['did you mean divergeFactor?', () => train.lrRangeTest(new nn.Tanh(), [], { diverged: 4 } as never)],
  ['write 0.5', () => new nn.Dropout({ p: 0.5 } as never)],
  ['write 0.1', () => new nn.LeakyReLU({ negativeSlope: 0.1 } as never)],
  ['write 2', () => new nn.ELU({ alpha: 2 } as never)],
])('an old form is answered by the right one: %s', async (form, call) => {
  expect(String(await thrown(call))).toContain(form);
});
