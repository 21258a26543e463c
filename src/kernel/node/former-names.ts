// The names of a notebook, kept over a restart: a message can then say that a name is not unknown but forgotten.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Beside the connection file, which a restarted kernel gets again. */
const fileOf = (connectionFile: string) => `${connectionFile}.names`;

/** The names that the kernel before this one had, if it was restarted. */
export function takeFormerNames(connectionFile: string): string[] {
  const file = fileOf(connectionFile);
  try {
    const names = readFileSync(file, 'utf8').split('\n');
    rmSync(file);
    return names;
  } catch {
    return []; // this kernel is the first
  }
}

export function leaveNames(connectionFile: string, names: Iterable<string>): void {
  try {
    writeFileSync(fileOf(connectionFile), [...names].join('\n'));
  } catch {
    // the message will be a little poorer
  }
}
