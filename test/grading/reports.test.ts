// Reports: what they say, and that nothing of a student's is more than text in them.

import { describe, expect, test } from 'vitest';
import { parseAssignment } from '../../src/assignment/source.js';
import type { ClassMarks } from '../../src/grading/marks/class.js';
import { type Decisions, finalMarks, noDecisions } from '../../src/grading/marks/final.js';
import { outlineOf } from '../../src/grading/outline.js';
import type { CheckRecord, QuestionRecord, SubmissionRecord } from '../../src/grading/record.js';
import { classPage } from '../../src/grading/reports/class.js';
import { itemsOf } from '../../src/grading/reports/items.js';
import { marksOf } from '../../src/grading/reports/marks.js';
import { pageHtml, pageMarkdown } from '../../src/grading/reports/page.js';
import { studentPage } from '../../src/grading/reports/student.js';

const source = ['q1', 'q2']
  .map((id) => `// %% answer="${id}" points=2\n// BEGIN SOLUTION\n1;\n// END SOLUTION\n// %% checks="${id}"\n1;\n`)
  .join('');
const assignment = parseAssignment('hw', source);
const outline = outlineOf(assignment, 'h');

const doubled = { name: 'doubled', hint: 'Half is less.' };
const right: CheckRecord = { what: 'half', points: 2, got: 2, said: null, mistake: null };
const wrong: CheckRecord = { ...right, got: 0, said: 'half(8): found 16, expected 4', mistake: doubled };
const question = (id: string, check: CheckRecord, more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  question: id,
  points: 2,
  got: check.got,
  end: 'marked',
  reason: null,
  checks: [check],
  carried: [],
  ...more,
});
const record = (student: string, ...questions: QuestionRecord[]): SubmissionRecord => ({
  format: 1,
  assignment: 'hw',
  student,
  submission: 's',
  source: 'h',
  marker: 'm',
  node: 'v20.20.2',
  isolation: 'bubblewrap',
  problem: null,
  points: 4,
  got: questions.reduce((sum, one) => sum + one.got, 0),
  questions,
});

const marksFor = (one: SubmissionRecord, decisions: Partial<Decisions> = {}) =>
  finalMarks(outline, one, {}, { ...noDecisions, ...decisions });
const classOf = (records: readonly SubmissionRecord[], more: Partial<ClassMarks> = {}): ClassMarks => ({
  outline,
  marks: records.map((one) => marksFor(one)),
  answers: new Map(),
  problems: [],
  strangers: [],
  ...more,
});

