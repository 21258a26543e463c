// What notebooks written for tslab import from 'tslab', over our display.

import { type DisplayHandle, display as show } from './display.js';

/** Shows values of one media type each. */
export interface Display {
  javascript(source: string): void;
  html(source: string): void;
  markdown(source: string): void;
  latex(source: string): void;
  svg(source: string): void;
  png(bytes: Uint8Array): void;
  jpeg(bytes: Uint8Array): void;
  gif(bytes: Uint8Array): void;
  pdf(bytes: Uint8Array): void;
  text(source: string): void;
  /** Anything, under its media type. */
  raw(contentType: string, content: string | Uint8Array): void;
}

function displayBy(raw: Display['raw']): Display {
  const as = (type: string) => (content: string | Uint8Array) => raw(type, content);
  return {
    javascript: as('text/javascript'),
    html: as('text/html'),
    markdown: as('text/markdown'),
    latex: as('text/latex'),
    svg: as('image/svg+xml'),
    png: as('image/png'),
    jpeg: as('image/jpeg'),
    gif: as('image/gif'),
    pdf: as('application/pdf'),
    text: as('text/plain'),
    raw,
  };
}

/** Shows each value as an output of its own. */
export const display: Display = displayBy((type, content) => {
  show({ [type]: content }, { raw: true });
});

/**
 * One output, which each call replaces. It appears at the first call.
 * @example
 * const display = newDisplay();
 * display.text('1 of 2');
 * display.text('2 of 2');
 */
export function newDisplay(): Display {
  let shown: DisplayHandle | null = null;
  return displayBy((type, content) => {
    if (shown) shown.update({ [type]: content }, { raw: true });
    else shown = show({ [type]: content }, { raw: true });
  });
}

/** The tslab whose words these are, and what runs here. */
export const versions = { tslab: '1.0.22', node: globalThis.process?.version ?? '' };
