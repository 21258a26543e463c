// Figures and tables in JupyterLab, as those see and use them who look at them: drawn by our extension, on a page that is too
// narrow for some of them, in both themes.

import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, Lab, type Notebook, patience } from './lab.js';

const eventually = <T>(value: () => T) => expect.poll(value, { timeout: patience });
const skipped = chromiumPath === null && !process.env['CI'];

const vegaLite = 'application/vnd.vegalite.v5+json';
const plotly = 'application/vnd.plotly.v1+json';
const live = 'application/vnd.lectern.live.v1+json';

/** A cell that shows a bundle. */
const shows = (bundle: object) => `display(${JSON.stringify(bundle)}, { raw: true })`;

/** One pixel of grey. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** 101 points on a line, in colours of the light theme, wider than the page; the title says what `param` holds of x. */
const wide = (param: string, select: object, more: object = {}) => ({
  [vegaLite]: {
    width: 1400,
    height: 300,
    background: '#ffffff',
    title: {
      text: { expr: `${param}.x ? format(${param}.x[0], '.2f') + ' to ' + format(${param}.x[1], '.2f') : 'all'` },
    },
    data: { sequence: { start: 0, stop: 101, as: 'x' } },
    transform: [{ calculate: '2 * datum.x + 1', as: 'y' }],
    params: [{ name: param, select, ...more }],
    mark: { type: 'point', color: '#0072b2', filled: true, tooltip: { content: 'data' } },
    encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
  },
  'text/plain': `a line, wider than the page (${param})`,
});

const zoomed = { type: 'interval', encodings: ['x'], zoom: 'wheel![event.ctrlKey || event.metaKey]' };

const grown = (rows: number, from = 0) => ({
  [live]: {
    spec: {
      data: { name: 'rows' },
      mark: 'point',
      encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
    },
    rows: Array.from({ length: rows - from }, (_, i) => ({ x: from + i, y: (from + i) * (from + i) })),
    from,
    bar: { share: rows / 20, text: `${rows} of 20` },
    table: { columns: ['rows'], rows: [[`${rows}`]] },
  },
  'text/plain': `${rows} rows`,
});

const table = `<table class="lectern-table">
  <thead><tr><th>layer</th><th>std</th></tr></thead>
  <tbody><tr><td>a</td><td>−0.25</td></tr><tr><td>b</td><td>10</td></tr><tr><td>c</td><td>9</td></tr><tr><td>d</td><td></td></tr></tbody>
</table>`;

const surface = (title: string) => ({
  [plotly]: {
    data: [{ type: 'surface', z: [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => i * j)) }],
    layout: { title: { text: title }, height: 250 },
  },
  'image/png': pixel,
  'text/plain': `surface ${title}`,
});

const animation = {
  [plotly]: {
    data: [{ type: 'bar', x: ['a', 'b'], y: [0, 1] }],
    layout: {
      updatemenus: [
        { type: 'buttons', buttons: [{ label: 'Play', method: 'animate', args: [null, { frame: { duration: 50 } }] }] },
      ],
    },
    frames: [1, 2, 3].map((k) => ({ name: `frame ${k}`, data: [{ y: [k, 10 * k] }] })),
  },
  'text/plain': 'bars that grow',
};

