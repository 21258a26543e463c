// Final marks: what is set by hand, taken for lateness and open, and why each number is what it is.

import { describe, expect, test } from 'vitest';
import { parseAssignment } from '../../src/assignment/source.js';
import { digestOf } from '../../src/grading/keys.js';
import { type ManualMarks, schemeOf } from '../../src/grading/manual/marks.js';
import { markSubmission } from '../../src/grading/mark-submission.js';
import { type Decisions, finalMarks, noDecisions } from '../../src/grading/marks/final.js';
import { latenessOf, lateRuleIn } from '../../src/grading/marks/late.js';
import { lasting, momentIn, timestampIn } from '../../src/grading/marks/moment.js';
import { type Known, readMoments, readOverrides } from '../../src/grading/marks/tables.js';
import { outlineOf } from '../../src/grading/outline.js';
import type { QuestionRecord, SubmissionRecord } from '../../src/grading/record.js';

const source = `// %% answer="q1" points=3
// BEGIN SOLUTION
1;
// END SOLUTION
// %% checks="q1"
1;
// %% [markdown] answer="q2" points=2
// Why?
// <!-- BEGIN SOLUTION -->
// Because.
// <!-- END SOLUTION -->
// <!-- BEGIN MARK SCHEME -->
// 2 points: says so.
// <!-- END MARK SCHEME -->
`;
const outline = outlineOf(parseAssignment('hw', source), 'h');
const question = (id: string, got: number, points: number, more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  question: id,
  points,
  got,
  end: 'marked',
  reason: null,
  checks: [],
  carried: [],
  ...more,
});
const record = (got = 2, more: Partial<SubmissionRecord> = {}): SubmissionRecord => ({
  format: 1,
  assignment: 'hw',
  student: 'anna',
  submission: 's',
  source: 'h',
  marker: 'm',
  node: 'v20.20.2',
  isolation: 'bubblewrap',
  problem: null,
  points: 5,
  got,
  questions: [question('q1', got, 3), question('q2', 0, 2, { end: 'manual', reason: 'marked by hand' })],
  ...more,
});
const stub = 'Why?\n*Your answer here.*';
const answer = 'Why?\nBecause of this.';
const answers = { q1: '1;', q2: answer };
const moment = (text: string) => momentIn(text)!;
const due = moment('2026-11-30T23:59+01:00');
const marks = (decisions: Partial<Decisions>, texts: { [question: string]: string } = answers, one = record()) =>
  finalMarks(outline, one, texts, { ...noDecisions, ...decisions });
const manual = (points: number, text = answer): Decisions['manual'] => {
  const own = {
    students: ['anna'],
    answer: digestOf(text),
    points,
    criteria: [{ points: 2, text: 'says so.' }],
    comment: 'Good.',
  };
  const all: ManualMarks = { format: 1, assignment: 'hw', question: 'q2', points: 2, marks: [own] };
  return new Map([['q2', all]]);
};

test('an answer in words that cannot be read is missing, and not left for marking by hand', async () => {
  const assignment = parseAssignment('hw', source.slice(source.indexOf('// %% [markdown]')));
  const plan = { assignment, source: 'h', questions: assignment.questions, checks: new Map([['q2', []]]) };
  const problems = new Map([['q2', 'q2 is answered in 2 cells; one cell answers a question']]);
  const submission = { answers: new Map(), problems, digest: 'd' };
  const never = () => Promise.reject(new Error('nothing is to be run'));
  const [found] = await markSubmission(plan, submission, 'secret', never);
  expect(found).toMatchObject({ end: 'missing', reason: problems.get('q2') });
});

describe('an outline', () => {
  test('has what students get, the solution and the mark scheme', () => {
    expect(outline.questions[1]).toEqual({
      id: 'q2',
      points: 2,
      kind: 'manual',
      stub,
      solution: 'Because.',
      scheme: '2 points: says so.',
    });
  });
});

describe('a mark scheme', () => {
  test('has lines with points, each up to an empty line, and notes', () => {
    const text =
      '1.5 points: names both\n  passes\n1 point: says why. −0.5 points: says 3.4 points of nothing\n\nBe kind.';
    expect(schemeOf(text)).toEqual({
      criteria: [
        { points: 1.5, text: 'names both passes' },
        { points: 1, text: 'says why.' },
        { points: -0.5, text: 'says 3.4 points of nothing' },
      ],
      notes: 'Be kind.',
    });
  });
});

