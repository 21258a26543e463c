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
