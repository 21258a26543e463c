// A lesson's page and slides, in a browser, from files: what a reader and an instructor see.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plot } from '../../src/index.js';
import { tableHtml } from '../../src/notebook/tables.js';
import { type Heard, opened, save, sideways, styleOf, tooLong, written } from './pages.js';
import { chromiumPath } from './web/page.js';

const skipped = chromiumPath === null && !process.env['CI'];
const wideTitle = 'At the slide’s rate small weights break it, at a fixed one large ones';
const narrow = tableHtml(['w'], [[{ text: '1', right: true }]], { title: wideTitle });
const figure = (chart: plot.Chart) => ({
  data: { 'application/vnd.vegalite.v5+json': chart.spec, 'text/plain': chart.description },
});
const long = Array.from({ length: 20 }, (_, i) => `const name${i} = ${'value + '.repeat(10)}${i};`).join('\n');
const sentence = 'The quick brown fox jumps over the lazy dog, and every layer hands on what it got. ';
const head = Array.from({ length: 6 }, (_, i) => `<th style="white-space:nowrap">a long heading ${i}</th>`).join('');

const cells = [
  '# 3 The `tanh` & others\n\n**After this lesson you can**\n\n- say why.',
  `## The idea\n\n${sentence.repeat(8)}\n\n$$a = \\frac{1}{n} \\qquad b = ${'x + '.repeat(40)}y$$\n\nIt costs \\$5, and $\\sigma < 1$; see [lesson 4](04-next.ipynb#The-idea).`,
  { code: long },
  '## 3.1 Small numbers\n\n**Predict:** by which factor?',
  { code: 'const predicted31 = NaN; // a number' },
  {
    code: "const cost = '$a$ and $b$';\nshow('3.1', chart)",
    shows: [figure(plot.line({ loss: [3, 2, 1] }, { title: 'It falls' }))],
  },
  {
    code: `wide(${'value, '.repeat(8)}0)`,
    shows: [narrow, `<table class="lectern-table"><tr>${head}</tr></table>`].map((html) => ({
      data: { 'text/html': html, 'text/plain': '' },
    })),
  },
  '<details><summary>The answer to the prediction</summary>\n\nBy $\\sqrt{2}$ a layer.\n\n</details>',
  '## Summary\n\nShort.',
  '## Exercises\n\nFind it.',
];

