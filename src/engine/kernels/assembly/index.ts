// Everything that the kernels export.
export { abs, add, div, mul, neg, relu, sqrt, square, sub } from './arithmetic';
export { exp, sigmoid, tanh } from './elementary';
export { matmul } from './matmul';
export { boxMuller } from './normal';
