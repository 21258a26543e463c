// Every wording of the language side that a user can meet.

/** A place that was let through: its line, its word, and whether its type is missing. */
interface Noted {
  line: number;
  word: string;
  isAny: boolean;
}

export const messages = {
  /** The heading of one compiler message. */
  problem: (name: string, line: number, text: string, code: number) => `${name}, line ${line}: ${text} (TS${code})`,
  more: (n: number) => `… and ${n} more`,
  repeated: (n: number) => `The same again in ${n} other place${n === 1 ? '' : 's'}.`,
  nothingRun: 'Nothing was run.',
  howToRunAnyway: 'Nothing was run. To run a cell in spite of type errors, make `// @ts-nocheck` its first line.',
  /** The quiet line under a cell that ran although its types say too little. */
  note: (places: Noted[]) => {
    const untyped = places.filter(({ isAny }) => isAny);
    const unsure = places.filter(({ isAny }) => !isAny);
    const list = (some: Noted[]) =>
      [...new Set(some.map(({ word, line }) => (word ? `${word} (line ${line})` : `line ${line}`)))]
        .slice(0, 3)
        .join(', ') + (some.length > 3 ? ', …' : '');
    return [
      untyped.length > 0 ? `not checked, because no type is known: ${list(untyped)}` : '',
      unsure.length > 0 ? `perhaps not set: ${list(unsure)}` : '',
    ]
      .filter((text) => text !== '')
      .join('; ');
  },
};
