// A page has no temporary files and serves nobody: both are refused in words.

import { messages } from './messages.js';

export function temporaryFolder(prefix: string): never {
  throw new Error(messages.noWriting(`${prefix}…`));
}

/** There never was a folder. */
export const filesBelow = (): string[] => [];
export const removeFolder = (): void => {};

/** What a client has sent. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

export function listen(): never {
  throw new Error(messages.noServer());
}
