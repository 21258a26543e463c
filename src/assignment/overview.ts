// The table of its questions that a homework begins with, and what they are called there.

import { messages } from './messages.js';
import { type Assignment, type Question, stubOf } from './source.js';

/** A heading below the title of the homework. */
export const heading = /^#{2,6} +(.+?) *#*$/gm;

/** The heading of each question, by its name: the last that stands before it, or in its cell, and behind the question before. */
export function titlesOf({ cells }: Assignment): Map<string, string> {
  const titles = new Map<string, string>();
  let title: string | null = null;
  for (const cell of cells) {
    if (cell.type === 'markdown') for (const [, text] of stubOf(cell).matchAll(heading)) title = text!;
    if (cell.role !== 'answer') continue;
    if (title !== null) titles.set(cell.question!, title);
    title = null;
  }
  return titles;
}

/** What each question brings, and how long it takes where that is known, as Markdown. */
export function overviewOf(assignment: Assignment): string {
  const { questions } = assignment;
  const titles = titlesOf(assignment);
  const isTimed = questions.some(({ minutes }) => minutes !== null);
  const sum = (of: (question: Question) => number | null): number =>
    Number(questions.reduce((all, one) => all + (of(one) ?? 0), 0).toFixed(6));
  const rows = [
    messages.columns,
    ['---', '---:', '---:'],
    ...questions.map(({ id, points, kind, minutes }) => [
      messages.called(id, titles.get(id)?.replaceAll('|', '\\|')),
      kind === 'manual' ? messages.byHand(points) : points,
      minutes ?? '',
    ]),
    ['', `**${sum(({ points }) => points)}**`, `**${sum(({ minutes }) => minutes)}**`],
  ];
  return rows.map((cells) => `| ${cells.slice(0, isTimed ? 3 : 2).join(' | ')} |`).join('\n');
}
