// Every wording of `lectern grade`.

import { basename } from 'node:path';
import type { SubmissionRecord } from '../../grading/record.js';

const list = (all: readonly string[]): string => all.join(', ');

export const messages = {
  help: `Usage: lectern grade SUBMISSIONS… --assignment HOMEWORK --out DIR [options]

Marks what students handed in: each question in a process of its own, kept from the rest of the machine by a sandbox, with the inputs that
students see and with others. SUBMISSIONS are notebooks (alice.ipynb) or folders of them, also nbgrader's submitted (alice/hw1/hw1.ipynb).

  --assignment HOMEWORK  the homework's source: hw1.ts, or its name where it lies here, in homework or in lessons/homework
  --out DIR              where marks go: class.html, marks.csv, reports/ with a page for each student,
                         records/ with what the marker found
  --term FILE            the secret of the term (default: $LECTERN_TERM, or ~/.config/lectern/term.json)
  --student NAME         marks this one only; can be given several times
  --question ID          marks this question again, and leaves the others as they are
  --again                marks what is marked already
  --workers N            how many at once (default: as many as there are processors)
  --queue ADDRESS        hands the questions to lectern grade-worker, on as many machines as there are, by a Redis:
                         redis://HOST:PORT, or rediss://USER:PASSWORD@HOST:PORT; --workers is then how many submissions
                         are under way at once (default: 256), and nothing runs here
  --isolation KIND       bubblewrap (default), or user: a user of its own, where namespaces cannot be had
  --unsafe-no-sandbox    runs students' code as your own, with your files and your network
  -h, --help             this text

Marking that was broken off goes on where it was. The exit status is 3 where submissions could not be marked through no fault of theirs.`,
  noAssignment: 'give the homework: --assignment hw1.ts',
  noSource: (given: string) =>
    `${given} is a notebook; --assignment takes what it was made of, such as ${basename(given, '.ipynb')}.ts`,
  noHomework: (given: string, places: readonly string[]) => `there is no homework ${given}; looked for ${list(places)}`,
  noOut: 'say where the marks go: --out DIR',
  noPath: (path: string) => `${path} does not exist`,
  noSubmissions: (paths: readonly string[], homework: string, students: readonly string[] | undefined) =>
    students
      ? `none of ${list(students)} has a submission in ${list(paths)}`
      : `there is no submission in ${list(paths)}; it has notebooks such as alice.ipynb or alice/${homework}.ipynb`,
  bothKinds: (folder: string, file: string, students: readonly string[]) =>
    `${folder} has a notebook of its own, ${file}, and those of ${list(students)}; move it away, or name the folders one by one`,
  others: (student: string, names: readonly string[]) =>
    `${student}: not marked, since it has another name: ${list(names)}`,
  unmarked: (students: readonly string[]) =>
    `${students.length} could not be marked: ${list(students)}; their reports and class.html say why`,
  byHand: (homework: string, out: string, n: number) =>
    `${n} answer${n === 1 ? ' is' : 's are'} to be marked by hand: lectern mark ${homework} --out ${out}`,
  noTerm: (file: string) =>
    `there is no secret of a term in ${file}; lectern assignment new-term NAME makes one, and --term FILE names another place`,
  workerCommand: (address: string, file: string) =>
    `lectern grade-worker --queue ${address} --assignment ${file} --term FILE`,
  noLog: (why: string) => `the log cannot be written: ${why}; marking goes on without it`,
  noQuestion: (id: string, ids: readonly string[]) => `there is no question ${id}; the homework has ${list(ids)}`,
  noIsolation: (given: string) => `${given} is no isolation; there are bubblewrap and user`,
  badWorkers: (given: string | undefined) => `--workers ${given} must be a whole number, 1 or more`,
  notIsolated: "Students' code runs without a sandbox: it can read and change all that you can.",
  leaks: (what: readonly string[]) =>
    `the sandbox of this machine does not hold: a process in it gets at ${list(what)}. Nothing was marked.`,
  progress: (done: number, all: number, line: string) => `${done} of ${all}: ${line}`,
  got: ({ student, got, points, problem }: SubmissionRecord) =>
    `${student}: ${problem ?? `${Number(got.toFixed(2))} of ${points} points`}`,
  failed: (student: string, why: string) => `${student}: not marked, the marker failed: ${why}`,
  reports: (out: string) =>
    `Wrote ${out}/class.html, ${out}/marks.csv, and ${out}/reports with a page for each student`,
  someFailed: (n: number) =>
    `${n} submission${n === 1 ? ' was' : 's were'} not marked, through no fault of ${n === 1 ? 'its own' : 'their own'}; run the command again.`,
};
