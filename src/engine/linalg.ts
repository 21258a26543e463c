// Linear algebra of matrices, by the names of torch.linalg. The decompositions are those of ml-matrix, in float64; a
// float32 matrix is rounded at the end. `solve`, `inv`, `det` and `cholesky` have gradients, the others none.

import type { Matrix } from 'ml-matrix';
import { apply } from './autograd.js';
import { library, read, square, vector, write } from './matrices.js';
import { messages, ShapeError } from './messages.js';
import type { Tensor } from './tensor.js';

/** The X with A X = B, of a square matrix A; B may have one dimension. */
export function solve(a: Tensor, b: Tensor): Tensor {
  return b.shape.length === 1 ? apply('solve', [a, b.unsqueeze(1)]).squeeze(1) : apply('solve', [a, b]);
}

/** The inverse of a square matrix. */
export const inv = (a: Tensor): Tensor => apply('inv', [a]);

/** The determinant of a square matrix. */
export const det = (a: Tensor): Tensor => apply('det', [a]);

/**
 * The lower triangular L with A = L Lᵀ, of a symmetric matrix, of which only the lower half is read.
 * @throws {RangeError} when A is not positive definite
 */
export const cholesky = (a: Tensor): Tensor => apply('cholesky', [a]);

/** The orthonormal Q and the upper triangular R with A = Q R, for a matrix with at least as many rows as columns. */
export function qr(a: Tensor): { q: Tensor; r: Tensor } {
  const m = read('qr', a);
  if (m.rows < m.columns) throw new ShapeError(messages.tall('qr', a.shape));
  const { orthogonalMatrix, upperTriangularMatrix } = new (library().QrDecomposition)(m);
  return { q: write(orthogonalMatrix, a.dtype), r: write(upperTriangularMatrix, a.dtype) };
}

/** A = U diag(s) Vᵀ: orthonormal columns and rows, and the singular values, the largest first. */
export function svd(a: Tensor): { u: Tensor; s: Tensor; vh: Tensor } {
  const { leftSingularVectors, diagonal, rightSingularVectors } = new (library().SVD)(read('svd', a), {
    autoTranspose: true,
  });
  const count = Math.min(...a.shape);
  const cut = (m: Matrix) => m.subMatrix(0, m.rows - 1, 0, count - 1);
  return {
    u: write(cut(leftSingularVectors), a.dtype),
    s: vector(diagonal.slice(0, count), a.dtype),
    vh: write(cut(rightSingularVectors).transpose(), a.dtype),
  };
}

/** The eigenvalues of a symmetric matrix, the smallest first, and its eigenvectors as columns. */
export function eigh(a: Tensor): { eigenvalues: Tensor; eigenvectors: Tensor } {
  const m = square('eigh', a);
  const { realEigenvalues, eigenvectorMatrix } = new (library().EigenvalueDecomposition)(m, { assumeSymmetric: true });
  const order = [...realEigenvalues.keys()].sort((i, j) => realEigenvalues[i]! - realEigenvalues[j]!);
  return {
    eigenvalues: vector(
      order.map((i) => realEigenvalues[i]!),
      a.dtype,
    ),
    eigenvectors: write(eigenvectorMatrix.subMatrixColumn(order), a.dtype),
  };
}
