// The parts of a page: formulas, fonts, links, the list of contents, pictures as addresses.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../scripts/lessons/pages/figures.js';
import { drawing, partsOf } from '../../../scripts/lessons/pages/formulas.js';
import { titleOf } from '../../../scripts/lessons/pages/notebook.js';
import { entriesOf, framed, linked } from '../../../scripts/lessons/pages/page.js';
import { lettersOf } from '../../../scripts/lessons/pages/text.js';
import { woff2 } from '../../../scripts/lessons/pages/woff2.js';
import { parseFont } from '../../../scripts/lib/widths.mjs';
import { subset } from '../../../src/host/node/font-subset.js';
import { fontFile } from '../../../src/host/node/fonts.js';

describe('a formula', () => {
  test('is a drawing with MathML beside it; letters stand once', async () => {
    const draw = await drawing();
    const html = draw('<p><tex>a &lt; \\sigma</tex> and <tex display="">a = \\frac{1}{n}</tex></p>');
    expect(html.match(/<span class="formula( display)?"><svg aria-hidden="true"/g)).toHaveLength(2);
    expect(html).toContain('<mo>&lt;</mo>');
    expect(html).not.toMatch(/<tex|mjx|xlink|data-/);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(id);
    expect(draw('<p>none</p>')).toBe('<p>none</p>');
  });

  test('that is none is named', async () => {
    const draw = await drawing();
    expect(() => draw('<tex>\\frac{1</tex>')).toThrow('\\frac{1 cannot be drawn: Missing close brace');
    expect(() => draw('<tex>\\sigmoid</tex>')).toThrow('\\sigmoid cannot be drawn: Undefined control sequence');
  });

  test('of several beside each other is several', () => {
    expect(partsOf('a = b \\qquad\\qquad c = d')).toEqual(['a = b', 'c = d']);
    for (const whole of [
      '\\left( a \\qquad b \\right)',
      '{a \\qquad b}',
      '\\begin{cases} a \\qquad b \\end{cases}',
      'a \\quad b',
    ])
      expect(partsOf(whole)).toEqual([whole]);
    expect(partsOf('\\{ a \\qquad b \\}')).toEqual(['\\{ a', 'b \\}']);
  });
});

test('a font as WOFF2 has the outlines of the font', () => {
  const font = subset(readFileSync(fontFile(400)), 'aΣ²');
  const packed = woff2(font);
  expect(packed.length).toBeLessThan(font.length);
  expect(new DataView(packed.buffer, packed.byteOffset).getUint32(8)).toBe(packed.length);
  const [made, before] = [parseFont(packed), parseFont(font)];
  for (const letter of 'aΣ²') {
    const [a, b] = [made, before].map((one) => one.glyphForCodePoint(letter.codePointAt(0)!));
    expect(a!.path.toSVG()).toBe(b!.path.toSVG());
    expect(a!.advanceWidth).toBe(b!.advanceWidth);
  }
});

test('links from lesson to lesson lead from page to page, and no others', () => {
  expect(linked('<a href="03-x.ipynb#3.1-Small">a</a><a href="04-y.ipynb">b</a>')).toBe(
    '<a href="03-x.html#3.1-Small">a</a><a href="04-y.html">b</a>',
  );
  const others = '<a href="https://a.org/x.ipynb">a</a><a href="#b">b</a>';
  expect(linked(others)).toBe(others);
});

test('the list of contents has the sections as they are written', () => {
  const body =
    '<h1 id="x">X</h1><h2 id="a">The <code>a</code><a class="anchor-link" href="#a">#</a></h2><h3 id="b">b</h3>';
  expect(entriesOf(body)).toEqual([{ id: 'a', html: 'The <code>a</code>' }]);
});

test('the title is that of the lesson, in letters', () => {
  const cell = (source: string) => ({ cell_type: 'markdown', source, metadata: {} });
  const notebook = { metadata: {}, nbformat: 4, nbformat_minor: 5 };
  expect(titleOf({ ...notebook, cells: [cell('words'), cell('# 3 The `tanh`\n\nmore')] }, '03')).toBe('3 The tanh');
  expect(titleOf({ ...notebook, cells: [] }, '03')).toBe('03');
});

test('letters are those that are seen', () => {
  expect(lettersOf('<style>x</style><p title="y">a &lt; &#946; &#x3b3;<svg><text>z</text></svg></p>')).toBe('a < β γ');
});

test('a picture as an address ends where its attribute ends', () => {
  const svg = '<svg width="1">\n<text fill="#fff">50% &amp; more</text></svg>';
  const address = addressOf(svg);
  expect(address).not.toMatch(/["\n]/);
  expect(decodeURIComponent(address.slice('data:image/svg+xml,'.length))).toBe(svg);
});

test('a table scrolls in itself, and keeps room for sentences', () => {
  const table = (cell: string) => `<table><tr><td>${cell}</td></tr></table>`;
  expect(framed(table('short'))).toMatch(/^<div class="table" tabindex="0"><table>/);
  expect(framed(table('as long as a sentence is, '.repeat(5)))).toMatch(/^<div class="table wordy" /);
});
