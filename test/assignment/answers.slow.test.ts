// Right answers to our homework lose nothing, however they are written; honest mistakes lose what they touch, and are named.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { answersIn, type Homework, homework, lostIn } from './in-process.js';

const folder = join(import.meta.dirname, 'answers');
const filesIn = (...path: string[]) => readdirSync(join(folder, ...path)).sort();
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const names = ['hw1', 'hw2', 'hw3'];

/** What its first lines say: the questions that are lost, and which known mistake is recognised. */
function saidIn(text: string): Map<string, string[]> {
  const lines = [...text.matchAll(/^\/\/ loses (\w+)(?:: "(.+)")?$/gm)];
  const lost = new Map<string, string[]>();
  for (const [, id, mistake] of lines) lost.set(id!, [...(lost.get(id!) ?? []), ...(mistake ? [mistake] : [])]);
  return lost;
}

test('there are enough of both kinds', () => {
  for (const name of names) {
    expect(filesIn(name, 'right').length, name).toBeGreaterThanOrEqual(10);
    expect(filesIn(name, 'wrong').length, name).toBeGreaterThanOrEqual(10);
  }
  expect(names.flatMap((name) => filesIn(name, 'wrong')).length).toBeGreaterThanOrEqual(40);
});

describe.each(names)('%s', (name) => {
  let given: Homework;
  beforeAll(async () => {
    given = await homework(name);
  });
  const ids = () => given.assignment.questions.map(({ id }) => id);

  test.each(filesIn(name, 'right'))('right: %s', async (file) => {
    const answers = answersIn(read(name, 'right', file));
    expect(ids()).toEqual(expect.arrayContaining([...answers.keys()]));
    expect(await lostIn(given, answers)).toEqual(new Map());
    for (const [id, source] of answers)
      for (const method of methodsForbidden(given, id))
        if (!new RegExp(`^ +${method}\\(`, 'm').test(source))
          // a method of its own
          expect(source, id).not.toMatch(new RegExp(`\\.${method}\\(`));
  });

  test.each(filesIn(name, 'wrong'))('wrong: %s', async (file) => {
    const text = read(name, 'wrong', file);
    const said = saidIn(text);
    expect(said.size).toBeGreaterThan(0);
    const lost = await lostIn(given, answersIn(text));
    expect(new Map([...lost].map(([id, mistakes]) => [id, mistakes.sort()]))).toEqual(
      new Map([...said].map(([id, mistakes]) => [id, mistakes.sort()])),
    );
  });
});

/** Methods of tensors that an answer must do without. */
const methodsForbidden = ({ assignment }: Homework, id: string): string[] =>
  assignment.questions
    .find((one) => one.id === id)!
    .forbids.filter((one) => one.startsWith('Tensor.'))
    .map((one) => one.slice('Tensor.'.length));
