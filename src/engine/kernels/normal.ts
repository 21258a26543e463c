// The Box–Muller transform of whole arrays; boxMuller in math/generator.ts says what it computes.

import { reserve } from './pool.js';
import { kernels } from './wasm.js';

/** Overwrites blocks of 16 uniform numbers from [0, 1) by blocks of 16 that are N(mean, std²). */
export function boxMuller(blocks: Float32Array, mean: number, std: number): void {
  const memory = reserve(blocks.length);
  memory.set(blocks);
  kernels.boxMuller(0, 4 * blocks.length, mean, std);
  blocks.set(memory);
}
