// What is used for a while and then gone: a folder among the machine's temporary files, and a server that nobody else reaches.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

/** A new folder among the temporary files. */
export const temporaryFolder = (prefix: string): string => mkdtempSync(join(tmpdir(), prefix));

/** All files below a folder, sorted by name: their paths from there, with `/` between the parts. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => relative(folder, join(folder, name)))
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort();

/** Removes a folder with all that is in it; one that is not there is no mistake. */
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** What a client has sent. */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** The content's type, without what stands behind a semicolon. */
  readonly type: string;
  readonly body: string;
}

/**
 * Starts a server on this machine, at any port that is free, which says "ok" to whatever it is sent. It does not keep the program alive.
 * @param hear is told what has come
 */
export async function listen(hear: (request: Request) => void): Promise<{ root: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const [type = ''] = (headers['content-type'] ?? '').split(';');
      hear({ method, path, type, body: Buffer.concat(parts).toString() });
      response.end('ok');
    });
  });
  server.unref();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { root: `http://127.0.0.1:${port}`, close };
}
