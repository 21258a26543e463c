// Every wording of the training room that a user can meet.

import { Tensor } from '../engine/index.js';
import { shown } from '../options/index.js';

/** How targets of another shape become labels. */
function labelsFrom(given: readonly number[], [count, classes]: readonly number[]): string {
  if (given.length !== 2 || given[0] !== count) return '';
  if (given[1] === 1) return '; .flatten() makes them of a column';
  return given[1] === classes ? '; .argmax({ dim: 1 }) makes them of one-hot rows' : '';
}

/** Three digits; whole numbers as they are. */
const rounded = (x: number): string => String(Number.isInteger(x) ? x : Number(x.toPrecision(3)));

/** 45 s, 3 min, 2 h 5 min */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const messages = {
  epochs: () => 'epoch',
  eachBatch: () => 'each batch',
  epochOf: (epoch: number, epochs: number) => `epoch ${epoch}/${epochs}`,
  timeLeft: (seconds: number) => `${duration(seconds)} left`,
  timeOfStep: (seconds: number) =>
    seconds < 1 ? `${Number((1000 * seconds).toPrecision(2))} ms a step` : `${seconds.toPrecision(2)} s a step`,
  suggestion: (lr: number) => `The loss falls fastest at a rate of ${Number(lr.toPrecision(2))}`,
  stoppedBy: (who: string, epoch: number) => `stopped by ${who} in epoch ${epoch}`,
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
  nanValLoss: (epoch: number) =>
    `fit: valLoss is NaN in epoch ${epoch}: the validation data hold NaN, or the net has diverged; nothing that watches valLoss sees this as better or worse`,
  batch: (op: string, given: unknown) =>
    `${op}: a batch is ${shown(given)}, but must be [x, y], samples and their targets`,
  noBatch: () => 'showBatch: there is no batch with a sample in it',
  noSample: (shape: readonly number[]) =>
    `showBatch: the batch has shape [${shape.join(', ')}], but must be [N, features], [N, H, W], [N, C, H, W] or [N, H, W, C]; plot a tensor of another shape yourself`,
  samples: () => 'sample',
  plateauByBatch: () =>
    "fit: ReduceLROnPlateau watches the loss of an epoch, so schedulerEvery must be 'epoch'; OneCycleLR and CyclicLR go batch by batch",
  metricName: (op: string, name: string) => `${op}: no metric can be named ${name}, which the logs have already`,
  metricValue: (op: string, name: string, given: unknown) =>
    `${op}: the metric ${name} gave ${shown(given)}, but must give a number${given instanceof Tensor ? '; .item() makes one of a tensor' : ''}`,
  scores: (shape: readonly number[]) =>
    `accuracy: the net gives [${shape.join(', ')}], but must give scores [N, classes] of two classes or more; train.binaryAccuracy is for one score a sample`,
  labels: (given: readonly number[], output: readonly number[]) =>
    `accuracy: the targets have shape [${given.join(', ')}] for scores [${output.join(', ')}], but must be labels [${output[0]}], the class's number of each sample${labelsFrom(given, output)}`,
  binary: (output: readonly number[], target: readonly number[]) =>
    `binaryAccuracy: scores [${output.join(', ')}] and targets [${target.join(', ')}] must both be [N] or [N, 1]; train.accuracy is for scores of several classes`,
  direction: (op: string, monitor: string) =>
    `${op}: the name ${monitor} does not say whether small or large is better; pass mode: 'min' or 'max'`,
  noBatches: () =>
    'there is no batch: a DataLoader or a list of [x, y] can be gone through in each epoch, a generator only once',
  range: (op: string, low: unknown, high: unknown, rule: string) =>
    `${op}: the range is from ${String(low)} to ${String(high)}, but ${rule}`,
  noChoices: (op: string, name: string) => `${op}: ${name} is an empty list, so there is nothing to choose from`,
  choices: (op: string, name: string, given: unknown) =>
    `${op}: ${name} is ${shown(given)}, but must be a list of values, or a range such as train.logUniform(1e-5, 1e-1)`,
  failed: (why?: { loss: number; epoch: number; batch: number }) =>
    why ? `failed: loss ${why.loss} in epoch ${why.epoch}, batch ${why.batch}` : 'failed',
  stopped: () => 'stopped',
  noSpace: (op: string) => `${op}: the space has no parameter`,
  gridRange: (name: string) =>
    `gridSearch: ${name} is a range of numbers; say how many, as in train.logUniform(1e-5, 1e-1).grid(5), or give a list`,
  score: (op: string, given: unknown) =>
    `${op}: the objective gave ${String(given)}, but must give a number, the score; NaN stands for a failed trial`,
  edge: (name: string, value: number, edge: number, side: string) =>
    `the best ${name}, ${rounded(value)}, lies at the ${side} edge of its range, ${rounded(edge)}: the best may lie beyond, so search there too`,
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
