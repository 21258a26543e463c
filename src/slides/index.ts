/** What the slides print, and whether a run agrees with it. */
export { compare, distance } from './compare.js';
export { type InitializationTable, initialization, type LayerStatistics } from './initialization.js';
