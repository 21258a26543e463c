// The texts and the code of all lessons as pages and slides: nothing is too wide for a phone or too tall for a screen. Their figures are
// scaled by the style sheet, and need not be drawn for that.

import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { opened, sideways, tooLong, written } from './pages.js';
import { chromiumPath } from './web/page.js';

const skipped = chromiumPath === null && !process.env['CI'];
const notebooks = resolve(import.meta.dirname, '../../notebooks');
const names = readdirSync(notebooks)
  .filter((file) => file.endsWith('.ipynb'))
  .map((file) => file.replace(/\.ipynb$/, ''));

describe.skipIf(skipped)(`the lessons${skipped ? ' (skipped: no Chromium was found)' : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lessons-'));
  let browser: Browser;

  beforeAll(async () => {
    for (const name of names) copyFileSync(join(notebooks, `${name}.ipynb`), join(folder, `${name}.ipynb`));
    written(folder, ...names);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test.each(names)('%s fits a phone, and has no TeX left', async (name) => {
    const phone = { viewport: { width: 390, height: 844 } };
    const { page, heard } = await opened(browser, join(folder, `${name}.html`), phone);
    expect(await sideways(page)).toBe(0);
    expect(heard).toEqual({ asked: [], wrong: [] });
    expect(await page.title()).toMatch(/^(\d+ )?\p{Lu}/u);
    const words = await page.locator('.text').evaluateAll((texts) =>
      texts.map((text) => {
        const copy = text.cloneNode(true);
        for (const code of copy.querySelectorAll('pre, code')) code.remove();
        return copy.textContent;
      }),
    );
    expect(words.filter((text) => /\$|\\[a-z]{2,}/.test(text))).toEqual([]);
    await page.context().close();
  });

  test.each(names)('%s fits the screen as slides', async (name) => {
    const screen = { viewport: { width: 1280, height: 720 } };
    const { page, heard } = await opened(browser, join(folder, `${name}.slides.html`), screen);
    await page.waitForSelector('.reveal.ready');
    expect(await tooLong(page)).toEqual([]);
    expect(heard).toEqual({ asked: [], wrong: [] });
    await page.context().close();
  });
});
