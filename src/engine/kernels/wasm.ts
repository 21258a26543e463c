// The compiled kernels and their memory. Kernels keep nothing between calls: operands are copied in, results out.

import { binary } from './binary.js';

/** Kernels that make an array from one array, and from two. */
export type UnaryKernel = 'abs' | 'exp' | 'log' | 'neg' | 'relu' | 'sigmoid' | 'sqrt' | 'square' | 'tanh';
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
  blend(x: number, y: number, count: number, a: number, b: number): void;
  adam(g: number, m: number, v: number, count: number, ...factors: number[]): void;
}
export type KernelName = keyof Kernels;

/** The compiler does not know WebAssembly without the browser's types. */
interface Memory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly: {
  Memory: new (limits: { initial: number; maximum: number; shared: true }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
};

export const pageBytes = 65536;
/** Where operands may stand: the first page belongs to the kernels' constants. */
export const free = pageBytes;
/** Pages: 2 GiB, of which only what is used takes memory. */
export const maximum = 32768;
const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));

export const memory = new WebAssembly.Memory({ initial: 1, maximum, shared: true });
export const module = new WebAssembly.Module(bytes);
export const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as Kernels;

/** Numbers out of the kernels' memory. */
export function copyOf(space: Float32Array, start: number, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(space.subarray(start, start + length));
  return out;
}
