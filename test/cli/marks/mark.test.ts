// `lectern mark`: a page without names for each question in words, and marks taken in from it, which belong to the text they were given for.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mark } from '../../../src/cli/marks/mark.js';
import { marks } from '../../../src/cli/marks/marks.js';
import { digestOf } from '../../../src/grading/keys.js';
import { graded, inWords, read, report, spoken, write } from './folder.js';

const digest = (words: string) => digestOf(inWords(words));
const one = (words: string, points: number | null, more: object = {}) => ({
  answer: digest(words),
  points,
  criteria: [],
  comment: '',
  ...more,
});
const fileOf = (name: string, given: object[], more: object = {}): string =>
  write(name, JSON.stringify({ format: 1, assignment: 'hw2', question: 'q2', points: 2, marks: given, ...more }));

describe('the page', () => {
  const out = graded('page', {
    anna: { got: 4, words: 'Both <b>passes</b> & </script><script>alert(1)</script>' },
    bob: { got: 3, words: 'I do not know.' },
    zoe: { got: 3, words: 'I do not know.' },
    carl: { got: 3, words: '*Your answer here.*' },
  });
  const { status, said } = spoken(mark, 'hw2', '--out', out);
  const page = read(out, 'marking/q2.html');

  test('has all answers but empty ones, and the same text once', () => {
    expect([status, said]).toEqual([0, `q2: 2 of 2 answers to be marked: ${join(out, 'marking/q2.html')}`]);
    expect(page.match(/class="card"/g)).toHaveLength(2);
    expect(page).toContain('the same text from 2 students');
  });

  test('names nobody, and its order tells nothing', () => {
    expect(page).not.toMatch(/anna|bob|zoe|carl/);
    const order = [...page.matchAll(/data-answer="(\w+)"/g)].map(([, own]) => own);
    expect(order).toEqual([...order].sort());
  });

  test('has the mark scheme as boxes, and what else it says', () => {
    expect(page.match(/data-points="1.5" value="names both passes"/g)).toHaveLength(2);
    expect(page).toContain('Spelling does not matter.');
    expect(page).toContain('Because of both passes.');
  });

  test('takes what a student wrote for text, and loads nothing', () => {
    expect(page).toContain('Both &lt;b&gt;passes&lt;/b&gt; &amp; &lt;/script&gt;');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:|src=|@import|url\(/);
  });
});

