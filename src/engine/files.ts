// Tensors as the bytes of files that NumPy and PyTorch read: .npy (NumPy's format 1.0) and .safetensors.

import { check, record } from '../options/index.js';
import { type DType, type TypedArray, zerosOf } from './arrays/dtype.js';
import { inInt32 } from './arrays/integers.js';
import { type Shape, sizeOf } from './arrays/shape.js';
import { messages } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

const npyKinds = { '<f4': 'float32', '<f8': 'float64', '<i4': 'int32', '|b1': 'bool' } as const;
/** In the order in which the library writes them, so that numbers of eight bytes come first. */
const safeKinds = { F64: 'float64', F32: 'float32', I32: 'int32', BOOL: 'bool' } as const;

/** Numbers that no tensor holds as they are. Whole ones are read as int32, where they fit, others as float32. */
interface OtherKind {
  readonly bytes: number;
  readonly dtype: 'int32' | 'float32';
  read(view: DataView, at: number): number;
}
const others = {
  int64: { bytes: 8, dtype: 'int32', read: (view, at) => Number(view.getBigInt64(at, true)) },
  uint64: { bytes: 8, dtype: 'int32', read: (view, at) => Number(view.getBigUint64(at, true)) },
  uint32: { bytes: 4, dtype: 'int32', read: (view, at) => view.getUint32(at, true) },
  int16: { bytes: 2, dtype: 'int32', read: (view, at) => view.getInt16(at, true) },
  uint16: { bytes: 2, dtype: 'int32', read: (view, at) => view.getUint16(at, true) },
  int8: { bytes: 1, dtype: 'int32', read: (view, at) => view.getInt8(at) },
  uint8: { bytes: 1, dtype: 'int32', read: (view, at) => view.getUint8(at) },
  float16: { bytes: 2, dtype: 'float32', read: (view, at) => half(view.getUint16(at, true)) },
  bfloat16: { bytes: 2, dtype: 'float32', read: (view, at) => brain(view.getUint16(at, true)) },
} satisfies { [name: string]: OtherKind };
const otherNpyKinds: { [kind: string]: OtherKind } = {
  '<i8': others.int64,
  '<u8': others.uint64,
  '<u4': others.uint32,
  '<i2': others.int16,
  '<u2': others.uint16,
  '|i1': others.int8,
  '|u1': others.uint8,
  '<f2': others.float16,
};
const otherSafeKinds: { [kind: string]: OtherKind } = {
  I64: others.int64,
  U64: others.uint64,
  U32: others.uint32,
  I16: others.int16,
  U16: others.uint16,
  I8: others.int8,
  U8: others.uint8,
  F16: others.float16,
  BF16: others.bfloat16,
};

/** A number of 1 sign bit, 5 of the exponent, and 10 digits. */
function half(bits: number): number {
  const [sign, exponent, digits] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return digits === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? digits * 2 ** -24 : (1024 + digits) * (1 << exponent) * 2 ** -25);
}

/** The upper half of a float32. */
function brain(bits: number): number {
  return new Float32Array(Uint32Array.of(bits << 16).buffer)[0]!;
}

const magic = '\x93NUMPY';

/**
 * A tensor as the bytes of a .npy file, the very bytes that `numpy.save` writes.
 * @throws {TypeError} when x is no tensor
 * @example loadNpy(saveNpy(ones(2, 3))).shape // [2, 3]
 */
