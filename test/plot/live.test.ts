import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { type Host, hostSymbol } from '../../src/notebook/host.js';
import { marks, texts } from './texts.js';

const globals = globalThis as { [hostSymbol]?: Host };
const liveType = 'application/vnd.lectern.live.v1+json';
type Sent = { [type: string]: { spec: object; from: number; rows: plot.Row[] } } & { 'text/plain': string };
let shown: { data: Sent; update: boolean }[];
let now: number;

const notebook = (replaces: boolean): Host => ({
  display: (data, { update }) => shown.push({ data: data as unknown as Sent, update }),
  clear: () => undefined,
  input: async () => '',
  inspect: String,
  pending: () => undefined,
  replaces,
});

beforeEach(() => {
  [shown, now] = [[], 0];
  globals[hostSymbol] = notebook(true);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  delete globals[hostSymbol];
  vi.restoreAllMocks();
});

const frames = () => shown.map(({ data }) => data[liveType]!).filter(Boolean);

describe('a live chart', () => {
  test('shows ten frames a second, each with what is new', () => {
    const chart = plot.live({ yLabel: 'loss' });
    for (now = 0; now < 1000; now += 10) chart.add({ loss: now });
    expect(frames().map(({ from, rows }) => [from, rows.length])).toEqual([
      [0, 1],
      ...Array.from({ length: 9 }, (_, i) => [1 + 10 * i, 10]),
    ]);
    expect(shown.map(({ update }) => update)).toEqual([false, ...Array.from({ length: 9 }, () => true)]);
    expect(new Set(frames().map(({ spec }) => JSON.stringify(spec))).size).toBe(1);
    expect(shown.at(-1)!.data['text/plain']).toBe('loss 900');
  });

  test('holds all every two seconds, for a page that has come later, and when a curve is new', () => {
    const chart = plot.live();
    for (now = 0; now <= 2100; now += 100) chart.add({ a: now });
    expect(frames().at(-2)).toMatchObject({ from: 20 });
    expect(frames().at(-1)).toMatchObject({ from: 0, rows: { length: 22 } });
    now += 100;
    chart.add({ a: 1, b: 2 });
    expect(frames().at(-1)).toMatchObject({ from: 0 });
    expect(JSON.stringify(frames().at(-1)!.spec)).toContain('"b"');
  });

  test.each([
    [[2e-5, 1e-5, 5e-6], {}, ['4·10⁻⁶', '10⁻⁵', '1.2·10⁻⁵']],
    [[1e8, 2e8], {}, ['10⁸', '2·10⁸']],
    [[1, 3], {}, ['1.5', '2.5']],
    [[1, 1e-7], { yScale: 'log' }, ['0.001', '10⁻⁶', '0.1']],
  ] as const)('writes %j with powers of ten where zeros would have to be counted', (values, options, labels) => {
    const chart = plot.live(options);
    for (const loss of values) {
      chart.add({ loss });
      now += 200;
    }
    const { spec, rows } = frames().find(({ from }) => from === 0)!;
    const all = [
      ...rows,
      ...frames()
        .slice(1)
        .flatMap((frame) => frame.rows),
    ];
    const drawn = plot.vegaLite({ ...spec, data: { name: 'rows', values: all } });
    expect(texts(drawn)).toEqual(expect.arrayContaining([...labels]));
  });

  test('ends as a chart that depends on the numbers alone', () => {
    const ended = (pace: number) => {
      const chart = plot.live({ title: 'T', name: 'n' });
      for (let i = 0; i < 30; i++) {
        now += pace;
        chart.add({ a: i / 7, b: Number.NaN });
      }
      return chart.end().chart();
    };
    const [slow, fast] = [ended(500), ended(0)];
    expect(JSON.stringify(fast)).toBe(JSON.stringify(slow));
    expect(shown.at(-1)!.data).toHaveProperty(['application/vnd.vegalite.v5+json', 'usermeta', 'name'], 'n');
    expect(fast.data.filter(({ series }) => series === 'a').map(({ y }) => y)).toEqual(
      Array.from({ length: 30 }, (_, i) => i / 7),
    );
  });

  test('has a panel for each number when runs are compared', () => {
    const center = plot.live();
    for (const run of ['0.1', '0.01']) center.add({ loss: 1, accuracy: 0.5 }, { run, x: 5 });
    const { spec, data } = center.end().chart();
    expect(spec['hconcat']).toHaveLength(2);
    expect(data).toHaveLength(4);
    expect(data[0]).toEqual({ part: 0, series: '0.1', x: 5, y: 1 });
  });

  test('shows arrays by their distribution, step by step, beside the curves', () => {
    const chart = plot.live({ title: 'T' });
    const drawn: object[] = [];
    for (let i = 1; i <= 100; i++) {
      now += 100;
      chart.add({ loss: 1 / i, weights: Float32Array.from({ length: 5000 }, (_, k) => (i * (k % 101)) / 50 - i) });
      const { from, rows } = frames().at(-1)!;
      drawn.splice(from, drawn.length - from, ...rows);
    }
    const { spec } = frames().findLast((frame) => frame.spec)!;
    expect(spec).toHaveProperty('concat.length', 2);
    const columns = drawn.filter((row) => 'share' in row) as { start: number; share: number }[];
    expect(new Set(columns.map(({ start }) => start)).size).toBeLessThanOrEqual(60);
    const sums: { [start: number]: number } = {};
    for (const { start, share } of columns) sums[start] = (sums[start] ?? 0) + share;
    for (const sum of Object.values(sums)) expect(sum).toBeCloseTo(1, 3); // shares have six digits
    expect(drawn.filter((row) => !('share' in row))).toHaveLength(100);
    const again = new plot.Chart({ ...spec, data: { name: 'rows', values: drawn as never } }, 'again');
    expect(marks(again, 'line')).toMatch(/d="M.*L/); // the curve, whose panel has no name
    expect(marks(again, 'rect').match(/<path/g)!.length).toBeGreaterThan(300);
    const end = chart.end().chart();
    expect(end.spec['hconcat']).toHaveLength(2);
    expect(String(end)).toContain('Histogram, 50 arrays');
    expect(() => plot.live().add({ a: ['x'] as never })).toThrow('{ name: array }');
  });

  test('stays small, whatever is added, and its last picture has all', () => {
    const chart = plot.live();
    for (let i = 0; i < 10_000; i++) {
      now += 1;
      chart.add({ a: i });
    }
    expect(Math.max(...frames().map(({ from, rows }) => from + rows.length))).toBeLessThanOrEqual(2000);
    expect(chart.end().chart().data).toHaveLength(10_000);
  });

  test('shows its end alone where nothing can be replaced', () => {
    globals[hostSymbol] = { ...notebook(false), textOnly: true };
    const chart = plot.live();
    for (now = 0; now < 1000; now += 10) chart.add({ a: 1 });
    expect(shown).toEqual([]);
    chart.end();
    expect(shown).toHaveLength(1);
  });

  test('takes numbers, and nothing after its end', () => {
    const chart = plot.live();
    expect(() => chart.end()).toThrow('live: there is no curve yet');
    expect(() => chart.add({ a: '1' as never })).toThrow(
      'add: the values is { a }, but must be an object { name: number }',
    );
    expect(() => chart.add({ a: 1 }, { step: 1 } as never)).toThrow("add: there is no option 'step'");
    chart.add({ a: 1 });
    chart.end();
    expect(() => chart.add({ a: 1 })).toThrow('add: the figure has ended');
    expect(String(plot.live)).toBeTruthy();
  });
});

test('a tensor without dimensions is a number, as a loss is', () => {
  const curves = plot.live();
  for (const loss of [3, 2]) curves.add({ loss: tensor(loss) });
  expect(curves.chart().spec).toEqual(plot.line({ loss: { x: [1, 2], y: [3, 2] } }).spec);
  expect(String(curves.chart())).toContain('loss: 2 values from 3 to 2');
});
