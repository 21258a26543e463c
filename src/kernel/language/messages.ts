// Every wording of the language side that a user can meet.

export const messages = {
  /** The heading of one compiler message. */
  problem: (name: string, line: number, text: string, code: number) => `${name}, line ${line}: ${text} (TS${code})`,
  more: (n: number) => `… and ${n} more`,
  howToRunAnyway: 'Nothing was run. To run a cell in spite of type errors, make `// @ts-nocheck` its first line.',
};