export function saveNpy(x: Tensor): Uint8Array {
  checkTensors('saveNpy', [x]);
  const kind = nameOf(npyKinds, x.dtype);
  const sizes = x.shape.length === 1 ? `${x.shape[0]},` : x.shape.join(', ');
  const header = `{'descr': '${kind}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64;
  const head = latin(`${magic}\x01\x00\x00\x00${header.padEnd(length - 11)}\n`);
  new DataView(head.buffer).setUint16(8, length - 10, true);
  return join([head, bytesOf(x.data)]);
}

/**
 * The tensor in a .npy file, in either order of rows and columns.
 * @throws {TypeError} when the bytes are no .npy file, or its numbers are of a kind that no tensor has
 * @example loadNpy(readFileSync('weights.npy'))
 */
export function loadNpy(file: Uint8Array): Tensor {
  if (!(file instanceof Uint8Array)) throw new TypeError(messages.noNpy());
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12 || text(file, 0, 6) !== magic) throw new TypeError(messages.noNpy());
  const long = file[6]! > 1; // from version 2 on the length of the header has four bytes
  const start = long ? 12 : 10;
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = text(file, start, end);
  const kind = /'descr': '([^']*)'/.exec(header)?.[1] ?? '';
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .filter((size) => size.trim() !== '')
    .map(Number);
  const dtype = npyKinds[kind as keyof typeof npyKinds];
  const other = otherNpyKinds[kind];
  if (!dtype && !other)
    throw new TypeError(messages.unknownKind('.npy', kind, [...Object.keys(npyKinds), ...Object.keys(otherNpyKinds)]));
  const turned = /'fortran_order': True/.test(header);
  const sizes = turned ? [...shape].reverse() : shape;
  const x = new Tensor(
    dtype ? numbersOf(dtype, file, end, sizes) : convertedOf('loadNpy', other!, view, end, sizeOf(sizes)),
    sizes,
  );
  return turned ? x.T : x;
}

/** @throws {RangeError} when the file is cut off, or a number is too large for int32 */
function convertedOf(op: string, kind: OtherKind, view: DataView, start: number, count: number): TypedArray {
  const { bytes, dtype, read } = kind;
  if (view.byteLength - start < count * bytes)
    throw new RangeError(messages.cutOff(count * bytes, view.byteLength - start));
  const out = zerosOf(dtype, count);
  for (let i = 0; i < count; i++) {
    const value = read(view, start + i * bytes);
    out[i] = dtype === 'int32' ? inInt32(op, value) : value;
  }
  return out;
}

/**
 * Named tensors as the bytes of a .safetensors file, the very bytes that the library of that name writes.
 * @throws {TypeError} when a value is no tensor
 * @throws {RangeError} when there is no object of them
 * @example loadSafetensors(saveSafetensors({ w: ones(2) }))['w']!.shape // [2]
 */
export function saveSafetensors(tensors: { readonly [name: string]: Tensor }): Uint8Array {
  check('saveSafetensors', 'the tensors', tensors, record);
  checkTensors('saveSafetensors', Object.values(tensors));
  const place = ({ dtype }: Tensor) => Object.values(safeKinds).indexOf(dtype);
  const entries = Object.entries(tensors).sort(([a, x], [b, y]) => place(x) - place(y) || (a < b ? -1 : 1));
  let offset = 0;
  const header = Object.fromEntries(
    entries.map(([name, { dtype, shape, data }]) => {
      const start = offset;
      offset += data.byteLength;
      return [name, { dtype: nameOf(safeKinds, dtype), shape, data_offsets: [start, offset] }];
    }),
  );
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const head = new Uint8Array(8 + padded).fill(32);
  new DataView(head.buffer).setBigUint64(0, BigInt(padded), true);
  head.set(json, 8);
  return join([head, ...entries.map(([, { data }]) => bytesOf(data))]);
}

/**
 * The tensors in a .safetensors file, by name; PyTorch's int64 are read as int32, where they fit, and float16 and bfloat16 as float32.
 * @throws {TypeError} when the bytes are no such file, or its numbers are of a kind that no tensor has
 */
export function loadSafetensors(file: Uint8Array): { [name: string]: Tensor } {
  if (!(file instanceof Uint8Array)) throw new TypeError(messages.noSafetensors());
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = file.length < 8 ? Number.NaN : Number(view.getBigUint64(0, true));
  if (!(length <= file.length - 8)) throw new TypeError(messages.noSafetensors());
  const header = parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  const found = Object.entries(header).filter(([name]) => name !== '__metadata__');
  return Object.fromEntries(
    found.map(([name, { dtype, shape, data_offsets }]) => {
      const [kind, other] = [safeKinds[dtype as keyof typeof safeKinds], otherSafeKinds[dtype]];
      const start = 8 + length + data_offsets[0];
      if (kind) return [name, new Tensor(numbersOf(kind, file, start, shape), shape)];
      if (other) return [name, new Tensor(convertedOf('loadSafetensors', other, view, start, sizeOf(shape)), shape)];
      const known = [...Object.keys(safeKinds), ...Object.keys(otherSafeKinds)];
      throw new TypeError(messages.unknownKind(name, dtype, known));
    }),
  );
}

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

function parse(json: string): { [name: string]: Entry } {
  try {
    return JSON.parse(json) as { [name: string]: Entry };
  } catch {
    throw new TypeError(messages.noSafetensors());
  }
}

function nameOf<K extends string>(kinds: { readonly [name in K]: DType }, dtype: DType): K {
  return (Object.keys(kinds) as K[]).find((name) => kinds[name] === dtype)!;
}

/** The numbers at a place of a file, which need not be a multiple of their size. */
function numbersOf(dtype: DType, file: Uint8Array, start: number, shape: Shape): TypedArray {
  const out = zerosOf(dtype, sizeOf(shape));
  if (start + out.byteLength > file.length) throw new RangeError(messages.cutOff(out.byteLength, file.length - start));
  bytesOf(out).set(file.subarray(start, start + out.byteLength));
  return out;
}

const bytesOf = (data: TypedArray): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
const latin = (line: string): Uint8Array => Uint8Array.from(line, (character) => character.charCodeAt(0));
const text = (file: Uint8Array, start: number, end: number): string =>
  Array.from(file.subarray(start, end), (byte) => String.fromCharCode(byte)).join('');

function join(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
