// The compiled kernels and their memory. Kernels keep nothing between calls: operands are copied in, results out.

import { messages } from '../messages.js';
import { binary, sharedBinary } from './binary.js';

/** Kernels that make an array from one array, and from two. */
export type UnaryKernel =
  | 'abs'
  | 'cos'
  | 'exp'
  | 'log'
  | 'neg'
  | 'relu'
  | 'sigmoid'
  | 'sin'
  | 'sqrt'
  | 'square'
  | 'tanh';
export type BinaryKernel = 'add' | 'div' | 'gate' | 'mul' | 'sub';

type Elementwise = { [K in UnaryKernel]: (x: number, z: number, count: number) => void } & {
  [K in BinaryKernel]: (x: number, y: number, z: number, count: number, rows: number) => void;
};

/** Addresses are in bytes. */
interface Kernels extends Elementwise {
  /** Rows `block · rows` up to `(block + 1) · rows` of a product: the last of the numbers is the block. */
  matmul(a: number, b: number, c: number, ...numbers: number[]): void;
  /** Uniform numbers from the state of the generator, of which `next` words have been used. */
  uniform(state: number, next: number, out: number, count: number): number;
  /** Normal numbers in the place of uniform ones, in blocks of 16, from `x` up to `end`. */
  boxMuller(x: number, end: number, mean: number, std: number): void;
  /** Some images, block by block, as the plan says; conv.ts has its form. */
  conv2d(plan: number, x: number, weight: number, bias: number, y: number, scratch: number, block: number): void;
  conv2dWeight(plan: number, x: number, g: number, z: number, scratch: number, block: number): void;
  moments(x: number, rows: number, columns: number, mean: number, variance: number, scratch: number): void;
  normalize(x: number, y: number, rows: number, columns: number, mean: number, scale: number, shift: number): void;
  normalizeSums(g: number, x: number, rows: number, columns: number, ...columnArrays: number[]): void;
  normalizeBackward(g: number, x: number, z: number, rows: number, columns: number, ...columnArrays: number[]): void;
  blend(x: number, y: number, count: number, a: number, b: number): void;
  adam(g: number, m: number, v: number, count: number, ...factors: number[]): void;
}
export type KernelName = keyof Kernels;

/** The compiler does not know WebAssembly without the browser's types. */
export interface Memory<B> {
  readonly buffer: B;
  grow(pages: number): number;
}
declare const WebAssembly: {
  Memory: {
    new (limits: { initial: number; maximum: number }): Memory<ArrayBuffer>;
    new (limits: { initial: number; maximum: number; shared: true }): Memory<SharedArrayBuffer>;
  };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
};

const pageBytes = 65536;
/** Where operands may stand: the first page belongs to the kernels' constants. */
export const free = pageBytes;
/** Pages: 2 GiB, of which only what is used takes memory. */
const maximum = 32768;

/** A compiled module with a memory of its own. */
export class Kernel<B extends ArrayBufferLike> {
  readonly module: object;
  readonly memory: Memory<B>;
  readonly kernels: Kernels;
  private space: Float32Array;

  constructor(binary: string, memory: () => Memory<B>) {
    this.module = compiled(binary);
    this.memory = memory();
    this.kernels = instance(this.module, this.memory);
    this.space = new Float32Array(this.memory.buffer, free);
  }

  /**
   * The memory from address `free` on, as float32 numbers, with room for `length` of them at least.
   * @throws {RangeError} when it is more than the memory can hold
   */
  reserve(length: number): Float32Array {
    if (length <= this.space.length) return this.space;
    const end = free + 4 * length;
    if (end > maximum * pageBytes) throw new RangeError(messages.kernelMemory(4 * length, maximum * pageBytes));
    this.memory.grow(Math.ceil((end - this.memory.buffer.byteLength) / pageBytes));
    this.space = new Float32Array(this.memory.buffer, free);
    return this.space;
  }
}

/** @throws {Error} where there is no WebAssembly, or a page's policy forbids it */
function compiled(binary: string): object {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
  } catch (error) {
    throw new Error(messages.noWebAssembly((error as Error).message), { cause: error });
  }
}

const instance = <B extends ArrayBufferLike>(module: object, memory: Memory<B>): Kernels =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as Kernels;

/** For this thread alone. */
export const own = new Kernel(binary, () => new WebAssembly.Memory({ initial: 25, maximum }));
export const { kernels } = own;

/** With memory that helper threads share. */
export const shared = (): Kernel<SharedArrayBuffer> =>
  new Kernel(sharedBinary, () => new WebAssembly.Memory({ initial: 25, maximum, shared: true }));

/** The memory of this thread's kernels, with room for `length` float32 numbers at least. */
export const reserve = (length: number): Float32Array => own.reserve(length);

/** Which kernels see the arrays of `sideBySide`. */
const neighbours = new WeakMap<ArrayBufferLike, Kernels>();

/**
 * Arrays of zeros that stay in a memory of their own, where `blend` and `adam` need no copies; where the address space is limited and
 * there is no such memory to be had, they are plain ones.
 */
export function sideBySide(lengths: number[]): Float32Array[] {
  const padded = lengths.map((length) => Math.ceil(length / 4) * 4); // kernels take four at a time
  const pages = Math.ceil((free + 4 * padded.reduce((sum, length) => sum + length, 0)) / pageBytes);
  let memory: Memory<ArrayBuffer>;
  try {
    memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    return lengths.map((length) => new Float32Array(length));
  }
  neighbours.set(memory.buffer, instance(own.module, memory));
  let next = free;
  return lengths.map((length, i) => {
    const array = new Float32Array(memory.buffer, next, length);
    next += 4 * padded[i]!;
    return array;
  });
}

/** Loops over fewer numbers are done before their kernels are found. */
const worthwhile = 64;

type Floats = Float32Array | Float64Array;

/** The kernels in whose memory all these arrays stand, when there are such and enough numbers. */
export function kernelsAt(x: Floats, y: Floats, z = y): Kernels | undefined {
  if (x.length < worthwhile || x.buffer !== y.buffer || x.buffer !== z.buffer) return undefined;
  return neighbours.get(x.buffer);
}

/** Numbers out of the kernels' memory. */
export function copyOf(space: Float32Array, start: number, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(space.subarray(start, start + length));
  return out;
}
