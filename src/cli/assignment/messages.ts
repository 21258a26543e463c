// Every wording of `lectern assignment`.

export const messages = {
  help: `Usage: lectern assignment build FILE [--out DIR]

Makes of a homework's source, a TypeScript module in percent format, what students get and what its author keeps:

  DIR/release/NAME.ipynb        the notebook for students: solutions and checks are left out
  DIR/release/NAME.checks.json  what their copy knows of the checks: inputs and results, no code
  DIR/solution/NAME.ipynb       the notebook with the solutions

  --out DIR   where they go (default: the folder of FILE)
  -h, --help  this text

docs/homework.md says how a homework is written.`,
  unknown: (given: string) => `unknown command "assignment ${given}"; there is: lectern assignment build FILE`,
  oneFile: 'give one FILE, such as homework/hw1.ts',
  noFile: (file: string) => `${file} does not exist`,
  notTypeScript: (file: string) => `${file} is no TypeScript module; a homework is written in a file such as hw1.ts`,
  badSyntax: (line: number, what: string) => `line ${line}: ${what}`,
  refused: (file: string, problems: string) => `${file}:\n${problems}`,
  stubFails: (why: string) => `the student's version cannot be read: ${why}`,
  wrote: (path: string) => `Wrote ${path}`,
  summary: (questions: number, points: number, minutes: number) =>
    `${questions} question${questions === 1 ? '' : 's'}, ${points} points${minutes > 0 ? `, about ${minutes} minutes` : ''}`,
};