describe("a student's report", () => {
  const anna = record('anna', question('q1', wrong), question('q2', right, { carried: ['q1'] }));
  const text = pageMarkdown(studentPage(marksFor(anna))).replaceAll('\\', '');

  test('says what went wrong, and which mistake it looks like', () => {
    expect(text).toContain(
      '# hw: anna\n\n**2 of 4 points**\n\n| question | points | share of the points |\n|---|---|---|\n| q1 | 0 of 2 | 0 % |\n',
    );
    expect(text).toContain('- half (0 of 2): half(8): found 16, expected 4\n- Looks like: doubled. Half is less.\n');
    expect(text).toContain("- It builds on q1, whose answer was not right; it was marked with the author's");
  });

  test('has the answer where points are missing, up to a length', () => {
    const answers = { q1: `const x = 16; // <b>\n${'y\n'.repeat(400)}`, q2: 'fine' };
    const page = studentPage(finalMarks(outline, anna, answers, noDecisions));
    expect(pageHtml(page)).toContain('<pre>const x = 16; // &lt;b&gt;\ny\n');
    expect(pageMarkdown(page)).toContain('    … and 251 more lines');
    expect(pageMarkdown(page)).not.toContain('fine');
  });

  test('says why nothing could be marked', () => {
    const page = studentPage(marksFor({ ...record('bob'), problem: 'the file is empty' }));
    expect(pageMarkdown(page)).toContain('It could not be marked: the file is empty');
  });

  test('says which isolation was weaker', () => {
    const page = pageMarkdown(studentPage(marksFor({ ...anna, isolation: 'user' })));
    expect(page).toContain('a weaker isolation');
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '![a](https://example.org/a.png)',
    '</title><script>alert(1)</script>',
    '\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007',
    'a\u202egnp.exe',
    '`code` **bold** | cell | # title',
  ])('takes %j for text', (hostile) => {
    const page = studentPage(marksFor(record('eve', question('q1', { ...wrong, said: hostile }))));
    const html = pageHtml(page);
    expect(html).not.toMatch(/<img|<script|<a |\u202e/);
    expect(html).not.toContain('\u001b');
    expect(html).toContain("default-src 'none'");
    expect(pageMarkdown(page).split('## q1')[1]).not.toMatch(/(?<!\\)[[\]`*|<]|https?:\/\/|\u202e/);
  });
});

describe('the report of a class', () => {
  const records = [
    record('anna', question('q1', right), question('q2', right)),
    record('bob', question('q1', wrong), question('q2', right)),
    record('carl', question('q1', wrong), question('q2', { ...right, got: 0, said: 'found 1' })),
    { ...record('dora'), problem: 'nothing was handed in' },
  ];
  const text = pageMarkdown(classPage(classOf(records))).replaceAll('\\', '');

  test('says how hard questions were', () => {
    expect(text).toContain('| q1 | 33 % | 1 | 2 | – |');
    expect(text).toContain('| q2 | 67 % | 2 | 1 | – |');
    expect(text).toContain('3 submissions; on average 2 of 4 points.');
  });

  test('counts points and mistakes', () => {
    expect(text).toContain('| 0 to 10 % | 1 | 33 % |');
    expect(text).toContain('| 50 to 60 % | 1 | 33 % |');
    expect(text).toContain('| 90 to 100 % | 1 | 33 % |');
    expect(text).toContain('| q1 | doubled | 2 |');
  });

  test('says who was not marked', () => {
    expect(text).toContain('- dora: nothing was handed in');
  });

  test('of nobody is a report, too', () => {
    expect(pageMarkdown(classPage(classOf([])))).toContain('0 submissions');
  });

  test('says how well questions tell who knows more', () => {
    // numpy.corrcoef([0,0,0,0,1,1,2,2,2,2], [0,1,0,0,2,0,2,2,1,2])[0, 1]; a sum of ten doubles is exact to 1e-12
    const [q1, q2] = [[0, 0, 0, 0, 1, 1, 2, 2, 2, 2], [0, 1, 0, 0, 2, 0, 2, 2, 1, 2]] as const; // biome-ignore format: two lines
    const many = q1.map((got, i) =>
      record(`s${i}`, question('q1', { ...right, got }), question('q2', { ...right, got: q2[i]! })),
    );
    const { marks } = classOf(many);
    expect(itemsOf(outline, marks)[0]!.discrimination).toBeCloseTo(0.7499999999999999, 12);
    expect(itemsOf(outline, marks.slice(1))[0]!.discrimination).toBeNull(); // nine are too few
    const same = many.map((one) => marksFor({ ...one, questions: [question('q1', right), one.questions[1]!] }));
    expect(itemsOf(outline, same)[0]!.discrimination).toBeNull();
  });

  test('says what is to be marked by hand, and what is odd', () => {
    const inWords = parseAssignment('hw', `${source}// %% [markdown] answer="q3" points=1\n// <!-- BEGIN SOLUTION -->\n// x\n// <!-- END SOLUTION -->\n`); // biome-ignore format: one line
    const manual = outlineOf(inWords, 'h');
    const own = (student: string) => record(student, question('q1', right), question('q2', right), question('q3', { ...right, points: 1, got: 0 }, { end: 'manual' })); // biome-ignore format: one line
    const marks = ['anna', 'bob'].map((student) => finalMarks(manual, own(student), { q3: 'Because.' }, noDecisions));
    const page = pageMarkdown(
      classPage({ ...classOf([]), outline: manual, marks, strangers: ['o.csv, line 2: who?'] }),
    );
    expect(page).toContain('- q3: 2 of 2 answers\n\nIn the folder of this report, lectern mark hw --out . ');
    expect(page).toContain('| q3 | not yet | 0 | 0 | – |');
    expect(page).toContain('| 90 to 100 % | 2 | 100 % |'); // of the points that are known
    expect(page).toContain('- o\\.csv, line 2: who?');
  });

  describe('names similar answers', () => {
    const lines = Array.from(
      { length: 12 },
      (_, i) => `const a${i} = b(${'c['.repeat(i)}0${']'.repeat(i)}, d${'.e'.repeat(i)});`,
    );
    const copy = `${lines.join('\n').replaceAll('a1', 'z1')} // </pre><script>alert(1)</script> [x](https://example.org)`;
    const answers = new Map([
      ['anna', { q1: `${lines.join('\n')} '</pre><script>alert(1)</script>';` }],
      ['bob', { q1: `${copy}\n'x';` }],
      ['carl', { q1: '1;' }],
    ]);
    const page = classPage(classOf(records, { answers }));

    test('with what they share, and how much of that nobody else has', () => {
      const said = pageMarkdown(page).replaceAll('\\', '');
      expect(said).toMatch(
        /q1: anna and bob\. 100 % and 100 % of what they wrote is the same: (\d+) pieces, \1 of which nobody else has/,
      );
      expect(said).toContain('\n\n    const a0 = b(0, d);\n    const a1 = b(c[0], d.e);\n');
      expect(said).toContain('\n    …');
      expect(pageHtml(page)).not.toContain('<script');
    });

    test('to the instructor only', () => {
      for (const one of classOf(records, { answers }).marks)
        expect(pageMarkdown(studentPage(one))).not.toMatch(/nobody else|bob and/);
    });
  });

  test('is a table of marks, in which who handed in nothing has no points', () => {
    const { students } = marksOf(outline, classOf(records).marks);
    expect(students.map(({ questions }) => questions.map(({ got }) => got))).toEqual([[2, 2], [0, 2], [0, 0], [0, 0]]); // biome-ignore format: one line
    expect(students[3]!.questions[0]!.said).toEqual(['nothing was handed in', 'Nothing could be marked.']);
  });
});
