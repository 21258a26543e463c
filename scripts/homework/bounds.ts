// `node --import ./scripts/ts.mjs scripts/homework/bounds.ts hw4 q6 [200]` measures where the bounds of a check of quality may lie: each
// answer in test/assignment/answers that is right gets hidden cases with seeds of their own, 200 in all, and those that are wrong get some.

import { wilson } from '../../src/homework/quality.js';
import { type Fixture, fixtures, functions, type Homework, homework, markedHidden, saidLost } from './answers.js';

const [name = 'hw4', id = 'q6', runs = '200'] = process.argv.slice(2);

interface Row {
  answer: string;
  /** The share of right numbers or, beside the best method, how many times as many errors. */
  reached: number[];
  /** The same at the end of the interval that is better for the student: what the bounds are compared with. */
  counted: number[];
  share: number[];
}

const numbers = (x: unknown): ArrayLike<number> => (x as { data?: ArrayLike<number> }).data ?? (x as number[]);

async function measured(of: Homework, { name: answer, answers }: Fixture, keys: number[]): Promise<Row> {
  const check = of.checks.get(id)!.find(({ quality }) => quality)!;
  const own = functions(of, answers, id)[check.calls];
  const row: Row = { answer, reached: [], counted: [], share: [] };
  for (const key of keys) {
    const { found, call, share } = await markedHidden(check, own, key);
    const [have, want] = [numbers(found), numbers(call.expected)];
    let errors = 0;
    for (let i = 0; i < want.length; i++) if (have[i] !== want[i]) errors++;
    const [n, least] = [want.length, wilson(errors, want.length).low];
    row.reached.push(call.best === undefined ? 1 - errors / n : errors / n / call.best);
    row.counted.push(call.best === undefined ? 1 - least : least / call.best);
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

const of = await homework(name);
const right = [
  { name: 'reference', text: '', answers: new Map() },
  ...fixtures(name, 'right').filter(({ answers }) => answers.has(id)),
];
const wrong = fixtures(name, 'wrong').filter(({ text, answers }) => answers.has(id) && saidLost(text).has(id));
console.log(`${name} ${id}: least, median and largest of each`);
const all: Row[] = [];
for (const [i, fixture] of right.entries()) {
  const keys = Array.from({ length: Number(runs) }, (_, k) => 1000 + k).filter((k) => k % right.length === i);
  all.push(await measured(of, fixture, keys));
}
const together = (key: 'reached' | 'counted' | 'share') => all.flatMap((row) => row[key]);
console.log(line({ answer: 'all that are right', reached: together('reached'), counted: together('counted'), share: together('share') })); // biome-ignore format: one line
for (const fixture of wrong)
  await measured(
    of,
    fixture,
    Array.from({ length: Math.ceil(Number(runs) / 10) }, (_, k) => 5000 + k),
  );
