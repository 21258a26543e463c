// What stands around the lessons: the course's pages as notebooks, the plan of a term, and the table in the README, all with tables made
// from lessons and homework.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { headings, terms } from '../../lessons/course/glossary.js';
import { readHomework, readLessons } from '../../lessons/course/read.js';
import {
  glossaryTable,
  homeworkTable,
  indexTable,
  lessonPlans,
  quotesTable,
  weeksTable,
} from '../../lessons/course/tables.js';
import { demos } from '../../lessons/demos.js';
import { type Cell, writeNotebook } from '../../src/ipynb/index.js';

const root = resolve(import.meta.dirname, '../..');
const sources = join(root, 'lessons/course');

/** A page in Markdown as the cells of a notebook: one for each heading of the second rank. */
export const cellsOf = (markdown: string): Cell[] =>
  markdown
    .trim()
    .split(/\n(?=## )/)
    .map((source) => ({ type: 'markdown', source: source.trim(), tags: [] }));

/** Files, from the root, and what must stand in them. */
export function coursePages(): { path: string; text: string }[] {
  const [lessons, homework] = [readLessons(), readHomework()];
  const tables: { [name: string]: string } = {
    'table: lessons': indexTable(lessons, homework),
    'table: weeks': weeksTable(lessons, homework),
    'table: homework': homeworkTable(homework),
    'table: headings': glossaryTable(lessons, headings),
    'table: terms': glossaryTable(lessons, terms),
    quotes: quotesTable(demos),
    'lesson plans': lessonPlans(lessons, homework),
  };
  const filled = (file: string) =>
    readFileSync(join(sources, file), 'utf8').replace(/^<!-- (.+) -->$/gm, (_, name: string) => tables[name]!);
  const notebooks = readdirSync(sources).filter((file) => /^\d\d-.*\.md$/.test(file));
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const table = indexTable(lessons, homework, 'notebooks/');
  return [
    ...notebooks.map((file) => ({
      path: `notebooks/${file.replace('.md', '.ipynb')}`,
      text: writeNotebook(cellsOf(filled(file))),
    })),
    ...['plan.md', 'quoted.md'].map((file) => ({ path: `docs/${file}`, text: filled(file) })),
    {
      path: 'README.md',
      text: readme.replace(/(<!-- lessons -->\n)[\s\S]*?(<!-- \/lessons -->)/, (_, a, b) => `${a}\n${table}\n\n${b}`),
    },
  ];
}
