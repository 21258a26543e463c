// Everything that the kernels export.
export { matmul } from './matmul';
export { tanh } from './elementary';
