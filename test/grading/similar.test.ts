// Similar answers: copies are found, however they are renamed and reordered, and answers that were written independently are not.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { parseAssignment, stubOf } from '../../src/assignment/source.js';
import { outlineOf } from '../../src/grading/outline.js';
import { similarAnswers } from '../../src/grading/similar/class.js';
import { similarPairs } from '../../src/grading/similar/pairs.js';
import { codeTokens, wordTokens } from '../../src/grading/similar/tokens.js';
import { answersIn, homeworks } from '../assignment/in-process.js';

const folder = join(import.meta.dirname, '../assignment/answers');
const names = readdirSync(folder);
/** Questions that ask to train a net: most of our answers have the same loop, which counts as what many have written. */
const loops = ['hw4 q6', 'hw5 q6'];
const assignmentOf = (name: string) => parseAssignment(name, readFileSync(join(homeworks, `${name}.ts`), 'utf8'));

/** The right answers to a homework, by who wrote them and by question. */
const rightOf = (name: string) =>
  new Map(
    readdirSync(join(folder, name, 'right')).map((file) => [
      file.replace('.ts', ''),
      Object.fromEntries(answersIn(readFileSync(join(folder, name, 'right', file), 'utf8'))),
    ]),
  );

/** A copy: other names and numbers, comments that were not there, other lines, and functions in the opposite order. */
function disguised(text: string): string {
  const file = ts.createSourceFile('answer.ts', text, ts.ScriptTarget.ESNext, true);
  const statements = file.statements.map((one) => one.getText(file));
  const own = new Set([...text.matchAll(/(?:const|let|function|class) (\w+)/g)].map(([, name]) => name!));
  return statements
    .reverse()
    .map((one) => one.replace(/(?<![.\w])([A-Za-z]\w*)/g, (name) => (own.has(name) ? `${name}Renamed` : name)))
    .map((one) => `// my own idea\n${one.replace(/\n\s*/g, '\n\n\t').replace(/\b\d+\b/g, '7')}`)
    .join('\n\n');
}

const textOf = (text: string) => ({ text, tokens: codeTokens(text) });

let tried = 0;

describe.each(names)('right answers to %s', (name) => {
  const assignment = assignmentOf(name);
  const right = rightOf(name);

  test('that were written independently are not similar', () => {
    expect(similarAnswers({ outline: outlineOf(assignment, 'h'), answers: right })).toEqual([]);
  });

  test('are found in a disguised copy, and nobody else is named', () => {
    const stubs = new Map(
      assignment.cells
        .filter(({ role }) => role === 'answer')
        .map((cell) => [cell.question!, codeTokens(stubOf(cell))]),
    );
    for (const [author, answers] of right)
      for (const [question, text] of Object.entries(answers)) {
        const own = codeTokens(text).length;
        if (own < 150 || loops.includes(`${name} ${question}`)) continue; // what is short says nothing
        tried++;
        const texts = [...right].flatMap(([who, all]) =>
          all[question] ? [[who, textOf(all[question]!)] as const] : [],
        );
        const class_ = new Map([...texts, ['copy', textOf(disguised(text))]]);
        const pairs = similarPairs(class_, stubs.get(question)!);
        expect(
          pairs.map(({ students }) => students),
          `${author} ${question}`,
        ).toEqual([[author, 'copy']]);
      }
  });
});

test('many copies were tried', () => {
  expect(tried).toBeGreaterThan(60);
});

describe('a pair', () => {
  const answer = rightOf('hw1').get('classes')!['q5']!;
  const pairOf = (answers: { [student: string]: string }, given = '') =>
    similarPairs(new Map(Object.entries(answers).map(([who, text]) => [who, textOf(text)])), codeTokens(given));

  test('has what it shares, as it was written, and how much of that nobody else has', () => {
    const [pair] = pairOf({ anna: answer, bob: disguised(answer), zoe: '1;' });
    expect(pair!.students).toEqual(['anna', 'bob']);
    expect(answer).toContain(pair!.piece);
    expect(pair!.piece.length).toBeGreaterThan(40);
    expect(pair!.alone).toBe(pair!.common);
    const three = pairOf({ anna: answer, bob: answer, zoe: answer });
    expect(three.map(({ alone }) => alone)).toEqual([0, 0, 0]);
  });

  test('shares nothing that was handed out', () => {
    expect(pairOf({ anna: answer, bob: answer }, answer)).toEqual([]);
    expect(pairOf({ anna: `${answer}\n1;`, bob: `2;\n${answer}` }, answer)).toEqual([]);
  });

  test('shares nothing that many have written', () => {
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`s${i}`, answer]));
    expect(pairOf(many)).toEqual([]);
    delete many['s0'];
    expect(pairOf(many)).toHaveLength(10);
  });

  test('of a long and a short answer is none, however much of the short one is in the long one', () => {
    const half = answer.slice(0, Math.floor(answer.length / 4));
    expect(pairOf({ anna: answer, bob: half })).toEqual([]);
  });

  test('in words is found across lines and cases, with its piece', () => {
    const text = readFileSync(join(import.meta.dirname, '../../CONTRIBUTING.md'), 'utf8').slice(0, 1200);
    const copy = `So I think: ${text.toUpperCase().replaceAll(' ', '\n')} And that is all.`;
    const texts = { anna: text, bob: copy, zoe: 'I do not know.' };
    const class_ = new Map(Object.entries(texts).map(([who, own]) => [who, { text: own, tokens: wordTokens(own) }]));
    const [pair, ...more] = similarPairs(class_, []);
    expect([pair!.students, more]).toEqual([['anna', 'bob'], []]);
    expect(text).toContain(pair!.piece);
  });
});

test('code that cannot be read has tokens, and ends', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code
  for (const text of ['`a ${ {b: `${c}`} } d`', '`${', '}}}', '"open', '/* open', '\u0000#!', '/[/'])
    expect(codeTokens(text).length).toBeLessThan(20);
});
