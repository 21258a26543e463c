// Packages of others.

export * from './node/packages.js';
