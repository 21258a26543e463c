// What a worker does with a job: refuses what is not for it, marks what somebody waits for, and gives up what ended the workers before it.

import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { QuestionJob } from '../mark-question.js';
import { deadly, deaths } from '../mark-submission.js';
import type { Plan } from '../plan.js';
import type { QuestionRecord } from '../record.js';
import type { Board } from './board.js';
import { bindingOf, jobIn, type Outcome, questionOf, type Result, type Setting } from './job.js';
import { messages } from './messages.js';
import { seal } from './seal.js';

export interface Taker {
  plan: Plan;
  setting: Setting;
  secret: string;
  board: Board;
  say(line: string): void;
  /** How long a worker that has failed waits before it takes another job, so that the others take more, in milliseconds. */
  pause: number;
  /** So long after a worker was heard of last, its jobs are given to others, in milliseconds. */
  lease: number;
}

/** A job that was refused. */
export class RefusedError extends Error {}

/**
 * Marks a job; what there is to say lies on the board then.
 * @param begun called with the note that the job is being marked
 * @throws {RefusedError} as a rejection, for a job that does not come from a marker of this term
 */
export async function take(
  id: string,
  message: unknown,
  { plan, setting, secret, board, say, pause, lease }: Taker,
  mark: (job: QuestionJob) => Promise<QuestionRecord>,
  begun: (note: string) => void = () => {},
): Promise<void> {
  const job = jobIn(message, id, setting, secret);
  if (job === null) {
    say(messages.refused('a job', messages.forged));
    throw new RefusedError(messages.forged);
  }
  const isDone = async () => (await board.result(id)) !== null;
  const isDeadly = async () => (await board.tries(id)) >= deaths;
  const finish = async (outcome: Outcome, note: string | null): Promise<void> => {
    say('record' in outcome ? messages.marked(job, outcome.record) : messages.notMarked(job, outcome.failed));
    if ('failed' in outcome) await sleep(pause);
    const result: Result = { job: id, binding: bindingOf(job), outcome, by: `${hostname()} ${process.pid}` };
    await board.finish(id, note, seal(secret, 'results', result));
  };
  const wanted = questionOf(job, plan, secret);
  if (await isDone()) return; // whoever marked it has lost the job meanwhile
  if (await isDeadly()) {
    await sleep(lease); // who was only cut off from Redis may be there again
    if (await isDone()) return;
    if (await isDeadly()) return await finish({ record: deadly(plan, wanted.question) }, null);
  }
  const note = await board.begin(id);
  if (note === null) return; // another worker has marked it, and its result was taken
  begun(note);
  await finish(await outcomeOf(() => mark(wanted)), note);
}

async function outcomeOf(mark: () => Promise<QuestionRecord>): Promise<Outcome> {
  try {
    return { record: await mark() };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
