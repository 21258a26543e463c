// Every wording of the optimisers that a user can meet.

import { shown } from '../engine/index.js';

export const messages = {
  noParameters: (op: string) => `${op}: there is nothing to optimise; pass a list of tensors with requiresGrad`,
  notParameters: (op: string, given: unknown) =>
    `${op}: ${shown(given)} stands where a list of parameters should; pass net.parameters(), or [w, b]`,
  noTensor: (op: string, i: number, given: unknown) =>
    `${op}: parameter ${i} is ${shown(given)}, and no tensor; pass net.parameters(), not namedParameters()`,
  noneWants: (op: string) => `${op}: no parameter wants a gradient; pass tensors made with requiresGrad`,
  notAParameter: (op: string, i: number) =>
    `${op}: parameter ${i} was computed from others, or holds whole numbers; pass tensors made with requiresGrad`,
  repeated: (op: string, i: number) => `${op}: parameter ${i} is named twice`,
  mixed: (op: string) => `${op}: tensors and groups { params, … } stand in one list; pass the ones or the others`,
  unknownOption: (op: string, given: string, known: readonly string[]) =>
    `${op}: there is no option '${given}'; it has ${known.join(', ')}`,
  groupSizes: (op: string, given: readonly number[], here: readonly number[]) =>
    `${op}: the state is of groups with ${given} parameters, but there are groups with ${here} here`,
  bufferShape: (op: string, name: string, i: number, given: readonly number[], here: readonly number[]) =>
    `${op}: ${name} of parameter ${i} has shape [${given}] in the state, but the parameter has [${here}]`,
  stateSize: (op: string, given: number, here: number) =>
    `${op}: the state is of ${given} numbers, but the parameters have ${here} here`,
  oneGroup: (op: string) => `${op}: takes one list of parameters; directions go through all of them together`,
  closure: (op: string, why: string) =>
    `${op}: step needs a function that computes the loss and its gradients, ${why}: step(() => { … return loss; })`,
  asynchronous: () =>
    'AveragedParameters: the function is asynchronous, and would go on with the parameters themselves; do what awaits outside',
  noAverage: () => 'AveragedParameters: there is no mean before the first update()',
  epoch: (op: string, given: unknown) => `${op}: the epoch is ${String(given)}, but must be a number, 0 or more`,
  groupCount: (op: string, given: number, here: number) =>
    `${op}: the state is of an optimiser with ${given} groups, but this one has ${here}`,
  noMomentum: (op: string) => `${op}: the optimiser has neither momentum nor betas to cycle; pass cycleMomentum: false`,
  cycleOver: (steps: number) => `OneCycleLR: the cycle has ${steps} steps, and they are over; make a new one for more`,
  factor: (op: string, given: unknown, t: number) =>
    `${op}: the function gave ${shown(given)} for ${t}, but must give a finite number, 0 or more`,
  metric: (given: unknown) =>
    `ReduceLROnPlateau: step needs a number to watch, such as a loss, but was given ${given === undefined ? 'nothing' : `a ${typeof given}`}`,
  option: (op: string, name: string, given: unknown, rule: string) =>
    given === undefined
      ? `${op}: ${name} is missing; it must be ${rule}`
      : `${op}: ${name} is ${shown(given)}, but must be ${rule}`,
  noObject: (op: string, given: unknown, name: string | undefined) =>
    `${op}: the options are ${shown(given)}, but must be an object${name === undefined ? '' : `; pass { ${name}: ${shown(given)} }`}`,
  noState: (op: string, given: unknown) => `${op}: the state is ${shown(given)}, but must be what stateDict() gave`,
  noOptimizer: (op: string, given: unknown) =>
    `${op}: takes an optimiser first, such as new SGD(net.parameters()), but was given ${shown(given)}`,
};
