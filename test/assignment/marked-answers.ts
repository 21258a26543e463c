// Tests that right answers to our homework lose nothing, however they are written; honest mistakes lose what they touch, and are named.

import { beforeAll, describe, expect, test } from 'vitest';
import { filesIn, read, saidIn } from './answer-files.js';
import { answersIn, type Homework, homework, lostIn } from './in-process.js';

/** Methods of tensors that an answer must do without. */
const methodsForbidden = ({ assignment }: Homework, id: string): string[] =>
  assignment.questions
    .find((one) => one.id === id)!
    .forbids.filter((one) => one.startsWith('Tensor.'))
    .map((one) => one.slice('Tensor.'.length));

/** Tests of the answers to some homeworks, in `answers/NAME/right` and `answers/NAME/wrong`. */
export function testAnswers(names: readonly string[]): void {
  test('there are enough of both kinds', () => {
    for (const name of names) {
      expect(filesIn(name, 'right').length, name).toBeGreaterThanOrEqual(10);
      expect(filesIn(name, 'wrong').length, name).toBeGreaterThanOrEqual(10);
    }
  });

  describe.each(names)('%s', (name) => {
    let given: Homework;
    beforeAll(async () => {
      given = await homework(name);
    }, 120_000); // nets are trained on a machine that has more to do
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
}
