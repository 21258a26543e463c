// Changes in place between an operation and its gradient: harmless, unless the gradient needs what was overwritten.

import type { History } from './autograd.js';
import type { PrimitiveName } from './ops.js';
import type { Tensor } from './tensor.js';

/** How often the result of an operation, and each input, has been changed in place so far. */
export function versionsOf(inputs: readonly Tensor[], result: Tensor): number[] {
  const versions = [result.version];
  for (let i = 0; i < inputs.length; i++) versions.push(inputs[i]!.version);
  return versions;
}

/**
 * What the gradient of an operation is computed from besides the gradient of its result: all inputs when it is not listed; of
 * `factors` each input that the gradient of the other one needs.
 */
const reads: { [P in PrimitiveName]?: 'nothing' | 'result' | 'all' | 'factors' | 'first' | 'second' } = {
  ...all('nothing', [
    'add',
    'sub',
    'neg',
    'sum',
    'to',
    'reshape',
    'expand',
    'permute',
    'narrow',
    'embed',
    'pad',
    'cat',
  ]),
  ...all('nothing', ['cumsum', 'unfold', 'fold', 'floor', 'ceil', 'round', 'sign']),
  ...all('result', ['exp', 'sqrt', 'tanh', 'sigmoid', 'relu', 'softmax', 'logSoftmax', 'inv', 'cholesky']),
  ...all('all', ['div', 'pow', 'std', 'median', 'amax', 'amin', 'solve', 'det']),
  ...all('factors', ['mul', 'matmul', 'linear', 'conv2d']),
  ...all('first', ['where']),
  ...all('second', ['gather', 'scatter', 'scatterAdd', 'thresholdBackward']),
};

/** The same for several operations. */
function all<T extends string>(what: T, ops: PrimitiveName[]): { [P in PrimitiveName]?: T } {
  return Object.fromEntries(ops.map((op) => [op, what]));
}

/** Whether something that the gradient needs was changed in place. */
export function isChanged(result: Tensor, { op, inputs, versions }: History): boolean {
  const changed = (i: number) => inputs[i]!.version !== versions[i + 1];
  const overwritten = result.version !== versions[0];
  const what = reads[op] ?? 'inputs';
  if (what === 'nothing') return false;
  if (what === 'result') return overwritten;
  if (what === 'first') return changed(0);
  if (what === 'second') return changed(1);
  if (what === 'factors') return [0, 1].some((i) => inputs[1 - i]!.requiresGrad && changed(i));
  if (op === 'div' && !inputs[1]!.requiresGrad) return changed(1);
  return inputs.some((_, i) => changed(i)) || (what === 'all' && overwritten);
}
