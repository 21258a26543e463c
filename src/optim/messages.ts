// Every wording of the optimisers that a user can meet.

import { shown } from '../options/index.js';

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
  noGroup: (op: string, given: unknown) =>
    `${op}: the group is ${shown(given)}, but must be parameters and their options, such as { params: net.parameters(), lr: 0.1 }`,
  noTransforms: (given: unknown) =>
    `chain: the transforms are ${shown(given)}, but must be a list, such as [optim.transforms.scaleByAdam()]`,
  noTransform: (i: number, given: unknown) =>
    `chain: transform ${i} is ${shown(given)}, but must be a transform${typeof given === 'function' ? '; call the function: scaleByAdam()' : ', such as optim.transforms.scaleByAdam()'}`,
  sameName: (name: string, i: number, j: number) =>
    `chain: transforms ${i} and ${j} both remember something under the name ${name}; each needs a name of its own`,
  noLoss: (op: string, given: unknown) =>
    `${op}: the function that step was given returned ${given === undefined ? 'nothing' : shown(given)}, but must return the loss, a tensor of one number`,
  groupSizes: (op: string, given: readonly number[], here: readonly number[]) =>
    `${op}: the state is of groups with ${given} parameters, but there are groups with ${here} here`,
  bufferShape: (op: string, name: string, i: string, given?: readonly number[], here?: readonly number[]) =>
    `${op}: ${name} of parameter ${i} ${given ? `has shape [${given}]` : 'is no tensor'} in the state, but ${here ? `the parameter has [${here}]` : 'there is no such parameter'}`,
  otherKind: (op: string, option: string) =>
    `${op}: the state has ${shown(option)}, which ${op} does not know: it is that of an optimiser of another kind`,
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
  noState: (op: string, given: unknown) => `${op}: the state is ${shown(given)}, but must be what stateDict() gave`,
  noOptimizer: (op: string, given: unknown) =>
    `${op}: takes an optimiser first, such as new SGD(net.parameters()), but was given ${shown(given)}`,
};
