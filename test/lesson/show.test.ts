import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { digestOf } from '../../src/lesson/digest.js';
import { digests } from '../../src/lesson/digests.js';
import { drawing, layerLines, layerTable, show } from '../../src/lesson/index.js';
import { records } from '../../src/lesson/records/index.js';
import { type Host, hostSymbol, type SentBundle } from '../../src/notebook/host.js';
import { initialization } from '../../src/slides/index.js';
import { texts } from '../plot/texts.js';

const globals = globalThis as { [hostSymbol]?: Host };
let shown: SentBundle[];

beforeEach(() => {
  shown = [];
  const nothing = () => undefined;
  const display = (bundle: SentBundle) => void shown.push(bundle);
  globals[hostSymbol] = {
    display,
    clear: nothing,
    input: async () => '',
    inspect: String,
    pending: nothing,
    replaces: false,
  };
});
afterEach(() => {
  delete globals[hostSymbol];
});

const spec = () =>
  shown.at(-1)!['application/vnd.vegalite.v5+json'] as { title: { text: string; subtitle?: string }; usermeta: object };
const slide = initialization['3.1'];

describe('show', () => {
  test('a figure of nobody keeps its title, and has a name', () => {
    show('my own', plot.line([3, 2, 1], { title: 'Down' }));
    expect(spec()).toMatchObject({ title: { text: 'Down' }, usermeta: { name: 'my own' } });
  });

  test('the numbers of a lesson have its finding as title, others are your run', () => {
    show('3.1 lines', layerLines(slide, slide, slide));
    expect(spec().title.text).toBe('Your run: tanh, W = 0.01 · randn, layer by layer');
    const chart = plot.line([3, 2, 1]);
    const known = digests as { [name: string]: string };
    const before = known['3.8 table']!;
    known['3.8 table'] = digestOf(chart);
    show('3.8 table', chart);
    known['3.8 table'] = before;
    expect(spec().title.text).toBe('Equal units stay equal');
  });

  test('what was predicted stands beside what was found', () => {
    const halves = Array.from({ length: 10 }, (_, i) => 1 / (1 << i));
    show('3.1 lines', layerLines(slide, { mean: halves, std: halves }, slide), { predicted: 0.2 });
    expect(spec().title.subtitle).toEqual(['You predicted 0.2; it is 0.5']);
    show('3.1 lines', layerLines(slide, { mean: halves, std: halves }, slide), { predicted: -1e-5 });
    expect(spec().title.subtitle).toEqual(['You predicted −0.00001; it is 0.5']);
  });

  test('a number may stand in quotes; a word is refused where a number is asked for', () => {
    const halves = Array.from({ length: 10 }, (_, i) => 1 / (1 << i));
    const chart = layerLines(slide, { mean: halves, std: halves }, slide);
    show('3.1 lines', chart, { predicted: '0.2' });
    expect(spec().title.subtitle).toEqual(['You predicted 0.2; it is 0.5']);
    expect(() => show('3.1 lines', chart, { predicted: 'half' })).toThrow(
      "show: the prediction is 'half'; write a number, such as 0.5",
    );
  });

  test('NaN and an empty text are no prediction', () => {
    show('3.1 lines', layerLines(slide, slide, slide), { predicted: Number.NaN });
    expect(spec().title.subtitle).toBeUndefined();
    show('3.2 lines', layerLines(slide, slide, slide), { predicted: '' });
    expect(spec().title.subtitle).toBeUndefined();
  });

  test('a choice is right or wrong; one that is none is refused', () => {
    const large = initialization['3.2'];
    show('3.2 lines', layerLines(large, large, large), { predicted: 'ends' });
    expect(spec().title.subtitle).toEqual(['✓ You predicted: ends']);
    show('3.2 lines', layerLines(large, large, large), { predicted: 'bell' });
    expect(spec().title.subtitle).toEqual(['✗ You predicted: bell; it is: ends']);
    expect(() => show('3.2 lines', layerLines(large, large, large), { predicted: 'end' })).toThrow(
      "show: the prediction is 'end'; write 'zero' or 'bell' or 'ends'",
    );
  });

  test('what is no figure is refused', () => {
    expect(() => show('x', [1, 2] as never)).toThrow(/the figure is .* but must be a chart/);
    expect(() => show(3 as never, plot.line([1]))).toThrow(/the name is 3, but must be a string/);
    expect(() => show('x', plot.line([1]), { predicts: 1 } as never)).toThrow(/predicted/);
  });
});

