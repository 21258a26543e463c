// Callbacks without a net: what they see is up to the test.

import { manualSeed, nn, optim, type train } from '../../src/index.js';

/** A training without data. */
export function training(): train.Training {
  manualSeed(1);
  const model = new nn.Sequential(new nn.Linear(1, 1));
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 });
  return { model, optimizer, epochs: 20, steps: 1, stopTraining: false, stoppedBy: null, batchLogs: {} };
}

/** Ends one epoch for each loss; the rates that the callback leaves, and whether it stops. */
export async function feed(
  callback: train.Callback,
  losses: readonly number[],
): Promise<{ rates: number[]; stopped: boolean }> {
  callback.training = training();
  await callback.onTrainBegin();
  const rates: number[] = [];
  for (const [i, loss] of losses.entries()) {
    const epoch = i + 1;
    await callback.onEpochBegin(epoch);
    await callback.onEpochEnd(epoch, { valLoss: loss, accuracy: 1 - loss, loss });
    rates.push(callback.training.optimizer.paramGroups[0]!.lr);
    if (callback.training.stopTraining) break;
  }
  return { rates, stopped: callback.training.stopTraining };
}
