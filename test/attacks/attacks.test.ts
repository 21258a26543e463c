// Each attack on marking is made twice: on a marker as it is often written first, where it must succeed, and on ours, where it must not.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHomework } from '../../src/cli/assignment/homework.js';
import { Compiler } from '../../src/grading/compiler.js';
import { digestOf } from '../../src/grading/keys.js';
import { markerHere } from '../../src/grading/mark-submission.js';
import { planOf } from '../../src/grading/plan.js';
import type { QuestionRecord, SubmissionRecord } from '../../src/grading/record.js';
import { type Entry, markAll } from '../../src/grading/run.js';
import { makeRoom } from '../../src/grading/sandbox/room.js';
import { starter } from '../../src/grading/sandbox/start.js';
import { Store } from '../../src/grading/store.js';
import { type Attack, codeAttacks, harms, listener, notebookWith, questions, source } from './corpus.js';
import { makeNaive, type NaiveRun, runNaive, token } from './naive-run.js';
import { fileAttacks } from './notebooks.js';
import { waiting } from './waiting.js';
import { weaker, weakerTable } from './weaker.js';

const only = process.env['LECTERN_ATTACKS'];
const isolation = process.env['LECTERN_ISOLATION'] === 'user' ? 'user' : 'bubblewrap';
const otherwise = new Map(isolation === 'user' ? weaker.map((one) => [one.name, one]) : []);
const attacks = [...codeAttacks(), ...fileAttacks()]
  .filter(({ name }) => !only || new RegExp(only).test(name))
  .sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : 0));
const full = 2 * questions.length;
const work = mkdtempSync(join(tmpdir(), 'lectern-attacks-'));
const out = (name: string) => join(work, name);
const naive = new Map<string, NaiveRun>();
const records = new Map<string, SubmissionRecord>();
const failures: string[] = [];
const left: string[] = [];
/** How many honest students hand in something among the others. */
const honest = Array.from({ length: 6 }, (_, i) => `honest-${i}`);
const server = createServer((_, answer) => answer.end(token));

/** So many are marked at once: most of the time an attack waits until it is ended. */
const atOnce = 5;

/** Does something with all, some at a time. */
async function forAll<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const next = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  listener.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { folder, remove } = makeNaive();
  try {
    await forAll(attacks, async (attack) => {
      naive.set(attack.name, await runNaive(folder, (into) => attack.put(into, 'submission'), listener.url));
    });
  } finally {
    remove();
  }
  await mark();
}, 900_000);

afterAll(() => {
  server.close();
  rmSync(work, { recursive: true, force: true });
});

/** Marks the honest students alone, and once more among all attacks. */
async function mark(): Promise<void> {
  mkdirSync(out('handed-in'));
  const handedIn = (student: string): Entry => ({ student, file: join(out('handed-in'), `${student}.ipynb`) });
  for (const student of honest) writeFileSync(handedIn(student).file!, notebookWith());
  for (const attack of attacks) attack.put(out('handed-in'), attack.name);
  const { homework, checks, sheet, text } = await readHomework(source, 'secret');
  const plan = planOf(homework, checks, sheet, digestOf(text));
  const room = makeRoom(fileURLToPath(new URL('../..', import.meta.url)));
  const slots = Array.from({ length: atOnce }, (_, slot) => slot);
  const compilers = slots.map((slot) => new Compiler(starter(room, isolation, slot, 'compiler')));
  const markers = slots.map((slot) => markerHere(starter(room, isolation, slot), compilers[slot]!));
  const run = async (name: string, students: readonly string[]) =>
    await markAll(students.map(handedIn), markers, {
      ...{ plan, secret: 'secret', marker: 'this', isolation, again: false, question: null },
      store: new Store(out(name)),
      done: (record) => records.set(record.student, record),
      failed: (student, why) => failures.push(`${student}: ${why}`),
    });
  try {
    await run('quiet', honest);
    const among = attacks.map(({ name }) => name);
    for (const [i, student] of honest.entries())
      among.splice(Math.floor(((i + 1) * attacks.length) / (honest.length + 1)) + i, 0, student);
    await run('attacked', among);
    for (const compiler of compilers) compiler.end();
    await new Promise((resolve) => setTimeout(resolve, 1000)); // Linux ends what has been killed
    left.push(...processesOf(room.folder));
  } finally {
    room.remove();
  }
}

/** The processes whose command names a folder. */
const processesOf = (folder: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return ''; // it has ended
      }
    })
    .filter((command) => command.includes(folder));

/** What a record says of a question: why it ended, and what its checks say. */
const saidOf = ({ reason, checks }: QuestionRecord): string =>
  [...new Set([reason, ...checks.map(({ said }) => said)])].filter((one) => one !== null).join('; ') ||
  'nothing is lost';

function outcomeOf({ name, question }: Attack): { got: number; said: string } {
  const { problem, got, questions } = records.get(name)!;
  if (question === null || problem !== null) return { got, said: problem ?? '' };
  const record = questions.find((one) => one.question === question)!;
  return { got: record.got, said: saidOf(record) };
}

