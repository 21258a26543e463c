// What all processes of a sandbox use together: limits that Linux knows hold for each process alone.

import { readdirSync, readFileSync } from 'node:fs';

export interface Use {
  /** Memory that is no file's. */
  bytes: number;
  /** Time of computing, also that of processes which have ended. */
  seconds: number;
}

/** Milliseconds from one look to the next. */
const interval = 50;
/** Linux counts time in hundredths of a second. */
const ticks = 100;

/**
 * What a process uses, with all that descend from it.
 * @param pid its number
 */
export function useOf(pid: number): Use {
  const sum: Use = { bytes: 0, seconds: 0 };
  for (const one of familyOf(pid)) {
    const status = read(`/proc/${one}/status`);
    for (const [, kilobytes] of status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm)) sum.bytes += 1024 * Number(kilobytes);
    const stat = read(`/proc/${one}/stat`);
    // behind the name, which may hold anything: the times are the 12th to the 15th field
    const times = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15);
    sum.seconds += times.reduce((all, time) => all + Number(time), 0) / ticks;
  }
  return sum;
}

/**
 * Looks again and again what a process and its descendants use; gives a function that ends this.
 * @param seen gets what was seen
 */
export function watch(pid: number, seen: (use: Use) => void): () => void {
  const timer = setInterval(() => seen(useOf(pid)), interval);
  return () => clearInterval(timer);
}

/** A process and its descendants. In a sandbox, whoever loses its parent becomes a child of the first process there. */
function familyOf(pid: number): Set<number> {
  const family = new Set([pid]);
  // a set that grows while it is gone through
  for (const one of family)
    for (const thread of threadsOf(one))
      for (const child of read(`/proc/${one}/task/${thread}/children`).split(' ')) if (child) family.add(Number(child));
  return family;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it has ended
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended
  }
}