describe('marks that are taken in', () => {
  const class_ = {
    anna: { got: 4, words: 'Both passes.' },
    bob: { got: 3, words: 'One pass.' },
    zoe: { got: 2, words: 'Nothing.' },
  };
  const out = graded('in', class_);
  const score = (student: string) =>
    new RegExp(`^hw2,${student},.*,([^,]+),6,.*$`, 'm').exec(read(out, 'marks.csv'))?.[1];

  test('count, and the student reads which lines were fulfilled, and the comment', () => {
    const given = fileOf('a.json', [
      one('Both passes.', 1.5, { criteria: ['names both passes'], comment: 'Say it in *one* sentence.' }),
      one('One pass.', 0),
    ]);
    const { status, said } = spoken(mark, 'hw2', '--out', out, '--import', given);
    expect(status).toBe(0);
    expect(said).toContain('q2: took in 2 marks\n');
    expect(said).toContain('q2: 1 of 3 answers to be marked: ');
    expect([score('anna'), score('bob'), score('zoe')]).toEqual(['5.5', '3', '2']);
    expect(report(out, 'reports/anna')).toContain(
      '## q2 (1.5 of 2 points)\n\n- 1.5 points: names both passes\n- Say it in *one* sentence.\n',
    );
    expect(report(out, 'reports/zoe')).toContain('2 points are still to be marked by hand');
    expect(report(out, 'class')).toContain('- q2: 1 of 3 answers\n');
  });

  test('are on the page when it is made again', () => {
    const page = read(out, 'marking/q2.html');
    expect(page.match(/ checked>/g)).toHaveLength(1);
    expect(page).toContain('value="1.5"');
    expect(page).toContain('Say it in *one* sentence.</textarea>');
  });

  test('may replace and take away others', () => {
    const given = fileOf('b.json', [one('One pass.', 1), one('Both passes.', null)]);
    expect(spoken(mark, 'hw2', '--out', out, '--import', given).said).toContain(
      'q2: took in 1 mark, 1 in place of others, 1 taken away\n',
    );
    expect([score('anna'), score('bob')]).toEqual(['4', '4']);
  });

  test('stay when homework is marked again; where the answer has changed, that is said', () => {
    graded('in', { ...class_, zoe: { got: 4, words: 'One pass.' }, bob: { got: 4, words: 'Another one.' } });
    spoken(marks, out);
    expect([score('bob'), score('zoe')]).toEqual(['4', '5']); // zoe has now what bob had written
    expect(report(out, 'reports/bob')).toContain('The answer has changed since it was marked by hand');
    expect(spoken(mark, 'hw2', '--out', out).said).toContain('q2: 2 of 3 answers to be marked');
    graded('in', class_);
    spoken(marks, out);
    expect([score('bob'), score('zoe')]).toEqual(['4', '2']); // as before
  });

  test('for a text that is gone are named, and kept', () => {
    const given = fileOf('gone.json', [one('Of old.', 2)]);
    expect(spoken(mark, 'hw2', '--out', out, '--import', given).said).toContain(
      'q2: 1 mark for a text that nobody has handed in any more; it is kept',
    );
  });

  const bad: [what: string, text: string, said: string][] = [
    ['no JSON', '{', 'it cannot be read as JSON'],
    ['other JSON', '[]', 'is no file of marks; give what'],
    ['another homework', JSON.stringify({ format: 1, assignment: 'hw3', marks: [] }), 'has marks of hw3, not of hw2'],
    [
      'a question that is not marked by hand',
      JSON.stringify({ format: 1, assignment: 'hw2', question: 'q1', points: 4, marks: [] }),
      'has marks of q1, which is no question that is marked by hand; there is q2',
    ],
    [
      'other points',
      JSON.stringify({ format: 1, assignment: 'hw2', question: 'q2', points: 3, marks: [] }),
      'when the question brought 3 points, and now it brings 2',
    ],
  ];
  test.each(bad)('%s is refused', (_what, text, said) => {
    const before = read(out, 'by-hand/q2.json');
    const { status, complained } = spoken(mark, 'hw2', '--out', out, '--import', write('bad.json', text));
    expect([status, complained]).toEqual([2, expect.stringContaining(said)]);
    expect(read(out, 'by-hand/q2.json')).toBe(before);
  });

  test('all that is wrong is said, and of several files none is taken in', () => {
    const before = read(out, 'by-hand/q2.json');
    const good = fileOf('good.json', [one('Nothing.', 2)]);
    const wrong = fileOf('wrong.json', [
      one('Nothing.', 2.5),
      one('Nothing.', 1, { criteria: ['is kind'] }),
      { points: 'x', criteria: null, comment: 7 },
    ]);
    const { complained } = spoken(mark, 'hw2', '--out', out, '--import', good, '--import', wrong);
    expect(complained.replaceAll(`${wrong}, `, '').split('\n')).toEqual([
      'mark 1: 2.5 cannot be its points; they are a number from 0 to 2',
      'mark 2: "is kind" is no line of the mark scheme',
      'mark 2: the same answer was marked before in this file',
      'mark 3: it does not say to which answer it belongs',
      'mark 3: "x" cannot be its points; they are a number from 0 to 2',
      'mark 3: its comment is no text, or longer than 10000 characters',
      'mark 3: null is no line of the mark scheme',
    ]);
    expect(read(out, 'by-hand/q2.json')).toBe(before);
  });
});

test.each<[what: string, args: string[], said: string]>([
  ['no homework', ['--out', 'OUT'], 'give the homework: lectern mark hw2 --out DIR'],
  ['no folder', ['hw2'], 'say where the marks are: --out DIR'],
  ['a folder without marks', ['hw2', '--out', '/nowhere'], '/nowhere is no folder of marks'],
  ['another homework', ['hw3', '--out', 'OUT'], 'has the marks of hw2, not of hw3'],
  ['no such file', ['hw2', '--out', 'OUT', '--import', 'x.json'], '--import: x.json does not exist'],
])('a command with %s is refused', (_what, args, said) => {
  const out = graded('refused-mark', { anna: { got: 4, words: 'x' } });
  const { status, complained } = spoken(mark, ...args.map((own) => (own === 'OUT' ? out : own)));
  expect([status, complained]).toEqual([2, expect.stringContaining(said)]);
  expect(existsSync(join(out, 'marking'))).toBe(false);
});
