/** Functions of numbers, with the same bits on every machine. */
export { exp, expm1, log, log1p, sigmoid, softplus, tanh } from './elementary.js';
export { erf } from './erf.js';
export { acosh, asinh, atanh, cosh, sinh } from './hyperbolic.js';
export { exp2, log2, log10, pow } from './pow.js';
export { acos, asin, atan, atan2, cos, hypot, sin, tan } from './trigonometric.js';
