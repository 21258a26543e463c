// A net drawn as slides draw it: neuron by neuron, and layer by layer.

import { check, checked, listOf, positiveCount, string } from '../options/index.js';
import type { Chart } from '../plot/chart.js';
import { vegaLite } from '../plot/marks/vega-lite.js';
import { schema } from '../plot/parts/options.js';
import { textSize, themes } from '../plot/theme.js';
import { messages } from './messages.js';

const rules = { layers: listOf(string) };
const [across, height] = [110, 190];
const { ink, line, series, ground } = themes.light;

/**
 * A fully connected net, drawn twice: each unit as a circle with all its connections, and below it each layer as a box between
 * matrices.
 * @param sizes how many units each layer has, the inputs first
 * @param options.layers what the layers are called; x, h₁, h₂ … and y, when left out
 * @throws {TypeError} when an option does not exist
 * @throws {RangeError} when a size is no whole number above 0, or there are more or fewer names than layers
 * @example drawing([3, 4, 2])
 */
export function drawing(sizes: readonly number[], options?: { layers?: readonly string[] }): Chart {
  check('drawing', 'sizes', sizes, listOf(positiveCount));
  const last = sizes.length - 1;
  const plain = sizes.map((_, l) => (l === 0 ? 'x' : l === last ? 'y' : `h${'₀₁₂₃₄₅₆₇₈₉'[l] ?? l}`));
  const { layers = plain } = checked('drawing', options, rules);
  if (layers.length !== sizes.length) throw new RangeError(messages.layerNames(sizes.length, layers.length));
  const most = Math.max(...sizes);
  const place = (layer: number, unit: number) => ({ x: layer, y: (unit + 0.5 + (most - sizes[layer]!) / 2) / most });
  const units = sizes.flatMap((n, l) => Array.from({ length: n }, (_, u) => place(l, u)));
  const edges = sizes.slice(1).flatMap((n, l) =>
    Array.from({ length: n }, (_, to) =>
      Array.from({ length: sizes[l]! }, (_, from) => {
        const [a, b] = [place(l, from), place(l + 1, to)];
        return { x: a.x, y: a.y, x2: b.x, y2: b.y };
      }),
    ).flat(),
  );
  const boxes = sizes.map((n, l) => ({ x: l, name: layers[l]!, size: `${n}` }));
  const matrices = sizes.slice(1).map((n, l) => ({ x: l + 0.5, from: l + 0.16, to: l + 0.84, name: `W${'₁₂₃₄₅₆₇₈₉'[l] ?? l + 1}`, shape: `${n} × ${sizes[l]}` })); // biome-ignore format: one line
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { domain: [-0.4, last + 0.4] } };
  const text = (dy: number, field: string, color = ink) => ({
    mark: { type: 'text', fontSize: textSize, dy, color },
    encoding: { x, y: { value: 40 }, text: { field } },
  });
  const width = across * sizes.length;
  const y = { field: 'y', type: 'quantitative', axis: null, scale: { domain: [0, 1] } };
  const neurons = {
    width,
    height,
    layer: [
      {
        data: { values: edges },
        mark: { type: 'rule', color: line },
        encoding: { x, y, x2: { field: 'x2' }, y2: { field: 'y2' } },
      },
      {
        data: { values: units },
        mark: { type: 'circle', size: 500, opacity: 1, color: series[0], stroke: ground, strokeWidth: 2 },
        encoding: { x, y },
      },
    ],
  };
  const wholeLayers = {
    width,
    height: 80,
    layer: [
      {
        data: { values: matrices },
        layer: [
          {
            mark: { type: 'rule', color: line, strokeWidth: 2 },
            encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y: { value: 40 } },
          },
          text(-12, 'name'),
          text(16, 'shape'),
        ],
      },
      {
        data: { values: boxes },
        layer: [
          { mark: { type: 'square', size: 1100, opacity: 1, color: series[0] }, encoding: { x, y: { value: 40 } } },
          text(0, 'name', ground),
        ],
      },
    ],
  };
  return vegaLite({ $schema: schema, vconcat: [neurons, wholeLayers], spacing: 6 } as never, {
    description: messages.describeDrawing(sizes, layers),
  });
}
