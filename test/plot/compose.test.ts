import { describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { marks, texts } from './texts.js';

type Axis = {
  axis?: { title?: string | null; values?: number[]; tickCount?: unknown };
  scale: { domain: [number, number] };
};
/** Every axis of numbers along x, or along y. */
function axes(part: unknown, along: 'x' | 'y'): Axis[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) =>
    name === along && inner?.type === 'quantitative' ? [inner as Axis] : name === 'values' ? [] : axes(inner, along),
  );
}
const domains = (chart: plot.Chart, along: 'x' | 'y') =>
  new Set(axes(chart.spec, along).map(({ scale }) => String(scale.domain)));
const params = (chart: plot.Chart) =>
  [...JSON.stringify(chart.spec).matchAll(/"name":"((?:picked|zoom)[_\d]*)"/g)].map(([, name]) => name);

const points = plot.scatter(
  [
    [1, 2],
    [3, 50],
  ],
  { xLabel: 'weight', title: 'not shown' },
);
const fit = plot.line(
  { fit: { x: [0, 10], y: [1, 3] }, other: { x: [0, 10], y: [2, 2] } },
  { yLabel: 'height', xLabel: 'x' },
);

describe('layers', () => {
  const chart = plot.layer([points, fit], { title: 'T' });
  test('have axes that show what all of them show', () => {
    expect(domains(chart, 'x').size).toBe(1);
    expect(domains(chart, 'y').size).toBe(1);
    const [[low, high]] = axes(chart.spec, 'x').map(({ scale }) => scale.domain) as [[number, number]];
    expect([low < 0, high > 10]).toEqual([true, true]);
    expect(texts(chart).filter((text) => text === 'weight')).toHaveLength(1);
  });
  test('have the titles of the first chart that has them, and a heading of their own', () => {
    expect(texts(chart)).toEqual(expect.arrayContaining(['T', 'weight', 'y']));
    expect(texts(chart)).not.toContain('not shown');
    expect(texts(chart)).not.toContain('height');
  });
  test.each<[string, plot.Chart]>([
    ['areas', plot.contour((x, y) => x * y)],
    ['other layers with areas', plot.layer([plot.contour((x, y) => x * y)])],
    [
      'cells',
      plot.hist(
        [
          [1, 2],
          [2, 3],
        ],
        { steps: [1, 2] },
      ),
    ],
  ])('points over %s have a white edge', (_, below) => {
    const edges = (chart: plot.Chart) =>
      (marks(chart, 'symbol').match(/stroke="#ffffff" stroke-width="1.5"/g) ?? []).length;
    expect(edges(plot.layer([below, points]))).toBe(2);
    expect(edges(plot.layer([points, below]))).toBe(0);
  });
  test('points over lines have none', () =>
    expect(marks(plot.layer([plot.contour((x, y) => x * y, { filled: false }), points]), 'symbol')).not.toContain(
      '#ffffff',
    ));
  test('are drawn in their order, all of them', () => {
    const svg = chart.toSVG();
    expect(marks(chart, 'symbol').match(/<path/g)!.length).toBe(2 + 4);
    expect(svg.indexOf('mark-symbol')).toBeLessThan(svg.indexOf('mark-line'));
    expect(texts(chart)).toEqual(expect.arrayContaining(['fit', 'other']));
  });
  test('zoom together, and are picked each for itself', () => {
    expect(params(chart)).toEqual(['zoom_0', 'picked_1']);
    expect(JSON.stringify(chart.spec)).not.toContain('zoom_1');
  });
  test('have the size of the first, or their own', () => {
    expect(chart.spec).toMatchObject({ width: 640, height: 240 });
    expect(plot.layer([points, fit], { width: 300 }).spec).toMatchObject({ width: 300, height: 240 });
  });
  test('are described and listed one after the other', () => {
    expect(String(chart)).toMatch(/^T\nnot shown\nScatter plot of 2 points.*\n.*\nLine chart of 2 series/);
    expect(chart.data.map(({ chart }) => chart)).toEqual([0, 0, 1, 1, 1, 1]);
  });
  test('may be layers again, contours and bars', () => {
    const all = plot.layer([plot.contour((x, y) => x * y), plot.quiver((x, y) => [y, x]), plot.layer([points, fit])]);
    expect(all.toSVG()).not.toContain('NaN');
    const bars = plot.layer([plot.bar({ a: 1, b: 2 }), plot.bar({ a: 5, b: 1 })]);
    expect(domains(bars, 'y')).toEqual(new Set(['0,5.6']));
    expect(texts(bars)).toEqual(expect.arrayContaining(['a', 'b']));
  });
  test.each<[() => unknown, string]>([
    [() => plot.layer([]), 'charts is [], but must be a list of charts, with at least one'],
    [() => plot.layer([plot.hconcat([points])]), 'plot.layer: a figure of several panels cannot be laid over others'],
    [
      () => plot.layer([points, plot.line({ a: [1, 2] }, { yScale: 'log' })]),
      'linear y axis and others a logarithmic one',
    ],
    [() => plot.layer([points], { tilte: '' } as never), "there is no option 'tilte'"],
  ])('that cannot be are refused (%#)', (f, message) => expect(f).toThrow(message));
});