describe.skipIf(skipped)(
  `figures in JupyterLab${skipped ? ' (skipped: no Chromium was found)' : ''}`,
  { timeout: 3 * patience },
  () => {
    let lab: Lab;
    let notebook: Notebook;

    beforeAll(async () => {
      lab = await Lab.start();
    }, 3 * patience);
    afterAll(() => lab?.stop(), patience);

    /** Runs a notebook with a cell for each bundle. */
    const show = async (name: string, ...cells: string[]) => {
      if (notebook) await lab.closeNotebooks();
      notebook = await lab.open(name, ["import { display } from 'lectern/notebook';", ...cells]);
      expect(await notebook.runAll()).toBe(true);
    };
    const figure = (cell: number) => notebook.outputs(cell).first();
    const drawing = (cell: number) => figure(cell).locator('svg.marks');

    /** Where on the page an element is. */
    const box = async (element: Locator) => (await element.boundingBox())!;

    /** The middle of the label of a tick at the x axis, at half the height of the figure. */
    const place = async (cell: number, label: string): Promise<[number, number]> => {
      await figure(cell).scrollIntoViewIfNeeded();
      const tick = drawing(cell).locator('.role-axis-label').first().getByText(label, { exact: true });
      const { x, width } = await box(tick);
      const { y, height } = await box(drawing(cell));
      return [x + width / 2, y + height / 2];
    };
    /** Runs a cell that was a comment. */
    const uncomment = async (cell: number) => {
      await notebook.select(cell);
      await lab.page.keyboard.press('Home');
      for (const _ of '// ') await lab.page.keyboard.press('Delete');
      await lab.page.keyboard.press('Control+Enter');
    };
    const title = (cell: number) => drawing(cell).locator('.role-title-text').first().textContent();
    const range = async (cell: number) => ((await title(cell)) ?? '').split(' to ').map(Number);
    const scrolled = () =>
      lab.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer').evaluate((e) => e.scrollTop);

    describe('charts', () => {
      beforeAll(
        () =>
          show(
            'charts',
            shows(wide('brush', { type: 'interval', encodings: ['x'] })),
            shows(wide('grid', zoomed, { bind: 'scales' })),
            shows(wide('near', { type: 'point', nearest: true, on: 'pointermove', encodings: ['x'] })),
          ),
        2 * patience,
      );

      test('a figure that is wider than the page is shrunk, and its description is its name', async () => {
        for (const cell of [1, 2, 3]) await drawing(cell).waitFor();
        const area = await box(figure(1));
        const { x, width } = await box(drawing(1));
        const full = await drawing(1).evaluate((svg) => svg.viewBox.baseVal.width);
        expect(full).toBeGreaterThan(1400);
        expect(width / full).toBeLessThan(0.7);
        expect(x + width).toBeLessThanOrEqual(area.x + area.width);
        expect(await lab.page.getByRole('img', { name: 'a line, wider than the page (brush)' }).count()).toBe(1);
      });

      test('a range that is dragged over in it is the one that is read', async () => {
        const [from, y] = await place(1, '20');
        const [to] = await place(1, '80');
        await lab.page.mouse.move(from, y);
        await lab.page.mouse.down();
        await lab.page.mouse.move((from + to) / 2, y, { steps: 3 });
        await lab.page.mouse.move(to, y);
        await lab.page.mouse.up();
        await eventually(() => range(1)).toEqual([expect.closeTo(20, 0), expect.closeTo(80, 0)]);
      });

      test('the wheel scrolls the page; with Ctrl it zooms about the pointer; a double click shows all again', async () => {
        const [x, y] = await place(2, '30');
        await lab.page.mouse.move(x, y);
        const before = await scrolled();
        await lab.page.mouse.wheel(0, 40);
        await eventually(scrolled).toBeGreaterThan(before);
        expect(await title(2)).toBe('all');
        const [again] = await place(2, '30');
        await lab.page.mouse.move(again, (await box(drawing(2))).y + 60);
        const there = await scrolled();
        await lab.page.keyboard.down('Control');
        await lab.page.mouse.wheel(0, -300);
        await lab.page.keyboard.up('Control');
        await eventually(() => title(2)).not.toBe('all');
        const [from, to] = (await range(2)) as [number, number];
        expect(to - from).toBeLessThan(80);
        expect((30 - from) / (to - from)).toBeCloseTo(0.3, 2);
        expect(await scrolled()).toBe(there);
        await lab.page.mouse.dblclick(again, (await box(drawing(2))).y + 60);
        await eventually(() => title(2)).toBe('all');
      });

      test('the numbers of the nearest point are shown', async () => {
        await lab.page.mouse.move(...(await place(3, '40')));
        await eventually(() => lab.page.locator('.lectern-Tooltip').textContent()).toBe('x40y81');
        await lab.page.mouse.move(...(await place(3, '60')));
        await eventually(() => lab.page.locator('.lectern-Tooltip').textContent()).toBe('x60y121');
        await lab.page.mouse.move(2, 2);
        await eventually(() => lab.page.locator('.lectern-Tooltip').count()).toBe(0);
      });

      test('figures follow the theme, and what was zoomed stays so', async () => {
        const ground = () => drawing(2).evaluate((svg) => svg.style.backgroundColor);
        const point = () => drawing(2).locator('.mark-symbol path').first().getAttribute('fill');
        await lab.page.mouse.move(...(await place(2, '30')));
        await lab.page.keyboard.down('Control');
        await lab.page.mouse.wheel(0, -300);
        await lab.page.keyboard.up('Control');
        await eventually(() => title(2)).not.toBe('all');
        const before = await range(2);
        expect([await ground(), await point()]).toEqual(['rgb(255, 255, 255)', '#0072b2']);
        await lab.execute('apputils:change-theme', { theme: 'JupyterLab Dark' });
        await eventually(ground).toBe('rgb(17, 17, 17)');
        expect(await point()).toBe('#51cdff');
        await eventually(() => range(2)).toEqual(before);
        await eventually(() => drawing(1).locator('.brush_brush path').count()).toBe(1); // from the test before
        await lab.screenshot('charts-dark');
        await lab.execute('apputils:change-theme', { theme: 'JupyterLab Light' });
        await eventually(ground).toBe('rgb(255, 255, 255)');
        await lab.screenshot('charts-light');
      });

      test('a figure and its title are seen at once on a low screen', async () => {
        await lab.page.setViewportSize({ width: 853, height: 480 });
        await eventually(async () => (await box(drawing(1))).width).toBeLessThan(853);
        for (const cell of [1, 2, 3]) {
          const { x, width, height } = await box(drawing(cell));
          expect(height).toBeLessThanOrEqual(370);
          expect(x + width).toBeLessThanOrEqual(853);
        }
        await drawing(1).evaluate((svg) => {
          svg.setAttribute('width', '600'); // as if it were 600 by 500
          svg.setAttribute('height', '500');
          svg.setAttribute('viewBox', '0 0 600 500');
          svg.style.setProperty('--lectern-ratio', '1.2');
          svg.style.setProperty('--lectern-height', '500px');
        });
        const { width, height } = await box(drawing(1));
        expect([width, height]).toEqual([expect.closeTo(1.2 * height, 0), expect.closeTo(0.73 * 480, 0)]);
        await lab.page.setViewportSize({ width: 1280, height: 900 });
      });

      test('the notebook keeps what the kernel sent, and nothing else', async () => {
        const types = await lab.page.evaluate(
          `jupyterapp.shell.currentWidget.content.model.toJSON().cells
            .slice(1).map(({ outputs }) => Object.keys(outputs[0].data).sort())`,
        );
        expect(types).toEqual([1, 2, 3].map(() => [vegaLite, 'text/plain']));
        await lab.execute('docmanager:save');
        await lab.closeNotebooks();
        await lab.execute('docmanager:open', { path: 'charts.ipynb' }); // what is read from the file is drawn by us as well
        for (const cell of [1, 2, 3]) await drawing(cell).waitFor();
        expect(await lab.page.locator('.vega-embed').count()).toBe(0);
      });
    });

    test('names at the ends of lines are seen, and a click on one dims the other lines', async () => {
      await show(
        'names',
        "import * as plot from 'lectern/plot';\nplot.line({ ours: [1, 2, 3], theirs: [3, 2, 1] })",
        'plot.hconcat([plot.line({ a: [1, 2], b: [2, 1] }), plot.line({ c: [2, 2], d: [1, 1] })])',
      );
      for (const cell of [1, 2]) await drawing(cell).waitFor();
      const names = [
        ...(await drawing(1)
          .getByText(/^(ours|theirs)$/)
          .all()),
        ...(await drawing(2)
          .getByText(/^[abcd]$/)
          .all()),
      ];
      expect(names).toHaveLength(6);
      for (const name of names)
        expect(
          await name.evaluate((text) => {
            text.scrollIntoView({ block: 'center' });
            const { left, top, width, height } = text.getBoundingClientRect();
            return text.ownerDocument.elementFromPoint(left + width / 2, top + height / 2) === text;
          }),
        ).toBe(true);
      const opacities = (cell: number) =>
        drawing(cell)
          .locator('.mark-line path')
          .evaluateAll((lines) =>
            lines.map((line) => Number(line.getAttribute('stroke-opacity') ?? line.getAttribute('opacity') ?? 1)),
          );
      await drawing(1).getByText('ours', { exact: true }).click();
      await expect.poll(() => opacities(1)).toEqual([1, 0.15]);
      await drawing(2).getByText('d', { exact: true }).click();
      await expect.poll(() => opacities(2)).toEqual([0.15, 0.15, 0.15, 1]);
    });

    test('a long title is whole: bold letters are wider than others', async () => {
      const title = 'SGD needs 47 more steps for each factor of ten; the adaptive ones hardly any';
      await show('title', `import * as plot from 'lectern/plot';\nplot.line([1, 2, 3], { title: '${title}' })`);
      await drawing(1).waitFor();
      const [text, whole] = [await box(drawing(1).locator('.role-title-text').first()), await box(drawing(1))];
      expect(text.x + text.width).toBeLessThanOrEqual(whole.x + whole.width + 1); // letters are not kerned in the table
    });

    test('addresses are refused; what cannot be drawn shows its picture or the reason', async () => {
      const words = { 'text/plain': 'a picture' };
      const image = (url: string) => ({ values: [{ url }] });
      await show(
        'refused',
        shows({ [vegaLite]: { data: { url: 'file:///etc/passwd' }, mark: 'point' }, ...words }),
        shows({
          [vegaLite]: {
            data: image('http://127.0.0.1:9/a.png'),
            mark: 'image',
            encoding: { url: { field: 'url' } },
          },
          ...words,
        }),
        shows({ [vegaLite]: { mark: 'nonsense', data: { values: [] } }, 'image/png': pixel, ...words }),
        shows({
          [plotly]: { data: [{ type: 'choropleth', locations: ['FRA'], z: [1] }] },
          'image/png': pixel,
          ...words,
        }),
        shows({
          [vegaLite]: {
            width: 'container',
            data: image(`data:image/png;base64,${pixel}`),
            mark: { type: 'image', width: 20, height: 20 },
            encoding: { url: { field: 'url' } },
          },
          ...words,
        }),
      );
      await eventually(() => figure(1).textContent()).toContain('"file:///etc/passwd"');
      await eventually(() => figure(2).textContent()).toContain('"http://127.0.0.1:9/a.png"');
      await eventually(() => figure(3).textContent()).toContain('cannot be drawn');
      await eventually(() => figure(4).textContent()).toContain('needs a map from the net');
      for (const cell of [3, 4]) expect(await figure(cell).locator('img').getAttribute('alt')).toBe('a picture');
      await eventually(() => drawing(5).locator('image').count()).toBe(1); // its own address is drawn
      expect(lab.outside).toEqual([]);
    });

    test('notebooks of other kernels are left to JupyterLab', async () => {
      if (notebook) await lab.closeNotebooks();
      const spec = { data: { values: [{ a: 1 }] }, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative' } } };
      const bundle = JSON.stringify({ [vegaLite]: spec });
      notebook = await lab.open(
        'others',
        [`from IPython.display import display\ndisplay(${bundle}, raw=True)`],
        'python3',
      );
      await notebook.run(0);
      await notebook.cell(0).locator('.vega-embed').waitFor();
      expect(await lab.page.locator('.lectern-Figure').count()).toBe(0);
    });

    test('a live figure grows without being drawn anew', async () => {
      const update = (bundle: object) => `shown.update(${JSON.stringify(bundle)}, { raw: true });`;
      const other = wide('brush', { type: 'interval' });
      await show(
        'live',
        `const shown = ${shows(grown(3))}`,
        ...[grown(4, 3), grown(12, 4), grown(6)].map((bundle) => `// ${update(bundle)}`),
        `// ${update(other)}`,
      );
      const points = () => drawing(1).locator('.mark-symbol path').count();
      await eventually(points).toBe(3);
      await drawing(1).evaluate((svg) => svg.setAttribute('data-first', ''));
      for (const [cell, rows] of [
        [2, 4],
        [3, 12],
        [4, 6],
        [5, 101],
      ] as const) {
        await uncomment(cell);
        await eventually(points).toBe(rows);
        if (cell < 5) {
          expect(await drawing(1).getAttribute('aria-label')).toBe(`${rows} rows`);
          expect(
            await figure(1)
              .locator('progress')
              .evaluate((bar) => (bar as unknown as { value: number }).value),
          ).toBe(rows / 20);
          expect(await figure(1).locator('td').textContent()).toBe(`${rows}`);
        }
        expect(await drawing(1).getAttribute('data-first')).toBe(cell < 5 ? '' : null);
      }
    });

    test('a table is sorted by its headings, with keys too, and copied as a spreadsheet takes it', async () => {
      await show('table', shows({ 'text/html': table, 'text/plain': 'a table' }));
      const column = (index: number) => figure(1).locator(`tbody tr td:nth-child(${index})`).allTextContents();
      const heading = figure(1).locator('th').nth(1);
      await heading.click();
      expect(await column(2)).toEqual(['−0.25', '9', '10', '']);
      expect(await heading.getAttribute('aria-sort')).toBe('ascending');
      await lab.page.keyboard.press('Enter');
      expect(await column(2)).toEqual(['10', '9', '−0.25', '']);
      expect(await heading.getAttribute('aria-sort')).toBe('descending');
      await lab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await figure(1).hover();
      await lab.screenshot('table');
      await figure(1).getByRole('button', { name: 'Copy table' }).click();
      const copied = () => lab.page.evaluate('navigator.clipboard.readText()');
      await eventually(copied).toBe('layer\tstd\nb\t10\nc\t9\na\t-0.25\nd\t');
      await heading.click();
      expect(await column(1)).toEqual(['a', 'b', 'c', 'd']);
    });

    describe('Plotly', () => {
      /** The div that Plotly keeps its figure in. */
      const plot = (cell: number) => figure(cell).locator('.js-plotly-plot');
      const part = (cell: number, path: string) =>
        plot(cell).evaluate((node, path) => {
          let value: unknown = node;
          for (const key of path.split('.')) value = (value as Record<string, unknown>)[key];
          return JSON.stringify(value);
        }, path);

      beforeAll(() => show('plotly', shows(surface('one')), shows(surface('two')), shows(animation)), 2 * patience);

      test('one figure in space moves, the other one shows its picture; they take turns', async () => {
        const moving = () => Promise.all([1, 2].map((cell) => figure(cell).locator('canvas').count().then(Boolean)));
        const button = (cell: number) => figure(cell).getByRole('button', { name: 'Turn it' });
        await eventually(moving).toEqual([true, false]);
        expect(await figure(2).locator('img').getAttribute('alt')).toBe('surface two');
        await button(2).click();
        await eventually(moving).toEqual([false, true]);
        await button(1).waitFor();
        await button(1).click();
        await eventually(moving).toEqual([true, false]);
      });

      test('a surface turns with the pointer', async () => {
        await figure(1).scrollIntoViewIfNeeded();
        await plot(1).locator('canvas').first().waitFor();
        const camera = () => part(1, '_fullLayout.scene.camera.eye');
        const before = await camera();
        const { x, y, width, height } = await box(plot(1));
        await lab.page.mouse.move(x + width / 2, y + height / 2);
        await lab.page.mouse.down();
        await lab.page.mouse.move(x + width / 2 + 80, y + height / 2 + 20, { steps: 4 });
        await lab.page.mouse.up();
        await eventually(camera).not.toBe(before);
        await lab.screenshot('plotly');
      });

      test('an animation plays, and a change of the theme keeps the figure', async () => {
        await figure(3).scrollIntoViewIfNeeded();
        await plot(3).waitFor();
        expect(await part(3, 'data.0.y')).toBe('[0,1]');
        await plot(3).locator('.updatemenu-button').click();
        await eventually(() => part(3, 'data.0.y')).toBe('[3,30]');
        await lab.execute('apputils:change-theme', { theme: 'JupyterLab Dark' });
        await eventually(() => part(3, '_fullLayout.paper_bgcolor')).toBe('"#111111"');
        await eventually(() => part(3, 'data.0.y')).toBe('[3,30]');
        await lab.screenshot('plotly-dark');
        await lab.execute('apputils:change-theme', { theme: 'JupyterLab Light' });
        await eventually(() => part(3, '_fullLayout.paper_bgcolor')).toBe('"#ffffff"');
      });

      test('names of paths on a surface stand apart from the buttons and the slider below it', async () => {
        const paths =
          '{ SGD: [[1, 1], [0, 0]], momentum: [[1, 0], [0, 0]], Nesterov: [[0, 1], [0, 0]], AdaGrad: [[-1, 1], [0, 0]], Adam: [[-1, 0], [0, 0]] }';
        await show(
          'paths',
          `import * as plot from 'lectern/plot';\nplot.surface((x, y) => x * x + y * y, { x: [-1, 1], y: [-1, 1], frames: 2, paths: ${paths} })`,
        );
        await plot(1).locator('.legend').waitFor();
        const legend = await box(plot(1).locator('.legend'));
        for (const control of ['.updatemenu-container', '.slider-container']) {
          const { y } = await box(plot(1).locator(control));
          expect(legend.y + legend.height, control).toBeLessThan(y);
        }
      });

      test('nothing was asked of the internet', () => {
        expect(lab.outside).toEqual([]);
      });
    });
  },
);
