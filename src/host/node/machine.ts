// What the machine has: processors, memory, and helper threads for the WebAssembly kernels.

import { availableParallelism, totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { help, type Task } from '../help.js';

/** How many processors this process may use. */
export const processors = (): number => availableParallelism();

/** How many bytes of memory this process may use: the machine's, or what its container allows. */
export function memoryLimit(): number {
  const allowed = process.constrainedMemory?.() ?? 0; // 0, or more than any machine has, where there is no limit
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}

/** What an environment variable says. */
export const environment = (name: string): string | undefined => process.env[name];

/** Whether this thread may share memory with others, and wait for them. */
export const sharesMemory = (): boolean => true;

/** A thread begins to run while its maker computes. */
export const startsWhileBusy: boolean = true;

/**
 * Starts a helper thread, which receives `task`. It does not keep the process alive, and is not missed if it ends, or
 * cannot start: the work is done without it.
 */
export function startHelper(task: Task): void {
  const options = { eval: true, workerData: task, execArgv: [], env: {}, stdout: true, stderr: true };
  try {
    const worker = new Worker(`(${help})(require('node:worker_threads').workerData)`, options);
    worker.unref();
    worker.on('error', () => undefined);
  } catch {
    // no thread is to be had here
  }
}
