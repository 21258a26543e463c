import { describe, expect, test } from 'vitest';
import {
  arange,
  grad,
  gradcheck,
  hessian,
  type NestedNumbers,
  RandomState,
  stack,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../src/engine/index.js';
import { firstDifference } from './first-difference.js';

const state = new RandomState(1);
const places = tensor([2, 0, 2, 1, 2], { dtype: 'int32' });

describe.each([1, 2, 47, 48, 60])('slices with %d elements beside each other', (inner) => {
  const x = state.randn([2, 3, inner]);
  const cases = {
    indexSelect: [x.indexSelect(1, places), (o: number, j: number, i: number) => x.index(o, places.data[j]!, i)],
    flip: [x.flip(1), (o: number, j: number, i: number) => x.index(o, 2 - j, i)],
    roll: [x.roll(-4, 1), (o: number, j: number, i: number) => x.index(o, (j + 1) % 3, i)],
    'stack, last': [
      stack([x, x.neg()], { dim: 3 }),
      (o: number, j: number, i: number) => stack([x.index(o, j, i), x.index(o, j, i).neg()]),
    ],
    pad: [
      x.pad(1, 1, 0, { value: 7 }),
      (o: number, j: number, i: number) => (j > 0 ? x.index(o, j - 1, i) : tensor(7)),
    ],
  } as const;
  test.each(Object.entries(cases))('%s', (_name, [y, element]) => {
    const [outer, size] = y.shape as [number, number];
    for (let o = 0; o < outer; o++)
      for (let j = 0; j < size; j++)
        for (let i = 0; i < inner; i++) expect(y.index(o, j, i).tolist()).toEqual(element(o, j, i).tolist());
  });
  test('slices that are named several times add up their gradients', () => {
    const at = x.clone().requiresGrad_();
    const [g] = grad(at.indexSelect(1, places).sum(), [at]);
    for (let j = 0; j < 3; j++)
      expect(
        g!
          .select(1, j)
          .unsqueeze(0)
          .equal(g!.select(1, j).mul(0).add([1, 1, 3][j]!).unsqueeze(0)),
      ).toBe(true);
  });
});

test('second derivatives flow through slices', () => {
  const x = tensor(
    [
      [1, 2],
      [3, 4],
    ],
    { dtype: 'float64' },
  );
  const rows = tensor([1, 1], { dtype: 'int32' });
  const h = hessian((at) => at.indexSelect(0, rows).pow(3).sum(), x); // 2 · 6x in row 1
  expect(h.reshape([4, 4]).diag().tolist()).toEqual([0, 0, 36, 48]);
  expect(gradcheck((at) => at.flip(0).mul(at.roll(1, 1)).square().sum(), [x]).kinks).toBe(0);
});

test('an index that is one list in all lanes means what it means in full', () => {
  const x = state.randn([4, 3, 5]);
  const list = places.reshape([1, 5, 1]).expand([4, 5, 5]);
  expect(x.gather(1, list).equal(x.gather(1, list.clone()))).toBe(true);
  const narrow = places.reshape([1, 5, 1]).expand([2, 5, 4]); // along other dimensions an index may be shorter
  expect(x.gather(1, narrow).equal(x.gather(1, narrow.clone()))).toBe(true);
  const source = state.randn([4, 5, 5]);
  expect(x.scatter(1, list, source).equal(x.scatter(1, list.clone(), source))).toBe(true);
  expect(x.scatterAdd(1, list, source).equal(x.scatterAdd(1, list.clone(), source))).toBe(true);
  expect(() => x.indexSelect(0, tensor([4], { dtype: 'int32' }))).toThrow(
    'gather: index 4 is out of range; dimension 0 has size 4',
  );
  expect(() => x.indexSelect(0, tensor([-1], { dtype: 'int32' }))).toThrow('index -1 is out of range');
  expect(() => x.indexSelect(0, tensor([0]))).toThrow('indexSelect: the index is float32, but must be int32');
});

describe('an index that is one list, at the edges, as in PyTorch', () => {
  const int = (values: NestedNumbers) => tensor(values, { dtype: 'int32' });
  const line = tensor([[7, 8, 9]]);

  test('it may have one entry, none, or be for a plain number', () => {
    expect(line.gather(1, int([[2]])).tolist()).toEqual([[9]]);
    expect(line.gather(1, int([[2, 0]])).tolist()).toEqual([[9, 7]]);
    expect(line.gather(0, zeros([2, 0], { dtype: 'int32' })).shape).toEqual([2, 0]);
    expect(line.gather(1, zeros([1, 0], { dtype: 'int32' })).shape).toEqual([1, 0]);
    const [five, zero] = [tensor(5), int(0)];
    expect([...five.gather(0, zero).data]).toEqual([5]);
    expect(five.scatter(0, zero, tensor(2)).tolist()).toBe(2);
    expect(five.scatterAdd(0, zero, tensor(2)).tolist()).toBe(7);
    for (const place of [1, -1])
      expect(() => five.gather(0, int(place))).toThrow(`index ${place} is out of range; dimension 0 has size 1`);
  });

  test('for one column of several an index is not the list for all', () => {
    const square = tensor([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(square.gather(0, int([[2], [0]])).tolist()).toEqual([[7], [1]]);
    expect(square.gather(0, int([[2, 0, 1]])).tolist()).toEqual([[7, 2, 6]]);
    for (const [width, expected] of [
      [1, [[7], [4]]],
      [
        2,
        [
          [7, 2],
          [4, 5],
        ],
      ],
      [
        3,
        [
          [7, 2, 9],
          [4, 5, 6],
        ],
      ],
    ] as const) {
      const index = int([
        [2, 0, 2],
        [1, 1, 1],
      ]).narrow(1, 0, width);
      expect(square.narrow(1, 0, width).gather(0, index).tolist()).toEqual(expected);
    }
    expect(
      tensor([[1, 2, 3]])
        .gather(0, int([[0, 0]]))
        .tolist(),
    ).toEqual([[1, 2]]);
  });

  test.each(['float32', 'float64', 'bool'] as const)('it is never %s', (dtype) => {
    const index = zeros([3], { dtype });
    const message = `the index is ${dtype}, but must be int32`;
    expect(() => tensor([1, 2, 3]).gather(0, index)).toThrow(`gather: ${message}`);
    expect(() => tensor([1, 2, 3]).scatter(0, index, tensor([1, 2, 3]))).toThrow(`scatter: ${message}`);
  });
});

describe('a view is there exactly when one step for each dimension leads through the memory', () => {
  const memory = arange(96); // each number is its place
  const [block, wide] = [memory.narrow(0, 0, 24).reshape(2, 3, 4), memory.reshape(4, 6, 4)];
  const one = memory.narrow(0, 7, 1);
  const sources: { [name: string]: Tensor } = {
    'in order': block,
    'two dimensions swapped': block.transpose(1, 2),
    'the first one last': block.permute(1, 2, 0),
    'all the other way round': block.permute(2, 1, 0),
    'the first rows of each': wide.narrow(0, 0, 2).narrow(1, 1, 3),
    'every second row of each': wide.narrow(0, 0, 2).narrow(1, 0, 3, 2),
    'the first of each row': wide.narrow(2, 1, 1),
    'every second of each row': wide.narrow(0, 1, 2).narrow(2, 0, 2, 2),
    'one for all': one.expand(24),
    'a row for all': memory.narrow(0, 2, 6).expand(4, 6),
    'a column for all': memory.narrow(0, 2, 6).unsqueeze(1).expand(6, 4),
    'a row for all, twice': memory.narrow(0, 2, 3).reshape(1, 1, 3).expand(2, 4, 3),
    'with dimensions of size 1': block.unsqueeze(1).unsqueeze(0).transpose(2, 4),
    'and at the end': block.transpose(0, 1).unsqueeze(-1),
  };
  /** All ways to write a size as a product of so many factors. */
  const shapes = (size: number, dims: number): number[][] =>
    dims === 1
      ? [[size]]
      : Array.from({ length: size }, (_, i) => i + 1)
          .filter((first) => size % first === 0)
          .flatMap((first) => shapes(size / first, dims - 1).map((rest) => [first, ...rest]));
  /** Whether the places are those that such steps reach. */
  const isRegular = (places: ArrayLike<number>, shape: number[]): boolean => {
    const spans = shape.map((_, d) => shape.slice(d + 1).reduce((product, size) => product * size, 1));
    const steps = spans.map((span, d) => (shape[d] === 1 ? 0 : places[span]! - places[0]!));
    return Array.from(places).every((place, i) => {
      const digits = spans.map((span, d) => Math.floor(i / span) % shape[d]!);
      return place === digits.reduce((sum, digit, d) => sum + digit * steps[d]!, places[0]!);
    });
  };
  test.each(Object.entries(sources))('%s', (_name, x) => {
    const places = x.clone().data;
    let views = 0;
    for (const shape of [1, 2, 3, 4].flatMap((dims) => shapes(places.length, dims))) {
      expect(firstDifference(x.reshape(shape).clone().data, places)).toBe(-1);
      if (isRegular(places, shape)) {
        views++;
        expect(firstDifference(x.view(shape).clone().data, places)).toBe(-1);
      } else expect(() => x.view(shape), String(shape)).toThrow('do not lie in memory');
    }
    expect(views).toBeGreaterThan(0);
  });
});

describe('dimensions come and go, as in PyTorch', () => {
  const x = zeros([1, 2, 1, 3, 1, 4]);
  test.each<[string, Tensor, number[]]>([
    ['squeeze', x.squeeze(), [2, 3, 4]],
    ['squeeze of nothing else', zeros([1, 1]).squeeze(), []],
    ['squeeze of nothing', zeros([2, 0, 3]).squeeze(), [2, 0, 3]],
    ['squeeze of a plain number', tensor(5).squeeze(), []],
    ['squeeze of a plain number, first', tensor(5).squeeze(0), []],
    ['squeeze, first', x.squeeze(0), [2, 1, 3, 1, 4]],
    ['squeeze, from the end', x.squeeze(-2), [1, 2, 1, 3, 4]],
    ['unsqueeze, first', x.unsqueeze(0), [1, 1, 2, 1, 3, 1, 4]],
    ['unsqueeze, within', zeros([2, 3]).unsqueeze(1), [2, 1, 3]],
    ['unsqueeze, last', zeros([2, 3]).unsqueeze(-1), [2, 3, 1]],
    ['unsqueeze, first from the end', zeros([2, 3]).unsqueeze(-3), [1, 2, 3]],
    ['flatten', x.flatten(), [24]],
    ['flatten of a plain number', tensor(5).flatten(), [1]],
    ['flatten, from the second', x.flatten(1), [1, 24]],
    ['flatten, to the fourth', x.flatten(0, 3), [6, 1, 4]],
    ['flatten, within', x.flatten(1, -2), [1, 6, 4]],
    ['flatten of one', x.flatten(3, 3), [1, 2, 1, 3, 1, 4]],
  ])('%s', (_name, { shape }, expected) => expect(shape).toEqual(expected));

  test('what cannot go, or does not lie in order, is said', () => {
    expect(x.squeeze(1).shape).toEqual(x.shape);
    expect(() => x.squeeze(6)).toThrow('squeeze');
    expect(() => x.flatten(2, 1)).toThrow('flatten: dimension 2 comes after dimension 1');
    expect(() => x.flatten(-1, 0)).toThrow('flatten: dimension -1 comes after dimension 0');
  });
});

test('arange counts up and down, and may be empty, as in PyTorch', () => {
  const found = (x: Tensor) => [x.dtype, x.tolist()];
  expect(found(arange(0))).toEqual(['int32', []]);
  expect(found(arange(3, 3))).toEqual(['int32', []]);
  expect(found(arange(3, 3, -1))).toEqual(['int32', []]);
  expect(found(arange(3, 3, 0.5))).toEqual(['float32', []]);
  expect(found(arange(5, 0, -2))).toEqual(['int32', [5, 3, 1]]);
  expect(found(arange(2, 3, 5))).toEqual(['int32', [2]]);
  expect(found(arange(1, -1, -0.5))).toEqual(['float32', [1, 0.5, 0, -0.5]]);
  expect(found(arange(0, 1, 0.25))).toEqual(['float32', [0, 0.25, 0.5, 0.75]]);
  expect(found(arange(2 ** 31, 2 ** 31 + 2, { dtype: 'float64' }))).toEqual(['float64', [2 ** 31, 2 ** 31 + 1]]);
  for (const [start, end, step] of [
    [0, -1, 1],
    [3, 4, -1],
    [3, 3, 0],
    [3, 4, 0],
    [0, Number.NaN, 1],
    [0, Number.POSITIVE_INFINITY, 1],
    [0, 2 ** 32, 1],
  ] as const)
    expect(() => arange(start, end, step)).toThrow(`arange: steps of ${step} from ${start} do not lead to ${end}`);
});

test('triangles of all widths', () => {
  const x = arange(1, 13).reshape([2, 2, 3]);
  for (let diagonal = -4; diagonal <= 4; diagonal++) {
    const [column, row] = [arange(0, 3), arange(0, 2).unsqueeze(1)];
    const distance = column.sub(row);
    expect(x.tril(diagonal).tolist()).toEqual(x.mul(distance.le(diagonal)).tolist());
    expect(x.triu(diagonal).tolist()).toEqual(x.mul(distance.ge(diagonal)).tolist());
  }
});

test('a mask in two dimensions picks and puts', () => {
  const x = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const mask = x.gt(2);
  expect(mask.nonzero().tolist()).toEqual([
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
  expect(tensor(5).nonzero().shape).toEqual([1, 0]); // as in PyTorch
  expect(
    x
      .clone()
      .indexPut_([mask], tensor([10, 20, 30, 40]))
      .tolist(),
  ).toEqual([
    [1, 2, 10],
    [20, 30, 40],
  ]);
});

test('where stretches each of its three', () => {
  const [c, x, y] = [tensor([[1], [0]]).ne(0), tensor([1, 2, 3]), tensor(9)];
  expect(where(c, x, y).tolist()).toEqual([
    [1, 2, 3],
    [9, 9, 9],
  ]);
  expect(where(c, y, x).tolist()).toEqual([
    [9, 9, 9],
    [1, 2, 3],
  ]);
  expect(where(tensor(1).ne(0), x, y).tolist()).toEqual([1, 2, 3]);
  expect(where(tensor([]).ne(0), 1, 2).shape).toEqual([0]);
});

describe('gather from, and with, tensors that lie in another one’s memory', () => {
  const whole = state.randn([4, 6, 5]);
  const some = (size: number) => state.randint(0, size, [3, 4, 2]);
  const views = {
    transposed: whole.transpose(0, 1),
    permuted: whole.permute([2, 0, 1]),
    'every second slice': whole.narrow(1, 1, 3, 2),
    'part of each lane': whole.narrow(2, 2, 3),
    'one slice for all': whole.narrow(0, 3, 1).expand([4, 6, 5]),
  };
  test.each(Object.entries(views))('%s', (_name, x) => {
    for (const dim of [0, 1, 2]) {
      // along other dimensions an index may be shorter; it is a view itself
      const shape = x.shape.map((size, d) => (d === dim ? 4 : Math.min(size, 2)));
      const index = state.randint(0, x.shape[dim]!, shape.toReversed()).permute([2, 1, 0]);
      expect(index.shape).toEqual(shape);
      const y = x.gather(dim, index);
      for (let i = 0; i < shape[0]!; i++)
        for (let j = 0; j < shape[1]!; j++)
          for (let k = 0; k < shape[2]!; k++) {
            const at = [i, j, k];
            at[dim] = index.index(i, j, k).item();
            expect(y.index(i, j, k).item()).toBe(x.index(...at).item());
          }
    }
  });
  test('gradients go to the places they came from', () => {
    const base = whole.clone().requiresGrad_();
    const index = some(6).permute([1, 0, 2]);
    const [g] = grad(base.transpose(0, 1).permute([1, 0, 2]).gather(1, index).sum(), [base]);
    const wanted = zeros(whole.shape);
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 3; j++)
        for (let k = 0; k < 2; k++) {
          const place = i * 30 + index.index(i, j, k).item() * 5 + k;
          wanted.data[place] = wanted.data[place]! + 1;
        }
    expect(g!.tolist()).toEqual(wanted.tolist());
  });
});
