// Which demo of the contract is shown by which cell and figure, checked how often, and which mistakes turn its checks red.

import type { Finding } from '../../lessons/check.js';
import { contract } from '../../lessons/contract.js';
import type { Demo, Mutant } from '../../lessons/demo.js';

/** What is known of a lesson that has been run. */
export interface Covered {
  name: string;
  demos: readonly Demo[];
  findings: readonly Finding[];
  mutants: readonly Mutant[];
  /** The code cell that shows a figure, from 1; nothing, when none does. */
  cellOf(figure: string): number | undefined;
}

/** What is missing in a lesson: demos of its group that have no record, no figure, no check or no mistake. */
export function gaps({ name, demos, findings, mutants, cellOf }: Covered): string[] {
  const wanted = contract[Number(/^\d+/.exec(name)?.[0])] ?? [];
  const without = (id: string): string[] => [
    ...(demos.some((demo) => demo.id === id) ? [] : ['record']),
    ...(findings.some(({ demo }) => demo === id) ? [] : ['check']),
    ...(mutants.some(({ notices }) => notices.includes(id)) ? [] : ['mistake that its checks notice']),
    ...(demos.find((demo) => demo.id === id)?.figures ?? [])
      .filter((figure) => cellOf(figure) === undefined)
      .map((figure) => `figure "${figure}"`),
  ];
  const all = new Set([...wanted, ...demos.map(({ id }) => id)]);
  return [...all].flatMap((id) => without(id).map((what) => `${name}: demo ${id} has no ${what}`));
}

/** The page in Markdown: a row for each demo. */
export function report(lessons: readonly Covered[]): string {
  const rows = lessons.flatMap(({ name, demos, findings, mutants, cellOf }) =>
    demos.map(({ id, document, heading, figures }) => {
      const own = findings.filter(({ demo }) => demo === id);
      const noticed = mutants.filter(({ notices }) => notices.includes(id));
      const cells = [...new Set(figures.map((figure) => cellOf(figure) ?? '–'))];
      const drawn = noticed.filter((mutant) => mutant.drawn !== undefined).length;
      const checks = `${own.filter(({ passed }) => passed).length} of ${own.length}`;
      return [id, `${document}: ${heading}`, `${name}, ${cells.join(', ')}`, figures.join('; '), checks, `${noticed.length} (${drawn} drawn)`]; // biome-ignore format: one line
    }),
  );
  const head = ['demo', 'slide', 'lesson, cells', 'figures', 'checks', 'mistakes noticed'];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return `${introduction}\n${[head, head.map(() => '---'), ...rows].map(line).join('')}`;
}

const introduction = `# Which demo is shown where

Every demo of the lecture documents, and every erratum that changes a number: the lesson and its code cells, counted from 1, the figures, how many
checks of their numbers there are and pass, and how many mistakes turn one of them red (of which so many were drawn at random).
\`npm run lessons\` fails when a demo has no record, figure, check or mistake, and when this page says something else than the run.
\`npm run lessons -- --record\` writes it.
`;
