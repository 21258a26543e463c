/** Lectern: tensors for deep-learning lectures, and charts to show them. */
export * from './engine/index.js';
export * as plot from './plot/index.js';
