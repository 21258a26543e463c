import { expect, test } from 'vitest';
import { warmUp, warmUpCodes } from '../../../src/kernel/language/warm-up.js';
import { notebook } from './notebook.js';

test.each(warmUpCodes)('%s compiles', (code) => expect(notebook().errors(code)).toBe(''));

test('names that cells have taken are not in its way, nor it in theirs', async () => {
  const { cells, run } = notebook();
  await run('const display = 1, rows = "a", h = "b"; interface Row { own: string }');
  for (const _ of warmUp(cells));
  expect(await run('const row: Row = { own: "c" }; rows + h + display + row.own')).toBe('ab1c');
});
