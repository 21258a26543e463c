import { expect, test } from 'vitest';
import {
  arange,
  cat,
  type DType,
  eye,
  linspace,
  type NestedNumbers,
  oneHot,
  ones,
  randint,
  slice,
  stack,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../src/engine/index.js';
import fixture from '../fixtures/torch-methods.json' with { type: 'json' };

test('squeeze leaves a dimension of another size than 1, as in PyTorch', () => {
  expect(zeros(1, 3).squeeze(1).shape).toEqual([1, 3]);
  expect(zeros(1, 3).squeeze(-2).shape).toEqual([3]);
  expect(zeros(1, 3, 1).squeeze().shape).toEqual([3]);
});

const { given, ...expected } = fixture;
const read = (values: NestedNumbers, dtype: DType = 'float64') => tensor(values, { dtype });
const [m, v, u] = [given.m, given.v, given.u].map((values) => read(values)) as [Tensor, Tensor, Tensor];
const labels = (values: number[]) => read(values, 'int32');
const sums = (parts: Tensor[]) =>
  cat(
    parts.map((part) => part.sum({ dim: 1, keepdim: true })),
    { dim: 1 },
  );

const k = read(
  [
    [2, 0],
    [1, 1],
  ],
  'int32',
);
const wide = arange(120).reshape([2, 3, 4, 5]);

/** 0 … 23 after a change of a part. */
function changed(change: (x: Tensor) => Tensor): Tensor {
  const x = arange(24, { dtype: 'float32' }).reshape([2, 3, 4]);
  change(x);
  return x;
}

const methods: { [name in keyof typeof expected]: Tensor } = {
  select: m.select(1, -1),
  split: sums(m.split(3, { dim: 1 })),
  'split, sizes': sums(m.split([1, 0, 3], { dim: 1 })),
  chunk: tensor(v.chunk(4).map(({ shape }) => shape[0]!)),
  stack: stack([u, u.mul(2)], { dim: 1 }),
  unsqueeze: m.unsqueeze(-1).transpose(0, 2),
  flatten: m.unsqueeze(0).flatten(1),
  sort: m.sort({ dim: 0 }).values,
  'sort, descending': m.sort({ descending: true }).values,
  'sort, indices': v.sort().indices,
  topk: m.topk(2).values,
  'topk, smallest': m.topk(2, { dim: 0, largest: false }).values,
  argmax: m.argmax({ dim: 1 }),
  'argmax, all': m.argmax(),
  argmin: m.argmin({ dim: 0, keepdim: true }),
  max: m.max({ dim: 1 }).values,
  min: m.min({ dim: 0 }).values,
  norm: m.norm(),
  'norm, dim': m.norm(2, { dim: 1 }),
  'norm, 1': m.norm(1),
  'norm, 3': m.norm(3),
  'norm, infinite': m.norm(Number.POSITIVE_INFINITY),
  outer: u.outer(v),
  indexSelect: m.indexSelect(1, labels([3, 0, 0])),
  maskedSelect: m.maskedSelect(m.gt(0)),
  clamp: m.clamp({ min: -0.5, max: 0.5 }),
  'clamp, min': m.clamp({ min: 0.1 }),
  oneHot: oneHot(labels([2, 0]), 3),
  where: where(m.gt(0), m, 0),
  cumsum: v.cumsum(0),
  quantile: m.quantile(0.3),
  'quantile, dim': m.quantile(0.75, { dim: 1 }),
  histc: m.histc({ bins: 5, min: -1, max: 1 }),
  'histc, all': m.histc({ bins: 4 }),
  flip: m.flip(1),
  any: m.gt(1).any({ dim: 1 }),
  all: m.gt(-1).all({ dim: 0 }),
  arange: arange(-2, 7, 3),
  'arange, fractions': arange(1, 0, -0.25),
  linspace: linspace(-1, 2, 7, { dtype: 'float64' }),
  eye: eye(3),
  prod: m.prod(),
  'prod, dim': m.prod({ dim: 1, keepdim: true }),
  logsumexp: m.logsumexp({ dim: [0, 1] }),
  'logsumexp, dim': m.logsumexp({ dim: 1 }),
  reciprocal: m.reciprocal(),
  rsqrt: m.abs().rsqrt(),
  round: read([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994]).round(),
  logicalAnd: m.gt(0).logicalAnd(m.lt(1)),
  logicalOr: m.gt(1).logicalOr(m.lt(0)),
  tril: m.tril(),
  triu: m.triu(1),
  diag: m.diag(),
  'diag of a list': u.diag(),
  trace: m.trace(),
  dot: u.dot(m.select(1, 0)),
  roll: m.roll(3, 1),
  repeat: u.repeat([2, 2]),
  nonzero: m.gt(0).nonzero(),
  maskedFill: m.maskedFill(m.gt(0), 7),
  scatter: m.scatter(1, k, 9),
  index: wide.index(1, slice(0, 2), '...', -1),
  'index, steps': wide.index(':', slice(1), slice(3, 0), slice(undefined, undefined, 2)),
  'index, new': wide.index(0, null, 2, '...', null),
  'index, places': wide.index(':', k, 1),
  'index, places side by side': wide.index(':', k, labels([3, -1])),
  'index, places apart': wide.index(k.eq(1).to('int32'), ':', labels([3, -1])),
  'index, mask': wide.index(wide.sub(wide.div(7).floor().mul(7)).eq(0)),
  'index, mask of some': wide.index(':', arange(12).reshape([3, 4]).gt(9), slice(1, 3)),
  'index, mask and places': m.index(read([1, 0, 1], 'bool'), labels([1, -1])),
  'change: select': changed((x) => x.select(1, 0).fill_(-1)),
  'change: narrow of a transpose': changed((x) => x.transpose(0, 2).narrow(0, 1, 2).mul_(10)),
  'change: reshape of a view': changed((x) => x.index(':', slice(1)).reshape([2, 8]).select(0, 0).neg_()),
  'change: a copy is apart': changed((x) => x.permute([2, 1, 0]).reshape([12, 2]).zero_()),
  'change: split': changed((x) => {
    const [left, right] = x.split(2, { dim: 2 }) as [Tensor, Tensor];
    return right.unsqueeze(0).squeeze(0).add_(left);
  }),
  'change: overlapping': changed((x) => x.index(0, ':', slice(0, 3)).copy_(x.index(0, ':', slice(0, 3)).T)),
  'change: places': changed((x) => {
    x.indexPut_([0, ':', labels([1, 3])], tensor([[-1, -2]]));
    return x.indexPut_([x.gt(20)], 0);
  }),
};

/** A few roundings on numbers of size about 1, in sums that PyTorch may do in another order. */
function close(actual: NestedNumbers, target: NestedNumbers): void {
  if (Array.isArray(actual) && Array.isArray(target)) {
    expect(actual.length).toBe(target.length);
    for (const [i, part] of actual.entries()) close(part, target[i]!);
  } else expect(Math.abs(Number(actual) - Number(target))).toBeLessThan(1e-14);
}

test.each(Object.entries(methods))("%s is PyTorch's", (name, y) =>
  close(y.tolist(), expected[name as keyof typeof expected] as NestedNumbers),
);

test('the largest and the smallest of all', () => {
  expect([m.max().item(), m.min().item()]).toEqual([m.amax().item(), m.amin().item()]);
});

test('NaN is the largest when sorted, and wins', () => {
  const x = read([2, Number.NaN, 1]);
  expect(x.sort().indices.tolist()).toEqual([2, 0, 1]);
  expect([x.argmax().item(), x.argmin().item()]).toEqual([1, 1]);
  const twice = read([Number.NaN, 5, Number.NaN, -5]);
  expect([twice.argmax().item(), twice.argmin().item()]).toEqual([0, 0]);
  expect([read([1, 3, 3, 0, 0]).argmax().item(), read([1, 3, 3, 0, 0]).argmin().item()]).toEqual([1, 3]); // the first
  expect([x.amax().item(), x.amin().item()]).toEqual([Number.NaN, Number.NaN]);
});

test('a clone has memory of its own, and lets gradients through', () => {
  const x = tensor([1, 2], { requiresGrad: true });
  const y = x.clone();
  y.mul(3).sum().backward();
  y.detach().fill_(9);
  expect([x.tolist(), x.grad?.tolist()]).toEqual([
    [1, 2],
    [3, 3],
  ]);
  expect(tensor(5).clone().item()).toBe(5);
});

test('what is not a number, or not finite, is found', () => {
  const x = read([1, Number.NaN, Number.POSITIVE_INFINITY]);
  expect([x.isnan().tolist(), x.isfinite().tolist()]).toEqual([
    [0, 1, 0],
    [1, 0, 0],
  ]);
  expect(x.ne(1).tolist()).toEqual([0, 1, 1]);
});

test('gradients flow through what is chosen', () => {
  const x = read([3, 1, 2]).requiresGrad_();
  x.topk(2)
    .values.mul(read([10, 1]))
    .sum()
    .backward();
  expect(x.grad?.tolist()).toEqual([10, 0, 1]);
  const y = read([1, 2]).requiresGrad_();
  stack([y, y])
    .indexSelect(0, labels([0, 0, 1]))
    .sum()
    .backward();
  expect(y.grad?.tolist()).toEqual([3, 3]);
});

test('a stack of products is the products', () => {
  const [a, b] = [ones([2, 3, 4]).cumsum(2), ones([2, 4, 5]).cumsum(1)];
  const product = a.matmul(b);
  expect(product.shape).toEqual([2, 3, 5]);
  expect(product.select(0, 1).tolist()).toEqual(a.select(0, 1).matmul(b.select(0, 1)).tolist());
});

test('views share memory, versions and gradients', () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ]);
  const column = x.select(1, 1);
  x.fill_(5);
  expect(column.tolist()).toEqual([5, 5]);
  expect([column.isContiguous(), column.stride(), column.contiguous().stride()]).toEqual([false, [2], [1]]);
  expect(column.array.version).toBe(x.array.version);
  const w = read([1, 2, 3, 4]).requiresGrad_();
  w.index(slice(0, 4, 2))
    .mul(w.index(-1))
    .sum()
    .backward();
  expect(w.grad?.tolist()).toEqual([4, 0, 4, 4]);
  const products = read([0, 2, 0.5]).requiresGrad_();
  products.prod().backward();
  expect(products.grad?.tolist()).toEqual([1, 0, 0]);
  expect(() => ones([1]).expand([3]).add_(1)).toThrow('shows the same element several times');
});

