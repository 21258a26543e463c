/** What the cells of lessons need besides the library. */
export { arrows } from './arrows.js';
export { layerLines, layerTable } from './layers.js';
export { show } from './show.js';
