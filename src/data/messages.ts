// Every wording of the data room that a user can meet.

export const messages = {
  count: (op: string, name: string, given: unknown, least: number) =>
    `${op}: ${name} is ${String(given)}, but must be a whole number, ${least} or more`,
  noise: (op: string, given: unknown) => `${op}: noise is ${String(given)}, but must be a number, 0 or more`,
  factor: (given: unknown) => `makeCircles: factor is ${String(given)}, but must be from 0 up to, but not, 1`,
  lengths: (sizes: readonly (number | undefined)[]) =>
    `DataLoader: the tensors have ${sizes.join(', ')} rows, but must have equally many, one for each sample`,
  nothing: () => 'DataLoader: there is no tensor; pass a list such as [x, y]',
  notFitted: (op: string) => `${op}: transform comes after fit, which takes the training data only`,
  table: (op: string, shape: readonly number[]) =>
    `${op}: the data have shape [${shape.join(', ')}], but must be [samples, features]`,
  features: (op: string, given: number, fitted: number) =>
    `${op}: the data have ${given} features, but those it was fitted to ${fitted}`,
  components: (op: string, given: unknown, most: number) =>
    `${op}: nComponents is ${String(given)}, but must be a whole number from 1 to the number of features, ${most}`,
};
