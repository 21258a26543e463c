// `npm run pictures -- [LESSON…]`: every figure of lessons as JupyterLab shows it on a projector, in its light and its dark theme, on two
// sheets a lesson in docs/, and docs/lessons.md about them. Needs the notebooks of `npm run lessons`, and Chromium.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { readLessons } from '../lessons/course/read.js';
import { figuresOf } from '../src/cli/figures/outputs.js';
import type { FigureRecords } from '../src/lesson/record.js';
import { chromiumPath, Lab } from '../test/browser/lab.js';
import { isMeant } from './lib/deliver.mjs';
import { program, root, Stop } from './lib/run.mjs';

const executed = join(root, 'output/lessons');
const folder = join(root, 'output/pictures');
/** 1280 × 720 pixels at 150 %. */
const projector = { viewport: { width: 853, height: 480 }, deviceScaleFactor: 1.5 };
const themes = { light: 'JupyterLab Light', dark: 'JupyterLab Dark' } as const;
const columns = 5;
const columnWidth = 300;

/** What is used of the notebook in front. */
interface Page {
  content: { widgets: { node: unknown }[]; scrollToItem(index: number, align: string): Promise<void> };
}

interface Output {
  data?: { [type: string]: unknown };
  metadata?: { [type: string]: unknown };
  output_type: string;
}

await program(async (wanted): Promise<undefined> => {
  const all = (existsSync(executed) ? readdirSync(executed) : [])
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => file.replace('.ipynb', ''));
  const names = wanted.length === 0 ? all : all.filter((name) => wanted.some((given) => isMeant(name, given)));
  if (names.length === 0)
    throw new Stop(
      all.length === 0
        ? `There are no lessons with their outputs in ${executed}: run npm run lessons first.`
        : `No lesson is called ${wanted.join(' or ')}. With their outputs there are ${all.join(', ')}.`,
    );
  mkdirSync(folder, { recursive: true });
  const lab = await Lab.start(projector);
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
  try {
    await lab.execute('application:toggle-left-area');
    for (const name of names) {
      const text = readFileSync(join(executed, `${name}.ipynb`), 'utf8');
      for (const theme of ['light', 'dark'] as const) {
        await lab.execute('apputils:change-theme', { theme: themes[theme] });
        await lab.page.locator(`body[data-jp-theme-name="${themes[theme]}"]`).waitFor({ state: 'attached' });
        await lab.openFile(`${name}-${theme}`, text);
        const pictures = await shoot(lab, name, theme, text);
        await lab.closeNotebooks();
        const sheets = name.startsWith('00') ? `gallery-${theme}.jpg` : `lessons/${name}-${theme}.jpg`;
        const file = join(root, 'docs', sheets);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, await sheet(browser, pictures, theme));
        console.log(`${name}, ${theme}: ${pictures.length} figures`);
      }
    }
  } finally {
    await browser.close();
    await lab.stop();
  }
  writeFileSync(join(root, 'docs/lessons.md'), await contents());
});

/** What docs/lessons.md says: for each lesson that has sheets, these, and what its figures show. */
async function contents(): Promise<string> {
  const parts = [
    '# The lessons’ figures in JupyterLab',
    'Every figure on a projector of 1280 × 720 pixels at 150 % zoom, in JupyterLab’s light theme and in its dark one. `npm run pictures` takes\nthem anew, and writes this page. The gallery of all kinds of figures has a page of its own, [gallery.md](gallery.md).',
  ];
  for (const { name: lesson, title } of readLessons()) {
    const file = `${lesson}-light.jpg`;
    if (!existsSync(join(root, 'docs/lessons', file))) continue;
    const number = lesson.slice(0, 2);
    const module = (await import(`../src/lesson/records/${lesson}.js`)) as { [name: string]: FigureRecords };
    const rows = Object.values(module).flatMap((records) =>
      Object.entries(records).map(([name, { shows }]) => `| ${name} | ${shows} |`),
    );
    parts.push(
      `## ${number} ${title}`,
      `![All figures of lesson ${number} in the light theme](lessons/${file})`,
      `![The same figures in the dark theme](lessons/${lesson}-dark.jpg)`,
      ['| Figure | It shows |', '|---|---|', ...rows].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

/** The figures of the notebook in front, each as a file; their names and files, in order. */
async function shoot(lab: Lab, lesson: string, theme: string, text: string): Promise<{ name: string; file: string }[]> {
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; outputs?: Output[] }[] };
  const taken: { name: string; file: string }[] = [];
  for (const [i, { outputs = [] }] of cells.entries()) {
    const nameOf = (output: Output) =>
      figuresOf({
        name: lesson,
        folder: null,
        run: false,
        foreign: null,
        cells: [{ source: '', tags: [], outputs: [output] }],
      })[0]?.name;
    const figures = outputs.map(nameOf);
    if (figures.every((name) => name === undefined)) continue;
    await lab.page.evaluate(
      async (i) => (jupyterapp.shell.currentWidget as unknown as Page).content.scrollToItem(i, 'start'),
      i,
    );
    const cell = (
      await lab.page.evaluateHandle(
        (i) => (jupyterapp.shell.currentWidget as unknown as Page).content.widgets[i]!.node,
        i,
      )
    ).asElement()!;
    await cell.waitForSelector('.jp-OutputArea-child');
    const areas = await cell.$$('.jp-OutputArea-child .jp-OutputArea-output');
    for (const [j, name] of figures.entries()) {
      const area = areas[j];
      if (name === undefined || !area) continue;
      await area.scrollIntoViewIfNeeded();
      await area.waitForSelector('svg, table, img, canvas');
      await lab.page.waitForTimeout(300); // a page says nowhere that its last frame is drawn
      await lab.page.setViewportSize({ ...projector.viewport, height: 2 * projector.viewport.height }); // a table may be higher
      const file = join(folder, `${lesson} ${name.replaceAll('/', '-')} ${theme}.png`);
      writeFileSync(file, await area.screenshot());
      await lab.page.setViewportSize(projector.viewport);
      taken.push({ name, file });
    }
  }
  return taken;
}

/** Pictures in columns under their names, as a JPEG. */
async function sheet(
  browser: Browser,
  pictures: readonly { name: string; file: string }[],
  theme: 'light' | 'dark',
): Promise<Buffer> {
  const [ground, ink] = theme === 'light' ? ['#fff', '#111'] : ['#111', '#eee'];
  const figure = ({ name, file }: { name: string; file: string }) =>
    `<figure><img src="data:image/png;base64,${readFileSync(file).toString('base64')}"><figcaption>${name}</figcaption></figure>`;
  const style = `body{margin:8px;background:${ground};color:${ink};columns:${columns};column-gap:8px;font:11px Inter,sans-serif}figure{margin:0 0 10px;break-inside:avoid}img{width:100%}`;
  const page = await browser.newPage({ viewport: { width: columns * columnWidth, height: 600 } });
  await page.setContent(`<!doctype html><style>${style}</style>${pictures.map(figure).join('')}`);
  const bytes = await page.screenshot({ fullPage: true, type: 'jpeg', quality: 60 });
  await page.close();
  return bytes;
}
