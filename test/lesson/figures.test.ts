// What the figures of lessons show: numbers that were worked out by hand, each at its place.

import { describe, expect, test } from 'vitest';
import { arrows, decayGains, decayTable, maskPictures, onLogAxis, rateLines } from '../../src/lesson/index.js';
import { themes } from '../../src/plot/theme.js';
import { texts } from '../plot/texts.js';

type Layer = { mark: { type: string } & object; encoding: { [channel: string]: { field: string } } };
type Values<T> = { data: { values: T[] } };
type Arrow = { arrow: string; x: number; y: number; x2: number; y2: number; angle: number };

describe('arrows', () => {
  const bowl = (x: number, y: number) => x * x + 4 * y * y;
  const drawn = (chart: { spec: object }) =>
    (chart.spec as { layer: [object, Values<Arrow> & { layer: Layer[] }] }).layer[1];
  const square = { x: [-2, 2], y: [-2, 2], width: 200, height: 200 } as const;

  test.each([
    ['upwards', [0, 1], square, 0],
    ['to the right', [1, 0], square, 90],
    ['downwards', [0, -1], square, 180],
    ['to the left', [-1, 0], square, -90],
    ['right and up', [1, 1], square, 45],
    ['left and down', [-1, -1], square, -135],
    [
      'as long on the screen to the right as up, of other numbers',
      [1, 0.1],
      { ...square, x: [-20, 20], y: [-2, 2] },
      45,
    ],
    ['in a figure twice as wide', [1, 2], { ...square, width: 400 }, 45],
  ] as const)('%s: the head points along the shaft', (_where, to, options, angle) => {
    const [found] = drawn(arrows({ step: [[0, 0], to] }, bowl, options)).data.values;
    expect(found).toEqual({ arrow: 'step', x: 0, y: 0, x2: to[0], y2: to[1], angle: expect.closeTo(angle, 10) });
  });

  test('the shaft goes from place to place, and the head stands at its end', () => {
    const chart = arrows({ first: [[1, 2], [3, 5]], second: [[3, 5], [0, 1]] }, bowl); // biome-ignore format: one line
    const { data, layer } = drawn(chart);
    expect(data.values.map(({ x, y, x2, y2 }) => [x, y, x2, y2])).toEqual([[1, 2, 3, 5], [3, 5, 0, 1]]); // biome-ignore format: one line
    const fields = layer.map(({ mark, encoding: { x, y, x2, y2 } }) => [
      mark.type,
      x?.field,
      y?.field,
      x2?.field,
      y2?.field,
    ]);
    expect(fields).toEqual([
      ['rule', 'x', 'y', 'x2', 'y2'],
      ['rule', 'x', 'y', 'x2', 'y2'],
      ['point', 'x2', 'y2', undefined, undefined],
    ]);
    expect(texts(chart)).toEqual(expect.arrayContaining(['first', 'second']));
  });

  test.each([
    ['in a wide figure', { width: 600, height: 200 }],
    ['in a high one', { width: 200, height: 300 }],
    ['in that of no size', {}],
  ])('%s a unit is as long to the right as upwards, and all arrows are inside', (_what, size) => {
    const chart = arrows({ a: [[0, 0], [8, 1]], b: [[-1, 3], [2, -3]] }, bowl, size); // biome-ignore format: one line
    const { layer } = drawn(chart);
    const { width, height } = chart.spec as unknown as { width: number; height: number };
    const [x, y] = ['x', 'y'].map((axis) => (layer[0]!.encoding[axis] as unknown as { scale: { domain: [number, number] } }).scale.domain); // biome-ignore format: one line
    expect((x![1] - x![0]) / width).toBeCloseTo((y![1] - y![0]) / height, 12);
    for (const [[low, high], [least, most]] of [
      [x!, [-1, 8]],
      [y!, [-3, 3]],
    ] as const) {
      expect(low).toBeLessThan(least);
      expect(high).toBeGreaterThan(most);
      expect(least - low).toBeCloseTo(high - most, 12);
    }
  });

  test('an arrow of no length has room around it', () => {
    expect(() => arrows({ none: [[1, 1], [1, 1]] }, bowl)).not.toThrow(); // biome-ignore format: one line
  });
});

