// What students' code says, as text for a record.

import { expect, test } from 'vitest';
import { told } from '../../src/grading/told.js';

test.each([
  ['stays as it is', 'found 1.5, expected 2: “é”', 'found 1.5, expected 2: “é”'],
  ['is one line', ' one\r\ntwo\u2028three\n', 'one two three'],
  ['gives no commands to a terminal', '\u001b[2Jx\u0007', '[2Jx'],
  ['reads from left to right, and hides nothing', 'a\u202eb\u200bc\ufeff', 'a b c'],
  ['has no halves of characters', 'a\ud83d', 'a'],
])('text %s', (_, text, wanted) => expect(told(text)).toBe(wanted));

test('text is cut at 300 characters, not within one', () => {
  const text = told('\u{1f600}'.repeat(301));
  expect([...text]).toHaveLength(300);
  expect(text.endsWith('\u{1f600}…')).toBe(true);
  expect(told('a'.repeat(300))).toBe('a'.repeat(300));
});
