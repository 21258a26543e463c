// Options of which an optimiser's groups may have one each.

import type { Rule } from '../options/index.js';

/** One value for all groups of an optimiser, or one for each. */
export type PerGroup<T> = T | readonly T[];

export const ofGroup = <T extends number | ((t: number) => number)>(value: PerGroup<T>, group: number): T =>
  typeof value === 'object' ? value[group]! : value;

/** The rule for each; how many groups there are is counted whenever it is asked. */
export const perGroup = (rule: Rule, optimizer: { readonly paramGroups: readonly unknown[] }): Rule => ({
  get text() {
    return `${rule.text}, or a list of ${optimizer.paramGroups.length}, one for each group`;
  },
  holds: (x) =>
    Array.isArray(x)
      ? x.length === optimizer.paramGroups.length && x.every((one) => rule.holds(one, {}))
      : rule.holds(x, {}),
});
