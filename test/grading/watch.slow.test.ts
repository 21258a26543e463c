// What is seen of a sandbox's processes: the sum over all of them.

import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { useOf } from '../../src/grading/sandbox/watch.js';

const work = `const kept = Buffer.alloc(1e8, 1); const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);`;
const inner = JSON.stringify(`${work} process.stdout.write('.'); setInterval(() => kept, 1000);`);
const outer = `${work} require('node:child_process').spawn(process.execPath, ['-e', ${inner}], { stdio: 'inherit' }); setInterval(() => kept, 1000);`;

describe.skipIf(process.platform !== 'linux')('what processes use', () => {
  test('is that of a process and of those it has started', async () => {
    const child = spawn(process.execPath, ['-e', outer], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      const { bytes, seconds } = useOf(child.pid!);
      expect(bytes).toBeGreaterThan(2e8); // two times 10⁸, and what Node needs
      expect(bytes).toBeLessThan(6e8);
      expect(seconds).toBeGreaterThanOrEqual(0.6 - 2 * 0.01); // two times 0.3 s, each counted in hundredths
    } finally {
      process.kill(-child.pid!, 'SIGKILL');
    }
  });

  test('is nothing when they have ended', () => {
    expect(useOf(2 ** 22 + 1)).toEqual({ bytes: 0, seconds: 0 }); // Linux numbers no process so high
  });
});
