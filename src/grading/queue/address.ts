// Where a Redis is, and what of that nobody may read.

import { messages } from './messages.js';

/** What does not work with a queue; the message says what to do. */
export class QueueError extends Error {
  override name = 'QueueError';
}

export interface Address {
  host: string;
  port: number;
  db: number;
  tls: boolean;
  username: string | null;
  password: string | null;
  /** The address without its user and password. */
  shown: string;
  /** A text of others without the address, the user and the password. */
  scrub(text: string): string;
}

/**
 * Reads `redis://…` or `rediss://…`; a password that does not stand there is taken from REDISCLI_AUTH, as redis-cli does.
 * @throws {QueueError} when it is no such address; the message does not repeat it, since it may hold a password
 */
export function addressOf(given: string, environment: NodeJS.ProcessEnv = process.env): Address {
  const url = URL.canParse(given) ? new URL(given) : null;
  const db = Number(url?.pathname.slice(1) || 0);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '' || url.search !== '' || url.hash !== '')
    throw new QueueError(messages.badAddress);
  if (!Number.isInteger(db) || db < 0) throw new QueueError(messages.badAddress);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1'); // of version 6
  const port = Number(url.port || 6379);
  const username = decoded(url.username) || null;
  const password = decoded(url.password) || environment['REDISCLI_AUTH'] || null;
  const hidden = [given, password, url.password, username, url.username].filter((one): one is string => !!one);
  hidden.sort((a, b) => b.length - a.length); // the whole before its parts
  return {
    ...{ host, port, db, username, password },
    tls: url.protocol === 'rediss:',
    shown: `${url.protocol}//${url.hostname}:${port}${db > 0 ? `/${db}` : ''}`,
    scrub: (text) => hidden.reduce((rest, one) => rest.replaceAll(one, '***'), text),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new QueueError(messages.badAddress);
  }
}

/** Whether only this machine reaches a host. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/i.test(host);
