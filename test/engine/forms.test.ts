// The forms in which PyTorch takes dimensions and sizes, and what is said of other ones.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { functionsOf } from '../../scripts/lib/functions.mjs';
import * as functions from '../../src/engine/functions.js';
import * as lectern from '../../src/index.js';
import { arange, cat, functional, ones, rand, randn, stack, type Tensor, tensor, zeros } from '../../src/index.js';

const m = arange(6).reshape(2, 3).float();
const text = (x: Tensor) => `${x.dtype} [${x.shape}] ${x.tolist()}`;

test.each([
  [m.sum(0), m.sum({ dim: 0 })],
  [m.sum([0, 1]), m.sum()],
  [m.mean(1), m.mean({ dim: 1 })],
  [m.var(-1), m.var({ dim: 1 })],
  [m.std(0), m.std({ dim: [0] })],
  [m.amax(0), m.amax({ dim: 0 })],
  [m.argmax(1), m.argmax({ dim: 1 })],
  [m.max(1).values, m.max({ dim: 1 }).values],
  [m.median(0).indices, m.median({ dim: 0 }).indices],
  [m.any(0), m.any({ dim: 0 })],
  [m.prod(1), m.prod({ dim: 1 })],
  [m.sort(0).values, m.sort({ dim: 0 }).values],
  [m.topk(2, 1).values, m.topk(2, { dim: 1 }).values],
  [m.quantile(0.5, 0), m.quantile(0.5, { dim: 0 })],
  [m.norm(2, 1), m.norm(2, { dim: 1 })],
  [m.logsumexp(1), m.logsumexp({ dim: 1 })],
  [m.softmax(1), m.softmax({ dim: 1 })],
  [functional.softmax(m, 1), functional.softmax(m, { dim: 1 })],
  [m.cumsum(0), m.cumsum({ dim: 0 })],
  [m.split(2, 1)[1]!, m.split(2, { dim: 1 })[1]!],
  [m.chunk(2, 1)[0]!, m.chunk(2, { dim: 1 })[0]!],
  [m.unbind(1)[2]!, m.unbind({ dim: 1 })[2]!],
  [cat([m, m], 1), cat([m, m], { dim: 1 })],
  [stack([m, m], 2), stack([m, m], { dim: 2 })],
  [m.reshape(3, -1), m.reshape([3, 2])],
  [m.view(6), m.reshape([6])],
  [m.permute(1, 0), m.permute([1, 0])],
  [m.flip(0, 1), m.flip([0, 1])],
  [m.repeat(2, 1), cat([m, m])],
  [ones(1, 3).expand(2, 3), ones([2, 3])],
  [zeros(2, 3, { dtype: 'int32' }), zeros([2, 3], { dtype: 'int32' })],
  [m.max(m.neg()), m.maximum(m.neg())],
  [m.mm(m.t()), m.matmul(m.T)],
  [m.mv(ones(3)), m.matmul(ones(3))],
  [m.clip({ min: 1 }), m.clampMin(1)],
  [m.clampMax(2), m.clamp({ max: 2 })],
  [m.float().double().int().long().bool(), m.to('bool')],
  [m.type('float64'), m.double()],
  [lectern.sum(m, 0), m.sum(0)],
  [lectern.variance(m, { dim: 0, correction: 0 }), m.var({ dim: 0, correction: 0 })],
  [lectern.max(m, 1).values, m.max(1).values],
  [lectern.max(m, m.neg()), m.maximum(m.neg())],
  [lectern.matmul(m, m.T), m.matmul(m.T)],
])('%s', (found, expected) => expect(text(found)).toBe(text(expected)));

test('sizes of random tensors', () => {
  lectern.manualSeed(1);
  const first = randn(2, 3);
  lectern.manualSeed(1);
  expect(text(randn([2, 3]))).toBe(text(first));
  expect(rand(2, { dtype: 'float64' }).dtype).toBe('float64');
  expect([m.size(), m.size(-1), m.dim(), m.nelement()]).toEqual([[2, 3], 3, 2, 6]);
});

