// What several threads share, in a module of its own: its memory must be shared, which makes copies slower.
export { conv2d, conv2dWeight } from './conv';
export { matmul } from './matmul';
