// Every wording of `lectern check`.

export const messages = {
  help: `Usage: lectern check NOTEBOOK [--question ID]…

Runs the checks of a homework that came with its notebook, and says what is right and what is not yet. NAME.checks.json must lie beside
NAME.ipynb. Marking has more checks, with other inputs.

  --question ID  checks this question only; can be given several times
  -h, --help     this text`,
  oneNotebook: 'give one notebook, such as hw1.ipynb',
  noFile: (file: string) => `${file} does not exist`,
  byHand: (id: string, points: number) => `${id} is marked by hand: ${points} points`,
  endless: (id: string, seconds: number) =>
    `${id}: it ran for ${seconds} s and did not end; look for a loop that never ends. The questions behind it were not checked.`,
  noQuestion: (id: string, ids: readonly string[]) =>
    `there is no question ${id} with checks; there are ${ids.join(', ')}`,
  fails: (id: string, why: string) => `${id}: its cells cannot be run: ${why}`,
};
