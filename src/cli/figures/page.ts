// Pages to look at: all figures with what is said about them, and what has changed.

import type { Order } from './order.js';
import { type Figure, fileOf } from './outputs.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `body{font:16px/1.5 Inter,system-ui,sans-serif;max-width:860px;margin:2rem auto;padding:0 1rem;color:#1a1a1b}
figure{margin:0 0 3rem}img{max-width:100%;height:auto}figcaption{white-space:pre-line}
code{display:block;background:#f2f2f2;padding:.3rem .5rem;margin:.3rem 0;overflow-x:auto}small{color:#404040}
th{text-align:left;font-weight:400}td img{border:1px solid #ddd}`;

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title>\n<style>${style}</style></head>\n<body>\n<h1>${title}</h1>\n${body}</body></html>\n`;

/** The index: each figure with its caption, where it comes from, and the lines that put it into a text. */
export function indexPage(figures: readonly Figure[], order: Order): string {
  return page('Figures', figures.map((figure) => entry(figure, order)).join(''));
}

function entry(figure: Figure, { formats, themes }: Order): string {
  const file = (format: Order['formats'][number], theme = themes[0]!) => fileOf(figure, theme, format);
  const shown = formats.find((format) => format === 'svg' || format === 'png') ?? formats[0]!;
  const caption = [figure.title, figure.subtitle].filter((text) => text !== '').join('. ');
  const paper = formats.includes('pdf') ? file('pdf', themes.includes('print') ? 'print' : themes[0]) : file(shown);
  const latex = `\\includegraphics[width=\\linewidth]{${paper.replace(/\.svg$/, '')}}`;
  const markdown = `![${figure.name}${caption === '' ? '' : `: ${caption}`}](${file(shown)})`;
  const files = themes.flatMap((theme) => formats.map((format) => file(format, theme)));
  const picture =
    shown === 'pdf'
      ? `<object data="${file(shown)}" type="application/pdf" width="800" height="500"></object>`
      : `<img src="${file(shown)}" alt="${escaped(figure.description)}">`;
  const seed = figure.seed === null ? '' : `, seed ${figure.seed}`;
  return `<figure id="${escaped(figure.name)}">
${picture}
<figcaption><b>${escaped(figure.name)}</b>${caption === '' ? '' : ` ${escaped(caption)}`}
<small>${escaped(figure.description)}</small></figcaption>
<small>${escaped(figure.source)}, cell ${figure.cell}${escaped(seed)}: ${files.map((name) => `<a href="${name}">${name.split('/')[1]}</a>`).join(' ')}</small>
<code>${escaped(latex)}</code><code>${escaped(markdown)}</code>
</figure>
`;
}

/** A picture that is not as before; null where it is not at hand. */
export interface Change {
  file: string;
  what: string;
  old: string | null;
  now: string | null;
  difference: string | null;
}

/** What has changed: old, new, and the pixels that differ. */
export function changesPage(changes: readonly Change[]): string {
  const cell = (title: string, file: string | null) =>
    file === null ? '' : `<td>${title}<br><a href="${file}"><img src="${file}" alt="${title}"></a></td>`;
  const rows = changes.map(
    ({ file, what, old, now, difference }) =>
      `<h2>${escaped(file)}</h2>\n<p>${escaped(what)}</p>\n<table><tr>${cell('old', old)}${cell('new', now)}${cell('what differs', difference)}</tr></table>\n`,
  );
  return page('What has changed', rows.join(''));
}
