// A homework of two questions, a student's answers, and a board in memory.

import type { Check } from '../../../src/assignment/check.js';
import { parseAssignment } from '../../../src/assignment/source.js';
import type { QuestionJob } from '../../../src/grading/mark-question.js';
import { questionJob } from '../../../src/grading/mark-submission.js';
import type { Plan } from '../../../src/grading/plan.js';
import type { Board } from '../../../src/grading/queue/board.js';
import { type Job, jobFor, type Setting } from '../../../src/grading/queue/job.js';
import type { QuestionRecord } from '../../../src/grading/record.js';

const source = (id: string, needs = '') => `// %% answer="${id}" points=1 ${needs}
export function ${id}() {
  // BEGIN SOLUTION
  return 'the solution of ${id}';
  // END SOLUTION
}
// %% checks="${id}"
1;
`;
const assignment = parseAssignment(
  'hw',
  `// %%\n'given';\n${source('q1')}${source('q2', 'needs=["q1"]')}${source('q3')}`,
);
const { questions } = assignment;
const checksOf = (id: string) => [{ check: { what: id, calls: id } as Check, points: 1, visible: [] }];

export const plan: Plan = {
  ...{ assignment, questions, source: 'f'.repeat(64) },
  checks: new Map(questions.map(({ id }) => [id, checksOf(id)])),
};
export const secret = 'a'.repeat(64);
export const setting: Setting = {
  ...{ assignment: 'hw', source: plan.source, marker: 'e'.repeat(64), node: 'v20.16.0', isolation: 'bubblewrap' },
};
const answers = new Map([
  ['q1', "function q1() { return 'mine' }"],
  ['q2', "function q2() { return 'mine too' }"],
  ['q3', 'not for this question'],
]);

const questionWith = (own: Map<string, string>, carried: string[]): QuestionJob =>
  questionJob(plan, questions[1]!, own, carried, 'd'.repeat(64), secret);

/** The second question of a student. */
export const question = (carried: string[] = []): QuestionJob => questionWith(answers, carried);

/** The same, as a worker has it: without the answer that it does not build on. */
export const questionThere = (carried: string[] = []): QuestionJob =>
  questionWith(new Map([...answers].slice(0, 2)), carried);

/** The job of it. */
export const job = ({ run = 'now', round = 1, student = 'ada', carried = [] as string[] } = {}): Job =>
  jobFor(question(carried), setting, run, round, student);

export const record: QuestionRecord = {
  ...{ question: 'q2', points: 1, got: 1, end: 'marked', reason: null, checks: [], carried: [] },
};

/** A board in memory. */
export function boardInMemory(): Board & { results: Map<string, string>; notes: Map<string, Set<string>> } {
  const wanted = new Set<string>();
  const results = new Map<string, string>();
  const notes = new Map<string, Set<string>>();
  let count = 0;
  return {
    ...{ results, notes },
    want: async (id) => void wanted.add(id),
    result: async (id) => results.get(id) ?? null,
    tries: async (id) => notes.get(id)?.size ?? 0,
    async begin(id) {
      if (!wanted.has(id)) return null;
      const note = String(++count);
      notes.set(id, (notes.get(id) ?? new Set()).add(note));
      return note;
    },
    giveBack: async (id, note) => void notes.get(id)?.delete(note),
    async finish(id, note, result) {
      if (wanted.has(id)) results.set(id, result);
      if (note !== null) notes.get(id)?.delete(note);
    },
    async clear(id) {
      wanted.delete(id);
      results.delete(id);
      notes.delete(id);
    },
  };
}
