// Confusion matrices: which class was taken for which.

import { checked, isPlain, listOf, type Rules, string } from '../../options/index.js';
import { published } from '../adapter.js';
import { Chart } from '../chart.js';
import { classNames, isNoClass, refuseTwins } from '../classes.js';
import { config } from '../config.js';
import { type Column, columnOf, type Grid, gridOf, isLists, listsOf, type Numbers, type Value } from '../data.js';
import { messages } from '../messages.js';
import { percent, typeset } from '../numbers.js';
import { cells } from '../parts/cells.js';
import { type FrameOptions, frameRules, heading, schema } from '../parts/options.js';

/** How confusions are drawn. */
export interface ConfusionOptions extends FrameOptions {
  /** The names of the classes, that of class 0 first; or the classes that labels name, in the order in which they shall stand. */
  classes?: readonly string[];
}

const rules: Rules<ConfusionOptions> = { classes: listOf(string), ...frameRules };

/** More classes cannot be told apart. */
const mostClasses = 60;

/** How often each class was taken for each, row by row. */
interface Confusions {
  names: string[];
  counts: number[];
}

/**
 * How often each class (row) was taken for each class (column). A cell's colour is its share of the row, so that rare classes are seen as
 * well; its number is the count.
 *
 * @param labels the right classes: whole numbers or names
 * @param predictions the classes that were found; or scores, a tensor [N, classes], of which the highest counts
 * @throws {TypeError} when labels or predictions are no columns
 * @throws {RangeError} when there are no labels, their number differs from that of the predictions, a class is not among `classes`, two of
 *   these are the same, or a label or a score is NaN
 * @example
 * plot.confusion([0, 1, 1, 2], [0, 1, 2, 2], { classes: ['cat', 'dog', 'fox'] })
 */
export function confusion(labels: Column, predictions: Column, given?: ConfusionOptions): Chart;
/**
 * The same of a finished matrix: how often the class of each row was taken for that of each column.
 *
 * @param matrix a tensor of shape [classes, classes], or lists of one length
 * @throws {TypeError} when it is no matrix
 * @throws {RangeError} when it has another number of rows than of columns or of `classes`, or a number that is no count
 * @example
 * plot.confusion([[50, 3], [7, 40]], { classes: ['cat', 'dog'] })
 */
export function confusion(matrix: Grid, given?: ConfusionOptions): Chart;
export function confusion(data: Column | Grid, second?: Column | ConfusionOptions, third?: ConfusionOptions): Chart {
  const finished = isMatrix(data) && (second === undefined || (isPlain(second) && !('data' in second)));
  const options = checked('plot.confusion', finished ? (third ?? (second as ConfusionOptions)) : third, rules);
  const { names, counts } = finished
    ? ofMatrix(data as Grid, options)
    : counted(data as Column, second as Column, options);
  const n = names.length;
  const totals = names.map((_, row) => counts.slice(row * n, (row + 1) * n).reduce((sum, one) => sum + one, 0));
  const shares = counts.map((count, i) =>
    totals[Math.floor(i / n)] === 0 ? null : count / totals[Math.floor(i / n)]!,
  );
  const rows = counts.map((count, i) => ({
    label: names[Math.floor(i / n)]!,
    prediction: names[i % n]!,
    count,
    share: shares[i]!,
  }));
  return new Chart(specification(names, counts, shares, options), describe(names, counts, shares, options), rows);
}

/** Whether this has rows and columns. */
const isMatrix = (data: unknown): boolean =>
  isLists(data) || (!Array.isArray(data) && (Object(data) as { shape?: ArrayLike<number> }).shape?.length === 2);

function ofMatrix(matrix: Grid, { classes }: ConfusionOptions): Confusions {
  const { rows: n, columns, values } = gridOf('plot.confusion', matrix);
  const counts = Array.from(values);
  if (n !== columns) throw new RangeError(messages.noSquare(n, columns));
  if (classes && classes.length !== n) throw new RangeError(messages.badClasses(classes.length, n));
  const wrong = counts.find((count) => !(count >= 0 && Number.isFinite(count)));
  if (counts.every((count) => count === 0)) throw new RangeError(messages.noLabels());
  if (wrong !== undefined) throw new RangeError(messages.noCount(wrong));
  return { names: fewNames(classes ?? Array.from({ length: n }, (_, i) => String(i))), counts };
}

