// What lessons write and send: files that are gone afterwards, and a server that keeps what it is sent.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { receiver, ScratchFolder } from '../../src/lesson/index.js';

test('files of the folder are listed from there, sorted, and read', () => {
  const folder = new ScratchFolder();
  expect(folder.files()).toEqual([]);
  expect(() => folder.text('a')).toThrow("there is no file 'a' in the folder; there is none at all");
  const [first, second] = [folder.path('b.csv'), folder.path('a/deep/c.bin')];
  mkdirSync(dirname(second), { recursive: true });
  writeFileSync(first, 'x,ü\n');
  writeFileSync(second, Uint8Array.of(1, 2, 3));
  expect(folder.files()).toEqual([
    { name: 'a/deep/c.bin', bytes: 3 },
    { name: 'b.csv', bytes: 5 },
  ]);
  expect([folder.text('b.csv'), folder.bytes('a/deep/c.bin')]).toEqual(['x,ü\n', Uint8Array.of(1, 2, 3)]);
  expect(() => folder.bytes('c.csv')).toThrow("no file 'c.csv' in the folder; there is a/deep/c.bin, b.csv");
  expect(() => folder.path(3 as never)).toThrow('the name is 3, but must be a string');
  expect(first.startsWith(join(tmpdir(), 'lectern-lesson-'))).toBe(true);
  folder.remove();
  expect(existsSync(first)).toBe(false);
  folder.remove(); // twice is no mistake
});

test('two folders are not the same one', () => {
  const [one, other] = [new ScratchFolder(), new ScratchFolder()];
  expect(one.path('a')).not.toBe(other.path('a'));
  for (const folder of [one, other]) folder.remove();
});

test('the server keeps what it is sent, in its order, until it is closed', async () => {
  const server = await receiver();
  expect(server.root).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const form = new URLSearchParams({ data: '{"ü":1}' });
  const answer = await fetch(`${server.root}/a?b=1`, { method: 'POST', body: form });
  expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  await fetch(`${server.root}/c`, { method: 'PUT', body: '[1]', headers: { 'content-type': 'application/json' } });
  expect(server.received).toEqual([
    { method: 'POST', path: '/a?b=1', type: 'application/x-www-form-urlencoded', body: 'data=%7B%22%C3%BC%22%3A1%7D' },
    { method: 'PUT', path: '/c', type: 'application/json', body: '[1]' },
  ]);
  await server.close();
  await expect(fetch(`${server.root}/d`)).rejects.toThrow();
});
