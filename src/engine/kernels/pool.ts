// Work on several threads. A job is a kernel, its arguments and a number of blocks; whoever is free, this thread too,
// takes the next block. Which thread computes a block makes no difference to its bits, and a thread that has not
// started yet is not waited for.

import { environment, processors, startHelper } from '../../host/machine.js';
import { messages } from '../messages.js';
import { type Kernel, type KernelName, kernels, reserve, shared } from './wasm.js';

/** Where the parts of the shared state stand; `helpers` is how many there should be, `busy` how many look for work. */
const slots = { job: 0, next: 1, busy: 2, failed: 3, helpers: 4, blocks: 5, kernel: 6, count: 7, args: 8 };
const state = new Int32Array(new SharedArrayBuffer(4 * 32));
const noBlocks = 2 ** 30; // in `next`: helpers that look for a block find none

let started = 0;
let wanted: number | null = null;

/** The number of threads that large products are computed on. */
export function getNumThreads(): number {
  return (wanted ??= fromEnvironment() ?? Math.min(processors(), 8));
}

/**
 * Sets the number of threads that large products are computed on; results are the same to the bit with any number. At
 * the start it is the number of processors, at most 8, or what the environment variable LECTERN_NUM_THREADS says.
 * @throws {RangeError} when it is no whole number from 1 to 64
 */
export function setNumThreads(count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new RangeError(messages.threads(count));
  wanted = count;
  started = Math.min(started, count - 1);
  Atomics.store(state, slots.helpers, started);
  wake(); // those that are too many end
}

function fromEnvironment(): number | null {
  const text = environment('LECTERN_NUM_THREADS');
  if (text === undefined || text === '') return null;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new RangeError(messages.threads(text));
  return count;
}

/** The module and the memory that helpers share; made when they are needed first. */
let common: Kernel<SharedArrayBuffer> | null = null;

/**
 * Room for `length` float32 numbers that helpers see too. None of them works there any more: after an interrupt one may
 * still have been at an old job.
 * @throws {RangeError} when it is more than the memory can hold
 */
export function reserveShared(length: number): Float32Array {
  settle();
  return (common ??= shared()).reserve(length);
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
  blocks > 1 && multiplications >= worthwhile && getNumThreads() > 1 ? together : alone;

type Blockwise = (...args: number[]) => void;

/** `Workplace.run` on several threads. */
export function run(name: string, args: number[], blocks: number): void {
  const { kernels, memory, module } = (common ??= shared());
  const names = Object.keys(kernels);
  if (blocks > 1) start(getNumThreads() - 1, { module, memory, state, names, slots });
  state.set([blocks, names.indexOf(name), args.length, ...args], slots.blocks);
  Atomics.store(state, slots.next, 0);
  if (started > 0 && blocks > 1) wake();
  const kernel = kernels[name as KernelName] as Blockwise;
  for (let block = take(); block < blocks; block = take()) kernel(...args, block);
  settle();
  if (Atomics.exchange(state, slots.failed, 0) !== 0) throw new Error(messages.helperFailed(name));
}

function wake(): void {
  Atomics.add(state, slots.job, 1);
  Atomics.notify(state, slots.job);
}

function take(): number {
  return Atomics.add(state, slots.next, 1);
}

/** Waits until no helper works on a block: after this thread's last one, or after a job that was interrupted. */
function settle(): void {
  Atomics.store(state, slots.next, noBlocks);
  for (let busy = Atomics.load(state, slots.busy); busy > 0; busy = Atomics.load(state, slots.busy))
    Atomics.wait(state, slots.busy, busy);
}

function start(count: number, data: object): void {
  if (started >= count) return;
  Atomics.store(state, slots.helpers, count);
  for (; started < count; started++) startHelper({ ...data, index: started });
}
