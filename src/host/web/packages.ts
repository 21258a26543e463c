// The package that computes, without which there is no linear algebra, comes along.

import * as matrix from 'ml-matrix';

const packages: { readonly [name: string]: unknown } = { 'ml-matrix': matrix };

/** The package of this name. */
export const load = (name: string): unknown => packages[name];
