/** What a homework's own module imports: checks, and what they draw. */

export { type Check, type CheckOptions, check, type Mistake } from './check.js';
export { Draw } from './draw.js';
