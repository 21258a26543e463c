// Marks a class: as many submissions at once as there are slots, each as if it were alone.

import { basename } from 'node:path';
import { digestOf } from './keys.js';
import type { QuestionJob } from './mark-question.js';
import { type Marker, markSubmission } from './mark-submission.js';
import { messages } from './messages.js';
import type { Plan } from './plan.js';
import type { Binding, QuestionRecord, SubmissionRecord } from './record.js';
import type { Note, Store } from './store.js';
import { readBounded, type Submission, SubmissionError, submissionIn } from './submission.js';

/** A student, and where the submission lies; null when nothing was handed in. */
export interface Entry {
  student: string;
  file: string | null;
  /** Names of notebooks that lie there too, and are not read. */
  others?: string[];
}

/** The same, with why it cannot be marked. */
type Task = Entry & { problem: string | null };

export interface RunOptions {
  plan: Plan;
  secret: string;
  /** Digest of the marker, and what isolates students' code. */
  marker: string;
  isolation: string;
  store: Store;
  /** Mark what was marked already. */
  again: boolean;
  /** Only this question is marked again. */
  question: string | null;
  /** Whether answers run on other machines: then it says nothing of an answer that this marker ended while it ran. */
  elsewhere?: boolean;
  /** Called when a submission is done. */
  done(record: SubmissionRecord): void;
  /** Called when a submission could not be marked because the marker failed: there is no record then, and it is no student's 0. */
  failed(student: string, why: string): void;
}

/** Marks all submissions; each slot has a marker of its own. */
export async function markAll(entries: readonly Entry[], slots: readonly Marker[], options: RunOptions): Promise<void> {
  const queue = tasksIn(entries);
  const work = async (mark: Marker): Promise<void> => {
    for (let entry = queue.shift(); entry; entry = queue.shift())
      try {
        options.done(await markEntry(entry, mark, options));
      } catch (error) {
        options.failed(entry.student, error instanceof Error ? error.message : String(error));
      }
  };
  await Promise.all(slots.map(work));
}

/** One task for each student. Names that cannot be told apart everywhere are one student's, and whoever has two files gets no mark for either. */
function tasksIn(entries: readonly Entry[]): Task[] {
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.student.normalize('NFKC').toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), entry]);
  }
  return [...byName.values()].flatMap((own): Task[] => {
    if (own.length === 1) return own.map((entry) => ({ ...entry, problem: null }));
    const names = own.flatMap(({ student, file, others = [] }) => [basename(file ?? student), ...others]);
    const problem = messages.twoFiles(names);
    return [...new Set(own.map(({ student }) => student))].map((student) => ({ student, file: null, problem }));
  });
}

async function markEntry(entry: Task, mark: Marker, options: RunOptions): Promise<SubmissionRecord> {
  const { plan, secret, store, again, question, elsewhere = false } = options;
  const read = readEntry(entry, plan);
  const binding = bindingOf(entry, read, options);
  const before = store.record(binding);
  if (before && !again) return before;
  const begun = again ? { marked: kept(before, question), tries: new Map<string, number>() } : store.begun(binding);
  const markOne = (job: QuestionJob) => mark(job, entry.student);
  const note = (what: Note) => {
    if (!('begins' in what && elsewhere)) store.note(binding, what);
  };
  const questions = 'problem' in read ? [] : await markSubmission(plan, read, secret, markOne, begun, note);
  const record: SubmissionRecord = {
    format: 1,
    ...binding,
    problem: 'problem' in read ? read.problem : null,
    points: plan.questions.reduce((sum, one) => sum + one.points, 0),
    got: questions.reduce((sum, one) => sum + one.got, 0),
    questions,
  };
  store.keepAnswers(entry.student, 'problem' in read ? new Map() : read.answers);
  store.keep(record);
  return record;
}

/** What stays, where one question is marked again. */
const kept = (before: SubmissionRecord | null, question: string | null): Map<string, QuestionRecord> =>
  new Map(
    question === null
      ? []
      : (before?.questions ?? []).filter((one) => one.question !== question).map((one) => [one.question, one]),
  );

function readEntry({ file, problem, others = [] }: Task, plan: Plan): Submission | { problem: string } {
  try {
    if (problem !== null) return { problem };
    if (file === null)
      return { problem: others.length > 0 ? messages.otherNames(plan.assignment.name, others) : messages.nothing };
    return submissionIn(readBounded(file), plan);
  } catch (error) {
    if (error instanceof SubmissionError) return { problem: error.message };
    throw error;
  }
}

const bindingOf = (
  { student }: Entry,
  read: Submission | { problem: string },
  { plan, marker, isolation }: RunOptions,
): Binding => ({
  assignment: plan.assignment.name,
  student,
  submission: 'digest' in read ? read.digest : digestOf(read.problem),
  source: plan.source,
  marker,
  node: process.version,
  isolation,
});
