// Marks by hand, as the page gives them: read, and put beside those from before.

import type { OutlineQuestion } from '../outline.js';
import type { Answer } from './answers.js';
import { type Criterion, type ManualMark, type ManualMarks, schemeOf } from './marks.js';
import { messages } from './messages.js';

/** A mark as it comes; without points, one that is taken away. */
export interface Given {
  answer: string;
  points: number | null;
  criteria: Criterion[];
  comment: string;
}

type Json = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const longest = 10_000;

/**
 * The marks in a file, with the question that they belong to.
 * @param questions those that are marked by hand
 * @throws {SyntaxError} when something in it is wrong; the error says all of it
 */
export function marksIn(
  text: string,
  file: string,
  assignment: string,
  questions: readonly OutlineQuestion[],
): { question: OutlineQuestion; marks: Given[] } {
  const json = parsed(text, file);
  if (!isObject(json) || json['format'] !== 1 || !Array.isArray(json['marks']))
    throw new SyntaxError(messages.noMarks(file));
  if (json['assignment'] !== assignment)
    throw new SyntaxError(messages.otherHomework(file, String(json['assignment']), assignment));
  const question = questions.find(({ id }) => id === json['question']);
  const ids = questions.map(({ id }) => id);
  if (!question) throw new SyntaxError(messages.noQuestion(file, String(json['question']), ids));
  if (json['points'] !== question.points)
    throw new SyntaxError(messages.otherPoints(file, Number(json['points']), question.points));
  const problems: string[] = [];
  const seen = new Set<string>();
  const { criteria } = schemeOf(question.scheme);
  const marks = json['marks'].map((one: unknown, i): Given => {
    const say = (what: string) => void problems.push(messages.inMark(file, i + 1, what));
    const mark = givenIn(isObject(one) ? one : {}, question.points, criteria, say);
    if (seen.has(mark.answer)) say(messages.twice);
    seen.add(mark.answer);
    return mark;
  });
  if (problems.length > 0) throw new SyntaxError(problems.join('\n'));
  return { question, marks };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError(messages.noJson(file));
  }
}

function givenIn(
  { answer, points, criteria, comment }: Json,
  most: number,
  scheme: readonly Criterion[],
  say: (what: string) => void,
): Given {
  const isAnswer = typeof answer === 'string' && /^[0-9a-f]{64}$/.test(answer);
  if (!isAnswer) say(messages.noAnswer);
  if (points !== null && !(typeof points === 'number' && points >= 0 && points <= most)) say(messages.badPoints(points ?? null, most)); // biome-ignore format: one line
  if (typeof comment !== 'string' || comment.length > longest) say(messages.badComment(longest));
  const ticked = (Array.isArray(criteria) ? criteria : [criteria]).flatMap((text: unknown) => {
    const own = scheme.find((one) => one.text === text);
    if (!own) say(messages.badCriterion(text ?? null));
    return own ? [own] : [];
  });
  return {
    answer: isAnswer ? answer : '',
    points: typeof points === 'number' ? points : null,
    criteria: ticked,
    comment: typeof comment === 'string' ? comment.trim() : '',
  };
}

/** Marks with others taken in, and what that changed. */
export interface TakenIn {
  marks: ManualMarks;
  set: number;
  replaced: number;
  removed: number;
  /** So many belong to texts that nobody has handed in as it stands. */
  gone: number;
}

/** @param before the marks of the question; null when there are none */
export function takenIn(
  assignment: string,
  { id, points }: OutlineQuestion,
  before: ManualMarks | null,
  given: readonly Given[],
  answers: readonly Answer[],
): TakenIn {
  // what was marked when the question brought other points counts for nothing any more
  const marks = new Map((before?.points === points ? before.marks : []).map((one) => [one.answer, one]));
  const found = { set: 0, replaced: 0, removed: 0, gone: 0 };
  for (const { points: got, ...one } of given) {
    const students = answers.find(({ digest }) => digest === one.answer)?.students;
    if (!students) found.gone++;
    if (got === null) {
      if (marks.delete(one.answer)) found.removed++;
      continue;
    }
    if (marks.has(one.answer)) found.replaced++;
    found.set++;
    const mark: ManualMark = { ...one, points: got, students: students ?? marks.get(one.answer)?.students ?? [] };
    marks.set(one.answer, mark);
  }
  const sorted = [...marks.values()].sort((a, b) => (a.answer < b.answer ? -1 : 1));
  return { marks: { format: 1, assignment, question: id, points, marks: sorted }, ...found };
}
