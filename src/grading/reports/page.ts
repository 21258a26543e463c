// Pages of reports: texts, lists and tables, from which both HTML and Markdown are made. Whatever a student wrote is text in them.

import { documentHtml, html } from '../texts/html.js';
import { plain } from '../texts/text.js';

export type Block =
  /** What matters most. */
  | { lead: string }
  | { heading: string }
  | { text: string }
  /** Said in passing. */
  | { note: string }
  | { list: string[] }
  /** Code, or what else is shown as it was written. */
  | { code: string }
  /** A table; a column of numbers from 0 to 1 may be drawn as bars. */
  | { columns: string[]; rows: (string | number)[][]; bars?: number };

export interface Page {
  title: string;
  blocks: Block[];
}

/** No sign of a student's begins markup, a link or a picture. */
const markdown = (text: string): string =>
  plain(text)
    .replace(/[\\`*_[\]<>|~&!#]/g, '\\$&')
    .replace(/:(?=\/\/)|\.(?=\w)|@/g, '\\$&') // addresses that become links by themselves
    .replace(/^(\s*)([-+=]|\d+[.)])/, '$1\\$2')
    .replace(/\n/g, ' ');
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const cellText = (value: string | number, isBar: boolean): string =>
  typeof value === 'string' ? value : isBar ? percent(value) : String(Number(value.toFixed(2))).replace('-', '−');

const style = `
  body { max-width: 52rem; }
  .lead { font-size: 1.2rem; margin: 0 0 .8rem; }
  p, ul { margin: .3rem 0; } ul + p, table + p { margin-top: 1.2rem; } li { overflow-wrap: anywhere; white-space: pre-wrap; }
  table { border-collapse: collapse; margin: .5rem 0; }
  th, td { text-align: left; padding: .25rem 1.2rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  th { font-weight: 600; color: var(--quiet); } th.number, td.number { text-align: right; }
  td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  .bar { display: inline-block; width: 9rem; height: .6rem; margin-right: .7rem; border-radius: .2rem; background: #8883; }
  .bar i { display: block; height: 100%; border-radius: .2rem; background: var(--strong); }
  pre { margin: .3rem 0 1rem; padding: .5rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); border-radius: .3rem; font-size: .85rem; }
  .note { color: var(--quiet); font-size: .9rem; margin-top: 1rem; }`;

/** The page as one file that loads nothing and runs nothing. */
export const pageHtml = ({ title, blocks }: Page): string =>
  documentHtml({ title, style, body: [`<h1>${html(title)}</h1>`, ...blocks.map(blockHtml)].join('\n') });

function blockHtml(block: Block): string {
  if ('lead' in block) return `<p class="lead">${html(block.lead)}</p>`;
  if ('heading' in block) return `<h2>${html(block.heading)}</h2>`;
  if ('note' in block) return `<p class="note">${html(block.note)}</p>`;
  if ('text' in block) return `<p>${html(block.text)}</p>`;
  if ('code' in block) return `<pre>${html(block.code)}</pre>`;
  if ('list' in block) return `<ul>\n${block.list.map((one) => `<li>${html(one)}</li>`).join('\n')}\n</ul>`;
  const { columns, rows, bars } = block;
  const isNumber = columns.map((_, i) => i !== bars && rows.some((row) => typeof row[i] === 'number'));
  const right = (i: number) => (isNumber[i] ? ' class="number"' : '');
  const head = columns.map((one, i) => `<th scope="col"${right(i)}>${html(one)}</th>`).join('');
  const cell = (value: string | number, i: number): string => {
    if (typeof value === 'number' && i === bars) return `<td>${bar(value)}${percent(value)}</td>`;
    return `<td${right(i)}>${html(cellText(value, false))}</td>`;
  };
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}

const bar = (share: number): string => `<span class="bar"><i style="width:${Math.round(100 * share)}%"></i></span>`;

/** The page as Markdown. */
export function pageMarkdown({ title, blocks }: Page): string {
  return `# ${markdown(title)}\n\n${blocks.map(blockMarkdown).join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  if ('lead' in block) return `**${markdown(block.lead)}**`;
  if ('heading' in block) return `## ${markdown(block.heading)}`;
  if ('note' in block) return markdown(block.note);
  if ('text' in block) return markdown(block.text);
  if ('code' in block) return plain(block.code).replace(/^/gm, '    '); // indented, it has no end that could be forged
  if ('list' in block) return block.list.map((one) => `- ${markdown(one)}`).join('\n');
  const { columns, rows, bars } = block;
  const line = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`;
  const rule = `|${columns.map(() => '---').join('|')}|`;
  return [line(columns), rule, ...rows.map((row) => line(row.map((one, i) => cellText(one, i === bars))))].join('\n');
}
