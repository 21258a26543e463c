// The final marks of a class, from what lies in the folder of its marks: no student's code runs for them.

import { manualMarksIn } from '../manual/kept.js';
import { type Outline, outlineIn } from '../outline.js';
import { Store } from '../store.js';
import { type Decided, decidedIn, understood } from './decided.js';
import { type FinalMarks, finalMarks } from './final.js';
import { handedIn } from './handed-in.js';

export interface ClassMarks {
  outline: Outline;
  /** In the order of the students' names. */
  marks: FinalMarks[];
  /** What students answered, by student and question. */
  answers: ReadonlyMap<string, { readonly [question: string]: string }>;
  /** What cannot be read of what was decided. */
  problems: string[];
  /** Whom tables name, and nobody knows. */
  strangers: string[];
}

/**
 * @param out the folder that `lectern grade` has written
 * @param decided what is decided; what is kept there, when left out
 * @throws {Error} when it is no such folder
 */
export function classMarks(out: string, decided: Decided = decidedIn(out)): ClassMarks {
  const outline = outlineIn(out);
  const store = new Store(out);
  const records = store.all().filter(({ assignment }) => assignment === outline.assignment);
  const answers = new Map(records.map(({ student }) => [student, store.answers(student)]));
  const { problems, strangers, times, ...said } = understood(decided, {
    students: new Set(answers.keys()),
    questions: new Map(outline.questions.map(({ id, points }) => [id, points])),
  });
  const decisions = { ...said, times: new Map([...handedIn(out), ...times]), manual: manualMarksIn(out) };
  const marks = records.map((record) => finalMarks(outline, record, answers.get(record.student)!, decisions));
  return { outline, marks, answers, problems, strangers };
}
