// What a student sees: every test drives the real JupyterLab in Chromium. Screenshots go to output/screenshots.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, Lab, type Notebook, patience } from './lab.js';

/** For what takes a while to become true. */
const eventually = <T>(value: () => T) => expect.poll(value, { timeout: patience });

const skipped = chromiumPath === null && !process.env['CI'];
const title = `JupyterLab in Chromium${skipped ? ' (skipped: no Chromium was found)' : ''}`;

describe.skipIf(skipped)(title, { timeout: 3 * patience }, () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.start();
  }, 3 * patience);
  afterAll(() => lab?.stop(), patience);

  test('the launcher shows the kernel with its logo, and nothing pops up', async () => {
    const logo = lab.page.locator('.jp-LauncherCard[title^="TypeScript (Lectern)"] img').first();
    await logo.waitFor();
    await eventually(() => logo.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await logo.getAttribute('src')).toContain('kernelspecs/lectern/logo-svg.svg');
    expect(await lab.page.locator('.jp-Dialog').count()).toBe(0);
    await lab.screenshot('launcher');
  });

  describe('in a notebook', () => {
    afterEach(() => lab.closeNotebooks());

    test('all cells run, coloured as TypeScript', async () => {
      const notebook = await lab.open('run', [
        '/** A point in the plane. */\ninterface Point {\n  readonly x: number;\n  y?: number;\n}\nconst p: Point = { x: 1, y: 2 };',
        'console.log("x is", p.x); // a comment\nconsole.error("to stderr");',
        'await Promise.resolve([p, new Map([["a", [1.5, true]]])])',
        'const sum = [1, 2, 3].map((n) => n ** 2).reduce((a, b) => a + b);\nsum',
      ]);
      expect(await notebook.runAll()).toBe(true);
      await eventually(() => notebook.texts(3)).toEqual(['14']);
      expect(await notebook.texts(0)).toEqual([]);
      expect(await notebook.texts(1)).toEqual(['x is 1\n', 'to stderr\n']);
      expect(await notebook.texts(2)).toEqual(["[ { x: 1, y: 2 }, Map(1) { 'a' => [ 1.5, true ] } ]"]);
      for (const word of ['interface', 'readonly', 'const'])
        expect(await notebook.cell(0).locator(`.cm-line span:text-is("${word}")`).count(), word).toBe(1);
      await lab.screenshot('run');
    });

    test('the page stays usable while a loop prints without end, and after', async () => {
      const notebook = await lab.open('endless', ["while (true) console.log('training …')", '1 + 1']);
      await notebook.start(0);
      const notice = notebook.cell(0).getByText('too much for a page');
      await notice.first().waitFor({ timeout: 2 * patience });
      await notebook.select(1);
      await lab.page.keyboard.type(' + 1');
      await eventually(() => notebook.source(1)).toBe('1 + 1 + 1');
      await lab.screenshot('endless');
      await lab.execute('notebook:interrupt-kernel');
      await notebook.done(0);
      await notebook.run(1);
      await eventually(() => notebook.texts(1)).toEqual(['3']);
      await lab.screenshot('endless-after');
    });

    test('a Vega-Lite chart is drawn as a chart, also beside a PNG', async () => {
      const spec = {
        $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
        width: 300,
        height: 150,
        data: { values: [1, 4, 2].map((loss, epoch) => ({ epoch, loss })) },
        mark: { type: 'line', point: true },
        encoding: { x: { field: 'epoch', type: 'quantitative' }, y: { field: 'loss', type: 'quantitative' } },
      };
      const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
      const notebook = await lab.open('chart', [
        [
          `const spec = ${JSON.stringify(spec)};`,
          `const png = '${png}';`,
          "display({ 'application/vnd.vegalite.v5+json': spec, 'image/png': png, 'text/plain': 'x' }, { raw: true });",
        ].join('\n'),
      ]);
      expect(await notebook.runAll()).toBe(true);
      const drawing = notebook.cell(0).locator('.lectern-Figure svg.marks');
      await drawing.first().waitFor();
      const box = await drawing.first().boundingBox();
      expect(box?.width).toBeGreaterThan(300);
      expect(box?.height).toBeGreaterThan(150);
      expect(await notebook.outputs(0).count()).toBe(1);
      await lab.screenshot('chart');
    });

    test('a lesson runs and all its figures are drawn, on light and on dark ground', async () => {
      const notebook = await lab.openLesson('03-weight-initialization');
      expect(await notebook.runAll()).toBe(true);
      const charts = lab.page.locator('.lectern-Figure svg.marks');
      const tables = lab.page.locator('table.lectern-table');
      await eventually(() => charts.count()).toBe(18);
      await eventually(() => tables.count()).toBe(14);
      for (const panel of ['layer 3', 'layer 4', 'layer 9'])
        expect(await charts.getByText(panel, { exact: true }).count()).toBe(5); // ten histograms for each of five starts
      expect(await tables.getByText('0.213081', { exact: true }).count()).toBe(1);
      expect(await lab.page.locator('mjx-container').count()).toBeGreaterThan(20);
      for (const [theme, name] of [
        ['JupyterLab Dark', 'dark'],
        ['JupyterLab Light', 'light'],
      ] as const) {
        await lab.execute('apputils:change-theme', { theme });
        await lab.page.locator(`body[data-jp-theme-light="${name === 'light'}"]`).waitFor({ state: 'attached' });
        for (const [place, index] of Object.entries({
          lines: 6,
          table: 7,
          histograms: 8,
          backward: 29,
          symmetry: 40,
          gain: 46,
          starts: 52,
          net: 53,
        })) {
          await notebook.cell(index).scrollIntoViewIfNeeded();
          await lab.screenshot(`lesson-${place}-${name}`);
        }
      }
      await lab.page.setViewportSize({ width: 1280, height: 1960 });
      await notebook.cell(5).evaluate((cell) => cell.scrollIntoView());
      await lab.screenshot('lesson');
      await lab.page.setViewportSize({ width: 1280, height: 900 });
    }, 240_000);

    test('a type error and a runtime error show cell, line and caret', async () => {
      const notebook = await lab.open('errors', [
        'const rate: number = 0.1;\nconst layers: string[] = rate;',
        'function step(rate: number): number {\n  if (rate < 0) throw new RangeError("the rate is negative");\n  return rate;\n}',
        'const first = step(1);\nstep(-first);',
      ]);
      for (const index of [0, 1, 2]) await notebook.run(index);
      const text = async (index: number) => (await notebook.texts(index)).join('');
      await eventually(() => text(2)).toContain('RangeError: the rate is negative');
      expect(await text(0)).toContain("In [1], line 2: Type 'number' is not assignable to type 'string[]'. (TS2322)");
      expect(await text(0)).toMatch(/^> 2 \| const layers: string\[\] = rate;\n {4}\| {7}\^{6}$/m);
      expect(await text(2)).toMatch(/In \[2\], line 2, in step\n[^^]*^> 2 \| {3}if .*\n {4}\| {23}\^$/m);
      expect(await text(2)).toMatch(/In \[3\], line 2\n[^^]*^> 2 \| step\(-first\);\n {4}\| {1,5}\^$/m);
      expect(await text(2)).not.toContain('dist/kernel');
      await lab.screenshot('errors');
    });

    test('the first line that a kernel prints appears while its cell still runs', async () => {
      const notebook = await lab.open('first-line', ['console.log("looping");\nwhile (true);']);
      await notebook.start(0);
      await notebook.outputs(0).filter({ hasText: 'looping' }).waitFor({ timeout: 4000 });
    });

    test('an endless loop is interrupted and variables are kept; a restart forgets them', async () => {
      const notebook = await lab.open('interrupt', [
        'let n = 0;',
        'console.log("looping");\nwhile (true) n++;',
        'n > 0',
        'n',
      ]);
      const text = async (index: number) => (await notebook.texts(index)).join('');
      await notebook.run(0);
      await notebook.start(1);
      await eventually(() => text(1)).toContain('looping');
      await lab.execute('notebook:interrupt-kernel');
      await notebook.done(1);
      await eventually(() => text(1)).toContain('KeyboardInterrupt');
      await lab.screenshot('interrupt');
      await notebook.run(2);
      await eventually(() => text(2)).toBe('true');

      const restarted = lab.execute('notebook:restart-kernel');
      await lab.page.locator('.jp-Dialog .jp-mod-accept').click();
      await restarted;
      await notebook.idle();
      await notebook.run(3);
      await eventually(() => text(3)).toContain("Cannot find name 'n'");
      await lab.screenshot('restart');
    });

    test('input() asks in the cell', async () => {
      const notebook = await lab.open('input', [
        "const who = await input('Name? ');\nconst key = await input('Key? ', { password: true });\n[who, key.length]",
      ]);
      await notebook.start(0);
      await notebook.question(0).waitFor();
      expect(await notebook.cell(0).locator('.jp-Stdin-prompt').textContent()).toBe('Name? ');
      await lab.screenshot('input');
      await notebook.question(0).fill('Ada');
      await notebook.question(0).press('Enter');
      const secret = notebook.cell(0).locator('.jp-Stdin-input[type=password]');
      await secret.fill('secret');
      await secret.press('Enter');
      await notebook.done(0);
      await eventually(async () => (await notebook.texts(0)).at(-1)).toBe("[ 'Ada', 6 ]");
      expect((await notebook.texts(0)).join('')).not.toContain('secret');
      await lab.screenshot('input-answered');
    });

    test('a progress bar grows in its place', async () => {
      const notebook = await lab.open('progress', [
        [
          "import { progress } from 'lectern/notebook';",
          "for (const epoch of progress(4, { label: 'training' })) {",
          '  await new Promise((done) => setTimeout(done, 100)); // longer than the pause between two drawings',
          "  if (epoch === 2) await input('half way');",
          '}',
        ].join('\n'),
      ]);
      const bar = notebook.cell(0).locator('progress');
      const value = () => bar.evaluate((element) => element.value);
      await notebook.start(0);
      await notebook.question(0).waitFor();
      await eventually(value).toBe(0.5);
      await lab.screenshot('progress');
      await notebook.question(0).press('Enter');
      await notebook.done(0);
      await eventually(value).toBe(1);
      expect(await bar.count()).toBe(1);
      expect((await notebook.texts(0))[0]).toContain('training');
    });
  });

  describe('while typing', () => {
    let notebook: Notebook;
    const names = () => lab.completions.locator('.jp-Completer-match').allTextContents();
    const type = async (text: string) => {
      await notebook.select(1);
      await lab.page.keyboard.press('Control+A');
      await lab.page.keyboard.press('Backspace');
      await lab.page.keyboard.type(text);
    };

    beforeAll(async () => {
      notebook = await lab.open('typing', [
        [
          '/** A point in the plane. */',
          'const point = { x: 1, scale: (by: number) => by };',
          'const words = ["a"];',
          '/**',
          ' * The mean squared error, $\\frac{1}{n}\\sum_i (y_i - t_i)^2$.',
          ' *',
          ' * @param y the predictions',
          ' * @param t the **targets**',
          ' * @example',
          ' * mse([1, 2], [1, 1]) // 0.5',
          ' */',
          'function mse(y: number[], t: number[]): number {',
          '  return y.reduce((sum, value, i) => sum + (value - t[i]!) ** 2, 0) / y.length;',
          '}',
        ].join('\n'),
        '',
      ]);
      await notebook.run(0);
    }, 2 * patience);
    afterEach(() => lab.page.keyboard.press('Escape'));
    afterAll(() => lab.closeNotebooks());

    test('completion pops up after a letter, with the names of all cells and their kinds', async () => {
      await type('poi');
      await eventually(names).toEqual(['point']);
      expect(await lab.completions.locator('.jp-Completer-typeExtended').allTextContents()).toEqual(['const']);
      await lab.screenshot('completion-letter');
    });

    test('a name that is complete closes the list, so that Enter ends the line', async () => {
      await type('poin');
      await eventually(names).toEqual(['point']);
      await lab.page.keyboard.type('t');
      await eventually(names).toEqual([]);
      await lab.page.keyboard.press('Enter');
      await lab.page.keyboard.type('1');
      await eventually(() => notebook.source(1)).toBe('point\n1');
    });

    test('it pops up after a dot, is narrowed by letters and accepted by Enter', async () => {
      await type('point.');
      await eventually(names).toEqual(['scale', 'x']);
      const part = (name: string) => lab.completions.locator(`.jp-Completer-${name}`);
      expect(await part('typeExtended').allTextContents()).toEqual(['property', 'property']);
      expect(await part('monogram').allTextContents()).toEqual(['p', 'p']);
      const ground = (name: string) =>
        part(name)
          .last()
          .evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).backgroundColor);
      expect(await ground('monogram')).not.toBe(await ground('match'));
      await lab.screenshot('completion-dot');
      await lab.page.keyboard.type('sc');
      await eventually(names).toEqual(['scale']);
      await lab.page.keyboard.press('Enter');
      await eventually(() => notebook.source(1)).toBe('point.scale');
    });

    test('a dot opens a new list also while another one is open', async () => {
      await type('words.map((w) => w');
      await lab.completions.first().waitFor();
      await lab.page.keyboard.type('.');
      await eventually(names).toContain('toUpperCase');
    });

    test('a number opens no list, and words of the cell are no members', async () => {
      await type('const nothing = 15.5, rate = 1.');
      await lab.page.keyboard.type('5; point.');
      await eventually(names).toEqual(['scale', 'x']);
      await lab.page.keyboard.press('Escape');
      await type('const scary = 1; point.sc');
      await eventually(names).toEqual(['scale']);
    });

    test('Shift+Tab shows documentation, drawn from Markdown', async () => {
      await type('mse(');
      await lab.page.keyboard.press('Shift+Tab');
      const tooltip = lab.page.locator('.jp-Tooltip .jp-RenderedMarkdown');
      await tooltip.locator('mjx-container').waitFor();
      const text = await tooltip.textContent();
      expect(text).toContain('mse(y: number[], t: number[]): number');
      expect(text).toContain('The mean squared error');
      expect(await tooltip.locator('code.language-typescript span').count()).toBeGreaterThan(3);
      expect(await tooltip.locator('li code').allTextContents()).toEqual(['y', 't']);
      expect(await tooltip.locator('strong').textContent()).toBe('targets');
      await lab.screenshot('tooltip');
    });
  });

  test('there was no toast, and nothing was asked of the internet', async () => {
    expect(await lab.toasts()).toEqual([]);
    expect(lab.outside).toEqual([]);
    await lab.execute('apputils:notify', { message: 'a toast', options: { autoClose: 3000 } }); // toasts are seen
    await eventually(() => lab.toasts()).toHaveLength(1);
  });
});
