// The marks of an assignment, as every exporter takes them.

import { twoDigits } from '../points.js';

export interface QuestionMark {
  id: string;
  got: number;
  points: number;
  /** What was said of it, a line each. */
  said: string[];
  /** It is still to be marked by hand. */
  open?: boolean;
}

export interface StudentMarks {
  id: string;
  name?: string;
  questions: QuestionMark[];
  /** Why nothing could be marked. */
  problem?: string;
  /** When it was due, and when it came, in milliseconds since 1970. */
  due?: number;
  handedIn?: number;
  /** Points that are taken for handing in late. */
  late?: number;
}

export interface Marks {
  assignment: string;
  students: StudentMarks[];
}

/** Points as they are written: sums of thirds and tenths lose the digits that only binary numbers have. */
export const written = (points: number): number => Number(points.toFixed(6));

const sum = (questions: readonly QuestionMark[], of: (one: QuestionMark) => number): number =>
  questions.reduce((total, one) => total + of(one), 0);

/** What a student has got before anything is taken for lateness, and after, and what there was to get, with two decimals. */
export function totals({ questions, late = 0 }: StudentMarks): { raw: number; score: number; max: number } {
  const raw = twoDigits(sum(questions, ({ got }) => got));
  const max = twoDigits(sum(questions, ({ points }) => points));
  return { raw, score: twoDigits(Math.max(0, raw - late)), max };
}
