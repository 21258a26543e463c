// Marks a submission: its questions, one after the other, as each builds on those before.

import type { Question } from '../assignment/source.js';
import type { Compiler } from './compiler.js';
import { markQuestion, type QuestionJob } from './mark-question.js';
import { messages } from './messages.js';
import { cellsFor, neededBy, type Plan } from './plan.js';
import type { End, QuestionRecord } from './record.js';
import { type Guest, GuestError } from './sandbox/guest.js';
import { type Limits, usual } from './sandbox/limits.js';
import type { Begun } from './store.js';
import type { Submission } from './submission.js';

/** Marks one question of a student, wherever that is done. */
export type Marker = (job: QuestionJob, student: string) => Promise<QuestionRecord>;

/** So often a process is started that does not come so far that a student's code runs. */
const starts = 3;

/**
 * Marks in processes of this machine.
 * @param start starts processes of answers
 * @throws {GuestError} as a rejection, when no process can be started
 */
export const markerHere =
  (start: (limits: Limits, forbids: readonly string[]) => Guest, compiler: Compiler): Marker =>
  async (job) => {
    for (let n = 1; ; n++)
      try {
        return await markQuestion(job, (limits) => start(limits, job.question.forbids), compiler);
      } catch (error) {
        if (!(error instanceof GuestError) || n === starts) throw error;
      }
  };

/** When so many markers have ended while an answer ran, it is the answer's doing. */
export const deaths = 3;

/** What is to be marked of a question. */
export const questionJob = (
  plan: Plan,
  question: Question,
  answers: ReadonlyMap<string, string>,
  carried: string[],
  submission: string,
  secret: string,
): QuestionJob => ({
  assignment: plan.assignment.name,
  question,
  checks: plan.checks.get(question.id)!,
  cells: cellsFor(plan, question.id, answers, carried),
  carried,
  submission,
  secret,
  limits: { ...usual, ...(question.seconds !== null && { seconds: question.seconds }) },
});

/** The record of an answer that was not marked. */
export const unmarked = (plan: Plan, { id, points }: Question, end: End, reason: string): QuestionRecord => ({
  question: id,
  points,
  got: 0,
  end,
  reason,
  checks: plan.checks
    .get(id)!
    .map((one) => ({ what: one.check.what, points: one.points, got: 0, said: reason, mistake: null })),
  carried: [],
});

/** That of an answer under which markers ended. */
export const deadly = (plan: Plan, question: Question): QuestionRecord =>
  unmarked(plan, question, 'stopped', messages.deadly(deaths));

/**
 * The records of a submission's questions.
 * @param begun what an earlier run has done that ended too early
 * @param note called with each question that is about to be marked, and with its record
 */
export async function markSubmission(
  plan: Plan,
  { answers, problems, digest }: Submission,
  secret: string,
  mark: (job: QuestionJob) => Promise<QuestionRecord>,
  { marked, tries }: Begun = { marked: new Map(), tries: new Map() },
  note: (what: QuestionRecord | { begins: string }) => void = () => {},
): Promise<QuestionRecord[]> {
  const records = new Map<string, QuestionRecord>();
  for (const question of plan.questions) {
    const { id } = question;
    const carried = neededBy(plan, id).filter((need) => !isRight(records.get(need)));
    const answered = async (): Promise<QuestionRecord> => {
      if (!answers.has(id)) return unmarked(plan, question, 'missing', problems.get(id) ?? messages.noAnswer(id));
      if (question.kind === 'manual') return unmarked(plan, question, 'manual', messages.byHand);
      if ((tries.get(id) ?? 0) >= deaths) return deadly(plan, question);
      note({ begins: id });
      return await mark(questionJob(plan, question, answers, carried, digest, secret));
    };
    const known = marked.get(id);
    const record = known ?? (await answered());
    records.set(id, record);
    if (!known) note(record);
  }
  return [...records.values()];
}

const isRight = (record: QuestionRecord | undefined): boolean => record !== undefined && record.got >= record.points;
