// What was typed, for history requests.

import type { Json } from '../protocol/message.js';

interface Entry {
  line: number;
  code: string;
  output: string | null;
}

/** The inputs and results of this session, oldest first. */
export class History {
  private readonly entries: Entry[] = [];

  add(line: number, code: string, output: string | null): void {
    this.entries.push({ line, code, output });
  }

  /** The `history` field of a reply: `[session, line, code]`, or `[session, line, [code, output]]` when output is asked for. */
  query(request: { [key: string]: Json }): Json[] {
    const withOutput = request['output'] === true;
    return this.select(request).map(({ line, code, output }) => [0, line, withOutput ? [code, output] : code]);
  }

  private select(request: { [key: string]: Json }): Entry[] {
    const n = typeof request['n'] === 'number' ? request['n'] : Number.POSITIVE_INFINITY;
    switch (request['hist_access_type']) {
      case 'range': {
        const start = Number(request['start'] ?? 0);
        const stop = typeof request['stop'] === 'number' ? request['stop'] : Number.POSITIVE_INFINITY;
        return this.entries.filter(({ line }) => line >= start && line < stop);
      }
      case 'search': {
        const pattern = glob(String(request['pattern'] ?? '*'));
        const found = this.entries.filter(({ code }) => pattern.test(code));
        return last(request['unique'] === true ? latestOfEach(found) : found, n);
      }
      default:
        return last(this.entries, n);
    }
  }
}

function last<T>(list: T[], n: number): T[] {
  return list.slice(Math.max(0, list.length - n));
}

function latestOfEach(entries: Entry[]): Entry[] {
  return entries.filter(({ code }, i) => !entries.slice(i + 1).some((later) => later.code === code));
}

/** A shell pattern (`*`, `?`) as a regular expression over the whole text. */
function glob(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 's');
}
