import { expect, test } from 'vitest';
import { widthOf } from '../../src/host/render.js';
import { plot, tensor } from '../../src/index.js';
import { displaySymbol, metadataSymbol, table } from '../../src/notebook/index.js';
import { tableCells } from '../../src/notebook/tables.js';
import { textSize } from '../../src/plot/theme.js';
import { texts } from './texts.js';

test('every heading and every cell is drawn, headings of two lines too', () => {
  const chart = plot.table(
    [
      { layer: 1, 'std\nours': 0.25 },
      { layer: 2, 'std\nours': 0.5 },
    ],
    { digits: 3, title: 'T' },
  );
  expect(texts(chart).sort()).toEqual(['0.250', '0.500', '1', '2', 'T', 'layer', 'ours', 'std']);
});

test('rows stand 28 pixels apart below the headings, whose lines are centred', () => {
  const places = (columns: string[]) => {
    const { spec } = plot.table([columns.map(() => 1), columns.map(() => 2)], { columns });
    const { values } = spec['data'] as { values: { y: number; head?: boolean }[] };
    const rule = (spec['layer'] as { encoding: { y: { value: number } } }[]).at(-1)!;
    return [...values.map(({ y }) => y), rule.encoding.y.value, spec['height']];
  };
  expect(places(['a', 'b'])).toEqual([15, 44, 72, 28, 86]); // a heading of 22 + 8, two rows
  expect(places(['a\nb', 'c'])).toEqual([15, 66, 94, 50, 108]); // its first line stays where it was
});

test('columns are as wide as their widest text, 28 pixels apart, and the rule as wide as all', () => {
  const { spec } = plot.table([
    { name: 'a long name', n: 1 },
    { name: 'b', n: 100 },
  ]);
  const layers = spec['layer'] as { encoding: { x: { value: number }; x2?: { value: number } } }[];
  const width = (text: string) => Math.ceil(textSize * widthOf(text));
  const [name, n, rule] = layers.map(({ encoding }) => encoding);
  expect(name!.x.value).toBe(0);
  expect(n!.x.value).toBe(width('a long name') + 28 + width('100')); // numbers end there
  expect([rule!.x.value, rule!.x2!.value, spec['width']]).toEqual([0, n!.x.value, n!.x.value]);
});

test('its text is the table', () => {
  expect(String(plot.table([[1, 'a']], { columns: ['n', 'name\nin full'], title: 'T' }))).toBe(
    ['T', 'Table of 1 row and 2 columns', 'n  name in full', '─  ────────────', '1  a'].join('\n'),
  );
});

test('numbers stand at the right, words at the left', () => {
  const svg = plot.table([{ n: 1.5, name: 'a' }]).toSVG();
  expect(svg).toMatch(/text-anchor="end"[^>]*>1\.5</);
  expect(svg).toMatch(/text-anchor="start"[^>]*>a</);
});

test('a notebook gets HTML, a picture with its size and a text, and its specification beside it', () => {
  const rows = [{ n: -1.5, name: '<a>' }];
  const bundle = plot.table(rows, { title: 'T', name: 't' })[displaySymbol]();
  expect(Object.keys(bundle)).toEqual(['text/html', 'image/png', 'text/plain']);
  const metadata = (bundle as { [metadataSymbol]: object })[metadataSymbol];
  expect(Object.keys(metadata)).toEqual(['lectern', 'image/png']);
  expect(metadata).toMatchObject({ lectern: { spec: plot.table(rows, { title: 'T', name: 't' }).spec } });
  expect(bundle['text/html']).toBe(
    (table(rows, { title: 'T', name: 't' })[displaySymbol]() as typeof bundle)['text/html'],
  );
  expect(bundle['text/html']).toContain('<td style="text-align:right;white-space:nowrap">−1.5</td>');
});

test('its data are the numbers themselves, and nothing where a row has none', () => {
  const { data } = plot.table([{ a: 1 / 3, b: 'x' }, { a: Number.NaN }], { digits: 1 });
  expect(data).toEqual([
    { a: 1 / 3, b: 'x' },
    { a: Number.NaN, b: null },
  ]);
});

