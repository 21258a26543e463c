// What a browser gives: helper threads where memory may be shared, which is in workers of a page that is cross-origin isolated.

import { help, type Task } from '../help.js';

/** The compiler does not know these without the browser's types. */
declare const navigator: { readonly hardwareConcurrency?: number };
declare const Worker: new (url: string, options: { name: string }) => { postMessage(task: Task): void };

export const processors = (): number => navigator.hardwareConcurrency ?? 1;

/** A browser does not say how much there is; it refuses what does not fit. */
export const memoryLimit = (): number => Number.POSITIVE_INFINITY;

export const environment = (): undefined => undefined;

/** A page's main thread must not wait, and where memory may not be shared, there is no such memory. */
export function sharesMemory(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0);
    return typeof Worker === 'function';
  } catch {
    return false;
  }
}

/** A worker's worker begins to run only when its maker has come to an end of what it does. */
export const startsWhileBusy: boolean = false;

/** Starts a helper thread, which receives `task`. Where a page's policy forbids it, the work is done without it. */
export function startHelper(task: Task): void {
  try {
    const url = URL.createObjectURL(new Blob([`onmessage = ({ data }) => { (${help})(data); close(); };`]));
    new Worker(url, { name: 'lectern' }).postMessage(task);
  } catch {
    // no thread is to be had here
  }
}
