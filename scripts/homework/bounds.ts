// `node --import ./scripts/ts.mjs scripts/homework/bounds.ts hw4 q6 [200 [FILE]]` measures where the bounds of a check of quality may lie: each
// answer in test/assignment/answers that is right gets hidden cases with seeds of their own, 200 in all, and those that are wrong get some; with FILE, that answer alone.

import { wilson } from '../../src/homework/quality.js';
import { filesIn, read, saidIn } from '../../test/assignment/answer-files.js';
import { type Answers, answersIn, functionsOf, homework, markedHidden } from '../../test/assignment/in-process.js';

const [name = 'hw4', id = 'q6', runs = '200', only] = process.argv.slice(2);

interface Row {
  answer: string;
  /** The share of right numbers or, beside the best method, how many times as many errors. */
  reached: number[];
  /** The same at the end of the interval that is better for the student: what the bounds are compared with. */
  counted: number[];
  share: number[];
}

const numbers = (x: unknown): ArrayLike<number> => (x as { data?: ArrayLike<number> }).data ?? (x as number[]);

async function measured(answer: string, answers: Answers, keys: number[]): Promise<Row> {
  const own = functionsOf(assignment, question, answers, [check.calls])[check.calls];
  const row: Row = { answer, reached: [], counted: [], share: [] };
  for (const key of keys) {
    const { found, expected, best, share } = await markedHidden(check, own, key);
    const [have, want] = [numbers(found), numbers(expected)];
    let errors = 0;
    for (let i = 0; i < want.length; i++) if (have[i] !== want[i]) errors++;
    const [n, least] = [want.length, wilson(errors, want.length).low];
    row.reached.push(best === null ? 1 - errors / n : errors / n / best);
    row.counted.push(best === null ? 1 - least : least / best);
    row.share.push(share);
  }
  console.log(line(row));
  return row;
}

function line({ answer, reached, counted, share }: Row): string {
  const of = (all: number[]) => {
    const sorted = [...all].sort((a, b) => a - b);
    const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))]!.toFixed(4);
    return `${at(0)} ${at(0.5)} ${at(1)}`;
  };
  const least = Math.min(...share).toFixed(2);
  const most = Math.max(...share).toFixed(2);
  return `${answer.padEnd(22)} ${String(share.length).padStart(4)}  reached ${of(reached)}  counted ${of(counted)}  share of points ${least} ${most}`;
}

const { assignment, checks } = await homework(name);
const question = assignment.questions.find((one) => one.id === id)!;
const check = checks.get(id)!.find(({ quality }) => quality)!;
/** The answers to this question, by the name of their file. */
const inFiles = (kind: 'right' | 'wrong') =>
  filesIn(name, kind)
    .filter((file) => kind === 'right' || saidIn(read(name, kind, file)).has(id))
    .map((file) => [file, answersIn(read(name, kind, file))] as const)
    .filter(([, answers]) => answers.has(id));
const keys = (first: number, n: number) => Array.from({ length: n }, (_, i) => first + i);

console.log(`${name} ${id}: least, median and largest of each`);
const right = [['the reference', new Map()] as const, ...inFiles('right')];
const all: Row[] = [];
for (const [i, [file, answers]] of right.entries()) {
  if (only !== undefined && file !== only) continue;
  const own = keys(1000, Number(runs)).filter((key) => key % right.length === i);
  all.push(await measured(file, answers, own));
}
const together = (what: 'reached' | 'counted' | 'share') => all.flatMap((row) => row[what]);
const [reached, counted, share] = [together('reached'), together('counted'), together('share')];
console.log(line({ answer: 'all that are right', reached, counted, share }));
if (only === undefined)
  for (const [file, answers] of inFiles('wrong'))
    await measured(file, answers, keys(5000, Math.ceil(Number(runs) / 10)));
