import type { History } from './history.js';

/** What `fit` throws when a loss is not a finite number. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
  /** The epochs before. */
  history!: History;
}

/** Whether a training will not recover: its cost is not finite, or above its first one by `factor` − 1 times the size of that. */
export const diverges = (cost: number, first: number, factor: number): boolean =>
  !Number.isFinite(cost) || cost > first + (factor - 1) * Math.abs(first);
