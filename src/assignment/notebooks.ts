// The two notebooks of a homework: the one that students get, and the one with the solutions.

import { type Cell, writeNotebook } from '../ipynb/index.js';
import { messages } from './messages.js';
import { withoutMarks } from './regions.js';
import { type Assignment, type SourceCell, stubOf } from './source.js';

/** The cells of a student's copy: what is given, where to write, and behind each answer its checks. */
export function releaseCells(assignment: Assignment): Cell[] {
  const { name, questions } = assignment;
  const checked = new Set(questions.filter(({ kind }) => kind === 'checked').map(({ id }) => id));
  const cells = assignment.cells.filter(({ role }) => role === 'given' || role === 'answer');
  const opening = cells.findIndex(({ type }) => type === 'code');
  return cells.flatMap((cell, i) => [
    ...(i === Math.max(0, opening) && checked.size > 0 ? [code(`${name}-checks`, messages.opening(name))] : []),
    cellOf(cell, cell.role === 'answer' ? stubOf(cell) : cell.source),
    ...(cell.question !== null && checked.has(cell.question)
      ? [code(`${cell.question}-check`, messages.checkCell(cell.question))]
      : []),
  ]);
}

/** The cells with the solutions; checks are left out, as they are for the machine. */
export const solutionCells = ({ cells }: Assignment): Cell[] =>
  cells.filter(({ role }) => role !== 'checks').map((cell) => cellOf(cell, withoutMarks(cell.source)));

/** The file of a student's copy. */
export const releaseNotebook = (assignment: Assignment): string => writeNotebook(releaseCells(assignment));

/** The file with the solutions. */
export const solutionNotebook = (assignment: Assignment): string => writeNotebook(solutionCells(assignment));

const cellOf = ({ type, tags, question }: SourceCell, source: string): Cell => ({
  type,
  source,
  tags,
  ...(question !== null && { id: question }),
});

/** A cell of ours, which a student need not change. */
const code = (id: string, source: string): Cell => ({
  type: 'code',
  source,
  tags: [],
  id,
  metadata: { deletable: false, editable: false },
});
