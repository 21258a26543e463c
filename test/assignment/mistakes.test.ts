// The table of docs/mistakes.md: honest mistakes, and what is said of them. That it is so, `answers.long.test.ts` and `test/training` show.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, read, saidIn } from './answer-files.js';

const homeworks = readdirSync(join(import.meta.dirname, 'answers')).sort();

/** What a wrong answer does, in the words of its first comment, or else of its file's name. */
function doing(homework: string, file: string): string {
  const [first = ''] = read(homework, 'wrong', file).split('\n');
  return first.startsWith('// loses') ? file.replace(/\.ts$/, '').replaceAll('-', ' ') : first.replace(/^\/\/ /, '');
}

test('each mistake loses something, and the table is up to date', async () => {
  const rows = homeworks.flatMap((homework) =>
    filesIn(homework, 'wrong').map((file) => {
      const said = saidIn(read(homework, 'wrong', file));
      expect(said.size, file).toBeGreaterThan(0);
      const names = [...said.values()].flat();
      const cells = [homework, doing(homework, file), [...said.keys()].join(', '), names.join('; ') || '–'];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    }),
  );
  const right = homeworks.map((homework) => `${homework} ${filesIn(homework, 'right').length}`).join(', ');
  await expect(`# Honest mistakes

Answers as students write them, wrong in one thing. Each loses the questions that it gets wrong and no others; where its numbers are those of a
mistake that the homework knows, students read its name and a hint. Beside them stand answers that are right, each written in another way, which
lose nothing: ${right}. All are in \`test/assignment/answers/\`; this table is written by a test.

| homework | the answer | loses | what is recognised |
|---|---|---|---|
${rows.join('\n')}
`).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/mistakes.md'));
});
