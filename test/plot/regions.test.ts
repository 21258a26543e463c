import { describe, expect, test } from 'vitest';
import { data, nn, plot, Tensor, tensor } from '../../src/index.js';
import { marks, texts } from './texts.js';

type Part = { data: { values: { x: number; y: number }[] } };
/** The corners of the region of each class. */
const outlines = (chart: plot.Chart) => (chart.spec['layer'] as Part[]).slice(0, -1).map(({ data }) => data.values);
const shares = (chart: plot.Chart) => String(chart).match(/^\S+: [\d.e-]+ %/gm);

const points = tensor([
  [-1, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
]);
const labels = tensor([0, 1, 0, 1], { dtype: 'int32' });
const window = { x: [-2, 2], y: [-1, 3], samples: 41 } as const;
const up = (t: Tensor) => t.sum(1);

describe('a net', () => {
  test('of one output is compared with a threshold', () => {
    const above = (threshold: number) =>
      plot.regions((t: Tensor) => t.matmul(tensor([[0], [1]])), points, labels, { ...window, threshold });
    for (const threshold of [0, 1.5]) {
      const [first, second] = outlines(above(threshold));
      expect(Math.max(...first!.map(({ y }) => y))).toBeCloseTo(threshold, 5);
      expect(Math.min(...second!.map(({ y }) => y))).toBeCloseTo(threshold, 5);
    }
    expect(String(above(0))).toContain('4 of 4 points are in the region of their class (100 %)');
    expect(String(above(1.5))).toContain('2 of 4 points');
  });
  test('of several outputs chooses the highest', () => {
    const scores = tensor([
      [0, 1, -1],
      [1, -1, -1],
    ]);
    const chart = plot.regions({ forward: (t: Tensor) => t.matmul(scores) }, points, labels, {
      x: [-3, 3],
      y: [-3, 3],
      classes: ['cat', 'dog', 'fox'],
    });
    expect(outlines(chart)).toHaveLength(3);
    for (const { x, y } of outlines(chart)[0]!) expect(y).toBeGreaterThan(Math.max(x - y, -x - y) - 0.01);
    expect(texts(chart)).toEqual(expect.arrayContaining(['cat', 'dog', 'fox']));
  });
  test('of classes is taken at its word', () => {
    const pairs = points.tolist() as number[][];
    const chart = plot.regions((list: number[][]) => list.map(([x, y]) => Number(x! * y! > 0)), pairs, labels, {
      x: [-1, 1],
      y: [-1, 1],
    });
    expect(shares(chart)).toEqual(['0: 50 %', '1: 50 %']);
    expect(chart.data).toHaveLength(4);
  });
  test('of the library is asked in use, and goes on training', () => {
    const net = new nn.Sequential(new nn.Linear(2, 8), new nn.Dropout(0.5), new nn.Tanh(), new nn.Linear(8, 2));
    const { x, y } = data.makeSpirals(30, { nClasses: 2, randomState: 0 });
    const chart = plot.regions(net, x, y, { title: 'T' });
    expect(net.training).toBe(true);
    expect(String(plot.regions(net, x, y, { title: 'T' }))).toBe(String(chart)); // no numbers were dropped
    net.eval();
    plot.regions(net, x, y);
    expect(net.training).toBe(false);
    expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
    expect(marks(chart, 'symbol').match(/<path/g)!.length).toBeGreaterThanOrEqual(60);
  });
  test('asked for a tensor gets one of the points’ own kind', () => {
    let seen: unknown;
    const net = (t: Tensor) => {
      seen = t;
      return t.sum(1);
    };
    plot.regions(net, points, labels, { samples: 10 });
    expect(seen).toBeInstanceOf(Tensor);
    expect((seen as Tensor).shape).toEqual([104, 2]);
  });
});

test('classes may be names', () => {
  const chart = plot.regions(() => tensor(Array(104).fill(-1)), points, ['no', 'yes', 'no', 'yes'], { samples: 10 });
  expect(chart.data.map((row) => [row['class'], row['region']])).toEqual([
    ['no', 'no'],
    ['yes', 'no'],
    ['no', 'no'],
    ['yes', 'no'],
  ]);
});

test('many points are thinned, what has no place is left out, and both are said', () => {
  const x = Float32Array.from({ length: 50_000 }, (_, i) => (i === 7 ? Number.NaN : i % 100));
  const chart = plot.regions(
    (list: number[][]) => list.map(([a]) => a! - 50),
    { x, y: x },
    x.map((a) => Number(a > 50)),
    { title: 'T' },
  );
  expect(texts(chart)).toEqual(
    expect.arrayContaining(['1 value is NaN', '1\u202f500 of 49\u202f999 points are drawn']),
  );
  expect(JSON.stringify(chart.spec).length).toBeLessThan(200_000);
});

test('a net that gives NaN has no regions', () => {
  const chart = plot.regions((t: Tensor) => t.mul(Number.NaN), points, labels);
  expect(outlines(chart)).toEqual([[], []]);
  expect(chart.toSVG()).not.toContain('NaN');
  expect(String(chart)).toContain('0 of 4 points');
});

test.each<[() => unknown, string]>([
  [() => plot.regions(3 as never, points, labels), 'the net is 3, but must be a net with forward(points)'],
  [() => plot.regions(up, [], []), 'plot.regions: [] are no points'],
  [() => plot.regions(up, points, undefined as never), 'labels is missing, but must be the classes of the points'],
  [() => plot.regions(up, points, [1]), 'labels has 1 values, but there are 4 points'],
  [() => plot.regions(() => tensor([1, 2]), points, labels), 'the net gave 2 outputs for 6404 places'],
  [() => plot.regions(() => 'x', points, labels), "plot.regions: 'x' is no data"],
  [() => plot.regions(new nn.Linear(2, 2), [[0, 1]], [0]), 'a net needs a tensor'],
  [() => plot.regions(up, points, labels, { classs: [] } as never), 'did you mean classes?'],
])('what cannot be is refused (%#)', (f, message) => expect(f).toThrow(message));

test('labels that the net has no output for are refused', () => {
  const net = (list: number[][]) => list.map(([x]) => [x!, 0, -x!]);
  const points = [
    [1, 0],
    [-1, 1],
    [0, 1],
  ];
  expect(() => plot.regions(net, points, [0, 5, 10])).toThrow(
    new RangeError("plot.regions: there is no class 5 among '0', '1', '2'"),
  );
  expect(() => plot.regions(net, points, [0, 1, 2], { classes: ['a', 'b', 'c'] })).not.toThrow();
  expect(() => plot.regions(net, points, ['a', 'b', 'x'], { classes: ['a', 'b', 'c'] })).toThrow(
    /there is no class 'x'/,
  );
  expect(() => plot.regions(net, points, [0, 1, Number.NaN])).toThrow(/labels\[2\] is NaN, which is no class/);
});
