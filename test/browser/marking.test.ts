// Marking by hand, in a browser, from a file: boxes make points, comments are used again, marks outlive the page, and what it downloads is
// taken in.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mark } from '../../src/cli/marks/mark.js';
import { digestOf } from '../../src/grading/keys.js';
import { graded, inWords, read, report, root, spoken } from '../cli/marks/folder.js';
import { chromiumPath } from './web/page.js';

const skipped = chromiumPath === null && !process.env['CI'];

describe.skipIf(skipped)(`marking by hand${skipped ? ' (skipped: no Chromium was found)' : ''}`, () => {
  let browser: Browser;
  let page: Page;
  let out = '';
  const asked: string[] = [];
  const wrong: string[] = [];
  const open = async () => {
    page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
    page.on('request', (request) => void asked.push(request.url()));
    page.on('pageerror', (error) => void wrong.push(error.message));
    page.on('console', (line) => void (line.type() === 'error' && wrong.push(line.text())));
    await page.goto(pathToFileURL(join(out, 'marking/q2.html')).href);
  };
  const card = (words: string) => page.locator(`[data-answer="${digestOf(inWords(words))}"]`);
  const points = (words: string) => card(words).locator('.points').inputValue();
  const download = () => page.locator('#download');

  beforeAll(async () => {
    out = graded('browser', {
      anna: { got: 4, words: 'Both <b>passes</b>.' },
      bob: { got: 3, words: 'One pass.' },
      zoe: { got: 2, words: 'Nothing.' },
    });
    spoken(mark, 'hw2', '--out', out);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
    await open();
  });
  afterAll(() => browser?.close());

  test('shows what was written as text', async () => {
    expect(await card('Both <b>passes</b>.').locator('.text').innerText()).toBe('Both <b>passes</b>.');
    expect(await page.locator('#done').innerText()).toBe('0 of 3 marked');
    expect(await download().isDisabled()).toBe(true);
  });

  test('boxes make points, which may be changed', async () => {
    const own = card('Both <b>passes</b>.');
    await own.getByText('names both passes').click();
    expect(await points('Both <b>passes</b>.')).toBe('1.5');
    await own.getByText('says it clearly').click();
    expect(await points('Both <b>passes</b>.')).toBe('2');
    await own.getByText('says it clearly').click();
    await card('One pass.').locator('.points').fill('0,5');
    expect(await page.locator('#done').innerText()).toBe('2 of 3 marked');
    expect(await download().innerText()).toBe('Download (2)');
  });

  test('what cannot be points does not count', async () => {
    await card('Nothing.').locator('.points').fill('3');
    expect(await page.locator('#done').innerText()).toBe('2 of 3 marked');
    expect(await page.locator('.points:invalid').count()).toBe(1);
    await card('Nothing.').getByRole('button', { name: 'Undo' }).click();
    expect(await points('Nothing.')).toBe('');
  });

  test('a comment is used again by a click', async () => {
    await card('Both <b>passes</b>.').locator('textarea').fill('Well said.\nShorter, please.');
    await card('One pass.').locator('textarea').click();
    await card('One pass.').getByRole('button', { name: 'Shorter, please.' }).click();
    await card('One pass.').getByRole('button', { name: 'Well said.' }).click();
    expect(await card('One pass.').locator('textarea').inputValue()).toBe('Shorter, please.\nWell said.');
    expect(await card('One pass.').locator('.reuse button').count()).toBe(0);
  });

  test('goes to the next that is not marked', async () => {
    await page.locator('#next').click();
    expect(await card('Nothing.').locator('input').first().evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true); // biome-ignore format: one line
  });

  test('what is marked outlives the page', async () => {
    await page.close();
    await open();
    expect([await points('Both <b>passes</b>.'), await points('One pass.')]).toEqual(['1.5', '0,5']);
    expect(await card('One pass.').locator('textarea').inputValue()).toBe('Shorter, please.\nWell said.');
  });

  test('what it downloads is taken in, and is then no longer to be downloaded', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), download().click()]);
    expect(file.suggestedFilename()).toBe('hw2-q2.json');
    const path = join(root, 'hw2-q2.json');
    await file.saveAs(path);
    expect(JSON.parse(readFileSync(path, 'utf8')).marks).toHaveLength(2);
    expect(spoken(mark, 'hw2', '--out', out, '--import', path).said).toContain('q2: took in 2 marks');
    expect(report(out, 'reports/bob')).toContain('## q2 (0.5 of 2 points)\n\n- Shorter, please. Well said.');
    expect(read(out, 'marks.csv')).toContain('hw2,anna,,4,1.5,0,5.5,6');
    await page.close();
    await open();
    expect(await points('One pass.')).toBe('0.5');
    expect(await page.locator('#done').innerText()).toBe('2 of 3 marked');
  });

  test('asks no network, and nothing fails', () => {
    expect(asked.filter((url) => !/^(file|blob):/.test(url))).toEqual([]);
    expect(wrong).toEqual([]);
  });
});
