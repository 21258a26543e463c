// A question that a worker is to mark, and what comes back. A job has the answers of one student under a pseudonym, and digests of the rest: the
// worker has the homework and the secret of the term itself.

import { createHash } from 'node:crypto';
import { cellsAtMost } from '../guest/at-most.js';
import type { QuestionJob } from '../mark-question.js';
import { questionJob } from '../mark-submission.js';
import type { Plan } from '../plan.js';
import type { Binding, QuestionRecord } from '../record.js';
import { messages } from './messages.js';
import { pseudonym, unseal } from './seal.js';

/** What a worker must have as the coordinator has it, so that its record is the one that the coordinator would have made. */
export type Setting = Pick<Binding, 'assignment' | 'source' | 'marker' | 'node' | 'isolation'>;

export interface Job extends Setting {
  /** The run of the marker; a new one each time that a class is marked again. */
  run: string;
  /** How often it was asked for in this run. */
  round: number;
  /** The student's pseudonym. */
  student: string;
  /** Digest of the submission. */
  submission: string;
  question: string;
  /** Its answer, and those that it may build on. */
  answers: [question: string, source: string][];
  /** The needed questions that are answered as the author does. */
  carried: string[];
}

/** What came out: a record, or why there is none. */
export type Outcome = { record: QuestionRecord } | { failed: string };

/** What comes back for a job. */
export interface Result {
  job: string;
  /** What of the job says whose record this is. */
  binding: Omit<Job, 'answers' | 'carried'>;
  outcome: Outcome;
  /** Where it was marked; for the log. */
  by: string;
}

/** What marks a homework here. */
export const settingOf = ({ assignment, source }: Plan, marker: string, isolation: string): Setting => ({
  ...{ assignment: assignment.name, source, marker, isolation },
  node: process.version,
});

/** A job's name: a digest of all that it says. */
export const idOf = (job: Job): string => `q${createHash('sha256').update(JSON.stringify(job)).digest('hex')}`;

const partsOf = ({ assignment, source, marker, node, isolation }: Setting): string[] => [
  assignment,
  source,
  marker,
  node,
  isolation,
];

/** The queue of a homework in a term; a worker with another version of anything has another queue. */
export const queueOf = (secret: string, setting: Setting): string =>
  `${setting.assignment}-${pseudonym(secret, 'queues', ...partsOf(setting)).slice(0, 12)}`;

/** The job for a question. */
export function jobFor(
  { question, cells, carried, submission, secret }: QuestionJob,
  setting: Setting,
  run: string,
  round: number,
  student: string,
): Job {
  const answers = cellsAtMost(cells.cells, cells.questions).flatMap(({ question: id, source }): Job['answers'] =>
    id === null || carried.includes(id) ? [] : [[id, source]],
  );
  const name = pseudonym(secret, 'students', setting.assignment, student);
  return { ...setting, run, round, student: name, submission, question: question.id, answers, carried };
}

/** The job in a message; null when nobody with the secret has written it for a worker with this setting under this name. */
export function jobIn(message: unknown, id: string, setting: Setting, secret: string): Job | null {
  const job = unseal<Job>(secret, 'jobs', message);
  return job !== null && idOf(job) === id && partsOf(job).join() === partsOf(setting).join() ? job : null;
}

/** The question of a job, as it is marked here. */
export function questionOf(job: Job, plan: Plan, secret: string): QuestionJob {
  const question = plan.questions.find(({ id }) => id === job.question)!; // the source is the same
  return questionJob(plan, question, new Map(job.answers), job.carried, job.submission, secret);
}

export const bindingOf = ({ answers: _, carried: __, ...binding }: Job): Result['binding'] => binding;

/** What a message says of a job; only what a worker of this term has found for this very job is taken. */
export function outcomeIn(message: string, job: Job, secret: string): (Outcome & { by: string }) | { refused: string } {
  const result = unseal<Result>(secret, 'results', message);
  if (result === null) return { refused: messages.unsealed };
  const binding = bindingOf(job);
  for (const name of Object.keys(binding) as (keyof typeof binding)[])
    if (result.binding[name] !== binding[name]) return { refused: messages.otherBinding(name) };
  if (result.job !== idOf(job)) return { refused: messages.otherBinding('job') };
  return { ...result.outcome, by: result.by };
}
