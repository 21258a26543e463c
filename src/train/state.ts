// What a net was before, so that looking at it leaves no trace.

import { noGrad } from '../engine/index.js';
import { BatchNorm1d, BatchNorm2d, type Module, type StateDict } from '../nn/index.js';

/** A state whose tensors have memory of their own. */
export const copyOf = (state: StateDict): StateDict =>
  Object.fromEntries(Object.entries(state).map(([name, tensor]) => [name, tensor.clone()]));

/** The layers of batch normalisation. */
export const batchNorms = (model: Module): (BatchNorm1d | BatchNorm2d)[] =>
  model.modules().filter((module) => module instanceof BatchNorm1d || module instanceof BatchNorm2d);

/** Calls `f`; afterwards each part of the net is in the mode in which it was, also when `f` throws. */
export function keepingModes<T>(model: Module, f: () => T): T {
  const modes = model.modules().map((module) => [module, module.training] as const);
  try {
    return f();
  } finally {
    for (const [module, mode] of modes) module.training = mode;
  }
}

/** The same of modes and of running values, which a net in training mode changes whenever it computes. */
export function keepingBuffers<T>(model: Module, f: () => T): T {
  const buffers = model.buffers().map((buffer) => [buffer, buffer.detach().clone()] as const);
  try {
    return keepingModes(model, f);
  } finally {
    noGrad(() => {
      for (const [buffer, values] of buffers) buffer.copy_(values);
    });
  }
}
