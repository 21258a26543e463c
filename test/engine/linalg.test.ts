import { describe, expect, test } from 'vitest';
import { library, unitOf } from '../../src/engine/arrays/matrices.js';
import {
  gradcheck,
  hessian,
  linalg,
  type NestedNumbers,
  noGrad,
  ones,
  stack,
  type Tensor,
  tensor,
  zeros,
} from '../../src/engine/index.js';
import fixture from '../fixtures/torch-linalg.json' with { type: 'json' };

const read = (values: NestedNumbers) => tensor(values, { dtype: 'float64' });
const [tall, symmetric] = [read(fixture.tall), read(fixture.symmetric)];

/** Some dozens of roundings on numbers of size about 1 to 5. */
const close = (actual: Tensor, expected: Tensor) => {
  expect(actual.shape).toEqual(expected.shape);
  expect(actual.sub(expected).abs().amax().item()).toBeLessThan(1e-14 * 5);
};
const unit = (n: number) =>
  read(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(i === j))));

describe('decompositions multiply to the matrix, and have the numbers of PyTorch', () => {
  test.each(fixture.qr)('qr of $a, with its signs', (row) => {
    const a = read(row.a);
    const { q, r } = linalg.qr(a);
    close(q, read(row.q));
    close(r, read(row.r));
    close(q.matmul(r), a);
    expect(r.equal(r.triu())).toBe(true);
  });
  test('qr of numbers whose squares are out of range', () => {
    const a = tall.mul(2 ** 600);
    const { q, r } = linalg.qr(a);
    close(q, linalg.qr(tall).q);
    close(r.div(2 ** 600), linalg.qr(tall).r);
  });
  test.each([
    ['tall', tall],
    ['wide', tall.T],
  ])('svd, %s', (_name, a) => {
    const { u, s, vh } = linalg.svd(a);
    close(u.mul(s).matmul(vh), a);
    close(u.T.matmul(u), unit(3));
    close(vh.matmul(vh.T), unit(3));
    close(s, read(fixture.s));
  });
  test('eigh', () => {
    const { eigenvalues, eigenvectors } = linalg.eigh(symmetric);
    close(eigenvectors.mul(eigenvalues).matmul(eigenvectors.T), symmetric);
    close(eigenvalues, read(fixture.eigenvalues));
  });
  test.each([2 ** 600, 2 ** -600])('eigh of numbers whose squares are out of range: %d', (size) => {
    const { eigenvalues, eigenvectors } = linalg.eigh(symmetric.mul(size));
    close(eigenvalues.div(size), read(fixture.eigenvalues));
    close(eigenvectors, linalg.eigh(symmetric).eigenvectors);
  });
});

test('a right side with one dimension', () => {
  const x = linalg.solve(symmetric, ones([4], { dtype: 'float64' }));
  expect(x.shape).toEqual([4]);
  close(symmetric.matmul(x.unsqueeze(1)).squeeze(1), ones([4], { dtype: 'float64' }));
});

describe('a stack of matrices', () => {
  const a = symmetric.add(unit(4).mul(4));
  const both = stack([a, symmetric]);
  const one = (f: (m: Tensor) => Tensor) => stack([f(a), f(symmetric)]);
  test.each([
    ['inv', linalg.inv],
    ['det', linalg.det],
    ['qr, q', (m: Tensor) => linalg.qr(m).q],
    ['qr, r', (m: Tensor) => linalg.qr(m).r],
    ['svd, u', (m: Tensor) => linalg.svd(m).u],
    ['svd, s', (m: Tensor) => linalg.svd(m).s],
    ['svd, vh', (m: Tensor) => linalg.svd(m).vh],
    ['eigenvalues', (m: Tensor) => linalg.eigh(m).eigenvalues],
    ['eigenvectors', (m: Tensor) => linalg.eigh(m).eigenvectors],
  ])('%s: each as by itself', (_name, f) => expect(f(both).tolist()).toEqual(one(f).tolist()));
  test('solve: the right side is stretched, or is a vector for each', () => {
    const b = tall.narrow(0, 0, 4);
    expect(linalg.solve(both, b).tolist()).toEqual(one((m) => linalg.solve(m, b)).tolist());
    expect(linalg.solve(a, stack([b, b])).tolist()).toEqual(stack([linalg.solve(a, b), linalg.solve(a, b)]).tolist());
    const sides = read([
      [1, 2, 3, 4],
      [0, 1, 0, 1],
    ]);
    const apart = stack([linalg.solve(a, sides.select(0, 0)), linalg.solve(symmetric, sides.select(0, 1))]);
    expect(linalg.solve(both, sides).tolist()).toEqual(apart.tolist());
  });
  test('gradients are slopes', () => {
    const definite = stack([a, a.add(unit(4))]);
    const lower = (m: Tensor) => linalg.cholesky(m.add(m.transpose(-2, -1)).mul(0.5));
    for (const f of [linalg.inv, linalg.det, lower, (m: Tensor) => linalg.solve(m, tall.narrow(0, 0, 4))])
      expect(gradcheck((m) => f(m).square().sum(), [definite]).kinks).toBe(0);
  });
});

