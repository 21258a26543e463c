// Tensors as the bytes of files that NumPy and PyTorch read: .npy (NumPy's format 1.0) and .safetensors.

import { check, record } from '../options/index.js';
import { type DType, type TypedArray, zerosOf } from './arrays/dtype.js';
import { inInt32 } from './arrays/integers.js';
import { type Shape, sizeOf } from './arrays/shape.js';
import { messages } from './messages.js';
import { checkTensors, Tensor } from './tensor.js';

const npyKinds = { '<f4': 'float32', '<f8': 'float64', '<i4': 'int32', '|b1': 'bool' } as const;
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

/** All kinds that are written, in the order in which the library writes them: numbers of eight bytes come first. */
const order = ['U64', 'I64', 'F64', 'F32', 'U32', 'I32', 'U16', 'I16', 'I8', 'U8', 'BOOL'];

/** The library reads no header of more bytes. */
const longestHeader = 100_000_000;

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
    dtype
      ? numbersOf('loadNpy', dtype, file.subarray(end), sizes)
      : convertedOf('loadNpy', other!, file.subarray(end), sizes),
    sizes,
  );
  return turned ? x.T : x;
}

/** @throws {RangeError} when the file is cut off, or a number is too large for int32 */
function convertedOf(op: string, { bytes, dtype, read }: OtherKind, file: Uint8Array, shape: Shape): TypedArray {
  const out = zerosOf(dtype, sizeOf(shape));
  const needed = out.length * bytes;
  if (file.length < needed) throw new RangeError(messages.cutOff(op, needed, file.length));
  const view = new DataView(file.buffer, file.byteOffset, needed);
  for (let i = 0; i < out.length; i++) {
    const value = read(view, i * bytes);
    out[i] = dtype === 'int32' ? inInt32(op, value) : value;
  }
  return out;
}

/** Numbers as they stand in a .safetensors file. */
export interface Stored {
  /** One of the format's own names, such as F32. */
  readonly dtype: string;
  readonly shape: Shape;
  readonly bytes: Uint8Array;
}

/** A tensor's numbers as they are stored. */
export const stored = ({ dtype, shape, data }: Tensor): Stored => ({
  dtype: nameOf(safeKinds, dtype),
  shape,
  bytes: bytesOf(data),
});

/**
 * The tensor of stored numbers.
 * @throws {TypeError} when no tensor holds such numbers
 * @throws {RangeError} when a number is too large for int32
 */
export function tensorOf(op: string, name: string, { dtype, shape, bytes }: Stored): Tensor {
  const [kind, other] = [safeKinds[dtype as keyof typeof safeKinds], otherSafeKinds[dtype]];
  if (kind) return new Tensor(numbersOf(op, kind, bytes, shape), shape);
  if (other) return new Tensor(convertedOf(op, other, bytes, shape), shape);
  throw new TypeError(messages.unknownKind(name, dtype, [...Object.keys(safeKinds), ...Object.keys(otherSafeKinds)]));
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
  return packed(new Map(Object.entries(tensors).map(([name, x]) => [name, stored(x)])));
}

/** The bytes of a .safetensors file with these numbers, and with words about them, whose names are in alphabetical order. */
export function packed(parts: ReadonlyMap<string, Stored>, metadata?: { readonly [name: string]: string }): Uint8Array {
  const place = ({ dtype }: Stored) => order.indexOf(dtype);
  const entries = [...parts].sort(([a, x], [b, y]) => place(x) - place(y) || (a < b ? -1 : 1));
  let offset = 0;
  const header = entries.map(([name, { dtype, shape, bytes }]) => {
    const start = offset;
    offset += bytes.length;
    return [name, { dtype, shape, data_offsets: [start, offset] }];
  });
  const words = metadata ? [['__metadata__', metadata]] : [];
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries([...words, ...header])));
  const length = Math.ceil(json.length / 8) * 8;
  const head = new Uint8Array(8 + length).fill(32);
  new DataView(head.buffer).setBigUint64(0, BigInt(length), true);
  head.set(json, 8);
  return join([head, ...entries.map(([, { bytes }]) => bytes)]);
}

/**
 * The tensors in a .safetensors file, by name; PyTorch's int64 are read as int32, where they fit, and float16 and bfloat16 as float32.
 * @throws {TypeError} when the bytes are no such file, or its numbers are of a kind that no tensor has
 * @throws {RangeError} when the file is cut off, or a number is too large for int32
 * @example loadSafetensors(readFileSync('net.safetensors'))['0.weight'].shape // [4, 2]
 */
export function loadSafetensors(file: Uint8Array): { [name: string]: Tensor } {
  const { parts } = unpacked('loadSafetensors', file);
  return Object.fromEntries([...parts].map(([name, part]) => [name, tensorOf('loadSafetensors', name, part)]));
}

/**
 * The numbers in a .safetensors file, and the words about them, if there are any.
 * @throws {TypeError} when the bytes are no such file
 * @throws {RangeError} when the file is cut off
 */
export function unpacked(
  op: string,
  file: Uint8Array,
): { parts: Map<string, Stored>; metadata: { readonly [name: string]: string } } {
  if (!(file instanceof Uint8Array) || file.length < 9 || text(file, 8, 9) !== '{')
    throw new TypeError(messages.noSafetensors(op));
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const start = 8 + length;
  if (length > longestHeader) throw new TypeError(messages.noSafetensors(op));
  if (file.length < start) throw new RangeError(messages.cutOffHeader(op, length, file.length - 8));
  const { __metadata__: metadata = {}, ...header } = parse(op, new TextDecoder().decode(file.subarray(8, start)));
  const parts = Object.entries(header).map(([name, entry]): [string, Stored] => {
    const { dtype, shape, data_offsets } = Object(entry) as Entry;
    if (!Array.isArray(shape) || !Array.isArray(data_offsets)) throw new TypeError(messages.noSafetensors(op));
    const [from, to] = data_offsets;
    const left = file.length - start - from;
    if (left < to - from) throw new RangeError(messages.cutOff(op, to - from, Math.max(0, left)));
    return [name, { dtype, shape, bytes: file.subarray(start + from, start + to) }];
  });
  return { parts: new Map(parts), metadata: metadata as { [name: string]: string } };
}

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

function parse(op: string, json: string): { [name: string]: object } {
  try {
    return JSON.parse(json) as { [name: string]: object };
  } catch {
    throw new TypeError(messages.noSafetensors(op));
  }
}

function nameOf<K extends string>(kinds: { readonly [name in K]: DType }, dtype: DType): K {
  return (Object.keys(kinds) as K[]).find((name) => kinds[name] === dtype)!;
}

/** The numbers at the beginning of bytes, which need not stand at a multiple of their size. */
function numbersOf(op: string, dtype: DType, file: Uint8Array, shape: Shape): TypedArray {
  const out = zerosOf(dtype, sizeOf(shape));
  const { byteLength } = out;
  if (file.length < byteLength) throw new RangeError(messages.cutOff(op, byteLength, file.length));
  bytesOf(out).set(file.subarray(0, byteLength));
  return out;
}

export const bytesOf = (data: ArrayBufferView): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
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
