// figures.sha256: a digest and a file a line, as `sha256sum --check` reads them.

import { Refused } from '../refused.js';
import { messages } from './messages.js';

/** Digests by file. */
export type Sums = Map<string, string>;

/** @throws {Refused} when a line is neither a digest nor a comment */
export function parseSums(text: string, file: string): Sums {
  const sums: Sums = new Map();
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const found = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (!found) throw new Refused(messages.badSums(file, i + 1));
    sums.set(found[2]!, found[1]!);
  }
  return sums;
}

export function sumsText(sums: Sums): string {
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, sum]) => `${sum}  ${file}\n`);
  return lines.join('');
}

/** How what was drawn differs from what was expected of the files that were asked for. */
export interface Changes {
  differs: string[];
  added: string[];
  gone: string[];
}

/** @param asked whether a file would have been drawn, had it still a figure */
export function compare(before: Sums, now: Sums, asked: (file: string) => boolean): Changes {
  const files = [...now.keys()];
  return {
    differs: files.filter((file) => before.has(file) && before.get(file) !== now.get(file)),
    added: files.filter((file) => !before.has(file)),
    gone: [...before.keys()].filter((file) => asked(file) && !now.has(file)),
  };
}
