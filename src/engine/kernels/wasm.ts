// The compiled kernels and their memory. Kernels keep nothing between calls: operands are copied in, results out.

import { binary } from './binary.js';

/** Addresses are in bytes. */
interface Kernels {
  matmul(a: number, b: number, c: number, m: number, k: number, n: number): void;
}

/** The compiler does not know WebAssembly without the browser's types. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly: {
  Memory: new (limits: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
};

const pageBytes = 65536;
const memory = new WebAssembly.Memory({ initial: 1 });
const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));

export const kernels = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports as Kernels;

/** The kernels' memory, as float32 numbers from address 0, with room for `length` of them. */
export function reserve(length: number): Float32Array {
  const missing = Math.ceil((4 * length - memory.buffer.byteLength) / pageBytes);
  if (missing > 0) memory.grow(missing);
  return new Float32Array(memory.buffer, 0, length);
}
