// What marking has to know of a homework: its cells, its questions, their checks and calls.

import type { Check } from '../assignment/index.js';
import { type Checks, pointsOf } from '../assignment/sheet.js';
import { type Assignment, type Question, solutionOf } from '../assignment/source.js';
import type { CheckSheet, VisibleRun } from '../homework/index.js';
import type { Cells } from './channel/requests.js';

/** A check of a question, with its points and the calls that students see. */
export interface PlannedCheck {
  check: Check;
  points: number;
  visible: readonly VisibleRun[];
}

export interface Plan {
  assignment: Assignment;
  /** Digest of the homework's source. */
  source: string;
  questions: readonly Question[];
  checks: ReadonlyMap<string, readonly PlannedCheck[]>;
}

export function planOf(assignment: Assignment, checks: Checks, sheet: CheckSheet, source: string): Plan {
  const planned = assignment.questions.map((question): [string, PlannedCheck[]] => {
    const own = checks.get(question.id) ?? [];
    const points = own.length > 0 ? pointsOf(question, own) : [];
    const runs = sheet.questions.find(({ id }) => id === question.id)!.checks;
    return [question.id, own.map((check, i) => ({ check, points: points[i]!, visible: runs[i]!.runs }))];
  });
  return { assignment, source, questions: assignment.questions, checks: new Map(planned) };
}

/** A question with all that it needs, also by way of others. */
export function neededBy(plan: Plan, id: string): string[] {
  const needs = plan.questions.find((one) => one.id === id)?.needs ?? [];
  return [...new Set(needs.flatMap((need) => [...neededBy(plan, need), need]))];
}

/**
 * The cells that go to a student's process: what is given is the author's, never the submission's.
 * @param answers the sources of answers
 * @param reference the questions that are answered as the author does
 */
export function cellsFor(
  plan: Plan,
  id: string,
  answers: ReadonlyMap<string, string>,
  reference: readonly string[],
): Cells {
  const cells = plan.assignment.cells
    .filter(({ type, role }) => type === 'code' && role !== 'checks')
    .flatMap((cell): Cells['cells'] => {
      const { question } = cell;
      if (question === null) return [{ question, source: cell.source }];
      const source = reference.includes(question) ? solutionOf(cell) : answers.get(question);
      return source === undefined ? [] : [{ question, source }];
    });
  const names = new Set((plan.checks.get(id) ?? []).map(({ check }) => check.calls));
  return { cells, questions: [id, ...neededBy(plan, id)], names: [...names] };
}
