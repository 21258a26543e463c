// Work on several threads. A job is a kernel, its arguments and a number of blocks; whoever is free, this thread too,
// takes the next block. Which thread computes a block makes no difference to its bits, and a thread that has not
// started yet is not waited for.

import { slots } from '../../host/help.js';
import { environment, processors, sharesMemory, startHelper, startsWhileBusy } from '../../host/machine.js';
import { messages } from '../messages.js';
import { type Kernel, type KernelName, kernels, reserve, shared } from './wasm.js';

const noBlocks = 2 ** 30; // in `next`: helpers that look for a block find none

let started = 0;
let wanted: number | null = null;
let shareable: boolean | null = null;

/**
 * The number of threads that large products are computed on.
 * @example getNumThreads() >= 1 // true
 */
export function getNumThreads(): number {
  wanted ??= fromEnvironment() ?? Math.min(processors(), 8);
  return wanted > 1 && (shareable ??= sharesMemory()) ? wanted : 1;
}

/**
 * Sets the number of threads that large products are computed on; results are the same to the bit with any number. At
 * the start it is the number of processors, at most 8, or what the environment variable LECTERN_NUM_THREADS says. In a browser there
 * is one, except in workers of a page that is cross-origin isolated.
 * @throws {RangeError} when it is no whole number from 1 to 64
 * @example
 * setNumThreads(1);
 * getNumThreads() // 1
 */
export function setNumThreads(count: number): void {
  wanted = threads(count, count);
  started = Math.min(started, count - 1);
  if (!common) return;
  Atomics.store(common.state, slots.helpers, started);
  wake(common.state); // those that are too many end
}

function fromEnvironment(): number | null {
  const text = environment('LECTERN_NUM_THREADS');
  return text === undefined || text === '' ? null : threads(Number(text), text);
}

/** A number of threads; `given` is how it was written. */
function threads(count: number, given: number | string): number {
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new RangeError(messages.threads(given));
  return count;
}

/** What helpers share: a module with its memory, and the state of the job. Made when it is needed first. */
let common: { kernel: Kernel<SharedArrayBuffer>; state: Int32Array } | null = null;
const sharing = () => (common ??= { kernel: shared(), state: new Int32Array(new SharedArrayBuffer(4 * 32)) });

/**
 * Room for `length` float32 numbers that helpers see too. None of them works there any more: after an interrupt one may
 * still have been at an old job.
 * @throws {RangeError} when it is more than the memory can hold
 */
export function reserveShared(length: number): Float32Array {
  const { kernel, state } = sharing();
  settle(state);
  return kernel.reserve(length);
}

/** Where kernels run. */
export interface Workplace {
  /** Room for `length` float32 numbers, where operands and results stand. */
  reserve(length: number): Float32Array;
  /** Calls a kernel once for each block, the block's number as last argument, and returns when all are done. */
  run(kernel: KernelName, args: number[], blocks: number): void;
}

const alone: Workplace = {
  reserve,
  run(name, args, blocks) {
    const kernel = kernels[name] as Blockwise;
    for (let block = 0; block < blocks; block++) kernel(...args, block);
  },
};
const together: Workplace = { reserve: reserveShared, run };

/** Work with fewer multiplications is done before another thread has woken up. */
const worthwhile = 2 ** 20;

/** Where work of so many multiplications in so many blocks is done fastest. */
export const workplace = (multiplications: number, blocks: number): Workplace =>
  blocks > 1 && multiplications >= worthwhile && isHelped() ? together : alone;

/** Asks for helpers that are missing; whether there is anybody to share the work with. */
function isHelped(): boolean {
  const count = getNumThreads() - 1;
  if (count === 0) return false;
  const { kernel, state } = sharing();
  const { kernels, memory, module } = kernel;
  if (started < count) Atomics.store(state, slots.helpers, count);
  for (; started < count; started++)
    startHelper({ module, memory, state, names: Object.keys(kernels), index: started, slots });
  return startsWhileBusy || Atomics.load(state, slots.present) > 0;
}

if (!startsWhileBusy) isHelped(); // who starts late is asked early

type Blockwise = (...args: number[]) => void;

/** `Workplace.run` on several threads. */
function run(name: KernelName, args: number[], blocks: number): void {
  const { kernel, state } = sharing();
  const compute = kernel.kernels[name] as Blockwise;
  state.set([blocks, Object.keys(kernel.kernels).indexOf(name), args.length, ...args], slots.blocks);
  Atomics.store(state, slots.next, 0);
  wake(state);
  for (let block = take(state); block < blocks; block = take(state)) compute(...args, block);
  settle(state);
  if (Atomics.exchange(state, slots.failed, 0) !== 0) throw new Error(messages.helperFailed(name));
}

function wake(state: Int32Array): void {
  Atomics.add(state, slots.job, 1);
  Atomics.notify(state, slots.job);
}

const take = (state: Int32Array): number => Atomics.add(state, slots.next, 1);

/** Waits until no helper works on a block: after this thread's last one, or after a job that was interrupted. */
function settle(state: Int32Array): void {
  Atomics.store(state, slots.next, noBlocks);
  for (let busy = Atomics.load(state, slots.busy); busy > 0; busy = Atomics.load(state, slots.busy))
    Atomics.wait(state, slots.busy, busy);
}
