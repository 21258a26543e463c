// Where records are kept: a file for each submission, written whole or not at all, and beside it, while its questions are marked, one line
// for each that is done. So a marker that is ended at any moment goes on where it was.

import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binding, QuestionRecord, SubmissionRecord } from './record.js';

export class Store {
  private readonly folder: string;

  /** @param out the folder of a run of the marker */
  constructor(out: string) {
    this.folder = join(out, 'records');
    mkdirSync(this.folder, { recursive: true });
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

  /** The questions of a submission that an earlier run has marked before it ended. */
  begun(binding: Binding): Map<string, QuestionRecord> {
    const known = new Map<string, QuestionRecord>();
    const file = this.path(binding.student, 'part');
    if (!existsSync(file)) return known;
    const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (first !== JSON.stringify(binding)) {
      rmSync(file);
      return known;
    }
    for (const line of lines) {
      const record = parsed(line);
      if (record) known.set(record.question, record);
    }
    return known;
  }

  /** Notes that a question is marked. */
  note(binding: Binding, record: QuestionRecord): void {
    const file = this.path(binding.student, 'part');
    const head = existsSync(file) ? '\n' : `${JSON.stringify(binding)}\n`; // what was cut off stays in a line of its own
    appendFileSync(file, `${head}${JSON.stringify(record)}\n`, { flush: true } as object);
  }

  /** Keeps the record of a submission, in place of all that was noted before. */
  keep(record: SubmissionRecord): void {
    const file = this.path(record.student, 'json');
    const fresh = `${file}.new`;
    writeFileSync(fresh, `${JSON.stringify(record, null, 2)}\n`);
    const handle = openSync(fresh, 'r');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(fresh, file);
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

function parsed(line: string): QuestionRecord | null {
  try {
    return JSON.parse(line) as QuestionRecord;
  } catch {
    return null; // empty, or cut off
  }
}

const isOf = (record: SubmissionRecord, binding: Binding): boolean =>
  (Object.keys(binding) as (keyof Binding)[]).every((name) => record[name] === binding[name]);
