// Every wording of reports.

import { twoDigits } from '../points.js';
import type { SimilarPair } from '../similar/class.js';

const plural = (n: number, what: string): string => `${twoDigits(n)} ${what}${n === 1 ? '' : 's'}`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

export const messages = {
  points: (got: number, points: number) => `${twoDigits(got)} of ${points} points`,
  check: (what: string, got: number, points: number, said: string) =>
    `${what} (${twoDigits(got)} of ${points}): ${said}`,
  looksLike: (name: string, hint: string) => `Looks like: ${name}. ${hint}`,
  carried: (questions: readonly string[]) =>
    `It builds on ${questions.join(', ')}, whose answer was not right; it was marked with the author's, so nothing is lost twice.`,
  noWord: 'No comment was given.',
  criterion: (points: number, text: string) => `${plural(points, 'point')}: ${text}`,
  otherPoints: (points: number) => `Marked by hand with ${plural(points, 'point')}.`,
  notMarked: (problem: string) => `It could not be marked: ${problem}.`,
  late: (why: string, percent: number, sum: number) =>
    percent > 0 ? `${why} Without that it would be ${twoDigits(sum)} points.` : why,
  openPoints: (points: number) => `${twoDigits(points)} points are still to be marked by hand, and not in the sum yet.`,
  of: (got: number, points: number) => `${twoDigits(got)} of ${points}`,
  open: (points: number) => `of ${points}`,
  called: (id: string, title: string) => (title === id ? id : `${id} · ${title}`),
  yourAnswer: 'The answer:',
  moreLines: (n: number) => `… and ${plural(n, 'more line')}`,
  notYet: 'not yet',
  title: (assignment: string, student: string) => `${assignment}: ${student}`,
  classTitle: (assignment: string) => `${assignment}: the class`,
  hidden:
    'Besides the inputs that you can see, answers were called with others, drawn for each submission; of these only is said whether all went right.',
  weak: "Students' code ran as a user of its own, without a sandbox of namespaces: a weaker isolation.",
  none: "Students' code ran without any isolation.",
  marked: (n: number, mean: number, points: number) =>
    `${plural(n, 'submission')}; on average ${twoDigits(mean)} of ${points} points.`,
  questions: 'Questions',
  question: 'question',
  pointsOf: 'points',
  share: 'share of the points',
  all: 'with all points',
  nothing: 'with none',
  discrimination: 'discrimination',
  discriminationIs: (fewest: number) =>
    `Discrimination is the correlation of a question's points with those of all the others: near 1, who did well elsewhere did well here; ` +
    `near 0 or below, look at the question. It needs ${fewest} submissions that differ.`,
  unknown: '–',
  byHand: 'To be marked by hand',
  openAnswers: (id: string, open: number, all: number) => `${id}: ${open} of ${all} answers`,
  markByHand: (assignment: string) =>
    `In the folder of this report, lectern mark ${assignment} --out . makes a page for each of these questions.`,
  everybody: 'Students',
  everybodyIs: 'reports/ has a page for each of them.',
  student: 'student',
  remark: '',
  openOnes: (ids: readonly string[]) => (ids.length === 0 ? '' : `to be marked by hand: ${ids.join(', ')}`),
  endedEarly: 'Answers that did not run to their end',
  decisions: 'To be looked at',
  similar: 'Similar answers',
  noneSimilar: 'None: no two students have an answer of which most is the same.',
  similarIs:
    'Compared are words and signs; names, numbers, texts and comments do not count, nor does what was handed out or what many have written. ' +
    'The same idea may lead to the same code: read both before you conclude anything. Students do not see this.',
  pair: ({ question, students: [one, other], shares: [a, b], common, alone }: SimilarPair) =>
    `${question}: ${one} and ${other}. ${percent(a)} and ${percent(b)} of what they wrote is the same: ${common} pieces, ${alone} of which nobody else has. The longest:`,
  morePairs: (n: number) => `${n} more pairs are not shown.`,
  lateOnes: 'Late',
  concern: (students: readonly string[], what: string) => `${students.join(', ')}: ${what}`,
  tenth: (i: number) => `${10 * i} to ${10 * (i + 1)} %`,
  mistakes: 'Mistakes that were recognised',
  mistake: 'mistake',
  students: 'students',
  problems: 'Could not be marked',
  distribution: 'Points',
  range: 'share of the points',
  noMistakes: 'None.',
  versions: ({ node, marker, isolation }: { node: string; marker: string; isolation: string }) =>
    `Node ${node}, marker ${marker.slice(0, 12)}, isolation ${isolation}`,
};
