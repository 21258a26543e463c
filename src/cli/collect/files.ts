// Files of a folder as they were handed in, read without following links and with a bound.

import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../../grading/collect/collect.js';
import { messages } from './messages.js';

/** nbgrader's folders are three deep; whoever goes deeper has nothing to hand in there. */
const depth = 4;

/** All that lies in a folder, links and devices too, of which none is opened. */
export function filesIn(folder: string, place = '', level = 1): Candidate[] {
  return readdirSync(join(folder, place), { withFileTypes: true }).flatMap((file): Candidate[] => {
    const path = place === '' ? file.name : `${place}/${file.name}`;
    if (file.isDirectory()) return level < depth ? filesIn(folder, path, level + 1) : [];
    const whole = join(folder, path);
    return [{ path, regular: file.isFile(), read: (limit) => readBounded(whole, limit) }];
  });
}

/**
 * The bytes of a regular file.
 * @throws {RangeError} when it has more than `limit`
 */
export function readBounded(path: string, limit: number): Uint8Array {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new Error(messages.notRegular);
    if (status.size > limit) throw new RangeError(messages.tooLarge(limit));
    const bytes = new Uint8Array(status.size);
    let at = 0;
    for (let n = -1; n !== 0 && at < bytes.length; at += n) n = readSync(file, bytes, at, bytes.length - at, at);
    return bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}
