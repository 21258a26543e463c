// Marks of a student as Gradescope's results.json.

import { plain } from '../texts/text.js';
import { type StudentMarks, totals, written } from './marks.js';
import { messages } from './messages.js';

/** When students see something. */
export const visibilities = ['visible', 'hidden', 'after_due_date', 'after_published'] as const;
export type Visibility = (typeof visibilities)[number];

/** What Gradescope reads of a test. */
export interface GradescopeTest {
  name: string;
  number: string;
  score: number;
  max_score: number;
  status: 'passed' | 'failed';
  output: string;
  output_format: 'text';
  visibility: Visibility;
}

/** What Gradescope reads from `/autograder/results/results.json`. */
export interface GradescopeResults {
  score: number;
  output: string;
  output_format: 'text';
  visibility: Visibility;
  stdout_visibility: 'hidden';
  tests: GradescopeTest[];
}

/**
 * The results of a student. Everything is text, and what the grader prints is for instructors only.
 * @param visibility when the student sees the questions
 */
export function gradescope(student: StudentMarks, visibility: Visibility = 'visible'): GradescopeResults {
  const late = written(student.late ?? 0);
  return {
    score: totals(student).score,
    output: late > 0 ? messages.late(late) : '',
    output_format: 'text',
    visibility,
    stdout_visibility: 'hidden',
    tests: student.questions.map(({ id, got, points, said }, i) => ({
      name: plain(id),
      number: String(i + 1),
      score: written(got),
      max_score: written(points),
      status: written(got) < written(points) ? 'failed' : 'passed',
      output: plain(said.join('\n')),
      output_format: 'text',
      visibility,
    })),
  };
}