describe('a moment', () => {
  test.each([
    ['2026-11-30T23:59+01:00', Date.UTC(2026, 10, 30, 22, 59)],
    ['2026-11-30 23:59:30 -0530', Date.UTC(2026, 11, 1, 5, 29, 30)],
    ['2028-02-29T00:00Z', Date.UTC(2028, 1, 29)],
  ])('%s', (text, at) => expect(momentIn(text)).toEqual({ text, at }));

  test.each([
    '2026-11-30T23:59', // without a time zone
    '2026-11-31T23:59Z',
    '2027-02-29T00:00Z',
    '2026-11-30T24:00Z',
    '2026-11-30T23:60Z',
    '2026-11-30T23:59+15:00',
    '30.11.2026 23:59',
    'yesterday',
    '',
  ])('%j is none', (text) => expect(momentIn(text)).toBeNull());

  // As nbgrader's ExchangeSubmit writes it, with the usual settings and without a zone, which its parse_utc takes for UTC.
  test.each(['2026-11-30 22:59:00.123456 UTC\n', '2026-11-30 22:59:00.123456'])("nbgrader's %j", (text) => {
    expect(timestampIn(text)?.at).toBe(Date.UTC(2026, 10, 30, 22, 59));
  });

  test.each([
    [26 * 3600_000, '1 day 2 hours'],
    [86_400_000 + 5 * 60_000, '1 day 5 minutes'], // the two largest units that there are
    [3_600_000 + 60_000 + 5000, '1 hour 1 minute'],
    [59_000, '59 seconds'],
    [10, 'less than a second'],
  ])('%i ms last %s', (ms, words) => expect(lasting(ms)).toBe(words));
});

describe('a penalty', () => {
  const after = (ms: number) => ({ text: '', at: due.at + ms });
  const hours = 3_600_000;
  test.each([
    ['10% a day', -1, null],
    ['10% a day', 0, null],
    ['10% a day', 1, 10],
    ['10% a day', 24 * hours, 10],
    ['10% a day', 24 * hours + 1, 20],
    ['10% a day', 26 * hours, 20],
    ['10 % per day, up to 50 %', 240 * hours, 50],
    ['2.5% an hour', 2.5 * hours, 7.5],
    ['30% a week', 1000 * hours, 100],
  ])('of %s after %i ms', (rule, ms, percent) => {
    expect(latenessOf(after(ms), due, lateRuleIn(rule))?.percent ?? null).toBe(percent);
  });

  test.each(['10 points a day', '10%', '0% a day', '110% a day', '10% a day up to 0%', '10% a fortnight'])(
    '%s is none',
    (text) => expect(() => lateRuleIn(text)).toThrow('says no penalty; write it as "10% a day"'),
  );
});

describe('tables', () => {
  const known: Known = { students: new Set(['anna', 'bob']), questions: new Map([['q1', 3]]) };
  const overrides = (...rows: string[]) =>
    readOverrides(['student,question,points,reason', ...rows].join('\n'), 'o.csv', known);

  test('set points', () => {
    expect(overrides('anna,q1,2.5,"a typo, no more"', 'bob,q1,0,copied')).toEqual({
      rows: [
        { student: 'anna', question: 'q1', points: 2.5, reason: 'a typo, no more' },
        { student: 'bob', question: 'q1', points: 0, reason: 'copied' },
      ],
      problems: [],
      strangers: [],
    });
  });

  test('say all that is odd, by line, and keep the rest', () => {
    const wrong = ['zoe,q1,1,x', 'anna,q9,1,x', '', 'anna,q1,4,x', 'bob,q1,,x', 'bob,q1,1,', ',q1,1,x'];
    expect(overrides(...wrong)).toEqual({
      rows: [{ student: 'zoe', question: 'q1', points: 1, reason: 'x' }],
      problems: [
        'o.csv, line 3: there is no question "q9"; the homework has q1',
        'o.csv, line 5: "4" cannot be the points of q1; write a number from 0 to 3',
        'o.csv, line 6: "" cannot be the points of q1; write a number from 0 to 3',
        'o.csv, line 7: bob, q1 stands here for the second time',
        'o.csv, line 7: give a reason, which the student reads too',
        'o.csv, line 8: it has no student',
      ],
      strangers: [
        'o.csv, line 2: nobody here is called "zoe", so this counts for nobody yet; students are called as in reports/',
      ],
    });
  });

  test('of times and extensions', () => {
    const read = (text: string) => readMoments(text, 't.csv', 'time', known);
    const { rows } = read('student,time\nbob,2026-11-30T23:59Z\n');
    expect(rows).toEqual([['bob', { text: '2026-11-30T23:59Z', at: Date.UTC(2026, 10, 30, 23, 59) }]]);
    expect(read('student,time\nbob,2026-11-30 23:59\nbob,2026-11-30T23:59Z\n')).toMatchObject({
      rows: [],
      problems: [
        't.csv, line 2: "2026-11-30 23:59" is no time; write it with its time zone, as 2026-11-30T23:59+01:00',
        't.csv, line 3: bob stands here for the second time',
      ],
    });
    expect(read('student,due\nbob,x\n').problems).toEqual(['t.csv lacks the column "time"; it has "student", "due"']);
  });
});

