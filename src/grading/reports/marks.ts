// Final marks as texts and tables, which exporters and reports take.

import type { Marks } from '../export/marks.js';
import type { FinalMarks, FinalQuestion } from '../marks/final.js';
import type { Outline } from '../outline.js';
import { twoDigits } from '../points.js';
import type { CheckRecord, QuestionRecord } from '../record.js';
import { messages } from './messages.js';

/** What is said of a check; nothing, where nothing is lost. */
function saidOfCheck({ what, points, got, said, mistake }: CheckRecord): string[] {
  if (said === null) return [];
  const like = mistake ? [messages.looksLike(mistake.name, mistake.hint)] : [];
  return [messages.check(what, got, points, said), ...like];
}

/** What the marker says of a question. */
export function saidByMarker({ end, reason, checks, carried }: QuestionRecord): string[] {
  const needs = carried.length > 0 ? [messages.carried(carried)] : [];
  if (end === 'manual') return needs;
  return [...(end === 'marked' ? checks.flatMap(saidOfCheck) : [reason ?? '']), ...needs];
}

/** What is said of a question; nothing, where nothing is lost and nobody has said more. */
export function saidOf({ record, manual, why }: FinalQuestion): string[] {
  const byHand = manual ? manual.criteria.map(({ points, text }) => messages.criterion(points, text)) : [];
  const comment = manual?.comment ? [manual.comment] : [];
  const sum = manual?.criteria.reduce((all, { points }) => all + points, 0);
  const isOther = byHand.length > 0 && twoDigits(sum!) !== twoDigits(manual!.points);
  const other = isOther ? [messages.otherPoints(manual!.points)] : [];
  return [...why, ...(record ? saidByMarker(record) : []), ...byHand, ...other, ...comment];
}

/**
 * The marks of a class; who handed in nothing that could be marked has what the instructor gave.
 * @param names of students, as far as they are known
 */
export const marksOf = (
  { assignment }: Outline,
  marks: readonly FinalMarks[],
  names: ReadonlyMap<string, string> = new Map(),
): Marks => ({
  assignment,
  students: marks.map(({ record, questions, sum, got, late, due, handedIn }) => {
    const taken = twoDigits(twoDigits(sum) - got);
    const name = names.get(record.student);
    return {
      id: record.student,
      ...(name !== undefined && { name }),
      questions: questions.map((one) => {
        const said = [...(record.problem === null ? [] : [record.problem]), ...saidOf(one)];
        return { id: one.id, points: one.points, got: one.got, said, ...(one.by === 'open' && { open: true }) };
      }),
      ...(record.problem !== null && { problem: record.problem }),
      ...(due !== null && { due: due.at }),
      ...(handedIn !== null && { handedIn: handedIn.at }),
      ...(late !== null && taken > 0 && { late: taken }),
    };
  }),
});