test('no elements at all', () => {
  const none = zeros([0, 3]);
  expect([none.T.tolist(), none.prod().item(), none.index(slice(1)).shape, none.nonzero().shape]).toEqual([
    [[], [], []],
    1,
    [0, 3],
    [0, 2],
  ]);
});

test('what is equal, and what is nearly equal', () => {
  expect([m.equal(m.clone()), m.equal(m.T), m.equal(m.add(1e-9)), m.allclose(m.add(1e-9))]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([m.allclose(m.add(0.1)), m.allclose(m.add(0.1), { atol: 0.2 }), v.div(0).allclose(v.div(0))]).toEqual([
    false,
    true,
    true,
  ]);
});

test.each([
  [() => m.index(0, 0, 0), "index: 3 indices do not fit a tensor of shape [3, 4]; '...' may stand once"],
  [() => m.index('...', '...'), "'...' may stand once"],
  [() => m.index(labels([3])), 'index: index 3 is out of range; dimension 0 has size 3'],
  [() => m.index(v), 'index: the index is float64, but must be int32'],
  [() => m.index(ones([2, 4], { dtype: 'bool' })), 'a mask of shape [2, 4] stands for dimensions of shape [3, 4]'],
  [() => m.index([1] as never), 'index: [1] is none of: a number, slice(…)'],
  [() => slice(0, 1.5), 'slice: from 0 to 1.5 in steps of 1, but all must be whole numbers'],
  [() => slice(0, 1, -1), 'and the step 1 or more'],
  [() => m.repeat([2]), 'repeat: [2] times a tensor of shape [3, 4]'],
  [() => u.dot(v.unsqueeze(0)), 'dot: [3] and [1, 5] must both have one dimension'],
  [() => arange(0, 5, -1), 'arange: steps of -1 from 0 do not lead to 5'],
  [() => arange(0, 5, 0), 'arange: steps of 0'],
  [() => m.pad(0, -1, 0), 'pad: -1 before and 0 after'],
  [() => m.quantile(1.5), 'quantile: q is 1.5, but must be between 0 and 1'],
  [() => m.histc({ bins: 0 }), 'histc: bins is 0, but must be a whole number, 1 or more'],
  [() => m.select(0, 3), 'select: index 3 is out of range; dimension 0 has size 3'],
  [() => m.narrow(1, 2, 3), 'narrow: 3 from 2 on are out of range; the dimension has size 4'],
  [() => randint(10, [3] as never, [1]), 'randint: high is [3], but must be a whole number; write randint(0, 10, [3])'],
  [() => m.add([1, 2] as never), 'must be a tensor or a number; tensor([1, 2]) makes one'],
  [() => m.equal([1, 2] as never), 'equal: [1, 2] stands where a tensor should; tensor([1, 2]) makes one'],
  [() => cat(m as never, m as never), 'cat: Tensor [3, 4] stands where a list in brackets should; write cat([…])'],
  [() => stack(m as never, m as never), 'write stack([…])'],
  [() => m.split([1, 1]), 'split: [1,1] do not divide a dimension of size 3'],
  [() => m.split(0), 'split: 0 do not divide'],
  [() => m.chunk(0), 'chunk: 0 do not divide'],
  [() => m.topk(5), 'topk: k is 5, but must be between 1 and 4'],
  [() => m.outer(v), 'outer: [3, 4] and [5] must both have one dimension'],
  [() => m.gather(0, v), 'gather: the index is float64, but must be int32'],
  [() => m.gather(0, labels([0])), 'gather: an index of shape [1] does not fit a tensor of shape [3, 4]'],
  [() => v.gather(0, labels([5])), 'gather: index 5 is out of range; dimension 0 has size 5'],
  [() => v.scatterAdd(0, labels([1]), v), 'the index has shape [1], and the source [5]'],
  [() => cat([]), 'cat: there is no tensor'],
  [() => cat([m, v]), 'cat: [3, 4] and [5] differ in more than dimension 0'],
  [() => cat([m, zeros([1, 4])]), 'cat: float64 and float32 do not go together'],
  [() => oneHot(labels([3]), 3), 'oneHot: label 3 is out of range; with 3 classes labels go from 0 to 2'],
  [() => zeros([2, 0]).argmax({ dim: 1 }), 'argmax: there is nothing along dimension 1 of shape [2, 0]'],
  [() => zeros([0]).amax(), 'amax: there is nothing to compare'],
  [() => zeros([2, 3, 4]).matmul(zeros([3, 4, 5])), 'matmul: [2] and [3]: sizes 2 and 3 differ'],
  [() => zeros([]).matmul(zeros([2, 3])), 'both must be matrices'],
  [() => zeros([3]).matmul(zeros([2, 3])), 'inner sizes 3 and 2 differ'],
  [() => zeros([2]).to('int32').pow(-1), 'int32 has no power -1'],
  [() => zeros([2]).norm({ p: 1 } as never), 'norm: p is {"p":1}, but must be a number'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
