// Every wording of `lectern marks`, `lectern mark` and `lectern export`.

import type { TakenIn } from '../../grading/manual/take-in.js';
import type { ClassMarks } from '../../grading/marks/class.js';
import { openIn } from '../../grading/marks/final.js';

const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

export const messages = {
  helpMarks: `Usage: lectern marks DIR [options]

Makes the marks that count, and the reports, from what lectern grade found: DIR is the folder that it wrote. No student's code is run.

  --due TIME         when the homework was due, with its time zone: 2026-11-30T23:59+01:00
  --late RULE        what handing in late costs, of the points got: "10% a day" or "10% a day up to 50%"; minute, hour,
                     day or week, each that has begun. Without it, lateness is said and costs nothing
  --times FILE       when each submission came, a CSV student,time; who is not in it came when nbgrader's timestamp.txt says
  --extensions FILE  who has more time, a CSV student,due
  --overrides FILE   points that you set, whatever was found, a CSV student,question,points,reason; students read the reason
  -h, --help         this text

All of this is kept in DIR/decisions, where you may also edit it, and holds when homework is marked again. What is left out stays
as it was; none, as in --late none, takes it away. Where a table is wrong, its lines are named and nothing is changed.`,
  helpMark: `Usage: lectern mark HOMEWORK --out DIR [--import FILE]…

Makes a page for each question that is marked by hand, with all answers to it and no names: DIR/marking/QUESTION.html. It works without
a network, keeps what you mark in the browser, and gives it as a file.

  --out DIR      the folder that lectern grade wrote
  --import FILE  takes in the marks of such a file, and makes the reports anew; can be given several times
  -h, --help     this text

A mark belongs to the text of an answer. It is kept when homework is marked again, and counts for whoever has written that text; when an
answer has changed, the reports say so, and it is on the page again.`,
  oneHomework: 'give the homework: lectern mark hw2 --out DIR',
  noOut: 'say where the marks are: --out DIR, the folder that lectern grade wrote',
  otherHomework: (out: string, there: string, given: string) => `${out} has the marks of ${there}, not of ${given}`,
  nothingByHand: (assignment: string) => `${assignment} has no question that is marked by hand`,
  page: (id: string, open: number, all: number, file: string) =>
    `${id}: ${open} of ${plural(all, 'answer')} to be marked: ${file}`,
  taken: (id: string, { set, replaced, removed, gone }: TakenIn): string[] => [
    [
      `${id}: took in ${plural(set, 'mark')}`,
      ...(replaced > 0 ? [`${replaced} in place of others`] : []),
      ...(removed > 0 ? [`${removed} taken away`] : []),
    ].join(', '),
    ...(gone > 0
      ? [
          `${id}: ${plural(gone, 'mark')} for a text that nobody has handed in any more; it is kept, and a changed answer is to be marked again`,
        ]
      : []),
  ],
  helpExport: `Usage: lectern export --out DIR --format FORMAT [options]

Writes the marks that count for another program. DIR is the folder that lectern grade wrote.

  --format nbgrader    nbgrader's grades.csv
  --format canvas      a gradebook to import under Grades
  --format moodle      a table to import under Grades, Import, CSV file; with --sheet, the grading worksheet, filled in
  --format csv         a row for each student, a column for each question
  --format junit       JUnit XML: a suite for each student, a case for each question
  --format gradescope  results.json for each student

  --roster FILE   a CSV with the columns id, name, email, canvas, moodle, as lectern collect takes it: names, and who is who there
  --sheet FILE    Moodle's grading worksheet of the assignment, as it was downloaded; needs --roster
  --column NAME   what the assignment is called in Canvas, such as "Homework 1 (4711)"; a new one is made of any other name
  --to FILE       where it goes (default: in DIR/export)
  -h, --help      this text`,
  noFormat: (given: string | undefined, names: readonly string[]) =>
    `${given === undefined ? 'say for what' : `${given} is no format`}: --format ${names.join(', ')}`,
  onlyFor: (option: string, format: string) => `${option} is for --format ${format} only`,
  sheetNeedsRoster: "Moodle's worksheet has numbers only: --roster FILE says in its column moodle whose they are",
  exported: (place: string, n: number) => `Wrote the marks of ${plural(n, 'student')} to ${place}`,
  byLogin:
    'without --roster, Canvas has only the login to find students by: here, the names of their folders. Compare them before you import',
  stillOpen: (n: number, assignment: string, out: string) =>
    `${plural(n, 'answer')} to be marked by hand: ${n === 1 ? 'its' : 'their'} points are missing here; lectern mark ${assignment} --out ${out} makes the pages`,
  problems: (ids: readonly string[]) => `with 0 points, as what they handed in could not be marked: ${ids.join(', ')}`,
  unmarked: (ids: readonly string[]) => `without marks, as nothing of theirs was marked: ${ids.join(', ')}`,
  notInRoster: (ids: readonly string[]) => `with marks, but not in the roster: ${ids.join(', ')}`,
  oneFolder: 'give the folder that lectern grade wrote: lectern marks DIR',
  noFile: (file: string, topic: string) => `--${topic}: ${file} does not exist`,
  summary: (out: string, { marks, outline }: ClassMarks): string[] => {
    const late = marks.filter((one) => one.late !== null).length;
    const all = marks.flatMap(({ questions }) => questions);
    const set = all.filter(({ by }) => by === 'instructor').length;
    const open = marks.flatMap(openIn).length;
    const concerned = marks.filter(({ concerns }) => concerns.length > 0).length;
    return [
      `${outline.assignment}: ${plural(marks.length, 'student')}, ${late} late, ${plural(set, 'mark')} set by you`,
      ...(open > 0
        ? [
            `${plural(open, 'answer')} to be marked by hand; lectern mark ${outline.assignment} --out ${out} makes the pages`,
          ]
        : []),
      ...(concerned > 0 ? [`${plural(concerned, 'student')} to be looked at; class.html says why`] : []),
    ];
  },
  wrote: (out: string) => `Wrote ${out}/class.html, ${out}/marks.csv, and ${out}/reports with a page for each student`,
};
