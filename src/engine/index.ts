export { ShapeError } from './messages.js';
export { manualSeed, randn } from './random.js';
export { type NestedNumbers, Tensor, tensor } from './tensor.js';
