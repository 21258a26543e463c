// Where fingerprints of a lesson's figures are noted, when they are recorded anew.

export * from './node/digests.js';
