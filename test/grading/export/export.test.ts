// Marks as the tables and files of others: read again they are the same, and what a student wrote stays text.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { gradescope } from '../../../src/grading/export/gradescope.js';
import { junit } from '../../../src/grading/export/junit.js';
import { type Marks, totals } from '../../../src/grading/export/marks.js';
import { nbgraderCsv, readNbgraderCsv } from '../../../src/grading/export/nbgrader-csv.js';
import { plainCsv } from '../../../src/grading/export/plain-csv.js';
import { canvasSheet, moodleGrades, moodleWorksheet } from '../../../src/grading/export/sheets.js';
import { readRoster } from '../../../src/grading/roster.js';
import { csvOf, readCsv } from '../../../src/grading/texts/csv.js';
import { plain } from '../../../src/grading/texts/text.js';

const file = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

const marks: Marks = {
  assignment: 'hw1',
  students: [
    {
      id: 'ada',
      name: 'Lovelace, Ada',
      questions: [
        { id: 'q1', got: 2, points: 2, said: [] },
        { id: 'q2', got: 0.1 + 0.2, points: 1, said: ['found 3, expected "4"', 'looks like: a < b && c'] },
      ],
    },
    { id: 'bob', questions: [{ id: 'q1', got: -0, points: 2, said: ['nothing'] }], late: 0.5 },
  ],
};

const esc = '\u001b';
/** What a student may write into an output, an error or a name. */
const hostile = [
  '=HYPERLINK("http://x","y")',
  '+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\u200b=1',
  '＝1+1',
  '"quoted", with, commas\nand lines',
  ']]>',
  '<script>alert(1)</script>&amp;',
  `${esc}[31mred${esc}[0m`,
  `${esc}]8;;http://x${esc}\\link${esc}]8;;${esc}\\`,
  `${esc}]0;title\u0007`,
  '\u009b2J',
  'a\u202eb\u2066c',
  '\0\x01\x08\x0b\x7f\ufffe\uffff',
  '\ud800 half',
  'e\u0301',
  '',
];
const attacked: Marks = {
  assignment: 'hw1',
  students: hostile.map((text, i) => ({
    id: `s${i}`,
    name: text,
    questions: [{ id: text, got: 1, points: 2, said: [text, text] }],
  })),
};

describe('text', () => {
  test.each([
    [`${esc}[1;31mred${esc}[0m, ${esc}]8;;http://x${esc}\\link${esc}]8;;${esc}\\`, 'red, link'],
    [`a${esc}]0;title\u0007b\u009b2Jc`, 'abc'],
    [`never closed ${esc}]8;;x`, 'never closed '],
    ['a\u202eb\u2066c\u200bd\ufeffe', 'abcde'],
    ['a\0b\tc\r\nd\re', 'ab\tc\nd\ne'],
    ['\ud800x\udc00', '\ufffdx\ufffd'],
    ['e\u0301 🧠 שלום', '\u00e9 🧠 שלום'],
  ])('%j is %j', (given, expected) => expect(plain(given)).toBe(expected));
});

