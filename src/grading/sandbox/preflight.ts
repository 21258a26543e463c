// Before anything is marked: whether this machine isolates students' code, and, where it does not, why and what to do.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fromGuest, toGuest } from '../channel/frames.js';
import { decode, encode } from '../channel/values.js';
import type { Guest } from './guest.js';
import { usual } from './limits.js';
import { messages } from './messages.js';
import { found } from './room.js';
import type { Start } from './start.js';
import type { Isolation } from './users.js';

/** What decides whether namespaces can be had. */
export interface Facts {
  platform: string;
  /** Whether bubblewrap is installed. */
  bwrap: boolean;
  /** What bubblewrap says when it is asked for an empty sandbox; null when it makes one. */
  refusal: string | null;
  /** The kernel's settings, by name; null where a kernel has no such setting. */
  setting(name: string): string | null;
  /** Whether this is a container. */
  container: boolean;
  root: boolean;
}

/** Why bubblewrap cannot be had, with what to do; null when it can. */
export function obstacle({ platform, bwrap, refusal, setting, container }: Facts): string | null {
  if (platform !== 'linux') return messages.otherSystem(platform);
  if (!bwrap) return messages.noBubblewrap;
  if (refusal === null) return null;
  if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1') return messages.appArmor;
  if (setting('kernel/unprivileged_userns_clone') === '0')
    return messages.noUserNamespaces('kernel.unprivileged_userns_clone=1');
  if (setting('user/max_user_namespaces') === '0') return messages.noUserNamespaces('user.max_user_namespaces=15000');
  return container ? messages.container : messages.refused(refusal);
}

/** The machine's facts. */
export function factsHere(user?: number): Facts {
  const { platform } = process;
  const bwrap = platform === 'linux' && isFound('bwrap');
  return {
    platform,
    bwrap,
    refusal: bwrap ? refusalOf(user) : null,
    setting: (name) => {
      const file = `/proc/sys/${name}`;
      return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
    },
    container: existsSync('/.dockerenv') || existsSync('/run/.containerenv'),
    root: process.getuid?.() === 0,
  };
}

function isFound(program: string): boolean {
  try {
    found(program);
    return true;
  } catch {
    return false;
  }
}

/** What bubblewrap says to the smallest sandbox. */
function refusalOf(user: number | undefined): string | null {
  const args = [
    '--unshare-all',
    '--unshare-user',
    '--disable-userns',
    '--ro-bind',
    '/',
    '/',
    '--proc',
    '/proc',
    '--',
    found('true'),
  ];
  try {
    execFileSync(found('bwrap'), args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(user !== undefined && { uid: user, gid: user }),
    });
    return null;
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr ?? error).trim();
  }
}

/** What a student's code tries in the probe; each gives the name of what it got through to. */
const probe = `
import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
const attempts = [
  ['files', () => existsSync('/etc/passwd') || existsSync('/root') || existsSync('/usr')],
  ['processes', () => readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).length > 4],
  ['environment', () => Object.keys(process.env).length > 4 || readFileSync('/proc/1/environ').length > 200],
  ['network', () => Object.values(networkInterfaces()).flat().some((one) => !one.internal)],
  ['program', () => { writeFileSync('/node_modules/probe', ''); return true; }],
];
const escapes = () => {
  return attempts.filter(([, attempt]) => { try { return attempt(); } catch { return false; } }).map(([name]) => name);
};
export default async () => ({ escapes });
`;

/**
 * Starts a process that tries to get out.
 * @returns what it got through to; nothing, when the sandbox holds
 * @throws {GuestError} as a rejection, when no process can be started
 */
export async function escapesFrom(start: Start): Promise<string[]> {
  const guest: Guest = start(usual, []);
  try {
    await guest.ready;
    const loaded = await guest.ask(toGuest.module, new TextEncoder().encode(probe), 65536, 30_000);
    if (loaded.kind !== fromGuest.loaded) throw new Error(new TextDecoder().decode(loaded.content));
    const { content } = await guest.ask(toGuest.call, encode(['escapes', null]), 65536, 30_000);
    return decode(content) as string[];
  } finally {
    guest.kill();
  }
}

/** Which isolation to use: what was asked for, where it can be had. @throws {Error} when it cannot be had; the error says what to do */
export function chooseIsolation(asked: Isolation, facts: Facts): Isolation {
  if (asked === 'none') return asked;
  if (asked === 'user') {
    if (facts.platform !== 'linux') throw new Error(messages.otherSystem(facts.platform));
    if (!facts.root) throw new Error(messages.userNeedsRoot);
    return asked;
  }
  const why = obstacle(facts);
  if (why !== null) throw new Error(`${why}\n${messages.otherwise(facts.root)}`);
  return asked;
}
