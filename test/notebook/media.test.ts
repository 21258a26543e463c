import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { displaySymbol, html, md, png, svg, table } from '../../src/notebook/index.js';

describe('table', () => {
  const layers = table(
    [
      { layer: 1, std: 0.2130812 },
      { layer: 10, std: 3e-7 },
    ],
    { digits: 6 },
  );

  test('is text in a terminal, numbers on the right, one number of digits in a column', () => {
    expect(inspect(layers)).toBe('layer       std\n─────  ────────\n    1  0.213081\n   10  0.000000');
  });
  test('is HTML in a notebook', () => {
    expect(layers[displaySymbol]()).toMatchObject({
      'text/html': expect.stringContaining('<td style="text-align:right;white-space:nowrap">0.213081</td>'),
    });
  });
  test('takes lists with headings, and escapes what means something in HTML', () => {
    const bundle = table([['<b>', null]], { columns: ['a', 'b'], title: 'x & y', subtitle: 'z', name: 't' })[
      displaySymbol
    ]() as {
      [type: string]: string;
    };
    expect(bundle['text/html']).toContain('<td style="text-align:left;white-space:nowrap">&lt;b&gt;</td>');
    expect(bundle['text/html']).toContain('data-name="t"');
    expect(bundle['text/html']).toMatch(/<caption[^>]*><span[^>]*><b>x &amp; y<\/b><br>z<\/span><\/caption>/);
  });
  test('shows columns that only a later row has, and takes the headings of lists from the first', () => {
    expect(String(table([{ a: 1 }, { a: 2 }, { b: 3, a: 4 }]))).toBe('a  b\n─  ─\n1\n2\n4  3');
    expect(String(table([['x', 1]]))).toBe('0  1\n─  ─\nx  1');
    expect(() => table([[1], [1, 2]])).toThrow('row 1 has 2 cells, but there are 1 columns');
  });
  test('has as many digits as a number can be written with', () => {
    expect(String(table([{ a: 0.7 }], { digits: 0 }))).toBe('a\n─\n1');
    expect(String(table([{ a: 0.5 }], { digits: 100 }))).toContain(`0.5${'0'.repeat(99)}`);
    for (const digits of [-1, 101, 1.5])
      expect(() => table([{ a: 0.5 }], { digits })).toThrow(
        `digits is ${digits}, but must be a whole number from 0 to 100`,
      );
  });
  test('writes what is too large to be counted with an exponent, and no minus before zeros', () => {
    const cell = (a: number | boolean | undefined, digits?: number) =>
      String(table([{ a }], digits === undefined ? {} : { digits }))
        .split('\n')
        .at(-1)!
        .trim();
    expect([1e10, -1e10, 9999999999, Infinity, -Infinity, NaN].map((x) => cell(x))).toEqual([
      '1e+10',
      '−1e+10',
      '9999999999',
      'Infinity',
      '−Infinity',
      'NaN',
    ]);
    expect([-0.001, -0.01, 0.005].map((x) => cell(x, 2))).toEqual(['0.00', '−0.01', '0.01']);
    expect([true, undefined].map((x) => cell(x))).toEqual(['true', '']);
  });
  test('writes all numbers of a column with equal digits, as many as six of each need, zeros kept', () => {
    const column = (...all: number[]) =>
      String(table(all.map((a) => ({ a }))))
        .split('\n')
        .slice(2)
        .map((text) => text.trim());
    expect(column(0.5, 0.25, -1)).toEqual(['0.50', '0.25', '−1.00']);
    expect(column(1 / 3, 10)).toEqual(['0.333333', '10.000000']);
    expect(column(1e-4, 0.0125, Number.NaN)).toEqual(['0.0001', '0.0125', 'NaN']);
    expect(column(1, 20, 300)).toEqual(['1', '20', '300']);
    expect(column(0.30000000000000004)).toEqual(['0.3']);
    expect(column(1.5e-12, 0.25)).toEqual(['1.5e-12', '2.5e-1']); // zeros nobody can count
    expect(column(0.5, 2e10)).toEqual(['0.5', '2e+10']);
    expect(column(3e-7, 247000, 0.269)).toEqual(['3.00e-7', '2.47e+5', '2.69e-1']); // 247000.0000000 is no better
    expect(column(217000.5, 0.001)).toEqual(['217000.500', '0.001']);
  });
  test('has a heading in a terminal, too, and headings of columns in several lines', () => {
    expect(String(table([{ a: 1 }], { title: 'T' }))).toBe('T\na\n─\n1');
    const { 'text/html': html } = table([{ 'a\nb': 1 }])[displaySymbol]() as { 'text/html': string };
    expect(html).toContain('<th style="text-align:right;white-space:nowrap">a<br>b</th>');
    expect(html).not.toContain('caption');
  });

  test('keeps a short text in one line, and breaks a long one', () => {
    const { 'text/html': html } = table([{ short: '✓ 0.7 sd', long: 'fifteen letters' }])[displaySymbol]() as {
      'text/html': string;
    };
    expect(html).toContain('<td style="text-align:left;white-space:nowrap">✓ 0.7 sd</td>');
    expect(html).toContain('<td style="text-align:left">fifteen letters</td>');
  });
  test('refuses a row that does not fit', () => {
    expect(() => table([[1, 2], [3]], { columns: ['a', 'b'] })).toThrow(
      'table: row 1 has 1 cells, but there are 2 columns',
    );
  });
});

describe('media', () => {
  test('html escapes what is inserted into a tag, and only that', () => {
    expect(html`<b>${'<i>'}</b>`[displaySymbol]()).toEqual({
      'text/html': '<b>&lt;i&gt;</b>',
      'text/plain': '&lt;i&gt;',
    });
    expect(html('<b>x</b>')[displaySymbol]()).toMatchObject({ 'text/html': '<b>x</b>' });
  });
  test('md keeps backslashes in a tag', () => {
    expect(md`$\sigma = ${2}$`[displaySymbol]()).toMatchObject({ 'text/markdown': '$\\sigma = 2$' });
  });
  test('svg and png say in a terminal what they are', () => {
    expect(String(svg('<svg/>'))).toBe('[SVG image]');
    expect(String(png(new Uint8Array(3)))).toBe('[PNG image, 3 bytes]');
  });
});
