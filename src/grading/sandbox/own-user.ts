// The weaker isolation, for machines without namespaces: a user of its own, with limits. It hides no file that everybody may read, and
// does not take the network away; docs/attacks-user.md says what it does not stop.

import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from './guest.js';
import { nodeOptions, prlimitOptions } from './limits.js';
import { found, guests, type Room } from './room.js';
import type { Wanted } from './start.js';

/** The command that starts a guest as another user, or as the marker's, in a folder that is empty and its own. */
export function ownUser(room: Room, { role, limits, forbids, user }: Wanted): Command {
  const modules = room.modules(forbids);
  const home = join(dirname(modules), `home-${user ?? role}`);
  if (user !== null) endAllOf(user); // before its folder goes: it might write there
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { mode: 0o700 });
  if (user !== null) chownSync(home, user, user);
  const node = [realpathSync(process.execPath), ...nodeOptions(limits), join(modules, guests[role])];
  return { program: found('prlimit'), args: [...prlimitOptions(limits), ...node], folder: home };
}

/** Ends what an answer before has left behind, which could do to the next one of this user whatever it likes. */
const endAllOf = (user: number): void =>
  void spawnSync(process.execPath, ['-e', "process.kill(-1, 'SIGKILL')"], { uid: user, gid: user, stdio: 'ignore' });
