// Files on the disk, and those that come with the package.

import {
  accessSync,
  appendFileSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
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

/**
 * Writes a file as a whole, and the folders it stands in. It is written beside its place and then moved there, so that what stood there is
 * lost only when everything is written.
 */
export function writeFile(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const former = statSync(path, { throwIfNoEntry: false });
  if (former && !former.isFile()) return writeFileSync(path, content); // a device takes what comes, a folder nothing
  if (former) accessSync(path, constants.W_OK); // what may not be changed may not be replaced either
  const place = former ? realpathSync(path) : path; // a link leads to the file
  const beside = `${place}.${process.pid}-${threadId}.part`;
  try {
    writeFileSync(beside, content, { flush: true, ...(former && { mode: former.mode }) });
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Adds to the end of a file, which is made when there is none. */
export function appendFile(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, content);
}

/** The SHA-256 checksum as 64 hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string =>
  (require('node:crypto') as typeof import('node:crypto')).createHash('sha256').update(bytes).digest('hex');
