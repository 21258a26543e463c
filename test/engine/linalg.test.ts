import { describe, expect, test } from 'vitest';
import { linalg, type NestedNumbers, ones, type Tensor, tensor, zeros } from '../../src/engine/index.js';
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

describe('decompositions multiply to the matrix, and have the numbers of PyTorch up to signs', () => {
  test('qr', () => {
    const { q, r } = linalg.qr(tall);
    close(q.matmul(r), tall);
    close(q.T.matmul(q), unit(3));
    close(r.abs(), read(fixture.r));
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
});

test('a right side with one dimension', () => {
  const x = linalg.solve(symmetric, ones([4], { dtype: 'float64' }));
  expect(x.shape).toEqual([4]);
  close(symmetric.matmul(x.unsqueeze(1)).squeeze(1), ones([4], { dtype: 'float64' }));
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
  [() => linalg.qr(zeros([2, 3])), 'at least as many rows as columns'],
  [() => linalg.svd(zeros([3])), 'svd: a matrix is needed'],
  [() => linalg.eigh(read([[Number.NaN]])), 'eigh: the matrix has elements that are NaN or infinite'],
])('%s says what is wrong', (f, message) => expect(f).toThrow(message));
