/** Lessons as notebooks. */
export { writeNotebook } from './notebook.js';
export { type Cell, parsePercent } from './percent.js';
