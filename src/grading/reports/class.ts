// What an instructor gets: how the class did, which questions were hard, which mistakes were common.

import type { Question } from '../../assignment/source.js';
import type { SubmissionRecord } from '../record.js';
import { messages } from './messages.js';
import type { Block, Page } from './page.js';

/** The report of a class. */
export function classPage(
  assignment: string,
  questions: readonly Question[],
  records: readonly SubmissionRecord[],
): Page {
  const marked = records.filter(({ problem }) => problem === null);
  const failed = records.filter(({ problem }) => problem !== null);
  const blocks: Block[] = [
    { text: messages.marked(marked.length, mean(marked.map(({ got }) => got)), marked[0]?.points ?? 0) },
    { heading: messages.distribution },
    { columns: [messages.range, messages.students, ''], rows: distribution(marked), bars: 2 },
    { heading: messages.questions },
    {
      columns: [messages.question, messages.share, messages.all, messages.nothing],
      rows: questions.filter(({ kind }) => kind === 'checked').map(({ id }) => difficulty(id, marked)),
      bars: 1,
    },
    { heading: messages.mistakes },
  ];
  const mistakes = mistakesIn(marked);
  if (mistakes.length === 0) blocks.push({ text: messages.noMistakes });
  else blocks.push({ columns: [messages.question, messages.mistake, messages.students], rows: mistakes });
  if (failed.length > 0)
    blocks.push(
      { heading: messages.problems },
      { list: failed.map(({ student, problem }) => `${student}: ${problem}`) },
    );
  const [first] = records;
  if (first) blocks.push({ text: messages.versions(first) });
  return { title: messages.classTitle(assignment), blocks };
}

const mean = (all: readonly number[]): number =>
  all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length;

const tenths = 10;

/** How many have which tenth of the points that are not given by hand. */
function distribution(records: readonly SubmissionRecord[]): (string | number)[][] {
  const counts = Array<number>(tenths).fill(0);
  for (const { questions } of records) {
    const checked = questions.filter(({ end }) => end !== 'manual');
    const all = checked.reduce((sum, one) => sum + one.points, 0);
    const got = checked.reduce((sum, one) => sum + one.got, 0);
    const tenth = all === 0 ? 0 : Math.min(tenths - 1, Math.floor((tenths * got) / all));
    counts[tenth] = counts[tenth]! + 1;
  }
  return counts.map((n, i) => [`${10 * i} to ${10 * (i + 1)} %`, n, records.length === 0 ? 0 : n / records.length]);
}

function difficulty(id: string, records: readonly SubmissionRecord[]): (string | number)[] {
  const shares = records.flatMap(({ questions }) => {
    const own = questions.find(({ question }) => question === id);
    return own ? [own.got / own.points] : [];
  });
  const count = (share: number) => shares.filter((one) => one === share).length;
  return [id, mean(shares), count(1), count(0)];
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