const naiveMarks = ({ name, question }: Attack): number => {
  const { scores } = naive.get(name)!;
  return question === null ? Object.values(scores).reduce((a, b) => a + b, 0) : (scores[question] ?? 0);
};

const families = [...new Set(attacks.map(({ family }) => family))];
const ofFamily = (name: string) => attacks.filter(({ family }) => family === name);

describe.each(families)('%s', (family) => {
  const own = ofFamily(family);

  test.each(own)('$name succeeds with the naive marker', (attack) => {
    const { harm } = naive.get(attack.name)!;
    if (attack.aims === 'marks') expect(naiveMarks(attack)).toBeGreaterThan(attack.deserves);
    else expect([...harm]).toContain(attack.aims);
  });

  test.each(own)('$name gets what it deserves', (attack) => {
    const { got, said } = outcomeOf(attack);
    expect(got, said).toBe(attack.deserves);
    const wanted = [attack, otherwise.get(attack.name)].flatMap((one) => one?.here.split(' | ') ?? []);
    expect(
      wanted.some((one) => said.includes(one)),
      `${said}, not ${attack.here}`,
    ).toBe(true);
  });

  test.each(own)('$name harms nobody', (attack) => {
    const record = records.get(attack.name)!;
    const others =
      record.problem === null ? record.questions.filter(({ question }) => attack.beside.includes(question)) : [];
    if (record.problem === null) expect(others).toHaveLength(attack.beside.length);
    for (const { question, got, reason } of others) expect(got, `${question}: ${reason}`).toBe(2);
    const text = JSON.stringify(record);
    expect(text.length).toBeLessThan(10_000);
    if (!otherwise.get(attack.name)?.leaves) expect(text).not.toContain('escaped');
    expect(text).not.toContain('Math.sqrt');
    for (const { reason, checks } of record.questions)
      for (const said of [reason, ...checks.map((check) => check.said)])
        expect(said ?? '').not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });
});

test('no question is the marker’s fault, and no process stays', () => {
  expect(failures).toEqual([]);
  expect(left).toEqual([]);
});

test('honest students are marked as they are alone, byte for byte', () => {
  for (const student of honest) {
    const [quiet, attacked] = ['quiet', 'attacked'].map((name) =>
      readFileSync(join(out(name), 'records', `${student}.json`), 'utf8'),
    );
    expect(attacked).toBe(quiet);
    expect(records.get(student)!.got).toBe(full);
  }
});

test('there are enough attacks, of each family', () => {
  if (only) return;
  for (const family of families) expect(ofFamily(family).length, family).toBeGreaterThanOrEqual(3);
  expect(families).toHaveLength(21);
});

describe('waits for what it is against', () => {
  for (const { family, name, tries, needs } of waiting) test.todo(`${family}, ${name}: ${tries} It needs ${needs}.`);
  test('and can be made', () => {
    for (const { made } of waiting) expect(made()).toBeDefined();
  });
});

test('what the weaker isolation does not stop is written in docs/attacks-user.md', async () => {
  const tries = new Map(attacks.map((attack) => [attack.name, attack.tries]));
  if (!only)
    await expect(weakerTable(tries)).toMatchFileSnapshot(
      fileURLToPath(new URL('../../docs/attacks-user.md', import.meta.url)),
    );
});

test('the table of docs/attacks.md is up to date', async () => {
  if (!only)
    await expect(table()).toMatchFileSnapshot(fileURLToPath(new URL('../../docs/attacks.md', import.meta.url)));
});

function table(): string {
  const rows = attacks.map((attack) => {
    const { family, name, tries, aims, question, deserves, here } = attack;
    const points = question === null ? full : 2;
    const there = aims === 'marks' ? `${naiveMarks(attack)} of ${points}` : harms[aims];
    const cells = [family, name.slice(3), tries, there, `${deserves} of ${points}`, here.replaceAll(' | ', ' *or* ')];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
  });
  return `# Attacks on marking

Each of these submissions is made twice by \`npx vitest run --project attacks\`: on a marker as it is often written first, one process for
the student's cells and the tests, which gives what did not fail all its points, and on \`lectern grade\`. The fifth column says what the
question gets here, which is what honest work in it deserves, and the last one what the record says of it. An honest answer to another
question stands in each submission, and honest submissions are marked beside them: their records are, byte for byte, those of a run without
attacks. This table is written by the test.

| family | attack | what it does | a naive marker | here | reason |
|---|---|---|---|---|---|
${rows.join('\n')}

Attacks on a [queue](queue.md) are made by \`test/grading/queue\`: results that are forged, replayed or another student's, jobs that nobody has
asked for, and a disk that is full where the records lie.

These wait for the parts that they are against:

| family | attack | what it does | part |
|---|---|---|---|
${waiting.map(({ family, name, tries, needs }) => `| ${family} | ${name} | ${tries} | ${needs} |`).join('\n')}
`;
}
