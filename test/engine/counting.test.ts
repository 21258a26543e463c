// Functions that count, repeat and lay out; einsum and cumprod beside PyTorch's numbers.

import { expect, test } from 'vitest';
import {
  arange,
  einsum,
  fullLike,
  grad,
  linspace,
  meshgrid,
  ones,
  randLike,
  randnLike,
  tensor,
} from '../../src/index.js';
import cases from '../fixtures/torch-einsum.json' with { type: 'json' };

const int = (values: number[]) => tensor(values, { dtype: 'int32' });

test.each(cases.map((row) => [row.equation, row] as const))('einsum %s', (equation, row) => {
  const operands = row.operands.map(({ shape, data }) => tensor(data, { dtype: 'float64' }).reshape(shape));
  const y = einsum(equation, ...operands);
  expect(y.shape).toEqual(row.shape);
  // sums of at most 60 products of numbers near 1, in another order
  for (const [i, x] of row.value.entries()) expect(y.data[i]).toBeCloseTo(x, 12);
});

test('operands of einsum may stand in a list', () => {
  const [a, b] = [tensor([[1, 2]]), tensor([[3], [4]])];
  expect(einsum('ij,jk->ik', [a, b]).tolist()).toEqual([[11]]);
  expect(einsum('ij->ji', [a]).tolist()).toEqual([[1], [2]]);
});

test.each(['i1->i', 'i->1', 'i->i.', 'i..->i', 'i,->i->i', '', 'i,i', 'i->.i'])('einsum refuses %j', (equation) => {
  expect(() => einsum(equation, tensor([1, 2]))).toThrow('einsum: ');
});

test('einsum has gradients, and says what does not fit', () => {
  const [a, b] = [ones(2, 3, { requiresGrad: true }), ones(3, 4).mul(2)];
  einsum('ij,jk->', a, b).backward();
  expect(a.grad!.tolist()).toEqual([
    [8, 8, 8],
    [8, 8, 8],
  ]);
  expect(() => einsum('ij,jk->il', a, b)).toThrow("einsum: 'l' behind '->'");
  expect(() => einsum('ij,ik->jk', a, b)).toThrow("'i' in 'ij,ik->jk' stands for sizes 2 and 3");
  expect(() => einsum('ijk', a)).toThrow("'ijk' in 'ijk' does not fit shape [2, 3]");
  expect(() => einsum('ij,jk', a)).toThrow('letters for each of 1 operands');
  expect(() => einsum('ij', 3 as never)).toThrow('einsum: 3 stands where a tensor should');
});

test('the running product, also past a zero', () => {
  // torch.cumprod of the same numbers, and the gradient of the sum of i · y_i with a zero at [1, 2]
  const x = tensor(
    [
      [1.5409961082440433, -0.2934289057609464, -2.1787893820745574, 0.5684312772806678],
      [-1.084522342424021, -1.3985953953708767, 0, 0.8380263329976598],
    ],
    { dtype: 'float64', requiresGrad: true },
  );
  const y = x.cumprod(1);
  expect(y.select(0, 0).tolist()).toEqual([
    1.5409961082440433,
    expect.closeTo(-0.4521728018239265, 14),
    expect.closeTo(0.9851892994768742, 14),
    expect.closeTo(0.5600124118648859, 14),
  ]);
  const [g] = grad(y.mul(arange(8).reshape(2, 4).double()).sum(), [x]);
  const expected = [2.075438747453334, -10.899550010011817, -1.6754330935249115, 2.9555678984306226];
  for (const [i, slope] of expected.entries()) expect(g!.data[i]).toBeCloseTo(slope, 12);
  const past = [-2.9929769768543837, -5.422611712120104, 17.998722780320044, 0];
  for (const [i, slope] of past.entries()) expect(g!.data[4 + i]).toBeCloseTo(slope, 12);
});

test('distinct numbers, counts and repeats', () => {
  const x = tensor([3, 1, 2, 1, 3, 3]);
  expect(x.unique().tolist()).toEqual([1, 2, 3]);
  const { inverse, counts } = x.unique({ returnInverse: true, returnCounts: true });
  expect([inverse.tolist(), counts.tolist()]).toEqual([
    [2, 0, 1, 0, 2, 2],
    [2, 1, 3],
  ]);
  expect(int([0, 2, 2]).bincount({ minlength: 4 }).tolist()).toEqual([1, 0, 2, 0]);
  expect(
    int([0, 2, 2])
      .bincount({ weights: tensor([0.5, 1, 2]) })
      .tolist(),
  ).toEqual([0.5, 0, 3]);
  expect(() => int([-1]).bincount()).toThrow('bincount: a list of whole numbers, 0 or more');
  expect(int([1, 2]).repeatInterleave(2).tolist()).toEqual([1, 1, 2, 2]);
  expect(
    arange(4)
      .reshape(2, 2)
      .repeatInterleave(int([1, 2]), 0)
      .tolist(),
  ).toEqual([
    [0, 1],
    [2, 3],
    [2, 3],
  ]);
  expect(() => int([1, 2]).repeatInterleave(-1)).toThrow('repeatInterleave: the repeats are -1');
});

test('grids and tensors like another one', () => {
  const [x, y] = meshgrid([linspace(0, 1, 2), linspace(0, 2, 3)]);
  expect([x!.tolist(), y!.tolist()]).toEqual([
    [
      [0, 0, 0],
      [1, 1, 1],
    ],
    [
      [0, 1, 2],
      [0, 1, 2],
    ],
  ]);
  expect(meshgrid([arange(2), arange(3)], { indexing: 'xy' })[0]!.shape).toEqual([3, 2]);
  const like = ones(2, { dtype: 'float64' });
  expect([randnLike(like), randLike(like), fullLike(like, 3)].map((t) => `${t.dtype} ${t.shape}`)).toEqual(
    new Array(3).fill('float64 2'),
  );
});

test('diagonals are views', () => {
  const x = arange(6).reshape(2, 3).float();
  x.diagonal(1).fill_(9);
  expect(x.tolist()).toEqual([
    [0, 9, 2],
    [3, 4, 9],
  ]);
  expect(tensor([1, 2]).diag(1).shape).toEqual([3, 3]);
});
