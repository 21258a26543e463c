// Checks executed notebooks: `check.ts FOLDER [--record] NAME …` prints a line per lesson, and what is wrong. When all lessons were run,
// docs/coverage.md must say which cell shows which demo; `--record` writes it. What is expected are the stand-in's numbers: where a lesson has
// run on CIFAR-10, it is only said what is different there.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../lessons/check.js';
import { contract } from '../../lessons/contract.js';
import type { Mutant } from '../../lessons/demo.js';
import { demos } from '../../lessons/demos.js';
import { type Bundle, type Figures, figureOf, nameOf, titleOf } from '../../lessons/figures.js';
import { cifar10Folder } from '../../src/lesson/colour-images.js';
import { type Covered, gaps, report } from './coverage.js';

const root = new URL('../../lessons/', import.meta.url);

interface Output {
  output_type: string;
  data?: Bundle;
  metadata?: { 'image/png'?: { width?: number } };
}
interface Notebook {
  cells: { cell_type: string; outputs?: Output[] }[];
  metadata: { lectern?: { seconds?: number } };
}

/** On a slide, and in a page, a wider figure would be made smaller, and its text with it. */
const widest = 800;

/** A figure that a notebook shows, and where. */
interface Shown {
  name: string | undefined;
  spec: object;
  /** The number of the cell, from 1, as a reader counts code cells. */
  cell: number;
  width: number;
}

/** The figures of an executed notebook. */
function shown({ cells }: Notebook): Shown[] {
  const code = cells.filter((cell) => cell.cell_type === 'code');
  return code.flatMap(({ outputs = [] }, i) =>
    outputs.flatMap(({ data, metadata }) => {
      const spec = figureOf(data ?? {});
      return spec ? [{ name: nameOf(spec), spec, cell: i + 1, width: metadata?.['image/png']?.width ?? 0 }] : [];
    }),
  );
}

const recording = process.argv.includes('--record');
const [folder, ...names] = process.argv.slice(2).filter((word) => word !== '--record');
const rows = [['lesson', 'cells', 'figures', 'checks', 'seconds']];
const problems: string[] = [];
const differences: string[] = [];
const cifar10 = cifar10Folder();
const usesImages = (name: string) => name in demos && readFileSync(new URL(`${name}/lesson.ts`, root), 'utf8').includes('colourImages('); // biome-ignore format: one line
/** The lessons that have run on CIFAR-10. */
const onCifar10 = cifar10 === undefined ? [] : names.filter(usesImages);
const covered: Covered[] = [];
for (const name of names) {
  const notebook = JSON.parse(readFileSync(join(folder!, `${name}.ipynb`), 'utf8')) as Notebook;
  if (notebook.cells.every((cell) => cell.cell_type !== 'code')) continue; // a page of the course
  const all = shown(notebook);
  const figures = Object.fromEntries(all.flatMap(({ name, spec }) => (name === undefined ? [] : [[name, spec]])));
  const cellOf = (figure: string | null) => all.find(({ name }) => name === figure)?.cell;
  const module = new URL(`${name}/checks.ts`, root);
  const { check } = existsSync(module)
    ? ((await import(module.href)) as { check(figures: Figures): Finding[] })
    : { check: () => [] };
  const isOther = onCifar10.includes(name);
  const asOnStandIn = () => JSON.parse(JSON.stringify(figures).replaceAll('CIFAR-10', 'stand-in')) as Figures; // what `colourImages` calls them
  const findings = check(isOther ? asOnStandIn() : figures);
  if (findings.length === 0) problems.push(`${name}: there is no checks.ts, or it checks nothing`);
  const mistakes = new URL(`${name}/mutants.ts`, root);
  if (existsSync(mistakes)) {
    const { mutants } = (await import(mistakes.href)) as { mutants: readonly Mutant[] };
    const lesson: Covered = { name, demos: demos[name] ?? [], findings, mutants, cellOf };
    covered.push(lesson);
    problems.push(...gaps(lesson));
  }
  const wrong = isOther ? differences : problems;
  for (const { demo, figure, what, found, expected, passed } of findings) {
    const where = figure === null ? '' : `, cell ${cellOf(figure) ?? '?'}, figure "${figure}"`;
    if (!passed) wrong.push(`${name}${where}, demo ${demo}, ${what}: found ${found}, expected ${expected}`);
  }
  for (const figure of all) {
    const where = `${name}, cell ${figure.cell}, figure "${figure.name ?? ''}"`;
    if (figure.width > widest) problems.push(`${where} is ${figure.width} px wide, more than ${widest}`);
    if (titleOf(figure.spec).startsWith('Your run: ') && !isOther)
      problems.push(`${where} shows other numbers than before. If they are meant: npm run lessons -- ${name} --record`);
  }
  const code = notebook.cells.filter((cell) => cell.cell_type === 'code').length;
  const passed = findings.filter((finding) => finding.passed).length;
  rows.push([
    name,
    String(code),
    String(all.length),
    `${passed}/${findings.length}`,
    notebook.metadata.lectern?.seconds?.toFixed(1) ?? '?',
  ]);
}

const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
for (const row of rows)
  console.log(row.map((text, c) => (c === 0 ? text.padEnd(widths[c]!) : text.padStart(widths[c]!))).join('  '));
console.log(`\nTo read: ${names.map((name) => join('output/lessons', `${name}.html`)).join(', ')}`);
if (onCifar10.length === 0 && Object.keys(demos).every((lesson) => names.includes(lesson))) {
  for (const group of Object.keys(contract))
    if (!covered.some(({ name }) => Number(name.slice(0, 2)) === Number(group)))
      problems.push(`no lesson shows the demos of group ${group}`);
  const page = new URL('../../docs/coverage.md', import.meta.url);
  const text = report(covered);
  if (recording) writeFileSync(page, text);
  else if (!existsSync(page) || readFileSync(page, 'utf8') !== text)
    problems.push('docs/coverage.md says something else. If the change is meant: npm run lessons -- --record');
  console.log('Which cell shows which demo: docs/coverage.md');
}
if (onCifar10.length > 0) {
  console.log(`\nOn CIFAR-10 (${cifar10}) ran ${onCifar10.join(' and ')}. Otherwise than on the stand-in:`);
  for (const difference of differences) console.log(`  ${difference}`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
