// Every wording of the figures of lessons that a user can meet.

export const messages = {
  yourRun: (shows: string) => `Your run: ${shows}`,
  number: (predicted: number, answer: string) => `You predicted ${predicted}; it is ${answer}`,
  choice: (predicted: string, answer: string) =>
    predicted === answer ? `✓ You predicted: ${predicted}` : `✗ You predicted: ${predicted}; it is: ${answer}`,
  badChoice: (predicted: string, choices: readonly string[]) =>
    `show: the prediction is '${predicted}'; write ${choices.map((one) => `'${one}'`).join(' or ')}`,
};
