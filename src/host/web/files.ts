// A page has no files: what needs one is refused in words.

import { messages } from './messages.js';

export const packaged = (name: string): string => name;
export const joinPath = (...parts: string[]): string => parts.join('/');
export const fileSize = (): number => 0;

export function readFile(path: string): never {
  throw new Error(messages.noFile(path));
}

/** What is never read is never unpacked. */
export const unzip = (bytes: Uint8Array): Uint8Array => bytes;
export const sha256 = (): string => '';

export function writeFile(path: string, _content?: Uint8Array | string): never {
  throw new Error(messages.noWriting(path));
}

export const appendFile = writeFile;
