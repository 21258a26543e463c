// Answers that have much in common: fingerprints of their tokens by winnowing (Schleimer, Wilkerson, Aiken: Local algorithms for
// document fingerprinting, SIGMOD 2003).

/** How many tokens a fingerprint is made of, and of how many that follow each other one is kept: runs of 12 tokens in common are always found. */
const [length, window] = [8, 5];
/** An answer with fewer fingerprints than this is too short to say anything. */
const fewest = 15;
/** A pair is named from these shares on: of the text that has more of the other, and of the one that has less. */
const [much, some] = [0.8, 0.5];

/** Two answers, and how much of each stands in the other. */
export interface Pair {
  students: [string, string];
  /** From 0 to 1. */
  shares: [number, number];
}

/**
 * The pairs of answers to one question that have much in common, most first. What the answers were handed out with does not count, nor does
 * what more than a fifth of the class has written, and more than ten.
 * @param answers the tokens of each student's answer
 * @param given those of what it was handed out with
 */
export function similarPairs(answers: ReadonlyMap<string, readonly string[]>, given: readonly string[]): Pair[] {
  const theirs = new Set(hashes(given));
  const prints = new Map([...answers].map(([student, tokens]) => [student, fingerprints(tokens, theirs)]));
  const owners = new Map<number, string[]>();
  for (const [student, all] of prints)
    for (const one of all) {
      const own = owners.get(one);
      if (own) own.push(student);
      else owners.set(one, [student]);
    }
  const usual = Math.max(10, answers.size / 5);
  const sizes = new Map<string, number>();
  const shared = new Map<string, Map<string, number>>();
  for (const students of owners.values()) {
    if (students.length > usual) continue;
    for (const [i, one] of students.entries()) {
      sizes.set(one, (sizes.get(one) ?? 0) + 1);
      const others = shared.get(one) ?? new Map<string, number>();
      shared.set(one, others);
      for (const other of students.slice(i + 1)) others.set(other, (others.get(other) ?? 0) + 1);
    }
  }
  const pairs = [...shared].flatMap(
    ([one, others]) =>
    [...others].map(([other, n]): Pair => ({ students: [one, other], shares: [n / sizes.get(one)!, n / sizes.get(other)!] })), // biome-ignore format: one line
  );
  return pairs
    .filter(({ students }) => students.every((student) => sizes.get(student)! >= fewest))
    .filter(({ shares }) => Math.max(...shares) >= much && Math.min(...shares) >= some)
    .sort((a, b) => Math.min(...b.shares) - Math.min(...a.shares) || (a.students.join() < b.students.join() ? -1 : 1));
}

/** A number for each run of tokens (FNV-1a). */
function hashes(tokens: readonly string[]): number[] {
  const all: number[] = [];
  for (let i = 0; i + length <= tokens.length; i++) {
    let hash = 0x811c9dc5;
    for (const token of tokens.slice(i, i + length)) {
      for (let j = 0; j < token.length; j++) hash = Math.imul(hash ^ token.charCodeAt(j), 0x01000193);
      hash = Math.imul(hash ^ 0x1f, 0x01000193);
    }
    all.push(hash >>> 0);
  }
  return all;
}

/** Of each window the smallest number. */
function fingerprints(tokens: readonly string[], without: ReadonlySet<number>): Set<number> {
  const all = hashes(tokens).filter((one) => !without.has(one));
  const kept = new Set<number>();
  for (let i = 0; i + window <= all.length; i++) kept.add(Math.min(...all.slice(i, i + window)));
  return kept;
}
