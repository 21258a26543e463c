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
        const pattern = String(request['pattern'] ?? '*');
        const found = this.entries.filter(({ code }) => fits(pattern, code));
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

/** Whether `text` fits a shell pattern (`*`, `?`) from its first to its last character; in linear time for each star. */
function fits(pattern: string, text: string): boolean {
  let [p, t, star, resume] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++; // first it stands for nothing
      resume = t;
    } else if (pattern[p] === '?' || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1; // let the last star take one character more
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
