// Epochs as curves: a panel for each number, in it one curve of the training and one of the validation.

import type { AddOptions } from '../plot/index.js';
import type { Logs } from './callbacks/callback.js';

/** What takes numbers, and shows them or keeps them. */
interface Taker {
  add(values: { readonly [name: string]: number }, options: AddOptions): unknown;
}

/** Adds an epoch's numbers to curves; `valLoss` stands in the panel of `loss`. */
export function addEpoch(curves: Taker, epoch: number, logs: Logs): void {
  for (const [name, value] of Object.entries(logs)) {
    const ofValidation = /^val[A-Z]/.test(name);
    const number = ofValidation ? name[3]!.toLowerCase() + name.slice(4) : name;
    curves.add({ [number]: value }, { run: ofValidation ? 'validation' : 'training', x: epoch });
  }
}
