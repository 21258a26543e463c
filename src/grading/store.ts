// Where records are kept: a file for each submission, written whole or not at all, and beside it, while its questions are marked, one line
// for each that is done. So a marker that is ended at any moment goes on where it was.

import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './files.js';
import type { Binding, QuestionRecord, SubmissionRecord } from './record.js';

/** That a question is about to be marked, that it is, or that the marker was told to end meanwhile. */
export type Note = QuestionRecord | { begins: string } | { leaves: string };

/** What is known of a submission whose marking has ended too early. */
export interface Begun {
  /** The questions that are marked. */
  marked: Map<string, QuestionRecord>;
  /** How often the marking of a question has begun. */
  tries: Map<string, number>;
}

export class Store {
  private readonly folder: string;
  private readonly texts: string;
  /** What is being marked. */
  private readonly current = new Map<string, { binding: Binding; question: string }>();

  /** @param out the folder of a run of the marker */
  constructor(out: string) {
    this.folder = join(out, 'records');
    this.texts = join(out, 'answers');
    for (const folder of [this.folder, this.texts]) mkdirSync(folder, { recursive: true });
  }

  /** What a student answered, by question: for marking by hand, and for comparing. */
  answers(student: string): { readonly [question: string]: string } {
    const file = join(this.texts, `${student}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { [question: string]: string }) : {};
  }

  /** Keeps what a student answered. */
  keepAnswers(student: string, answers: ReadonlyMap<string, string>): void {
    replaceFile(join(this.texts, `${student}.json`), `${JSON.stringify(Object.fromEntries(answers), null, 2)}\n`);
  }

  /** The record of a submission; null when there is none that belongs to it. */
  record(binding: Binding): SubmissionRecord | null {
    const found = this.read(binding.student);
    return found && isOf(found, binding) ? found : null;
  }

  /** All records, in the order of the students' names. */
  all(): SubmissionRecord[] {
    const names = readdirSync(this.folder).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as SubmissionRecord);
  }

  /** What an earlier run has done of a submission before it ended. */
  begun(binding: Binding): Begun {
    const begun: Begun = { marked: new Map(), tries: new Map() };
    const file = this.path(binding.student, 'part');
    if (!existsSync(file)) return begun;
    const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (first !== JSON.stringify(binding)) {
      rmSync(file);
      return begun;
    }
    for (const line of lines) {
      const note = parsed(line);
      if (!note) continue;
      const count = (id: string, n: number) => begun.tries.set(id, (begun.tries.get(id) ?? 0) + n);
      if ('begins' in note) count(note.begins, 1);
      else if ('leaves' in note) count(note.leaves, -1);
      else begun.marked.set(note.question, note);
    }
    return begun;
  }

  /** Notes what happens to a question. */
  note(binding: Binding, note: Note): void {
    const file = this.path(binding.student, 'part');
    const head = existsSync(file) ? '\n' : `${JSON.stringify(binding)}\n`; // what was cut off stays in a line of its own
    appendFileSync(file, `${head}${JSON.stringify(note)}\n`, { flush: true } as object);
    if ('begins' in note) this.current.set(binding.student, { binding, question: note.begins });
    else this.current.delete(binding.student);
  }

  /** Notes of all that is being marked that it is left: no answer has ended the marker. */
  leave(): void {
    for (const { binding, question } of [...this.current.values()]) this.note(binding, { leaves: question });
  }

  /** Keeps the record of a submission, in place of all that was noted before. */
  keep(record: SubmissionRecord): void {
    replaceFile(this.path(record.student, 'json'), `${JSON.stringify(record, null, 2)}\n`);
    rmSync(this.path(record.student, 'part'), { force: true });
  }

  private read(student: string): SubmissionRecord | null {
    const file = this.path(student, 'json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SubmissionRecord) : null;
  }

  private path(student: string, kind: string): string {
    return join(this.folder, `${student}.${kind}`);
  }
}

function parsed(line: string): Note | null {
  try {
    return JSON.parse(line) as Note;
  } catch {
    return null; // empty, or cut off
  }
}

const isOf = (record: SubmissionRecord, binding: Binding): boolean =>
  (Object.keys(binding) as (keyof Binding)[]).every((name) => record[name] === binding[name]);