describe('the gradient of a determinant where there is no inverse', () => {
  test.each([
    [
      [
        [1, 2],
        [2, 4],
      ],
      [
        [4, -2],
        [-2, 1],
      ],
    ], // the cofactors
    [[[0]], [[1]]],
    [
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ],
    ],
    [
      [
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
  ])('%j', (values, expected) => {
    const a = read(values).requiresGrad_();
    linalg.det(a).backward();
    close(a.grad!, read(expected));
  });
  test('in a stack, each matrix has its own', () => {
    const dependent = read([
      [1, 2, 3],
      [2, 4, 6],
      [1, 0, 1],
    ]);
    const cofactors = read([
      [4, 4, -4],
      [-2, -2, 2],
      [0, 0, 0],
    ]);
    const a = stack([unit(3).mul(2), dependent]).requiresGrad_();
    linalg.det(a).backward(tensor([1, 3], { dtype: 'float64' }));
    close(a.grad!, stack([unit(3).mul(4), cofactors.mul(3)]));
  });
  test('of a large matrix, too', () => {
    const a = unit(100);
    a.data[0] = 0;
    linalg.det(a.requiresGrad_()).backward();
    const expected = zeros([100, 100], { dtype: 'float64' });
    expected.data[0] = 1;
    close(a.grad!, expected);
    expect(() => hessian(linalg.det, a.detach())).toThrow(
      'known up to 8 rows; this one has 100. Leave createGraph out',
    );
  });
  test('second derivatives are those of a d − b c', () => {
    const h = hessian(
      linalg.det,
      read([
        [1, 2],
        [2, 4],
      ]),
    );
    expect(h.reshape([4, 4]).add(0).tolist()).toEqual([
      [0, 0, 0, 1],
      [0, 0, -1, 0],
      [0, -1, 0, 0],
      [1, 0, 0, 0],
    ]);
  });
});

test('the determinant of a matrix without elements is 1, as a product of nothing is', () => {
  const a = zeros([0, 0]).requiresGrad_();
  const y = linalg.det(a);
  expect(y.item()).toBe(1);
  y.backward();
  expect(a.grad?.shape).toEqual([0, 0]);
  expect(linalg.det(zeros([2, 0, 0])).tolist()).toEqual([1, 1]);
});

test.each(['qr', 'svd', 'eigh'] as const)('%s has no gradient, and says so', (name) => {
  const a = symmetric.clone().requiresGrad_();
  expect(() => linalg[name](a)).toThrow(`${name} has no gradient, which this tensor wants`);
  expect(() => linalg[name](a.mul(2))).toThrow('.detach() gives the numbers alone');
  const numbers = (parts: object) => Object.values(parts).map((part: Tensor) => part.tolist());
  expect(numbers(linalg[name](a.detach()))).toEqual(numbers(noGrad(() => linalg[name](a))));
});

test('float32 stays float32', () => {
  expect(
    linalg.inv(
      tensor([
        [2, 0],
        [0, 4],
      ]),
    ).dtype,
  ).toBe('float32');
  expect(
    linalg
      .svd(
        tensor([
          [3, 0],
          [0, 4],
        ]),
      )
      .s.tolist(),
  ).toEqual([4, 3]);
});

test.each([
  [() => linalg.inv(ones([2, 2])), 'inv: the matrix is singular'],
  [() => linalg.solve(ones([2, 3]), ones([2])), 'solve: the matrix must be square; it has shape [2, 3]'],
  [
    () =>
      linalg.solve(
        read([
          [1, 0],
          [0, 1],
        ]),
        ones([3]),
      ),
    'the right side must have as many rows',
  ],
  [
    () =>
      linalg.cholesky(
        read([
          [1, 0],
          [0, -1],
        ]),
      ),
    'cholesky: the matrix must have eigenvalues above 0',
  ],
  [() => linalg.solve(ones([1, 1]), read([1])), 'solve: float32 and float64 do not go together'],
  [() => linalg.svd(zeros([3])), 'svd: a matrix is needed'],
  [() => linalg.eigh(read([[Number.NaN]])), 'eigh: the matrix has elements that are NaN or infinite'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));

test.each([
  [0, 1],
  [1, 1],
  [2 ** 32, 1],
  [2 ** 33, 2 ** 32],
  [-(2 ** 100), 2 ** 96],
  [2 ** -32, 1],
  [2 ** -33, 2 ** -32],
  [-(2 ** -100), 2 ** -96],
])('a matrix whose largest element is %d is measured by %d', (most, unit) => {
  const { Matrix } = library();
  expect(unitOf(new Matrix([[most, most / 4]]))).toBe(unit);
});
