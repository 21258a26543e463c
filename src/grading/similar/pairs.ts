// Answers that have much in common: fingerprints of their tokens by winnowing (Schleimer, Wilkerson, Aiken: Local algorithms for
// document fingerprinting, SIGMOD 2003).

import type { Token } from './tokens.js';

/** How many tokens a fingerprint is made of, and of how many that follow each other one is kept: runs of 12 tokens in common are always found. */
const [length, window] = [8, 5];
/** An answer with fewer fingerprints than this is too short to say anything. */
const fewest = 15;
/** A pair is named from these shares on: of the answer that has more of the other, and of the one that has less. */
const [much, some] = [0.7, 0.5];

/** Two answers, and what they have in common. */
export interface Pair {
  students: [string, string];
  /** How much of each stands in the other, from 0 to 1. */
  shares: [number, number];
  /** How many fingerprints both have, and how many of these nobody else has. */
  common: number;
  alone: number;
  /** The longest piece that they share, as the first of them wrote it, from the beginning of its line. */
  piece: string;
}

/** An answer, as it is compared. */
export interface Text {
  text: string;
  tokens: readonly Token[];
}

interface Prints {
  /** The digest of each run of tokens; null where students were given it. */
  runs: (number | null)[];
  /** Those that are kept. */
  kept: Set<number>;
}

/**
 * The pairs of answers to one question that have much in common, most first. What the answers were handed out with does not count, nor does
 * what more than a fifth of the class has written, if these are more than five, or more than fifty.
 * @param answers those of each student
 * @param given the tokens of what they were handed out with
 */
export function similarPairs(answers: ReadonlyMap<string, Text>, given: readonly Token[]): Pair[] {
  const theirs = new Set(hashes(given));
  const prints = new Map([...answers].map(([student, { tokens }]) => [student, printsOf(tokens, theirs)]));
  const owners = new Map<number, string[]>();
  for (const [student, { kept }] of prints)
    for (const one of kept) {
      const own = owners.get(one);
      if (own) own.push(student);
      else owners.set(one, [student]);
    }
  // rings of up to five are found in small classes, in which five may be many: a training loop by the book is no copy
  const usual = Math.min(50, Math.max(5, answers.size / 5));
  const sizes = new Map<string, number>();
  const found = new Map<string, { students: [string, string]; common: number; alone: number }>();
  for (const students of owners.values()) {
    if (students.length > usual) continue;
    for (const [i, one] of students.entries()) {
      sizes.set(one, (sizes.get(one) ?? 0) + 1);
      for (const other of students.slice(i + 1)) {
        const key = JSON.stringify([one, other]);
        const pair = found.get(key) ?? { students: [one, other], common: 0, alone: 0 };
        pair.common++;
        if (students.length === 2) pair.alone++;
        found.set(key, pair);
      }
    }
  }
  return [...found.values()]
    .filter(({ students }) => students.every((student) => sizes.get(student)! >= fewest))
    .map((pair) => ({ ...pair, shares: pair.students.map((one) => pair.common / sizes.get(one)!) as [number, number] }))
    .filter(({ shares }) => Math.max(...shares) >= much && Math.min(...shares) >= some)
    .sort((a, b) => Math.min(...b.shares) - Math.min(...a.shares) || b.alone - a.alone)
    .map((pair) => {
      const [one, other] = pair.students.map((student) => prints.get(student)!) as [Prints, Prints];
      return { ...pair, piece: longestPiece(answers.get(pair.students[0])!, one, other) };
    });
}

/** A number for each run of tokens (FNV-1a). */
function hashes(tokens: readonly Token[]): number[] {
  const all: number[] = [];
  for (let i = 0; i + length <= tokens.length; i++) {
    let hash = 0x811c9dc5;
    for (const { text } of tokens.slice(i, i + length)) {
      for (let j = 0; j < text.length; j++) hash = Math.imul(hash ^ text.charCodeAt(j), 0x01000193);
      hash = Math.imul(hash ^ 0x1f, 0x01000193);
    }
    all.push(hash >>> 0);
  }
  return all;
}

/** Of each window the smallest number is kept. */
function printsOf(tokens: readonly Token[], without: ReadonlySet<number>): Prints {
  const runs = hashes(tokens).map((one) => (without.has(one) ? null : one));
  const own = runs.filter((one) => one !== null);
  const kept = new Set<number>();
  for (let i = 0; i + window <= own.length; i++) kept.add(Math.min(...own.slice(i, i + window)));
  return { runs, kept };
}

function longestPiece({ text, tokens }: Text, { runs }: Prints, other: Prints): string {
  const theirs = new Set(other.runs);
  let best = { from: 0, n: 0 };
  let n = 0;
  for (const [i, run] of runs.entries()) {
    n = run !== null && theirs.has(run) ? n + 1 : 0;
    if (n > best.n) best = { from: i - n + 1, n };
  }
  const last = tokens[best.from + best.n + length - 2];
  return last ? text.slice(text.lastIndexOf('\n', tokens[best.from]!.start) + 1, last.end) : '';
}
