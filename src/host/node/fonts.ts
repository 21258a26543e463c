// The files of the bundled font, and a picture that carries what it needs of them.

import { readFileSync } from 'node:fs';
import { fontFamily, isKnown, type Weight, weightOf } from '../font.js';
import { packaged } from './files.js';
import { subset } from './font-subset.js';
import { require } from './require.js';

const files: { readonly [weight in Weight]: string } = {
  400: '400Regular/Inter_400Regular.ttf',
  600: '600SemiBold/Inter_600SemiBold.ttf',
};
export const weights: readonly Weight[] = [400, 600];

export const fontFile = (weight: Weight): string => require.resolve(`@expo-google-fonts/inter/${files[weight]}`);

/** The file with the letters that the table of widths knows, which the build writes. */
const lettersFile = (weight: Weight): string => packaged(`dist/host/letters-${weight}.ttf`);

/** The files that a picture is drawn with: the rasteriser reads them for each of its texts, so that small ones save half of its time. */
export const fontFilesFor = (svg: string): string[] =>
  weights.map(isKnown(svg.replace(/<[^>]*>/g, '')) ? lettersFile : fontFile);

const read = new Map<Weight, Uint8Array>();

function fontBytes(weight: Weight): Uint8Array {
  const bytes = read.get(weight) ?? readFileSync(fontFile(weight));
  read.set(weight, bytes);
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
    const base64 = Buffer.from(subset(fontBytes(weight), text)).toString('base64');
    const source = `url(data:font/ttf;base64,${base64})`;
    return [`@font-face{font-family:${fontFamily};font-weight:${weight};src:${source}}`];
  });
  return faces.length === 0 ? svg : svg.replace(/(<svg[^>]*>)/, `$1<style>${faces.join('')}</style>`);
}
