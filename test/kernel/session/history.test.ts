import { expect, test } from 'vitest';
import { History } from '../../../src/kernel/session/history.js';

const history = new History();
for (const [i, code] of ['let a = 1', 'a + 1', 'let b = 2', 'a + 1'].entries())
  history.add(i + 1, code, code === 'a + 1' ? '2' : null);

test.each([
  [
    'the last two',
    { hist_access_type: 'tail', n: 2 },
    [
      [0, 3, 'let b = 2'],
      [0, 4, 'a + 1'],
    ],
  ],
  [
    'a range',
    { hist_access_type: 'range', start: 1, stop: 3 },
    [
      [0, 1, 'let a = 1'],
      [0, 2, 'a + 1'],
    ],
  ],
  [
    'a search',
    { hist_access_type: 'search', pattern: 'let *' },
    [
      [0, 1, 'let a = 1'],
      [0, 3, 'let b = 2'],
    ],
  ],
  [
    'each once',
    { hist_access_type: 'search', pattern: '*', unique: true, n: 2 },
    [
      [0, 3, 'let b = 2'],
      [0, 4, 'a + 1'],
    ],
  ],
  ['with results', { hist_access_type: 'range', start: 2, stop: 3, output: true }, [[0, 2, ['a + 1', '2']]]],
])('%s', (_name, request, answer) => expect(history.query(request)).toEqual(answer));

test('a pattern is that of a shell', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'aba', 'abab', 'bbab', 'a*b', 'aabbab'];
  const letters = ['a', 'b', '?', '*'];
  const longer = (patterns: string[]) => patterns.flatMap((pattern) => letters.map((letter) => pattern + letter));
  const patterns = [letters, longer(letters), longer(longer(letters)), longer(longer(longer(letters)))].flat();
  const all = new History();
  for (const [i, text] of texts.entries()) all.add(i, text, null);
  for (const pattern of patterns) {
    const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
    const found = all.query({ hist_access_type: 'search', pattern }).map((entry) => (entry as unknown[])[2]);
    expect(found, pattern).toEqual(texts.filter((text) => expected.test(text)));
  }
});

test('what is not said is everything; a number of 0 is nothing', () => {
  const lines = (request: Parameters<History['query']>[0]) =>
    history.query(request).map((entry) => (entry as unknown[])[1]);
  expect(lines({})).toEqual([1, 2, 3, 4]);
  expect(lines({ hist_access_type: 'range' })).toEqual([1, 2, 3, 4]);
  expect(lines({ hist_access_type: 'range', start: 2 })).toEqual([2, 3, 4]);
  expect(lines({ hist_access_type: 'range', stop: 2 })).toEqual([1]);
  expect(lines({ hist_access_type: 'search' })).toEqual([1, 2, 3, 4]);
  expect(lines({ hist_access_type: 'search', unique: true })).toEqual([1, 3, 4]);
  expect(lines({ hist_access_type: 'search', n: 1 })).toEqual([4]);
  expect(lines({ hist_access_type: 'tail', n: 0 })).toEqual([]);
  expect(lines({ hist_access_type: 'tail', n: 9 })).toEqual([1, 2, 3, 4]);
});