describe('a digest', () => {
  test('is of the numbers, not of the words around them', () => {
    const one = digestOf(plot.line([3, 2, 1]));
    expect(digestOf(plot.line([3, 2, 1], { title: 'T', xLabel: 'step', width: 300 }))).toBe(one);
    expect(digestOf(plot.line([3, 2, 1.001]))).not.toBe(one);
  });
});

describe('titled', () => {
  const grid = (x: number, y: number) => x * y;
  test.each([
    ['line', () => plot.line([3, 2, 1], { subtitle: 'before' })],
    ['hist', () => plot.hist([3, 2, 1])],
    ['hconcat', () => plot.hconcat([plot.line([1, 2]), plot.line([2, 1])], { title: 'Old' })],
    ['table', () => plot.table([{ a: 1 }], { title: 'Old', subtitle: 'before' })],
    ['surface', () => plot.surface(grid, { title: 'Old' })],
    ['plotly', () => plot.plotly({ data: [{ type: 'scatter', x: [1], y: [1] }], layout: { title: { text: 'Old' } } })],
    ['vegaLite', () => plot.vegaLite({ data: { values: [{ x: 1 }] }, mark: 'point', encoding: { x: { field: 'x' } } })],
  ] as const)('%s has another title, a name and a line more', (_kind, make) => {
    const old = make();
    const chart = old.titled({ title: 'New title', subtitle: 'one more', name: 'n' });
    expect(texts(chart)).toEqual(expect.arrayContaining(['New title', 'one more']));
    expect(texts(chart)).not.toContain('Old');
    expect(chart.description.split('\n')[0]).toBe('New title');
    expect(chart.data).toEqual(old.data);
    show('name', chart);
    const bundle = JSON.stringify(shown.at(-1));
    for (const text of ['New title', 'one more', 'name']) expect(bundle).toContain(text);
    if (texts(old).includes('before')) expect(bundle).toContain('before');
  });
});

describe('figures of lessons', () => {
  test('a table has the inputs first, and a verdict on each layer', () => {
    const chart = layerTable(slide, slide, slide);
    expect(chart.data).toHaveLength(11);
    expect(chart.data[0]).toMatchObject({ layer: 'input', 'mean slide': 0.000927, 'std ours': 0.998388 });
    expect(chart.data.at(-1)).toMatchObject({ layer: 10, verdict: '✓ 0.0 sd' });
    expect(() => layerTable(slide, { ...slide, mean: [1], std: [1] }, slide)).toThrow(
      'the slide has 10 layers; 1 were given',
    );
  });

  test('a net is drawn with all its units and connections', () => {
    const svg = drawing([3, 4, 2]).toSVG({ embedFont: false });
    expect(svg.match(/<line /g)).toHaveLength(3 * 4 + 4 * 2 + 2);
    expect(texts(drawing([3, 4, 2]))).toEqual(expect.arrayContaining(['x', 'h₁', 'y', 'W₁', '4 × 3']));
    expect(() => drawing([3, 4], { layers: ['x'] })).toThrow('there are 2 layers, and 1 names');
    expect(() => drawing([3, 0])).toThrow(/whole number/);
  });

  test('each that is recorded is known, with a choice for each answer', () => {
    expect(Object.keys(digests).filter((name) => !records[name])).toEqual([]);
    expect(Object.keys(records).filter((name) => !digests[name])).toEqual([]);
    for (const { answer, choices } of Object.values(records)) if (choices) expect(answer).toBeDefined();
  });
});
