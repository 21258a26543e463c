// Formulas as drawings: a page needs no script for them. Beside each stands MathML for those who listen.

import { createRequire } from 'node:module';
import { unescaped } from './text.js';

interface MathJax {
  tex2svg(tex: string, options: { display: boolean }): unknown;
  tex2mml(tex: string, options: { display: boolean }): string;
  startup: {
    adaptor: { innerHTML(node: unknown): string };
    output: { fontCache: { clearCache(): void; getCache(): unknown } };
  };
}

const require = createRequire(import.meta.url);

/** What draws formulas; it takes a third of a second to load. */
export async function drawing(): Promise<(html: string) => string> {
  const mathjax = (await require('mathjax/es5/node-main.js').init({
    loader: { load: ['input/tex-full', 'output/svg'] },
    tex: { packages: ['base', 'ams', 'newcommand'] },
    svg: { fontCache: 'global' },
    startup: { typeset: false },
  })) as MathJax;
  return (html) => drawn(html, mathjax);
}

/**
 * The HTML with a drawing for each `<tex>`; all letters of formulas stand once, in front.
 * @throws {Error} when something is no TeX
 */
function drawn(html: string, mathjax: MathJax): string {
  const { adaptor, output } = mathjax.startup;
  output.fontCache.clearCache();
  const svg = (tex: string, display: boolean): string => {
    const drawing = adaptor.innerHTML(mathjax.tex2svg(tex, { display }));
    const fault = /data-mjx-error="([^"]*)"/.exec(drawing)?.[1];
    if (fault !== undefined) throw new Error(`${tex} cannot be drawn: ${unescaped(fault)}`);
    return light(drawing);
  };
  const body = html.replaceAll(/<tex( display="")?>(.*?)<\/tex>/gs, (_, block: string | undefined, escaped: string) => {
    const tex = unescaped(escaped);
    const display = block !== undefined;
    const parts = display ? partsOf(tex) : [tex];
    const spoken = mathjax.tex2mml(tex, { display }).replaceAll(/\n\s*| data-[\w-]+="[^"]*"/g, '');
    const shown = parts.map((part) => svg(part, display)).join('');
    return `<span class="formula${display ? ' display' : ''}">${shown}${spoken}</span>`;
  });
  const letters = adaptor.innerHTML(output.fontCache.getCache());
  return letters === '' ? body : `<svg class="letters" aria-hidden="true"><defs>${letters}</defs></svg>${body}`;
}

/** The drawing without what only MathJax itself reads. */
const light = (svg: string): string =>
  svg
    .replaceAll(/ (?:data-[\w-]+|xmlns(?::xlink)?|role|focusable)="[^"]*"/g, '')
    .replaceAll('xlink:href', 'href')
    .replaceAll(/<g><\/g>/g, '')
    .replace('<svg', '<svg aria-hidden="true"');

/** The formulas that stand beside each other in one, with `\\qquad` between them: on a phone they stand below each other. */
export function partsOf(tex: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of tex.matchAll(/\\(?:[a-zA-Z]+|.)|[^\\]/gs)) {
    if (token === '{' || token === '\\left' || token === '\\begin') depth++;
    if (token === '}' || token === '\\right' || token === '\\end') depth--;
    if (token === '\\qquad' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