test.each([
  [() => m.sum({ dims: 0 } as never), "sum: there is no option 'dims'; did you mean dim?"],
  [() => m.mean({ keepDim: true } as never), "mean: there is no option 'keepDim'; did you mean keepdim?"],
  [() => m.sum({ axis: 0 } as never), "sum: there is no option 'axis'; did you mean dim?"],
  [() => m.std({ unbiased: false } as never), 'did you mean correction?'],
  [
    () => m.sum(...([0, true] as never as [0])),
    'sum: dim stands by position only where nothing else is said; write { dim: 0, keepdim: true }',
  ],
  [() => m.sum(...([0, { keepdim: true }] as never as [0])), 'said; write { dim: 0, keepdim: true }'],
  [() => m.argmax('0' as never), "argmax: the options are '0', but must be an object"],
  [
    () => m.clamp(...([0, 1] as never as [object])),
    'clamp: the options are 0, but must be an object, such as { min: 0 }',
  ],
  [() => m.clamp({ Max: 1 } as never), "clamp: there is no option 'Max'; did you mean max?"],
  [() => randn(3, 4, { dtyp: 'float64' } as never), "randn: there is no option 'dtyp'; did you mean dtype?"],
  [
    () => zeros([2], 'float64' as never),
    "zeros: the options are 'float64', but must be an object, such as { dtype: 'float64' }",
  ],
  [() => zeros(2, 'float64' as never), "such as { dtype: 'float64' }"],
  [() => zeros(), 'zeros: there is no size; write zeros(3, 4) or zeros([3, 4])'],
  [() => ones(2.5), 'ones: the shape is [2.5]'],
  [() => tensor([1], { requires_grad: true } as never), 'did you mean requiresGrad?'],
  [() => m.reshape('6' as never), "reshape: ('6') must be whole numbers, one by one or in a list"],
  [() => m.split(2, { axis: 1 } as never), "split: there is no option 'axis'; did you mean dim?"],
  [() => cat([m], { axis: 1 } as never), "cat: there is no option 'axis'; did you mean dim?"],
  [() => m.max(0.5), 'max: dim is 0.5, but must be a whole number'],
  [() => lectern.exp(3 as never), 'exp: 3 stands where a tensor should'],
  [() => lectern.sum([1, 2] as never), 'sum: [1, 2] stands where a tensor should'],
  [() => m.T.view(6), 'view: the elements of shape [3, 2] do not lie in memory'],
  [() => m.to('cuda' as never), "Leave .to('cuda') out"],
  [() => m.mm(ones(3)), 'mm: [2, 3] and [3], but must be [m, k] and [k, n]'],
  [() => tensor(3).split(1), 'split: a tensor without dimensions has no slices'],
  [() => tensor(3).chunk(1), 'chunk: a tensor without dimensions has no slices'],
  [() => tensor(3).narrow(0, 0, 1), 'narrow: a tensor without dimensions'],
  [() => tensor(3).unbind(), 'unbind: a tensor without dimensions'],
  [() => tensor(3).index(0), 'index: 1 indices do not fit'],
  [() => arange(3).remainder(0), 'remainder: a whole number cannot be divided by 0'],
])('%s says what to write', (f, message) => expect(f).toThrow(message));

test('a name that functional has too is the same function', () => {
  const root = lectern as unknown as { [name: string]: unknown };
  const shared = Object.entries(functional).filter(([name]) => name in root);
  expect(shared.length).toBeGreaterThan(8);
  for (const [name, f] of shared) expect(root[name], name).toBe(f);
});

describe('a function of the root takes several arguments in the order of the method', () => {
  const x = arange(60).reshape(2, 3, 10).float();
  const places = tensor([2, 0], { dtype: 'int32' });
  const [index, source] = [places.reshape(1, 2, 1).expand(2, 2, 10), x.narrow(1, 0, 2).neg()];
  /** No two of them may stand in each other's place. */
  const rows: { [name: string]: [x: Tensor, ...args: unknown[]] } = {
    allclose: [x, x.add(0.5), { rtol: 0, atol: 0.6 }],
    topk: [x, 2, 1],
    quantile: [x, 0.25, 2],
    norm: [x, 3, 1],
    transpose: [x, 0, 2],
    flatten: [x, 0, 1],
    narrow: [x, 2, 1, 3, 4],
    select: [x, 2, 1],
    split: [x, 4, 2],
    chunk: [x, 5, 2],
    gather: [x, 1, index],
    scatter: [x, 1, index, source],
    scatterAdd: [x, 1, index, source],
    indexSelect: [x, 1, places],
    roll: [x, 1, 2],
    repeatInterleave: [x, 3, 1],
  };

  test('the table has all of them', () => {
    const parameters = (f: object) => /^function \w+\(([^)]*)\)/.exec(String(f))![1]!.split(',');
    const several = Object.entries(functions).filter(([, f]) => parameters(f).length > 2);
    expect(several.map(([name]) => name).sort()).toEqual(Object.keys(rows).sort());
  });

  type Named = { [name: string]: (...args: unknown[]) => unknown };
  const said = (result: unknown): unknown => {
    if (result instanceof lectern.Tensor) return text(result);
    if (Array.isArray(result)) return result.map(said);
    return Object(result) === result ? Object.values(result as object).map(said) : result;
  };
  test.each(Object.entries(rows))('%s', (name, [x, ...args]) => {
    const found = (functions as unknown as Named)[name]!(x, ...args);
    expect(said(found)).toEqual(said((x as unknown as Named)[name]!(...args)));
  });
});

test('the functions of the root are those of the tensor: npm run functions has been run', () => {
  const engine = fileURLToPath(new URL('../../src/engine/', import.meta.url));
  const bare = (code: string) => code.replaceAll(/[\s;,()|]/g, '');
  const written = bare(readFileSync(`${engine}functions.ts`, 'utf8'));
  expect(written).toBe(bare(functionsOf(readFileSync(`${engine}tensor.ts`, 'utf8'))));
});
