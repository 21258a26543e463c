// A figure in a page: sharp at every size, in light colours and in dark ones.

import { drawn } from '../../../src/cli/figures/draw.js';
import { specOf } from '../../../src/cli/figures/outputs.js';
import { escapeHtml } from '../../../src/notebook/media.js';
import type { Output } from './notebook.js';

const html = (output: Output): string => [output.data?.['text/html'] ?? ''].flat().join('');
const inWords = (output: Output): string => [output.data?.['text/plain'] ?? ''].flat().join('');

/** The output with a figure drawn in both themes; a table stays one that can be selected, unless `tables` are to be drawn as well. */
export function withFigure(output: Output, { tables = false } = {}): Output {
  const spec = specOf(output);
  if (spec === null || (!tables && html(output).includes('<table'))) return output;
  return { ...output, data: { 'text/html': figure(spec, inWords(output)) } };
}

const figures = new Map<object, string>();

function figure(spec: object, words: string): string {
  const known = figures.get(spec);
  if (known !== undefined) return known;
  const themes = ['light', 'dark'] as const;
  const draw = (format: 'svg' | 'png') =>
    drawn(
      spec,
      words,
      themes.map((theme) => ({ file: '', theme, format })),
      2,
    );
  const svgs = draw('svg').map((bytes) => new TextDecoder().decode(bytes));
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svgs[0]!) ?? [];
  const size =
    width === undefined ? '' : ` width="${Math.round(Number(width))}" height="${Math.round(Number(height))}"`;
  const addresses = svgs.map(addressOf);
  // Surfaces of thousands of patches take less room as pixels.
  const pngs = addresses.join('').length > large ? draw('png').map(pngAddress) : addresses;
  const chosen = pngs.join('').length < addresses.join('').length ? pngs : addresses;
  const picture = (address: string, i: number) =>
    `<img class="${themes[i]}" src="${address}"${size} alt="${escapeHtml(words)}">`;
  const made = `<figure>${chosen.map(picture).join('')}</figure>`;
  figures.set(spec, made);
  return made;
}

/** The letters of two pictures from which on pixels are tried. */
const large = 200_000;

const pngAddress = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** The picture as an address; what would end an address, or an attribute, is escaped. */
export const addressOf = (svg: string): string =>
  `data:image/svg+xml,${svg.replaceAll(/[%#"&\n\t]/g, (sign) => encodeURIComponent(sign))}`;
