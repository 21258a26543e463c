// Writes the reports of a run of the marker: a page for each student, one for the class, and the marks as a table.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainCsv } from '../export/plain-csv.js';
import type { Plan } from '../plan.js';
import type { Store } from '../store.js';
import { classPage } from './class.js';
import { marksOf } from './marks.js';
import { pageHtml, pageMarkdown } from './page.js';
import { studentPage } from './student.js';

/** @param out the folder of the run */
export function writeReports(out: string, plan: Plan, store: Store): void {
  const { name } = plan.assignment;
  const records = store.all().filter(({ assignment }) => assignment === name);
  mkdirSync(join(out, 'reports'), { recursive: true });
  for (const record of records) {
    const page = studentPage(record);
    writeFileSync(join(out, 'reports', `${record.student}.html`), pageHtml(page));
    writeFileSync(join(out, 'reports', `${record.student}.md`), pageMarkdown(page));
  }
  const page = classPage(name, plan.questions, records);
  writeFileSync(join(out, 'class.html'), pageHtml(page));
  writeFileSync(join(out, 'class.md'), pageMarkdown(page));
  writeFileSync(join(out, 'marks.csv'), plainCsv(marksOf(plan, records)));
}