describe('CSV', () => {
  const beginsFormula = /^[=+\-@\t\r＝＋－＠]/;

  test('has no cell that a spreadsheet would compute, and numbers stay numbers', () => {
    const text = csvOf(hostile.map((one) => [one, -2.5]));
    for (const [first] of parse(text)) expect(first).not.toMatch(beginsFormula);
    expect(text.match(/,-2\.5$/gm)).toHaveLength(hostile.length);
    expect(csvOf([['-']])).toBe('-\n');
  });

  test('read again gives the text without what is not seen', () => {
    const text = csvOf([['what', 'i'], ...hostile.map((one, i) => [one, i])]);
    expect(readCsv(text, 'x').rows.map(({ what }) => what)).toEqual(hostile.map(plain));
  });

  test.each([
    ['', 'x.csv cannot be read as CSV: it is empty'],
    ['a,b,a\n1,2,3\n', 'it has two columns "a"'],
    ['a,b\n"1,2\n', 'x.csv cannot be read as CSV'],
    ['a,b\n1,2,3\n', 'x.csv cannot be read as CSV'],
  ])('%j is refused', (text, said) => expect(() => readCsv(text, 'x.csv')).toThrow(said));

  test('a column called __proto__ is a column', () => {
    expect(readCsv('__proto__,id\n1,2\n', 'x').rows.map((row) => Object.entries(row))).toEqual([
      [
        ['__proto__', '1'],
        ['id', '2'],
      ],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

describe('totals', () => {
  test('are rounded where binary numbers are not exact, and never below 0', () => {
    expect(totals(marks.students[0]!)).toEqual({ raw: 2.3, score: 2.3, max: 3 });
    expect(totals(marks.students[1]!)).toEqual({ raw: 0, score: 0, max: 2 });
  });
});

describe('a plain table', () => {
  test('has a column for each question', () => {
    expect(plainCsv(marks)).toBe(
      'assignment,student,name,q1,q2,late,score,max,missing\nhw1,ada,"Lovelace, Ada",2,0.3,0,2.3,3,\nhw1,bob,,0,,0.5,0,2,\n',
    );
  });
});

describe("nbgrader's table", () => {
  test('is read again', () => {
    const [read] = readNbgraderCsv(nbgraderCsv(marks));
    expect(read!.assignment).toBe('hw1');
    expect(read!.students.map(totals)).toEqual(marks.students.map(totals));
    expect(read!.students.map(({ id, name, late }) => [id, name, late])).toEqual([
      ['ada', 'Lovelace, Ada', undefined],
      ['bob', undefined, 0.5],
    ]);
    expect(nbgraderCsv(read!)).toBe(nbgraderCsv(marks));
  });

  test('has the times of what was due and handed in, in UTC', () => {
    const [ada] = marks.students;
    const times = { due: Date.UTC(2026, 10, 30, 22, 59), handedIn: Date.UTC(2026, 11, 1, 9, 5, 7, 250) };
    const table = nbgraderCsv({ ...marks, students: [{ ...ada!, ...times }] });
    expect(table.split('\n')[1]).toBe('hw1,2026-11-30 22:59:00,2026-12-01 09:05:07,ada,Lovelace,Ada,,2.3,0,2.3,3');
    expect(nbgraderCsv(readNbgraderCsv(table)[0]!)).toBe(table);
  });

  test('of nbgrader itself is read', () => {
    const text =
      'assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score\n' +
      'hw1,2026-12-01 00:00:00,2026-12-02 10:00:00,ada,Lovelace,Ada,,5.0,1.5,3.5,8.0\nhw2,,,ada,,,,0.0,0.0,0.0,4.0\n';
    const [first, second] = readNbgraderCsv(text);
    expect(first!.students[0]).toEqual({
      id: 'ada',
      name: 'Lovelace, Ada',
      questions: [{ id: 'total', got: 5, points: 8, said: [] }],
      due: Date.UTC(2026, 11, 1),
      handedIn: Date.UTC(2026, 11, 2, 10),
      late: 1.5,
    });
    expect(second!.assignment).toBe('hw2');
  });

  test.each([
    ['student_id\nada\n', 'lacks the columns "assignment", "raw_score", "max_score"'],
    ['assignment,student_id,raw_score,max_score\nhw1,ada,many,8\n', '"raw_score" of ada is "many", which is no number'],
    ['assignment,student_id,raw_score,max_score\nhw1,ada,1e999,8\n', 'which is no number'],
  ])('%j is refused', (text, said) => expect(() => readNbgraderCsv(text)).toThrow(said));
});

describe('mark sheets', () => {
  const roster = readRoster(
    'id,name,email,canvas,moodle\nada,"Lovelace, Ada",ada@x.org,11,Participant 501\nbob,Bob,b@x.org,12,502\ncem,Cem,,,503\n',
  );

  test('for Canvas have the columns by which it finds student and assignment', () => {
    expect(canvasSheet(marks, roster, 'Homework 1 (4711)')).toBe(
      'Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (4711)\n' +
        '    Points Possible,,,,,3\n"Lovelace, Ada",11,,ada,,2.3\nBob,12,,bob,,0\n',
    );
  });

  test("for Moodle's gradebook have number, address, mark and what is said", () => {
    const { columns, rows } = readCsv(moodleGrades(marks, roster), 'x');
    expect(columns).toEqual(['ID number', 'Full name', 'Email address', 'hw1', 'hw1 (feedback)']);
    expect(rows.map((row) => [row['ID number'], row['Email address'], row['hw1']])).toEqual([
      ['ada', 'ada@x.org', '2.3'],
      ['bob', 'b@x.org', '0'],
    ]);
    expect(rows[1]!['hw1 (feedback)']).toBe('q1: 0 of 2 points\nnothing\nhanded in late: 0.5 points less');
  });

  const columns =
    'Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments';
  test("Moodle's own worksheet is filled in, and nothing else of it is changed", () => {
    const worksheet = `\ufeff${columns}\nParticipant 503,Cem,,,,3.00,Yes,-,-,\n"Participant 501","Lovelace, Ada",ada@x.org,"Submitted",,3.00,Yes,"Monday, 1 December 2026, 10:00 AM",-,\n`;
    const { rows } = readCsv(moodleWorksheet(worksheet, marks, roster), 'x');
    expect(rows.map((row) => [row['Identifier'], row['Grade']])).toEqual([
      ['Participant 503', ''],
      ['Participant 501', '2.3'],
    ]);
    expect(rows[1]).toMatchObject({ 'Last modified (grade)': '-', 'Maximum Grade': '3.00' });
    expect(rows[1]!['Last modified (submission)']).toBe('Monday, 1 December 2026, 10:00 AM');
    expect(rows[1]!['Feedback comments']).toContain('looks like: a < b && c');
  });

  test('another table is no worksheet', () => {
    expect(() => moodleWorksheet('Identifier,Grade\n', marks, roster)).toThrow(
      'lacks the column "Last modified (grade)"',
    );
  });
});

describe('JUnit XML', () => {
  const valid = async (text: string) =>
    validateXML({
      xml: [{ fileName: 'marks.xml', contents: text }],
      schema: [{ fileName: 'junit.xsd', contents: file('junit.xsd') }],
    });

  test('is valid, with what is lost as failures', async () => {
    const text = junit(marks);
    expect((await valid(text)).errors).toEqual([]);
    expect(text).toContain('<testsuites name="hw1" tests="3" failures="2" errors="0" skipped="0">');
    expect(text).toContain(
      '<failure type="marks" message="0.3 of 1 points">found 3, expected &quot;4&quot;\nlooks like: a &lt; b &amp;&amp; c',
    );
    expect(text).toContain('<property name="late" value="0.5">');
  });

  test('is valid whatever students write', async () => {
    const text = junit(attacked);
    expect((await valid(text)).errors).toEqual([]);
    expect(text).not.toContain(']]>');
    expect(text).not.toContain('<script');
  });

  test('the validator knows what is wrong', async () => {
    expect((await valid(junit(marks).replace('failures="2"', 'failures="two"'))).valid).toBe(false);
    expect((await valid(junit(marks).replace('&lt;', '<'))).valid).toBe(false);
  });
});

describe("Gradescope's results", () => {
  const valid = new Ajv({ strict: false }).compile(JSON.parse(file('gradescope.schema.json')));

  test('fit what its documentation says', () => {
    for (const student of [...marks.students, ...attacked.students]) {
      expect(valid(JSON.parse(JSON.stringify(gradescope(student)))), JSON.stringify(valid.errors)).toBe(true);
    }
    const [first, second] = gradescope(marks.students[0]!, 'after_published').tests;
    expect(first).toEqual({
      name: 'q1',
      number: '1',
      score: 2,
      max_score: 2,
      status: 'passed',
      output: '',
      output_format: 'text',
      visibility: 'after_published',
    });
    expect(second).toMatchObject({ score: 0.3, max_score: 1, status: 'failed' });
    expect(gradescope(marks.students[1]!)).toMatchObject({ score: 0, output: 'handed in late: 0.5 points less' });
    expect(valid({ score: 1, tests: [{ visibility: 'sometimes' }] })).toBe(false);
  });

  test('hold no command of a terminal', () => {
    for (const student of attacked.students)
      expect(JSON.stringify(gradescope(student))).not.toMatch(/\\u001b|\u009b|\u202e/);
  });
});

describe('a roster', () => {
  test.each([
    ['id\n../ada\n', 'cannot name a student: write letters'],
    ['id\nа́da\n', 'cannot name a student'], // Cyrillic а
    ['id\nNUL\n', 'Windows reserves this name'],
    ['id\ncom1.txt\n', 'Windows reserves this name'],
    ['id\nada.\n', 'cannot name a student'],
    [`id\n${'a'.repeat(65)}\n`, 'more than 64 letters'],
    ['id,name\n,Ada\n', 'row 2 has no id'],
    ['id\nada\nada\n', 'ada stands twice in the column "id"'],
    ['id\nada\nAda\n', 'would share a folder'],
    ['id,canvas\nada,1\nbob,1\n', '1 stands twice in the column "canvas"'],
    ['name\nAda\n', 'lacks the column "id"; it has "name"'],
  ])('%j is refused', (text, said) => expect(() => readRoster(text)).toThrow(said));

  test('has ids as universities give them', () => {
    const ids = ['ada', 'a.b-c_d', 's1234567', 'x@uni.edu', '0815'];
    expect(readRoster(`id\n${ids.join('\n')}\n`).map(({ id }) => id)).toEqual(ids);
  });
});
