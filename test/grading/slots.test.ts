// Markers on one machine do not share users.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeSlots } from '../../src/grading/sandbox/slots.js';
import { most, userOf } from '../../src/grading/sandbox/users.js';

/** Numbers of which some are taken. */
const without = (taken: number[]) => async (slot: number) => !taken.includes(slot);

test('the lowest numbers that are free are taken', async () => {
  expect(await takeSlots(3, without([0, 2]))).toEqual([1, 3, 4]);
});

test('where there are not so many, it is said how many there are', async () => {
  const busy = async (slot: number) => slot < 2;
  await expect(takeSlots(3, busy)).rejects.toThrow(
    '--workers 3 needs as many users of their own, and other markers on this machine leave 2',
  );
});

test.runIf(process.platform === 'linux')(
  'a number is taken once at a time, and is free when its process has ended',
  async () => {
    const file = join(import.meta.dirname, '../../dist/grading/sandbox/slots.js');
    const other = () =>
      JSON.parse(
        spawnSync(
          process.execPath,
          [
            '--input-type=module',
            '-e',
            `import { takeSlots } from '${file}';
        console.log(JSON.stringify(await takeSlots(2)));`,
          ],
          { encoding: 'utf8' },
        ).stdout,
      ) as number[];
    const before = other();
    expect(other()).toEqual(before);
    const own = await takeSlots(2);
    for (const slot of other()) expect(own).not.toContain(slot);
  },
);

test.skipIf(process.getuid?.() !== 0)('each process of each slot has a user of its own', () => {
  const users = (['bubblewrap', 'user'] as const).flatMap((isolation) =>
    (['answer', 'compiler'] as const).flatMap((role) =>
      Array.from({ length: most }, (_, slot) => userOf(isolation, slot, role)),
    ),
  );
  expect(new Set(users).size).toBe(4 * most);
  expect(Math.max(...users.map(Number))).toBeLessThan(65_534); // nobody
});
