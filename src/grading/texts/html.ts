// Pages as one file that loads nothing, in which whatever a student wrote is text.

import { createHash } from 'node:crypto';
import { plain } from './text.js';

const escaped: { [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text, as it stands in HTML. */
export const html = (text: string): string => plain(text).replace(/[&<>"']/g, (sign) => escaped[sign]!);

/** What all pages have in common. */
const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: #8885; --quiet: #595959; --soft: #8881; --strong: #0b5cad; }
  @media (prefers-color-scheme: dark) { :root { --quiet: #a8a8a8; --strong: #7ab8ff; } }
  body { margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .3rem; }`;

export interface Document {
  title: string;
  style: string;
  /** HTML. */
  body: string;
  /** The only code that runs; none, when left out. */
  script?: string;
}

/** The page as one file: nothing is loaded, and no code runs but the page's own. */
export function documentHtml({ title, style: own, body, script }: Document): string {
  const code = script === undefined ? '' : `\n${script}`;
  const digest = createHash('sha256').update(code).digest('base64');
  const scripts = script === undefined ? '' : `; script-src 'sha256-${digest}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'${scripts}">
<meta name="viewport" content="width=device-width">
<title>${html(title)}</title>
<style>${style}${own}
</style>
</head>
<body>
${body}
${script === undefined ? '' : `<script>${code}</script>\n`}</body>
</html>
`;
}
