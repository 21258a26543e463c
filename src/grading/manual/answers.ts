// The answers to a question that are marked by hand. Those with the same text are one: whoever wrote it gets the same mark.

import { digestOf } from '../keys.js';
import type { ClassMarks } from '../marks/class.js';
import type { OutlineQuestion } from '../outline.js';
import type { ManualMark } from './marks.js';
import { writtenIn } from './written.js';

export interface Answer {
  digest: string;
  /** What was written, without what the cell was handed out with. */
  text: string;
  students: string[];
  mark: ManualMark | null;
}

/** The answers in the order of their digests, which tells nothing of who wrote them; cells in which nothing was written are left out. */
export function answersTo({ id, stub }: OutlineQuestion, { marks, answers }: ClassMarks): Answer[] {
  const found = new Map<string, Answer>();
  for (const { record, questions } of marks) {
    const own = answers.get(record.student)!;
    const source = Object.hasOwn(own, id) ? own[id]! : '';
    const text = writtenIn(source, stub);
    if (record.problem !== null || text === '') continue;
    const digest = digestOf(source);
    const answer = found.get(digest) ?? { digest, text, students: [], mark: null };
    answer.students.push(record.student);
    answer.mark = questions.find((one) => one.id === id)!.manual;
    found.set(digest, answer);
  }
  return [...found.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
}
