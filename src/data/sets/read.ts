import { readFile, unzip } from '../../host/files.js';
import { messages } from '../messages.js';

/**
 * The bytes of a file as they stand on the disk; null when there is none.
 * @throws {Error} when it is a folder, or cannot be read
 */
export function readPacked(path: string): Uint8Array | null {
  try {
    return readFile(path);
  } catch (error) {
    throw new Error(messages.unreadable(path, error as Error & { code?: string }), { cause: error });
  }
}

/** The bytes of a file, unpacked when it is gzipped. @throws {Error} when it is damaged as well */
export function readUnpacked(path: string): Uint8Array | null {
  const bytes = readPacked(path);
  try {
    return bytes && unzip(bytes);
  } catch (error) {
    throw new Error(messages.unpacked(path, error as Error), { cause: error });
  }
}
