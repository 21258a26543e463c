// One valid call of each method of a tensor and of the generators.

import { arange, Generator, ones, RandomState, randn, Tensor, tensor } from '../../src/index.js';
import { functionEntries } from './engine-entries.js';
import type { Entry, Room } from './entries.js';

const rows = () => randn([4, 3]);
const mask = () => rows().gt(0);
const places = () => tensor([[0, 1, 2]], { dtype: 'int32' });

/** A method of what `made` gives. */
const method = (name: string, made: () => object, args: () => unknown[] = () => [], options?: number): Entry => ({
  args,
  ...(options === undefined ? {} : { options }),
  call: (...given) => (made() as { [name: string]: (...args: unknown[]) => unknown })[name]!(...given),
});

/** `exp(x)` is `x.exp()`: the function's row without its first argument. */
const asMethods = Object.fromEntries(
  Object.entries(functionEntries).map(([name, { args, options, ...entry }]): [string, Entry] => {
    const own = name === 'variance' ? 'var' : name;
    const places = options === undefined ? [] : [options - 1];
    const made = () => args()[0] as Tensor;
    return [`Tensor.${own}`, { ...entry, ...method(own, made, () => args().slice(1), ...places) }];
  }),
);

const others: { [name: string]: [args: () => unknown[], options?: number] } = {
  size: [() => [0]],
  expand: [() => [[2, 4, 3]]],
  view: [() => [[12]]],
  pad: [() => [0, 1, 1, {}], 3],
  index: [() => [0, ':']],
  indexPut_: [() => [[0], 1]],
  maskedFill: [() => [mask(), 0]],
  maskedFill_: [() => [mask(), 0]],
  repeat: [() => [[2, 1]]],
  clampMin: [() => [0]],
  clampMax: [() => [0]],
  clamp_: [() => [{ min: 0 }], 0],
  registerHook: [() => [() => undefined]],
  requiresGrad_: [() => [true]],
  fill_: [() => [1]],
  ...Object.fromEntries(
    ['copy_', 'add_', 'sub_', 'mul_', 'div_', 'pow_'].map((name) => [name, [() => [ones([4, 3])]] as const]),
  ),
  scatter_: [() => [0, places(), ones([1, 3])]],
  scatterAdd_: [() => [0, places(), ones([1, 3])]],
  normal_: [() => [{}], 0],
  uniform_: [() => [{}], 0],
  bernoulli_: [() => [{}], 0],
  exponential_: [() => [{}], 0],
  to: [() => ['float64']],
  type: [() => ['float64']],
};

const state = () => new RandomState(0);
const generator = () => new Generator(0);
const wanting = () => tensor([1, 2], { requiresGrad: true }).square();

const entries: { [name: string]: Entry } = {
  Tensor: { args: () => [new Float32Array(6), [2, 3]] },
  ...asMethods,
  ...Object.fromEntries(
    Object.entries(others).map(([name, [args, options]]) => [`Tensor.${name}`, method(name, rows, args, options)]),
  ),
  'Tensor.backward': method('backward', wanting, () => [ones([2]), {}], 1),
  RandomState: { args: () => [0] },
  'RandomState.rand': method('rand', state, () => [[2, 3]]),
  'RandomState.randn': method('randn', state, () => [[2, 3]]),
  'RandomState.uniform': method('uniform', state, () => [0, 1, [2]]),
  'RandomState.normal': method('normal', state, () => [0, 1, [2]]),
  'RandomState.randint': method('randint', state, () => [0, 5, [2]]),
  'RandomState.permutation': method('permutation', state, () => [4]),
  'RandomState.shuffle': method('shuffle', state, () => [arange(4)]),
  'RandomState.choice': method('choice', state, () => [3, 2, {}], 2),
  Generator: { args: () => [0] },
  'Generator.manualSeed': method('manualSeed', generator, () => [0]),
  'Generator.setState': method('setState', generator, () => [generator().getState()]),
};

export const tensorRooms: { [name: string]: Room } = {
  tensors: { exports: { Tensor, RandomState, Generator }, entries },
};
