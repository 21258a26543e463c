// A process is started before it is needed, and none is left over.

import { expect, test } from 'vitest';
import type { Guest } from '../../src/grading/sandbox/guest.js';
import { usual } from '../../src/grading/sandbox/limits.js';
import { oneAhead } from '../../src/grading/sandbox/spare.js';

function setUp() {
  const said: string[] = [];
  let count = 0;
  const start = (_limits: unknown, forbids: readonly string[]) => {
    const name = `${forbids.join()}${++count}`;
    said.push(`start ${name}`);
    return { name, kill: () => void said.push(`end ${name}`) } as unknown as Guest;
  };
  const ahead = oneAhead(start);
  const take = (kind: string) => (ahead(usual, [kind]) as unknown as { name: string }).name;
  return { said, take, end: () => ahead.end() };
}

test('questions that follow one another as before find their process started', () => {
  const { said, take } = setUp();
  expect([take('a'), take('b'), take('a')]).toEqual(['a1', 'b2', 'a3']); // now it is known that b follows a, and a follows b
  expect(said.at(-1)).toBe('start b4');
  expect(take('b')).toBe('b4');
  expect(take('a')).toBe('a5');
});

test('where another question follows, the process is ended, and another started', () => {
  const { said, take } = setUp();
  for (const kind of ['a', 'b', 'a']) take(kind);
  said.length = 0;
  expect(take('c')).toBe('c5');
  expect(said).toEqual(['end b4', 'start c5']);
});

test('nothing is left over', () => {
  const { said, take, end } = setUp();
  for (const kind of ['a', 'a', 'a']) take(kind);
  end();
  const names = (what: string) => said.filter((one) => one.startsWith(what)).map((one) => one.slice(what.length));
  expect(names('end ')).toEqual([names('start ').at(-1)]);
});
