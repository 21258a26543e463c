// Every wording of the engine that a user can meet.

const shape = (sizes: readonly number[]) => `[${sizes.join(', ')}]`;

export const messages = {
  badSize: (op: string, given: unknown) =>
    `${op}: the shape is ${JSON.stringify(given)}, but must be a list of whole numbers, 0 or more`,
  elements: (op: string, sizes: readonly number[], given: number) =>
    `${op}: shape ${shape(sizes)} needs ${sizes.reduce((a, b) => a * b, 1)} elements; ${given} were given`,
  matmulRank: (a: readonly number[], b: readonly number[]) =>
    `matmul: ${shape(a)} @ ${shape(b)}: both must be matrices, of shape [rows, columns]`,
  matmulInner: (a: readonly number[], b: readonly number[]) =>
    `matmul: ${shape(a)} @ ${shape(b)}: inner sizes ${a[1]} and ${b[0]} differ.${a[1] === b[1] ? ' Did you mean .matmul(w.T)?' : ''}`,
  sameShape: (op: string, a: readonly number[], b: readonly number[]) =>
    `${op}: shapes ${shape(a)} and ${shape(b)} differ`,
  item: (sizes: readonly number[]) =>
    `item: the tensor has shape ${shape(sizes)}; only a tensor of one element is a number`,
  seed: (given: unknown) => `manualSeed: the seed is ${String(given)}, but must be a whole number from 0 to 2^53 - 1`,
  correction: (given: unknown) => `std: correction is ${String(given)}, but must be a number`,
};

/** Sizes that do not fit together. */
export class ShapeError extends Error {
  override name = 'ShapeError';
}
