// Where lessons write files, and a server to send something to: both are gone afterwards, and on every machine the same is shown of them.

import { fileSize, joinPath, readFile } from '../host/files.js';
import { filesBelow, listen, type Request, removeFolder, temporaryFolder } from '../host/scratch.js';
import { check, string } from '../options/index.js';
import { messages } from './messages.js';

/**
 * A folder of its own among the machine's temporary files, for what a lesson writes.
 * @example
 * const folder = new ScratchFolder();
 * new train.CSVLogger(folder.path('log.csv'));
 * folder.files() // []
 * folder.remove();
 */
export class ScratchFolder {
  private readonly root = temporaryFolder('lectern-lesson-');

  /**
   * Where a file of this folder lies, for what writes or reads it.
   * @param name with `/` between the parts
   * @throws {RangeError} when the name is no text
   * @example folder.path('runs/log.csv')
   */
  path(name: string): string {
    check('path', 'the name', name, string);
    return joinPath(this.root, ...name.split('/'));
  }

  /**
   * The files, sorted by name, and how many bytes each has.
   * @example folder.files().map(({ name }) => name)
   */
  files(): { name: string; bytes: number }[] {
    return filesBelow(this.root).map((name) => ({ name, bytes: fileSize(this.path(name)) }));
  }

  /**
   * The bytes of a file.
   * @throws {RangeError} when there is none of this name
   * @example folder.bytes('best.safetensors').length
   */
  bytes(name: string): Uint8Array {
    const bytes = readFile(this.path(name));
    if (!bytes) throw new RangeError(messages.noScratchFile(name, filesBelow(this.root)));
    return new Uint8Array(bytes);
  }

  /**
   * A file as text.
   * @throws {RangeError} when there is none of this name
   * @example folder.text('log.csv').split('\n')
   */
  text(name: string): string {
    return new TextDecoder().decode(this.bytes(name));
  }

  /**
   * Removes the folder with all that is in it.
   * @example folder.remove();
   */
  remove(): void {
    removeFolder(this.root);
  }
}

/**
 * Starts a server that keeps what it is sent, at 127.0.0.1, where no other machine reaches it, and any port that is free.
 * @returns the address, what has come so far, in its order, and a function that ends the server
 * @example
 * const server = await receiver();
 * await train.fit(net, loader, { optimizer, callbacks: [new train.RemoteMonitor({ root: server.root })], verbose: false });
 * server.received.length // 1
 * await server.close();
 */
export async function receiver(): Promise<{ root: string; received: readonly Request[]; close(): Promise<void> }> {
  const received: Request[] = [];
  const server = await listen((request) => received.push(request));
  return { ...server, received };
}
