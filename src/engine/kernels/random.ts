// Random numbers by the arrayful, with the bits of math/mt19937.ts and math/box-muller.ts.

import type { Bulk } from '../../math/generator.js';
import { free, kernels, reserve } from './wasm.js';

const words = 624;

export const bulk: Bulk = {
  uniform(source, out) {
    const space = reserve(words + out.length);
    const state = new Uint32Array(space.buffer, free, words);
    const { words: before, next } = source.getState();
    state.set(before);
    const used = kernels.uniform(free, next, free + 4 * words, out.length);
    source.setState({ words: state, next: used });
    out.set(space.subarray(words, words + out.length));
  },
  boxMuller(blocks, mean, std) {
    const space = reserve(blocks.length);
    space.set(blocks);
    kernels.boxMuller(free, free + 4 * blocks.length, mean, std);
    blocks.set(space.subarray(0, blocks.length));
  },
};
