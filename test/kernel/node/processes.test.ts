import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { descendants, type System, signal } from '../../../src/kernel/node/processes.js';

/** A system that notes what it is asked for. */
function fake(platform: NodeJS.Platform): System & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    platform,
    kill: (pid, name) => {
      asked.push(`kill ${pid} ${name}`);
      if (pid === 2) throw new Error('it has ended');
    },
    run: (program, args) => void asked.push([program, ...args].join(' ')),
  };
}

test('on Windows what was started is ended with all below it', () => {
  const windows = fake('win32');
  expect(descendants((pid) => pid !== 8, [7, 8, 9], windows)).toEqual([7, 9]);
  signal([7, 9], 'SIGINT', windows);
  signal([], 'SIGTERM', windows);
  expect(windows.asked).toEqual(['taskkill /T /F /PID 7 /PID 9']);
});

test('elsewhere each process gets the signal, though one has ended', () => {
  const unix = fake('linux');
  signal([1, 2, 3], 'SIGTERM', unix);
  expect(unix.asked).toEqual(['kill 1 SIGTERM', 'kill 2 SIGTERM', 'kill 3 SIGTERM']);
});

test.skipIf(process.platform === 'win32')('children are found with what they have started', async () => {
  const shell = spawn('sh', ['-c', 'sleep 100 & echo $!; wait']);
  const [chunk] = await once(shell.stdout, 'data');
  try {
    expect(descendants((pid) => pid === shell.pid, [])).toEqual([shell.pid, Number(String(chunk))]);
    expect(descendants((pid) => pid !== shell.pid, [])).not.toContain(shell.pid);
  } finally {
    signal([Number(String(chunk))], 'SIGKILL');
    await once(shell, 'exit');
  }
});
