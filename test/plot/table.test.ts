import { expect, test } from 'vitest';
import { plot } from '../../src/index.js';
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

test('no rows are refused, and rows of another length', () => {
  expect(() => plot.table([])).toThrow('plot.table: there are no rows');
  expect(() => plot.table([[1]], { columns: ['a', 'b'] })).toThrow(RangeError);
});

test('rows may have different fields, and cells line breaks', () => {
  expect(texts(plot.table([{ a: 'x\ny' }, { b: 2 }])).sort()).toEqual(['2', 'a', 'b', 'x y']);
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
