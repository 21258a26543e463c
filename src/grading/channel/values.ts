// Values as bytes: what passes between the marker and a student's process. Lengths come first and are checked before anything is
// made, so that bytes of a student's choosing cost no more memory than they have, and lead to plain values only.

import { type DType, Tensor, tensor } from '../../engine/index.js';
import { isPlain } from '../../options/index.js';
import { messages } from './messages.js';

const kinds = { nothing: 0, no: 1, yes: 2, number: 3, text: 4, list: 5, record: 6, tensor: 7 } as const;
const dtypes: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];
const widths = [4, 8, 4, 1];
/** Lists in lists, so deep and no deeper. */
const deepest = 16;

const utf8 = { encode: new TextEncoder(), decode: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }) };

/** Bytes as they are written, one behind the other. */
class Writer {
  private bytes = new Uint8Array(256);
  private view = new DataView(this.bytes.buffer);
  private end = 0;

  byte(x: number): void {
    const at = this.room(1); // before the view is read: making room may replace it
    this.view.setUint8(at, x);
  }
  length(n: number): void {
    const at = this.room(4);
    this.view.setUint32(at, n, true);
  }
  double(x: number): void {
    const at = this.room(8);
    this.view.setFloat64(at, x, true);
  }
  all(bytes: Uint8Array): void {
    const at = this.room(bytes.length);
    this.bytes.set(bytes, at);
  }
  written(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }

  /** Where so many bytes can be written. */
  private room(n: number): number {
    const at = this.end;
    this.end += n;
    if (this.end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.end, 2 * this.bytes.length));
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    return at;
  }
}

/**
 * The bytes of a value.
 * @throws {TypeError} when it, or a part of it, is a function, or an instance of a class that is no tensor, or too deep
 */
export function encode(value: unknown): Uint8Array {
  const to = new Writer();
  write(to, value, 0);
  return to.written();
}

function write(to: Writer, value: unknown, depth: number): void {
  if (depth > deepest) throw new TypeError(messages.tooDeep(deepest));
  if (value === undefined || value === null) to.byte(kinds.nothing);
  else if (typeof value === 'boolean') to.byte(value ? kinds.yes : kinds.no);
  else if (typeof value === 'number') {
    to.byte(kinds.number);
    to.double(value);
  } else if (typeof value === 'string') {
    to.byte(kinds.text);
    text(to, value);
  } else if (value instanceof Tensor) {
    to.byte(kinds.tensor);
    to.byte(dtypes.indexOf(value.dtype));
    to.byte(value.shape.length);
    for (const n of value.shape) to.length(n);
    const { buffer, byteOffset, byteLength } = value.data;
    to.all(new Uint8Array(buffer, byteOffset, byteLength));
  } else if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    const list = value as ArrayLike<unknown>;
    to.byte(kinds.list);
    to.length(list.length);
    for (let i = 0; i < list.length; i++) write(to, list[i], depth + 1);
  } else if (isPlain(value)) {
    const entries = Object.entries(value);
    to.byte(kinds.record);
    to.length(entries.length);
    for (const [name, one] of entries) {
      text(to, name);
      write(to, one, depth + 1);
    }
  } else throw new TypeError(messages.notSent(value));
}

function text(to: Writer, value: string): void {
  const bytes = utf8.encode.encode(value);
  to.length(bytes.length);
  to.all(bytes);
}

/**
 * The value that bytes say: nothing of it is anybody's object but new lists, records without a prototype and tensors.
 * @throws {RangeError} when they are not those of one value
 */
export function decode(bytes: Uint8Array): unknown {
  const from = new Reader(bytes);
  const value = read(from, 0);
  if (from.left > 0) throw new RangeError(messages.malformed(messages.tooMany(from.left)));
  return value;
}

class Reader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }
  byte(): number {
    return this.view.getUint8(this.step(1));
  }
  double(): number {
    return this.view.getFloat64(this.step(8), true);
  }
  /** How many of something follow, of which each takes `least` bytes or more. */
  length(least: number): number {
    const n = this.view.getUint32(this.step(4), true);
    if (n * least > this.left) throw new RangeError(messages.malformed(messages.tooFew(n * least, this.left)));
    return n;
  }
  text(): string {
    const n = this.length(1);
    const at = this.step(n);
    return utf8.decode.decode(this.bytes.subarray(at, at + n));
  }
  /** A copy: typed arrays begin where their width allows. */
  copy(n: number): ArrayBuffer {
    const at = this.step(n);
    return this.bytes.slice(at, at + n).buffer as ArrayBuffer;
  }

  private step(n: number): number {
    if (!(n <= this.left)) throw new RangeError(messages.malformed(messages.tooFew(n, this.left))); // NaN, too
    const { at } = this;
    this.at += n;
    return at;
  }
}

function read(from: Reader, depth: number): unknown {
  if (depth > deepest) throw new RangeError(messages.malformed(messages.tooDeep(deepest)));
  const kind = from.byte();
  switch (kind) {
    case kinds.nothing:
      return null;
    case kinds.no:
      return false;
    case kinds.yes:
      return true;
    case kinds.number:
      return from.double();
    case kinds.text:
      return from.text();
    case kinds.list:
      return Array.from({ length: from.length(1) }, () => read(from, depth + 1));
    case kinds.record:
      return readRecord(from, depth);
    case kinds.tensor:
      return readTensor(from);
    default:
      throw new RangeError(messages.malformed(messages.noKind(kind)));
  }
}

function readRecord(from: Reader, depth: number): object {
  const record: { [name: string]: unknown } = Object.create(null);
  for (let n = from.length(5); n > 0; n--) {
    const name = from.text();
    if (name in record) throw new RangeError(messages.malformed(messages.twice(name)));
    record[name] = read(from, depth + 1);
  }
  return record;
}

function readTensor(from: Reader): Tensor {
  const kind = from.byte();
  const dtype = dtypes[kind];
  if (dtype === undefined) throw new RangeError(messages.malformed(messages.noKind(kind)));
  const shape: number[] = [];
  for (let n = from.byte(); n > 0; n--) shape.push(from.length(0));
  const size = shape.reduce((product, n) => product * n, 1);
  const width = widths[kind]!;
  const data = from.copy(size * width);
  const numbers = [Float32Array, Float64Array, Int32Array, Uint8Array][kind]!;
  return tensor(new numbers(data) as Float32Array, { dtype }).reshape(shape);
}
