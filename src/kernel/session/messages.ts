// Every wording of the session that a user can meet.

import type { LeftOut } from './bound.js';
import type { ErrorContent, NameInfo, Spool } from './ports.js';

const plain = (ename: string, evalue: string): ErrorContent => ({ ename, evalue, traceback: [`${ename}: ${evalue}`] });

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A number with its noun: `1 line`, `12 000 lines`. */
const counted = (n: number, noun: string) =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ' ')} ${noun}${n === 1 ? '' : 's'}`;

/** What to write for a line that a shell would run. */
export const shell = (command: string) => {
  const folder = /^cd\s+(['"]?)(.+)\1$/.exec(command)?.[2];
  return folder === undefined
    ? `A cell runs no shell: write \`import { execSync } from 'node:child_process'\`, then \`console.log(execSync(${quoted(command)}, { encoding: 'utf8' }))\`.`
    : `A cell runs no shell: write \`process.chdir(${quoted(folder)})\`.`;
};

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** What to write instead of a magic of IPython, given what stands behind it. */
const instead: { readonly [word: string]: (rest: string) => string } = {
  timeit: () => 'write %time before the expression, which runs once',
  prun: () => 'write %time before the expression',
  matplotlib: () => "nothing is needed here; `import { plot } from 'lectern'` draws",
  config: () => 'there is nothing to set here; %types says how strictly types are checked',
  run: (file) => `write \`await import('./${file || 'file.ts'}')\``,
  load_ext: () => "packages are imported: `import { … } from 'package'`",
  autoreload: () => 'nothing is needed here; a local file that was edited is read again',
  env: () => "write `process.env['NAME']`",
  set_env: () => "write `process.env['NAME'] = 'value'`",
  html: () => "write `display(html(`…`))` with `import { html } from 'lectern/notebook'`",
  markdown: () => "write `display(md(`…`))` with `import { md } from 'lectern/notebook'`",
  latex: () => "write `display(md('$$…$$'))` with `import { md } from 'lectern/notebook'`",
  svg: () => "write `display(svg(`…`))` with `import { svg } from 'lectern/notebook'`",
  javascript: () => "write `display({ 'application/javascript': '…' }, { raw: true })`",
  writefile: (file) =>
    `write \`writeFileSync(${quoted(file || 'file.txt')}, '…')\` with \`import { writeFileSync } from 'node:fs'\``,
  load: (file) =>
    `write \`readFileSync(${quoted(file || 'file.txt')}, 'utf8')\` with \`import { readFileSync } from 'node:fs'\``,
  python: () => 'this notebook is TypeScript; a Python notebook has a kernel of its own',
  history: () => 'the arrow keys of a console bring earlier cells back',
  debug: () => 'write `console.log(value)` where you want to see it',
  capture: () => 'remove it; a value is kept with `const name = …`',
};

/** Other names of the same. */
const alike: { readonly [word: string]: string } = {
  HTML: 'html',
  SVG: 'svg',
  js: 'javascript',
  reload_ext: 'load_ext',
  pylab: 'matplotlib',
  file: 'writefile',
  python3: 'python',
  pypy: 'python',
  pdb: 'debug',
  hist: 'history',
  lprun: 'prun',
  mprun: 'prun',
  memit: 'timeit',
};

const lookUp = <T>(table: { readonly [word: string]: T }, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

const shells = new Set([
  'bash',
  'sh',
  'zsh',
  'script',
  'system',
  'sx',
  'cmd',
  'powershell',
  'pip',
  'conda',
  'npm',
  'ls',
  'cd',
  'pwd',
  'cat',
  'mkdir',
  'rm',
  'cp',
  'mv',
  'll',
]);

export const messages = {
  /** A magic that is none of ours, as an error. */
  noMagic: (cell: string, given: string, rest: string) => {
    const word = given.replace(/^%+/, '');
    const own = lookUp(alike, word) ?? word;
    const advice = lookUp(instead, own);
    if (word === 'types')
      return plain(
        'MagicError',
        `${cell}: %types is followed by ${rest === '' ? 'nothing' : `"${rest}"`}, but must be followed by strict, notebook or off.`,
      );
    if (shells.has(word)) {
      const command = word === 'pip' ? rest.replace(/^install/, 'npm install') : `${word} ${rest}`.trim();
      return plain(
        'MagicError',
        `${cell}: ${given} is a word of IPython. ${shell(given.startsWith('%%') ? '…' : command)}`,
      );
    }
    return plain(
      'MagicError',
      advice
        ? `${cell}: ${given} is a word of IPython: ${advice(rest)}.`
        : `${cell}: ${given} is no magic of this kernel; %help lists those it has.`,
    );
  },
  took: (milliseconds: number) =>
    milliseconds < 1000 ? `took ${milliseconds.toFixed(1)} ms\n` : `took ${(milliseconds / 1000).toFixed(2)} s\n`,
  typesNow: (types: string) => `types are checked: ${types}\n`,
  wasReset: 'all names are forgotten\n',
  who: (names: readonly NameInfo[]) => {
    if (names.length === 0) return 'the notebook has no names yet\n';
    const [first, second] = [
      Math.max(...names.map(({ name }) => name.length)),
      Math.max(...names.map(({ kind }) => kind.length)),
    ];
    return names
      .map(({ name, kind, type }) => `${name.padEnd(first)}  ${kind.padEnd(second)}  ${type}`.trimEnd())
      .map((row) => `${row}\n`)
      .join('');
  },
  magicHelp: `At the beginning of a cell:
%time EXPRESSION            how long the cell took (also %%time over a cell)
%who                        the names of the notebook, and what they are
%reset                      forgets all names
%types strict|notebook|off  how strictly types are checked from now on (%%types: in this cell)
%help                       this list
`,
  leftOut: ({ lines, displays, tail }: LeftOut, place: ReturnType<Spool['place']> | null) => {
    const what = [
      ...(lines > 0 ? [counted(lines, 'line')] : []),
      ...(displays > 0 ? [counted(displays, 'display')] : []),
    ].join(' and ');
    const file =
      place === null
        ? ''
        : 'file' in place
          ? `\nUntil the kernel ends ${place.whole ? 'the whole text' : 'the first gigabyte of the text'} is in ${place.file}.`
          : `\nThe text could not be kept in a file: ${place.failure}.`;
    const last = tail.length > 0 ? `\nIts last lines:\n\n${tail.join('\n')}` : '';
    return `… and ${what} more, too much for a page.${file}${last}`;
  },
  banner: (version: string, typescript: string) => `Lectern ${version} (TypeScript ${typescript})`,
  badRequest: (type: string, field: string, given: unknown) =>
    plain('RequestError', `${type}: ${field} is ${JSON.stringify(given) ?? 'missing'}, but must be a string`),
  /** A quiet line under a cell, as a bundle. */
  quietly: (text: string) => ({
    data: {
      'text/html': `<small style="color: #767676">${escapeHtml(text)}</small>`,
      'text/plain': text,
    },
    metadata: {},
  }),
  languageFailed: (reason: string) =>
    plain(
      'LanguageServiceError',
      `the TypeScript service failed on this code: ${reason}. If the code is deeply nested, split it.`,
    ),
};
