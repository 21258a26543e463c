// Every wording of the language side that a user can meet.

import { shell } from '../session/messages.js';

/** A place that was let through: its line, its word, and whether its type is missing. */
interface Noted {
  line: number;
  word: string;
  isAny: boolean;
}

/** What takes the place of Deno's words. */
const insteadOfDeno: { readonly [word: string]: string } = {
  'jupyter.broadcast': '`const shown = display(value)`, `shown.update(value)` and `clearOutput()`',
  readTextFile: "`await readFile(path, 'utf8')` with `import { readFile } from 'node:fs/promises'`",
  readTextFileSync: "`readFileSync(path, 'utf8')` with `import { readFileSync } from 'node:fs'`",
  writeTextFile: "`await writeFile(path, text)` with `import { writeFile } from 'node:fs/promises'`",
  writeTextFileSync: "`writeFileSync(path, text)` with `import { writeFileSync } from 'node:fs'`",
  readFile: "`await readFile(path)` with `import { readFile } from 'node:fs/promises'`",
  readFileSync: "`readFileSync(path)` with `import { readFileSync } from 'node:fs'`",
  writeFile: "`await writeFile(path, bytes)` with `import { writeFile } from 'node:fs/promises'`",
  writeFileSync: "`writeFileSync(path, bytes)` with `import { writeFileSync } from 'node:fs'`",
  readDir: "`await readdir(path)` with `import { readdir } from 'node:fs/promises'`",
  readDirSync: "`readdirSync(path)` with `import { readdirSync } from 'node:fs'`",
  mkdir: "`await mkdir(path, { recursive: true })` with `import { mkdir } from 'node:fs/promises'`",
  remove: "`await rm(path, { recursive: true })` with `import { rm } from 'node:fs/promises'`",
  stat: "`await stat(path)` with `import { stat } from 'node:fs/promises'`",
  makeTempDir: "`await mkdtemp('/tmp/x-')` with `import { mkdtemp } from 'node:fs/promises'`",
  env: "`process.env['NAME']`",
  args: '`process.argv`',
  cwd: '`process.cwd()`',
  pid: '`process.pid`',
  version: '`process.versions`',
  build: '`process.platform` and `process.arch`',
  memoryUsage: '`process.memoryUsage()`',
  inspect: "`inspect(value)` with `import { inspect } from 'node:util'`",
  stdin: "`await input('? ')`",
  stdout: '`process.stdout.write(text)`',
  stderr: '`process.stderr.write(text)`',
  Command:
    "`execFileSync(program, args, { encoding: 'utf8' })` with `import { execFileSync } from 'node:child_process'`",
  run: "`execFileSync(program, args, { encoding: 'utf8' })` with `import { execFileSync } from 'node:child_process'`",
  serve: "`createServer(handler).listen(port)` with `import { createServer } from 'node:http'`",
  listen: "`createServer(handler).listen(port)` with `import { createServer } from 'node:net'`",
  connect: "`connect(port, host)` with `import { connect } from 'node:net'`",
  test: "`assert.equal(a, b)` with `import assert from 'node:assert/strict'`",
};

/** What takes the place of the members of ijavascript's `$$`. */
const insteadOfIjavascript: { readonly [word: string]: string } = {
  html: "`display(html(text))` with `import { html } from 'lectern/notebook'`",
  svg: "`display(svg(text))` with `import { svg } from 'lectern/notebook'`",
  png: "`display(png(bytes))` with `import { png } from 'lectern/notebook'`",
  jpeg: "`display({ 'image/jpeg': bytes }, { raw: true })`",
  mime: '`display(bundle, { raw: true })`',
  text: '`console.log(text)`',
  async: '`await`: a cell ends when what it awaits has come',
  sendResult: '`await` before the promise: the last expression is the result, and `display(value)` shows another',
  done: '`await` before the promise: the last expression is the result',
  sendError: '`throw error`',
  clear: '`clearOutput()`',
  input: "`await input('? ')`",
  display: '`const shown = display(value)` and `shown.update(value)`',
};

const lookUp = (table: { readonly [word: string]: string }, word: string) =>
  Object.hasOwn(table, word) ? table[word] : undefined;

export const messages = {
  jsr: (name: string, path: string) =>
    `Packages of JSR are not loaded by themselves here: type \`npx jsr add ${name}\` in a terminal, in the notebook's folder, then write '${name}${path}'.`,
  fromTheWeb: (address: string, name: string | null) =>
    name === null
      ? `Modules are not loaded from the web here: save ${address} beside the notebook and import it as a file, './name.js'.`
      : `Modules are not loaded from the web here: type \`npm install ${name}\` in a terminal, in the notebook's folder, then write '${name}'.`,
  npmMissing: (name: string) =>
    `The package '${name}' is not there: type \`npm install ${name}\` in a terminal, in the notebook's folder, then run the cell again.`,
  jsx: () =>
    `JSX is not compiled here: write html\`<b>\${value}</b>\` with \`import { html } from 'lectern/notebook'\`, which escapes what is inserted.`,
  shell,
  magicBelow: (word: string) => `${word} is for the kernel only at the beginning of a cell; %help lists what it knows.`,
  deno: (written: string) => {
    const word = written.replace(/^Deno\./, '');
    const found = lookUp(insteadOfDeno, word) ?? lookUp(insteadOfDeno, word.replace(/Sync$/, ''));
    return found === undefined
      ? `${written} is Deno's own, and this is Node: see 'node:fs/promises', 'node:process' and 'node:child_process'.`
      : `${written} is Deno's own, and this is Node: write ${found}.`;
  },
  ijavascript: (word: string) =>
    `$$ is ijavascript's own: write ${lookUp(insteadOfIjavascript, word) ?? "`display(value)`; words such as html and svg come from 'lectern/notebook'"}.`,
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
    const list = (some: Noted[]) => {
      const all = new Set(some.map(({ word, line }) => (word ? `${word} (line ${line})` : `line ${line}`)));
      return [...all].slice(0, 3).join(', ') + (all.size > 3 ? ', …' : '');
    };
    return [
      untyped.length > 0 ? `not checked, because no type is known: ${list(untyped)}` : '',
      unsure.length > 0 ? `perhaps not set: ${list(unsure)}` : '',
    ]
      .filter((text) => text !== '')
      .join('; ');
  },
};
