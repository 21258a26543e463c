// The marks that count: what the marker found, what was marked by hand or set by the instructor, and what is taken for handing in late.
// Every number comes with its reasons. Nothing is rounded before the end.

import { digestOf } from '../keys.js';
import type { ManualMark, ManualMarks } from '../manual/marks.js';
import { writtenIn } from '../manual/written.js';
import type { Outline, OutlineQuestion } from '../outline.js';
import { twoDigits } from '../points.js';
import type { QuestionRecord, SubmissionRecord } from '../record.js';
import { type LateRule, latenessOf } from './late.js';
import { messages } from './messages.js';
import type { Moment } from './moment.js';
import type { Override } from './tables.js';

/** What an instructor says of marks. */
export interface Decisions {
  overrides: readonly Override[];
  /** Marks by hand, by question. */
  manual: ReadonlyMap<string, ManualMarks>;
  /** When submissions are due; null where that does not matter. */
  due: Moment | null;
  late: LateRule | null;
  /** Whoever has more time. */
  extensions: ReadonlyMap<string, Moment>;
  /** When each submission came; where that is not known, why. */
  times: ReadonlyMap<string, Moment | string>;
}

/** Marks as the marker and the markers by hand leave them. */
export const noDecisions: Decisions = {
  overrides: [],
  manual: new Map(),
  due: null,
  late: null,
  extensions: new Map(),
  times: new Map(),
};

export interface FinalQuestion {
  id: string;
  /** The heading under which it stands. */
  title: string;
  /** What the student wrote; empty where nothing was, or only what was handed out. */
  answer: string;
  points: number;
  got: number;
  /** Who says so: the marker, a person, or nobody yet. */
  by: 'marker' | 'hand' | 'instructor' | 'open';
  /** What the marker found; null where nothing could be marked. */
  record: QuestionRecord | null;
  /** Of marking by hand. */
  manual: ManualMark | null;
  /** Why it is so, besides what the record says. */
  why: string[];
}

export interface FinalMarks {
  /** What the marker found of the whole submission. */
  record: SubmissionRecord;
  questions: FinalQuestion[];
  points: number;
  /** The points got, before anything is taken. */
  sum: number;
  late: { percent: number; why: string } | null;
  /** When it was to be handed in, and when it was; null where that is not known. */
  due: Moment | null;
  handedIn: Moment | null;
  /** The points that count, with two decimals. */
  got: number;
  /** What the instructor should know, and the student need not. */
  concerns: string[];
}

/** The questions that are still to be marked by hand. */
export const openIn = ({ questions }: FinalMarks): FinalQuestion[] => questions.filter(({ by }) => by === 'open');

/** The students of whom nothing could be marked. */
export const unmarkedIn = (marks: readonly FinalMarks[]): string[] =>
  marks.filter(({ record }) => record.problem !== null).map(({ record }) => record.student);

/**
 * The marks of a submission.
 * @param answers the texts of its answers, by question
 */
export function finalMarks(
  outline: Outline,
  record: SubmissionRecord,
  answers: { readonly [question: string]: string },
  decisions: Decisions,
): FinalMarks {
  const { student, problem } = record;
  const questions = outline.questions.map((question) => {
    const own = record.questions.find((one) => one.question === question.id) ?? null;
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id]! : null;
    return overridden(student, markOf(student, question, own, answer, decisions), decisions);
  });
  const sum = questions.reduce((total, one) => total + one.got, 0);
  const times = timesOf(student, decisions);
  const isExtended = decisions.extensions.has(student);
  const { late, concern } =
    problem === null ? lateness(times, decisions.late, isExtended) : { late: null, concern: null };
  const concerns = [
    ...(concern === null ? [] : [concern]),
    ...(record.source === outline.source ? [] : [messages.olderHomework]),
  ];
  return {
    record,
    questions,
    points: outline.questions.reduce((total, one) => total + one.points, 0),
    sum,
    late,
    due: times.due,
    handedIn: typeof times.handedIn === 'string' ? null : times.handedIn,
    got: twoDigits(sum * (1 - (late?.percent ?? 0) / 100)),
    concerns,
  };
}

function markOf(
  student: string,
  { id, title = id, points, kind, stub }: OutlineQuestion,
  record: QuestionRecord | null,
  answer: string | null,
  { manual }: Decisions,
): FinalQuestion {
  const written = answer === null ? '' : writtenIn(answer, stub);
  const none: FinalQuestion = {
    id,
    title,
    points,
    answer: written,
    got: 0,
    by: 'marker',
    record,
    manual: null,
    why: [],
  };
  if (record === null) return { ...none, why: [messages.notMarked] };
  if (kind === 'checked') return { ...none, got: record.got };
  if (answer === null) return none;
  if (written === '') return { ...none, why: [messages.untouched] };
  const marks = manual.get(id);
  const own = marks?.marks.find((one) => one.answer === digestOf(answer));
  if (own && marks?.points === points) return { ...none, got: own.points, by: 'hand', manual: own };
  const before = marks?.marks.some((one) => one.students.includes(student));
  const why = own ? messages.otherPoints(marks!.points, points) : before ? messages.changed : messages.open;
  return { ...none, by: 'open', why: [why] };
}

function overridden(student: string, mark: FinalQuestion, { overrides }: Decisions): FinalQuestion {
  const own = overrides.find((one) => one.student === student && one.question === mark.id);
  if (!own) return mark;
  const before = mark.by === 'open' ? [] : [messages.instead(mark.got)];
  const why = [messages.override(own.points, mark.points, own.reason), ...before];
  return { ...mark, got: own.points, by: 'instructor', why };
}

/** When a submission is due, and when it came; where that is not known, why. */
interface Times {
  due: Moment | null;
  handedIn: Moment | string;
}

const timesOf = (student: string, { due, extensions, times }: Decisions): Times => ({
  due: extensions.get(student) ?? due,
  handedIn: times.get(student) ?? messages.noTime,
});

function lateness(
  { due, handedIn }: Times,
  rule: LateRule | null,
  isExtended: boolean,
): { late: FinalMarks['late']; concern: string | null } {
  if (due === null) return { late: null, concern: null };
  if (typeof handedIn === 'string') return { late: null, concern: handedIn };
  const found = latenessOf(handedIn, due, rule);
  if (found === null) return { late: null, concern: null };
  const words = isExtended ? messages.extended(due.text) : due.text;
  return {
    late: { percent: found.percent, why: messages.late(found, words) },
    concern: null,
  };
}