describe('final marks', () => {
  test('without decisions are those of the marker, and what is to be marked by hand is open', () => {
    const { got, sum, points, late, questions } = marks({});
    expect([got, sum, points, late]).toEqual([2, 2, 5, null]);
    expect(questions.map(({ by }) => by)).toEqual(['marker', 'open']);
    expect(questions[1]!.why).toEqual(['To be marked by hand; its points are not in the sum yet.']);
  });

  test('an answer as it was handed out has nothing, and need not be marked', () => {
    expect(marks({ manual: manual(2) }, { q1: '', q2: `${stub}\n` }).questions[1]).toMatchObject({
      by: 'marker',
      got: 0,
      why: ['Nothing was written here.'],
    });
  });

  test('marks by hand count, for the text that was marked', () => {
    expect(marks({ manual: manual(1.5) })).toMatchObject({ got: 3.5, questions: [{}, { by: 'hand', got: 1.5 }] });
    const other = marks({ manual: manual(1.5) }, { ...answers, q2: 'Why?\nSomething else.' });
    expect(other).toMatchObject({ got: 2, questions: [{}, { by: 'open', got: 0 }] });
    expect(other.questions[1]!.why[0]).toContain('has changed since it was marked by hand');
  });

  test('who has written the same text has the same mark', () => {
    const other = record(2, { student: 'bob' });
    expect(marks({ manual: manual(1.5) }, answers, other)).toMatchObject({ got: 3.5, questions: [{}, { by: 'hand' }] });
  });

  test('marks by hand out of other points are to be given again', () => {
    const [[id, all]] = [...manual(1.5)] as [[string, ManualMarks]];
    const found = marks({ manual: new Map([[id, { ...all, points: 4 }]]) }).questions[1]!;
    expect(found).toMatchObject({ by: 'open', why: [expect.stringContaining('brought 4 points when')] });
  });

  test('what the instructor sets counts above all, with its reason', () => {
    const overrides = [{ student: 'anna', question: 'q2', points: 2, reason: 'said it in the lecture' }];
    const { got, questions } = marks({ overrides, manual: manual(1) });
    expect(got).toBe(4);
    expect(questions[1]!.why).toEqual([
      'Set to 2 of 2 points by the instructor: said it in the lecture',
      'Before that it had 1.',
    ]);
  });

  const late = { due, late: lateRuleIn('10% a day') };
  const times = (text: string) => new Map([['anna', moment(text)]]);

  test('lateness takes its share of the points got', () => {
    const found = marks({ ...late, manual: manual(1.5), times: times('2026-12-02T01:59+01:00') });
    expect(found).toMatchObject({ sum: 3.5, got: 2.8, late: { percent: 20 } });
    expect(found.late!.why).toBe(
      'Handed in late by 1 day 2 hours: −20 % of the points (10% a day, 2 days begun); it was due 2026-11-30T23:59+01:00.',
    );
  });

  test('an extension is more time', () => {
    const extensions = times('2026-12-01T23:59+01:00');
    const handedIn = (text: string) => marks({ ...late, extensions, times: times(text) });
    expect(handedIn('2026-12-01T23:59+01:00')).toMatchObject({ got: 2, late: null });
    expect(handedIn('2026-12-02T00:00+01:00').late!.why).toContain('2026-12-01T23:59+01:00, by an extension');
  });

  test('without a rule lateness is said, and costs nothing', () => {
    const found = marks({ due, times: times('2026-12-02T01:59+01:00') });
    expect(found).toMatchObject({ got: 2, late: { percent: 0 } });
    expect(found.late!.why).toContain('Nothing is taken for that.');
  });

  test('where a time is not known, nothing is taken, and the instructor is told', () => {
    expect(marks(late)).toMatchObject({ got: 2, late: null, concerns: [expect.stringContaining('counts as in time')] });
    const none = record(0, { problem: 'nothing was handed in', questions: [] });
    expect(marks(late, {}, none)).toMatchObject({ got: 0, late: null, concerns: [] });
  });

  test('only the sum is rounded', () => {
    expect(marks({ manual: manual(1 / 3) }, answers, record(1 / 3)).got).toBe(0.67); // 0.33 + 0.33 would be 0.66
    expect(marks({}, answers, record(1.005)).got).toBe(1.01);
  });

  test('a record of another version of the homework is named', () => {
    expect(marks({}, answers, record(2, { source: 'before' })).concerns).toEqual([
      'it was marked with another version of the homework; mark it again',
    ]);
  });
});
