// The processes below this one, as the system lists them: also those that a blocked thread waits for.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Parent by process. Linux says it in /proc, other Unixes by `ps`; on Windows nothing is known. */
function parents(): Map<number, number> {
  if (process.platform === 'win32') return new Map();
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
  }
  const found = new Map<number, number>();
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8'); // pid (name) state parent …; a name may hold anything
      found.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // it has ended meanwhile
    }
  }
  return found;
}

/** This process's children for which `wanted` holds, and all that they have started. */
export function descendants(wanted: (child: number) => boolean): number[] {
  const above = parents();
  const below = (parent: number): number[] =>
    [...above].flatMap(([pid, its]) =>
      its === parent && (parent !== process.pid || wanted(pid)) ? [pid, ...below(pid)] : [],
    );
  return below(process.pid);
}

/** Sends a signal to processes, of which some may have ended. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // it has ended
    }
  }
}
