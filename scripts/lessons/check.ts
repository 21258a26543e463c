// Checks executed notebooks: `check.ts FOLDER NAME …` prints a line per lesson, and what is wrong.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../lessons/check.js';
import { demos } from '../../lessons/demos.js';
import { type Bundle, type Figures, figureOf, nameOf } from '../../lessons/figures.js';

const root = new URL('../../lessons/', import.meta.url);

interface Output {
  output_type: string;
  data?: Bundle;
}
interface Notebook {
  cells: { cell_type: string; outputs?: Output[] }[];
  metadata: { lectern?: { seconds?: number } };
}

/** The figures of an executed notebook by their name, and how many there are. */
function shown({ cells }: Notebook): { figures: Figures; count: number } {
  const outputs = cells.flatMap((cell) => cell.outputs ?? []);
  const specs = outputs.flatMap(({ data }) => figureOf(data ?? {}) ?? []);
  const named = specs.flatMap((spec) => {
    const name = nameOf(spec);
    return name === undefined ? [] : [[name, spec] as const];
  });
  return { figures: Object.fromEntries(named), count: specs.length };
}

const [folder, ...names] = process.argv.slice(2);
const rows = [['lesson', 'cells', 'figures', 'checks', 'seconds']];
const problems: string[] = [];
for (const name of names) {
  const notebook = JSON.parse(readFileSync(join(folder!, `${name}.ipynb`), 'utf8')) as Notebook;
  const { figures, count } = shown(notebook);
  const module = new URL(`${name}/checks.ts`, root);
  const { check } = existsSync(module)
    ? ((await import(module.href)) as { check(figures: Figures): Finding[] })
    : { check: () => [] };
  const findings = check(figures);
  const missing = demos
    .filter(({ lesson }) => lesson === name)
    .flatMap((demo) => demo.figures.map((f) => [demo.id, f]));
  if (findings.length === 0) problems.push(`${name}: there is no checks.ts, or it checks nothing`);
  for (const [id, figure] of missing) if (!figures[figure!]) problems.push(`${name}, ${id}: no figure "${figure}"`);
  for (const { demo, what, found, expected, passed } of findings)
    if (!passed) problems.push(`${name}, ${demo}, ${what}: ${found}, but expected ${expected}`);
  const code = notebook.cells.filter((cell) => cell.cell_type === 'code').length;
  const passed = findings.filter((finding) => finding.passed).length;
  rows.push([
    name,
    String(code),
    String(count),
    `${passed}/${findings.length}`,
    String(notebook.metadata.lectern?.seconds ?? '?'),
  ]);
}

const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
for (const row of rows)
  console.log(row.map((text, c) => (c === 0 ? text.padEnd(widths[c]!) : text.padStart(widths[c]!))).join('  '));
console.log(`\nTo read: ${names.map((name) => join('output/lessons', `${name}.html`)).join(', ')}`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
