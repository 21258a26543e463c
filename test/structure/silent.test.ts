// What nobody means, and was once taken in silence: NaN came out of it, or nothing happened.

import { expect, test } from 'vitest';
import { nn, ones, optim, RandomState, randint, Tensor, train, where, zeros } from '../../src/index.js';
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
