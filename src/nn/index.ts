/** Parts of nets. */
export * as init from './init.js';
