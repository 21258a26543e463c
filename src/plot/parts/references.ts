// Lines and texts over a figure, as layers.

import type { Encoding, LayerPart } from '../adapter.js';
import { themes } from '../theme.js';
import type { quantitative } from './axes.js';
import { type Line, linesOf, type ReferenceOptions } from './reference-options.js';

type Axis = ReturnType<typeof quantitative>;

const { ground, ink } = themes.light;
/** Nothing here is a series, and nothing answers to the hand. */
const plain = { color: { value: ink }, opacity: { value: 1 } };

/**
 * The lines and texts as layers, on the axes of the figure.
 * @param measured the axis of numbers, where the other one has names: all lines cross that one
 */
export function references(
  options: ReferenceOptions,
  { x, y }: { x?: Axis; y?: Axis },
  measured: 'x' | 'y' = 'y',
): LayerPart[] {
  const [hlines, vlines] = [linesOf(options.hlines), linesOf(options.vlines)];
  const [level, upright] = measured === 'y' ? [hlines, vlines] : [vlines, hlines];
  const layers: LayerPart[] = [];
  if (y && level.length > 0) {
    const across = { x: { value: 0 }, x2: { value: 'width' as const } };
    layers.push(rules(level, { ...across, y: { field: 'at', ...y }, ...plain }));
    layers.push(
      ...texts(level, { align: 'right', baseline: 'bottom', dx: -4, dy: -3 }, 'name', {
        x: { value: 'width' },
        y: { field: 'at', ...y },
      }),
    );
  }
  if (x && upright.length > 0) {
    const across = { y: { value: 0 }, y2: { value: 'height' as const } };
    layers.push(rules(upright, { ...across, x: { field: 'at', ...x }, ...plain }));
    layers.push(
      ...texts(upright, { align: 'left', baseline: 'top', dx: 6, dy: 2 }, 'name', {
        x: { field: 'at', ...x },
        y: { value: 0 },
      }),
    );
  }
  if (x && y && options.annotations) {
    const { domain } = x.scale;
    const middle = (domain[0]! + domain[1]!) / 2;
    const places = { x: { field: 'x', ...x }, y: { field: 'y', ...y } };
    const notes = options.annotations.map((one) => ({ ...one }));
    layers.push({
      data: { values: notes },
      mark: { type: 'point', filled: true, size: 50 },
      encoding: { ...places, ...plain },
    });
    for (const [align, dx, side] of [
      ['left', 9, notes.filter((one) => one.x <= middle)],
      ['right', -9, notes.filter((one) => one.x > middle)],
    ] as const)
      layers.push(...texts(side, { align, baseline: 'bottom', dx, dy: -3 }, 'text', places));
  }
  return layers;
}

const rules = (values: Line[], encoding: Encoding): LayerPart => ({
  data: { values: values.map((line) => ({ ...line })) },
  mark: { type: 'rule', strokeWidth: 2, strokeDash: [6, 4] },
  encoding: { ...encoding, tooltip: [{ field: 'name' }, { field: 'at' }] },
});

/** Pixels: longer texts are cut. */
const longest = 400;

/** Texts with a rim in the colour of the ground, so that they can be read over anything. */
function texts(values: readonly object[], look: object, field: string, places: Encoding): LayerPart[] {
  if (values.length === 0) return [];
  const mark = { type: 'text' as const, limit: longest, ...look };
  const text = {
    data: { values: values.map((one) => ({ ...one })) },
    encoding: { ...places, text: { field }, ...plain },
  };
  const rim = { ...text.encoding, color: { value: ground } };
  return [
    { ...text, mark: { ...mark, filled: false, strokeWidth: 4 }, encoding: rim },
    { ...text, mark },
  ];
}
