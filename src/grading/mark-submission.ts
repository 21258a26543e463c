// Marks a submission: its questions, one after the other, as each builds on those before.

import { markQuestion, type QuestionJob } from './mark-question.js';
import { messages } from './messages.js';
import { cellsFor, neededBy, type Plan } from './plan.js';
import type { QuestionRecord } from './record.js';
import type { Guest } from './sandbox/guest.js';
import { type Limits, usual } from './sandbox/limits.js';
import type { Submission } from './submission.js';

/** Marks one question, wherever that is done. */
export type Marker = (job: QuestionJob) => Promise<QuestionRecord>;

/** Marks in a process of this machine. */
export const markerHere =
  (start: (limits: Limits, forbids: readonly string[]) => Guest): Marker =>
  (job) =>
    markQuestion(job, (limits) => start(limits, job.question.forbids));

/**
 * The records of a submission's questions.
 * @param known records of an earlier run that ended too early, by question
 * @param done called with each new record
 */
export async function markSubmission(
  plan: Plan,
  { answers, problems, digest }: Submission,
  secret: string,
  mark: Marker,
  known: ReadonlyMap<string, QuestionRecord> = new Map(),
  done: (record: QuestionRecord) => void = () => {},
): Promise<QuestionRecord[]> {
  const records = new Map<string, QuestionRecord>();
  for (const question of plan.questions) {
    const { id, points } = question;
    const checks = plan.checks.get(id)!;
    const without = (end: QuestionRecord['end'], reason: string): QuestionRecord => ({
      question: id,
      points,
      got: 0,
      end,
      reason,
      checks: checks.map((one) => ({ what: one.check.what, points: one.points, got: 0, said: reason, mistake: null })),
      carried: [],
    });
    const carried = neededBy(plan, id).filter((need) => !isRight(records.get(need)));
    const made =
      known.get(id) ??
      (question.kind === 'manual'
        ? without('manual', messages.byHand)
        : !answers.has(id)
          ? without('missing', problems.get(id) ?? messages.noAnswer(id))
          : await mark({
              assignment: plan.assignment.name,
              question,
              checks,
              cells: cellsFor(plan, id, answers, carried),
              carried,
              submission: digest,
              secret,
              limits: { ...usual, ...(question.seconds !== null && { seconds: question.seconds }) },
            }));
    records.set(id, made);
    if (!known.has(id)) done(made);
  }
  return [...records.values()];
}

const isRight = (record: QuestionRecord | undefined): boolean => record !== undefined && record.got >= record.points;