describe.skipIf(skipped)(`pages of lessons${skipped ? ' (skipped: no Chromium was found)' : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const file = join(folder, '03-tanh.html');
  let browser: Browser;
  let page: Page;
  let heard: Heard;

  beforeAll(async () => {
    save(join(folder, '03-tanh.ipynb'), cells);
    written(folder, '03-tanh');
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
    ({ page, heard } = await opened(browser, file, { viewport: { width: 1280, height: 900 } }));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  const background = (one: Page) => styleOf(one, 'body', 'background-color');
  const seen = (one: Page, selector: string) => one.locator(selector).filter({ visible: true }).count();

  describe('the page', () => {
    test('needs nothing beside it, and nothing fails', () => {
      expect(heard).toEqual({ asked: [], wrong: [] });
    });

    test('has the title of the lesson, and a list of its sections', async () => {
      expect(await page.title()).toBe('3 The tanh & others');
      expect(await page.locator('nav.beside li').allInnerTexts()).toEqual([
        'The idea',
        '3.1 Small numbers',
        'Summary',
        'Exercises',
      ]);
      await page.locator('nav.beside a', { hasText: 'Summary' }).click();
      expect(page.url()).toMatch(/#Summary$/);
      expect(await page.locator('h1 + details, h2#Summary').count()).toBe(1);
    });

    test('has drawn formulas, and dollars where dollars are meant', async () => {
      expect(await page.locator('.formula').count()).toBe(3);
      for (const drawing of await page.locator('.text > p .formula > svg').all())
        expect((await drawing.boundingBox())!.width).toBeGreaterThan(5);
      const words = await page.locator('main').innerText();
      expect(words).toContain('It costs $5');
      expect(words.match(/\$/g)).toHaveLength(5); // that one, and those of the code
      expect(words).not.toMatch(/\\(frac|sigma|sqrt)/);
    });

    test('has its fonts with it', async () => {
      const loaded = await page.locator('html').evaluate((html) => {
        const faces: { family: string; weight: string; status: string }[] = [...html.ownerDocument.fonts];
        return faces.filter(({ status }) => status === 'loaded').map(({ family, weight }) => `${family} ${weight}`);
      });
      for (const font of ['Inter 400', 'Inter 600', 'Noto Sans Mono 400'])
        expect(loaded.map((name) => name.replaceAll('"', ''))).toContain(font);
    });

    test('has a column of 70 letters', async () => {
      const lines = await page.locator('#The-idea + p').evaluate((paragraph) => {
        const text = paragraph.firstChild;
        const range = paragraph.ownerDocument.createRange();
        const tops: number[] = [];
        for (let i = 0; i < text.textContent.length; i++) {
          range.setStart(text, i);
          range.setEnd(text, i + 1);
          tops.push(range.getBoundingClientRect().top);
        }
        return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
      });
      const full = lines.slice(0, -1);
      const mean = full.reduce((sum, count) => sum + count, 0) / full.length;
      expect(Math.abs(mean - 70), `${lines}`).toBeLessThan(5);
    });

    test('has the title of a table in one line, also where it is wider than the table', async () => {
      const [title, table] = await Promise.all([
        page.getByText(wideTitle).boundingBox(),
        page.locator('table', { hasText: wideTitle }).locator('tbody').boundingBox(),
      ]);
      expect(title!.height).toBeLessThan(30);
      expect(title!.width).toBeGreaterThan(300);
      expect(table!.width).toBeLessThan(100);
    });

    test('has long code folded, and its answers', async () => {
      expect(await page.locator('details.code > summary').allInnerTexts()).toEqual(['Code, 20 lines']);
      expect(await seen(page, 'details pre')).toBe(0);
      expect(await page.getByText('a layer.').isVisible()).toBe(false);
    });

    test('leads to the page of another lesson', async () => {
      expect(await page.getByText('lesson 4').getAttribute('href')).toBe('04-next.html#The-idea');
    });

    test('is dark where the reader likes it so, its figures too', async () => {
      expect(await background(page)).toBe('rgb(255, 255, 255)');
      expect([await seen(page, 'img.light'), await seen(page, 'img.dark')]).toEqual([1, 0]);
      const { page: dark } = await opened(browser, file, { colorScheme: 'dark' });
      expect(await background(dark)).toBe('rgb(17, 17, 17)');
      expect([await seen(dark, 'img.light'), await seen(dark, 'img.dark')]).toEqual([0, 1]);
      expect(await dark.locator('img.dark').getAttribute('alt')).toContain('It falls');
    });

    test('fits a phone: only tables, code and formulas scroll in themselves', async () => {
      const { page: phone } = await opened(browser, file, { viewport: { width: 390, height: 844 } });
      expect(await sideways(phone)).toBe(0);
      expect(await seen(phone, 'nav.beside')).toBe(0);
      await phone.getByText('Contents', { exact: true }).click();
      expect(await seen(phone, '.contents li')).toBe(4);
      const scrolls = async (selector: string) => {
        const hidden = await phone
          .locator(selector)
          .last()
          .evaluate((one) => one.scrollWidth - one.clientWidth);
        return hidden > 0 && (await styleOf(phone, selector, 'overflow-x')) === 'auto';
      };
      for (const wide of ['.table', '.text > p > .formula.display', 'div.code .highlight'])
        expect(await scrolls(wide), wide).toBe(true);
    });

    test('is printed whole: light, unfolded, and no line of code is cut', async () => {
      const { page: paper } = await opened(browser, file, {
        colorScheme: 'dark',
        viewport: { width: 660, height: 900 },
      });
      await paper.emulateMedia({ media: 'print' });
      expect(await background(paper)).toBe('rgb(255, 255, 255)');
      expect([await seen(paper, 'img.light'), await seen(paper, 'img.dark')]).toEqual([1, 0]);
      const say = (moment: string) => paper.evaluate(`dispatchEvent(new Event('${moment}'))`);
      await say('beforeprint');
      const code = paper.locator('details.code .highlight');
      expect(await code.isVisible()).toBe(true);
      expect(await code.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
      expect(await paper.getByText('a layer.').isVisible()).toBe(true);
      expect(await styleOf(paper, 'h2', 'break-after')).toBe('avoid');
      for (const whole of ['figure', '.highlight', '.table'])
        expect(await styleOf(paper, whole, 'break-inside')).toBe('avoid');
      expect((await paper.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
      await say('afterprint');
      expect(await paper.locator('details[open]').count()).toBe(0);
    });
  });

  describe('the slides', () => {
    let slides: Page;
    const shown = () => slides.locator('section.present > section.present').innerText();
    const press = (key: string) => slides.keyboard.press(key);

    beforeAll(async () => {
      const { page: own, heard: beside } = await opened(browser, join(folder, '03-tanh.slides.html'), {
        viewport: { width: 1280, height: 720 },
      });
      slides = own;
      await slides.waitForSelector('.reveal.ready');
      expect(beside).toEqual({ asked: [], wrong: [] });
    });

    test('are walked through by a key, the code of a figure lies below', async () => {
      expect(await slides.title()).toBe('3 The tanh & others');
      expect(await shown()).toContain('After this lesson you can');
      await press('ArrowRight');
      expect(await shown()).toContain('The quick brown fox');
      await press('ArrowRight');
      expect(await shown()).toContain('It costs $5');
      await press('ArrowDown');
      expect(await shown()).toContain('const name0');
      await press(' ');
      expect(await shown()).toMatch(/Predict: by which factor\?\s+a number/);
      await press('PageDown');
      const picture = (await slides.locator('section.present img.light').filter({ visible: true }).boundingBox())!;
      expect([picture.width, picture.height].map((size) => size > 500)).toEqual([true, true]);
      await press('ArrowDown');
      expect(await shown()).toContain("show('3.1', chart)");
      await press('ArrowRight');
      expect(await shown()).toContain(wideTitle);
      await press('ArrowRight');
      expect(await shown()).toContain('a long heading');
    });

    test('reveal an answer by a key, under its question', async () => {
      await press('ArrowRight');
      const visible = async () => (await styleOf(slides, 'section.present .fragment', 'visibility')) === 'visible';
      expect(await shown()).toContain('Predict: by which factor?');
      expect(await visible()).toBe(false);
      await press('ArrowRight');
      expect(await visible()).toBe(true);
      // letters that change their size slowly cannot be measured, and end too small
      expect(await styleOf(slides, 'section.present .fragment', 'transition-duration')).toBe('0s');
      await press('ArrowRight');
      expect(await shown()).toContain('Short.');
      expect(await slides.locator('.slides').innerText()).not.toContain('Find it.');
    });

    test('are dark where the reader likes it so', async () => {
      expect(await background(slides)).toBe('rgb(255, 255, 255)');
      await slides.emulateMedia({ colorScheme: 'dark' });
      expect(await background(slides)).toBe('rgb(17, 17, 17)');
      expect(await styleOf(slides, 'section.present > section.present', 'color')).toBe('rgb(236, 236, 236)');
      await slides.emulateMedia({ colorScheme: 'light' });
    });

    test('fit the screen', async () => {
      expect(await tooLong(slides)).toEqual([]);
    });
  });
});
