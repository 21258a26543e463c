// The course in JupyterLab: the index leads to the lessons, and a heading is found in another notebook; the glossary is set in both directions.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, Lab, patience } from './lab.js';

const notebooks = resolve(import.meta.dirname, '../../notebooks');
const skipped = chromiumPath === null && !process.env['CI'];
const title = `the course in JupyterLab${skipped ? ' (skipped: no Chromium was found)' : ''}`;

describe.skipIf(skipped)(title, { timeout: 3 * patience }, () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.start({ viewport: { width: 1280, height: 720 } });
    for (const name of readdirSync(notebooks)) lab.write(name, readFileSync(join(notebooks, name), 'utf8'));
  }, 3 * patience);
  afterAll(() => lab?.stop(), patience);

  const front = () => lab.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
  const inFront = (path: string) =>
    lab.page.waitForFunction((path) => jupyterapp.shell.currentWidget?.context?.path === path, path);

  test('a link of the index opens its lesson, and the lesson’s last line leads on', async () => {
    await lab.openLesson('00-course');
    await lab.screenshot('course');
    await front().getByRole('link', { name: '3 Weight initialisation' }).first().click();
    await inFront('03-weight-initialization.ipynb');
    const next = front().getByRole('link', { name: '4 Normalisation' });
    await lab.page.evaluate(async () => {
      const { content } = jupyterapp.shell.currentWidget as unknown as {
        content: { widgets: unknown[]; scrollToItem(i: number): Promise<void> };
      };
      await content.scrollToItem(content.widgets.length - 1);
    });
    await next.click();
    await inFront('04-normalization.ipynb');
    await lab.closeNotebooks();
  });

  test.each([
    ['6.1', '06-hyperparameters.ipynb', '6.1 Coarse, then fine'],
    ['8.1', '08-momentum.ipynb', '"Equivalent", but at a constant rate'],
  ])('a link to heading %s opens its lesson there', async (link, path, heading) => {
    await lab.openLesson('16-closing');
    await lab.screenshot('closing');
    await front().getByRole('link', { name: link, exact: true }).first().click();
    await inFront(path);
    const found = front().getByRole('heading', { name: heading });
    await expect.poll(async () => (await found.boundingBox())?.y, { timeout: patience }).toBeLessThan(400);
    expect((await found.boundingBox())!.y).toBeGreaterThan(0);
    await lab.closeNotebooks();
  });

  test('Persian runs from right to left, is whole, and stands beside English', async () => {
    await lab.openLesson('17-glossary');
    const words = front().locator('span[lang="fa"][dir="rtl"]');
    await words.filter({ hasText: 'برون‌اندازی وارون' }).first().waitFor({ state: 'attached' });
    const [dropout] = await words.filter({ hasText: 'برون‌اندازی وارون' }).all();
    await dropout!.scrollIntoViewIfNeeded();
    expect(await dropout!.evaluate((one) => one.ownerDocument.defaultView.getComputedStyle(one).direction)).toBe('rtl');
    // its first letter stands at the right, its last at the left
    const [first, last] = await dropout!.evaluate((one) => {
      const text = one.firstChild!;
      const at = (place: number) => {
        const range = one.ownerDocument.createRange();
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        return range.getBoundingClientRect().left;
      };
      return [at(0), at(text.textContent!.length - 1)];
    });
    expect(first!).toBeGreaterThan(last!);
    expect(await front().innerText()).not.toMatch(/\uFFFD|Ã|Ø/);
    const sentence = front().locator('div[lang="fa"][dir="rtl"]').first();
    expect(await sentence.evaluate((one) => one.ownerDocument.defaultView.getComputedStyle(one).textAlign)).toMatch(
      /start|right/,
    );
    await lab.screenshot('glossary');
    await lab.closeNotebooks();
    expect(lab.outside).toEqual([]);
  });
});
