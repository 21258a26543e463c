// Matrices between tensors and ml-matrix, and what the table of operations asks of it.

import type { LuDecomposition, Matrix } from 'ml-matrix';
import { load } from '../host/packages.js';
import { arrayOf, type DType, toFloat, zerosOf } from './dtype.js';
import { messages, ShapeError } from './messages.js';
import { Tensor } from './tensor.js';

/** ml-matrix, loaded when it is needed first. */
export const library = (): typeof import('ml-matrix') => load('ml-matrix') as never;

export function solved(a: Tensor, b: Tensor): Tensor {
  const m = square('solve', a);
  if (b.shape[0] !== m.rows) throw new ShapeError(messages.system(a.shape, b.shape));
  return write(regular('solve', m).solve(read('solve', b)), a.dtype);
}

export function inverted(a: Tensor): Tensor {
  const m = square('inv', a);
  return write(regular('inv', m).solve(library().Matrix.eye(m.rows)), a.dtype);
}

export function determinant(a: Tensor): Tensor {
  return new Tensor(zerosOf(a.dtype, 1).fill(new (library().LuDecomposition)(square('det', a)).determinant), []);
}

export function choleskyFactor(a: Tensor): Tensor {
  const m = square('cholesky', a);
  for (let i = 0; i < m.rows; i++) for (let j = 0; j < i; j++) m.set(j, i, m.get(i, j)); // only the lower half is read
  const decomposition = new (library().CholeskyDecomposition)(m);
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
  const decomposition = new (library().LuDecomposition)(m);
  if (decomposition.isSingular()) throw new RangeError(messages.singular(op));
  return decomposition;
}

/** The numbers of a matrix that are all finite. */
export function read(op: string, a: Tensor): Matrix {
  if (a.shape.length !== 2 || a.numel() === 0) throw new ShapeError(messages.matrix(op, a.shape));
  if (!a.data.every(Number.isFinite)) throw new RangeError(messages.notFinite(op));
  return library().Matrix.from1DArray(a.shape[0]!, a.shape[1]!, a.data);
}

/** The same, of a square matrix. */
export function square(op: string, a: Tensor): Matrix {
  const m = read(op, a);
  if (m.rows !== m.columns) throw new ShapeError(messages.square(op, a.shape));
  return m;
}

/** A matrix as a tensor; whole numbers become float32. */
export function write(m: Matrix, dtype: DType): Tensor {
  return vector(m.to1DArray(), dtype).reshape([m.rows, m.columns]);
}

/** Numbers as a tensor with one dimension. */
export const vector = (values: ArrayLike<number>, dtype: DType): Tensor =>
  new Tensor(arrayOf(toFloat(dtype), values), [values.length]);
