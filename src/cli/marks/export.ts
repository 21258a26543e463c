// `lectern export`: the marks that count, as files of others.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gradescope } from '../../grading/export/gradescope.js';
import { junit } from '../../grading/export/junit.js';
import type { Marks } from '../../grading/export/marks.js';
import { nbgraderCsv } from '../../grading/export/nbgrader-csv.js';
import { plainCsv } from '../../grading/export/plain-csv.js';
import { canvasSheet, moodleGrades, moodleWorksheet } from '../../grading/export/sheets.js';
import { replaceFile } from '../../grading/files.js';
import { type ClassMarks, classMarks } from '../../grading/marks/class.js';
import { openIn, unmarkedIn } from '../../grading/marks/final.js';
import { marksOf } from '../../grading/reports/marks.js';
import { type Roster, readRoster } from '../../grading/roster.js';
import type { Voice } from '../assignment/command.js';
import { messages as cliMessages } from '../messages.js';
import { Refused } from '../refused.js';
import { messages } from './messages.js';
import { refusing, run } from './refused.js';

const text = { type: 'string' } as const;
const options = { out: text, format: text, roster: text, sheet: text, column: text, to: text };

interface Given {
  roster: Roster;
  /** Moodle's grading worksheet. */
  sheet: string | null;
  /** What the assignment is called in Canvas. */
  column: string | undefined;
}

interface Format {
  /** How its file ends; a format of one file for each student has a folder. */
  ending: string;
  write(marks: Marks, given: Given): string | [student: string, text: string][];
}

const formats: { [name: string]: Format } = {
  nbgrader: { ending: '.nbgrader.csv', write: nbgraderCsv },
  canvas: { ending: '.canvas.csv', write: (marks, { roster, column }) => canvasSheet(marks, roster, column) },
  moodle: {
    ending: '.moodle.csv',
    write: (marks, { roster, sheet }) =>
      sheet === null ? moodleGrades(marks, roster) : moodleWorksheet(sheet, marks, roster),
  },
  csv: { ending: '.csv', write: plainCsv },
  junit: { ending: '.junit.xml', write: junit },
  gradescope: {
    ending: '.gradescope',
    write: ({ students }) =>
      students.map((student) => [student.id, `${JSON.stringify(gradescope(student), null, 2)}\n`]),
  },
};

/** Runs `lectern export …`; the exit status: 0, or 2 where it is refused. */
export const exported = (args: string[], voice: Voice): number =>
  run(args, voice, { help: messages.helpExport, options }, (values, more) => {
    const { out, format: name = '', roster: rosterFile, sheet: sheetFile, column, to } = values;
    const format = Object.hasOwn(formats, name) ? formats[name]! : null;
    if (more.length > 0) throw new Refused(cliMessages.optionsOnly('lectern export', more));
    if (out === undefined) throw new Refused(messages.noOut);
    if (format === null) throw new Refused(messages.noFormat(values.format, Object.keys(formats)));
    if (sheetFile !== undefined && name !== 'moodle') throw new Refused(messages.onlyFor('--sheet', 'moodle'));
    if (column !== undefined && name !== 'canvas') throw new Refused(messages.onlyFor('--column', 'canvas'));
    if (sheetFile !== undefined && rosterFile === undefined) throw new Refused(messages.sheetNeedsRoster);
    const read = (file: string | undefined, option: string): string | null => {
      if (file === undefined) return null;
      if (!existsSync(file)) throw new Refused(messages.noFile(file, option));
      return readFileSync(file, 'utf8');
    };
    const rosterText = read(rosterFile, 'roster');
    const sheet = read(sheetFile, 'sheet');
    const roster = rosterText === null ? [] : refusing(() => readRoster(rosterText, rosterFile));
    const found = refusing(() => classMarks(out));
    if (found.problems.length > 0) throw new Refused(found.problems.join('\n'));
    const marks = marksOf(found.outline, found.marks, new Map(roster.map((one) => [one.id, one.name])));
    const written = refusing(() => format.write(marks, { roster, sheet, column }));
    const place = to ?? join(out, 'export', `${found.outline.assignment}${format.ending}`);
    if (typeof written === 'string') replaceFile(place, written);
    else for (const [student, one] of written) replaceFile(join(place, `${student}.json`), one);
    if (name === 'canvas' && rosterText === null) voice.complain(messages.byLogin);
    for (const line of odd(out, found, rosterText === null ? null : roster)) voice.complain(line);
    voice.say(messages.exported(place, marks.students.length));
  });

/** Whoever or whatever may be missing in what was written. */
function odd(out: string, { marks, strangers, outline }: ClassMarks, roster: Roster | null): string[] {
  const open = marks.flatMap(openIn).length;
  const marked = marks.map(({ record }) => record.student);
  const known = roster?.map(({ id }) => id) ?? marked;
  const unmarked = known.filter((id) => !marked.includes(id));
  const unknown = marked.filter((id) => !known.includes(id));
  const problems = unmarkedIn(marks);
  return [
    ...strangers,
    ...(open > 0 ? [messages.stillOpen(open, outline.assignment, out)] : []),
    ...(problems.length > 0 ? [messages.problems(problems)] : []),
    ...(unmarked.length > 0 ? [messages.unmarked(unmarked)] : []),
    ...(unknown.length > 0 ? [messages.notInRoster(unknown)] : []),
  ];
}
