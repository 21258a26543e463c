// What is secret of a course, and what is drawn from it: inputs that students do not see, and the constants of a term.

import { createHash, createHmac } from 'node:crypto';
import { Draw } from '../assignment/index.js';
import type { TermChoice } from '../assignment/term.js';

/** The first 48 bits of a keyed digest, which fit a number. */
function keyed(secret: string, ...what: readonly (string | number)[]): number {
  return createHmac('sha256', secret).update(JSON.stringify(what)).digest().readUIntBE(0, 6);
}

/** The inputs of a hidden call: others for each submission, so that nobody can try what they are. */
export const drawFor = (secret: string, ...what: readonly (string | number)[]): Draw =>
  new Draw(keyed(secret, 'inputs', ...what));

/** A seed for a hidden call, from 0 to 2³¹ − 1. */
export const seedFor = (secret: string, ...what: readonly (string | number)[]): number =>
  keyed(secret, 'seed', ...what) % 2 ** 31;

/** Which value a constant of a homework has this term. */
export const termChoice =
  (secret: string, assignment: string): TermChoice =>
  (name, n) =>
    keyed(secret, 'term', assignment, name) % n;

/** The order in which calls are made: by their keyed digests. */
export function inOrder<T>(secret: string, all: readonly T[], ...what: readonly (string | number)[]): T[] {
  const keys = all.map((_, i) => keyed(secret, 'order', ...what, i));
  return all
    .map((one, i) => [keys[i]!, one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

/** A digest of texts, in hexadecimal digits. */
export const digestOf = (...texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex');
