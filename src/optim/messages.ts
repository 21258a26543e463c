// Every wording of the optimisers that a user can meet.

export const messages = {
  noParameters: (op: string) => `${op}: there is nothing to optimise; pass a list of tensors with requiresGrad`,
  notAParameter: (op: string, i: number) =>
    `${op}: parameter ${i} does not want a gradient, or was computed from others; pass tensors made with requiresGrad`,
  repeated: (op: string, i: number) => `${op}: parameter ${i} is named twice`,
  option: (op: string, name: string, given: unknown, rule: string) =>
    `${op}: ${name} is ${Array.isArray(given) ? `[${given.join(', ')}]` : String(given)}, but must be ${rule}`,
};
