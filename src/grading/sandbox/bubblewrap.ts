// A sandbox of Linux' namespaces, made by bubblewrap: no files but Node and Lectern, no network, no other processes, limits set inside.

import { type Limits, nodeOptions, prlimitOptions } from './limits.js';
import { guest, type Room } from './room.js';

/** A folder of a student's process, in memory. */
const scratch = ['--size', String(64 * 2 ** 20), '--tmpfs'];

/**
 * The arguments of `bwrap` for a guest.
 * @param forbids the names of Lectern that it lacks
 */
export function bubblewrapArguments({ binds, without }: Room, limits: Limits, forbids: readonly string[]): string[] {
  return [
    ...['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session'],
    ...['--cap-drop', 'ALL', '--clearenv', '--setenv', 'HOME', '/home', '--setenv', 'LC_ALL', 'C'],
    ...[...binds, ...without(forbids)].flatMap(([inside, outside]) => ['--ro-bind', outside, inside]),
    ...['--proc', '/proc', '--dev-bind', '/dev/null', '/dev/null', '--dev-bind', '/dev/urandom', '/dev/urandom'],
    ...[...scratch, '/home', ...scratch, '/tmp', '--chdir', '/home', '--remount-ro', '/'],
    ...['--', '/bin/prlimit', ...prlimitOptions(limits)],
    ...['/bin/node', ...nodeOptions(limits), guest],
  ];
}
