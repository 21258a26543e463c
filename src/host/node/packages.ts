import { require } from './require.js';

/** The package of this name, loaded when it is needed first. */
export const load = (name: string): unknown => require(name);
