/** What the cells of lessons need besides the library. */

export { arrows } from './arrows.js';
export { check } from './check.js';
export { colourImages, type Pictures } from './colour-images.js';
export { type DecayRun, type DecayRuns, decayGains, decayTable, type Tuned } from './decay.js';
export { drawing } from './drawing.js';
export { layerLines, layerTable } from './layers.js';
export { onLogAxis } from './log-axis.js';
export { mapValues } from './map-values.js';
export { maskPictures, type Neuron } from './mask-pictures.js';
export { rateLines } from './rates.js';
export { drawScene } from './scenes.js';
export { receiver, ScratchFolder } from './scratch.js';
export { show } from './show.js';
export { storedActivations } from './stored/01-activations.js';
export { storedDecay } from './stored/10-schedules.js';
export { regularization } from './stored/13-regularization.js';
export { type Compared97, type Compared98, compared97, compared98 } from './stored/comparisons.js';
