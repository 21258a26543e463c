// Names that the cells of a notebook have declared.

import { host } from '../notebook/host.js';

/**
 * A function that gives the value of a name; undefined where it has none.
 * @param given values by name; those of the notebook when left out
 * @param handOver what to do where the names of the notebook are not known
 * @throws {Error} in that case
 */
export function lookUpIn(
  given: { readonly [name: string]: unknown } | undefined,
  handOver: () => string,
): (name: string) => unknown {
  if (given) return (name) => given[name];
  const { named } = host();
  if (!named) throw new Error(handOver());
  return named;
}
