// Everything that the kernels export.
export { abs, add, div, gate, mul, neg, relu, sqrt, square, sub } from './arithmetic';
export { moments, normalize, normalizeBackward, normalizeSums } from './channels';
export { conv2d, conv2dWeight } from './conv';
export { exp, log, sigmoid, tanh } from './elementary';
export { matmul } from './matmul';
export { boxMuller, uniform } from './random';
export { cos, sin } from './trigonometric';
export { adam, blend } from './updates';
