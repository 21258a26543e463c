// Records as marks, which exporters and reports take.

import type { Marks } from '../export/marks.js';
import type { Plan } from '../plan.js';
import type { CheckRecord, QuestionRecord, SubmissionRecord } from '../record.js';
import { messages } from './messages.js';

/** What is said of a check; nothing, where nothing is lost. */
export function saidOf({ what, points, got, said, mistake }: CheckRecord): string[] {
  if (said === null) return [];
  const like = mistake ? [messages.looksLike(mistake.name, mistake.hint)] : [];
  return [messages.check(what, got, points, said), ...like];
}

/** What is said of a question. */
export function saidOfQuestion({ end, reason, checks, carried }: QuestionRecord): string[] {
  const whole = end === 'marked' ? [] : [reason ?? ''];
  const needs = carried.length > 0 ? [messages.carried(carried)] : [];
  return [...whole, ...(end === 'marked' ? checks.flatMap(saidOf) : []), ...needs];
}

/** The marks of a class; who handed in nothing that could be marked has none of the points. */
export const marksOf = ({ assignment, questions }: Plan, records: readonly SubmissionRecord[]): Marks => ({
  assignment: assignment.name,
  students: records.map((record) => ({
    id: record.student,
    questions: questions.map(({ id, points }) => {
      const own = record.questions.find((one) => one.question === id);
      return { id, points, got: own?.got ?? 0, said: own ? saidOfQuestion(own) : [record.problem ?? ''] };
    }),
  })),
});
