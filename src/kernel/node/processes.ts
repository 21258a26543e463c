// The processes below this one, as the system lists them: also those that a blocked thread waits for.

import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What the system is asked for. */
export interface System {
  platform: NodeJS.Platform;
  kill(pid: number, name: NodeJS.Signals): void;
  /** Runs a program; how it ends is of no interest. */
  run(program: string, args: string[]): void;
}

const system: System = {
  platform: process.platform,
  kill: (pid, name) => process.kill(pid, name),
  run: (program, args) => void execFile(program, args, () => undefined),
};

/** Parent by process. Linux says it in /proc, other Unixes by `ps`. */
function parents(): Map<number, number> {
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

/**
 * This process's children for which `wanted` holds, and all that they have started. Windows does not list them quickly:
 * there they are those of the `started` ones, which `signal` ends with all below them.
 */
export function descendants(
  wanted: (child: number) => boolean,
  started: Iterable<number>,
  { platform }: System = system,
): number[] {
  if (platform === 'win32') return [...started].filter(wanted);
  const above = parents();
  const below = (parent: number): number[] =>
    [...above].flatMap(([pid, its]) =>
      its === parent && (parent !== process.pid || wanted(pid)) ? [pid, ...below(pid)] : [],
    );
  return below(process.pid);
}

/** Sends a signal to processes, of which some may have ended. */
export function signal(pids: readonly number[], name: NodeJS.Signals, { platform, kill, run }: System = system): void {
  if (platform === 'win32') {
    const trees = pids.flatMap((pid) => ['/PID', String(pid)]);
    if (pids.length > 0) run('taskkill', ['/T', '/F', ...trees]);
    return;
  }
  for (const pid of pids) {
    try {
      kill(pid, name);
    } catch {
      // it has ended
    }
  }
}
