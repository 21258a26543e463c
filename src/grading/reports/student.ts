// What a student gets back: the points of each question, and what went wrong.

import type { SubmissionRecord } from '../record.js';
import { saidOfQuestion } from './marks.js';
import { messages } from './messages.js';
import type { Block, Page } from './page.js';

/** The report of a submission. */
export function studentPage({
  assignment,
  student,
  problem,
  points,
  got,
  questions,
  isolation,
}: SubmissionRecord): Page {
  const blocks: Block[] = [{ text: problem ?? messages.points(got, points) }];
  for (const one of questions) {
    blocks.push({ heading: `${one.question}: ${one.end === 'manual' ? '' : messages.points(one.got, one.points)}` });
    const said = saidOfQuestion(one);
    if (one.end === 'manual') blocks.push({ text: messages.byHand });
    else if (said.length > 0) blocks.push({ list: said });
    else blocks.push({ text: messages.right });
  }
  if (problem === null) blocks.push({ text: messages.hidden });
  if (isolation !== 'bubblewrap') blocks.push({ text: isolation === 'user' ? messages.weak : messages.none });
  return { title: messages.title(assignment, student), blocks };
}
