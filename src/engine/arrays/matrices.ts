// Matrices between arrays and ml-matrix: what the table of operations asks of it.

import type { LuDecomposition, Matrix } from 'ml-matrix';
import { load } from '../../host/packages.js';
import { hypot } from '../../math/trigonometric.js';
import { messages, ShapeError } from '../messages.js';
import { arrayOf, type DType, toFloat, zerosOf } from './dtype.js';
import { stretched } from './elementwise.js';
import { NDArray } from './ndarray.js';
import { broadcastShapes, type Shape, sizeOf } from './shape.js';

/** ml-matrix, loaded when it is needed first. */
export const library = (): typeof import('ml-matrix') => load('ml-matrix') as never;

export function solved(a: NDArray, b: NDArray): NDArray {
  checkSquare('solve', a);
  const [n, columns] = [a.shape.at(-1)!, b.shape.at(-1)!];
  if (b.shape.at(-2) !== n) throw new ShapeError(messages.system(a.shape, b.shape));
  if (a.dtype !== b.dtype) throw new TypeError(messages.dtypes('solve', a.dtype, b.dtype));
  const batch = broadcastShapes('solve', a.shape.slice(0, -2), b.shape.slice(0, -2));
  const sides = matrices('solve', stretched(b, [...batch, n, columns]));
  const systems = matrices('solve', stretched(a, [...batch, n, n]));
  const solutions = systems.map((m, i) => regular('solve', m).solve(sides[i]!));
  return stacked(solutions, [...batch, n, columns], a.dtype);
}

export function inverted(a: NDArray): NDArray {
  const inverses = squares('inv', a).map((m) => regular('inv', m).solve(library().Matrix.eye(m.rows)));
  return stacked(inverses, a.shape, a.dtype);
}

export function determinant(a: NDArray): NDArray {
  checkSquare('det', a);
  const [batch, dtype] = [a.shape.slice(0, -2), toFloat(a.dtype)];
  if (a.shape.at(-1) === 0) return stretched(NDArray.single(1, dtype), batch); // a product of nothing
  return NDArray.of(arrayOf(dtype, matrices('det', a).map(determinantOf)), batch);
}

export function choleskyFactor(a: NDArray): NDArray {
  const factors = squares('cholesky', a).map((m) => {
    for (let i = 0; i < m.rows; i++) for (let j = 0; j < i; j++) m.set(j, i, m.get(i, j)); // only the lower half is read
    const decomposition = new (library().CholeskyDecomposition)(m);
    if (!decomposition.isPositiveDefinite()) throw new RangeError(messages.positiveDefinite());
    return decomposition.lowerTriangularMatrix;
  });
  return stacked(factors, a.shape, a.dtype);
}

/** The gradient of the determinants `y` of `a`: the cofactors, which are det A · A⁻ᵀ where there is an inverse. */
export function cofactors(a: NDArray, y: NDArray): NDArray {
  if (a.size === 0) return a;
  const found = squares('det', a).map((m, i) => (y.data[i] === 0 ? ofSingular(m) : ofRegular(m)));
  return stacked(found, a.shape, a.dtype);
}

function ofRegular(m: Matrix): Matrix {
  const decomposition = regular('det', m);
  return decomposition.solve(library().Matrix.eye(m.rows)).transpose().mul(decomposition.determinant);
}

/** From A = U diag(s) Vᵀ: det U · det V · U diag(the product of all s but one) Vᵀ. */
function ofSingular(m: Matrix): Matrix {
  const { leftSingularVectors: u, rightSingularVectors: v, diagonal } = new (library().SVD)(m);
  const sign = Math.sign(determinantOf(u) * determinantOf(v));
  const others = diagonal.map((_, i) => diagonal.reduce((product, s, j) => (i === j ? product : product * s), sign));
  return u.mulRowVector(others).mmul(v.transpose());
}

const determinantOf = (m: Matrix): number => new (library().LuDecomposition)(m).determinant;

/** More rows than this have too many minors for the second derivatives of a singular matrix's determinant. */
const mostRows = 8;

/**
 * Where in a matrix of n rows its minors stand, the matrices without one row and one column: [n · n · (n − 1) · (n − 1)]; and the
 * signs of a chessboard, with which their determinants are the cofactors.
 */
export function minors(n: number): { places: NDArray; signs: NDArray } {
  if (n > mostRows) throw new RangeError(messages.tooManyMinors(n, mostRows));
  const without = (at: number) => Array.from({ length: n - 1 }, (_, i) => i + Number(i >= at));
  const places = new Int32Array(n * n * (n - 1) * (n - 1));
  let next = 0;
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n; column++)
      for (const i of without(row)) for (const j of without(column)) places[next++] = i * n + j;
  const signs = Float32Array.from({ length: n * n }, (_, i) => (((i % n) + Math.floor(i / n)) % 2 === 0 ? 1 : -1));
  return { places: NDArray.of(places, [places.length]), signs: NDArray.of(signs, [n, n]) };
}

/**
 * Q and R by reflections I − τ v vᵀ, one for each column. One that is already 0 below its diagonal is left as it is, as in
 * LAPACK, so that the identity has itself as Q.
 */
