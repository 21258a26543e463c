// Products of matrices, and of stacks of them.

import { type Matrix, matmul, otherMatmul } from '../kernels/matmul.js';
import { messages, ShapeError } from '../messages.js';
import { dtypeOf, type TypedArray, zerosOf } from './dtype.js';
import { truncated } from './integers.js';
import { NDArray } from './ndarray.js';
import { broadcastShapes, broadcastStrides, forEachOffset, rowsAndColumns, sizeOf } from './shape.js';

/**
 * The matrix product of arrays of one kind; dimensions before the last two are stretched to one shape. A bias is added to each row
 * of the product of two matrices.
 */
export function product(a: NDArray, b: NDArray, bias?: NDArray): NDArray {
  if (a.shape.length < 2 || b.shape.length < 2) throw new ShapeError(messages.matmulRank(a.shape, b.shape));
  const [m, k, inner, n] = [...a.shape.slice(-2), ...b.shape.slice(-2)] as [number, number, number, number];
  if (k !== inner) throw new ShapeError(messages.matmulInner(a.shape, b.shape));
  if (a.shape.length === 2 && b.shape.length === 2)
    return NDArray.of(multiply(matrix(a), matrix(b), m, k, n, bias?.data), [m, n]);
  const batch = broadcastShapes('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2));
  const [left, right] = [a.shape, b.shape].map((shape) => broadcastStrides(shape.slice(0, -2), batch));
  const out = zerosOf(a.dtype, sizeOf(batch) * m * n);
  const [leftData, rightData] = [a.data, b.data];
  const starts: number[] = [];
  forEachOffset(batch, right!, (offset) => starts.push(offset * k * n));
  forEachOffset(batch, left!, (offset, i) => {
    const x = byRows(leftData.subarray(offset * m * k, (offset + 1) * m * k), k);
    const y = byRows(rightData.subarray(starts[i]!, starts[i]! + k * n), n);
    out.set(multiply(x, y, m, k, n), i * m * n);
  });
  return NDArray.of(out, [...batch, m, n]);
}

/** x Wᵀ + b along the last dimension of x. */
export function affine(x: NDArray, weight: NDArray, bias?: NDArray): NDArray {
  if (bias && bias.dtype !== weight.dtype) throw new TypeError(messages.dtypes('linear', weight.dtype, bias.dtype));
  const rows = x.shape.length === 2 ? x : x.reshape(rowsAndColumns(x.shape));
  const y = product(rows, weight.permute([1, 0]), bias);
  return rows === x ? y : NDArray.of(y.data, [...x.shape.slice(0, -1), weight.shape[0]!]);
}

const byRows = (numbers: TypedArray, columns: number): Matrix<TypedArray> => ({ numbers, down: columns, across: 1 });

/** The numbers of a matrix as they lie; those of a view in another order than by rows or by columns are copied. */
function matrix(a: NDArray): Matrix<TypedArray> {
  const { layout, memory, shape } = a;
  const [rows, columns] = shape as [number, number];
  const turned = layout && layout.strides[0] === 1 && layout.strides[1] === rows && a.dtype === 'float32';
  if (!turned) return byRows(a.data, columns);
  const whole = memory.length === rows * columns;
  const numbers = whole ? memory : memory.subarray(layout.offset, layout.offset + rows * columns);
  return { numbers, down: 1, across: rows };
}

/** `bias` is of the kind of the product. */
function multiply(
  a: Matrix<TypedArray>,
  b: Matrix<TypedArray>,
  m: number,
  k: number,
  n: number,
  bias?: TypedArray,
): TypedArray {
  const [x, y] = [a.numbers, b.numbers];
  if (x instanceof Float32Array && y instanceof Float32Array)
    return matmul(a as Matrix<Float32Array>, b as Matrix<Float32Array>, m, k, n, bias as Float32Array | undefined);
  if (x instanceof Float64Array && y instanceof Float64Array)
    return otherMatmul(x, y, m, k, n, bias as Float64Array | undefined);
  if (x instanceof Int32Array && y instanceof Int32Array)
    return truncated('matmul', otherMatmul(x, y, m, k, n, bias as Int32Array | undefined));
  throw new TypeError(messages.dtypes('matmul', dtypeOf(x), dtypeOf(y)));
}