describe('masks of a neuron', () => {
  const neuron = { inputs: [3, -4], weights: [2, -1] };
  const four = [[1, 1], [1, 0], [0, 1], [0, 0]]; // biome-ignore format: one line
  type Panel = { title: { text: string }; layer: (Layer & Values<{ px: number; py: number; words?: string }>)[] };
  const panels = maskPictures(neuron, four).spec as unknown as { hconcat: Panel[] };

  test.each([
    ['both kept', 10, 'x=3', 'y=−4', '2', '−1'],
    ['only x kept', 6, 'x=3', '0', '2', ''],
    ['only y kept', 4, '0', 'y=−4', '', '−1'],
    ['none kept', 0, '0', '0', '', ''],
  ])('%s: a = %d', (title, a, x, y, w1, w2) => {
    const at = four.findIndex((_, i) => panels.hconcat[i]!.title.text === title);
    const chart = maskPictures(neuron, four);
    expect(chart.data[at]).toEqual({ x: four[at]![0], y: four[at]![1], a });
    const shown = panels.hconcat[at]!.layer.filter(({ mark }) => mark.type === 'text').map(
      ({ data }) => data.values[0]!,
    );
    expect(shown.map(({ words }) => words)).toEqual([x, w1, y, w2, `${a}`]);
    const [first, , second, , sum] = shown;
    expect(first!.py).toBeGreaterThan(second!.py); // x above y, and the neuron to the right of both
    expect(sum!.px).toBeGreaterThan(first!.px);
    expect(chart.description).toContain(`${title}: a = ${a}`);
  });

  test('what is dropped is grey and dashed, what is kept is not', () => {
    const lines = panels.hconcat.map(({ layer }) =>
      layer.filter(({ mark }) => mark.type === 'rule').map(({ mark }) => mark),
    );
    const kept = lines.map((marks) =>
      marks.map((mark) => Number((mark as unknown as { color: string }).color !== themes.light.line)),
    );
    const whole = lines.map((marks) =>
      marks.map((mark) => (mark as unknown as { strokeDash: number[] }).strokeDash[1] === 0).map(Number),
    );
    expect([kept, whole]).toEqual([four, four]);
  });

  test('a negative sum has a minus', () => {
    expect(texts(maskPictures({ inputs: [1, 1], weights: [-2, -3] }, [[1, 1]]))).toContain('−5');
  });
});

describe('a curve on a logarithmic axis', () => {
  const first = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

  test.each([
    ['nothing', 0, []],
    ['one step', 1, [1]],
    ['five', 5, first(5)],
    ['all of the first 200', 200, first(200)],
    ['the step after them', 201, first(201)],
    ['from there on 2 % further each time, and the last', 210, [...first(200), 204, 209, 210]],
  ])('%s', (_what, steps, kept) => {
    const values = first(steps).map((k) => -k);
    expect(onLogAxis(values)).toEqual({ x: kept, y: kept.map((k) => -k) });
  });

  test('of 10 000 steps no gap is wider than 2 % and a step', () => {
    const { x } = onLogAxis(first(10_000));
    expect(x.length).toBeLessThan(410);
    for (const [i, step] of x.slice(1).entries()) {
      expect(step).toBeGreaterThan(x[i]!);
      expect(step).toBeLessThanOrEqual(x[i]! * 1.02 + 1);
    }
  });
});

describe('what decay is worth', () => {
  const tuned = (test: number, loss: number) => ({ lr: 0.1, validation: 0.5, test, loss });
  const run = (seed: number, kind: string, before: number, after: number) => ({
    ...{ seed, kind },
    constant: tuned(before, 0.5),
    decayed: tuned(after, 0.25),
  });
  const runs = [
    run(0, 'SGD', 0.9, 0.93),
    run(1, 'SGD', 0.92, 0.91),
    run(0, 'Adam', 0.8, 0.85),
    run(1, 'Adam', 0.8, 0.85),
  ];
  const budget = { seeds: 2, trials: 8, epochs: 20 };

  test('points of accuracy, seed by seed', () => {
    const close = (numbers: number[]) => numbers.map((x) => expect.closeTo(x, 10));
    expect(decayGains(runs)).toEqual({ SGD: close([3, -1]), Adam: close([5, 5]) });
  });

  test.each([
    ['SGD', 0, '91.0 → 92.0', '1.00 ± 2.00', 1], // 3 and −1: half of their distance is the standard error
    ['Adam', 1, '80.0 → 85.0', '5.00 ± 0.00', 2],
  ])('%s: from constant to decayed, with the standard error', (optimiser, row, accuracy, gain, seeds) => {
    expect(decayTable({ stored: { budget, runs } }).data[row]).toEqual({
      ...{ 'seeds × trials × epochs': '2×8×20, stored', optimiser },
      ...{ 'test, %': accuracy, 'gain, points': gain, 'seeds that gain': seeds, 'training loss': '0.500 → 0.250' },
    });
  });

  test('one seed has no spread', () => {
    expect(decayTable({ 'this run': { budget, runs: runs.slice(0, 1) } }).data[0]).toMatchObject({
      'gain, points': '3.00',
    });
  });
});

