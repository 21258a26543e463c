// Every wording of `lectern assignment`.

export const messages = {
  help: `Usage: lectern assignment build FILE [--out DIR] [--term FILE]
       lectern assignment new-term NAME [--term FILE]

build makes of a homework's source, a TypeScript module in percent format, what students get and what its author keeps:

  DIR/release/NAME.ipynb        the notebook for students: solutions and checks are left out
  DIR/release/NAME.checks.json  what their copy knows of the checks: inputs and results, no code
  DIR/solution/NAME.ipynb       the notebook with the solutions
  DIR/nbgrader/                 a course of nbgrader: the homework's source version, its hidden checks, and
                                nbgrader_config.py, unless there is one

new-term makes the secret of a term, outside of every repository. Constants that vary get other values by it, and lectern grade draws from
it the inputs that students do not see. Keep it: what was marked with it can be marked again with it only.

  --out DIR    where they go (default: the folder of FILE)
  --term FILE  the secret of the term (default: ${'$'}LECTERN_TERM, or ~/.config/lectern/term.json)
  -h, --help   this text

docs/homework.md says how a homework is written.`,
  unknown: (given: string) =>
    `unknown command "assignment ${given}"; there are: lectern assignment build FILE, lectern assignment new-term NAME`,
  oneFile: 'give one FILE, such as homework/hw1.ts',
  oneTerm: 'give one NAME for the term, such as autumn-2026',
  noFile: (file: string) => `${file} does not exist`,
  notTypeScript: (file: string) => `${file} is no TypeScript module; a homework is written in a file such as hw1.ts`,
  at: (line: number, what: string) => `line ${line}: ${what}`,
  refused: (file: string, problems: string) => `${file}:\n${problems}`,
  stubFails: (why: string) => `the student's version cannot be read: ${why}`,
  noKey: (file: string) =>
    `${file} cannot be read; restore it, or delete it if nobody is to be marked by the same hidden inputs again`,
  nothingHidden: (id: string, what: string) =>
    `note: ${id}: the check "${what}" has no hidden inputs, so whoever writes down what comes out for the visible ones passes; add hidden: (draw) => […]`,
  noScheme: (id: string) =>
    `note: ${id} has no mark scheme, so the page for marking it has no boxes; write lines such as "1 point: …" between BEGIN MARK SCHEME and END MARK SCHEME`,
  otherSum: (id: string, points: number, most: number) =>
    `note: ${id} brings ${points} points, and the lines of its mark scheme add up to ${most}; boxes are added when it is marked`,
  wrote: (path: string) => `Wrote ${path}`,
  madeTerm: (name: string, file: string) =>
    `Made the secret of the term ${name}: ${file}\nBuild the homeworks anew: their constants have other values now.`,
  ofTerm: (name: string) => `Constants are those of the term ${name}.`,
  noTerm: 'There is no term yet, so each constant has its first value; lectern assignment new-term NAME makes one.',
  summary: (questions: number, points: number, minutes: number) =>
    `${questions} question${questions === 1 ? '' : 's'}, ${points} points${minutes > 0 ? `, about ${minutes} minutes` : ''}`,
};
