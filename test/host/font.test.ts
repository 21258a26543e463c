// Text is as wide as the font says, and a picture carries the font it needs.

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mathFont, symbolsFor } from '../../scripts/lib/symbols.mjs';
import { extendedFont, type Font, fontOf, parseFont, widthsOf, widthsText } from '../../scripts/lib/widths.mjs';
import { isKnown, knownLetters, weightOf, widthIn, widthOf } from '../../src/host/font.js';
import { extended, subset } from '../../src/host/node/font-subset.js';
import { fontFile, fontFilesFor, weights, withFont } from '../../src/host/node/fonts.js';

describe('widths', () => {
  test('the table is that of the font: `npm run widths` writes it', () => {
    expect(readFileSync(new URL('../../src/host/font-widths.ts', import.meta.url), 'utf8')).toBe(widthsText());
  });

  test.each([400, 600] as const)(
    'every letter of weight %i is as wide as fontkit says, to half a thousandth',
    (weight) => {
      const font = parseFont(extendedFont(weight, extended));
      const letters = widthsOf(weight);
      expect(letters.length).toBeGreaterThan(600);
      for (const [letter] of letters) {
        const { advanceWidth } = font.glyphForCodePoint(letter.codePointAt(0)!);
        expect(Math.abs(widthIn(weight, letter) - advanceWidth / font.unitsPerEm), letter).toBeLessThanOrEqual(0.0005);
      }
    },
  );

  test('a text is as wide as its letters, and a letter that is not known as its size', () => {
    expect(widthOf('')).toBe(0);
    expect(widthOf('learning rate 10⁻³')).toBeCloseTo(
      [...'learning rate 10⁻³'].reduce((sum, c) => sum + widthOf(c), 0),
    );
    expect(widthOf('漢')).toBe(1);
    expect(widthIn(600, 'mean')).toBeGreaterThan(widthOf('mean'));
  });

  test('a letter with a mark is as wide as the letter, in one character or two', () => {
    for (const marked of ['m\u0302', 'v\u0304']) expect(widthOf(marked)).toBe(widthOf(marked.charAt(0)));
    expect(widthOf('\u1e8b')).toBe(widthOf('x')); // with a dot above
  });

  test.each([
    ['normal', 400],
    [undefined, 400],
    ['499', 400],
    [500, 600],
    ['bold', 600],
  ])('the weight %s is drawn as %i', (asked, weight) => expect(weightOf(asked)).toBe(weight));
});

describe('what pictures are drawn with', () => {
  const drawn = (text: string) => fontFilesFor(`<svg aria-label="漢"><text>${text}</text></svg>`);

  test('is small where the table knows all letters, and the whole font elsewhere', () => {
    expect(drawn('loss −1\né').map((file) => basename(file))).toEqual(['letters-400.ttf', 'letters-600.ttf']);
    expect(drawn('Ж')).toEqual(weights.map(fontFile)); // Cyrillic is not in the table
  });

  test.each(weights)('has the letters of the table in weight %i: `npm run build` writes it', (weight) => {
    const small = drawn('a')[weights.indexOf(weight)]!;
    expect(readFileSync(small).equals(subset(readFileSync(fontFile(weight)), knownLetters()))).toBe(true);
    expect(statSync(small).size).toBeLessThan(statSync(fontFile(weight)).size / 5);
  });

  test.each(weights)('is Inter in weight %i, with signs that it lacks: `npm run build` writes it', (weight) => {
    expect(readFileSync(fontFile(weight)).equals(extendedFont(weight, extended))).toBe(true);
  });

  test.each([
    ['', true],
    ['∇L(θ), wᵀx, ⟨g⟩ ∈ ℝ', true],
    ['Ä loss\nσ² → ∞', true],
    ['漢', false],
    ['a\tb', false],
  ])('the table knows %j: %s', (text, known) => expect(isKnown(text)).toBe(known));
});

