// A sandbox of Linux' namespaces, made by bubblewrap: no files but Node and Lectern, no network, no other processes, limits set inside.

import type { Command } from './guest.js';
import { nodeOptions, prlimitOptions } from './limits.js';
import { found, guests, type Room } from './room.js';
import type { Wanted } from './start.js';

/** A folder of a student's process, in memory. */
const scratch = ['--size', String(64 * 2 ** 20), '--tmpfs'];

/** The command that starts a guest. */
export function bubblewrap(room: Room, { role, limits, forbids }: Wanted): Command {
  const binds = [...room.programs, ['/node_modules', room.modules(forbids)] as const];
  const args = [
    ...['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session'],
    ...['--cap-drop', 'ALL', '--clearenv', '--setenv', 'HOME', '/home', '--setenv', 'LC_ALL', 'C'],
    ...binds.flatMap(([inside, outside]) => ['--ro-bind', outside, inside]),
    ...['--proc', '/proc', '--dev-bind', '/dev/null', '/dev/null', '--dev-bind', '/dev/urandom', '/dev/urandom'],
    ...[...scratch, '/home', ...scratch, '/tmp', '--chdir', '/home', '--remount-ro', '/'],
    ...['--', '/bin/prlimit', ...prlimitOptions(limits)],
    ...['/bin/node', ...nodeOptions(limits), `/node_modules/${guests[role]}`],
  ];
  return { program: found('bwrap'), args };
}
