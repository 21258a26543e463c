/** What the cells of lessons need besides the library. */
export { drawing } from './drawing.js';
export { layerLines, layerTable } from './layers.js';
export { show } from './show.js';
