// `write.ts FOLDER NAME …`: of each executed notebook FOLDER/NAME.ipynb a page to read, NAME.html, and slides, NAME.slides.html. Neither
// needs anything beside it.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { venv } from '../../lib/run.mjs';
import { withFigure } from './figures.js';
import { drawing } from './formulas.js';
import { type Notebook, titleOf } from './notebook.js';
import { pageOf, slidesPageOf } from './page.js';
import { slidesOf } from './slides.js';

const [folder, ...names] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'lectern-pages-'));
try {
  const lessons = names.map((name) => {
    const notebook = JSON.parse(readFileSync(join(folder!, `${name}.ipynb`), 'utf8')) as Notebook;
    const drawn = (made: Notebook, options?: { tables: boolean }): string =>
      JSON.stringify({
        ...made,
        cells: made.cells.map((cell) =>
          cell.outputs ? { ...cell, outputs: cell.outputs.map((output) => withFigure(output, options)) } : cell,
        ),
      });
    writeFileSync(join(work, `${name}.page.ipynb`), drawn(notebook));
    writeFileSync(join(work, `${name}.slides.ipynb`), drawn(slidesOf(notebook), { tables: true }));
    return { name, title: titleOf(notebook, name) };
  });
  const script = fileURLToPath(new URL('export.py', import.meta.url));
  const { status } = spawnSync(venv('python'), [script, work], { stdio: 'inherit' });
  if (status !== 0) throw new Error('nbconvert failed');
  const draw = await drawing();
  for (const { name, title } of lessons) {
    const body = (kind: string) => draw(readFileSync(join(work, `${name}.${kind}.html`), 'utf8'));
    writeFileSync(join(folder!, `${name}.html`), pageOf(title, body('page')));
    writeFileSync(join(folder!, `${name}.slides.html`), slidesPageOf(title, body('slides')));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
