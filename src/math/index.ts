/** Functions of numbers, with the same bits on every machine. */
export { exp, expm1, log, log1p, sigmoid, softplus, tanh } from './elementary.js';
export { erf } from './erf.js';
export { log2, pow } from './pow.js';
export { atan2, cos, hypot, sin } from './trigonometric.js';
