// Signs of mathematics that the bundled font lacks, as glyphs in its measure: outlines of Noto Sans Math, and what is put
// together of the font's own letters.

import { createRequire } from 'node:module';
import { openSync } from 'fontkit';

const require = createRequire(import.meta.url);
const file = '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf';

/** What formulas of lectures need. */
const borrowed = '∇∈∉∋∝∀∃∅∪∩⊂⊆⊃⊇⊙⊗⊕⊖∘⋅∗∼≅≃≡≪≫∧∨∣∥∓∛∮⋮⋯⋱⊤⊥⌈⌉⌊⌋⟨⟩↦⇐⇒⇔⟶⟹ℝℕℤℂℒ≔≜';

/** The sign of a transpose: a smaller T, raised to the height of capitals. */
const raised = { ᵀ: { letter: 'T', scale: 0.62 } };

export const mathFont = () => openSync(require.resolve(file));

/** Glyphs for `font`, as fontkit reads it: character, width and left edge in its units, outline as TrueType writes it. */
export function symbolsFor(font) {
  const math = mathFont();
  const scale = font.unitsPerEm / math.unitsPerEm;
  const known = new Set(font.characterSet);
  const taken = [...borrowed].filter((c) => !known.has(c.codePointAt(0)));
  return [
    ...taken.map((c) => {
      const glyph = math.glyphForCodePoint(c.codePointAt(0));
      if (glyph.id === 0) throw new Error(`Noto Sans Math has no ${c}`);
      return glyphOf(c, glyph.advanceWidth * scale, simple(contours(glyph.path.commands, scale)));
    }),
    ...Object.entries(raised).map(([c, { letter, scale: smaller }]) => {
      const glyph = font.glyphForCodePoint(letter.codePointAt(0));
      const { minX, minY, maxX, maxY } = glyph.bbox;
      const rise = Math.round(font.capHeight * (1 - smaller));
      const box = [minX * smaller, minY * smaller + rise, maxX * smaller, maxY * smaller + rise].map(Math.round);
      return glyphOf(c, glyph.advanceWidth * smaller, composite(glyph.id, box, rise, smaller));
    }),
  ].sort((a, b) => a.code - b.code);
}

function glyphOf(c, width, outline) {
  const left = new DataView(outline.buffer).getInt16(2);
  return { code: c.codePointAt(0), width: Math.round(width), left, outline };
}

/** Closed curves as points, on the curve or beside it. */
function contours(commands, scale) {
  const all = [];
  for (const { command, args } of commands) {
    const points = [];
    for (let i = 0; i < args.length; i += 2)
      points.push({ x: Math.round(args[i] * scale), y: Math.round(args[i + 1] * scale), on: i + 2 === args.length });
    if (command === 'moveTo') all.push(points);
    else if (command === 'lineTo' || command === 'quadraticCurveTo') all.at(-1).push(...points);
    else if (command !== 'closePath') throw new Error(`an outline with ${command} is no TrueType`);
  }
  for (const points of all) {
    const [first, last] = [points[0], points.at(-1)];
    if (points.length > 1 && last.on && last.x === first.x && last.y === first.y) points.pop();
  }
  return all;
}

/** A glyph of curves: its box, where each curve ends, what each point is, and the steps from point to point. */
function simple(curves) {
  const points = curves.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  let end = -1;
  const ends = curves.map(({ length }) => (end += length));
  const steps = (values) => values.map((value, i) => value - (i === 0 ? 0 : values[i - 1]));
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return bytes([
    ...words([curves.length, ...box, ...ends, 0]),
    ...points.map(({ on }) => (on ? 1 : 0)),
    ...words([...steps(xs), ...steps(ys)]),
  ]);
}

/** A glyph that is another one, made smaller and raised. */
function composite(glyph, box, rise, scale) {
  const flags = { wordArguments: 1, argumentsAreOffsets: 2, hasScale: 8 };
  const kind = flags.wordArguments | flags.argumentsAreOffsets | flags.hasScale;
  return bytes(words([-1, ...box, kind, glyph, 0, rise, Math.round(scale * 16384)]));
}

const words = (numbers) => numbers.flatMap((n) => [(n >> 8) & 255, n & 255]);
const bytes = (numbers) => Uint8Array.from(numbers);
