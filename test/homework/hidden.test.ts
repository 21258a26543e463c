// Points by all checks, as nbgrader asks for them, and what is seen of an answer that prints.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { unseen, withoutErrors } from '../../src/homework/aside.js';
import { type CheckSheet, checkerOf, hiddenPoints } from '../../src/homework/index.js';
import { display } from '../../src/notebook/index.js';

const visible = { seed: null, inputs: [3], expected: 1.5, mistakes: [] };
const sheet = (points: number, shares: number[]): CheckSheet => ({
  format: 1,
  assignment: 'hw1',
  questions: [
    {
      id: 'q1',
      points,
      manual: false,
      minutes: null,
      checks: shares.map((share, i) => ({
        calls: 'half',
        what: `check ${i}`,
        points: share,
        within: 1e-5,
        runs: [visible, { ...visible, inputs: [5], expected: 2.5 }],
      })),
    },
  ],
});

describe('points by all checks', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-hidden-')));
  const before = process.cwd();
  const own = join(folder, 'autograded/ada/hw1');
  beforeEach(() => {
    mkdirSync(own, { recursive: true });
    process.chdir(own);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (place: string, content = sheet(2, [2])) => {
    mkdirSync(join(place, 'hidden'), { recursive: true });
    writeFileSync(join(place, 'hidden/hw1.hidden.checks.json'), JSON.stringify(content));
  };

  test('are read from the course, three folders above', async () => {
    write(folder);
    expect(await hiddenPoints('hw1', 'q1', { half: (x: number) => x / 2 })).toBe(2);
    expect(await hiddenPoints('hw1', 'q1', { half: () => 1.5 })).toBe(0); // the visible input is all it knows
    expect(await hiddenPoints('hw1', 'q1', {})).toBe(0);
  });

  test('are never read from the folder of the student', async () => {
    write(own);
    await expect(hiddenPoints('hw1', 'q1', { half: () => 0 })).rejects.toThrow('is in no folder above this one');
  });

  test('need a file that can be read, and a question that there is', async () => {
    write(folder, { format: 2 } as unknown as CheckSheet);
    await expect(hiddenPoints('hw1', 'q1', {})).rejects.toThrow('hw1.hidden.checks.json cannot be read');
    write(folder);
    await expect(hiddenPoints('hw1', 'q7', {})).rejects.toThrow('there is no question q7');
  });

  test('are never more than the question has, nor less when all is right: nbgrader would stop', async () => {
    const ninths = Array<number>(9).fill(1 / 9);
    expect(ninths.reduce((a, b) => a + b)).toBeGreaterThan(1);
    const right = await checkerOf(sheet(1, ninths))('q1', { half: (x: number) => x / 2 });
    expect(right.points).toBe(1);
  });
});

describe('what an answer prints while it is checked', () => {
  const heard = async (work: (run: () => Promise<unknown>) => Promise<unknown>) => {
    const [log, warn, error] = (['log', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    try {
      await work(async () => {
        console.log('a');
        console.warn('b');
        console.error('c');
        display('d');
      }).catch(() => undefined);
      console.warn('after');
      return [log, warn, error].map((spy) => spy!.mock.calls.map(([text]) => text));
    } finally {
      for (const spy of [log, warn, error]) spy!.mockRestore();
    }
  };

  test('never goes to the stream of errors, for which nbgrader takes all points', async () => {
    const [out, warned, erred] = (await heard((run) => withoutErrors(run))) as string[][];
    expect(out!.slice(0, 3)).toEqual(['a', 'b', 'c']);
    expect([warned, erred]).toEqual([['after'], []]);
  });

  test('is not seen for hidden inputs, also where the answer fails', async () => {
    const failing = (run: () => Promise<unknown>) =>
      unseen(async () => {
        await run();
        throw new Error('e');
      });
    expect(await heard(failing)).toEqual([[], ['after'], []]);
  });
});
