// What marking leaves behind. Records hold no times, hosts or attempts: the same submission gives the same bytes.

import type { KnownMistake } from '../homework/index.js';

/** How one check went. */
export interface CheckRecord {
  what: string;
  points: number;
  got: number;
  /** What a student is told; null when nothing is lost. */
  said: string | null;
  mistake: Pick<KnownMistake, 'name' | 'hint'> | null;
}

/** How a question ended, besides its marks. */
export type End =
  /** All calls were made. */
  | 'marked'
  /** The answer could not be read, or failed before it was called. */
  | 'failed'
  /** It was stopped, or ended itself. */
  | 'stopped'
  /** There is no answer. */
  | 'missing'
  /** Marked by hand. */
  | 'manual';

export interface QuestionRecord {
  question: string;
  points: number;
  got: number;
  end: End;
  /** Why it ended so; null where all calls were made. */
  reason: string | null;
  checks: CheckRecord[];
  /** The questions it needs whose answers were not right: it was marked with the author's. */
  carried: string[];
}

/** What a record belongs to. */
export interface Binding {
  assignment: string;
  student: string;
  /** Digests of the answers, of the homework's source, and of the marker. */
  submission: string;
  source: string;
  marker: string;
  node: string;
  isolation: string;
}

/** A submission's marks. */
export interface SubmissionRecord extends Binding {
  format: 1;
  /** Why nothing could be marked; null where something could. */
  problem: string | null;
  points: number;
  got: number;
  questions: QuestionRecord[];
}
