// Marks a submission: its questions, one after the other, as each builds on those before.

import { markQuestion, type QuestionJob } from './mark-question.js';
import { messages } from './messages.js';
import { cellsFor, neededBy, type Plan } from './plan.js';
import type { QuestionRecord } from './record.js';
import { type Guest, GuestError } from './sandbox/guest.js';
import { type Limits, usual } from './sandbox/limits.js';
import type { Begun } from './store.js';
import type { Submission } from './submission.js';

/** Marks one question, wherever that is done. */
export type Marker = (job: QuestionJob) => Promise<QuestionRecord>;

/** So often a process is started that does not come so far that a student's code runs. */
const starts = 3;

/**
 * Marks in processes of this machine.
 * @throws {GuestError} as a rejection, when no process can be started
 */
export const markerHere =
  (start: (limits: Limits, forbids: readonly string[]) => Guest): Marker =>
  async (job) => {
    for (let n = 1; ; n++)
      try {
        return await markQuestion(job, (limits) => start(limits, job.question.forbids));
      } catch (error) {
        if (!(error instanceof GuestError) || n === starts) throw error;
      }
  };

/** When so many markers have ended while an answer ran, it is the answer's doing. */
const deaths = 3;

/**
 * The records of a submission's questions.
 * @param begun what an earlier run has done that ended too early
 * @param note called with each question that is about to be marked, and with its record
 */
export async function markSubmission(
  plan: Plan,
  { answers, problems, digest }: Submission,
  secret: string,
  mark: Marker,
  { marked, tries }: Begun = { marked: new Map(), tries: new Map() },
  note: (what: QuestionRecord | { begins: string }) => void = () => {},
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
    const answered = async (): Promise<QuestionRecord> => {
      if (!answers.has(id)) return without('missing', problems.get(id) ?? messages.noAnswer(id));
      if (question.kind === 'manual') return without('manual', messages.byHand);
      if ((tries.get(id) ?? 0) >= deaths) return without('stopped', messages.deadly(deaths));
      note({ begins: id });
      return await mark({
        assignment: plan.assignment.name,
        question,
        checks,
        cells: cellsFor(plan, id, answers, carried),
        carried,
        submission: digest,
        secret,
        limits: { ...usual, ...(question.seconds !== null && { seconds: question.seconds }) },
      });
    };
    const known = marked.get(id);
    const record = known ?? (await answered());
    records.set(id, record);
    if (!known) note(record);
  }
  return [...records.values()];
}

const isRight = (record: QuestionRecord | undefined): boolean => record !== undefined && record.got >= record.points;
