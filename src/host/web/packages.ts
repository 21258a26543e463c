// Packages that come along: the one that computes, without which there is no linear algebra, and what charts are made with.

import * as dagre from '@dagrejs/dagre';
import { zlibSync } from 'fflate';
import * as matrix from 'ml-matrix';

const packages: { readonly [name: string]: unknown } = {
  'ml-matrix': matrix,
  '@dagrejs/dagre': dagre,
  fflate: { zlibSync },
};

/** The package of this name. */
export const load = (name: string): unknown => packages[name];
