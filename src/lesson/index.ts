/** What the cells of lessons need besides the library. */
export { drawing } from './drawing.js';
export { layerLines, layerTable } from './layers.js';
export { maskPictures, type Neuron } from './mask-pictures.js';
export { show } from './show.js';
export { regularization } from './stored/13-regularization.js';
