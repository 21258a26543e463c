// Addresses of queues are read, and no message has what nobody may read.

import { describe, expect, test } from 'vitest';
import { addressOf, isLoopback, QueueError } from '../../../src/grading/queue/address.js';

describe('an address', () => {
  test.each([
    ['redis://localhost', { host: 'localhost', port: 6379, db: 0, tls: false, username: null, password: null }],
    ['redis://127.0.0.1:7000/3', { host: '127.0.0.1', port: 7000, db: 3, tls: false, username: null, password: null }],
    ['rediss://ann:s%40fe@h.org:1', { host: 'h.org', port: 1, db: 0, tls: true, username: 'ann', password: 's@fe' }],
    ['redis://:pass@[::1]:1', { host: '::1', port: 1, db: 0, tls: false, username: null, password: 'pass' }],
  ])('%s is read', (given, parts) => {
    expect(addressOf(given, {})).toMatchObject(parts);
  });

  test('takes a password that it does not have from the environment', () => {
    const environment = { REDISCLI_AUTH: 'other' };
    expect(addressOf('redis://h', environment).password).toBe('other');
    expect(addressOf('redis://:own@h', environment).password).toBe('own');
  });

  test('is shown without user and password', () => {
    expect(addressOf('rediss://ann:s%40fe@h.org/2', {}).shown).toBe('rediss://h.org:6379/2');
  });

  test('is taken out of what others say, in each form, and so are its user and its password', () => {
    const { scrub } = addressOf('rediss://ann:s%40fe@h.org:1', {});
    expect(scrub('rediss://ann:s%40fe@h.org:1 refused ann, s@fe and s%40fe')).toBe('*** refused ***, *** and ***');
  });

  test.each([
    'localhost:6379',
    'http://:geheim@localhost',
    'redis://',
    'redis://:geheim@localhost/one',
    'redis://:geheim@localhost/-1',
    'redis://:geheim@localhost/1.5',
    'redis://:geheim@localhost?tls=no',
    'redis://:geheim@localhost#1',
    'redis://:geheim%@localhost',
    'redis://:geheim@localhost:99999',
  ])('%s is refused, and not repeated', (given) => {
    expect(() => addressOf(given, {})).toThrow(QueueError);
    expect(() => addressOf(given, {})).toThrow(
      'the address of a queue is redis://HOST:PORT, or rediss://USER:PASSWORD@HOST:PORT with TLS; what was given is none',
    );
  });
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['192.168.0.1', false],
  ['localhost.example.org', false],
  ['127.0.0.1.example.org', false],
])('whether only this machine reaches %s: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
