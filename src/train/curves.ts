// Epochs as curves: a panel for each number, in it one curve of the training and one of the validation.

import type { LiveChart } from '../plot/index.js';
import type { Logs } from './callbacks/callback.js';

/** Adds an epoch's numbers to a figure; `valLoss` stands in the panel of `loss`. */
export function addEpoch(figure: LiveChart, epoch: number, logs: Logs): void {
  for (const [name, value] of Object.entries(logs)) {
    const ofValidation = /^val[A-Z]/.test(name);
    const number = ofValidation ? name[3]!.toLowerCase() + name.slice(4) : name;
    figure.add({ [number]: value }, { run: ofValidation ? 'validation' : 'training', x: epoch });
  }
}
