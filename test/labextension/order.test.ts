import { describe, expect, test } from 'vitest';
import { part } from './part.js';

const { number, sorted } = await part<{
  number(text: string): number;
  sorted(rows: string[], textOf: (row: string) => string, direction: string): string[];
}>('order');

const by = (direction: string, ...rows: string[]) => sorted(rows, (row) => row, direction);

describe('the order of rows', () => {
  test('numbers count as numbers, with a true minus, powers, shares and infinities', () => {
    const numbers = ['10', '9', '−0.25', '1.5e−3', '−∞', '∞', '12 %'];
    expect(by('ascending', ...numbers).join(' ')).toBe('−∞ −0.25 1.5e−3 9 10 12 % ∞');
    expect(by('descending', '2', '10', '−3')).toEqual(['10', '2', '−3']);
  });

  test('a column with a word in it is text, in which numbers count', () => {
    expect(by('ascending', 'layer 10', 'layer 9', '3')).toEqual(['3', 'layer 9', 'layer 10']);
  });

  test('what is missing stands last either way', () => {
    expect(by('ascending', '', '2', 'NaN', '1')).toEqual(['1', '2', '', 'NaN']);
    expect(by('descending', '', '2', '–', '1')).toEqual(['2', '1', '', '–']);
  });

  test('rows that are alike keep their order, and no direction is the given order', () => {
    const rows = [{ a: '1' }, { a: '0' }, { a: '1', b: true }] as unknown as string[];
    const textOf = (row: unknown) => (row as { a: string }).a;
    expect(sorted(rows, textOf, 'descending')).toEqual([rows[0], rows[2], rows[1]]);
    expect(sorted(rows, textOf, 'none')).toEqual(rows);
  });
});

test.each([
  ['−1\u2009234.5', -1234.5],
  ['1,234,567', 1234567],
  ['0.2 ± 0.1', 0.2],
  ['99.5%', 99.5],
  ['.5', 0.5],
  ['2e−3', 0.002],
  ['three', Number.NaN],
  ['1 2', Number.NaN],
  ['', Number.NaN],
])('%j is the number %d', (text, value) => expect(number(text)).toBe(value));
