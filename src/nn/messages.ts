// Every wording of the layers and initialisers that a user can meet.

export const messages = {
  badStd: (op: string, std: unknown) => `init.${op}: std is ${String(std)}, but must be 0 or more`,
  badMean: (op: string, mean: unknown) => `init.${op}: mean is ${String(mean)}, but must be a finite number`,
  badGain: (op: string, gain: unknown) => `init.${op}: gain is ${String(gain)}, but must be 0 or more`,
  badBounds: (op: string, a: unknown, b: unknown) =>
    `init.${op}: a is ${String(a)} and b is ${String(b)}, but a must not be above b, and both must be finite`,
  badNonlinearity: (given: unknown, known: string[]) =>
    `init.calculateGain: the non-linearity is ${JSON.stringify(given)}, but must be one of ${known.join(', ')}`,
  badMode: (op: string, mode: unknown) =>
    `init.${op}: mode is ${JSON.stringify(mode)}, but must be 'fanIn' or 'fanOut'`,
  noFans: (op: string, shape: readonly number[]) =>
    `init.${op}: shape [${shape.join(', ')}] has no fans; the weight needs two dimensions at least, [out, in]`,
};