function counted(labels: Column, predictions: Column, options: ConfusionOptions): Confusions {
  const right = columnOf('plot.confusion', labels);
  if (predictions === undefined) throw new TypeError(messages.noPredictions());
  const found = predicted(predictions);
  if (right.length === 0) throw new RangeError(messages.noLabels());
  if (found.length !== right.length) throw new RangeError(messages.badPredictions(right.length, found.length));
  for (const [name, column, also] of [
    ['labels', right, 'predictions'],
    ['predictions', found, 'labels'],
  ] as const)
    for (const [i, one] of column.entries())
      if (isNoClass(one)) throw new RangeError(messages.notAClass('plot.confusion', name, i, one, also));
  const { names, place } = classesOf([...right, ...found], options.classes);
  const n = fewNames(names).length;
  const counts = Array<number>(n * n).fill(0);
  for (const [i, label] of right.entries()) counts[place(label) * n + place(found[i])]! += 1;
  return { names, counts };
}

/** The names, if they can be told apart in one figure. */
function fewNames(names: readonly string[]): string[] {
  refuseTwins('plot.confusion', names);
  if (names.length > mostClasses)
    throw new RangeError(messages.tooManyClasses('plot.confusion', 'the data', names.length, mostClasses));
  return [...names];
}

/** The classes that were found; the places of the highest scores, when there are scores. */
function predicted(predictions: Column): Value[] {
  const { shape } = Object(predictions) as { shape?: ArrayLike<number> };
  if (shape === undefined || shape.length !== 2 || shape[1]! < 2) return columnOf('plot.confusion', predictions);
  return listsOf('plot.confusion', predictions as Numbers).map((scores, i) => {
    const all = Array.from(scores);
    if (all.some(Number.isNaN)) throw new RangeError(messages.noHighest(i));
    return all.indexOf(Math.max(...all));
  });
}

/** The names of the classes, and the place of each. */
function classesOf(all: readonly Value[], classes: readonly string[] | undefined) {
  const numbers = all.every((one) => typeof one === 'number' && Number.isInteger(one) && one >= 0);
  const names = classes ?? classNames(all);
  const place = (one: Value): number => {
    const at = numbers && classes ? (one as number) : names.indexOf(String(one));
    if (at < 0 || at >= names.length) throw new RangeError(messages.noClass('plot.confusion', one, names));
    return at;
  };
  return { names: [...names], place };
}

function specification(names: string[], counts: number[], shares: (number | null)[], options: ConfusionOptions) {
  const n = names.length;
  const { xLabel = messages.prediction(), yLabel = messages.label(), width, height } = options;
  const both = n <= 6;
  const texts = counts.map((count, i) =>
    both && shares[i] !== null ? `${written(count)}\n${roughly(shares[i]!)}` : written(count),
  );
  const matrix = { rows: n, columns: n, values: shares };
  const look = {
    ramp: 'sequential' as const,
    domain: [0, 1] as const,
    columnNames: names,
    rowNames: names,
    texts,
    xLabel,
    yLabel,
    legend: { title: messages.rowShare(), write: (share: number) => `${Math.round(100 * share)} %` },
    width,
    height,
    more: { count: counts },
  };
  return published({ $schema: schema, ...heading(options), ...cells(matrix, look), config });
}

/** Whole per cents, or as many digits as tell a share apart from none and from all. */
function roughly(share: number): string {
  const whole = Math.round(100 * share);
  return (whole === 0 && share > 0) || (whole === 100 && share < 1) ? percent(share) : `${whole} %`;
}

/** A count is whole, and of a finished matrix perhaps a share. */
const written = (count: number): string => (Number.isInteger(count) ? String(count) : typeset(count));

/** How many confusions are named. */
const named = 5;

function describe(names: string[], counts: number[], shares: (number | null)[], { title }: ConfusionOptions): string {
  const n = names.length;
  const total = counts.reduce((sum, one) => sum + one, 0);
  const right = names.reduce((sum, _, i) => sum + counts[i * n + i]!, 0);
  const wrong = counts
    .flatMap((count, i) => (count > 0 && i % n !== Math.floor(i / n) ? [i] : []))
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, named);
  const lines = wrong.map((i) =>
    messages.describeConfusion(names[Math.floor(i / n)]!, names[i % n]!, written(counts[i]!), percent(shares[i]!)),
  );
  return [
    ...(title ? [title] : []),
    messages.describeConfusions(n, written(right), written(total), percent(right / total)),
    ...lines,
  ].join('\n');
}
