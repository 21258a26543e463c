// The widths of the letters that charts need, read from the bundled font.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, openSync } from 'fontkit';
import { symbolsFor } from './symbols.mjs';

const require = createRequire(import.meta.url);
const files = { 400: '400Regular/Inter_400Regular.ttf', 600: '600SemiBold/Inter_600SemiBold.ttf' };

/** Letters of European languages and Greek, punctuation, raised and lowered digits, arrows, mathematics, shapes, ticks. */
const blocks = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x3ff],
  [0x2002, 0x203a],
  [0x2070, 0x209c],
  [0x2100, 0x214f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff],
  [0x2713, 0x2718],
];

const fileOf = (weight) => require.resolve(`@expo-google-fonts/inter/${files[weight]}`);

/** The font of a weight, as its file says it. */
export const fontOf = (weight) => openSync(fileOf(weight));

/** A font of bytes. */
export const parseFont = (bytes) => create(Buffer.from(bytes));

/** The characters that the table knows, with their widths in thousandths of the size. */
export function widthsOf(weight) {
  const font = fontOf(weight);
  const known = new Set(font.characterSet);
  const codes = blocks.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const own = codes.filter((code) => known.has(code)).map((code) => [code, font.glyphForCodePoint(code).advanceWidth]);
  return [...own, ...symbolsFor(font).map(({ code, width }) => [code, width])]
    .sort(([a], [b]) => a - b)
    .map(([code, width]) => [String.fromCodePoint(code), Math.round((1000 * width) / font.unitsPerEm)]);
}

/** The font of a weight with the signs that it lacks, as a file, by what `host/node/font-subset` exports. */
export const extendedFont = (weight, extended) => extended(readFileSync(fileOf(weight)), symbolsFor(fontOf(weight)));

/** The module that holds the table: letters of one width stand together. */
export function widthsText() {
  const weights = Object.keys(files).map((weight) => {
    const groups = new Map();
    for (const [letter, width] of widthsOf(Number(weight))) groups.set(width, `${groups.get(width) ?? ''}${letter}`);
    const lines = [...groups].sort(([a], [b]) => a - b).map(([width, letters]) => `    ${width}: ${quoted(letters)},`);
    return `  ${weight}: {\n${lines.join('\n')}\n  },`;
  });
  return `// Written by \`npm run widths\`: how wide letters are in Inter, by weight, in thousandths of the size. Letters of one width
// stand together.

export const widths: { readonly [weight in 400 | 600]: { readonly [width: number]: string } } = {
${weights.join('\n')}
};
`;
}

/** A string literal in which every character can be seen. */
function quoted(letters) {
  const seen = [...letters].map((c) =>
    /[\s\\\u00ad\u2000-\u200f\u2028-\u202f]/.test(c) && c !== ' ' ? escaped(c) : c,
  );
  const text = seen.join('');
  return text.includes("'") ? (text.includes('"') ? `'${text.replaceAll("'", "\\'")}'` : `"${text}"`) : `'${text}'`;
}

const escaped = (c) => (c === '\\' ? '\\\\' : `\\u${c.codePointAt(0).toString(16).padStart(4, '0')}`);
