/** What the cells of lessons need besides the library. */
export { arrows } from './arrows.js';
export { type DecayRun, type DecayRuns, decayGains, decayTable, type Tuned } from './decay.js';
export { layerLines, layerTable } from './layers.js';
export { rateLines } from './rates.js';
export { show } from './show.js';
export { storedDecay } from './stored/10-schedules.js';