describe('rates by epoch', () => {
  type Spec = { encoding: { x: { axis: { title: string } } }; layer: { mark: { type: string; interpolate?: string }; encoding: { y: { axis: { title: string }; scale: { type?: string } } } }[] }; // biome-ignore format: one line
  const rates = { halved: [0.1, 0.1, 0.05], constant: [0.2, 0.2, 0.2] };

  test.each([
    ['from epoch 0 on', undefined, [0, 1, 2]],
    ['at the epochs that are given', [1, 5, 9], [1, 5, 9]],
  ])('%s, each rate holds until the next', (_what, x, epochs) => {
    const chart = rateLines(rates, 'linear', x);
    const rows = Object.entries(rates).flatMap(([series, list]) => list.map((y, i) => ({ series, x: epochs[i], y })));
    expect(chart.data).toEqual(rows);
    const { encoding, layer } = chart.spec as unknown as Spec;
    expect(layer[0]!.mark).toMatchObject({ type: 'line', interpolate: 'step-after' });
    expect([encoding.x.axis.title, layer[0]!.encoding.y.axis.title]).toEqual(['epoch', 'rate']);
  });

  test.each([
    ['linear', undefined],
    ['log', 'log'],
  ] as const)('the rates, not the epochs, stand on a %s axis', (yScale, type) => {
    const { encoding, layer } = rateLines(rates, yScale).spec as unknown as Spec & {
      encoding: { x: { scale: { type?: string } } };
    };
    expect([layer[0]!.encoding.y.scale.type, encoding.x.scale.type]).toEqual([type, undefined]);
  });
});

test.each([
  [
    () => arrows(3 as never, () => 0),
    'arrows: vectors is 3, but must be an object { name: [from, to] } of places [x, y]',
  ],
  [() => arrows({}, () => 0), 'arrows: vectors is {}, but must be an object'],
  [() => arrows({ a: [[0, 0]] } as never, () => 0), 'arrows: vectors is { a }, but must be an object'],
  [() => arrows({ a: [[0, 0], [1, Number.NaN]] }, () => 0), 'arrows: vectors is { a }, but must be'], // biome-ignore format: one line
  [() => arrows({ a: [[0, 0], [1, 1]] }, () => 0, { colour: 1 } as never), "there is no option 'colour'"], // biome-ignore format: one line
  [() => maskPictures(null as never, []), 'maskPictures: neuron is null, but must be an object'],
  [
    () => maskPictures({ inputs: [1], weights: [1, 2] }, [[1, 1]]),
    'maskPictures: inputs is [1], but must be a list of 2',
  ],
  [
    () => maskPictures({ inputs: [1, 2], weights: [1] }, [[1, 1]]),
    'maskPictures: weights is [1], but must be a list of 2',
  ],
  [
    () => maskPictures({ inputs: [1, 2], weights: [1, 2] }, [[1, 2]]),
    'maskPictures: masks is [[1, 2]], but must be a list',
  ],
  [() => onLogAxis(3 as never), 'onLogAxis: values is 3, but must be a list, each a number'],
  [() => onLogAxis([1, 'a'] as never), "onLogAxis: values is [1, 'a'], but must be a list, each a number"],
  [() => decayTable([] as never), 'decayTable: runs is [], but must be an object { name: { budget, runs } }'],
  [() => decayTable({}), 'decayTable: runs is {}, but must be an object { name: { budget, runs } }'],
  [() => decayTable({ stored: [] } as never), 'decayTable: runs is { stored }, but must be an object'],
  [() => rateLines([0.1] as never), 'rateLines: rates is [0.1], but must be an object { name: rates } of lists'],
  [() => rateLines({ a: 0.1 } as never), 'rateLines: rates is { a }, but must be an object { name: rates } of lists'],
  [() => rateLines({}), 'there is no series'],
  [() => rateLines({ a: [1, 2], b: [1] }), 'the series "b" has 1 values'],
  [() => rateLines({ a: [1] }, 'lin' as never), "yScale is 'lin', but must be one of 'linear', 'log'"],
])('%# what is something else is refused', (call, message) => {
  expect(call).toThrow(message);
});