describe('signs of mathematics', () => {
  const inter = fontOf(400);
  const whole = parseFont(readFileSync(fontFile(400)));
  const math = mathFont();
  const at = (c: string) => c.codePointAt(0)!;

  test.each([...'∇∈ℝ⟨⟩∝⊙⌊≪≡'])('%s is drawn as Noto Sans Math draws it, in the measure of Inter', (c) => {
    expect(inter.hasGlyphForCodePoint(at(c))).toBe(false);
    const [here, there] = [whole.glyphForCodePoint(at(c)), math.glyphForCodePoint(at(c))];
    const scale = inter.unitsPerEm / math.unitsPerEm;
    expect(here.advanceWidth).toBe(Math.round(there.advanceWidth * scale));
    const [ours, theirs] = [here, there].map((glyph) => glyph.path.bbox);
    for (const side of ['minX', 'minY', 'maxX', 'maxY'] as const)
      expect(Math.abs(ours![side] - theirs![side] * scale), side).toBeLessThanOrEqual(0.5); // rounded to a unit
    expect(here.path.commands.filter(({ command }) => command === 'moveTo').length).toBe(
      there.path.commands.filter(({ command }) => command === 'moveTo').length,
    );
  });

  test('ᵀ is a small T that ends where capitals end', () => {
    const [sign, letter] = [whole.glyphForCodePoint(at('ᵀ')), inter.glyphForCodePoint(at('T'))];
    expect(sign.path.bbox.maxY).toBeCloseTo(inter.capHeight, -1);
    const size = (box: { minY: number; maxY: number }) => box.maxY - box.minY;
    expect(size(sign.path.bbox) / size(letter.path.bbox)).toBeCloseTo(0.62, 2);
  });

  test('all are in both weights, and every letter of Inter keeps its outline, width and place for marks', () => {
    for (const weight of weights) {
      const font = parseFont(readFileSync(fontFile(weight)));
      for (const { code } of symbolsFor(fontOf(weight))) expect(font.glyphForCodePoint(code).id).toBeGreaterThan(0);
    }
    for (const c of 'agÅЖ→') {
      expect(whole.glyphForCodePoint(at(c)).path.toSVG()).toBe(inter.glyphForCodePoint(at(c)).path.toSVG());
      expect(whole.glyphForCodePoint(at(c)).advanceWidth).toBe(inter.glyphForCodePoint(at(c)).advanceWidth);
    }
    const hat = (font: Font) => font.layout('m\u0302').positions[1]!.xOffset;
    expect(hat(whole)).toBe(hat(inter));
    expect(hat(whole)).toBeLessThan(0);
  });
});

describe('a part of the font', () => {
  const text = 'Ä loss σ² → 0.5, −1 ∞ é';
  const whole = readFileSync(fontFile(400));
  const font = fontOf(400);
  const part = parseFont(subset(whole, text));

  test.each([...new Set(text)])('has %s with the outline and the width of the whole', (letter) => {
    const code = letter.codePointAt(0)!;
    const [here, there] = [part.glyphForCodePoint(code), font.glyphForCodePoint(code)];
    expect(here.id).toBeGreaterThan(0);
    expect(here.advanceWidth).toBe(there.advanceWidth);
    expect(here.path.toSVG()).toBe(there.path.toSVG());
  });

  test('has no other letter, and is small', () => {
    expect(part.glyphForCodePoint('z'.codePointAt(0)!).id).toBe(0);
    expect(part.familyName).toBe('Inter');
    expect(subset(whole, text).length).toBeLessThan(whole.length / 20);
  });

  test('leaves the font as it is', () => {
    expect(whole.equals(readFileSync(fontFile(400)))).toBe(true);
  });

  test('is the same for the same letters, whatever their order', () => {
    expect(subset(whole, 'abca')).toEqual(subset(whole, 'cba'));
    expect(subset(whole, 'ab\u{1F600}')).toEqual(subset(whole, 'ab')); // no letter of the font
  });
});

describe('an SVG with its font', () => {
  const svg = (inside: string) => `<svg width="9" height="9">${inside}</svg>`;
  const faces = (text: string) => [...text.matchAll(/font-weight:(\d+);src:url\(data:font\/ttf;base64,([^)]*)\)/g)];

  test('has a face for each weight in use, with the letters of its texts', () => {
    const drawn = withFont(svg('<text font-weight="600">A&amp;</text><text>b<tspan x="0">c</tspan></text>'));
    const [regular, bold] = faces(drawn);
    expect(faces(drawn).map(([, weight]) => weight)).toEqual(['400', '600']);
    const has = (face: RegExpMatchArray, c: string) =>
      parseFont(Buffer.from(face[2]!, 'base64')).glyphForCodePoint(c.codePointAt(0)!).id > 0;
    for (const c of 'bc') expect(has(regular!, c)).toBe(true);
    for (const c of 'A&') expect(has(bold!, c)).toBe(true);
    for (const c of 'Axmp;') expect(has(regular!, c)).toBe(false);
  });

  test('has the letters behind an empty text too', () => {
    const [bold] = faces(withFont(svg('<text fill="#000"/><text font-weight="600">T</text>')));
    expect(bold![1]).toBe('600');
    expect(parseFont(Buffer.from(bold![2]!, 'base64')).glyphForCodePoint(84).id).toBeGreaterThan(0);
  });

  test('stays as it is without text', () => expect(withFont(svg('<path/>'))).toBe(svg('<path/>')));
});
