// Pages and slides of notebooks, as `npm run lessons` writes them, in Chromium.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');

/** Writes page and slides of the notebooks NAME.ipynb of a folder. */
export function written(folder: string, ...names: string[]): void {
  const script = join(root, 'scripts/lessons/pages/write.ts');
  const args = ['--import', './scripts/ts.mjs', script, folder, ...names];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** A cell of a notebook in a test. */
export type Cell = string | { code: string; shows?: object[] };

/** Saves a notebook; a text is a cell in Markdown. */
export function save(file: string, cells: readonly Cell[]): void {
  const made = cells.map((cell, i) => {
    const common = { id: `cell-${i}`, metadata: {} };
    if (typeof cell === 'string') return { ...common, cell_type: 'markdown', source: cell };
    const outputs = (cell.shows ?? []).map((output) => ({ output_type: 'display_data', metadata: {}, ...output }));
    return { ...common, cell_type: 'code', source: cell.code, execution_count: 1, outputs };
  });
  const kernel = { name: 'lectern', language: 'typescript', display_name: 'TypeScript' };
  const metadata = { kernelspec: kernel, language_info: { name: 'typescript' } };
  writeFileSync(file, JSON.stringify({ cells: made, metadata, nbformat: 4, nbformat_minor: 5 }));
}

/** What a page has asked for beside itself, and what went wrong in it. */
export interface Heard {
  asked: string[];
  wrong: string[];
}

/** Opens a file; gives its page, and what was heard of it. */
export async function opened(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; heard: Heard }> {
  const page = await (await browser.newContext(options)).newPage();
  const address = pathToFileURL(file).href;
  const heard: Heard = { asked: [], wrong: [] };
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && request.url().split('#')[0] !== address)
      heard.asked.push(request.url());
  });
  page.on('pageerror', (error) => void heard.wrong.push(error.message));
  page.on('console', (line) => void (line.type() === 'error' && heard.wrong.push(line.text())));
  await page.goto(address);
  return { page, heard };
}

/** How far the widest thing of a page reaches beyond it. */
export const sideways = (page: Page): Promise<number> =>
  page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);

/** A property of the first element that is found, as it is shown. */
export const styleOf = (page: Page, selector: string, name: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((one, name) => one.ownerDocument.defaultView.getComputedStyle(one).getPropertyValue(name), name);

/** Slides of which something is out of sight when all of it is revealed, or whose letters had to be made very small. */
export function tooLong(page: Page): Promise<string[]> {
  return page.locator('.slides').evaluate(async (all) => {
    const { Reveal, getComputedStyle, requestAnimationFrame } = all.ownerDocument.defaultView;
    const found: string[] = [];
    for (const slide of all.querySelectorAll('section section')) {
      const { h, v } = Reveal.getIndices(slide);
      Reveal.slide(h, v, 99);
      await all.ownerDocument.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const [down, right] = [slide.scrollHeight - slide.clientHeight, slide.scrollWidth - slide.clientWidth];
      const size = Number.parseFloat(getComputedStyle(slide).fontSize);
      const least = slide.matches('.code') ? 14 : 18; // whole functions may be long
      if (down > 1 || right > 1 || size < least)
        found.push(
          `${h + 1}.${v + 1}, ${size} px, ${down} too tall, ${right} too wide: ${slide.innerText.slice(0, 60)}`,
        );
    }
    return found;
  });
}
