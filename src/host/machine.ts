// What the machine has: processors, memory, threads, a clock.

export * from './node/machine.js';

/** The time in seconds since 1970: for names of files, and never for results. */
export const now = (): number => (performance.timeOrigin + performance.now()) / 1000;
