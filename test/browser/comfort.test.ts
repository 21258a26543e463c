// What makes JupyterLab comfortable for those who write TypeScript in it: settings, our extension, the server's options.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contrast } from './contrast.js';
import { chromiumPath, Lab, patience } from './lab.js';

const eventually = <T>(value: () => T) => expect.poll(value, { timeout: patience });
const skipped = chromiumPath === null && !process.env['CI'];

describe.skipIf(skipped)(
  `comfort${skipped ? ' (skipped: no Chromium was found)' : ''}`,
  { timeout: 3 * patience },
  () => {
    let lab: Lab;
    const menu = async (...path: string[]) => {
      await lab.page
        .locator('.lm-MenuBar-item')
        .getByText(path[0] ?? '', { exact: true })
        .click();
      for (const label of path.slice(1, -1)) await item(label).hover();
      if (path.length > 1) await item(path.at(-1) ?? '').click();
    };
    const item = (label: string) => lab.page.locator('.lm-Menu-item').getByText(label, { exact: true });
    const closeMenus = async () => {
      while ((await lab.page.locator('.lm-Menu').count()) > 0) await lab.page.keyboard.press('Escape');
    };

    beforeAll(async () => {
      lab = await Lab.start();
    }, 3 * patience);
    afterAll(() => lab?.stop(), patience);
    afterEach(() => lab.closeNotebooks());

    test('the launcher shows TypeScript and leaves Python out; a Python notebook opens and runs', async () => {
      const cards = (category: string) =>
        lab.page
          .locator(`.jp-LauncherCard[data-category="${category}"]`)
          .evaluateAll((elements) => elements.map((element) => element.getAttribute('title')));
      for (const category of ['Notebook', 'Console'])
        await eventually(() => cards(category)).toEqual(['TypeScript (Lectern)']);
      expect((await cards('Other')).join()).not.toContain('Python');
      const notebook = await lab.open('python', ['print(6 * 7)'], 'python3');
      await notebook.run(0);
      await eventually(() => notebook.texts(0)).toEqual(['42\n']);
    });

    test('brackets close by themselves', async () => {
      const notebook = await lab.open('brackets', ['']);
      await notebook.select(0);
      await lab.page.keyboard.type('const f = (x: number) => { return [x');
      await eventually(() => notebook.source(0)).toBe('const f = (x: number) => { return [x]}');
    });

    test('Help has a sheet for those who know PyTorch', async () => {
      await menu('Help', 'PyTorch to Lectern');
      const sheet = lab.page.locator('.lectern-Sheet');
      await eventually(() => sheet.locator('tbody tr').count()).toBeGreaterThanOrEqual(40);
      await lab.screenshot('sheet');
      expect(lab.outside).toEqual([]);
      await menu('Help', 'PyTorch to Lectern'); // a second time it comes to the front
      expect(await sheet.count()).toBe(1);
    });

    test('every format that a notebook can be exported to works', async () => {
      await lab.open('export', ['1 + 1']);
      await menu('File');
      await item('Save and Export Notebook As').hover();
      const labels = () => lab.page.locator('#jp-mainmenu-file-notebookexport .lm-Menu-itemLabel').allTextContents();
      await eventually(labels).toEqual(
        expect.arrayContaining(['HTML', 'Markdown', 'Executable Script', 'Reveal.js Slides']),
      );
      const shown = (await labels()).length;
      await closeMenus();
      const base = lab.page.url().replace(/lab(\/.*)?$/, '');
      const all: object = await (await lab.page.request.get(`${base}api/nbconvert`)).json();
      const status = (url: string) => lab.page.evaluate(async (url) => (await fetch(url)).status, url);
      // Three that JupyterLab never shows: one that needs a template, the notebook itself, and another word for a script.
      const formats = Object.keys(all).filter((format) => !['custom', 'notebook', 'python'].includes(format));
      expect(formats).toHaveLength(shown);
      for (const format of formats) expect(await status(`${base}nbconvert/${format}/export.ipynb`), format).toBe(200);
    });

    test('names of copies and new versions are shown whole', async () => {
      const names = ['', '-Copy1', '-Copy2'].map((end) => `04-loss-functions-and-optimisers${end}.ipynb`);
      names.push('04-update-1-loss-functions-and-optimisers.ipynb');
      for (const name of names) lab.write(name, '{}');
      await lab.page.locator('#filebrowser [data-jp-item-name="refresh"]').click();
      for (const name of names) {
        const text = lab.page.locator('.jp-DirListing-itemText').getByText(name, { exact: true });
        await text.waitFor();
        expect(
          await text.evaluate(
            ({ parentElement: box }) => box && [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight],
          ),
          name,
        ).toEqual([0, 0]);
      }
      await lab.screenshot('names');
    });

    test('marks of errors have a contrast of 4.5, whatever the theme', async () => {
      const colours = Array.from({ length: 16 }, (_, i) => `\\u001b[${i < 8 ? 30 + i : 82 + i}m${i}\\u001b[0m`).join(
        ' ',
      );
      const notebook = await lab.open('marks', ['const n: string = 1;', `process.stderr.write('${colours}');`]);
      await notebook.run(0);
      await notebook.run(1);
      for (const theme of ['JupyterLab Light', 'JupyterLab Dark', 'JupyterLab Dark High Contrast']) {
        await lab.execute('apputils:change-theme', { theme });
        await lab.page.locator(`body[data-jp-theme-name="${theme}"]`).waitFor({ state: 'attached' });
        const spans = notebook.cell(0).locator('pre span[class]').or(notebook.cell(1).locator('pre span[class]'));
        expect(await spans.count()).toBeGreaterThanOrEqual(17);
        const pairs = () =>
          spans.evaluateAll((elements) =>
            elements.map((element) => {
              const view = element.ownerDocument.defaultView;
              const grounds: string[] = [];
              for (let at: typeof element | null = element; at; at = at.parentElement)
                grounds.unshift(view.getComputedStyle(at).backgroundColor);
              return { name: element.className, colour: view.getComputedStyle(element).color, grounds };
            }),
          );
        await eventually(async () =>
          (await pairs()).filter(({ colour, grounds }) => contrast(colour, grounds) < 4.5),
        ).toEqual([]);
        await lab.screenshot(`marks-${theme.replaceAll(' ', '-')}`);
      }
      await lab.execute('apputils:change-theme', { theme: 'JupyterLab Light' });
    });

    test('Run All leaves the page where it was', async () => {
      const cells = Array.from({ length: 30 }, (_, index) => `${'//\n'.repeat(5)}${index}`);
      const notebook = await lab.open('run-all', cells);
      await notebook.select(2);
      const outer = lab.page.locator('.jp-NotebookPanel .jp-WindowedPanel-outer');
      const place = async () => [
        await outer.evaluate((element) => element.scrollTop),
        await lab.page.evaluate(() => jupyterapp.shell.currentWidget?.content?.activeCellIndex),
      ];
      const before = await place();
      expect(await notebook.runAll()).toBe(true);
      await eventually(() => notebook.texts(29)).toEqual(['29']);
      expect(await place()).toEqual(before);
    });

    describe('metadata', () => {
      /** What the page has sent with its cells, so far. */
      const sent = () => lab.page.evaluate(() => sentMetadata);
      const listen = () =>
        lab.page.evaluate(() => {
          globalThis.sentMetadata = [];
          jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.anyMessage.connect(
            (_, { msg, direction }) => {
              if (direction === 'send' && msg.header.msg_type === 'execute_request')
                sentMetadata.push(msg.metadata.lectern);
            },
          );
        });
      const kept = () => lab.page.evaluate(() => jupyterapp.shell.currentWidget?.content?.model.getMetadata('lectern'));

      test('the menu Kernel says how strictly types are checked, and each cell takes it along', async () => {
        const notebook = await lab.open('types', ['1', '2', '3', '4']);
        await listen();
        await notebook.run(0);
        await menu('Kernel', 'Type Checking', 'Strict: Every Type Error Stops a Cell');
        expect(await kept()).toEqual({ types: 'strict' });
        await menu('Kernel');
        await item('Type Checking').hover();
        const toggled = lab.page.locator('.lm-Menu-item.lm-mod-toggled[data-command="lectern:check-types"]');
        await eventually(() => toggled.allTextContents()).toEqual(['Strict: Every Type Error Stops a Cell']);
        await lab.screenshot('types');
        await closeMenus();
        await notebook.run(1);
        await lab.page.evaluate(() =>
          jupyterapp.shell.currentWidget?.content?.model.cells.get(2).setMetadata('lectern', { types: 'off', more: 1 }),
        );
        await notebook.run(2);
        await menu('Kernel', 'Type Checking', 'As Notebooks Need It (Default)');
        expect(await kept()).toBe(undefined);
        await notebook.run(3);
        expect(await sent()).toEqual([undefined, { types: 'strict' }, { types: 'off', more: 1 }, undefined]);
      });

      test('another kernel is not told', async () => {
        const notebook = await lab.open('types-python', ['1'], 'python3');
        await lab.page.evaluate(() =>
          jupyterapp.shell.currentWidget?.content?.model.setMetadata('lectern', { types: 'strict' }),
        );
        await listen();
        await notebook.run(0);
        expect(await sent()).toEqual([undefined]);
      });
    });

    describe('a name that is not imported yet', () => {
      /** Opens a cell with `code` and `ran`, and accepts `randn`, which a kernel with our words would offer. */
      const accept = async (code: string) => {
        const notebook = await lab.open('imports', [code]);
        await lab.page.evaluate(() => {
          const kernel = jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
          if (!kernel) throw new Error('there is no kernel');
          kernel.requestComplete = async (content) => {
            const { code, cursor_pos } = content as { code: string; cursor_pos: number };
            const word = /\w*$/.exec(code.slice(0, cursor_pos))?.[0] ?? '';
            return {
              content: {
                status: 'ok',
                matches: ['randn', 'randperm'].filter((name) => name.startsWith(word)),
                cursor_start: cursor_pos - word.length,
                cursor_end: cursor_pos,
                metadata: { _lectern_imports: { randn: "import { randn } from 'lectern';" } },
              },
            };
          };
        });
        await notebook.select(0);
        await lab.page.keyboard.type('ran');
        await lab.completions.getByText('randn', { exact: true }).click();
        return notebook;
      };

      test('brings its import when it is accepted, and the cursor stays behind it', async () => {
        const notebook = await accept('const a = 1;\n');
        await eventually(() => notebook.source(0)).toBe("import { randn } from 'lectern';\nconst a = 1;\nrandn");
        await lab.page.keyboard.type('([2])');
        await eventually(() => notebook.source(0)).toBe("import { randn } from 'lectern';\nconst a = 1;\nrandn([2])");
      });

      test.each([
        ["import { ones } from 'lectern';\n", "import { ones, randn } from 'lectern';\nrandn"],
        ['import {\n  ones,\n} from "lectern";\n', 'import {\n  ones, randn,\n} from "lectern";\nrandn'],
        ["import { ones, randn } from 'lectern';\n", "import { ones, randn } from 'lectern';\nrandn"],
        ['// @ts-nocheck\n', "// @ts-nocheck\nimport { randn } from 'lectern';\nrandn"],
        [
          "import { table } from 'lectern/notebook';\n",
          "import { randn } from 'lectern';\nimport { table } from 'lectern/notebook';\nrandn",
        ],
      ])('joins what is there: %j', async (before, after) => {
        const notebook = await accept(before);
        await eventually(() => notebook.source(0)).toBe(after);
      });
    });
  },
);

declare global {
  var sentMetadata: (object | undefined)[];
}
