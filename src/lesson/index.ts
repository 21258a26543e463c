/** What the cells of lessons need besides the library. */
export { layerLines, layerTable } from './layers.js';
export { onLogAxis } from './log-axis.js';
export { show } from './show.js';
export { type Compared97, type Compared98, compared97, compared98 } from './stored/comparisons.js';
