// Every wording of the figures of lessons that a user can meet.

export const messages = {
  yourRun: (shows: string) => `Your run: ${shows}`,
  number: (predicted: number, answer: string) => `You predicted ${predicted}; it is ${answer}`,
  choice: (predicted: string, answer: string) =>
    predicted === answer ? `✓ You predicted: ${predicted}` : `✗ You predicted: ${predicted}; it is: ${answer}`,
  layerNames: (layers: number, names: number) =>
    `drawing: there are ${layers} layers, and ${names} names; give one for each`,
  describeDrawing: (sizes: readonly number[], layers: readonly string[]) =>
    `A net of ${sizes.length - 1} layers of weights: ${layers.map((name, l) => `${name} with ${sizes[l]}`).join(', ')} units; each is connected with all of the next`,
  noNumber: (predicted: string) => `show: the prediction is '${predicted}'; write a number, such as 0.5`,
  badChoice: (predicted: string, choices: readonly string[]) =>
    `show: the prediction is '${predicted}'; write ${choices.map((one) => `'${one}'`).join(' or ')}`,
};
