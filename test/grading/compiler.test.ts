// The compiler's process serves the questions of one submission; where it ends, the question that ended it is known.

import { expect, test } from 'vitest';
import { fromGuest } from '../../src/grading/channel/frames.js';
import type { Cells } from '../../src/grading/channel/requests.js';
import { Compiler } from '../../src/grading/compiler.js';
import { type Guest, GuestError } from '../../src/grading/sandbox/guest.js';

const cells = (source: string): Cells => ({ cells: [{ question: 'q1', source }], questions: ['q1'], names: ['f'] });

/** A process that compiles by repeating, refuses `?`, ends at `!`, and at `short` when it has had `long` before. */
function setUp() {
  const said: string[] = [];
  let count = 0;
  const compiler = new Compiler(() => {
    const name = ++count;
    said.push(`start ${name}`);
    let isTired = false;
    const ask = async (_kind: number, content: Uint8Array) => {
      const { source } = (JSON.parse(new TextDecoder().decode(content)) as Cells).cells[0]!;
      if (source === 'killed') throw new GuestError('ended');
      if (source === '!' || (source === 'short' && isTired)) throw new GuestError('late');
      isTired ||= source === 'long';
      const kind = source === '?' ? fromGuest.failed : fromGuest.module;
      return { kind, content: new TextEncoder().encode(source) };
    };
    return { ready: Promise.resolve(), ask, kill: () => void said.push(`end ${name}`) } as unknown as Guest;
  });
  const module = async (source: string, submission = 's') => {
    const made = await compiler.module(cells(source), submission);
    return 'problem' in made ? made : new TextDecoder().decode(made.bytes);
  };
  return { said, module, compiler };
}

test('the questions of a submission have one process, those of another another', async () => {
  const { said, module, compiler } = setUp();
  expect([await module('a'), await module('b'), await module('c', 't')]).toEqual(['a', 'b', 'c']);
  compiler.end();
  expect(said).toEqual(['start 1', 'end 1', 'start 2', 'end 2']);
});

test('what cannot be read is said, and the process goes on', async () => {
  const { said, module } = setUp();
  expect([await module('?'), await module('a')]).toEqual([{ problem: '?', end: 'failed' }, 'a']);
  expect(said).toEqual(['start 1']);
});

test('cells over which a fresh process ends are at fault', async () => {
  const { said, module } = setUp();
  expect(await module('!')).toMatchObject({ end: 'stopped', problem: expect.stringContaining('longer than 5 s') });
  expect(await module('a')).toBe('a');
  expect(said).toEqual(['start 1', 'end 1', 'start 2']);
});

test('cells do not suffer from what others have used up', async () => {
  const { said, module } = setUp();
  expect([await module('long'), await module('short')]).toEqual(['long', 'short']);
  expect(said).toEqual(['start 1', 'end 1', 'start 2']);
});

test('a process that is ended from outside is not the fault of cells', async () => {
  const { module } = setUp();
  await expect(module('killed')).rejects.toMatchObject({ failure: 'start' });
});
