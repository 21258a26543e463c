// What the machine has: processors, memory, and helper threads for the WebAssembly kernels, which share the kernels' memory and
// take blocks of one job after the other.

import { availableParallelism, totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';

/** How many processors this process may use. */
export const processors = (): number => availableParallelism();

/** How many bytes of memory this process may use: the machine's, or what its container allows. */
export function memoryLimit(): number {
  const allowed = process.constrainedMemory?.() ?? 0; // 0, or more than any machine has, where there is no limit
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}

/** What an environment variable says. */
export const environment = (name: string): string | undefined => process.env[name];

/**
 * Starts a helper thread, which receives `data`. It does not keep the process alive, and is not missed if it ends, or
 * cannot start: the work is done without it.
 */
export function startHelper(data: unknown): void {
  const options = { workerData: data, execArgv: [], env: {}, stdout: true, stderr: true };
  try {
    const worker = new Worker(new URL('./helper.mjs', import.meta.url), options);
    worker.unref();
    worker.on('error', () => undefined);
  } catch {
    // no thread is to be had here
  }
}

/** The time in seconds since 1970: for names of files, and never for results. */
export const now = (): number => (performance.timeOrigin + performance.now()) / 1000;
