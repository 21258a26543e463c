// What is done to gradients before a step, by the names of torch.nn.utils.

import { noGrad, stack, type Tensor } from '../engine/index.js';
import { aboveZero, check, checked, flag, notBelowZero } from '../options/index.js';
import { messages } from './messages.js';
import { tensorsOf } from './options.js';

const clipRules = { normType: aboveZero, errorIfNonfinite: flag };

/**
 * Makes gradients that are too long together shorter: all are multiplied by maxNorm / (norm + 1e-6), when that is below 1
 * (Pascanu et al., 2013).
 * @param options.errorIfNonfinite throws when the length is NaN or infinite; otherwise the gradients become NaN, or 0
 * @returns the length of all gradients together, before
 * @throws {RangeError} when maxNorm is negative, normType not above 0, or one is no number
 * @example nn.utils.clipGradNorm_(model.parameters(), 1)
 */
export function clipGradNorm_(
  parameters: Tensor | Iterable<Tensor>,
  maxNorm: number,
  options?: { normType?: number; errorIfNonfinite?: boolean },
): number {
  check('clipGradNorm_', 'maxNorm', maxNorm, notBelowZero);
  const { normType = 2, errorIfNonfinite = false } = checked('clipGradNorm_', options, clipRules);
  return noGrad(() => {
    const gradients = gradientsOf('clipGradNorm_', parameters);
    if (gradients.length === 0) return 0;
    const norms = gradients.map((g) => g.norm(normType).to('float64'));
    const norm = stack(norms).norm(normType).item();
    if (errorIfNonfinite && !Number.isFinite(norm)) throw new RangeError(messages.nonfiniteNorm(norm));
    const factor = maxNorm / (norm + 1e-6);
    if (!(factor >= 1)) for (const g of gradients) g.mul_(factor);
    return norm;
  });
}

/**
 * Brings each element of the gradients between −clipValue and clipValue.
 * @throws {RangeError} when clipValue is negative, or no number
 * @example
 * w.mul(100).sum().backward();
 * nn.utils.clipGradValue_([w], 5);
 * w.grad!.tolist() // [5, 5]
 */
export function clipGradValue_(parameters: Tensor | Iterable<Tensor>, clipValue: number): void {
  check('clipGradValue_', 'clipValue', clipValue, notBelowZero);
  noGrad(() => {
    for (const g of gradientsOf('clipGradValue_', parameters)) g.clamp_({ min: -clipValue, max: clipValue });
  });
}

const gradientsOf = (op: string, parameters: Tensor | Iterable<Tensor>): Tensor[] =>
  tensorsOf(op, parameters).flatMap(({ grad }) => (grad ? [grad] : []));
