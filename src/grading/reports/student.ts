// What a student gets back: the points of each question, why they are what they are, and what went wrong.

import { type FinalMarks, openIn } from '../marks/final.js';
import { saidOf } from './marks.js';
import { messages } from './messages.js';
import type { Block, Page } from './page.js';

/** The report of a submission. */
export function studentPage(marks: FinalMarks): Page {
  const { record, questions, points, sum, got, late } = marks;
  const { assignment, student, problem, isolation } = record;
  const open = openIn(marks).reduce((total, one) => total + one.points, 0);
  const blocks: Block[] = [{ lead: messages.points(got, points) }];
  if (problem !== null) blocks.push({ text: messages.notMarked(problem) });
  if (late !== null) blocks.push({ text: messages.late(late.why, late.percent, sum) });
  if (open > 0) blocks.push({ text: messages.openPoints(open) });
  blocks.push({
    columns: [messages.question, messages.pointsOf, messages.share],
    rows: questions.map(({ id, title, got, points, by }) => [
      messages.called(id, title),
      by === 'open' ? messages.open(points) : messages.of(got, points),
      by === 'open' ? messages.notYet : got / points,
    ]),
    bars: 2,
  });
  for (const one of questions) {
    const said = saidOf(one);
    if (problem !== null && one.by === 'marker') continue; // said above
    if (said.length === 0 && one.got >= one.points) continue; // the table says enough
    const called = messages.called(one.id, one.title);
    blocks.push({ heading: one.by === 'open' ? called : `${called} (${messages.points(one.got, one.points)})` });
    blocks.push(said.length > 0 ? { list: said } : { text: messages.noWord });
    const isQuestioned = one.by !== 'marker' || one.got < one.points;
    if (isQuestioned && one.answer !== '') blocks.push({ note: messages.yourAnswer }, { code: atMost(one.answer) });
  }
  if (problem === null) blocks.push({ note: messages.hidden });
  if (isolation !== 'bubblewrap') blocks.push({ text: isolation === 'user' ? messages.weak : messages.none });
  return { title: messages.title(assignment, student), blocks };
}

/** So many lines of an answer are shown, and so many characters of a line. */
const [longest, widest] = [150, 400];

function atMost(answer: string): string {
  const lines = answer.split('\n');
  const shown = lines.slice(0, longest).map((line) => (line.length > widest ? `${line.slice(0, widest)}…` : line));
  return [...shown, ...(lines.length > longest ? [messages.moreLines(lines.length - longest)] : [])].join('\n');
}
