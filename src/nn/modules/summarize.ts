// How a summary is found: every layer is listened to while the net computes once.

import { defaultGenerator, noGrad, Tensor, zeros } from '../../engine/index.js';
import { check, type Rule } from '../../options/index.js';
import type { Module } from './module.js';
import { Summary, type SummaryRow } from './summary.js';

/** What a net is given: a tensor, a shape, or the tensors of a net that takes several. */
export type SummaryInput = Tensor | readonly number[] | readonly Tensor[];

const areTensors = (list: readonly unknown[]): list is readonly Tensor[] =>
  list.length > 0 && list.every((item) => item instanceof Tensor);
const anInput: Rule = {
  text: 'a tensor, a shape such as [64, 3], or a list of tensors',
  holds: (x) => x instanceof Tensor || (Array.isArray(x) && (x.every(Number.isInteger) || areTensors(x))),
};

export function summarize(net: Module, input: SummaryInput): Summary {
  check('summary', 'the input', input, anInput);
  const parameters = net.parameters();
  const dtype = parameters[0]?.dtype ?? 'float32';
  const given = input instanceof Tensor ? [input] : areTensors(input) ? input : [zeros([...input], { dtype })];
  return new Summary(
    untouched(net, () => rowsOf(net, given)),
    parameters,
  );
}

/** Calls `f` with the net in evaluation; modes and random numbers are then where they were, also when `f` throws. */
function untouched<T>(net: Module, f: () => T): T {
  const modes = net.modules().map((module) => [module, module.training] as const);
  const random = defaultGenerator.getState();
  try {
    net.eval();
    return noGrad(f);
  } finally {
    for (const [module, mode] of modes) module.training = mode;
    defaultGenerator.setState(random);
  }
}

/** A row for each call, outer ones first, then those of layers that nobody has called. */
function rowsOf(net: Module, inputs: readonly Tensor[]): SummaryRow[] {
  const modules = net.namedModules();
  const learned = ownSizes(net);
  const rows: SummaryRow[] = [];
  const begun = (layer: string, module: Module): void => {
    const before = rows.some((row) => row.layer === layer);
    rows.push({
      layer,
      kind: module.constructor.name,
      outputShape: null,
      parameters: before ? null : (learned.get(layer) ?? 0),
    });
  };
  const ended = (layer: string, { shape }: Tensor): void => {
    rows.findLast((row) => row.layer === layer && row.outputShape === null)!.outputShape = shape;
  };
  const hooks = modules.flatMap(([name, module]) => [
    module.registerForwardPreHook(() => void begun(name, module)),
    module.registerForwardHook((_module, _inputs, output) => void ended(name, output)),
  ]);
  try {
    net.forward(...inputs);
  } finally {
    for (const hook of hooks) hook.remove();
  }
  const called = new Set(rows.map(({ layer }) => layer));
  for (const [name, module] of modules) if (!called.has(name)) begun(name, module);
  return rows;
}

/** How many numbers each layer learns itself, by its name: parameters belong to the innermost layer that their names begin with. */
function ownSizes(net: Module): Map<string, number> {
  const sizes = new Map(net.namedModules().map(([name]) => [name, 0]));
  for (const [name, parameter] of net.namedParameters()) {
    let owner = name;
    do owner = owner.slice(0, Math.max(0, owner.lastIndexOf('.')));
    while (!sizes.has(owner));
    sizes.set(owner, sizes.get(owner)! + parameter.numel());
  }
  return sizes;
}
