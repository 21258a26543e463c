// Rules that know nets, optimisers and what goes on in a training.

import { aTensor, Tensor } from '../engine/index.js';
import { Module } from '../nn/index.js';
import { check, type Rule } from '../options/index.js';

export { aTensor } from '../engine/index.js';
export { aModule } from '../nn/modules/module.js';

/** A function, or something with a `forward`, but no class that nobody has made anything of. */
const isFunctionOrModule = (x: unknown): boolean =>
  typeof x === 'function'
    ? !(x.prototype instanceof Module)
    : typeof (x as { forward?: unknown } | null | undefined)?.forward === 'function';

export const aLoss: Rule = {
  text: 'a function such as functional.crossEntropy, or a module such as new nn.CrossEntropyLoss()',
  holds: isFunctionOrModule,
};

const anAnswer: Rule = { text: 'a tensor, which forward must return', holds: (x) => aTensor.holds(x, {}) };

/** What a net gives. @throws {RangeError} when that is no tensor */
export function answer(op: string, model: Module, x: Tensor): Tensor {
  const output = model.forward(x);
  if (!(output instanceof Tensor)) check(op, `what ${(model as Module).constructor.name} gives`, output, anAnswer);
  return output;
}