export function orthogonalized(m: Matrix): { q: Matrix; r: Matrix } {
  const k = Math.min(m.rows, m.columns);
  const r = Array.from({ length: m.columns }, (_, j) => Float64Array.from(m.getColumn(j)));
  const q = Array.from({ length: k }, (_, j) => Float64Array.from({ length: m.rows }, (_, i) => Number(i === j)));
  const reflections: Reflection[] = [];
  for (let j = 0; j < k; j++) {
    const v = r[j]!.slice(j);
    const first = v[0]!;
    const below = v.reduce((length, x, i) => (i > 0 ? hypot(length, x) : 0), 0);
    if (below === 0) continue;
    const length = first < 0 ? hypot(first, below) : -hypot(first, below);
    for (let i = 1; i < v.length; i++) v[i]! /= first - length;
    v[0] = 1;
    const reflection = { v, from: j, tau: (length - first) / length };
    reflect(r, reflection);
    r[j]!.fill(0, j + 1);
    reflections.unshift(reflection);
  }
  for (const reflection of reflections) reflect(q, reflection);
  return { q: ofColumns(q), r: ofColumns(r.map((column) => column.subarray(0, k))) };
}

const ofColumns = (columns: readonly Float64Array[]): Matrix =>
  new (library().Matrix)(columns.map((c) => [...c])).transpose();

interface Reflection {
  v: Float64Array;
  from: number;
  tau: number;
}

/**
 * Reflects the rows and columns after the first ones, which are 0 where v would meet them. Four columns at a time: a processor waits for
 * each sum, and four of them wait together, which takes a third of the time.
 */
function reflect(columns: readonly Float64Array[], { v, from, tau }: Reflection): void {
  const unused = new Float64Array(from + v.length); // in the place of columns that there are not
  for (let j = from; j < columns.length; j += 4) {
    const [a, b = unused, c = unused, d = unused] = columns.slice(j, j + 4) as [Float64Array, ...Float64Array[]];
    let [s, t, u, w] = [0, 0, 0, 0];
    for (let i = 0, row = from; i < v.length; i++, row++) {
      const factor = v[i]!;
      s += factor * a[row]!;
      t += factor * b[row]!;
      u += factor * c[row]!;
      w += factor * d[row]!;
    }
    [s, t, u, w] = [tau * s, tau * t, tau * u, tau * w];
    for (let i = 0, row = from; i < v.length; i++, row++) {
      const factor = v[i]!;
      a[row]! -= s * factor;
      b[row]! -= t * factor;
      c[row]! -= u * factor;
      d[row]! -= w * factor;
    }
  }
}

/** 1 below the diagonal, ½ on it, 0 above. */
export function lowerHalf(n: number, dtype: DType): NDArray {
  const x = NDArray.of(zerosOf(dtype, n * n), [n, n]);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) x.data[i * n + j] = i === j ? 0.5 : 1;
  return x;
}

function regular(op: string, m: Matrix): LuDecomposition {
  const decomposition = new (library().LuDecomposition)(m);
  if (decomposition.isSingular()) throw new RangeError(messages.singular(op));
  return decomposition;
}

/** A power of two near the largest element: divided by it, the squares of a matrix stay in range. */
export function unitOf(m: Matrix): number {
  const most = Math.max(m.max(), -m.min());
  let unit = 1;
  while (most / unit > 2 ** 32) unit *= 2 ** 32;
  while (most > 0 && most / unit < 2 ** -32) unit /= 2 ** 32;
  return unit;
}

/** The matrices of a stack: the last two dimensions of a tensor whose numbers are all finite. */
export function matrices(op: string, a: NDArray): Matrix[] {
  const [rows, columns] = a.shape.slice(-2);
  if (!rows || !columns) throw new ShapeError(messages.matrix(op, a.shape));
  const { data } = a;
  if (!data.every(Number.isFinite)) throw new RangeError(messages.notFinite(op));
  const size = rows * columns;
  return Array.from({ length: data.length / size }, (_, i) =>
    library().Matrix.from1DArray(rows, columns, data.subarray(i * size, (i + 1) * size)),
  );
}

/** The same, of square matrices. */
export function squares(op: string, a: NDArray): Matrix[] {
  checkSquare(op, a);
  return matrices(op, a);
}

function checkSquare(op: string, { shape }: NDArray): void {
  if (shape.length < 2) throw new ShapeError(messages.matrix(op, shape));
  if (shape.at(-1) !== shape.at(-2)) throw new ShapeError(messages.square(op, shape));
}

/** Matrices behind each other as a tensor; whole numbers become float32. */
export function stacked(list: readonly (Matrix | number[])[], shape: Shape, dtype: DType): NDArray {
  const out = zerosOf(toFloat(dtype), sizeOf(shape));
  const size = list.length === 0 ? 0 : out.length / list.length;
  for (const [i, m] of list.entries()) out.set(Array.isArray(m) ? m : m.to1DArray(), i * size);
  return NDArray.of(out, shape);
}