const runs = ['small', 'medium', 'large', 'huge'].flatMap((net, k) =>
  [1, 2, 3].map((step) => ({ net, step, loss: (10 * k + 1) / step, other: 2 })),
);
const lines = (rows: typeof runs) => plot.line(rows, { x: 'step', y: ['loss', 'other'] });

describe('panels of groups', () => {
  const chart = plot.facet(runs, { by: 'net', chart: lines, title: 'T' });
  test('have the name of their group above, and the records of it', () => {
    expect(texts(chart)).toEqual(expect.arrayContaining(['T', 'small', 'medium', 'large', 'huge']));
    expect(chart.spec['concat']).toHaveLength(4);
    expect(chart.data.filter(({ net, series }) => net === 'large' && series === 'loss').map(({ y }) => y)).toEqual([
      21, 10.5, 7,
    ]);
    expect(String(chart)).toMatch(/^T\nnet small: Line chart of 2 series/);
  });
  test('have the same axes, unless it is asked for otherwise', () => {
    expect(domains(chart, 'y').size).toBe(1);
    expect(domains(plot.facet(runs, { by: 'net', chart: lines, shareY: false }), 'y').size).toBe(4);
  });
  test('fit into the page, and have ticks for their own size', () => {
    expect(Number(/ width="([\d.]+)"/.exec(chart.toSVG())![1])).toBeLessThanOrEqual(800);
    expect(axes(chart.spec, 'y')[0]!.axis!.tickCount).toBe(6);
    expect(params(chart)).toHaveLength(8);
    expect(new Set(params(chart)).size).toBe(8);
  });
  test('stand in rows of as many as are asked for', () => {
    expect(chart.spec['columns']).toBe(2);
    expect(plot.facet(runs, { by: 'net', chart: lines, columns: 4 }).spec['columns']).toBe(4);
  });
  test('names at the ends of lines stay apart, where each panel has its own', () => {
    const own = (rows: typeof runs, net: string) => {
      const losses = rows.map(({ loss }) => loss);
      return plot.line({ [`loss ${net}`]: losses, [`other ${net}`]: losses });
    };
    const small = plot.facet(runs, { by: 'net', chart: own, columns: 3 });
    const ys = [...small.toSVG().matchAll(/translate\([\d.]+,([\d.]+)\)"[^>]*>(?:loss|other) /g)].map(([, y]) =>
      Number(y),
    );
    expect(ys).toHaveLength(8);
    for (let i = 0; i < 8; i += 2) expect(Math.abs(ys[i]! - ys[i + 1]!)).toBeGreaterThan(15);
  });
  test('names that are the same in all panels stand above all of them', () => {
    const near = runs.map((row) => ({ ...row, other: row.loss }));
    const shown = texts(plot.facet(near, { by: 'net', chart: lines, columns: 3 }));
    expect(shown.filter((text) => text === 'other')).toHaveLength(1);
  });
  test.each<[() => unknown, string]>([
    [() => plot.facet([], { by: 'net', chart: lines as never }), 'the data is [], but must be a list of records'],
    [() => plot.facet(runs, {} as never), 'plot.facet: by is missing'],
    [() => plot.facet(runs, { by: 'net' } as never), 'plot.facet: chart is missing'],
    [() => plot.facet(runs, { by: 'model', chart: lines }), "there is no column 'model'; there are 'net', 'step'"],
    [() => plot.facet(runs, { by: 'net', chart: () => 3 as never }), 'plot.facet: chart gave 3, but must give a chart'],
    [
      () =>
        plot.facet(
          Array.from({ length: 25 }, (_, i) => ({ i })),
          { by: 'i', chart: () => points },
        ),
      '25 groups; more than 24',
    ],
    [() => plot.facet(runs, { by: 'net', chart: lines, sharex: true } as never), 'did you mean shareX?'],
  ])('that cannot be are refused (%#)', (f, message) => expect(f).toThrow(message));
});

describe('charts beside each other', () => {
  const pair = [plot.line({ a: [1, 2, 3] }, { width: 290 }), plot.line({ a: [10, 20, 30] }, { width: 290 })];
  test.each([plot.hconcat, plot.vconcat])('may have the same axes', (concat) => {
    expect(domains(concat(pair, { shareY: true }), 'y').size).toBe(1);
    expect(domains(concat(pair, { shareX: true }), 'y').size).toBe(2);
    expect(domains(concat(pair), 'y').size).toBe(2);
    const logs = pair.map((_, i) => plot.line({ a: [1, [10, 1e5][i]!] }, { yScale: 'log' }));
    const all = axes(concat(logs, { shareY: true }).spec, 'y');
    expect(all[0]!.axis!.values).toEqual(all.at(-1)!.axis!.values);
  });
  test('with a range in common have no rows of zeros either', () => {
    const tiny = plot.hconcat([plot.line([1e-12, 2e-12]), plot.line([3e-12, 4e-12])], { shareY: true });
    expect(texts(tiny).filter((text) => /0{5}/.test(text))).toEqual([]);
  });
  test('have ticks for their own size', () => {
    expect(axes(plot.hconcat(pair).spec, 'y').map(({ axis }) => axis!.tickCount)).toEqual([6, 6, 6, 6]);
  });
  test('of which some are logarithmic have no common axis', () => {
    const log = plot.line({ a: [1, 2] }, { yScale: 'log' });
    expect(() => plot.hconcat([pair[0]!, log], { shareY: true })).toThrow(
      'plot.hconcat: some charts have a linear y axis',
    );
  });
});

describe('panels side by side', () => {
  const wave = Array.from({ length: 30 }, (_, i) => ((i * 7) % 11) / 4 - 1);
  const six = Object.fromEntries(['one', 'two', 'three', 'four', 'five', 'six'].map((name) => [`run ${name}`, wave]));
  const title = (text: string) => ({ title: text });
  /** How high the titles of the panels stand, and how wide the whole figure is. */
  function drawn(...charts: plot.Chart[]) {
    const svg = plot.hconcat(charts, { title: 'Whole' }).toSVG({ embedFont: false });
    const heights = charts.map(({ spec }) => {
      const { text } = spec['title'] as { text: string };
      const before = svg.slice(0, svg.indexOf(`>${text}<`));
      return Number([...before.matchAll(/translate\([-\d.]+,([-\d.]+)\)/g)].at(-2)![1]);
    });
    return { heights, width: Number(/ width="([\d.]+)"/.exec(svg)![1]) };
  }

  // What sticks out above a frame, such as half a point, moves a title too: by less than two pixels.
  test.each<[string, ...plot.Chart[]]>([
    [
      'ticks at different heights',
      plot.line({ a: wave }, title('A')),
      plot.line({ b: wave.map((y) => 33 * y) }, title('B')),
    ],
    ['a logarithmic axis', plot.line({ a: [1, 3] }, title('A')), plot.line([1, 1000], { yScale: 'log', title: 'B' })],
    [
      'legends of several lines',
      plot.line(six, title('A')),
      plot.line({ a: wave }, title('B')),
      plot.bar({ a: [1, 2], b: [2, 1] }, title('C')),
    ],
    [
      'a line below',
      plot.line(wave, { title: 'A', subtitle: 'below' }),
      plot.bar({ a: 1, b: 3 }, title('B')),
      plot.heatmap([[1, 2]], title('C')),
    ],
    [
      'other kinds',
      plot.hist(wave, title('A')),
      plot.image([wave, wave], title('B')),
      plot.box({ a: wave }, title('C')),
    ],
  ])('have their titles in one line: %s', (_, ...charts) => {
    const { heights } = drawn(...charts);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(2);
  });

  test.each([2, 3, 4])('%i together are no wider than a lecture needs, and squares stay squares', (n) => {
    const charts = Array.from({ length: n }, (_, i) =>
      i === 0
        ? plot.contour((x, y) => x * y, { x: [-1, 1], y: [-1, 1], title: 'z' })
        : plot.line({ a: wave }, title(`L${i}`)),
    );
    expect(drawn(...charts).width).toBeLessThanOrEqual(800);
    const { width, height } = (plot.hconcat(charts).spec['hconcat'] as { width: number; height: number }[])[0]!;
    const own = charts[0]!.spec as unknown as { width: number; height: number };
    expect(width / height).toBeCloseTo(own.width / own.height, 1);
  });

  test('keep the width that they have where there is room', () => {
    const narrow = plot.line(wave, { width: 200 });
    expect(plot.hconcat([narrow, narrow]).spec['hconcat']).toMatchObject([{ width: 200 }, { width: 200 }]);
    expect(plot.vconcat([plot.line({ a: wave }, { width: 600 })]).spec['vconcat']).toMatchObject([{ width: 600 }]);
  });

  test('have one legend when their names are the same, and each its own otherwise', () => {
    const named = (...names: string[]) => plot.bar(Object.fromEntries(names.map((name) => [name, [1, 2]])));
    const legends = (chart: plot.Chart) => texts(chart).filter((text) => text === 'g1').length;
    expect(legends(plot.hconcat([named('g1', 'g2'), named('g1', 'g2')]))).toBe(1);
    expect(legends(plot.vconcat([named('g1', 'g2'), named('g1', 'g2')]))).toBe(1);
    expect(legends(plot.hconcat([named('g1', 'g2'), named('g1', 'g3')]))).toBe(2);
    const rows = [1, 2, 3, 4].map((x) => ({ x, y: x, net: x % 2 ? 'odd' : 'even', run: x > 2 ? 'g2' : 'g1' }));
    const chart = (some: typeof rows) => plot.scatter(some, { x: 'x', y: 'y', color: 'run' });
    expect(legends(plot.facet(rows, { by: 'net', chart }))).toBe(1);
  });

  test('write small numbers of a common axis as powers of ten', () => {
    const small = plot.hconcat([plot.line([1e-7, 3e-7]), plot.line([1e-7, 9e-7])], { shareY: true });
    expect(texts(small).filter((text) => text.includes('·10⁻⁷')).length).toBeGreaterThan(4);
    expect(texts(small).join(' ')).not.toMatch(/e-7|0\.000000/);
    const wide = plot.hconcat([plot.line([1e-7, 3e-7]), plot.line([0, 1])], { shareY: true });
    expect(texts(wide)).toContain('0.6');
    expect(texts(wide).join(' ')).not.toContain('10⁻⁷');
  });
});

test('a chart with names on an axis takes no layer with numbers there, but another one with names', () => {
  const cells = plot.heatmap([
    [1, 2],
    [3, 4],
  ]);
  const bars = plot.bar({ a: 1, b: 2 });
  expect(() => plot.layer([cells, plot.scatter({ x: [0, 1], y: [0, 1] })])).toThrow(
    new RangeError(
      'plot.layer: the x axis of one chart has names, that of another numbers, and no place is on both. Put the charts side by side with plot.hconcat; a level to compare bars or boxes with is their option hlines',
    ),
  );
  expect(() => plot.layer([bars, plot.line({ m: [1, 2] })])).toThrow(/the x axis of one chart has names/);
  expect(() => plot.layer([plot.bar({ a: 1, b: 2 }, { horizontal: true }), plot.line({ m: [1, 2] })])).toThrow(
    /the y axis of one chart has names/,
  );
  expect(() => plot.layer([bars, plot.box({ a: [1, 2, 3], b: [2, 3, 4] })]).toSVG()).not.toThrow();
});
