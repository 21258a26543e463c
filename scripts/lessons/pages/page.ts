// The document of a lesson: one file that needs nothing beside it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { escapeHtml } from '../../../src/notebook/media.js';
import { fontFaces } from './fonts.js';
import { lettersOf } from './text.js';

const asset = (file: string): string => readFileSync(new URL(`assets/${file}`, import.meta.url), 'utf8');

/** Links from lesson to lesson lead from page to page. */
export const linked = (body: string): string =>
  body.replaceAll(/href="(?!\w+:)([^"#]*)\.ipynb(#[^"]*)?"/g, (_, path, place = '') => `href="${path}.html${place}"`);

/** A heading that the list of contents names. */
export interface Entry {
  id: string;
  html: string;
}

/** The sections of a body, as its headings of the second order say. */
export const entriesOf = (body: string): Entry[] =>
  [...body.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/gs)].map(([, id, html]) => ({
    id: id!,
    html: html!.replace(/<a class="anchor-link".*?<\/a>/s, ''),
  }));

function contents(body: string): string {
  const items = entriesOf(body).map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`);
  if (items.length === 0) return '';
  const list = `<ol>${items.join('')}</ol>`;
  return `<nav class="beside" aria-label="Contents">${list}</nav>
<details class="contents"><summary>Contents</summary><nav aria-label="Contents">${list}</nav></details>`;
}

/** Tables scroll in themselves where they are wider than the screen; one with sentences in its cells keeps room for them. */
export const framed = (body: string): string =>
  body.replaceAll(/<table\b.*?<\/table>/gs, (table) => {
    const cells = table.split(/<\/t[dh]>/).map((cell) => lettersOf(cell).trim().length);
    return `<div class="table${Math.max(...cells) > sentence ? ' wordy' : ''}" tabindex="0">${table}</div>`;
  });
const sentence = 80;

/** A body whose formulas are drawn, as a page. */
export function pageOf(title: string, body: string): string {
  const made = framed(linked(body));
  const main = `${contents(made)}\n<main>\n${made}\n</main>`;
  return document(title, main, [asset('common.css'), asset('page.css')], [asset('unfold.js')]);
}

/** A body of screens as slides: reveal.js stands in the document. */
export function slidesPageOf(title: string, body: string): string {
  const reveal = dirname(createRequire(import.meta.url).resolve('reveal.js'));
  const read = (file: string) => readFileSync(join(reveal, file), 'utf8').replaceAll('</script', '<\\/script');
  const main = `<main class="reveal"><div class="slides">\n${linked(body)}\n</div></main>`;
  const styles = [read('reset.css'), read('reveal.css'), asset('common.css'), asset('slides.css')];
  return document(title, main, styles, [read('reveal.js'), asset('lecture.js')]);
}

/** The document around a body; fonts are embedded with the letters that it shows. */
export function document(title: string, body: string, styles: readonly string[], scripts: readonly string[]): string {
  const style = [fontFaces(body), ...styles].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(lettersOf(title))}</title>
<style>
${style}
</style>
</head>
<body>
${body}
${scripts.map((script) => `<script>\n${script}</script>`).join('\n')}
</body>
</html>
`;
}
