// Pages of reports: texts, lists and tables, from which both HTML and Markdown are made. Whatever a student wrote is text in them.

import { plain } from '../export/text.js';

export type Block =
  /** What matters most. */
  | { lead: string }
  | { heading: string }
  | { text: string }
  | { list: string[] }
  /** A table; a column of numbers from 0 to 1 may be drawn as bars. */
  | { columns: string[]; rows: (string | number)[][]; bars?: number };

export interface Page {
  title: string;
  blocks: Block[];
}

const escaped: { [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const html = (text: string): string => plain(text).replace(/[&<>"']/g, (sign) => escaped[sign]!);
/** No sign of a student's begins markup, a link or a picture. */
const markdown = (text: string): string =>
  plain(text)
    .replace(/[\\`*_[\]<>|~&!#]/g, '\\$&')
    .replace(/:(?=\/\/)|\.(?=\w)|@/g, '\\$&') // addresses that become links by themselves
    .replace(/^(\s*)([-+=]|\d+[.)])/, '$1\\$2')
    .replace(/\n/g, ' ');
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const cellText = (value: string | number, isBar: boolean): string =>
  typeof value === 'string' ? value : isBar ? percent(value) : String(Number(value.toFixed(2)));

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  .lead { font-size: 1.2rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 1.6rem 0 .3rem; }
  p, ul { margin: .3rem 0; } ul + p, table + p { margin-top: 1.2rem; } li { overflow-wrap: anywhere; }
  table { border-collapse: collapse; margin: .5rem 0; }
  th, td { text-align: left; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid #8886; }
  td.number { text-align: right; font-variant-numeric: tabular-nums; }
  meter { width: 9rem; height: .9rem; vertical-align: middle; margin-right: .5rem; }`;

/** The page as one file that loads nothing and runs nothing. */
export function pageHtml({ title, blocks }: Page): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const body = blocks.map(blockHtml).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${html(title)}</title>
<style>${style}
</style>
</head>
<body>
<h1>${html(title)}</h1>
${body}
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  if ('lead' in block) return `<p class="lead">${html(block.lead)}</p>`;
  if ('heading' in block) return `<h2>${html(block.heading)}</h2>`;
  if ('text' in block) return `<p>${html(block.text)}</p>`;
  if ('list' in block) return `<ul>\n${block.list.map((one) => `<li>${html(one)}</li>`).join('\n')}\n</ul>`;
  const { columns, rows, bars } = block;
  const head = columns.map((one) => `<th scope="col">${html(one)}</th>`).join('');
  const cell = (value: string | number, i: number): string => {
    if (typeof value === 'number' && i === bars)
      return `<td><meter value="${value.toFixed(4)}" aria-hidden="true"></meter>${percent(value)}</td>`;
    return `<td${typeof value === 'number' ? ' class="number"' : ''}>${html(cellText(value, false))}</td>`;
  };
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}

/** The page as Markdown. */
export function pageMarkdown({ title, blocks }: Page): string {
  return `# ${markdown(title)}\n\n${blocks.map(blockMarkdown).join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  if ('lead' in block) return `**${markdown(block.lead)}**`;
  if ('heading' in block) return `## ${markdown(block.heading)}`;
  if ('text' in block) return markdown(block.text);
  if ('list' in block) return block.list.map((one) => `- ${markdown(one)}`).join('\n');
  const { columns, rows, bars } = block;
  const line = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`;
  const rule = `|${columns.map(() => '---').join('|')}|`;
  return [line(columns), rule, ...rows.map((row) => line(row.map((one, i) => cellText(one, i === bars))))].join('\n');
}
