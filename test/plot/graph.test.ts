import { describe, expect, test } from 'vitest';
import { nn, plot, randn, tensor } from '../../src/index.js';
import { collapsed } from '../../src/plot/transforms/collapsed.js';
import { marks, texts } from './texts.js';

const lines = (chart: plot.Chart) => String(chart).split('\n').slice(1);

test('a tensor: each operation and each leaf once, values and gradients, inputs first', () => {
  const [a, b] = [tensor(2, { requiresGrad: true }), tensor(-3)];
  const product = a.mul(b);
  const y = product.add(a);
  y.backward(undefined, { retainGraph: true });
  expect(lines(plot.graph(y, { names: { a, y } }))).toEqual([
    '1. a, 2, grad −2',
    '2. tensor, −3',
    '3. mul, −6, from 1 and 2',
    '4. y = add, −4, from 3 and 1',
  ]);
});

test('of many numbers the shape is shown, and the length of the gradient', () => {
  const w = tensor([3, 4], { requiresGrad: true });
  const loss = w.square().mul(0.5).sum();
  loss.backward(undefined, { retainGraph: true });
  expect(lines(plot.graph(loss))[0]).toBe('1. parameter, [2], ‖grad‖ 5'); // √(3² + 4²)
});

test('a single number in another shape is no step', () => {
  const loss = tensor([1, 3], { requiresGrad: true }).mean();
  expect(lines(plot.graph(loss, { names: { loss } })).at(-1)).toMatch(/^4\. loss = div, 2, from/);
  expect(String(plot.graph(loss))).not.toContain('reshape');
});

test('a module: one part behind the other in a Sequential, otherwise below what they belong to', () => {
  const net = new nn.Sequential(new nn.Linear(3, 2), new nn.ReLU(), new nn.Sequential(new nn.Linear(2, 1)));
  expect(lines(plot.graph(net))).toEqual([
    '1. 0: Linear, inFeatures=3, outFeatures=2, bias=true',
    '2. 1: ReLU, from 1',
    '3. 2.0: Linear, inFeatures=2, outFeatures=1, bias=true, from 2',
  ]);
  class Two extends nn.Module {
    one = new nn.Tanh();
    two = new nn.Tanh();
    forward = (x: ReturnType<typeof randn>) => x;
  }
  expect(lines(plot.graph(new Two()))).toEqual(['1. Two', '2. one: Tanh, from 1', '3. two: Tanh, from 1']);
});

test('boxes do not cover each other, arrows run one way, and the picture is the same each time', () => {
  const [x, w] = [randn([4, 3]), randn([3, 2], { requiresGrad: true })];
  const loss = x.matmul(w).relu().add(x.matmul(w)).square().sum();
  for (const direction of ['right', 'down'] as const) {
    const chart = plot.graph(loss, { direction });
    const layer = chart.spec['layer'] as unknown as {
      data: { values: { [field: string]: number }[] };
      mark: { type: string };
    }[];
    const boxes = layer.filter(({ mark }) => mark.type === 'rect').flatMap(({ data }) => data.values);
    expect(boxes).toHaveLength(8);
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(0, i))
        expect(
          a['left']! >= b['right']! ||
            b['left']! >= a['right']! ||
            a['top']! >= b['bottom']! ||
            b['top']! >= a['bottom']!,
        ).toBe(true);
    const corners = layer[0]!.data.values;
    const along = direction === 'right' ? 'x' : 'y';
    for (const [i, corner] of corners.entries())
      if (i > 0 && corner['edge'] === corners[i - 1]!['edge'])
        expect(corner[along]).toBeGreaterThan(corners[i - 1]![along]!);
    expect(chart.toSVG()).toBe(plot.graph(loss, { direction }).toSVG());
    expect(texts(chart)).toEqual(expect.arrayContaining(['matmul', 'relu', 'add', 'square', 'sum', '[4, 2]']));
  }
});

describe('of what is larger than a page', () => {
  const layers = (n: number) => Array.from({ length: n }, (_, i) => (i % 2 ? new nn.ReLU() : new nn.Linear(8, 8)));
  class Wide extends nn.Module {
    parts = new nn.ModuleList(layers(40));
    forward = (x: ReturnType<typeof randn>) => x;
  }
  let deep = randn([4, 3]);
  for (let i = 0; i < 10; i++)
    deep = deep
      .matmul(randn([3, 3], { requiresGrad: true }))
      .add(deep)
      .relu();
  const graphs: { [name: string]: Parameters<typeof plot.graph>[0] } = {
    'a chain of layers': new nn.Sequential(...layers(30)),
    'a longer one': new nn.Sequential(...layers(80)),
    'a tree': new Wide(),
    'a computation': deep.sum(),
  };
  test.each(
    Object.entries(graphs).flatMap(([name, value]) =>
      ([undefined, 'right', 'down'] as const).map((direction) => [name, direction, value] as const),
    ),
  )('the first and the last nodes are shown: %s, %s', (_, direction, value) => {
    const chart = plot.graph(value, direction && { direction });
    const { width, height } = chart.spec as unknown as { width: number; height: number };
    expect(width).toBeLessThanOrEqual(1000);
    expect(height).toBeLessThanOrEqual(700);
    const boxes = marks(chart, 'rect').match(/<path/g)!.length;
    const more = texts(chart).find((text) => text.startsWith('…'))!;
    expect(boxes).toBeGreaterThan(3);
    expect(more).toBe(`… ${chart.data.length - boxes + 1} more`);
    expect(lines(chart)).toHaveLength(chart.data.length);
    const last = chart.data.at(-1)!['text'] as string;
    expect(texts(chart)).toEqual(expect.arrayContaining([last.split('; ')[0]]));
  });
  test('arrows lead to what stands for the others, and away from it, once each', () => {
    const nodes = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => ({
      kind: 'operation' as const,
      lines: [`${i}`],
      from: i === 0 ? [] : [0, i - 1],
    }));
    expect(collapsed(nodes, 4).map(({ lines, from }) => [lines[0], from])).toEqual([
      ['0', []],
      ['1', [0, 0]],
      ['… 4 more', [0, 1]],
      ['6', [0, 2]],
      ['7', [0, 3]],
    ]);
    const sum = { kind: 'operation' as const, lines: ['sum'], from: [3, 4, 1] };
    expect(collapsed([...nodes.slice(0, 6), sum], 2).at(-1)!.from).toEqual([1]);
    expect(collapsed(nodes, 7)).toEqual(nodes);
  });
});

test('what is no graph, was forgotten, or cannot be read, is refused', () => {
  expect(() => plot.graph({} as never)).toThrow('but must be a tensor, or a module');
  const y = tensor(1, { requiresGrad: true }).mul(2);
  y.backward();
  expect(() => plot.graph(y)).toThrow(
    'backward has forgotten how this tensor was computed; call plot.graph before it, or loss.backward(undefined, { retainGraph: true })',
  );
  expect(() => plot.graph(tensor(1))).toThrow('was not computed from tensors that want a gradient; make one of them');
  let deep = tensor(1, { requiresGrad: true }).mul(1);
  for (let i = 0; i < 100; i++) deep = deep.neg();
  expect(() => plot.graph(deep)).toThrow('more than 80 nodes');
  expect(() => plot.graph(tensor(1, { requiresGrad: true }).neg(), { names: { a: 1 } as never })).toThrow(
    '{ name: tensor }',
  );
});
