// What is sealed is read by whoever has the secret, and only as what it was written for.

import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pseudonym, seal, unseal } from '../../../src/grading/queue/seal.js';

const secret = 'a'.repeat(64);
const content = { student: 'x', got: 2, parts: [1, null, 'ü\ud800'] };
const message = seal(secret, 'results', content);

describe('a message', () => {
  test('is a digest by RFC 2104, with a key by RFC 5869, and the text', () => {
    const key = new Uint8Array(hkdfSync('sha256', secret, '', 'lectern queue results', 32));
    const text = JSON.stringify(content);
    expect(message).toBe(`${createHmac('sha256', key).update(text).digest('hex')} ${text}`);
  });

  test('is read again', () => {
    expect(unseal(secret, 'results', message)).toEqual(content);
  });

  test.each<[what: string, message: unknown]>([
    ['with another number', message.replace('"got":2', '"got":3')],
    ['with a field more', message.replace('{"student"', '{"points":1,"student"')],
    [
      'with the same fields in another order',
      `${message.slice(0, 65)}${JSON.stringify({ got: 2, student: 'x', parts: content.parts })}`,
    ],
    ['with another digest', message.replace(/^./, (one) => (one === '0' ? '1' : '0'))],
    ['with half a digest', message.slice(32)],
    ['without a digest', JSON.stringify(content)],
    ['with text behind it', `${message} `],
    ['that is empty', ''],
    ['that is no text', { content }],
    ['that is nothing', undefined],
    ['without an end', `${message}${' '.repeat(2 ** 26)}`],
  ])('%s is refused', (_what, changed) => {
    expect(unseal(secret, 'results', changed)).toBeNull();
  });

  test('of another term is refused, and one that was written for something else', () => {
    expect(unseal('b'.repeat(64), 'results', message)).toBeNull();
    expect(unseal(secret, 'jobs', message)).toBeNull();
  });
});

test('a pseudonym is the same for the same, and tells nothing', () => {
  const name = pseudonym(secret, 'students', 'hw', 'ada');
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(pseudonym(secret, 'students', 'hw', 'ada')).toBe(name);
  const others = [
    pseudonym(secret, 'students', 'hw', 'bob'),
    pseudonym(secret, 'students', 'hw2', 'ada'),
    pseudonym(secret, 'students', 'hwada'),
    pseudonym(secret, 'queues', 'hw', 'ada'),
    pseudonym('b'.repeat(64), 'students', 'hw', 'ada'),
  ];
  expect(new Set([name, ...others]).size).toBe(6);
});
