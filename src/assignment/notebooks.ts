// The notebooks of a homework: the one that students get, the one with the solutions, and nbgrader's source version.

import { type Cell, writeNotebook } from '../ipynb/index.js';
import { messages } from './messages.js';
import { type Part, releaseMetadata, sourceMetadata } from './nbgrader.js';
import { heading, overviewOf } from './overview.js';
import { schemeInSolution, withoutMarks } from './regions.js';
import { type Assignment, type SourceCell, stubOf } from './source.js';

/** A cell of both versions: what stands in the source, what a student gets, and what nbgrader makes of it; null for what is only shown. */
interface Planned {
  type: Cell['type'];
  tags: string[];
  source: string;
  release: string;
  part: { kind: Part; id: string; points: number } | null;
}

/** What is given, where to write, and behind each answer its checks. */
function planOf(assignment: Assignment): Planned[] {
  const { name, cells, questions } = assignment;
  const shown = cells.filter(({ role }) => role === 'given' || role === 'answer');
  const anyChecks = questions.some(({ kind }) => kind === 'checked');
  const opening = shown.findIndex(
    ({ type, role, source }) => type === 'code' || role === 'answer' || source.search(heading) >= 0,
  );
  return shown.flatMap((cell, i): Planned[] => {
    const question = questions.find(({ id }) => id === cell.question);
    const planned = { ...cell, release: question ? stubOf(cell) : cell.source, part: null };
    const before = i === opening ? [shownOnly(overviewOf(assignment)), ...(anyChecks ? [openingOf(name)] : [])] : [];
    if (!question) return [...before, planned];
    const { id, points, kind } = question;
    const part = { kind: kind === 'manual' ? ('manual' as const) : ('answer' as const), id, points };
    const answer = { ...planned, source: schemeInSolution(cell.source), part };
    return [...before, answer, ...(kind === 'checked' ? [testsOf(name, id, points)] : [])];
  });
}

const shownOnly = (text: string): Planned => ({
  type: 'markdown',
  tags: [],
  source: text,
  release: text,
  part: null,
});

/** The cell that every check needs. It brings no points, but so nbgrader puts it back where it was deleted. */
const openingOf = (name: string): Planned => tests(`${name}-checks`, 0, messages.opening(name));

const testsOf = (name: string, id: string, points: number): Planned =>
  tests(`${id}-check`, points, messages.checkCell(id), messages.hiddenCell(name, id));

const tests = (id: string, points: number, release: string, hidden = ''): Planned => {
  const part = { kind: 'tests' as const, id, points };
  return { type: 'code', tags: [], source: `${release}${hidden}`, release, part };
};

/** The cells of a student's copy; nbgrader makes the same of its source version. */
export const releaseCells = (assignment: Assignment): Cell[] =>
  planOf(assignment).map(({ type, tags, release, part }) => {
    const cell = { type, tags, source: release };
    if (!part) return cell;
    const { id, kind, points } = part;
    return { ...cell, id, metadata: releaseMetadata(cell, sourceMetadata(kind, id, points)) };
  });

/** The cells of nbgrader's source version. */
export const nbgraderCells = (assignment: Assignment): Cell[] =>
  planOf(assignment).map(({ type, tags, source, part }) => {
    const cell = { type, tags, source };
    if (!part) return cell;
    const { id, kind, points } = part;
    return { ...cell, id, metadata: { nbgrader: sourceMetadata(kind, id, points) } };
  });

/** The cells with the solutions; checks are left out, as they are for the machine. */
export const solutionCells = ({ cells }: Assignment): Cell[] =>
  cells.filter(({ role }) => role !== 'checks').map((cell) => cellOf(cell, withoutMarks(cell.source)));

/** The file of a student's copy. */
export const releaseNotebook = (assignment: Assignment): string => writeNotebook(releaseCells(assignment));

/** The file that nbgrader keeps in its folder `source`. */
export const nbgraderNotebook = (assignment: Assignment): string => writeNotebook(nbgraderCells(assignment));

/** The file with the solutions. */
export const solutionNotebook = (assignment: Assignment): string => writeNotebook(solutionCells(assignment));

const cellOf = ({ type, tags, question }: SourceCell, source: string): Cell => ({
  type,
  source,
  tags,
  ...(question !== null && { id: question }),
});
