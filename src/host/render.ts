// What drawing needs.

export { refuseAddresses } from './addresses.js';
export { widthIn, widthOf } from './font.js';
export * from './node/render.js';
export { frameStrip } from './strip.js';
