// What drawing needs.

export { widthOf } from './font.js';
export * from './node/render.js';
