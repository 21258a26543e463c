/** What the slides print, and whether a run agrees with it. */
export { babysitting, firstLosses, type PrintedEpoch, type PrintedLog } from './babysitting.js';
export { compare, distance } from './compare.js';
export { type InitializationTable, initialization, type LayerStatistics } from './initialization.js';
export { type PrintedTrial, search } from './search.js';
