// Linear algebra of matrices, by the names of torch.linalg. The decompositions are those of ml-matrix, in float64; a
// float32 matrix is rounded at the end. `solve`, `inv`, `det` and `cholesky` have gradients, the others none.

import {
  CholeskyDecomposition,
  EigenvalueDecomposition,
  LuDecomposition,
  Matrix,
  QrDecomposition,
  SVD,
} from 'ml-matrix';
import { record } from './autograd.js';
import { type DType, zerosOf } from './dtype.js';
import { messages, ShapeError } from './messages.js';
import { forward, type PrimitiveName } from './ops.js';
import { Tensor } from './tensor.js';

function apply(op: PrimitiveName, inputs: Tensor[]): Tensor {
  return record(forward(op, inputs, [] as never), op, inputs, []);
}

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
  const { orthogonalMatrix, upperTriangularMatrix } = new QrDecomposition(m);
  return { q: write(orthogonalMatrix, a.dtype), r: write(upperTriangularMatrix, a.dtype) };
}

/** A = U diag(s) Vᵀ: orthonormal columns and rows, and the singular values, the largest first. */
export function svd(a: Tensor): { u: Tensor; s: Tensor; vh: Tensor } {
  const { leftSingularVectors, diagonal, rightSingularVectors } = new SVD(read('svd', a), { autoTranspose: true });
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
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(m, { assumeSymmetric: true });
  const order = [...realEigenvalues.keys()].sort((i, j) => realEigenvalues[i]! - realEigenvalues[j]!);
  return {
    eigenvalues: vector(
      order.map((i) => realEigenvalues[i]!),
      a.dtype,
    ),
    eigenvectors: write(eigenvectorMatrix.subMatrixColumn(order), a.dtype),
  };
}

// what the table of operations calls

export function solved(a: Tensor, b: Tensor): Tensor {
  const m = square('solve', a);
  if (b.shape[0] !== m.rows) throw new ShapeError(messages.system(a.shape, b.shape));
  return write(regular('solve', m).solve(read('solve', b)), a.dtype);
}

export function inverted(a: Tensor): Tensor {
  const m = square('inv', a);
  return write(regular('inv', m).solve(Matrix.eye(m.rows)), a.dtype);
}

export function determinant(a: Tensor): Tensor {
  return new Tensor(zerosOf(a.dtype, 1).fill(new LuDecomposition(square('det', a)).determinant), []);
}

export function choleskyFactor(a: Tensor): Tensor {
  const m = square('cholesky', a);
  for (let i = 0; i < m.rows; i++) for (let j = 0; j < i; j++) m.set(j, i, m.get(i, j)); // only the lower half is read
  const decomposition = new CholeskyDecomposition(m);
  if (!decomposition.isPositiveDefinite()) throw new RangeError(messages.positiveDefinite());
  return write(decomposition.lowerTriangularMatrix, a.dtype);
}

/** 1 below the diagonal, ½ on it, 0 above. */
export function lowerHalf(n: number, dtype: DType): Tensor {
  const x = new Tensor(zerosOf(dtype, n * n), [n, n]);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) x.data[i * n + j] = i === j ? 0.5 : 1;
  return x;
}

function regular(op: string, m: Matrix): LuDecomposition {
  const decomposition = new LuDecomposition(m);
  if (decomposition.isSingular()) throw new RangeError(messages.singular(op));
  return decomposition;
}

function read(op: string, a: Tensor): Matrix {
  if (a.shape.length !== 2 || a.numel() === 0) throw new ShapeError(messages.matrix(op, a.shape));
  if (!a.data.every(Number.isFinite)) throw new RangeError(messages.notFinite(op));
  return Matrix.from1DArray(a.shape[0]!, a.shape[1]!, a.data);
}

function square(op: string, a: Tensor): Matrix {
  const m = read(op, a);
  if (m.rows !== m.columns) throw new ShapeError(messages.square(op, a.shape));
  return m;
}

function write(m: Matrix, dtype: DType): Tensor {
  return vector(m.to1DArray(), dtype).reshape([m.rows, m.columns]);
}

function vector(values: ArrayLike<number>, dtype: DType): Tensor {
  const x = new Tensor(zerosOf(dtype === 'float64' ? 'float64' : 'float32', values.length), [values.length]);
  x.data.set(values);
  return x;
}
