// Every wording of the running kernel that a user can meet.

export const messages = {
  interrupted: 'the cell was interrupted; all variables are kept',
  exit: (call: string) => `${call} was called. A cell cannot end the kernel; use Kernel → Shut Down instead.`,
  stdin: "process.stdin has nothing to read in a notebook. Ask with: const answer = await input('Name? ')",
  notDrawn: (why: string) => `The still picture of this figure could not be drawn (${why}).\n`,
  languageEnded: 'the thread of the compiler has ended; most likely there was not enough memory for it',
  noExport: (module: string, name: string) => `The module '${module}' has no export named '${name}'.`,
  requiredTypeScript: (id: string) =>
    `require() loads JavaScript and JSON, and '${id}' is TypeScript: load it with import * as all from '${id}'`,
  pop: 'Array.prototype.pop cannot be replaced: Node itself works with it. A class that extends Array can have its own.',
  inPlace: (name: string, line: number, within: string | null) =>
    `${name}, line ${line}${within === null ? '' : `, in ${within}`}`,
  noBroadcast:
    'Deno.jupyter.broadcast: messages of your own are not sent here; write display(value), whose handle has update(value), or clearOutput().',
  badTypes: (given: string) => `--types is "${given}", but must be strict, notebook or off`,
  causedBy: 'Caused by:',
  unreadable: 'something was thrown whose name or message cannot be read',
  cut: (characters: number) => `… and ${characters} more characters`,
  oneOf: (n: number) => `Error ${n}:`,
  usage: 'usage: node main.js CONNECTION_FILE (Jupyter does this; to install the kernel run `lectern install`)',
};
