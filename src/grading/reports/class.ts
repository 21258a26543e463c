// What an instructor gets: how the class did, which questions were hard, which mistakes were common, and what is to be looked at.

import type { ClassMarks } from '../marks/class.js';
import { type FinalMarks, openIn } from '../marks/final.js';
import type { SubmissionRecord } from '../record.js';
import { type SimilarPair, similarAnswers } from '../similar/class.js';
import { fewest, type Item, itemsOf, mean } from './items.js';
import { messages } from './messages.js';
import type { Block, Page } from './page.js';

/** The report of a class. */
export function classPage(found: ClassMarks): Page {
  const { outline, marks, problems, strangers } = found;
  const marked = marks.filter(({ record }) => record.problem === null);
  const failed = marks.filter(({ record }) => record.problem !== null);
  const items = itemsOf(outline, marked);
  const points = outline.questions.reduce((sum, one) => sum + one.points, 0);
  const blocks: Block[] = [
    { lead: messages.marked(marked.length, mean(marked.map(({ got }) => got)), points) },
    ...toDo(outline.assignment, items),
    { heading: messages.distribution },
    { columns: [messages.range, messages.students, ''], rows: distribution(marked), bars: 2 },
    { heading: messages.questions },
    {
      columns: [messages.question, messages.share, messages.all, messages.nothing, messages.discrimination],
      rows: items.map(({ id, share, all, none, discrimination, marked: n }) => [
        id,
        n === 0 ? messages.notYet : share,
        all,
        none,
        discrimination ?? messages.unknown,
      ]),
      bars: 1,
    },
    { note: messages.discriminationIs(fewest) },
    { heading: messages.mistakes },
  ];
  const mistakes = mistakesIn(marked.map(({ record }) => record));
  if (mistakes.length === 0) blocks.push({ text: messages.noMistakes });
  else blocks.push({ columns: [messages.question, messages.mistake, messages.students], rows: mistakes });
  blocks.push(...listed(messages.endedEarly, endedEarly(marked)));
  blocks.push(...listed(messages.decisions, [...problems, ...strangers, ...concernsIn(marks)]));
  blocks.push(...listed(messages.lateOnes, lateOnes(marked)));
  blocks.push(...similar(similarAnswers(found)));
  blocks.push(...listed(messages.problems, failed.map(({ record }) => `${record.student}: ${record.problem}`))); // biome-ignore format: one line
  blocks.push({ heading: messages.everybody }, { text: messages.everybodyIs });
  blocks.push({ columns: [messages.student, messages.pointsOf, messages.remark], rows: marks.map(rowOf) });
  const [first] = marks;
  if (first) blocks.push({ note: messages.versions(first.record) });
  return { title: messages.classTitle(outline.assignment), blocks };
}

/** A student's row: name, points, and what is missing in them. */
const rowOf = (marks: FinalMarks): (string | number)[] => {
  const { record, got } = marks;
  return [record.student, got, record.problem ?? messages.openOnes(openIn(marks).map(({ id }) => id))];
};

/** Answers that could not be read, failed or were stopped, with whose they are. */
function endedEarly(marks: readonly FinalMarks[]): string[] {
  const students = new Map<string, string[]>();
  for (const { record } of marks)
    for (const { question, end, reason } of record.questions)
      if (end === 'failed' || end === 'stopped' || end === 'missing') {
        const what = `${question}: ${reason}`;
        students.set(what, [...(students.get(what) ?? []), record.student]);
      }
  return [...students].map(([what, who]) => messages.concern(who, what));
}

const listed = (heading: string, list: string[]): Block[] => (list.length === 0 ? [] : [{ heading }, { list }]);

/** What is still to be marked by hand. */
function toDo(assignment: string, items: readonly Item[]): Block[] {
  const open = items.filter((one) => one.open > 0);
  const lines = open.map(({ id, open, marked }) => messages.openAnswers(id, open, open + marked));
  return open.length === 0 ? [] : [...listed(messages.byHand, lines), { text: messages.markByHand(assignment) }];
}

/** So many pairs are shown, and so many lines of what they share. */
const [shown, lines] = [40, 8];

function similar(pairs: readonly SimilarPair[]): Block[] {
  if (pairs.length === 0) return [{ heading: messages.similar }, { text: messages.noneSimilar }];
  const blocks = pairs
    .slice(0, shown)
    .flatMap((pair): Block[] => [{ text: messages.pair(pair) }, { code: excerpt(pair.piece) }]);
  const more = pairs.length > shown ? [{ text: messages.morePairs(pairs.length - shown) }] : [];
  return [{ heading: messages.similar }, { note: messages.similarIs }, ...blocks, ...more];
}

const excerpt = (piece: string): string => {
  const all = piece.split('\n').map((line) => line.slice(0, 160));
  return [...all.slice(0, lines), ...(all.length > lines ? ['…'] : [])].join('\n');
};

const tenths = 10;

/** How many have which tenth of the points, as far as these are known. */
function distribution(marks: readonly FinalMarks[]): (string | number)[][] {
  const counts = Array<number>(tenths).fill(0);
  for (const { questions, got } of marks) {
    const all = questions.filter(({ by }) => by !== 'open').reduce((sum, one) => sum + one.points, 0);
    const tenth = all === 0 ? 0 : Math.min(tenths - 1, Math.floor((tenths * got) / all));
    counts[tenth] = counts[tenth]! + 1;
  }
  return counts.map((n, i) => [messages.tenth(i), n, marks.length === 0 ? 0 : n / marks.length]);
}

/** Mistakes by name, common ones first. */
function mistakesIn(records: readonly SubmissionRecord[]): (string | number)[][] {
  const counts = new Map<string, number>();
  for (const { questions } of records)
    for (const { question, checks } of questions) {
      const names = new Set(checks.flatMap(({ mistake }) => (mistake ? [mistake.name] : [])));
      for (const name of names) {
        const key = JSON.stringify([question, name]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([key, n]) => [...(JSON.parse(key) as [string, string]), n]);
}

/** What concerns somebody, with whom. */
function concernsIn(marks: readonly FinalMarks[]): string[] {
  const students = new Map<string, string[]>();
  for (const { record, concerns } of marks)
    for (const concern of concerns) students.set(concern, [...(students.get(concern) ?? []), record.student]);
  return [...students].map(([concern, who]) => messages.concern(who, concern));
}

const lateOnes = (marks: readonly FinalMarks[]): string[] =>
  marks.flatMap(({ record, late }) => (late === null ? [] : [messages.concern([record.student], late.why)]));