test('of many rows the first and the last are shown, which is said, and the data are all', () => {
  const chart = plot.table(Array.from({ length: 50_000 }, (_, row) => ({ row })));
  const html = String(chart[displaySymbol]()['text/html']);
  expect(html).toContain('60 of 50\u202f000 rows are shown');
  expect([...html.matchAll(/<td[^>]*>([^<]*)/g)].map(([, cell]) => cell).slice(28, 33)).toEqual([
    '28',
    '29',
    '…',
    '49970',
    '49971',
  ]);
  expect(chart.data).toHaveLength(50_000);
  expect(JSON.stringify(chart.spec).length + html.length).toBeLessThan(20_000);
});

test.each<[string, plot.TableData, string[]]>([
  ['columns', { a: [1, 2], b: ['x', 'y'] }, ['a  b', '─  ─', '1  x', '2  y']],
  ['columns of tensors', { a: tensor([1, 2]), b: Int32Array.of(3, 4) }, ['a  b', '─  ─', '1  3', '2  4']],
  [
    'a tensor',
    tensor([
      [1, 2],
      [3, 4],
    ]),
    ['0  1', '─  ─', '1  2', '3  4'],
  ],
])('come as %s too, as a picture and as HTML', (_, data, lines) => {
  const chart = plot.table(data);
  expect(String(chart).split('\n').slice(1)).toEqual(lines);
  const shown = table(data)[displaySymbol]() as { [type: string]: unknown };
  expect(String(shown['text/plain']).split('\n')).toEqual(lines);
  expect(texts(chart).sort().join('')).toBe(lines.join('').replace(/[ ─]/g, '').split('').sort().join(''));
});

test('columns of different lengths are refused, and what is no table', () => {
  expect(() => plot.table({ a: [1, 2], b: [1] })).toThrow('plot.table: the column b has 1 cells, but a has 2');
  expect(() => table({ a: [1, 2], b: [1] })).toThrow('table: the column b has 1 cells, but a has 2');
  expect(() => plot.table({ a: 1 } as never)).toThrow(
    'or columns { name: cells }, or a tensor of shape [rows, columns]',
  );
  expect(() => plot.table(tensor([1, 2]) as never)).toThrow('or a tensor of shape [rows, columns]');
});

test('no rows are refused, and rows of another length', () => {
  expect(() => plot.table([])).toThrow('plot.table: there are no rows');
  expect(() => plot.table([[1]], { columns: ['a', 'b'] })).toThrow(RangeError);
});

test('rows may have different fields, and cells line breaks', () => {
  expect(texts(plot.table([{ a: 'x\ny' }, { b: 2 }])).sort()).toEqual(['2', 'a', 'b', 'x y']);
});

test('a column may begin in any row, and stands behind those that are known', () => {
  expect(String(plot.table([{ b: 1 }, { b: 2 }, { b: 3, a: 4 }, { c: 'x' }]))).toBe(
    ['Table of 4 rows and 3 columns', 'b  a  c', '─  ─  ─', '1', '2', '3  4', '      x'].join('\n'),
  );
});

test('digits that make no sense are refused, and things that are no charts', () => {
  expect(() => plot.table([{ a: 1.5 }], { digits: -1 })).toThrow('digits is -1');
  expect(() => plot.table([{}])).toThrow('the rows have no cells');
  expect(() => plot.hconcat([3 as never])).toThrow('charts is [3], but must be a list of charts');
});

test('charts side by side say all that each says', () => {
  const [a, b] = [plot.line({ a: [1, 2] }), plot.line({ b: [4, 2] })];
  const both = plot.hconcat([a, b], { title: 'Both' });
  expect(String(both)).toBe(`Both\n${a}\n${b}`);
  expect(texts(both)).toContain('Both');
  expect(() => plot.hconcat([])).toThrow('plot.hconcat: charts is [], but must be a list of charts');
});

test('numbers that come as text are set as numbers, where the whole column is', () => {
  const cells = tableCells([
    { written: '-0.5', mixed: '-0.5', empty: '' },
    { written: '1.2e-7', mixed: 'none', empty: '12' },
    { written: '–', mixed: '3', empty: undefined },
  ]).cells;
  expect(cells.map((row) => row.map(({ text }) => text))).toEqual([
    ['−0.5', '-0.5', ''],
    ['1.2e-7', 'none', '12'],
    ['–', '3', ''],
  ]);
  expect(cells[0]!.map(({ right }) => right)).toEqual([true, false, true]);
});
