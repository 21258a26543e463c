/** What a cell says to its notebook: outputs, tables, progress, questions. */
export { type Displayable, displaySymbol, metadataSymbol } from './bundle.js';
export { clearOutput, DisplayHandle, display, input } from './display.js';
export { html, md, png, svg } from './media.js';
export { progress } from './progress.js';
export { type TableCell, type TableColumn, type TableData, type TableOptions, type TableRow, table } from './tables.js';
