/** Parts of nets. */

export * as functional from './functional.js';
export * as init from './init.js';
