// Figures of one's own: any specification of Vega-Lite.

import { check, checked, nearest, type Rule, type Rules, record, string } from '../../options/index.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import type { Row } from '../data.js';
import { messages } from '../messages.js';
import { refuseAddresses } from '../parts/addresses.js';
import { schema } from '../parts/options.js';
import { collected } from '../parts/walk.js';
import type { Spec } from '../spec.js';

/** What is said of a figure of one's own. */
export interface OwnFigureOptions {
  /** What the figure shows, for those who do not see it. */
  description?: string;
  /** A name by which the figure can be found in an executed notebook; it is not shown. */
  name?: string;
}

export const ownRules: Rules<OwnFigureOptions> = { description: string, name: string };

const knownMarks = [
  ...['arc', 'area', 'bar', 'boxplot', 'circle', 'errorband', 'errorbar', 'geoshape', 'image', 'line', 'point', 'rect'],
  ...['rule', 'square', 'text', 'tick', 'trail'],
];
const knownTypes = ['quantitative', 'nominal', 'ordinal', 'temporal', 'geojson'];
/** The types of the channels of a mark, of which there may be more inside of it. */
function typesIn(part: object): string[] | null {
  const { encoding, ...inside } = part as { encoding?: object };
  if (encoding === undefined) return null;
  const types = Object.values(encoding).flatMap((channel) => (Object(channel) as { type?: unknown }).type ?? []);
  return [...types.map(String), ...collected(inside, typesIn)];
}
const views = ['mark', 'layer', 'hconcat', 'vconcat', 'concat', 'facet', 'repeat', 'spec'];
const aSpec: Rule = {
  text: `a specification of Vega-Lite, an object with one of ${views.join(', ')}`,
  holds: (x) => record.holds(x, {}) && views.some((view) => view in (x as object)),
};

/**
 * A chart from a specification of Vega-Lite 5, with all its data in it. What the specification says nothing about looks as in all charts.
 *
 * @throws {RangeError} when it is no specification, would load a file or an address, or is as wide as its container, which freezes JupyterLab
 * @example
 * plot.vegaLite({
 *   data: { values: [{ x: 1, y: 2 }, { x: 2, y: 3 }] },
 *   mark: 'point',
 *   encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
 * })
 */
export function vegaLite(spec: object, given?: OwnFigureOptions): Chart {
  check('plot.vegaLite', 'the specification', spec, aSpec);
  const { description, name } = checked('plot.vegaLite', given, ownRules);
  const own = JSON.parse(JSON.stringify(spec)) as Spec & { config?: object; usermeta?: object; description?: string };
  const text = JSON.stringify(own);
  if (/\/vega\/v\d/.test(String(own['$schema'] ?? ''))) throw new RangeError(messages.notLite());
  if (/"(width|height)":"container"/.test(text)) throw new RangeError(messages.container());
  refuseAddresses('plot.vegaLite', own, /"(type|mark)":"image"/.test(text));
  const whole = {
    ...own,
    $schema: schema,
    config: { ...config, ...own.config },
    ...(name === undefined ? {} : { usermeta: { ...own.usermeta, name } }),
  } as unknown as Spec;
  const values = (own['data'] as { values?: unknown } | undefined)?.values;
  const rows =
    Array.isArray(values) && values.every((row) => record.holds(row, {}))
      ? (values as Row[]).map((row) => ({ ...row }))
      : [];
  const marks = [...text.matchAll(/"mark":(?:"(\w+)"|\{[^{}]*?"type":"(\w+)")/g)].map(([, a, b]) => a ?? b!);
  const unknown = marks.find((mark) => !knownMarks.includes(mark));
  if (unknown !== undefined) throw new RangeError(messages.noMark(unknown, knownMarks, nearest(unknown, knownMarks)));
  const wrong = collected(own, (part) => typesIn(part)).find((type) => !knownTypes.includes(type));
  if (wrong !== undefined) throw new RangeError(messages.noType(wrong, knownTypes, nearest(wrong, knownTypes)));
  return new Chart(whole, description ?? own.description ?? messages.describeOwn(marks, rows.length), rows);
}
