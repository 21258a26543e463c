// Linear algebra of matrices, or of stacks of them (the last two dimensions), by the names of torch.linalg. They are computed
// in float64, mostly by ml-matrix; float32 matrices are rounded at the end. `solve`, `inv`, `det` and `cholesky` have gradients, the
// others none.

import type { Matrix } from 'ml-matrix';
import { library, matrices, orthogonalized, squares, stacked, unitOf } from './arrays/matrices.js';
import { sameShape } from './arrays/shape.js';
import { apply, isGradEnabled } from './autograd.js';
import { messages } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

/**
 * The X with A X = B, of square matrices A [..., n, n] and B [..., n, k], stretched to one stack; B may be a vector [n], or
 * a stack of them, [..., n] beside A.
 * @throws {RangeError} when a matrix is singular
 * @throws {ShapeError} when A is not square, or B has another number of rows
 * @example linalg.solve(tensor([[2, 0], [0, 4]]), tensor([2, 2])) // [1, 0.5]
 */
export function solve(a: Tensor, b: Tensor): Tensor {
  checkTensors('solve', [a, b]);
  const isVector = b.shape.length === 1 || sameShape(b.shape, a.shape.slice(0, -1));
  return isVector ? apply('solve', [a, b.unsqueeze(-1)]).squeeze(-1) : apply('solve', [a, b]);
}

/**
 * The inverse of a square matrix.
 * @throws {RangeError} when it is singular
 * @example linalg.inv(tensor([[2, 0], [0, 4]])).tolist() // [[0.5, 0], [0, 0.25]]
 */
export function inv(a: Tensor): Tensor {
  checkTensors('inv', [a]);
  return apply('inv', [a]);
}

/**
 * The determinant of a square matrix; one number for each of a stack.
 * @throws {ShapeError} when it is not square
 * @example linalg.det(tensor([[2, 0], [0, 3]])).item() // 6
 */
export function det(a: Tensor): Tensor {
  checkTensors('det', [a]);
  return apply('det', [a]);
}

/**
 * The lower triangular L with A = L Lᵀ, of a symmetric matrix, of which only the lower half is read.
 * @throws {RangeError} when A is not positive definite
 * @example linalg.cholesky(tensor([[4, 2], [2, 10]])).tolist() // [[2, 0], [1, 3]]
 */
export function cholesky(a: Tensor): Tensor {
  checkTensors('cholesky', [a]);
  return apply('cholesky', [a]);
}

/**
 * The orthonormal Q [..., m, k] and the upper triangular R [..., k, n] with A = Q R, where k is the smaller of m and n; their signs
 * are LAPACK's.
 * @example
 * const a = randn([4, 3]);
 * const { q, r } = linalg.qr(a);
 * q.matmul(r).allclose(a, { atol: 1e-5 }) // true
 */
export function qr(a: Tensor): { q: Tensor; r: Tensor } {
  refuseGradient('qr', a);
  const parts = matrices('qr', a.array).map(orthogonalized);
  const [rows, columns] = a.shape.slice(-2) as [number, number];
  const shape = (m: number, n: number) => [...a.shape.slice(0, -2), m, n];
  const k = Math.min(rows, columns);
  return {
    q: tensorOf(
      parts.map(({ q }) => q),
      shape(rows, k),
      a.dtype,
    ),
    r: tensorOf(
      parts.map(({ r }) => r),
      shape(k, columns),
      a.dtype,
    ),
  };
}

/**
 * A = U diag(s) Vᵀ: orthonormal columns and rows, and the singular values, the largest first.
 * @example linalg.svd(tensor([[3, 0], [0, 4]])).s.allclose(tensor([4, 3])) // true
 */
export function svd(a: Tensor): { u: Tensor; s: Tensor; vh: Tensor } {
  refuseGradient('svd', a);
  const count = Math.min(...a.shape.slice(-2));
  const cut = (m: Matrix) => m.subMatrix(0, m.rows - 1, 0, count - 1);
  const parts = matrices('svd', a.array).map((m) => new (library().SVD)(m, { autoTranspose: true }));
  const [rows, columns] = a.shape.slice(-2) as [number, number];
  const batch = a.shape.slice(0, -2);
  return {
    u: tensorOf(
      parts.map((part) => cut(part.leftSingularVectors)),
      [...batch, rows, count],
      a.dtype,
    ),
    s: tensorOf(
      parts.map(({ diagonal }) => diagonal.slice(0, count)),
      [...batch, count],
      a.dtype,
    ),
    vh: tensorOf(
      parts.map((part) => cut(part.rightSingularVectors).transpose()),
      [...batch, count, columns],
      a.dtype,
    ),
  };
}

/**
 * The eigenvalues of a symmetric matrix, the smallest first, and its eigenvectors as columns.
 * @example linalg.eigh(tensor([[5, 0], [0, 2]])).eigenvalues.allclose(tensor([2, 5])) // true
 */
export function eigh(a: Tensor): { eigenvalues: Tensor; eigenvectors: Tensor } {
  refuseGradient('eigh', a);
  const parts = squares('eigh', a.array).map((m) => {
    const unit = unitOf(m);
    const { realEigenvalues, eigenvectorMatrix } = new (library().EigenvalueDecomposition)(m.div(unit), {
      assumeSymmetric: true,
    });
    const order = [...realEigenvalues.keys()].sort((i, j) => realEigenvalues[i]! - realEigenvalues[j]!);
    return { values: order.map((i) => realEigenvalues[i]! * unit), vectors: eigenvectorMatrix.subMatrixColumn(order) };
  });
  return {
    eigenvalues: tensorOf(
      parts.map(({ values }) => values),
      a.shape.slice(0, -1),
      a.dtype,
    ),
    eigenvectors: tensorOf(
      parts.map(({ vectors }) => vectors),
      a.shape,
      a.dtype,
    ),
  };
}

/** Matrices behind each other as a tensor. */
const tensorOf = (...stack: Parameters<typeof stacked>): Tensor => new Tensor(stacked(...stack));

/** @throws {Error} when a gradient is wanted that there is not */
function refuseGradient(op: string, a: Tensor): void {
  checkTensors(op, [a]);
  if (isGradEnabled() && a.requiresGrad) throw new Error(messages.noGradient(op));
}
