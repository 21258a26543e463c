// One neuron with two inputs, drawn once for each mask of dropout.

import { check, finite, listOf, oneOf, type Rule, record } from '../options/index.js';
import type { Chart } from '../plot/chart.js';
import { vegaLite } from '../plot/marks/vega-lite.js';
import { palette, themes } from '../plot/theme.js';

/** A neuron a = w₁x + w₂y. */
export interface Neuron {
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
}

/** With a minus, not a hyphen. */
const signed = (value: number): string => `${value}`.replace('-', '−');

const pair = listOf(finite, 2);
const someMasks: Rule = listOf(listOf(oneOf(0, 1), 2));

/** Where the two inputs and the neuron stand, in a square of side 10. */
const inputs = [
  { name: 'x', px: 1.6, py: 8 },
  { name: 'y', px: 1.6, py: 2 },
];
const output = { px: 8.2, py: 5 };
const size = { width: 165, height: 150 };

const scale = { domain: [0, 10] };
const along = (field: string) => ({ field, type: 'quantitative', axis: null, scale });
const at = { x: along('px'), y: along('py') };

/** The panel of one mask: kept units and weights in colour, dropped ones dashed and grey; below it a. */
function panel({ inputs: values, weights }: Neuron, mask: readonly number[]): object {
  const { ink, line, ground } = themes.light;
  const units = inputs.map((unit, i) => ({ ...unit, kept: mask[i] === 1, value: values[i]!, weight: weights[i]! }));
  const layer = units.flatMap(({ name, px, py, kept, value, weight }) => {
    const color = kept ? palette[0]! : line;
    const dash = kept ? [1, 0] : [4, 4];
    const edge = { px, py, qx: output.px, qy: output.py };
    const middle = { px: (px + output.px) / 2, py: (py + output.py) / 2 + (py > output.py ? 1.3 : -1.3) };
    const text = (place: { px: number; py: number }, words: string, color: string) => ({
      data: { values: [{ ...place, words }] },
      mark: { type: 'text', fontSize: 16, color },
      encoding: { ...at, text: { field: 'words' } },
    });
    return [
      {
        data: { values: [edge] },
        mark: { type: 'rule', color, strokeWidth: kept ? 3 : 1.5, strokeDash: dash },
        encoding: { ...at, x2: { field: 'qx' }, y2: { field: 'qy' } },
      },
      {
        data: { values: [{ px, py }] },
        mark: { type: 'point', size: 1300, filled: true, color: ground, opacity: 1, stroke: color, strokeWidth: 2, strokeDash: dash }, // biome-ignore format: one line
        encoding: at,
      },
      text({ px, py }, kept ? `${name}=${signed(value)}` : '0', kept ? ink : line),
      text(middle, kept ? signed(weight) : '', ink),
    ];
  });
  const a = activationOf({ inputs: values, weights }, mask);
  const sum = [
    {
      data: { values: [output] },
      mark: { type: 'point', size: 1500, filled: true, color: ground, opacity: 1, stroke: ink, strokeWidth: 2 },
      encoding: at,
    },
    {
      data: { values: [{ ...output, words: signed(a) }] },
      mark: { type: 'text', fontSize: 18, fontWeight: 700, color: ink },
      encoding: { ...at, text: { field: 'words' } },
    },
  ];
  return { ...size, title: { text: title(mask), fontSize: 16 }, layer: [...layer, ...sum], view: { stroke: null } };
}

const title = ([x, y]: readonly number[]): string =>
  x && y ? 'both kept' : x ? 'only x kept' : y ? 'only y kept' : 'none kept';

const activationOf = ({ inputs: values, weights }: Neuron, mask: readonly number[]): number =>
  mask.reduce((sum, m, i) => sum + m * weights[i]! * values[i]!, 0);

/**
 * A neuron a = w₁x + w₂y, drawn once for each mask: what dropout keeps of its inputs, the weights of what is kept, and a.
 * @param neuron its two inputs and its two weights
 * @param masks for each picture two numbers, 1 for an input that is kept and 0 for one that is dropped
 * @throws {RangeError} when there are not two inputs and two weights, or a mask is something else
 * @example maskPictures({ inputs: [3, 4], weights: [2, -1] }, [[1, 1], [1, 0], [0, 1], [0, 0]])
 */
export function maskPictures(neuron: Neuron, masks: readonly (readonly number[])[]): Chart {
  check('maskPictures', 'neuron', neuron, record);
  check('maskPictures', 'inputs', neuron.inputs, pair);
  check('maskPictures', 'weights', neuron.weights, pair);
  check('maskPictures', 'masks', masks, someMasks);
  const values = masks.map((mask) => ({ x: mask[0]!, y: mask[1]!, a: activationOf(neuron, mask) }));
  const words = values.map(({ a }, i) => `${title(masks[i]!)}: a = ${a}`).join('; ');
  return vegaLite({ data: { values }, hconcat: masks.map((mask) => panel(neuron, mask)) }, { description: words });
}
