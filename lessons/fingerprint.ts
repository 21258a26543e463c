// Which numbers, or which program, something was made of.

import { createHash } from 'node:crypto';

/** Sixteen hexadecimal digits of SHA-256. */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
