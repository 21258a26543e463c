// What stands between BEGIN and END in a cell: solutions, and how answers in words are marked. The words are nbgrader's.

import type { Cell } from '../ipynb/index.js';
import { messages } from './messages.js';

export type Region = 'SOLUTION' | 'MARK SCHEME';
const kinds: readonly Region[] = ['SOLUTION', 'MARK SCHEME'];
const words = /(BEGIN|END) (SOLUTION|MARK SCHEME|HIDDEN TESTS)/;
/** What was meant for one of them: it stands alone behind the sign of a comment. */
const misspelt =
  /^\s*(?:\/\/|<!--|#+)\s*(?:(?:BEGIN|END)\s[A-Z ]+|(?:[Bb]egin|[Ee]nd)\s+(?:[Ss]ol|[Mm]ark|[Hh]idden)[A-Za-z ]*)(?:-->)?\s*$/;

export interface Regions {
  /** The text of each solution. */
  solutions: string[];
  /** How each answer in words is marked. */
  schemes: string[];
  /** What is wrong, by line of the cell, of which the first is 1. */
  problems: { line: number; what: string }[];
}

interface Line {
  text: string;
  /** The region that it is in; null outside. */
  region: Region | null;
  /** It begins or ends one. */
  edge: 'BEGIN' | 'END' | null;
}

function linesOf(source: string): { lines: Line[]; problems: Regions['problems'] } {
  const problems: Regions['problems'] = [];
  let open: { region: Region; line: number } | null = null;
  const lines = source.split('\n').map((text, i): Line => {
    const [, edge, kind] = words.exec(text) ?? [];
    const line = i + 1;
    if (edge === undefined) {
      if (misspelt.test(text)) problems.push({ line, what: messages.unknownRegion(text.trim()) });
      return { text, region: open?.region ?? null, edge: null };
    }
    const region = kinds.find((one) => one === kind);
    if (!region) problems.push({ line, what: messages.hiddenTests });
    else if (edge === 'BEGIN') {
      if (open) problems.push({ line, what: messages.nested(region, open.region, open.line) });
      open = { region, line };
    } else if (open?.region === region) open = null;
    else problems.push({ line, what: messages.notOpen(region) });
    return { text, region: region ?? null, edge: edge as 'BEGIN' | 'END' };
  });
  if (open !== null) {
    const { region, line } = open as { region: Region; line: number };
    problems.push({ line, what: messages.unclosed(region) });
  }
  return { lines, problems };
}

/** What stands in the regions of a cell, and what is wrong with them. */
export function regionsOf(source: string): Regions {
  const { lines, problems } = linesOf(source);
  const textsIn = (kind: Region): string[] => {
    const texts: string[][] = [];
    for (const { text, region, edge } of lines) {
      if (region !== kind) continue;
      if (edge === 'BEGIN') texts.push([]);
      else if (edge === null) texts.at(-1)!.push(text);
    }
    return texts.map((all) => all.join('\n'));
  };
  return { solutions: textsIn('SOLUTION'), schemes: textsIn('MARK SCHEME'), problems };
}

/** The cell without what its regions hold; in the place of each solution stands where to write one's own. nbgrader gives the same. */
export function withoutRegions(source: string, type: Cell['type']): string {
  return linesOf(source)
    .lines.filter(({ region, edge }) => region === null || (region === 'SOLUTION' && edge === 'BEGIN'))
    .flatMap(({ text, edge }) => (edge === null ? [text] : placeholder(/^\s*/.exec(text)![0], type)))
    .join('\n');
}

const placeholder = (indent: string, type: Cell['type']): string[] =>
  (type === 'code' ? messages.writeCode : messages.writeText).map((line) => `${indent}${line}`);

/**
 * The cell with its mark scheme inside its last solution, where nbgrader needs it: outside, it would count as a part of what a student is
 * given, and an answer that nobody has written would not be known as one.
 */
export function schemeInSolution(source: string): string {
  const { lines } = linesOf(source);
  const scheme = lines.filter(({ region }) => region === 'MARK SCHEME');
  const rest = lines.filter(({ region }) => region !== 'MARK SCHEME');
  const end = rest.findLastIndex(({ region, edge }) => region === 'SOLUTION' && edge === 'END');
  if (end >= 0) rest.splice(end, 0, ...scheme);
  return rest.map(({ text }) => text).join('\n');
}

/** The cell with its solutions, without the lines that begin and end them. */
export function withoutMarks(source: string): string {
  return linesOf(source)
    .lines.filter(({ edge }) => edge === null)
    .map(({ text }) => text)
    .join('\n')
    .trim();
}
