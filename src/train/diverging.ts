import type { History } from './history.js';
import { messages } from './messages.js';

/**
 * What `fit` throws when a loss is not a finite number.
 * @example await train.fit(net, loader, { optimizer }).catch((error: train.DivergedError) => console.log(error.history.rows));
 */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
  /** The epochs before. */
  history!: History;

  constructor(
    readonly loss: number,
    readonly epoch: number,
    readonly batch: number,
    lr: number,
  ) {
    super(messages.nanLoss(loss, epoch, batch, lr));
  }
}

/** Whether a training will not recover: its cost is not finite, or above its first one by `factor` − 1 times the size of that. */
export const diverges = (cost: number, first: number, factor: number): boolean =>
  !Number.isFinite(cost) || cost > first + (factor - 1) * Math.abs(first);
