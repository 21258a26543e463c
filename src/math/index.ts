/** Functions of numbers, with the same bits on every machine. */
export { cos, exp, expm1, log, sigmoid, sin, tanh } from './elementary.js';
export { pow } from './pow.js';
