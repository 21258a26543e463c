// IDX, the format of MNIST's files (http://yann.lecun.com/exdb/mnist): a kind, the sizes, and numbers with their highest byte first.

import { Tensor } from '../../engine/index.js';
import { check, string } from '../../options/index.js';
import { messages } from '../messages.js';
import { readUnpacked } from './read.js';

const kinds: { [code: number]: { bytes: number; read: (view: DataView, at: number) => number } } = {
  8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  9: { bytes: 1, read: (view, at) => view.getInt8(at) },
  11: { bytes: 2, read: (view, at) => view.getInt16(at) },
  12: { bytes: 4, read: (view, at) => view.getInt32(at) },
  13: { bytes: 4, read: (view, at) => view.getFloat32(at) },
  14: { bytes: 8, read: (view, at) => view.getFloat64(at) },
};

/**
 * The tensor in an IDX file, gzipped or not: whole numbers as int32, others as they are. MNIST, Fashion-MNIST, KMNIST and EMNIST come in
 * such files.
 * @throws {Error} when there is no such file, or it is damaged
 * @example data.loadIdx('/usr/share/datasets/fashion-mnist/t10k-labels-idx1-ubyte.gz').shape // [10000]
 */
export function loadIdx(path: string): Tensor {
  check('loadIdx', 'the path', path, string);
  const bytes = readUnpacked(path);
  if (!bytes) throw new Error(messages.missing(path));
  return parseIdx(bytes, path);
}

/** @param scale what each number is divided by; the result has float32 then */
export function parseIdx(bytes: Uint8Array, path: string, scale?: number): Tensor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const code = bytes[2] ?? 0;
  const kind = kinds[code];
  const dimensions = bytes[3] ?? 0;
  const start = 4 + 4 * dimensions;
  if (bytes.length < start || bytes[0] !== 0 || bytes[1] !== 0 || !kind) throw new Error(messages.noIdx(path));
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const size = shape.reduce((product, n) => product * n, 1);
  const expected = start + size * kind.bytes;
  if (bytes.length !== expected) throw new Error(messages.length(path, bytes.length, expected));
  const Numbers = code === 14 ? Float64Array : code === 13 || scale ? Float32Array : Int32Array;
  const values = new Numbers(size);
  for (let i = 0; i < size; i++) values[i] = kind.read(view, start + i * kind.bytes) / (scale ?? 1);
  return new Tensor(values, shape);
}
