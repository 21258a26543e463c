// What is used for a while and then gone.

export * from './node/scratch.js';
