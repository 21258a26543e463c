// Writes the reports of a class: a page for each student, one for the instructor, and the final marks as a table.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainCsv } from '../export/plain-csv.js';
import type { ClassMarks } from '../marks/class.js';
import { classPage } from './class.js';
import { marksOf } from './marks.js';
import { type Page, pageHtml, pageMarkdown } from './page.js';
import { studentPage } from './student.js';

/** @param out the folder of the marks */
export function writeReports(out: string, found: ClassMarks): void {
  mkdirSync(join(out, 'reports'), { recursive: true });
  const write = (name: string, page: Page): void => {
    writeFileSync(join(out, `${name}.html`), pageHtml(page));
    writeFileSync(join(out, `${name}.md`), pageMarkdown(page));
  };
  for (const one of found.marks) write(join('reports', one.record.student), studentPage(one));
  write('class', classPage(found));
  writeFileSync(join(out, 'marks.csv'), plainCsv(marksOf(found.outline, found.marks)));
}
