/** What a homework's own module imports: checks, and what they draw. */

export { type Call, type Check, type CheckOptions, check, type Mistake } from './check.js';
export { Draw } from './draw.js';
export { type Case, type QualityOptions, quality } from './quality.js';
export { vary } from './term.js';
