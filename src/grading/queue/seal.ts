// Who wrote a message: each carries a keyed digest of its text. The keys come from the secret of the term, one for each purpose, so that
// nothing can be taken for something else.

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a key is for. */
export type Purpose = 'jobs' | 'results' | 'tries' | 'students' | 'queues';

const keyFor = (secret: string, purpose: Purpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', `lectern queue ${purpose}`, 32));

/** A keyed digest of a text, in hexadecimal digits. */
const digest = (secret: string, purpose: Purpose, text: string): string =>
  createHmac('sha256', keyFor(secret, purpose)).update(text).digest('hex');

/** A name for texts, from which nobody without the secret can tell what they are. */
export const pseudonym = (secret: string, purpose: Purpose, ...texts: readonly string[]): string =>
  digest(secret, purpose, JSON.stringify(texts)).slice(0, 32);

/** Longer messages are not read. */
const longest = 2 ** 26;
const form = /^([0-9a-f]{64}) /;

/** A message: the digest, and behind it the text, as JSON, that it is of. */
export function seal(secret: string, purpose: Purpose, content: unknown): string {
  const text = JSON.stringify(content);
  return `${digest(secret, purpose, text)} ${text}`;
}

/** What a message says; null when it was not sealed with this secret for this purpose, or was changed since. */
export function unseal<T>(secret: string, purpose: Purpose, message: unknown): T | null {
  if (typeof message !== 'string' || message.length > longest) return null;
  const given = form.exec(message)?.[1];
  if (given === undefined) return null;
  const text = message.slice(given.length + 1);
  const isOurs = timingSafeEqual(Buffer.from(given), Buffer.from(digest(secret, purpose, text)));
  return isOurs ? (JSON.parse(text) as T) : null;
}
