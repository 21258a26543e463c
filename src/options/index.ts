/** What options and arguments must be, in one vocabulary for all rooms. */

export { check, checked, withDefaults } from './check.js';
export { nearest } from './nearest.js';
export * from './rule.js';
export { batchOfOne, listed, shown, tensorOfList } from './words.js';
