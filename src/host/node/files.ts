// Files on the disk, and those that come with the package.

import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { require } from './require.js';

/** The path of a file inside the package. */
export const packaged = (name: string): string => join(dirname(require.resolve('lectern/package.json')), name);

/** A path put together from its parts. */
export const joinPath = (...parts: string[]): string => join(...parts);

/** The bytes of a file; null when there is none. */
export function readFile(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/** Bytes unpacked when they are gzipped, otherwise as they are. */
export function unzip(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return (require('node:zlib') as typeof import('node:zlib')).gunzipSync(bytes);
}

/** How many bytes a file has; 0 when there is none. */
export const fileSize = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Writes a file as a whole, and the folders it stands in. */
export function writeFile(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Adds to the end of a file, which is made when there is none. */
export function appendFile(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, content);
}

/** The SHA-256 checksum as 64 hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string =>
  (require('node:crypto') as typeof import('node:crypto')).createHash('sha256').update(bytes).digest('hex');
