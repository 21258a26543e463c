// A figure of a lesson, under the title that its record has for it.

import { noteDigest } from '../host/digests.js';
import { display } from '../notebook/display.js';
import { anyNumber, check, checked, either, string } from '../options/index.js';
import { Chart } from '../plot/chart.js';
import { digestOf } from './digest.js';
import { digests } from './digests.js';
import { messages } from './messages.js';
import type { FigureRecord, Rows } from './record.js';
import { records } from './records/index.js';

const aChart = { text: 'a chart, as plot.line({ loss }) makes one', holds: (x: unknown) => x instanceof Chart };
const rules = { predicted: either(anyNumber, string) };

/**
 * Shows a figure of a lesson below the cell. Its name leads to what the lesson says about it: the title states what is found, as long as
 * the numbers are those of the lesson; of other numbers it says that they are of your run. A name that no lesson knows is no mistake.
 * @param name such as `3.1 lines`, by which the figure is found in an executed notebook, too
 * @param options.predicted what you wrote before the run: a number, or one of the choices; NaN and an empty text are no prediction
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when the name is no text, the chart is none, or the prediction is neither a number nor a text, or none of the choices
 * @example show('my loss', plot.line({ loss: [3, 2, 1] }))
 */
export function show(name: string, chart: Chart, options?: { predicted?: number | string }): void {
  check('show', 'the name', name, string);
  check('show', 'the figure', chart, aChart);
  const { predicted } = checked('show', options, rules);
  const digest = digestOf(chart);
  noteDigest(name, digest);
  const record = records[name];
  const title = record && (digests[name] === digest ? found(record, chart.data) : messages.yourRun(record.shows));
  const subtitle = record && beside(record, chart.data, predicted);
  display(chart.titled({ name, ...(title !== undefined && { title }), ...(subtitle !== undefined && { subtitle }) }));
}

const found = ({ finding }: FigureRecord, rows: Rows): string =>
  typeof finding === 'string' ? finding : finding(rows);

/** The prediction beside the answer; nothing, when there is none. */
function beside({ answer, choices }: FigureRecord, rows: Rows, predicted: number | string = ''): string | undefined {
  if (!answer || predicted === '' || Number.isNaN(predicted)) return undefined;
  const right = answer(rows);
  if (typeof right === 'string') {
    const chosen = String(predicted);
    if (choices && !choices.includes(chosen)) throw new RangeError(messages.badChoice(chosen, choices));
    return messages.choice(chosen, right);
  }
  const number = Number(predicted);
  if (Number.isNaN(number)) throw new RangeError(messages.noNumber(String(predicted)));
  return messages.number(number, String(Number(right.toPrecision(3))));
}
