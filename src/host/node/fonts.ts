// The files of the bundled font, and a picture that carries what it needs of them.

import { readFileSync } from 'node:fs';
import { fontFamily, isKnown, type Weight, weightOf } from '../font.js';
import { packaged } from './files.js';
import { subset } from './font-subset.js';

export const weights: readonly Weight[] = [400, 600];

/** Inter with the signs of mathematics that it lacks, which the build writes. */
export const fontFile = (weight: Weight): string => packaged(`dist/host/inter-${weight}.ttf`);

/** The file with the letters that the table of widths knows, a fifth of the size. */
const lettersFile = (weight: Weight): string => packaged(`dist/host/letters-${weight}.ttf`);

/** The file that has the letters of a picture: the rasteriser reads it for each text, so that a small one saves half of its time. */
export const fontFileFor = (svg: string): ((weight: Weight) => string) =>
  isKnown(svg.replace(/<[^>]*>/g, '')) ? lettersFile : fontFile;

/** The files that a picture is drawn with. */
export const fontFilesFor = (svg: string): string[] => weights.map(fontFileFor(svg));

const read = new Map<string, Uint8Array>();

function fontBytes(file: string): Uint8Array {
  const bytes = read.get(file) ?? readFileSync(file);
  read.set(file, bytes);
  return bytes;
}

const entities: { readonly [name: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** An SVG as our renderer writes it, with the letters of its texts as a font inside: it looks the same where Inter is not installed. */
export function withFont(svg: string): string {
  const letters = new Map(weights.map((weight) => [weight, '']));
  for (const [, attributes = '', content = ''] of svg.matchAll(/<text((?:[^>]*[^/>])?)>(.*?)<\/text>/gs)) {
    const weight = weightOf(/ font-weight="([^"]*)"/.exec(attributes)?.[1]);
    const text = content.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt);/g, (name) => entities[name]!);
    letters.set(weight, `${letters.get(weight)}${text}`);
  }
  const faces = weights.flatMap((weight) => {
    const text = letters.get(weight)!;
    if (text === '') return [];
    const base64 = Buffer.from(subset(fontBytes(fontFileFor(svg)(weight)), text)).toString('base64');
    const source = `url(data:font/ttf;base64,${base64})`;
    return [`@font-face{font-family:${fontFamily};font-weight:${weight};src:${source}}`];
  });
  return faces.length === 0 ? svg : svg.replace(/(<svg[^>]*>)/, `$1<style>${faces.join('')}</style>`);
}
