// What is done to gradients before a step, by the names of torch.nn.utils.

import { noGrad, stack, type Tensor } from '../engine/index.js';
import { messages } from './messages.js';

/**
 * Makes gradients that are too long together shorter: all are multiplied by maxNorm / (norm + 1e-6), when that is below 1
 * (Pascanu et al., 2013).
 * @returns the length of all gradients together, before
 * @throws {RangeError} when maxNorm is negative, or no number
 * @example nn.utils.clipGradNorm_(model.parameters(), 1)
 */
export function clipGradNorm_(
  parameters: Iterable<Tensor>,
  maxNorm: number,
  { normType = 2 }: { normType?: number } = {},
): number {
  if (!(maxNorm >= 0)) throw new RangeError(messages.bound('clipGradNorm_', 'maxNorm', maxNorm));
  return noGrad(() => {
    const gradients = gradientsOf(parameters);
    if (gradients.length === 0) return 0;
    const norms = gradients.map((g) => g.norm(normType).to('float64'));
    const norm = stack(norms).norm(normType).item();
    const factor = maxNorm / (norm + 1e-6);
    if (factor < 1) for (const g of gradients) g.mul_(factor);
    return norm;
  });
}

/**
 * Brings each element of the gradients between −clipValue and clipValue.
 * @throws {RangeError} when clipValue is negative, or no number
 */
export function clipGradValue_(parameters: Iterable<Tensor>, clipValue: number): void {
  if (!(clipValue >= 0)) throw new RangeError(messages.bound('clipGradValue_', 'clipValue', clipValue));
  noGrad(() => {
    for (const g of gradientsOf(parameters)) g.clamp_({ min: -clipValue, max: clipValue });
  });
}

const gradientsOf = (parameters: Iterable<Tensor>): Tensor[] =>
  [...parameters].flatMap(({ grad }) => (grad ? [grad] : []));
