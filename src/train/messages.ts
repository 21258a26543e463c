// Every wording of the training room that a user can meet.

export const messages = {
  count: (op: string, name: string, given: unknown, least: number) =>
    `${op}: ${name} is ${String(given)}, but must be a whole number, ${least} or more`,
  number: (op: string, name: string, given: unknown) =>
    `${op}: ${name} is ${String(given)}, but must be a number, 0 or more`,
  above: (op: string, name: string, given: unknown, least: number) =>
    `${op}: ${name} is ${String(given)}, but must be a number above ${least}`,
  factor: (op: string, given: unknown, rule: string) => `${op}: factor is ${String(given)}, but must be ${rule}`,
  mode: (op: string, given: unknown) => `${op}: mode is ${String(given)}, but must be 'auto', 'min' or 'max'`,
  scheduled: (given: unknown, epoch: number) =>
    `LearningRateScheduler: the function gave ${String(given)} for epoch ${epoch}, but a rate must be a number, 0 or more`,
  notLogged: (op: string, name: string, known: readonly string[]) =>
    `${op}: there is no ${name} to watch; there is ${known.join(', ')}. valLoss needs the option validation of fit`,
  placeholder: (name: string, known: readonly string[]) =>
    `ModelCheckpoint: the file's name has {${name}}, but there is only ${known.map((word) => `{${word}}`).join(', ')}`,
  remote: (url: string, error: unknown) =>
    `RemoteMonitor: ${url} did not take the logs (${error instanceof Error ? error.message : String(error)}); the training goes on`,
  nanLoss: (loss: number, epoch: number, batch: number, lr: number) =>
    `fit: the loss is ${Number.isNaN(loss) ? 'NaN' : loss} in epoch ${epoch}, batch ${batch}: with lr = ${lr} the training has diverged, or the data hold NaN. Lower lr, clip the gradients, or pass nanLoss: 'ignore' or TerminateOnNaN to look at it`,
  loss: (op: string, given: unknown) =>
    `${op}: loss is ${typeof given === 'function' ? `the class ${given.name}` : String(given)}, but must be a function such as functional.crossEntropy, or a module such as new nn.CrossEntropyLoss()`,
  noBatches: () =>
    'there is no batch: a DataLoader or a list of [x, y] can be gone through in each epoch, a generator only once',
  range: (op: string, low: unknown, high: unknown, rule: string) =>
    `${op}: the range is from ${String(low)} to ${String(high)}, but ${rule}`,
  noChoices: () => 'choice: there is nothing to choose from',
  noSpace: () => 'search: the space has no parameter',
  gridRange: (name: string) =>
    `gridSearch: ${name} is a range of numbers; say how many, as in train.logUniform(1e-5, 1e-1).grid(5), or give a list`,
  score: (given: unknown) =>
    `search: the objective gave ${String(given)}, but must give a number, the score to be made large; NaN stands for a failed trial`,
  edge: (name: string, value: number, edge: number, side: string) =>
    `the best ${name}, ${value.toPrecision(3)}, lies at the ${side} edge of its range, ${edge.toPrecision(3)}: the best may lie beyond, so search there too`,
  noModels: (op: string) => `${op}: there is no net to ask`,
  rates: (from: unknown, to: unknown) =>
    `lrRangeTest: the rates go from ${String(from)} to ${String(to)}, but must be above 0 and grow`,
  noRates: (lr: number) =>
    `lrRangeTest: the loss is no finite number at the very first rate, ${lr}: the data hold NaN or Infinity, or from is too large`,
  randomLoss: (first: number, second: number) =>
    `checkGradients: the loss of the same data is ${first}, then ${second}: the net draws random numbers; call .eval()`,
  gradients: (name: string, at: number, analytic: number, numeric: number, error: number) =>
    `checkGradients: the gradient of ${name}[${at}] is ${analytic}, but the slope there is ${numeric}: relative error ${error.toExponential(1)}`,
  gradientKind: (name: string, dtype: string) =>
    `checkGradients: ${name} is ${dtype}, in which differences are rounding errors. Convert the net and the data with .to('float64')`,
};
